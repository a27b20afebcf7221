//! Headings step down one level at a time.

use crate::check::{Check, EntryContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::{BlockKind, walk_blocks};
use crate::model::text;

/// A level left out.
static SKIPPED_LEVEL: Code = Code::error(
    "heading::skipped-level",
    "a heading skips a level",
    "People who hear a page move through it by its headings, and so do PDF readers. Under `##` comes \
     `###`, under that `####`. ([WCAG 2.2, 1.3.1](https://www.w3.org/TR/WCAG22/#info-and-relationships), \
     PDF/UA-1 7.4.2.)",
);

/// A heading of the first level.
static LEVEL_ONE: Code = Code::error(
    "heading::level-one",
    "a heading of the first level stands in the text",
    "The title in the front matter is the one first-level heading of the page. In the text begin with \
     `##`.",
);

/// A heading without words.
static EMPTY: Code = Code::error(
    "heading::empty",
    "a heading has no words",
    "A heading without words is read aloud as nothing. Give it words, or take it out.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&SKIPPED_LEVEL, &LEVEL_ONE, &EMPTY];

/// Looks at the steps between headings.
pub(super) struct Headings;

impl Check for Headings {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn entry(&self, ctx: &EntryContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for body in ctx.bodies.values() {
            for section in &body.sections {
                if let Some(heading) = &section.heading
                    && text::plain(&heading.content).trim().is_empty()
                {
                    diagnostics.push(EMPTY.at(section.span, "this heading has no words"));
                }
                let level = if section.heading.is_some() { 2 } else { 1 };
                steps(&section.blocks, level, diagnostics);
            }
            // Every question stands under a heading of the third level.
            if let Some(quiz) = &body.quiz {
                steps(&quiz.quiz.intro, 2, diagnostics);
                for question in &quiz.quiz.questions {
                    steps(&question.stem.blocks, 3, diagnostics);
                }
            }
        }
    }
}

/// Follows the headings below one of `level`.
fn steps(blocks: &[crate::model::document::Block], level: u8, diagnostics: &mut Vec<Diagnostic>) {
    let mut before = level;
    walk_blocks(blocks, &mut |block| {
        let BlockKind::Heading(heading) = &block.kind else {
            return;
        };
        if text::plain(&heading.content).trim().is_empty() {
            diagnostics.push(EMPTY.at(block.span, "this heading has no words"));
        }
        if heading.level == 1 {
            diagnostics.push(
                LEVEL_ONE
                    .at(block.span, "a first-level heading in the text")
                    .help("write `##`; the title is the first level"),
            );
            return;
        }
        if heading.level > before + 1 {
            let marks = "#".repeat(usize::from(before) + 1);
            diagnostics.push(
                SKIPPED_LEVEL
                    .at(
                        block.span,
                        format!("level {} follows level {before}", heading.level),
                    )
                    .help(format!("write `{marks}`")),
            );
        }
        before = heading.level;
    });
}

//! Every character that goes on paper can be printed.

use crate::check::{Check, EntryContext};
use crate::diagnostic::source::Span;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::model::document::{BlockKind, Inline, InlineKind, walk_blocks};
use crate::model::entry::EditionFacts;
use crate::model::facts::Collection;

/// A character without a glyph.
static MISSING_GLYPH: Code = Code::error(
    "print::missing-glyph",
    "a character cannot be printed",
    "The fonts of this language's worksheets have no picture for the character, so paper would show an \
     empty box. Use another character or word. (The fonts of each language stand in the theme's \
     `fonts.yaml`.)",
);

/// The codes of this file.
static CODES: &[&Code] = &[&MISSING_GLYPH];

/// Looks up every character in the fonts of its language.
pub(super) struct Glyphs;

impl Check for Glyphs {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn entry(&self, ctx: &EntryContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let collection = ctx.facts.id.collection;
        // Fonts that cannot be used have been reported.
        if ![Collection::Cases, Collection::Desks].contains(&collection)
            || ctx.fonts.faces().is_empty()
        {
            return;
        }
        for (language, edition) in &ctx.facts.editions {
            front_matter(ctx, language, edition, diagnostics);
        }
        // Of a desk only the front matter stands on a sheet.
        if collection != Collection::Cases {
            return;
        }
        for (language, body) in ctx.bodies {
            let mut look = |inline: &Inline| {
                let (exact, words) = match &inline.kind {
                    InlineKind::Text(text) => (true, vec![text]),
                    InlineKind::Code(text) => (false, vec![text]),
                    InlineKind::Ruby { base, reading } => (false, vec![base, reading]),
                    _ => return,
                };
                for text in words {
                    look_up(ctx, language, text, inline.span, exact, diagnostics);
                }
            };
            body.walk_inlines(&mut look);
            body.walk_parts(&mut |blocks| {
                walk_blocks(blocks, &mut |block| {
                    if let BlockKind::Code(code) = &block.kind {
                        look_up(ctx, language, &code.text, block.span, false, diagnostics);
                    }
                });
            });
        }
    }
}

/// Looks up the words of a front matter that go on paper.
fn front_matter(
    ctx: &EntryContext<'_>,
    language: &LanguageTag,
    edition: &EditionFacts,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let own = &edition.own;
    let texts = [Some(&own.title), Some(&own.summary), own.audience.as_ref()];
    let written = ctx.sources.slice(edition.front);
    for text in texts.into_iter().flatten() {
        // Most texts stand in the front matter just as they are.
        let start = edition.front.start + written.find(text.as_str()).unwrap_or(0);
        let exact = written.contains(text.as_str());
        let end = if exact {
            start + text.len()
        } else {
            edition.front.end
        };
        look_up(
            ctx,
            language,
            text,
            Span {
                start,
                end,
                ..edition.front
            },
            exact,
            diagnostics,
        );
    }
}

/// Reports each character of a text that has no glyph, once for each text.
fn look_up(
    ctx: &EntryContext<'_>,
    language: &LanguageTag,
    text: &str,
    span: Span,
    exact: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen = Vec::new();
    for (offset, c) in text.char_indices() {
        if c.is_whitespace() || c.is_control() || seen.contains(&c) || ctx.fonts.covers(language, c)
        {
            continue;
        }
        seen.push(c);
        // The words of a text stand in its span byte by byte, unless it was written with escapes.
        let whole = span.end - span.start == text.len();
        let at = if exact && whole {
            Span {
                start: span.start + offset,
                end: span.start + offset + c.len_utf8(),
                ..span
            }
        } else {
            span
        };
        diagnostics.push(
            MISSING_GLYPH
                .at(
                    at,
                    format!(
                        "`{c}` (U+{:04X}) cannot be printed in `{language}`",
                        u32::from(c)
                    ),
                )
                .help("use another character or a word in its place"),
        );
    }
}

//! Every link says where it leads.

use crate::check::{Check, EntryContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::InlineKind;
use crate::model::text;

/// A link without words.
static EMPTY_TEXT: Code = Code::error(
    "link::empty-text",
    "a link has no words",
    "A link is read aloud by its words, and printed by them. Put them between the square brackets: \
     `[相談窓口](../../desks/ihaho/)`. ([WCAG 2.2, 2.4.4](https://www.w3.org/TR/WCAG22/#link-purpose-in-context))",
);

/// The codes of this file.
static CODES: &[&Code] = &[&EMPTY_TEXT];

/// Looks at the words of links.
pub(super) struct LinkText;

impl Check for LinkText {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn entry(&self, ctx: &EntryContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for body in ctx.bodies.values() {
            body.walk_inlines(&mut |inline| {
                let InlineKind::Link(link) = &inline.kind else {
                    return;
                };
                if text::plain(&link.content).trim().is_empty() {
                    diagnostics.push(
                        EMPTY_TEXT
                            .at(inline.span, "this link has no words")
                            .help("write them between the square brackets"),
                    );
                }
            });
        }
    }
}

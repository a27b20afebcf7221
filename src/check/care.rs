//! A case that asks for care says so before it begins.

use crate::check::{Check, EntryContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::facts::{Care, SpecificFacts};

/// No calm line where one is due.
static MISSING_CARE_NOTE: Code = Code::error(
    "case::missing-care-note",
    "a case that asks for care has no care note",
    "Where `care` is `sensitive` or `high`, `care_note` tells the reader in one calm line what the case \
     is about, that it may be skipped, and where to talk. Each language needs its own.",
);

/// Nobody to talk to where somebody must be.
static NO_DESK: Code = Code::error(
    "case::no-desk",
    "a case that asks for high care names no help desk",
    "A reader in distress must find somebody to talk to on the very page. Name desks in `desks`.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&MISSING_CARE_NOTE, &NO_DESK];

/// Looks for care notes and desks.
pub(super) struct CareNotes;

impl Check for CareNotes {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn entry(&self, ctx: &EntryContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let facts = ctx.facts;
        let SpecificFacts::Case(case) = &facts.neutral.specific else {
            return;
        };
        if case.care == Care::Gentle {
            return;
        }
        for (language, edition) in &facts.editions {
            if edition.own.care_note.is_none() {
                diagnostics.push(
                    MISSING_CARE_NOTE
                        .at(
                            edition.head,
                            format!("`care_note` is missing in `{language}`"),
                        )
                        .help("add `care_note: …`: one calm line before the story"),
                );
            }
        }
        let source = &facts.editions[ctx.settings.source_language()];
        if case.care == Care::High && case.desks.is_empty() {
            diagnostics.push(
                NO_DESK
                    .at(source.head, "this case names no help desk")
                    .help("add `desks: [childline, …]`"),
            );
        }
    }
}

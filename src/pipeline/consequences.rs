//! Mistakes that follow from others: said once, at their cause.
//!
//! Takes everything found; gives it without what a mistyped mark brings with it. A list that is no
//! list has no choices, and a heading that is none begins no section: both are gone with the mend.

use crate::diagnostic::Diagnostic;

/// The mistyped marks on which the shape of a text depends.
const CAUSES: [&str; 4] = [
    "typing::task-mark",
    "typing::heading-mark",
    "typing::list-mark",
    "typing::indentation",
];

/// What may follow from them in the same file.
const EFFECTS: [&str; 9] = [
    "quiz::no-choices",
    "quiz::no-correct-answer",
    "quiz::single-choice",
    "quiz::not-two-choices",
    "quiz::no-questions",
    "case::missing-section",
    "case::empty-section",
    "translation::missing-section",
    "translation::quiz-differs",
];

/// What follows from a mark that stands within it.
const AROUND: &str = "quiz::not-a-choice";

/// Takes out what follows from mistyped marks.
pub(super) fn take_out(diagnostics: &mut Vec<Diagnostic>) {
    let is_cause = |found: &&Diagnostic| CAUSES.contains(&found.code.name);
    let causes: Vec<_> = diagnostics
        .iter()
        .filter(is_cause)
        .map(|found| found.span)
        .collect();
    diagnostics.retain(|found| {
        let mut causes = causes
            .iter()
            .filter(|cause| cause.source == found.span.source);
        let around = found.span.start..found.span.end;
        match found.code.name {
            AROUND => !causes.any(|cause| around.contains(&cause.start)),
            name => !EFFECTS.contains(&name) || causes.next().is_none(),
        }
    });
}

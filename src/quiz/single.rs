//! One right answer among several: the kind without a class.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::question::{Choose, Interaction};
use crate::quiz::{Kind, Written, choices};

/// Several right answers where one is meant.
pub(crate) static SEVERAL_CORRECT: Code = Code::error(
    "quiz::several-correct",
    "a question with one answer has several right ones",
    "Without a class exactly one choice is right, and readers can choose only one. If several are \
     right, say so on the heading: `### … {.multiple}`.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&SEVERAL_CORRECT];

/// Questions with one right answer.
pub(crate) struct Single;

impl Kind for Single {
    fn class(&self) -> Option<&'static str> {
        None
    }

    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn lower(&self, written: &Written<'_>, diagnostics: &mut Vec<Diagnostic>) -> Interaction {
        let choices = choices::read(written, diagnostics);
        let mut correct = choices.iter().filter(|choice| choice.correct);
        if let (Some(first), Some(second)) = (correct.next(), correct.next()) {
            diagnostics.push(
                SEVERAL_CORRECT
                    .at(second.span, "a second right answer")
                    .label(first.span, "the first is here")
                    .help("add `{.multiple}` to the heading, or mark one answer only"),
            );
        }
        Interaction::Choose(Choose {
            multiple: false,
            choices,
        })
    }
}

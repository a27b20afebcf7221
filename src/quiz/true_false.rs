//! Right or wrong: `{.true-false}`.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::question::{Choose, Interaction};
use crate::quiz::{Kind, Written, choices};

/// A true-or-false question with other than two choices, one of them right.
pub(crate) static NOT_TWO_CHOICES: Code = Code::error(
    "quiz::not-two-choices",
    "a true-or-false question needs two choices, one of them right",
    "A `{.true-false}` question has exactly the choices 正しい and 正しくない (True and False), and one of \
     them is marked `[x]`.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&NOT_TWO_CHOICES];

/// Questions answered by right or wrong.
pub(crate) struct TrueFalse;

impl Kind for TrueFalse {
    fn class(&self) -> Option<&'static str> {
        Some("true-false")
    }

    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn lower(&self, written: &Written<'_>, diagnostics: &mut Vec<Diagnostic>) -> Interaction {
        let choices = choices::read(written, diagnostics);
        let n_correct = choices.iter().filter(|choice| choice.correct).count();
        // Too few choices, or none right, has been said already.
        if choices.len() > 2 || (choices.len() == 2 && n_correct == 2) {
            let found = format!("found {} choices, {n_correct} of them right", choices.len());
            diagnostics.push(
                NOT_TWO_CHOICES
                    .at(written.span, found)
                    .help("keep two choices and mark one of them `[x]`"),
            );
        }
        Interaction::Choose(Choose {
            multiple: false,
            choices,
        })
    }
}

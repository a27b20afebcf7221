//! Several answers may be right: `{.multiple}`.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::question::{Choose, Interaction};
use crate::quiz::{Kind, Written, choices};

/// Questions answered by choosing all that is right.
pub(crate) struct Multiple;

impl Kind for Multiple {
    fn class(&self) -> Option<&'static str> {
        Some("multiple")
    }

    fn codes(&self) -> &'static [&'static Code] {
        &[]
    }

    fn lower(&self, written: &Written<'_>, diagnostics: &mut Vec<Diagnostic>) -> Interaction {
        let choices = choices::read(written, diagnostics);
        Interaction::Choose(Choose {
            multiple: true,
            choices,
        })
    }
}

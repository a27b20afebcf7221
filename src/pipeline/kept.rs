//! Diagnostics as they lie in the store: the code by its name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::codes;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::source::Span;
use crate::diagnostic::{Code, Diagnostic, Label};

/// Every code by its name.
pub(super) type CodesByName = BTreeMap<&'static str, &'static Code>;

/// Every code that can be reported, by its name.
pub(super) fn codes_by_name() -> CodesByName {
    let codes = codes().into_iter();
    codes.map(|code| (code.name, code)).collect()
}

/// A diagnostic with its code by name.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptDiagnostic {
    code: String,
    span: Span,
    message: String,
    labels: Vec<Label>,
    help: Option<String>,
    fix: Option<Box<Fix>>,
}

impl KeptDiagnostic {
    /// A diagnostic to keep.
    pub(super) fn of(diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.code.name.to_owned(),
            span: diagnostic.span,
            message: diagnostic.message.clone(),
            labels: diagnostic.labels.clone(),
            help: diagnostic.help.clone(),
            fix: diagnostic.fix.clone(),
        }
    }

    /// The diagnostic that was kept; `None` if its code is not known.
    pub(super) fn restore(self, codes: &CodesByName) -> Option<Diagnostic> {
        Some(Diagnostic {
            code: codes.get(self.code.as_str())?,
            span: self.span,
            message: self.message,
            labels: self.labels,
            help: self.help,
            fix: self.fix,
        })
    }
}

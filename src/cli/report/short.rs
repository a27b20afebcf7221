//! One line for each diagnostic, as editors and `grep` read them.

use std::fmt::Write as _;

use crate::cli::report::range;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::Sources;

/// Writes `file:line:column: severity[code]: message (help)`.
pub(super) fn write(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let (start, _) = range(sources, diagnostic);
        let path = &sources.get(diagnostic.span.source).path;
        let message = diagnostic.message.replace('\n', " ");
        let _ = write!(
            out,
            "{path}:{}:{}: {}[{}]: {message}",
            start.line,
            start.column,
            diagnostic.code.severity.word(),
            diagnostic.code.name
        );
        if let Some(help) = &diagnostic.help {
            let _ = write!(out, " ({help})");
        }
        out.push('\n');
    }
    out
}

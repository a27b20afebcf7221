//! One JSON array, for programs.

use serde::Serialize;

use crate::cli::report::range;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::Sources;

/// One diagnostic. Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'a str>,
}

/// Writes the array, with a line break at its end.
pub(super) fn write(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let entries: Vec<Entry<'_>> = diagnostics
        .iter()
        .map(|diagnostic| {
            let (start, end) = range(sources, diagnostic);
            Entry {
                code: diagnostic.code.name,
                severity: diagnostic.code.severity.word(),
                message: &diagnostic.message,
                path: &sources.get(diagnostic.span.source).path,
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                help: diagnostic.help.as_deref(),
            }
        })
        .collect();
    serde_json::to_string_pretty(&entries).expect("texts and numbers can be written as JSON") + "\n"
}

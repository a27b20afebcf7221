//! One JSON array, for programs.

use serde::Serialize;

use crate::cli::report::{range, range_of};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::Edit;
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
    /// The one safe mend, as `check --fix` would make it.
    fix: Option<Vec<Replacement<'a>>>,
}

/// Words to be put in the place of others, in the file of the diagnostic.
#[derive(Serialize)]
struct Replacement<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

impl<'a> Replacement<'a> {
    fn of(sources: &Sources, edit: &'a Edit) -> Self {
        let (start, end) = range_of(sources, edit.span);
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            text: &edit.text,
        }
    }
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
                fix: diagnostic.fix.as_ref().map(|fix| {
                    let edits = fix.edits.iter();
                    edits.map(|edit| Replacement::of(sources, edit)).collect()
                }),
            }
        })
        .collect();
    serde_json::to_string_pretty(&entries).expect("texts and numbers can be written as JSON") + "\n"
}

//! [Workflow commands](https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions)
//! of GitHub Actions, which shows them beside the lines of a change.

use std::fmt::Write as _;

use crate::cli::report::range;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::Sources;

/// Writes `::error file=…,line=…::message` for each diagnostic.
pub(super) fn write(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let (start, end) = range(sources, diagnostic);
        let message = match &diagnostic.help {
            Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        let _ = writeln!(
            out,
            "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            diagnostic.code.severity.word(),
            property(&sources.get(diagnostic.span.source).path),
            start.line,
            end.line,
            start.column,
            end.column,
            property(diagnostic.code.name),
            data(&message)
        );
    }
    out
}

/// Escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a value of a property, in which colons and commas have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

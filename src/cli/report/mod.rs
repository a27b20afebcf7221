//! How mistakes are printed: one file a format.
//!
//! Takes diagnostics and the texts they are about; prints them. Byte offsets become lines and
//! columns here and nowhere else.

pub(crate) mod flood;
mod github;
mod human;
mod json;
mod sarif;
mod short;

use std::borrow::Cow;

use clap::ValueEnum;

use crate::cli::print as print_text;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::{Position, Sources, Span};

/// The formats of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the words in question, for people
    Human,
    /// One line for each, `file:line:column: …`
    Short,
    /// One JSON array
    Json,
    /// SARIF 2.1.0, for code forges and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// Prints diagnostics in a format.
pub(crate) fn print(format: Format, sources: &Sources, diagnostics: &[Diagnostic]) {
    print_text(&text(format, sources, diagnostics));
}

/// Diagnostics as text in a format.
pub(crate) fn text(format: Format, sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let diagnostics = flood::without(diagnostics);
    let diagnostics = diagnostics.as_slice();
    match format {
        // The renderer shows what a terminal would obey, but for the controls beyond ASCII.
        Format::Human => tamed(&human::write(sources, diagnostics), |c| {
            matches!(c, '\u{80}'..='\u{9f}')
        }),
        Format::Short => tamed(&short::write(sources, diagnostics), is_obeyed),
        Format::Github => tamed(&github::write(sources, diagnostics), is_obeyed),
        // In JSON they are escaped, or stand in quotes for a program.
        Format::Json => json::write(sources, diagnostics),
        Format::Sarif => sarif::write(sources, diagnostics),
    }
}

/// Whether a terminal would do something instead of showing a character: move, change colours, or turn
/// the direction of all that follows ([Unicode TR 36](https://www.unicode.org/reports/tr36/)).
fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n') || turns
}

/// A text with a mark in the place of each character that is not to be printed.
fn tamed(text: &str, is_unwanted: fn(char) -> bool) -> String {
    text.replace(is_unwanted, "\u{fffd}")
}

/// The most characters of a message that are printed for people.
const MESSAGE_MAX: usize = 600;

/// A message without the middle, if it is too long to read.
fn shortened(message: &str) -> Cow<'_, str> {
    let n_chars = message.chars().count();
    if n_chars <= MESSAGE_MAX {
        return Cow::Borrowed(message);
    }
    let half = MESSAGE_MAX / 2;
    let start: String = message.chars().take(half).collect();
    let end: String = message.chars().skip(n_chars - half).collect();
    Cow::Owned(format!("{start} … {end}"))
}

/// Where a diagnostic begins and ends.
fn range(sources: &Sources, diagnostic: &Diagnostic) -> (Position, Position) {
    range_of(sources, diagnostic.span)
}

/// Where a span begins and ends.
fn range_of(sources: &Sources, span: Span) -> (Position, Position) {
    (
        sources.position(span.source, span.start),
        sources.position(span.source, span.end.max(span.start)),
    )
}

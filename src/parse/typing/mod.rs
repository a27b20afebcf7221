//! Typing mistakes of keyboards whose marks are wide: what looks like Markdown and is none.
//!
//! Takes a text and what the Markdown parser made of it; gives diagnostics, most with their fix.
//! Never looks into code, comments and HTML, and leaves wide marks alone where prose uses them: a
//! rule speaks only when nothing but the mark can be meant.

mod braces;
pub(crate) mod emphasis;
pub(crate) mod front;
mod headings;
pub(crate) mod layout;
mod links;
mod lists;
mod quotes;
mod tables;
mod tasks;

use std::ops::Range;

use self::layout::{Layout, Line};
use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Code, Diagnostic};

/// One family of rules: its codes, and what looks for them.
type Family = (
    &'static [&'static Code],
    fn(&Text<'_>, &mut Vec<Diagnostic>),
);

/// Every family.
const FAMILIES: [Family; 8] = [
    (tasks::CODES, tasks::look),
    (headings::CODES, headings::look),
    (quotes::CODES, quotes::look),
    (lists::CODES, lists::look),
    (tables::CODES, tables::look),
    (links::CODES, links::look),
    (braces::CODES, braces::look),
    (emphasis::CODES, emphasis::look),
];

/// The codes of this room.
pub(crate) fn codes() -> impl Iterator<Item = &'static Code> {
    let of_texts = FAMILIES.iter().flat_map(|(codes, _)| codes.iter().copied());
    of_texts.chain(front::CODES.iter().copied())
}

/// A Markdown text, and what is known of it.
struct Text<'a> {
    source: SourceId,
    /// Where it begins in its file.
    offset: usize,
    /// As its author wrote it.
    raw: &'a str,
    /// As the Markdown parser saw it, with the marks of readings hidden; just as long.
    masked: &'a str,
    layout: &'a Layout,
    lines: Vec<Line>,
}

impl<'a> Text<'a> {
    /// A range of the text as a span of its file.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(
            self.source,
            self.offset + range.start..self.offset + range.end,
        )
    }

    /// The words from a byte to the end of a line.
    fn from(&self, at: usize, line: &Line) -> &'a str {
        &self.raw[at..line.end]
    }
}

/// Looks for typing mistakes in a text that begins at byte `offset` of its source.
pub(crate) fn look(
    source: SourceId,
    offset: usize,
    raw: &str,
    masked: &str,
    layout: &Layout,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let text = Text {
        source,
        offset,
        raw,
        masked,
        layout,
        lines: layout::lines(raw),
    };
    for (_, look) in FAMILIES {
        look(&text, diagnostics);
    }
}

/// The wide space.
const WIDE_SPACE: char = '\u{3000}';

/// Whether a text has one of some wide signs, which begin with one byte all: most texts have few that do.
fn has_wide(text: &str, signs: &[char]) -> bool {
    const FIRST: u8 = 0xef;
    let mut places = memchr::memchr_iter(FIRST, text.as_bytes());
    places.any(|at| text[at..].starts_with(signs))
}

/// Whether a character is a space, wide or not.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | WIDE_SPACE)
}

/// Whether a text begins as a list item does; the length of its mark, and of the space after it.
///
/// The space may be wide, which is a mistake of its own.
fn bullet(text: &str) -> Option<(usize, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match (digits, text.as_bytes().get(digits)?) {
        (0, b'-' | b'*' | b'+') => 1,
        (1..=9, b'.' | b')') => digits + 1,
        _ => return None,
    };
    let space = space_len(&text[mark..]);
    (space > 0).then_some((mark, space))
}

/// How many bytes of space, wide or not, a text begins with.
fn space_len(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_space).len()
}

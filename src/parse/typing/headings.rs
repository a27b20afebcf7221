//! Heading marks: `＃＃ 見出し`, `##見出し`, `##　見出し`.
//!
//! Takes lines that begin with number signs; gives those that are no heading. One sign with a word
//! right after it is a hashtag, and left alone.

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::{Text, space_len};

/// A heading mark that is none.
static HEADING_MARK: Code = Code::error(
    "typing::heading-mark",
    "a heading mark is typed in wide letters, or without its space",
    "A heading begins with narrow (half-width) `##` and one narrow space. With `＃＃`, without a space \
     (`##見出し`) or with a wide one (`##　見出し`) the line is an ordinary paragraph, and the section it \
     should begin is missing. `casebook check --fix` mends it. A hashtag (`#学校`) is left alone.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&HEADING_MARK];

/// The deepest level of a heading.
const LEVEL_MAX: usize = 6;

/// Looks for heading marks.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for line in &text.lines {
        let words = text.from(line.head, line);
        if !text.layout.is_text(line.head) || text.layout.is_in_table(line.head) {
            continue;
        }
        let Some((level, len)) = mark(words) else {
            continue;
        };
        let right = "#".repeat(level);
        let (at, space) = (line.head, space_len(&words[len..]));
        diagnostics.push(
            HEADING_MARK
                .at(
                    text.span(at..at + len),
                    "this looks like a heading mark, and is none",
                )
                .help(format!(
                    "write `{right}` in narrow letters, with one narrow space after it"
                ))
                .fix(Fix::replace(
                    text.span(at..at + len + space),
                    format!("{right} "),
                )),
        );
    }
}

/// The level of what is meant as a heading mark and is none, and its length.
pub(super) fn mark(words: &str) -> Option<(usize, usize)> {
    let rest = words.trim_start_matches(['#', '＃']);
    let len = words.len() - rest.len();
    let level = words[..len].chars().count();
    let is_wide = words[..len].contains('＃');
    let next = rest.chars().next()?;
    let is_mark = match next {
        ' ' | '\t' => is_wide,
        '\u{3000}' => true,
        // `#学校` is a hashtag, `##` and a word are none.
        _ => level > 1 && (next.is_alphabetic() || "「『（【〈《“".contains(next)),
    };
    let has_words = !rest.trim().is_empty();
    ((1..=LEVEL_MAX).contains(&level) && is_mark && has_words).then_some((level, len))
}

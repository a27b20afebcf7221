//! The ruby mask: `{漢字|かんじ}` hidden from the Markdown parser, and found again afterwards.
//!
//! Takes a text; gives one of the same length in which every marker's `{`, `|` and `}` is a
//! control character. Unmasked, a reading at a heading's end would be eaten as attributes, one
//! beside emphasis would spoil it, and one in a table would split its cell.

use std::borrow::Cow;

/// Stands for the `{` of a marker.
pub(crate) const OPEN: char = '\u{1}';
/// Stands for its `|`.
pub(crate) const BAR: char = '\u{2}';
/// Stands for its `}`.
pub(crate) const CLOSE: char = '\u{3}';

/// Whether a character may not stand in a source, because the mask needs it.
pub(crate) fn is_reserved(c: char) -> bool {
    matches!(c, OPEN | BAR | CLOSE)
}

/// Hides every marker; byte offsets stay as they are.
pub(crate) fn mask(text: &str) -> String {
    let text = without_reserved(text);
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for open in memchr::memchr_iter(b'{', bytes) {
        if open < done {
            continue;
        }
        let Some((bar, close)) = marker(&bytes[open + 1..]) else {
            continue;
        };
        let (bar, close) = (open + 1 + bar, open + 1 + close);
        out.push_str(&text[done..open]);
        out.push(OPEN);
        out.push_str(&text[open + 1..bar]);
        out.push(BAR);
        out.push_str(&text[bar + 1..close]);
        out.push(CLOSE);
        done = close + 1;
    }
    out.push_str(&text[done..]);
    out
}

/// Where the bar and the end of a marker lie whose `{` stands before these bytes.
fn marker(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut bar = None;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'|' if at > 0 && bar.is_none() => bar = Some(at),
            b'|' | b'\n' | b'{' => return None,
            b'}' => return bar.map(|bar| (bar, at)),
            _ => {}
        }
    }
    None
}

/// A text with spaces in the place of what the mask needs for itself.
fn without_reserved(text: &str) -> Cow<'_, str> {
    if has_reserved(text) {
        Cow::Owned(text.replace(is_reserved, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether there are characters of the mask in a text.
fn has_reserved(text: &str) -> bool {
    memchr::memchr3(1, 2, 3, text.as_bytes()).is_some()
}

/// Puts the braces and bars of markers back where they are no markers: in code and addresses.
pub(crate) fn restore(text: &str) -> String {
    if !has_reserved(text) {
        return text.to_owned();
    }
    text.chars()
        .map(|c| match c {
            OPEN => '{',
            BAR => '|',
            CLOSE => '}',
            other => other,
        })
        .collect()
}

/// A piece of masked text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Ordinary words.
    Text(&'a str),
    /// A marker: base and reading.
    Ruby(&'a str, &'a str),
}

/// Splits masked text at its markers; each piece comes with its byte range in the text.
pub(crate) fn pieces(text: &str) -> Vec<(std::ops::Range<usize>, Piece<'_>)> {
    let mut out = Vec::new();
    let mut start = 0;
    while let Some(found) = find_marker(text, start) {
        let (range, base, reading) = found;
        if start < range.start {
            out.push((start..range.start, Piece::Text(&text[start..range.start])));
        }
        start = range.end;
        out.push((range, Piece::Ruby(base, reading)));
    }
    if start < text.len() {
        out.push((start..text.len(), Piece::Text(&text[start..])));
    }
    out
}

/// The next whole marker at or after `from`.
fn find_marker(text: &str, from: usize) -> Option<(std::ops::Range<usize>, &str, &str)> {
    let open = from + text[from..].find(OPEN)?;
    let bar = open + text[open..].find(BAR)?;
    let close = bar + text[bar..].find(CLOSE)?;
    Some((open..close + 1, &text[open + 1..bar], &text[bar + 1..close]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        mask(text)
            .replace(OPEN, "⟨")
            .replace(BAR, "¦")
            .replace(CLOSE, "⟩")
    }

    #[test]
    fn markers_are_hidden_and_nothing_else() {
        assert_eq!(shown("と**{誹謗|ひぼう}**は"), "と**⟨誹謗¦ひぼう⟩**は");
        assert_eq!(shown("{大人|}"), "⟨大人¦⟩");
        assert_eq!(shown("## 題 {#id .class}"), "## 題 {#id .class}");
        assert_eq!(shown("| a | {b | c"), "| a | {b | c");
        assert_eq!(shown("{a|b|c}"), "{a|b|c}");
        assert_eq!(shown("{|x}"), "{|x}");
        assert_eq!(shown("{漢\n字|x}"), "{漢\n字|x}");
    }

    #[test]
    fn masking_keeps_every_offset() {
        let text = "あ{漢字|かんじ}い";
        assert_eq!(mask(text).len(), text.len());
        assert_eq!(restore(&mask(text)), text);
    }

    #[test]
    fn pieces_come_with_their_ranges() {
        let masked = mask("あ{漢字|かんじ}い");
        let found = pieces(&masked);
        assert_eq!(found[0], (0..3, Piece::Text("あ")));
        assert_eq!(found[1], (3..21, Piece::Ruby("漢字", "かんじ")));
        assert_eq!(found[2], (21..24, Piece::Text("い")));
    }
}

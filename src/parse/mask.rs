//! The ruby mask: `{漢字|かんじ}` hidden from the Markdown parser, and found again afterwards.
//!
//! Takes a text; gives one of the same length in which every marker's `{`, `|` and `}` is a
//! control character. Unmasked, a reading at a heading's end would be eaten as attributes, one
//! beside emphasis would spoil it, and one in a table would split its cell.

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
    let mut bytes = text.as_bytes().to_vec();
    let mut open: Option<usize> = None;
    let mut bar: Option<usize> = None;
    for index in 0..bytes.len() {
        match bytes[index] {
            1..=3 => bytes[index] = b' ',
            b'{' => (open, bar) = (Some(index), None),
            b'|' if open.is_some_and(|open| index > open + 1) && bar.is_none() => bar = Some(index),
            b'|' | b'\n' => (open, bar) = (None, None),
            b'}' => {
                if let (Some(open), Some(bar)) = (open, bar) {
                    bytes[open] = 1;
                    bytes[bar] = 2;
                    bytes[index] = 3;
                }
                (open, bar) = (None, None);
            }
            _ => {}
        }
    }
    String::from_utf8(bytes).expect("ASCII was put in place of ASCII")
}

/// Puts the braces and bars of markers back where they are no markers: in code and addresses.
pub(crate) fn restore(text: &str) -> String {
    if !text.bytes().any(|byte| matches!(byte, 1..=3)) {
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

//! Plain text of the tree.
//!
//! Takes inlines; gives their words with the readings left out. Never adds a word.

use crate::model::document::{Inline, InlineKind, walk_inlines};

/// The words of a line, base text only; a soft break between two CJK characters vanishes.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    let mut pending_break = false;
    walk_inlines(inlines, &mut |inline| {
        let piece = match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => text.as_str(),
            InlineKind::Ruby { base, .. } => base,
            InlineKind::Image(image) => &image.alt,
            InlineKind::SoftBreak | InlineKind::HardBreak => {
                pending_break = true;
                return;
            }
            _ => return,
        };
        if pending_break {
            if break_is_space(out.chars().last(), piece.chars().next()) {
                out.push(' ');
            }
            pending_break = false;
        }
        out.push_str(piece);
    });
    out
}

/// Whether a line break between these two characters is a space to the reader.
///
/// Between two characters of a script written without spaces it is nothing, and so it is beside the
/// full-width punctuation of such a script, which has its own room.
pub(crate) fn break_is_space(before: Option<char>, after: Option<char>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => {
            let wide = is_wide_punctuation(before) || is_wide_punctuation(after);
            !(wide || is_cjk(before) && is_cjk(after))
        }
        _ => true,
    }
}

/// Whether the soft break at `index` of a line is a space to the reader.
pub(crate) fn soft_break_is_space(inlines: &[Inline], index: usize) -> bool {
    let before = index
        .checked_sub(1)
        .and_then(|before| edge(&inlines[before], Edge::Last));
    let after = inlines
        .get(index + 1)
        .and_then(|after| edge(after, Edge::First));
    break_is_space(before, after)
}

/// Which end of an inline is looked at.
#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// The first or last character of an inline's words.
fn edge(inline: &Inline, which: Edge) -> Option<char> {
    let of_text = |text: &str| match which {
        Edge::First => text.chars().next(),
        Edge::Last => text.chars().last(),
    };
    match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) => of_text(text),
        InlineKind::Ruby { base, .. } => of_text(base),
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => edge_of(inner, which),
        InlineKind::Link(link) => edge_of(&link.content, which),
        InlineKind::Image(_)
        | InlineKind::FootnoteReference(_)
        | InlineKind::SoftBreak
        | InlineKind::HardBreak => None,
    }
}

/// The first or last character of a run of inlines.
fn edge_of(inlines: &[Inline], which: Edge) -> Option<char> {
    match which {
        Edge::First => edge(inlines.first()?, which),
        Edge::Last => edge(inlines.last()?, which),
    }
}

/// Whether a character is punctuation as wide as a kanji.
fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}')
}

/// Whether a character belongs to Chinese or Japanese text, which has no spaces between words.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}

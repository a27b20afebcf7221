//! Fixes: the one safe mend of a mistake, as edits of its file.
//!
//! Takes a text and the fixes of its mistakes; gives the mended text. Never guesses: a fix is made
//! only where there is one mend, which loses nothing and changes no meaning.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::source::{SourceId, Span};

/// Words to be put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Edit {
    /// What is taken out; an empty span only puts in.
    pub(crate) span: Span,
    /// What is put there.
    pub(crate) text: String,
}

/// A mend: one edit or more, apart from each other, in one file. They are made together or not at
/// all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fix {
    /// The edits.
    pub(crate) edits: Vec<Edit>,
}

impl Fix {
    /// A mend with one edit.
    pub(crate) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { edits: Vec::new() }.and(span, text)
    }

    /// Adds an edit.
    pub(crate) fn and(mut self, span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        self.edits.push(Edit { span, text });
        self
    }

    /// Whether its edits fit into a text, change something there, and lie apart from each other.
    fn fits(&self, source: SourceId, text: &str) -> bool {
        let is_change =
            |edit: &Edit| text.get(edit.span.start..edit.span.end) != Some(edit.text.as_str());
        let is_inside = |edit: &Edit| {
            edit.span.source == source && text.get(edit.span.start..edit.span.end).is_some()
        };
        let mut before: Vec<Range<usize>> = Vec::new();
        for edit in &self.edits {
            let range = edit.span.start..edit.span.end;
            if before.iter().any(|other| meet(other, &range)) {
                return false;
            }
            before.push(range);
        }
        self.edits.iter().all(is_inside) && self.edits.iter().any(is_change)
    }
}

/// A text after its fixes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    /// The text.
    pub(crate) text: String,
    /// Which of the fixes were made, by their place in the list.
    pub(crate) made: Vec<usize>,
}

/// Makes fixes in a text. Where two meet, the first is made; the other waits for the next look.
pub(crate) fn apply(source: SourceId, text: &str, fixes: &[&Fix]) -> Mended {
    let mut made = Vec::new();
    // By where they begin; those that have been taken lie apart, so that only the nearest can meet.
    let mut edits: BTreeMap<usize, &Edit> = BTreeMap::new();
    for (index, fix) in fixes.iter().enumerate() {
        let range = |edit: &Edit| edit.span.start..edit.span.end;
        let is_free = |edit: &Edit| {
            let before = edits.range(..=edit.span.end).rev();
            let mut near = before.take_while(|(_, other)| other.span.end >= edit.span.start);
            !near.any(|(_, other)| meet(&range(other), &range(edit)))
        };
        if fix.fits(source, text) && fix.edits.iter().all(is_free) {
            made.push(index);
            edits.extend(fix.edits.iter().map(|edit| (edit.span.start, edit)));
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits.into_values() {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    Mended { text: out, made }
}

/// Whether two ranges share a byte, or one puts something in where the other begins or ends.
fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    if a.is_empty() || b.is_empty() {
        a.start <= b.end && b.start <= a.end
    } else {
        a.start < b.end && b.start < a.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(range: Range<usize>) -> Span {
        Span::new(SourceId::of("a.md"), range)
    }

    fn applied(text: &str, fixes: &[Fix]) -> (String, Vec<usize>) {
        let fixes: Vec<&Fix> = fixes.iter().collect();
        let mended = apply(SourceId::of("a.md"), text, &fixes);
        (mended.text, mended.made)
    }

    #[test]
    fn edits_are_made_in_the_order_of_the_text_and_nothing_else_is_touched() {
        let fixes = [
            Fix::replace(span(9..12), "c"),
            Fix::replace(span(0..3), "a").and(span(6..6), "+"),
            Fix::replace(span(3..6), ""),
        ];
        // The third would take out what stands where the second puts something in.
        let (text, made) = applied("あいうえ\r\n", &fixes);
        assert_eq!((text.as_str(), made), ("aい+うc\r\n", vec![0, 1]));
        assert_eq!(applied("あ\r\n", &[]), ("あ\r\n".to_owned(), Vec::new()));
    }

    #[test]
    fn of_two_fixes_that_meet_the_first_is_made_whole_and_the_other_waits() {
        let fixes = [
            Fix::replace(span(0..2), "x"),
            Fix::replace(span(4..5), "z").and(span(1..3), "y"),
            Fix::replace(span(2..3), "w"),
        ];
        let (text, made) = applied("abcde", &fixes);
        assert_eq!((text.as_str(), made), ("xwde", vec![0, 2]));
    }

    #[test]
    fn a_fix_that_does_not_fit_or_changes_nothing_is_not_made() {
        let elsewhere = Span::new(SourceId::of("b.md"), 0..1);
        let backwards = Span {
            start: 2,
            end: 1,
            ..span(0..0)
        };
        let fixes = [
            Fix::replace(span(1..3), "x"),
            Fix::replace(span(0..9), "x"),
            Fix::replace(elsewhere, "x"),
            Fix::replace(backwards, "x"),
            Fix::replace(span(3..4), "b"),
            Fix::replace(span(3..4), "x").and(span(3..4), "y"),
            Fix { edits: Vec::new() },
        ];
        assert_eq!(applied("あb", &fixes), ("あb".to_owned(), Vec::new()));
    }
}

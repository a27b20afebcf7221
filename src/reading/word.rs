//! What the annotator gives: words in segments, by their places in a text.

use std::ops::Range;

use super::part::Part;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// Its part of speech.
    pub(crate) part: Part,
    /// Its segments, in order and without gaps.
    pub(crate) segments: Vec<Segment>,
}

/// A part of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// How it is read, in hiragana, if it has kanji and this is known.
    pub(crate) reading: Option<String>,
}

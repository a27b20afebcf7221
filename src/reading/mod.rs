//! Readings (furigana) of Japanese texts, and the grade from which a word needs none.
//!
//! Takes any text, and words whose reading must be taught; gives its words with readings on their
//! kanji, from a dictionary inside the program, rules for numbers, and rules for words whose
//! reading hangs on their neighbours. Never: touches the disk, or fails on a text; where it knows
//! no reading, it gives none.

mod align;
mod context;
mod counters;
mod dictionary;
mod grade;
mod lexicon;
mod numbers;
mod part;
mod token;
mod word;

#[cfg(test)]
mod accuracy;

pub(crate) use grade::{Grade, grade_of, unneeded_from};
pub(crate) use lexicon::Lexicon;
pub(crate) use part::{Form, Part};
pub(crate) use word::{Segment, Word};

use dictionary::Dictionary;
use token::Token;

/// Finds the words of a text and their readings; one serves any number of threads.
pub(crate) struct Annotator {
    dictionary: Dictionary,
}

impl Annotator {
    /// Unpacks the dictionary, which takes about a tenth of a second, and adds words to it.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        Self {
            dictionary: Dictionary::with(&lexicon.added()),
        }
    }

    /// The words of a text, in order and without gaps.
    pub(crate) fn annotate(&self, text: &str) -> Vec<Word> {
        let mut cutter = self.dictionary.cutter();
        let mut buffer = String::new();
        let mut tokens: Vec<Token<'_>> = Vec::new();
        let mut words = Vec::with_capacity(text.len() / 5);
        for range in token::sentences(text) {
            token::cut(text, range, &mut cutter, &mut buffer, &mut tokens);
            counters::settle(text, &mut tokens);
            context::settle(&mut tokens);
            words.extend(tokens.drain(..).map(|token| word_of(&token)));
        }
        words
    }
}

/// A token whose reading is settled.
fn word_of(token: &Token<'_>) -> Word {
    Word {
        range: token.start..token.end(),
        part: token.part,
        segments: align::align(token.surface, token.start, &token.reading),
    }
}

#[cfg(test)]
mod tests {
    use super::accuracy::ANNOTATOR;

    /// A text with the readings that it is given.
    fn shown(text: &str) -> String {
        let mut out = String::new();
        for segment in ANNOTATOR.annotate(text).into_iter().flat_map(|word| word.segments) {
            out.push_str(&text[segment.range]);
            if let Some(reading) = segment.reading {
                out.extend(["{", &reading, "}"]);
            }
        }
        out
    }

    /// Asserts that texts are given the readings that stand in them, and no others.
    pub(super) fn check(cases: &[&str]) {
        for case in cases {
            let pieces = case.split('{').map(|piece| piece.split_once('}').map_or(piece, |piece| piece.1));
            let plain: String = pieces.collect();
            assert_eq!(shown(&plain), *case);
        }
    }
}

//! Words whose reading must be taught.
//!
//! Takes pairs of a word and its reading: the project's, and those of `words.txt`; gives what is
//! added to the dictionary, where it wins over words that are not longer. A word may be several in
//! one, `音信/不通` and `おんしん/ふつう`. Never: fails; a pair that can be no word and its reading is
//! left out.

use std::collections::BTreeMap;

use super::dictionary::{Added, hiragana, normal};
use super::numbers;

/// The list inside the program.
static WORDS: &str = include_str!("words.txt");
/// The longest word and the longest reading, in characters.
const CHARS_MAX: usize = 64;

/// Words with their readings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    /// As the dictionary writes them; a project's own have `true`.
    entries: BTreeMap<String, (String, bool)>,
}

impl Lexicon {
    /// The project's own words, beside those of the list inside the program.
    pub(crate) fn new(entries: Vec<(String, String)>) -> Self {
        let mut lexicon = Self::default();
        for (word, reading) in WORDS.lines().filter_map(of_line) {
            lexicon.add(word, reading, false);
        }
        for (word, reading) in entries {
            lexicon.add(&word, &reading, true);
        }
        lexicon
    }

    /// Adds a word, if it can be one.
    fn add(&mut self, word: &str, reading: &str, is_own: bool) {
        let words: Vec<String> = word.trim().split('/').map(normalized).collect();
        let readings: Vec<String> = reading.trim().split('/').map(kana).collect();
        let word = words.concat();
        let is_short = |text: &str| {
            let n_chars = text.chars().take(CHARS_MAX + 1).count();
            (1..=CHARS_MAX).contains(&n_chars)
        };
        let is_word = !word.chars().any(|c| c.is_control() || c == char::MAX);
        let is_reading = |text: &String| text.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー'));
        let are_parts = words.len() == readings.len()
            && words.iter().chain(&readings).all(|part| is_short(part));
        if is_word && is_short(&word) && are_parts && readings.iter().all(is_reading) {
            let reading = readings.concat() + &ends(&words, &readings);
            self.entries.insert(word, (reading, is_own));
        }
    }

    /// What is added to the dictionary.
    pub(super) fn added(&self) -> Vec<Added<'_>> {
        let added = self
            .entries
            .iter()
            .map(|(surface, (reading, is_own))| Added {
                surface,
                reading,
                cost: cost(surface, *is_own),
            });
        added.collect()
    }
}

/// A word as the dictionary writes it.
fn normalized(word: &str) -> String {
    word.chars().map(normal).collect()
}

/// A reading in hiragana.
fn kana(reading: &str) -> String {
    reading.chars().map(hiragana).collect()
}

/// Where a word's parts end, in characters and in sounds, as the dictionary has it: `/2.4`.
fn ends(words: &[String], readings: &[String]) -> String {
    let parts = words.iter().zip(readings).rev().skip(1).rev();
    let end = |(word, reading): (&String, &String)| {
        format!("{}.{}", word.chars().count(), reading.chars().count())
    };
    let ends: Vec<String> = parts.map(end).collect();
    if ends.is_empty() {
        String::new()
    } else {
        format!("/{}", ends.join(";"))
    }
}

/// A line of the list: a word and its reading; a comment is none.
fn of_line(line: &str) -> Option<(&str, &str)> {
    let line = line.split('#').next()?;
    line.trim().split_once(' ')
}

/// What it costs to choose a word.
///
/// Low enough to win over the words of the same letters, and high enough to leave a longer word
/// whole: with 本人 in the list, 日本人 is still one word. A project's words win over more; so do
/// those that begin like a number, because numbers are cheap.
fn cost(word: &str, is_own: bool) -> i16 {
    // From a dozen characters on it wins in any case.
    let n_chars = word.chars().count().min(12);
    let steps = i16::try_from(n_chars).unwrap_or(1) - 1;
    if is_own || word.starts_with(numbers::is_numeral) {
        1_000 - 2_500 * steps
    } else {
        4_000 - 800 * steps
    }
}

#[cfg(test)]
mod tests {
    use super::super::Annotator;
    use super::super::tests::{ANNOTATOR, reading_of};
    use super::*;

    #[test]
    fn own_words_stand_beside_those_of_the_list_and_before_them() {
        let list = Lexicon::new(Vec::new());
        assert!(list.entries.len() > 20);
        assert_eq!(list.entries["既読"], ("きどく".to_owned(), false));
        let own = Lexicon::new(vec![("既読".to_owned(), "スデヨミ".to_owned())]);
        assert_eq!(own.entries["既読"], ("すでよみ".to_owned(), true));
        assert_eq!(own.entries.len(), list.entries.len());
    }

    #[test]
    fn every_word_of_the_list_is_read_as_it_says() {
        for line in WORDS.lines() {
            let Some((word, reading)) = of_line(line) else {
                assert!(line.is_empty() || line.starts_with('#'), "{line}");
                continue;
            };
            let word = word.replace('/', "");
            let text = format!("これは{word}です。");
            let range = "これは".len().."これは".len() + word.len();
            let words = ANNOTATOR.annotate(&text);
            let found = reading_of(&text, &words, &range).map(|found| kana(&found));
            assert_eq!(found, Some(kana(&reading.replace('/', ""))), "{word}");
        }
    }

    #[test]
    fn a_long_word_is_no_trouble() {
        let word = "長".repeat(CHARS_MAX);
        let own = Lexicon::new(vec![(word.clone(), "ちょう".to_owned())]);
        let annotator = Annotator::new(&own);
        let words = annotator.annotate(&word);
        let reading = reading_of(&word, &words, &(0..word.len()));
        assert_eq!(reading.as_deref(), Some("ちょう"));
    }

    #[test]
    fn what_can_be_no_word_is_left_out() {
        let list = Lexicon::new(Vec::new()).entries.len();
        let long = "長".repeat(CHARS_MAX + 1);
        let odd = [
            ("語/学", "ご"),
            ("語/", "ご/"),
            ("", "あ"),
            ("語", " "),
            ("語\0", "あ"),
            (&long, "あ"),
            ("語", "go"),
            ("語\n", "あ\r"),
        ];
        let odd = odd
            .iter()
            .map(|(word, reading)| ((*word).to_owned(), (*reading).to_owned()));
        // The last is trimmed, and fine.
        assert_eq!(Lexicon::new(odd.collect()).entries.len(), list + 1);
    }
}

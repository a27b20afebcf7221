//! How often readings are right, measured on sentences that people marked.
//!
//! Takes the two sets in `tests/readings`; gives the share of marked words that are read as marked,
//! and the list of the others. The held-out set is only counted, never looked at.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::LazyLock;

use super::word::Word;
use super::{Annotator, Lexicon};

/// The sentences that rules may be made by.
static TUNING: &str = include_str!("../../tests/readings/tuning.txt");
/// The sentences that measure them.
static HELD_OUT: &str = include_str!("../../tests/readings/held_out.txt");

/// One for all tests: unpacking takes a while.
pub(super) static ANNOTATOR: LazyLock<Annotator> =
    LazyLock::new(|| Annotator::new(&Lexicon::new(Vec::new())));

/// A word that somebody marked.
struct Marked {
    /// Where it stands in the plain sentence.
    range: Range<usize>,
    /// The readings that are right there.
    readings: Vec<String>,
}

/// A sentence without its marks, and what they said.
fn parse(line: &str) -> (String, Vec<Marked>) {
    let mut plain = String::new();
    let mut marked = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let (mark, after) = after.split_once('}').expect("a mark has an end");
        let mut parts = mark.split('|');
        let start = plain.len();
        plain.push_str(parts.next().expect("a mark has a word"));
        marked.push(Marked {
            range: start..plain.len(),
            readings: parts.map(str::to_owned).collect(),
        });
        rest = after;
    }
    plain.push_str(rest);
    (plain, marked)
}

/// How a part of a text is read; none, if a reading crosses its bounds or stands on kana.
pub(super) fn reading_of(text: &str, words: &[Word], range: &Range<usize>) -> Option<String> {
    let mut reading = String::new();
    for segment in words.iter().flat_map(|word| &word.segments) {
        let start = segment.range.start.max(range.start);
        let end = segment.range.end.min(range.end);
        if start >= end {
            continue;
        }
        match &segment.reading {
            None => reading.push_str(&text[start..end]),
            Some(own) => {
                let base = &text[segment.range.clone()];
                let has_kana = base.chars().any(|c| matches!(c, 'ぁ'..='ん'));
                if (start..end) != segment.range || has_kana {
                    return None;
                }
                reading.push_str(own);
            }
        }
    }
    Some(reading)
}

/// How many words of a set are read as marked, how many there are, and a list of the others.
fn measure(set: &str) -> (usize, usize, String) {
    let (mut n_right, mut n_words, mut missed) = (0, 0, String::new());
    for line in set.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (plain, marked) = parse(line);
        let words = ANNOTATOR.annotate(&plain);
        for mark in marked {
            let reading = reading_of(&plain, &words, &mark.range);
            n_words += 1;
            if reading.as_ref().is_some_and(|reading| mark.readings.contains(reading)) {
                n_right += 1;
            } else {
                let (word, right) = (&plain[mark.range], mark.readings.join("|"));
                writeln!(missed, "{word}: {right}, not {reading:?}, in {plain}")
                    .expect("a string takes everything");
            }
        }
    }
    (n_right, n_words, missed)
}

#[test]
fn tune() {
    let (n_right, n_words, missed) = measure(TUNING);
    println!("{missed}{n_right} of {n_words}");
}

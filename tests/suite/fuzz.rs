//! Texts of our own, changed at random: nothing panics, and what must hold of every text holds.
//!
//! Takes the seeds and the marks of `tests/fuzz`; hands thousands of changed texts to the functions that
//! cargo-fuzz hands millions to (`tests/fuzz/run`). The dice fall the same way every time; `FUZZ=30` lets them
//! fall thirty times as often.

use std::panic::{AssertUnwindSafe, catch_unwind};

use casebook::fuzz::Fuzz;

use crate::diagnostics::shared;
use crate::dice::Dice;
use crate::sandbox::Sandbox;

#[path = "../fuzz/texts.rs"]
mod texts;

/// The most changes of one text.
const CHANGES_MAX: usize = 6;

/// The longest changed text, in bytes: a debug build is slow.
const BYTES_MAX: usize = 6_000;

/// Changes texts.
struct Changer {
    dice: Dice,
    seeds: Vec<Vec<u8>>,
    marks: Vec<Vec<u8>>,
}

impl Changer {
    /// A changer of a target's seeds.
    fn of(target: &str, seed: u64) -> Self {
        let seeds = texts::seeds().remove(target).expect("seeds");
        assert!(seeds.len() > 30, "{} seeds of {target}", seeds.len());
        Self {
            dice: Dice::new(seed),
            seeds,
            marks: texts::marks(),
        }
    }

    /// A text with a few changes.
    fn next(&mut self) -> Vec<u8> {
        let mut text = self.dice.pick(&self.seeds).clone();
        for _ in 0..=self.dice.below(CHANGES_MAX) {
            self.change(&mut text);
        }
        text.truncate(BYTES_MAX);
        text
    }

    /// Changes one thing.
    fn change(&mut self, text: &mut Vec<u8>) {
        let (start, end) = self.range(text.len());
        let at = start;
        match self.dice.below(9) {
            0 => drop(text.drain(start..end)),
            1 => {
                let part = text[start..end].to_vec();
                text.splice(at..at, part);
            }
            2 | 3 => {
                let mark = self.dice.pick(&self.marks).clone();
                text.splice(at..at, mark);
            }
            4 => {
                let mark = self.dice.pick(&self.marks).clone();
                text.splice(start..end, mark);
            }
            5 => {
                let mark = self.dice.pick(&self.marks).clone();
                let times = 1 << self.dice.below(8);
                text.splice(at..at, mark.repeat(times));
            }
            6 => {
                let other = self.dice.pick(&self.seeds).clone();
                let (from, to) = self.range(other.len());
                text.splice(at..at, other[from..to].iter().copied());
            }
            7 => {
                let byte = u8::try_from(self.dice.below(256)).expect("a byte");
                text.splice(at..at, [byte]);
            }
            _ => {
                let (from, to) = self.range(text.len());
                let part = text[from..to].to_vec();
                text.splice(start..end, part);
            }
        }
    }

    /// A range, mostly a short one.
    fn range(&mut self, len: usize) -> (usize, usize) {
        let start = self.dice.below(len + 1);
        let longest = if self.dice.below(4) == 0 { len } else { 24 };
        let length = self.dice.below(longest + 1);
        (start, (start + length).min(len))
    }

    /// Hands the seeds as they are and so many changed texts to `look`.
    fn run(mut self, times: usize, mut look: impl FnMut(&[u8])) {
        let longer = std::env::var("FUZZ").ok();
        let times = times * longer.map_or(1, |times| times.parse().expect("FUZZ is a number"));
        let mut whole = self.seeds.clone();
        whole.truncate(times);
        let changed = std::iter::from_fn(|| Some(self.next()));
        for text in whole.into_iter().chain(changed).take(times) {
            let result = catch_unwind(AssertUnwindSafe(|| look(&text)));
            assert!(
                result.is_ok(),
                "the text was: {:?}",
                String::from_utf8_lossy(&text)
            );
        }
    }
}

/// The book, printed in one typeface only, for speed.
fn book() -> Fuzz {
    let mut files = texts::book();
    let fonts = shared("fonts.yaml").into_bytes();
    files.insert("themes/default/fonts.yaml".to_owned(), fonts);
    Fuzz::new(files)
}

/// What is changed is good as it stands; or nothing would be rendered.
#[test]
fn the_small_book_is_well() {
    let sandbox = Sandbox::empty();
    for (path, bytes) in texts::book() {
        sandbox.write(&path, bytes);
    }
    assert_eq!(sandbox.found("check", &[]), (0, Vec::new()));
}

#[test]
fn any_text_is_a_tree_that_lies_in_it() {
    Changer::of("text", 1).run(3_000, Fuzz::text);
}

#[test]
fn any_front_matter_is_read_or_reported() {
    Changer::of("front_matter", 2).run(3_000, Fuzz::front_matter);
}

#[test]
fn any_file_is_reported_in_every_format_and_shown_on_pages_that_nest() {
    let mut book = book();
    Changer::of("pages", 3).run(1_000, |text| book.pages(text));
}

#[test]
fn any_file_can_be_printed() {
    let mut book = book();
    let mut changer = Changer::of("sheets", 4);
    changer.seeds.retain(|seed| seed[0] == b'0');
    changer.run(12, |text| book.sheets(text));
}

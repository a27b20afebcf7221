//! How often readings are right, measured on sentences that people marked.
//!
//! Takes the two sets in `tests/readings`; gives the share of marked words that are read as marked,
//! and the list of the others. The held-out set is only counted, never looked at.

mod tests {
    use std::fmt::Write as _;
    use std::io::Write as _;
    use std::ops::Range;

    use super::super::tests::{ANNOTATOR, reading_of};

    /// The sentences that rules may be made by.
    static TUNING: &str = include_str!("../../tests/readings/tuning.txt");
    /// The sentences that measure them.
    static HELD_OUT: &str = include_str!("../../tests/readings/held_out.txt");

    /// Of ten thousand words, more than so many must be right: a little less than there are.
    const TUNING_FLOOR: usize = 9_975;
    /// The same for the held-out set.
    const HELD_OUT_FLOOR: usize = 9_890;

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

    /// What was measured on a set.
    #[derive(Default)]
    struct Measured {
        /// How many words are read as marked.
        n_right: usize,
        /// How many are marked.
        n_words: usize,
        /// The others, one a line.
        missed: String,
    }

    impl Measured {
        /// Whether more than so many words of ten thousand are right.
        fn is_above(&self, floor: usize) -> bool {
            self.n_right * 10_000 > floor * self.n_words
        }
    }

    /// Annotates a set and compares.
    fn measure(set: &str) -> Measured {
        let mut measured = Measured::default();
        for line in set
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let (plain, marked) = parse(line);
            let words = ANNOTATOR.annotate(&plain);
            for mark in marked {
                let reading = reading_of(&plain, &words, &mark.range);
                measured.n_words += 1;
                if reading
                    .as_ref()
                    .is_some_and(|reading| mark.readings.contains(reading))
                {
                    measured.n_right += 1;
                } else {
                    let (word, right) = (&plain[mark.range], mark.readings.join("|"));
                    writeln!(
                        measured.missed,
                        "{word}: {right}, not {reading:?}, in {plain}"
                    )
                    .expect("a string takes everything");
                }
            }
        }
        measured
    }

    #[test]
    fn readings_are_right_as_often_as_they_were() {
        let tuning = measure(TUNING);
        let held_out = measure(HELD_OUT);
        for (name, set) in [("tuning", &tuning), ("held-out", &held_out)] {
            let share = set.n_right * 10_000 / set.n_words;
            let note = format!(
                "readings, {name} set: {} of {} right, {}.{:02} %",
                set.n_right,
                set.n_words,
                share / 100,
                share % 100
            );
            // Only a hint: nobody is left to tell when standard error is closed.
            let _closed = writeln!(std::io::stderr(), "{note}");
        }
        assert!(tuning.is_above(TUNING_FLOOR), "{}", tuning.missed);
        // What is missed there is not to be looked at.
        assert!(
            held_out.is_above(HELD_OUT_FLOOR),
            "{} of {}",
            held_out.n_right,
            held_out.n_words
        );
    }
}

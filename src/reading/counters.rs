//! Counters: what follows a number, and how the two change each other's sound.
//!
//! Takes how a counter is written and what a number ends with; gives the readings of both, by the
//! table in `counters.txt`, whose head says what its letters mean. Never: knows of tokens.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::numbers::{self, Last};

/// How a counter is read, and the letters that say what changes.
pub(super) struct Counter {
    /// How it is read by itself.
    pub(super) reading: &'static str,
    /// What changes, in letters.
    changes: &'static str,
}

/// All counters, by how they are written.
static COUNTERS: LazyLock<HashMap<&'static str, Counter>> = LazyLock::new(|| {
    let lines = include_str!("counters.txt").lines();
    let counter = |line: &'static str| {
        let mut fields = line.split(' ');
        let (word, reading) = (fields.next()?, fields.next()?);
        let changes = fields.next().unwrap_or_default();
        Some((word, Counter { reading, changes }))
    };
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(counter)
        .collect()
});
/// The longest counter, in characters.
pub(super) const COUNTER_CHARS_MAX: usize = 5;

/// The counter that is written so.
pub(super) fn counter(word: &str) -> Option<&'static Counter> {
    COUNTERS.get(word)
}

impl Counter {
    /// How it is read after a number.
    pub(super) fn after(&self, last: Last) -> Cow<'static, str> {
        let has = |letter| self.changes.contains(letter);
        let is_p = has('b') || has('p');
        let is_hard = matches!(last, Last::Digit(1 | 6 | 8) | Last::Ten | Last::Hundred);
        let is_soft = matches!(last, Last::Digit(3) | Last::Thousand | Last::Question);
        let row =
            if (is_p && is_hard) || (has('p') && is_soft) || (has('4') && last == Last::Digit(4)) {
                'ぱ'
            } else if (has('b') || has('w') || has('g'))
                && (is_soft || (!has('g') && last == Last::Many))
            {
                'ば'
            } else {
                return Cow::Borrowed(self.reading);
            };
        let mut sounds = self.reading.chars();
        let first = sounds.next().map(|first| turned(first, row));
        Cow::Owned(first.into_iter().chain(sounds).collect())
    }

    /// How a number in kanji is read before it.
    pub(super) fn number(&self, number: &str, last: Last) -> String {
        let has = |letter| self.changes.contains(letter);
        if has('n') && matches!(number, "一" | "二") {
            return if number == "一" { "ひと" } else { "ふた" }.to_owned();
        }
        let mut reading = numbers::reading(number);
        let swap = |reading: &mut String, from: &str, to: &str| {
            if let Some(stem) = reading.strip_suffix(from) {
                *reading = format!("{stem}{to}");
            }
        };
        match last {
            Last::Digit(4) if has('y') => swap(&mut reading, "よん", "よ"),
            Last::Digit(4) if has('m') => swap(&mut reading, "よん", "し"),
            Last::Digit(7) if has('7') => swap(&mut reading, "なな", "しち"),
            Last::Digit(9) if has('9') => swap(&mut reading, "きゅう", "く"),
            _ => {}
        }
        let is_k = has('k') || has('b') || has('p');
        let is_doubled = match last {
            Last::Digit(1 | 8) | Last::Ten => is_k || has('s'),
            Last::Digit(6) | Last::Hundred => is_k,
            _ => false,
        };
        if is_doubled {
            numbers::double(&mut reading);
        }
        reading
    }
}

/// A sound, voiced (`ば`) or half voiced (`ぱ`).
fn turned(sound: char, row: char) -> char {
    const PLAIN: &str = "かきくけこさしすせそはひふへほわ";
    const VOICED: &str = "がぎぐげござじずぜぞばびぶべぼば";
    const HALF: &str = "かきくけこさしすせそぱぴぷぺぽわ";
    let row = if row == 'ぱ' { HALF } else { VOICED };
    let at = PLAIN.chars().position(|plain| plain == sound);
    at.and_then(|at| row.chars().nth(at)).unwrap_or(sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_counter_change_each_other() {
        let cases = [
            ("一", "本", "いっぽん"),
            ("三", "本", "さんぼん"),
            ("四", "分", "よんぷん"),
            ("千", "本", "せんぼん"),
            ("三", "階", "さんがい"),
            ("十", "冊", "じゅっさつ"),
            ("六", "回", "ろっかい"),
            ("六", "冊", "ろくさつ"),
            ("四", "月", "しがつ"),
            ("九", "時", "くじ"),
            ("七", "年", "ななねん"),
            ("二", "桁", "ふたけた"),
            ("三", "羽", "さんば"),
            ("百", "匹", "ひゃっぴき"),
        ];
        for (number, word, expected) in cases {
            let counter = counter(word).expect("it is in the table");
            let last = numbers::last(number);
            let reading = counter.number(number, last) + &counter.after(last);
            assert_eq!(reading, expected, "{number}{word}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        for (word, counter) in COUNTERS
            .iter()
            .collect::<std::collections::BTreeMap<_, _>>()
        {
            assert!(word.chars().count() <= COUNTER_CHARS_MAX, "{word}");
            assert!(
                counter
                    .reading
                    .chars()
                    .all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー')),
                "{word}"
            );
            assert!(
                counter.changes.chars().all(|c| "kbp4gy79mnsw".contains(c)),
                "{word}"
            );
        }
    }
}

//! Alignment: which part of a word's reading belongs to its kanji.
//!
//! Takes a word and its whole reading; gives the word in segments, of which only those with kanji
//! bear a reading: 書き込み, かきこみ → 書{か} き 込{こ} み. Never: parts kanji from kanji; 今日 and
//! 大人 could not be.

use std::ops::Range;

use super::dictionary::hiragana;
use super::grade;
use super::word::Segment;

/// A run of characters of one kind.
struct Run {
    /// Where it stands in the word.
    range: Range<usize>,
    /// How many characters it has.
    n_chars: usize,
    /// Its sound, if it is kana.
    kana: Option<Vec<char>>,
}

/// Puts a reading upon a word that begins somewhere in a text.
///
/// `ends` says where the words end that it is made of: [`super::dictionary::Found`].
pub(super) fn align(word: &str, start: usize, reading: &str, ends: &str) -> Vec<Segment> {
    let (mut word, mut start, mut reading) = (word, start, reading);
    let mut segments = Vec::new();
    for end in ends.split(';') {
        let lens = end.split_once('.').and_then(|(chars, sounds)| {
            Some((
                len_of(word, chars.parse().ok()?),
                len_of(reading, sounds.parse().ok()?),
            ))
        });
        if let Some((len, reading_len)) = lens {
            segments.extend(align_one(&word[..len], start, &reading[..reading_len]));
            (word, start, reading) = (&word[len..], start + len, &reading[reading_len..]);
        }
    }
    if segments.is_empty() {
        return align_one(word, start, reading);
    }
    segments.extend(align_one(word, start, reading));
    segments
}

/// How long the first characters of a text are.
fn len_of(text: &str, n_chars: usize) -> usize {
    text.chars().take(n_chars).map(char::len_utf8).sum()
}

/// Puts a reading upon a word that is not parted.
///
/// A word without kanji or without a reading is one segment. So is one whose kana are not found in
/// the reading, with all of it above.
fn align_one(word: &str, start: usize, reading: &str) -> Vec<Segment> {
    let segment = |from: usize, to: usize, reading: Option<String>| Segment {
        range: start + from..start + to,
        reading,
    };
    let len = word.len();
    if reading.is_empty() || !word.chars().any(bears_reading) {
        return vec![segment(0, len, None)];
    }
    let Some(kana) = word.find(is_kana) else {
        return vec![segment(0, len, Some(reading.to_owned()))];
    };
    // Most words with kana end in them.
    if let Some(own) = reading.strip_suffix(&word[kana..])
        && kana > 0
        && !own.is_empty()
        && word[kana..].chars().all(is_kana)
    {
        let own = segment(0, kana, Some(own.to_owned()));
        return vec![own, segment(kana, len, None)];
    }
    let runs = runs(word);
    let sounds: Vec<char> = reading.chars().collect();
    let Some((_, lens)) = fit(&runs, &sounds) else {
        return vec![segment(0, len, Some(reading.to_owned()))];
    };
    let mut rest = sounds.as_slice();
    let mut segments = Vec::with_capacity(runs.len());
    for (run, len) in runs.iter().zip(lens) {
        let (own, after) = rest.split_at(len);
        rest = after;
        let own = run.kana.is_none().then(|| own.iter().collect());
        segments.push(segment(run.range.start, run.range.end, own));
    }
    segments
}

/// Whether a reading may stand on a character.
pub(super) fn bears_reading(c: char) -> bool {
    grade::is_kanji(c) || matches!(c, '々' | '〆' | '〇' | 'ヶ' | 'ヵ')
}

/// Whether a character is written as it is read.
fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー') && !bears_reading(c)
}

/// A word's runs of kana and of everything else.
fn runs(word: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::with_capacity(4);
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        let kana = is_kana(c);
        match runs.last_mut() {
            Some(run) if run.kana.is_some() == kana => {
                run.range.end = end;
                run.n_chars += 1;
                if let Some(sounds) = &mut run.kana {
                    sounds.push(hiragana(c));
                }
            }
            _ => runs.push(Run {
                range: at..end,
                n_chars: 1,
                kana: kana.then(|| vec![hiragana(c)]),
            }),
        }
    }
    runs
}

/// How many sounds each run takes, and how far that is from what is usual; none, if it cannot be.
fn fit(runs: &[Run], sounds: &[char]) -> Option<(usize, Vec<usize>)> {
    let Some((run, others)) = runs.split_first() else {
        return sounds.is_empty().then(|| (0, Vec::new()));
    };
    if let Some(kana) = &run.kana {
        let rest = sounds.strip_prefix(kana.as_slice())?;
        let (oddity, mut lens) = fit(others, rest)?;
        lens.insert(0, kana.len());
        return Some((oddity, lens));
    }
    // A kanji has one to three sounds, mostly two; the last run takes what is left.
    let longest = sounds.len();
    let shortest = if others.is_empty() { longest } else { 1 };
    let fits = (shortest.max(1)..=longest).filter_map(|len| {
        let (oddity, mut lens) = fit(others, &sounds[len..])?;
        lens.insert(0, len);
        let too_few = run.n_chars.saturating_sub(len) * 8;
        Some((oddity + too_few + (2 * run.n_chars).abs_diff(len), lens))
    });
    fits.min_by_key(|(oddity, _)| *oddity)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word in segments, as it would be written by hand.
    fn shown(word: &str, reading: &str, ends: &str) -> String {
        let segments = align(word, 0, reading, ends);
        let show = |segment: Segment| match segment.reading {
            Some(reading) => format!("{}{{{reading}}}", &word[segment.range]),
            None => word[segment.range].to_owned(),
        };
        segments.into_iter().map(show).collect()
    }

    #[test]
    fn readings_stand_on_kanji_and_not_on_okurigana() {
        let cases = [
            ("書き込み", "かきこみ", "書{か}き込{こ}み"),
            ("申し込む", "もうしこむ", "申{もう}し込{こ}む"),
            ("お茶", "おちゃ", "お茶{ちゃ}"),
            ("今日", "きょう", "今日{きょう}"),
            (
                "誹謗中傷",
                "ひぼうちゅうしょう",
                "誹謗中傷{ひぼうちゅうしょう}",
            ),
            ("聞き手", "ききて", "聞{き}き手{て}"),
            ("言い合い", "いいあい", "言{い}い合{あ}い"),
            ("生き生き", "いきいき", "生{い}き生{い}き"),
            ("消しゴム", "けしごむ", "消{け}しゴム"),
            ("人々", "ひとびと", "人々{ひとびと}"),
            ("霞ヶ関", "かすみがせき", "霞ヶ関{かすみがせき}"),
            ("20日", "はつか", "20日{はつか}"),
            ("やり取り", "やりとり", "やり取{と}り"),
            ("手当て", "てあて", "手当{てあ}て"),
            ("見た目", "みため", "見{み}た目{め}"),
        ];
        for (word, reading, expected) in cases {
            assert_eq!(shown(word, reading, ""), expected);
        }
    }

    #[test]
    fn words_in_a_word_have_readings_of_their_own() {
        let cases = [
            (
                "国民生活",
                "こくみんせいかつ",
                "2.4",
                "国民{こくみん}生活{せいかつ}",
            ),
            (
                "取り扱い説明書",
                "とりあつかいせつめいしょ",
                "4.6",
                "取{と}り扱{あつか}い説明書{せつめいしょ}",
            ),
            (
                "一石二鳥",
                "いっせきにちょう",
                "1.2;1.2;1.1",
                "一{いっ}石{せき}二{に}鳥{ちょう}",
            ),
            // Nonsense does no harm.
            ("国民", "こくみん", "9.9;x.1;", "国民{こくみん}"),
        ];
        for (word, reading, ends, expected) in cases {
            assert_eq!(shown(word, reading, ends), expected);
        }
    }

    #[test]
    fn a_word_without_kanji_or_reading_bears_none() {
        assert_eq!(shown("いじめ", "いじめ", ""), "いじめ");
        assert_eq!(shown("誹", "", ""), "誹");
        assert_eq!(shown("", "あ", ""), "");
    }

    #[test]
    fn a_reading_that_does_not_fit_stands_above_the_whole_word() {
        assert_eq!(shown("三ケ月", "さんかげつ", ""), "三ケ月{さんかげつ}");
        assert_eq!(shown("行く", "い", ""), "行く{い}");
    }
}

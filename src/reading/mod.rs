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
mod parting;
mod quantities;
mod token;
mod word;

#[cfg(test)]
mod accuracy;

pub(crate) use lexicon::Lexicon;
pub(crate) use word::Word;

use dictionary::{Cutter, Dictionary};
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
        self.reader().annotate(text)
    }

    /// Something for one thread that annotates many texts, faster than each by itself.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            cutter: self.dictionary.cutter(),
            buffer: String::new(),
        }
    }
}

/// Annotates texts one after the other, with the same memory.
pub(crate) struct Reader<'a> {
    cutter: Cutter<'a>,
    buffer: String,
}

impl Reader<'_> {
    /// The words of a text, in order and without gaps.
    pub(crate) fn annotate(&mut self, text: &str) -> Vec<Word> {
        let mut tokens: Vec<Token<'_>> = Vec::new();
        let mut words = Vec::with_capacity(text.len() / 5);
        for range in token::sentences(text) {
            token::cut(text, range, &mut self.cutter, &mut self.buffer, &mut tokens);
            quantities::settle(text, &mut tokens);
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
        segments: align::align(token.surface, token.start, &token.reading, token.ends),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::sync::LazyLock;

    use super::*;

    /// One for all tests: unpacking takes a while.
    pub(super) static ANNOTATOR: LazyLock<Annotator> =
        LazyLock::new(|| Annotator::new(&Lexicon::new(Vec::new())));

    /// A text with the readings that it is given.
    fn shown(annotator: &Annotator, text: &str) -> String {
        let mut out = String::new();
        let words = annotator.annotate(text).into_iter();
        for segment in words.flat_map(|word| word.segments) {
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
            let pieces = case.split('{');
            let plain: String = pieces
                .map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after))
                .collect();
            assert_eq!(shown(&ANNOTATOR, &plain), *case);
        }
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

    /// Whether words and their segments cover a text, in order and without gaps.
    fn assert_whole(text: &str) {
        let mut end = 0;
        for word in ANNOTATOR.annotate(text) {
            assert_eq!(word.range.start, end, "{text:?}");
            for segment in &word.segments {
                assert_eq!(segment.range.start, end, "{text:?}");
                end = segment.range.end;
                assert!(!text[segment.range.clone()].is_empty());
            }
            assert_eq!(word.range.end, end, "{text:?}");
        }
        assert_eq!(end, text.len(), "{text:?}");
    }

    #[test]
    fn readings_stand_on_kanji_only() {
        check(&[
            "ネットの書{か}き込{こ}みで、友{とも}だちが傷{きず}ついた。",
            "お茶{ちゃ}を飲{の}む人々{ひとびと}",
            "いじめは、いけない。",
            "Hello, world!",
            "",
        ]);
    }

    #[test]
    fn any_text_is_covered_by_its_words() {
        for text in [
            "",
            "\0",
            "\0漢\0字\0",
            "😀👩‍👩‍👧😀が好き",
            "か\u{3099}は\u{309a}漢\u{e0100}字",
            "1234567890,.,.1.,2万億千百十",
            "一二三四五六七八九十百千万億兆何数幾〇零",
            "数何幾日人月三三分のの一",
            "99999999999999999999999999人",
            "﷽\u{202e}\u{feff}\u{10ffff}",
            "…―々〆ヶ",
            "۱۲۳人 ١٢٣日",
        ] {
            assert_whole(text);
        }
    }

    #[test]
    fn a_long_line_is_no_trouble() {
        for piece in ["あ", "漢", "a", "１", "1人", "々", " ", "\u{1f600}"] {
            assert_whole(&piece.repeat(20_000));
        }
    }

    #[test]
    fn a_project_has_words_of_its_own() {
        let own = [
            ("川中島第二", "かわなかじまだいに"),
            ("本人", "ぬしひと"),
            ("校歌/隊", "こうか/たい"),
        ];
        let own = own.map(|(word, reading)| (word.to_owned(), reading.to_owned()));
        let annotator = Annotator::new(&Lexicon::new(own.to_vec()));
        let cases = [
            ("川中島第二のあと", "川中島第二{かわなかじまだいに}のあと"),
            ("本人と日本人", "本人{ぬしひと}と日本人{にほんじん}"),
            ("校歌隊", "校歌{こうか}隊{たい}"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(&annotator, text), expected);
        }
    }

    #[test]
    fn one_annotator_serves_many_threads() {
        fn is_shared<T: Send + Sync>() {}
        is_shared::<Annotator>();
    }
}

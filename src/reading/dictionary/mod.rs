//! The dictionary inside the program: IPADIC, cut down to words, costs and readings.
//!
//! Takes the bytes of `ipadic.dic.gz`, which `make` beside this file compiles, and words to add;
//! gives a [`Dictionary`] that cuts a sentence into [`Found`] words. Never: says anything about a
//! reading itself; a word that is written as it is read has none.

use std::io::Read as _;

use flate2::read::GzDecoder;
use vibrato::dictionary::LexType;
use vibrato::tokenizer::worker::Worker;
use vibrato::{Dictionary as Words, Tokenizer};

use super::part::{Form, Part};

/// What `make` compiled.
static PACKED: &[u8] = include_bytes!("ipadic.dic.gz");
/// The first line of what is packed.
const HEADER: &[u8] = b"casebook readings 1";
/// About how long it is unpacked.
const UNPACKED_LEN: usize = 22 << 20;
/// The connection id of a common noun, which every added word has.
const NOUN: u16 = 1285;

/// A word to add.
pub(super) struct Added<'a> {
    /// As it is written, in the letters of [`Dictionary::normal`].
    pub(super) surface: &'a str,
    /// Its reading in hiragana, and after `/` where its parts end: [`Found::ends`].
    pub(super) reading: &'a str,
    /// How dear it is to choose it; most words of the dictionary lie between 0 and 10,000.
    pub(super) cost: i16,
}

/// A word of a sentence.
pub(super) struct Found<'d> {
    /// How many characters it has.
    pub(super) n_chars: usize,
    /// How long it is in the sentence as it was given.
    pub(super) len: usize,
    /// Its reading in hiragana; empty where it is written as it is read, or not known.
    pub(super) reading: &'d str,
    /// Where the words end that it is made of, in characters and in sounds, but for the last:
    /// `2.4` for 国民 in 国民生活, with `;` between several.
    pub(super) ends: &'d str,
    /// Its part of speech.
    pub(super) part: Part,
    /// Its inflected form.
    pub(super) form: Form,
    /// Whether it is one of the added words.
    pub(super) is_added: bool,
}

/// The dictionary, unpacked.
pub(super) struct Dictionary {
    tokenizer: Tokenizer,
    /// By connection id.
    parts: Vec<(Part, Form)>,
}

impl Dictionary {
    /// Unpacks the dictionary and adds words, each written in its own way.
    pub(super) fn with(added: &[Added<'_>]) -> Self {
        let mut bytes = Vec::with_capacity(UNPACKED_LEN);
        GzDecoder::new(PACKED)
            .read_to_end(&mut bytes)
            .expect("`make` packed it");
        let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
        let mut next = || lines.next().expect("two lines stand before the words");
        let (header, codes, words) = (next(), next(), next());
        assert_eq!(header, HEADER, "`make` and this file are of one version");
        let parts = codes
            .chunks_exact(2)
            .map(|code| (Part::of_letter(code[0]), Form::of_letter(code[1])))
            .collect();
        let mut words = Words::read(words).expect("`make` compiled it");
        if !added.is_empty() {
            words = words
                .reset_user_lexicon_from_reader(Some(table(added).as_bytes()))
                .expect("added words are short, distinct and quoted");
        }
        let tokenizer = Tokenizer::new(words);
        Self { tokenizer, parts }
    }

    /// Something that cuts sentences, one after the other.
    pub(super) fn cutter(&self) -> Cutter<'_> {
        Cutter {
            dictionary: self,
            worker: self.tokenizer.new_worker(),
        }
    }
}

/// Cuts sentences into words.
pub(super) struct Cutter<'d> {
    dictionary: &'d Dictionary,
    worker: Worker<'d>,
}

impl<'d> Cutter<'d> {
    /// The words of a sentence, which has the letters of [`normal`].
    pub(super) fn cut(&mut self, sentence: &str) -> impl Iterator<Item = Found<'d>> {
        self.worker.reset_sentence(sentence);
        self.worker.tokenize();
        let parts = &self.dictionary.parts;
        self.worker.token_iter().map(move |token| {
            let known = parts.get(usize::from(token.left_id()));
            let (part, form) = known.copied().unwrap_or((Part::Other, Form::None));
            let is_known = token.lex_type() != LexType::Unknown;
            let is_word = is_known || part == Part::Number;
            let (reading, ends) = token
                .feature()
                .split_once('/')
                .unwrap_or((token.feature(), ""));
            Found {
                n_chars: token.range_char().len(),
                len: token.range_byte().len(),
                reading,
                ends,
                part: if is_word { part } else { Part::Other },
                form,
                is_added: token.lex_type() == LexType::User,
            }
        })
    }
}

/// Added words in the columns of the dictionary.
fn table(added: &[Added<'_>]) -> String {
    let line = |word: &Added<'_>| {
        let surface = word.surface.replace('"', "\"\"");
        format!(
            "\"{surface}\",{NOUN},{NOUN},{},{}\n",
            word.cost, word.reading
        )
    };
    added.iter().map(line).collect()
}

/// A letter as the dictionary has it: narrow digits, letters and marks are wide there.
pub(super) fn normal(c: char) -> char {
    match c {
        '-' => '−',
        '~' | '～' => '〜',
        '!'..='}' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Katakana as hiragana.
pub(super) fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a sentence and their readings.
    fn cut(dictionary: &Dictionary, sentence: &str) -> Vec<(String, String, bool)> {
        let mut rest = sentence;
        let words: Vec<Found<'_>> = dictionary.cutter().cut(sentence).collect();
        let take = |word: Found<'_>| {
            let len = rest.chars().take(word.n_chars).map(char::len_utf8).sum();
            let (surface, after) = rest.split_at(len);
            rest = after;
            (surface.to_owned(), word.reading.to_owned(), word.is_added)
        };
        words.into_iter().map(take).collect()
    }

    #[test]
    fn a_sentence_is_cut_and_added_words_are_found() {
        let plain = Dictionary::with(&[]);
        let word = |surface: &str, reading: &str, is_added| {
            (surface.to_owned(), reading.to_owned(), is_added)
        };
        assert_eq!(
            cut(&plain, "画面を見る"),
            [
                word("画面", "がめん", false),
                word("を", "", false),
                word("見る", "みる", false)
            ]
        );
        let added = Added {
            surface: "面を\"",
            reading: "めんお",
            cost: -9000,
        };
        let more = Dictionary::with(&[added]);
        assert_eq!(
            cut(&more, "画面を\"見る")[1],
            word("面を\"", "めんお", true)
        );
        assert!(cut(&plain, "").is_empty());
    }

    #[test]
    fn letters_are_made_wide_one_for_one() {
        let wide: String = "a1!~あ".chars().map(normal).collect();
        assert_eq!(wide, "ａ１！〜あ");
        let kana: String = "カヶあ".chars().map(hiragana).collect();
        assert_eq!(kana, "かゖあ");
    }
}

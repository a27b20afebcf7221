//! Tokens: the words of a sentence while their readings are still being settled.
//!
//! Takes a text and the dictionary; gives its tokens, one sentence after the other. Never: joins or
//! changes them; that is for `quantities` and `context`.

use std::borrow::Cow;
use std::ops::Range;

use super::dictionary::{Cutter, normal};
use super::grade;
use super::part::{Form, Part};

/// The most characters that are cut at once: longer sentences are parted where they may be.
const SENTENCE_CHARS_MAX: usize = 240;

/// A word whose reading may still change.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// Where it begins in the text.
    pub(super) start: usize,
    /// As it is written.
    pub(super) surface: &'t str,
    /// How it is read, in hiragana; empty where it is written as it is read, or not known.
    pub(super) reading: Cow<'t, str>,
    /// Where the words end that it is made of, as [`super::dictionary::Found`] has it.
    pub(super) ends: &'t str,
    /// Its part of speech.
    pub(super) part: Part,
    /// Its inflected form.
    pub(super) form: Form,
    /// Whether a list of words or a number has settled its reading, so that no rule changes it.
    pub(super) is_fixed: bool,
}

impl<'t> Token<'t> {
    /// Where it ends in the text.
    pub(super) fn end(&self) -> usize {
        self.start + self.surface.len()
    }

    /// Gives it another reading, if no list has given it one.
    pub(super) fn read_as(&mut self, reading: impl Into<Cow<'t, str>>) {
        if !self.is_fixed {
            self.reading = reading.into();
            self.ends = "";
        }
    }
}

/// The places of a text's sentences, in order and without gaps.
///
/// A sentence ends after its mark or at a line's end. What is too long is parted at a comma or a
/// space, or else anywhere.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + sentence_len(rest);
        let range = start..end;
        start = end;
        Some(range)
    })
}

/// How long the first sentence of a text is.
fn sentence_len(text: &str) -> usize {
    let mut comma = None;
    for (n_chars, (at, c)) in text.char_indices().enumerate() {
        let end = at + c.len_utf8();
        match c {
            '。' | '！' | '？' | '!' | '?' | '\n' => return end,
            '、' | '，' | ' ' | '\u{3000}' | '」' => comma = Some(end),
            _ => {}
        }
        if n_chars + 1 == SENTENCE_CHARS_MAX {
            return comma.unwrap_or(end);
        }
    }
    text.len()
}

/// Cuts a sentence of a text into tokens, which are added to others.
pub(super) fn cut<'t, 'd: 't>(
    text: &'t str,
    range: Range<usize>,
    cutter: &mut Cutter<'d>,
    buffer: &mut String,
    tokens: &mut Vec<Token<'t>>,
) {
    let sentence = &text[range.clone()];
    let token = |start, surface, part| Token {
        start,
        surface,
        reading: Cow::Borrowed(""),
        ends: "",
        part,
        form: Form::None,
        is_fixed: false,
    };
    if !sentence.chars().any(is_japanese) {
        tokens.push(token(range.start, sentence, Part::Other));
        return;
    }
    buffer.clear();
    buffer.extend(sentence.chars().map(normal));
    // Every letter that is made wide grows longer.
    let is_same = buffer.len() == sentence.len();
    let mut start = range.start;
    for found in cutter.cut(buffer) {
        let rest = &text[start..range.end];
        let len = if is_same {
            found.len
        } else {
            rest.chars().take(found.n_chars).map(char::len_utf8).sum()
        };
        tokens.push(Token {
            reading: Cow::Borrowed(found.reading),
            ends: found.ends,
            form: found.form,
            is_fixed: found.is_added,
            ..token(start, &rest[..len], found.part)
        });
        start += len;
    }
}

/// Whether a character is one of those that the dictionary is about.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '々' | '〆' | '〇') || grade::is_kanji(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_at_the_ends_of_its_sentences() {
        let text = "一つ。二つ！\n三つ";
        let parts: Vec<&str> = sentences(text).map(|range| &text[range]).collect();
        assert_eq!(parts, ["一つ。", "二つ！", "\n", "三つ"]);
        assert_eq!(sentences("").count(), 0);
    }

    #[test]
    fn a_sentence_without_end_is_parted_at_a_comma_or_anywhere() {
        let text = format!("{}、{}", "あ".repeat(200), "い".repeat(400));
        let lens: Vec<usize> = sentences(&text)
            .map(|range| text[range].chars().count())
            .collect();
        assert_eq!(lens, [201, 240, 160]);
    }
}

//! Parting: numbers apart from what the dictionary joins them with.
//!
//! Takes the tokens of a sentence; gives them with 11月, 一人 and 中1 in two, so that a number and
//! what it counts can be read by rule. Never: parts a word that a list has settled.

use std::borrow::Cow;

use super::counters;
use super::numbers;
use super::part::{Form, Part};
use super::token::Token;

/// Whether a word may be a number or begin with one.
pub(super) fn begins_number(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|c| numbers::digit(c).is_some() || numbers::is_numeral(c))
}

/// Whether a word ends in a digit.
fn ends_in_digit(word: &str) -> bool {
    let last = word.chars().next_back();
    last.is_some_and(|c| numbers::digit(c).is_some())
}

/// Whether a token may have a number in it.
pub(super) fn has_number(token: &Token<'_>) -> bool {
    begins_number(token.surface) || ends_in_digit(token.surface)
}

/// Parts what the dictionary has as one word: 11月, 110番, 一日, 一人, 中1; and the の of 三分の一.
pub(super) fn part(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut parted = Vec::with_capacity(tokens.len() + 4);
    for mut token in tokens {
        if let Some(digits) = digits_after(&mut token) {
            parted.extend([token, digits]);
            continue;
        }
        let len = match token.surface {
            "分の" => "分".len(),
            _ => number_len(&token),
        };
        if len == 0 {
            parted.push(token);
            continue;
        }
        let (number, rest) = token.surface.split_at(len);
        let piece = |start, surface, part| Token {
            start,
            surface,
            reading: Cow::Borrowed(""),
            ends: "",
            part,
            form: Form::None,
            is_fixed: false,
        };
        let parts = if rest == "の" {
            [Part::Counter, Part::Particle]
        } else {
            [Part::Number, Part::Counter]
        };
        parted.push(piece(token.start, number, parts[0]));
        parted.push(piece(token.start + len, rest, parts[1]));
    }
    parted
}

/// The digits at the end of a word that begins with kanji, as in 中1; the word loses them.
fn digits_after<'t>(token: &mut Token<'t>) -> Option<Token<'t>> {
    let word = token
        .surface
        .trim_end_matches(|c| numbers::digit(c).is_some());
    let digits = &token.surface[word.len()..];
    if word.is_empty() || digits.is_empty() || token.is_fixed {
        return None;
    }
    let own = token
        .reading
        .strip_suffix(numbers::of_value(numbers::value(digits)?).as_str())?;
    let reading = own.to_owned();
    let after = Token {
        start: token.start + word.len(),
        surface: digits,
        reading: Cow::Borrowed(""),
        ends: "",
        part: Part::Number,
        ..token.clone()
    };
    token.surface = word;
    token.read_as(reading);
    Some(after)
}

/// How much of a token is a number that a counter of the table follows; 0, if it is to stay whole.
fn number_len(token: &Token<'_>) -> usize {
    if token.is_fixed {
        return 0;
    }
    let surface = token.surface;
    let is_digit = |c: char| numbers::digit(c).is_some();
    let len = surface.find(|c| !is_digit(c)).unwrap_or(0);
    if len > 0 && counters::counter(&surface[len..]).is_some() {
        return len;
    }
    let is_numeral = |c: char| numbers::is_numeral(c) && !matches!(c, '何' | '幾' | '数');
    let len = surface.find(|c| !is_numeral(c)).unwrap_or(0);
    let has_own = matches!(&surface[len..], "日" | "人" | "時" | "月" | "歳");
    if has_own { len } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn numbers_are_parted_from_what_follows_and_what_stands_before() {
        check(&[
            "１２月{がつ}",
            "119番{ばん}",
            "一{いち}月{がつ}",
            "一人{ひとり}",
            "小{しょう}6と高{こう}3",
            "10分{ぶん}の1",
        ]);
    }
}

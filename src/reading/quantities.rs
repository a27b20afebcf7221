//! Numbers with what is counted, and dates: 一人 ひとり, 10分 ぷん, 4月1日 ついたち.
//!
//! Takes the tokens of a sentence; gives them with numbers joined and the readings that numbers and
//! counters make of each other. Digits bear no reading, unless number and counter have one
//! together: 1人 ひとり. Never: changes a word that a list has settled.

use std::borrow::Cow;

use super::counters::{self, Counter};
use super::numbers;
use super::part::{Form, Part};
use super::parting;
use super::token::Token;

/// A number among the tokens.
struct Number {
    /// The token after its last one.
    end: usize,
    /// Whether it begins with a digit.
    is_digits: bool,
}

/// Settles the readings of a sentence's numbers.
pub(super) fn settle<'t>(text: &'t str, tokens: &mut Vec<Token<'t>>) {
    if !tokens.iter().any(parting::has_number) {
        return;
    }
    let old = parting::part(std::mem::take(tokens));
    let mut at = 0;
    while let Some(token) = old.get(at) {
        let Some(number) = number_at(&old, at) else {
            tokens.push(token.clone());
            at += 1;
            continue;
        };
        at = settle_one(text, &old, at, &number, tokens);
    }
}

/// The number that begins at a token.
fn number_at(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let first = tokens.get(at)?;
    let is_digits = |token: &Token<'_>| token.surface.chars().all(|c| numbers::digit(c).is_some());
    let is_numerals = |token: &Token<'_>| {
        !token.is_fixed
            && matches!(token.part, Part::Number | Part::Prefix | Part::Pronoun)
            && token.surface.chars().all(numbers::is_numeral)
    };
    let starts_in_digits = is_digits(first);
    if !starts_in_digits && !is_numerals(first) {
        return None;
    }
    let mut end = at + 1;
    while let Some(token) = tokens.get(end) {
        let is_after_digits = tokens.get(end - 1).is_some_and(is_digits);
        let is_separator = is_after_digits
            && matches!(token.surface, "," | "." | "，" | "．")
            && tokens.get(end + 1).is_some_and(is_digits);
        let is_more = if is_digits(token) {
            starts_in_digits
        } else {
            is_separator || is_numerals(token)
        };
        if !is_more {
            break;
        }
        end += 1;
    }
    Some(Number {
        end,
        is_digits: starts_in_digits,
    })
}

/// Settles a number and its counter; gives the token after them.
fn settle_one<'t>(
    text: &'t str,
    old: &[Token<'t>],
    at: usize,
    number: &Number,
    tokens: &mut Vec<Token<'t>>,
) -> usize {
    let (start, end) = (old[at].start, old[number.end - 1].end());
    let words = &text[start..end];
    let gap = old.get(number.end).filter(|token| token.surface == " ");
    let first = number.end + usize::from(gap.is_some());
    let Some((after, counter)) = counter_at(text, old, first) else {
        // Nothing is counted by it. Of one word the dictionary knows the reading.
        match old[at..number.end] {
            [ref token] => tokens.push(token.clone()),
            _ => push_number(
                words,
                start,
                numbers::reading(words),
                number.is_digits,
                tokens,
            ),
        }
        return number.end;
    };
    let thing_start = old[first].start;
    let thing = &text[thing_start..old[after - 1].end()];
    if let Some((len, reading)) = together(words, thing, tokens, &old[after..]) {
        let (joined, rest) = text[start..old[after - 1].end()].split_at(thing_start + len - start);
        tokens.push(settled(start, joined, reading, Part::TimeNoun));
        if !rest.is_empty() {
            let reading = rest_of(&thing[..len], counter.reading);
            tokens.push(settled(thing_start + len, rest, reading, Part::Suffix));
        }
    } else {
        let is_fraction = thing == "分" && is_fraction(&old[after..]);
        let last = numbers::last(words);
        let (own, reading) = if is_fraction {
            (numbers::reading(words), Cow::Borrowed("ぶん"))
        } else {
            (counter.number(words, last), counter.after(last))
        };
        push_number(words, start, own, number.is_digits, tokens);
        tokens.extend(gap.cloned());
        tokens.push(settled(thing_start, thing, reading, Part::Counter));
    }
    if let Some(next) = old.get(after)
        && !next.is_fixed
        && let Some(reading) = after_counter(thing, next.surface)
    {
        tokens.push(settled(next.start, next.surface, reading, next.part));
        return after + 1;
    }
    after
}

/// Adds a number: digits stand alone, and what follows them in kanji is read.
fn push_number<'t>(
    words: &'t str,
    start: usize,
    reading: String,
    is_digits: bool,
    tokens: &mut Vec<Token<'t>>,
) {
    let kanji = words.find(numbers::is_numeral).unwrap_or(words.len());
    let (digits, kanji) = words.split_at(if is_digits { kanji } else { 0 });
    if !digits.is_empty() {
        tokens.push(settled(start, digits, "", Part::Number));
    }
    if !kanji.is_empty() {
        tokens.push(settled(start + digits.len(), kanji, reading, Part::Number));
    }
}

/// A token whose reading is settled by a number.
fn settled<'t>(
    start: usize,
    surface: &'t str,
    reading: impl Into<Cow<'t, str>>,
    part: Part,
) -> Token<'t> {
    Token {
        start,
        surface,
        reading: reading.into(),
        ends: "",
        part,
        form: Form::None,
        is_fixed: true,
    }
}

/// The longest counter that begins at a token and ends with one, and the token after it.
fn counter_at<'t>(
    text: &'t str,
    old: &[Token<'t>],
    at: usize,
) -> Option<(usize, &'static Counter)> {
    let start = old.get(at)?.start;
    let mut found = None;
    for (token, after) in old[at..].iter().zip(at + 1..) {
        let words = &text[start..token.end()];
        if words.chars().nth(counters::COUNTER_CHARS_MAX).is_some() {
            break;
        }
        if let Some(counter) = counters::counter(words) {
            found = Some((after, counter));
        }
    }
    found
}

/// The reading that a number and the first of what is counted have together, and how long that is.
fn together(
    number: &str,
    thing: &str,
    before: &[Token<'_>],
    after: &[Token<'_>],
) -> Option<(usize, &'static str)> {
    // 二、三日 is に、さんにち.
    if let [.., number, mark] = before
        && matches!(mark.surface, "、" | "・" | "，")
        && number.part == Part::Number
    {
        return None;
    }
    let first = thing.chars().next()?;
    let rest = &thing[first.len_utf8()..];
    let reading = match (first, numbers::value(number)) {
        ('日', None) if number == "数" => "すうじつ",
        // As laws say it: nobody.
        ('人', None) if number == "何" && is_nobody(after) => "なんぴと",
        ('人', Some(1)) if is_person(rest, after) => "ひとり",
        ('人', Some(2)) if is_person(rest, after) => "ふたり",
        ('歳' | '才', Some(20)) if rest.is_empty() && !next_is(after, &["代", "児"]) => {
            "はたち"
        }
        ('日', Some(1)) if is_first_of_month(rest, before, after) => "ついたち",
        ('日', Some(day)) => day_reading(day)?,
        _ => return None,
    };
    Some((first.len_utf8(), reading))
}

/// How a day of the month is read, if not by its number.
fn day_reading(day: u32) -> Option<&'static str> {
    Some(match day {
        2 => "ふつか",
        3 => "みっか",
        4 => "よっか",
        5 => "いつか",
        6 => "むいか",
        7 => "なのか",
        8 => "ようか",
        9 => "ここのか",
        10 => "とおか",
        14 => "じゅうよっか",
        20 => "はつか",
        24 => "にじゅうよっか",
        _ => return None,
    })
}

/// Whether one or two 人 are persons, and not 一人前 or 二人称.
fn is_person(rest: &str, after: &[Token<'_>]) -> bool {
    !matches!(rest, "前" | "称" | "以上") && !next_is(after, &["前", "称", "三脚", "月"])
}

/// Whether 何人 is anybody at all, 何人も、, and not how many.
fn is_nobody(after: &[Token<'_>]) -> bool {
    next_is(after, &["も"]) && next_is(&after[1..], &["、", "みだりに", "みだり", "正当"])
}

/// Whether 1日 is the first of a month, and not one day.
fn is_first_of_month(rest: &str, before: &[Token<'_>], after: &[Token<'_>]) -> bool {
    if !rest.is_empty() {
        return false;
    }
    let is_month = |token: &Token<'_>| {
        token.surface.ends_with('月') && !token.surface.ends_with(['か', 'カ', 'ヵ', 'ヶ', 'ケ'])
    };
    let before = match before {
        [.., month, particle] if particle.surface == "の" => Some(month),
        [.., month] => Some(month),
        [] => None,
    };
    let is_dated = next_is(
        after,
        &[
            "付", "付け", "付で", "号", "朝", "午前", "午後", "未明", "夜", "夕方", "正午",
        ],
    );
    let is_morning = next_is(after, &["の"])
        && next_is(
            after.get(1..).unwrap_or_default(),
            &["朝", "夜", "午前", "午後", "未明", "夕方", "正午"],
        );
    before.is_some_and(is_month) || is_dated || is_morning
}

/// Whether the first of some tokens is one of some words.
fn next_is(tokens: &[Token<'_>], words: &[&str]) -> bool {
    tokens
        .first()
        .is_some_and(|token| words.contains(&token.surface))
}

/// Whether 分 is the one of a fraction, 三分の一: の and a number follow it.
fn is_fraction(after: &[Token<'_>]) -> bool {
    next_is(after, &["の"])
        && after
            .get(1)
            .is_some_and(|token| parting::begins_number(token.surface))
}

/// What remains of a counter's reading after that of 日, 人 or 歳.
fn rest_of(first: &str, reading: &'static str) -> &'static str {
    let own = match first {
        "日" => "にち",
        "人" => "にん",
        _ => "さい",
    };
    reading.strip_prefix(own).unwrap_or(reading)
}

/// How a word is read after a counter, if that hangs on it.
fn after_counter(counter: &str, next: &str) -> Option<&'static str> {
    Some(match next {
        "目" => "め",
        "分" => "ぶん",
        "間" => "かん",
        "前" => "まえ",
        "後" => "ご",
        "半" => "はん",
        "代" | "台" => "だい",
        "強" => "きょう",
        "弱" => "じゃく",
        "余り" => "あまり",
        "頃" => "ごろ",
        "付" | "付け" => "づけ",
        "中" if matches!(counter, "日" | "年" | "晩") => "じゅう",
        "中" => "ちゅう",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn digits_bear_no_reading_and_their_counters_do() {
        check(&[
            "10分{ぷん}",
            "３０分{ぷん}",
            "15分{ふん}",
            "1,200人{にん}",
            "11月{がつ}",
            "110番{ばん}",
            "3本{ぼん}",
            "8本{ぽん}",
            "100本{ぽん}",
            "2.5倍{ばい}",
            "3か月{げつ}",
            "6ヶ月{かげつ}",
            "4年生{ねんせい}",
            "3階{がい}",
            "2025 年{ねん} 4 月{がつ} 8 日{ようか}",
        ]);
    }

    #[test]
    fn some_numbers_and_counters_have_one_reading_together() {
        check(&[
            "1人{ひとり}",
            "二人{ふたり}",
            "11人{にん}",
            "二人{ふたり}分{ぶん}",
            "20歳{はたち}",
            "20日{はつか}",
            "20日{はつか}間{かん}",
            "二十日{はつか}",
            "七日{なのか}以内{いない}",
            "二{に}、三{さん}日{にち}",
            "何人{なんぴと}も、",
            "何{なん}人{にん}もいる",
        ]);
    }

    #[test]
    fn the_first_of_a_month_is_not_one_day() {
        check(&[
            "4月{がつ}1日{ついたち}から",
            "毎月{まいつき}1日{ついたち}に",
            "1日中{にちじゅう}",
            "二日{ふつか}中{じゅう}に",
            "1日{にち}に3回{かい}",
            "一{いち}日{にち}を終{お}える",
        ]);
    }

    #[test]
    fn numbers_in_kanji_are_read_with_their_counters() {
        check(&[
            "三十{さんじゅっ}分{ぷん}",
            "四{よ}人{にん}",
            "何百{なんびゃっ}回{かい}",
            "一{いっ}通{つう}",
            "七{しち}月{がつ}",
            "九{く}時{じ}",
            "何{なん}本{ぼん}",
            "三{さん}分{ぶん}の一{いち}",
            "二万{にまん}",
            "5万{まん}を超{こ}える",
        ]);
    }
}

//! Numbers: how they are read, and what they do to the sound of what follows.
//!
//! Takes the characters of a number, in digits or in kanji; gives its [`Last`] part, on which the
//! sound of a counter hangs, and for kanji its reading. Never: decides where a number ends.

/// What a number ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// A digit, 0 to 9.
    Digit(u8),
    /// 十, or a number in digits that ends in one zero.
    Ten,
    /// 百.
    Hundred,
    /// 千.
    Thousand,
    /// 万 or more.
    Many,
    /// 何 and 幾: how many.
    Question,
    /// 数: some.
    Some,
}

/// Numbers that are read so: 1 to 9.
const DIGITS: [&str; 10] = [
    "れい",
    "いち",
    "に",
    "さん",
    "よん",
    "ご",
    "ろく",
    "なな",
    "はち",
    "きゅう",
];

/// The digit that a character is, narrow or wide.
pub(super) fn digit(c: char) -> Option<u8> {
    let at = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    };
    u8::try_from(at).ok()
}

/// The digit that a kanji is.
fn kanji_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The power of ten that a kanji is.
fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '億' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// Whether a character is a part of a number in kanji.
pub(super) fn is_numeral(c: char) -> bool {
    kanji_digit(c).is_some() || power(c).is_some() || matches!(c, '何' | '数' | '幾')
}

/// What a number ends with, whether it is in digits, in kanji or in both.
pub(super) fn last(number: &str) -> Last {
    let mut zeros = 0;
    for c in number.chars().rev() {
        match digit(c) {
            Some(0) => zeros += 1,
            Some(value) if zeros == 0 => return Last::Digit(value),
            Some(_) => break,
            None if matches!(c, '.' | '．') && zeros > 0 => return Last::Digit(0),
            None if matches!(c, ',' | '，' | '.' | '．') => {}
            None if zeros > 0 => break,
            None => return last_kanji(c),
        }
    }
    match zeros {
        1 if number.chars().all(|c| digit(c) == Some(0)) => Last::Digit(0),
        1 => Last::Ten,
        2 => Last::Hundred,
        3 => Last::Thousand,
        _ => Last::Many,
    }
}

/// What a kanji of a number is, if it is the last one.
fn last_kanji(c: char) -> Last {
    match c {
        '十' => Last::Ten,
        '百' => Last::Hundred,
        '千' => Last::Thousand,
        '何' | '幾' => Last::Question,
        '数' => Last::Some,
        c => digit(c).or(kanji_digit(c)).map_or(Last::Many, Last::Digit),
    }
}

/// The value of a number, if it is a plain one below ten thousand.
pub(super) fn value(number: &str) -> Option<u32> {
    let digits: Option<u32> = number.chars().try_fold(0_u32, |value, c| {
        Some(value * 10 + u32::from(digit(c)?)).filter(|value| *value < 10_000)
    });
    if digits.is_some() {
        return digits;
    }
    let (mut sum, mut open) = (0_u32, None);
    for c in number.chars() {
        match (kanji_digit(c), power(c)) {
            (Some(value), _) => open = Some(open.unwrap_or(0) * 10 + u32::from(value)),
            (_, Some(power @ 1..=3)) => sum += open.take().unwrap_or(1) * 10_u32.pow(power),
            _ => return None,
        }
        if sum + open.unwrap_or(0) >= 10_000 {
            return None;
        }
    }
    Some(sum + open.unwrap_or(0))
}

/// How a number in kanji is read; of one that begins with digits, what stands after them.
pub(super) fn reading(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    // 二〇二五 and 一九九五 stand for places; 二三人 are two or three.
    let is_places = characters.iter().all(|c| kanji_digit(*c).is_some())
        && (characters.len() > 2 || characters.contains(&'〇'));
    if is_places && let Some(value) = value(number) {
        return of_value(value);
    }
    let mut reading = String::new();
    for (at, c) in characters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        match c {
            '何' => reading.push_str("なん"),
            '幾' => reading.push_str("いく"),
            '数' => reading.push_str("すう"),
            c => match (kanji_digit(*c), power(*c)) {
                (Some(value), _) => reading.push_str(DIGITS[usize::from(value % 10)]),
                (_, Some(power)) => push_power(&mut reading, before.copied(), power),
                _ => {}
            },
        }
    }
    reading
}

/// How a value below ten thousand is read.
pub(super) fn of_value(value: u32) -> String {
    let mut kanji = String::new();
    for (power, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let place = value / power % 10;
        if place > 1 || (place == 1 && power == 1) {
            kanji.extend("〇一二三四五六七八九".chars().nth(place as usize));
        }
        if place > 0 {
            kanji.push_str(unit);
        }
    }
    if kanji.is_empty() {
        DIGITS[0].to_owned()
    } else {
        reading(&kanji)
    }
}

/// Adds the reading of 十, 百 and so on, and changes what stands before it: さんびゃく, いっせん.
fn push_power(reading: &mut String, before: Option<char>, power: u32) {
    let before = before.map(last_kanji);
    let is_voiced = matches!(before, Some(Last::Digit(3) | Last::Question));
    let is_doubled = match power {
        2 => matches!(before, Some(Last::Digit(6 | 8))),
        3 => matches!(before, Some(Last::Digit(1 | 8))),
        12 => matches!(before, Some(Last::Digit(1 | 8) | Last::Ten)),
        _ => false,
    };
    if is_doubled {
        double(reading);
    }
    reading.push_str(match (power, is_voiced, is_doubled) {
        (1, ..) => "じゅう",
        (2, true, _) => "びゃく",
        (2, _, true) => "ぴゃく",
        (2, ..) => "ひゃく",
        (3, true, _) => "ぜん",
        (3, ..) => "せん",
        (4, ..) => "まん",
        (8, ..) => "おく",
        _ => "ちょう",
    });
}

/// Ends a number's reading in っ: いち → いっ, じゅう → じゅっ.
pub(super) fn double(reading: &mut String) {
    if reading.ends_with(['ち', 'く', 'う']) {
        reading.pop();
        reading.push('っ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_kanji_are_read() {
        let cases = [
            ("三十", "さんじゅう"),
            ("三百", "さんびゃく"),
            ("六百八", "ろっぴゃくはち"),
            ("八千", "はっせん"),
            ("三千", "さんぜん"),
            ("千", "せん"),
            ("一兆", "いっちょう"),
            ("何百", "なんびゃく"),
            ("数十", "すうじゅう"),
            ("二〇二五", "にせんにじゅうご"),
            ("一九九〇", "せんきゅうひゃくきゅうじゅう"),
            ("二三", "にさん"),
            ("百二十三万", "ひゃくにじゅうさんまん"),
        ];
        for (number, expected) in cases {
            assert_eq!(reading(number), expected, "{number}");
        }
    }

    #[test]
    fn the_end_of_a_number_is_known() {
        let cases = [
            ("1", Last::Digit(1)),
            ("13", Last::Digit(3)),
            ("３０", Last::Ten),
            ("0", Last::Digit(0)),
            ("1,200", Last::Hundred),
            ("2.5", Last::Digit(5)),
            ("15万", Last::Many),
            ("三十", Last::Ten),
            ("何", Last::Question),
            ("10000", Last::Many),
        ];
        for (number, expected) in cases {
            assert_eq!(last(number), expected, "{number}");
        }
    }

    #[test]
    fn small_numbers_have_a_value() {
        for (number, expected) in [
            ("20", 20),
            ("二十", 20),
            ("１４", 14),
            ("百五", 105),
            ("二〇", 20),
        ] {
            assert_eq!(value(number), Some(expected), "{number}");
        }
        assert_eq!(value("何"), None);
        assert_eq!(value("99999999999999999999"), None);
        assert_eq!(value("九九九九九九九九"), None);
    }
}

//! Opening hours: read from the OpenStreetMap syntax, written in words.
//!
//! Takes an [`opening_hours`](https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification)
//! expression; gives its canonical form, and that form with days and closings in a language's
//! words. Week numbers, years and sunrise are kept as the syntax writes them.

use crate::language::format;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;

/// The abbreviations of the syntax, with the message that says each in words.
const WORDS: [(&str, &str); 10] = [
    ("Mo", "weekday-mo"),
    ("Tu", "weekday-tu"),
    ("We", "weekday-we"),
    ("Th", "weekday-th"),
    ("Fr", "weekday-fr"),
    ("Sa", "weekday-sa"),
    ("Su", "weekday-su"),
    ("PH", "hours-holidays"),
    ("off", "hours-closed"),
    ("closed", "hours-closed"),
];

/// The months of the syntax, in order.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Reads an expression; the canonical form, or what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<String, String> {
    opening_hours_syntax::parse(text)
        .map(|expression| expression.to_string())
        .map_err(|error| {
            error
                .to_string()
                .lines()
                .next()
                .unwrap_or("not understood")
                .to_owned()
        })
}

/// A canonical expression in a language's words.
pub(crate) fn in_words(canonical: &str, strings: &Strings) -> String {
    canonical
        .split("; ")
        .map(|rule| rule_in_words(rule, strings))
        .collect::<Vec<_>>()
        .join(&strings.text("list-separator", &[]))
}

/// One rule of an expression in words.
fn rule_in_words(rule: &str, strings: &Strings) -> String {
    if rule == "24/7" {
        return strings.text("hours-always", &[]);
    }
    let mut out = String::new();
    let mut rest = rule;
    while let Some(first) = rest.chars().next() {
        let word_end = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        if word_end == 0 {
            // A dash between two days or times is a range, which print sets as an en dash.
            out.push(if first == '-' { '–' } else { first });
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(word_end);
        if let Some((text, consumed)) = month_and_day(word, after, &strings.tag) {
            out.push_str(&text);
            rest = &after[consumed..];
            continue;
        }
        match WORDS.iter().find(|(abbreviation, _)| *abbreviation == word) {
            Some((_, id)) => out.push_str(&strings.text(id, &[])),
            None => out.push_str(word),
        }
        rest = after;
    }
    out
}

/// `Dec` followed by ` 29`: the date in words, and how many bytes after the month it took.
fn month_and_day(word: &str, after: &str, tag: &LanguageTag) -> Option<(String, usize)> {
    let month = MONTHS.iter().position(|month| *month == word)? + 1;
    let digits = after.strip_prefix(' ')?;
    let len = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let day = digits[..len].parse().ok()?;
    let text = format::month_day(u8::try_from(month).ok()?, day, tag)?;
    Some((text, 1 + len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::Sources;

    fn japanese() -> Strings {
        let text = "weekday-mo = 月\nweekday-fr = 金\nhours-holidays = 祝日\nhours-closed = 休み\n\
                    hours-always = 24時間\nlist-separator = 、\n";
        let mut sources = Sources::default();
        let id = sources.add("ja.ftl", text);
        let tag = LanguageTag::parse("ja").expect("a tag");
        Strings::parse(&tag, id, text).value
    }

    #[test]
    fn hours_are_said_in_words() {
        let words = |text: &str| in_words(&parse(text).expect("hours"), &japanese());
        assert_eq!(words("24/7"), "24時間");
        assert_eq!(
            words("Mo-Fr 08:30-17:15; PH off"),
            "月–金 08:30–17:15、祝日 休み"
        );
        assert_eq!(
            words("16:00-21:00; Dec 29-Jan 3 off"),
            "16:00–21:00、12月29日–1月3日 休み"
        );
    }

    #[test]
    fn nonsense_is_refused_with_words() {
        assert!(parse("weekdays nine to five").is_err());
        assert!(parse("Mo-Fr 25:99").is_err());
    }
}

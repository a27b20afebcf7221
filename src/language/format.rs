//! Dates as a language writes them.
//!
//! Takes calendar dates; gives text by [ICU4X](https://icu4x.unicode.org/) from CLDR's data.
//! Never reads a clock or a time zone: every date here comes from content.

use std::cmp::Ordering;

use icu_calendar::{Date, Iso};
use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, YMD};

use crate::language::tag::LanguageTag;

/// A date in a language's long form: `2025年8月20日`, `20 August 2025`.
pub(crate) fn date(date: jiff::civil::Date, tag: &LanguageTag) -> String {
    let Some(iso) = iso(date) else {
        return date.to_string();
    };
    DateTimeFormatter::try_new(tag.locale().into(), YMD::long()).map_or_else(
        |_| date.to_string(),
        |formatter| formatter.format(&iso).to_string(),
    )
}

/// A day of any year: `12月29日`, `29 December`. `None` when there is no such day.
pub(crate) fn month_day(month: u8, day: u8, tag: &LanguageTag) -> Option<String> {
    // 2024 has a 29th of February.
    let date = Date::try_new_iso(2024, month, day).ok()?;
    let formatter = DateTimeFormatter::try_new(tag.locale().into(), MD::long()).ok()?;
    Some(formatter.format(&date).to_string())
}

/// How a language sorts words. Kanji are not sorted by how they are read: give it readings.
pub(crate) fn collator(tag: &LanguageTag) -> impl Fn(&str, &str) -> Ordering {
    let collator = Collator::try_new(tag.locale().into(), CollatorOptions::default()).ok();
    move |a, b| {
        collator
            .as_ref()
            .map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
    }
}

/// The same date for ICU4X.
fn iso(date: jiff::civil::Date) -> Option<Date<Iso>> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    Date::try_new_iso(i32::from(date.year()), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_language() {
        let day = jiff::civil::date(2025, 8, 20);
        let tag = |text| LanguageTag::parse(text).expect("a tag");
        assert_eq!(date(day, &tag("ja")), "2025年8月20日");
        assert_eq!(date(day, &tag("en")), "August 20, 2025");
        assert_eq!(month_day(12, 29, &tag("ja")).as_deref(), Some("12月29日"));
        assert_eq!(month_day(2, 31, &tag("ja")), None);
    }
}

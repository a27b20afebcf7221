//! Facts in a language's words: grades, minutes, ages, dates, desks.
//!
//! Takes facts and strings; gives text and the small views made of facts alone. Shared by pages
//! and print.

use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::language::{format, hours};
use crate::model::entry::{Facts, Settings};
use crate::model::facts::{
    CaseFacts, Channel, ChannelKind, DeskFacts, FactDates, Grade, InForce, OwnFacts,
};
use crate::target::Context;
use crate::target::html::views::{ChannelView, DateLine, Phrase};

/// `中2〜高3`
pub(crate) fn grades(case: &CaseFacts, strings: &Strings) -> String {
    let name = |grade: Grade| {
        let (school, year) = grade.parts();
        strings.text(&format!("grade-{school}"), &[("n", year.into())])
    };
    let (from, to) = case.grades;
    if from == to {
        strings.text("grades-one", &[("grade", name(from).into())])
    } else {
        strings.text(
            "grades-range",
            &[("from", name(from).into()), ("to", name(to).into())],
        )
    }
}

/// `15・45分`
pub(crate) fn minutes(case: &CaseFacts, strings: &Strings) -> String {
    let separator = strings.text("minutes-separator", &[]);
    let list: Vec<String> = case.minutes.iter().map(ToString::to_string).collect();
    strings.text("minutes-list", &[("list", list.join(&separator).into())])
}

/// The topics of a case, in the language's words or in the source's.
pub(crate) fn topics(case: &CaseFacts, settings: &Settings, language: &LanguageTag) -> Vec<String> {
    let source = settings.source_language();
    case.topics
        .iter()
        .filter_map(|topic| settings.topics.get(&topic.value))
        .filter_map(|words| words.get(language).or_else(|| words.get(source)).cloned())
        .collect()
}

/// Words of an entry's own that a translation may leave to the source.
pub(crate) fn own_phrase(
    facts: &Facts,
    language: &LanguageTag,
    settings: &Settings,
    pick: impl Fn(&OwnFacts) -> Option<&String>,
) -> Option<Phrase> {
    let editions = [language, settings.source_language()];
    editions.into_iter().find_map(|language| {
        let text = pick(&facts.editions.get(language)?.own)?;
        Some(Phrase {
            text: text.clone(),
            lang: language.html().to_owned(),
            dir: language.direction(),
        })
    })
}

/// For which ages a desk is.
pub(crate) fn ages(desk: &DeskFacts, strings: &Strings) -> Option<String> {
    match desk.ages {
        (Some(0) | None, Some(to)) => Some(strings.text("ages-up-to", &[("to", to.into())])),
        (Some(from), Some(to)) => {
            Some(strings.text("ages-range", &[("from", from.into()), ("to", to.into())]))
        }
        (Some(from), None) => Some(strings.text("ages-from", &[("from", from.into())])),
        (None, None) => None,
    }
}

/// How sure facts are, in words.
pub(crate) fn date_line(dates: &FactDates, overdue: bool, language: &LanguageTag) -> DateLine {
    let text = |date: Option<jiff::civil::Date>| date.map(|date| format::date(date, language));
    DateLine {
        as_of: text(dates.as_of),
        checked: text(dates.checked),
        overdue,
    }
}

/// Since when a law holds, in words.
pub(crate) fn in_force(from: InForce, language: &LanguageTag) -> String {
    match from {
        InForce::Day(date) => format::date(date, language),
        InForce::Year(year) => year.to_string(),
    }
}

/// The ways to reach a desk, in words; `own` are the desk's words in the language `shown`.
pub(crate) fn channels(
    desk: &DeskFacts,
    own: &OwnFacts,
    shown: &LanguageTag,
    ctx: &Context<'_>,
    language: &LanguageTag,
) -> Vec<ChannelView> {
    let mut translated = own.channel_notes.iter();
    desk.channels
        .iter()
        .map(|one| {
            let view = channel(one, ctx, language);
            // A channel without a note takes none of the translated ones.
            match one.note.as_ref().and_then(|_| translated.next()) {
                Some(note) => ChannelView {
                    note: Some(note.clone()),
                    note_lang: shown.html().to_owned(),
                    note_dir: shown.direction(),
                    ..view
                },
                None => view,
            }
        })
        .collect()
}

/// A way to reach a desk, in words; its note is in the source language.
fn channel(channel: &Channel, ctx: &Context<'_>, language: &LanguageTag) -> ChannelView {
    let strings = ctx.strings(language);
    let source = ctx.settings().source_language();
    let separator = strings.text("list-separator", &[]);
    let names: Vec<String> = channel
        .languages
        .iter()
        .map(|tag| language_name(tag, strings, ctx))
        .collect();
    ChannelView {
        kind: channel.kind.word(),
        address: channel.address.value.clone(),
        href: href(channel),
        hours: channel
            .hours
            .as_ref()
            .map(|canonical| hours::in_words(canonical, strings)),
        hours_syntax: channel.hours.clone(),
        languages: (!names.is_empty()).then(|| names.join(&separator)),
        cost: channel.cost.map(crate::model::facts::Cost::word),
        anonymous: channel.anonymous,
        note: channel.note.clone(),
        note_lang: source.html().to_owned(),
        note_dir: source.direction(),
    }
}

/// What a language is called in the words of a page; where the theme has no word for it, in its
/// own, or by its tag.
pub(crate) fn language_name(tag: &str, strings: &Strings, ctx: &Context<'_>) -> String {
    let own_name = || {
        let known = ctx
            .tools
            .strings
            .iter()
            .find(|(known, _)| known.as_str() == tag);
        known.map_or_else(
            || tag.to_owned(),
            |(_, strings)| strings.text("language-name", &[]),
        )
    };
    let named = strings.message(&format!("language-{tag}"), &[]);
    named.unwrap_or_else(|_| own_name())
}

/// What a click on a channel's address does.
fn href(channel: &Channel) -> Option<String> {
    let address = channel.address.value.trim();
    if address.starts_with("https://") || address.starts_with("http://") {
        return Some(address.to_owned());
    }
    match channel.kind {
        ChannelKind::Phone => {
            let dialled: String = address
                .chars()
                .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '#' | '*'))
                .map(|c| {
                    if c == '#' {
                        "%23".to_owned()
                    } else {
                        c.to_string()
                    }
                })
                .collect();
            (!dialled.is_empty()).then(|| format!("tel:{dialled}"))
        }
        ChannelKind::Mail if address.contains('@') => Some(format!("mailto:{address}")),
        _ => None,
    }
}

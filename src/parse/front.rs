//! Front matter: the fields of each kind of entry, decoded from YAML.
//!
//! Takes a YAML tree and what the file is; gives typed facts, with placeholders where a required
//! field is missing, so that one mistake never becomes many.

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::source::Span;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::hours;
use crate::model::facts::{
    Care, CaseChoice, CaseFacts, Channel, ChannelKind, Citation, Collection, Cost, Curriculum,
    DeskFacts, DeskGroup, EntryId, FactDates, FileRole, FrontMatter, Grade, InForce, LawFacts,
    NeutralFacts, OwnFacts, Spanned, SpecificFacts, Translation, TranslationMethod,
};
use crate::parse::fields::{self, Fields};
use crate::parse::layers;
use crate::parse::yaml::{Node, Value};

/// Grades that cannot be read.
pub(crate) static INVALID_GRADES: Code = Code::error(
    "front::invalid-grades",
    "the grades cannot be read",
    "Grades are a range such as `e5-h3`, or one grade: `e1` to `e6` for elementary school, `j1` to \
     `j3` for junior high school, `h1` to `h3` for high school, the lower one first.",
);

/// Opening hours that cannot be read.
pub(crate) static INVALID_HOURS: Code = Code::error(
    "front::invalid-hours",
    "opening hours cannot be read",
    "Opening hours are written as OpenStreetMap writes them: `Mo-Fr 08:30-17:15`, `24/7`, \
     `16:00-21:00; Dec 29-Jan 3 off`. Days are Mo Tu We Th Fr Sa Su, `PH` is a public holiday.",
);

/// A range of ages that cannot be read.
pub(crate) static INVALID_AGES: Code = Code::error(
    "front::invalid-ages",
    "the ages cannot be read",
    "Ages are a range in whole years: `0-18`, or open at one end: `-18`, `18-`. Leave the field out \
     when a desk is for everyone.",
);

/// A web address that is none.
pub(crate) static INVALID_URL: Code = Code::error(
    "front::invalid-url",
    "a web address cannot be used",
    "Web addresses in front matter begin with `https://` or `http://` and hold no spaces.",
);

/// A slug that is none.
pub(crate) static INVALID_SLUG: Code = Code::error(
    "front::invalid-slug",
    "a name cannot be used as a slug",
    "Slugs become addresses and file names on every system: 1 to 64 small letters a to z, digits and \
     hyphens, and none of the names Windows keeps for devices (such as `con` or `aux`).",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[
    &INVALID_GRADES,
    &INVALID_HOURS,
    &INVALID_AGES,
    &INVALID_URL,
    &INVALID_SLUG,
];

/// Which of an entry's files this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// The file in the source language, with the facts.
    Source,
    /// A translation, with words only.
    Translation,
}

/// Decodes the front matter of one file of `entry`.
pub(crate) fn decode(
    node: &Node,
    entry: &EntryId,
    kind: FileKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let mut fields = Fields::of(node, diagnostics);
    let head = fields.peek("title").unwrap_or(Span {
        end: node.span.start,
        ..node.span
    });
    // What it says of the layers below has been heeded by now; only its word is looked at here.
    if let Some(node) = fields.take(layers::OVERRIDES) {
        fields::one_of(node, &[(layers::SECTIONS, ())], diagnostics);
    }
    let own = own(&mut fields, entry, kind, diagnostics);
    let role = match kind {
        FileKind::Source => FileRole::Source(neutral(&mut fields, entry.collection, diagnostics)),
        FileKind::Translation => FileRole::Translation(translation(&mut fields, diagnostics)),
    };
    fields.finish(diagnostics);
    FrontMatter { own, role, head }
}

/// The words of one language.
fn own(
    fields: &mut Fields<'_>,
    entry: &EntryId,
    kind: FileKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> OwnFacts {
    let title = fields
        .need("title", "ばれないと思った", diagnostics)
        .and_then(|node| fields::text(node, diagnostics));
    let summary = fields
        .need("summary", "だれの身にも起こりうる話です。", diagnostics)
        .and_then(|node| fields::text(node, diagnostics));
    let reading = match (entry.collection, kind) {
        (Collection::Terms, FileKind::Source) => {
            fields.need("reading", "ひぼうちゅうしょう", diagnostics)
        }
        _ => fields.take("reading"),
    };
    let mut optional = |name| {
        fields
            .take(name)
            .and_then(|node| fields::text(node, diagnostics))
    };
    let is = |collection| entry.collection == collection;
    let care_note = is(Collection::Cases)
        .then(|| optional("care_note"))
        .flatten();
    let operator = is(Collection::Desks)
        .then(|| optional("operator"))
        .flatten();
    let audience = is(Collection::Desks).then(|| optional("for")).flatten();
    let notes = (is(Collection::Desks) && kind == FileKind::Translation)
        .then(|| fields.take("channel_notes"))
        .flatten();
    let channel_notes = notes
        .map(|node| fields::list(node, diagnostics, fields::text))
        .unwrap_or_default();
    let mut optional = |name| {
        fields
            .take(name)
            .and_then(|node| fields::text(node, diagnostics))
    };
    let articles = is(Collection::Laws).then(|| optional("articles")).flatten();
    let figure = is(Collection::Laws).then(|| optional("figure")).flatten();
    OwnFacts {
        title: title.unwrap_or_else(|| entry.slug.clone()),
        summary: summary.unwrap_or_default(),
        reading: reading.and_then(|node| fields::text(node, diagnostics)),
        care_note,
        operator,
        audience,
        channel_notes,
        articles,
        figure,
    }
}

/// The facts that hold in every language.
fn neutral(
    fields: &mut Fields<'_>,
    collection: Collection,
    diagnostics: &mut Vec<Diagnostic>,
) -> NeutralFacts {
    NeutralFacts {
        draft: fields
            .take("draft")
            .and_then(|node| fields::boolean(node, diagnostics))
            .unwrap_or(false),
        aliases: slugs(fields.take("aliases"), diagnostics),
        edition: fields
            .take("edition")
            .and_then(|node| fields::integer(node, 1..=9_999, diagnostics)),
        published: optional_date(fields, "published", diagnostics),
        updated: optional_date(fields, "updated", diagnostics),
        sources: fields
            .take("sources")
            .map(|node| fields::list(node, diagnostics, citation))
            .unwrap_or_default(),
        specific: match collection {
            Collection::Cases => SpecificFacts::Case(case(fields, diagnostics)),
            Collection::Desks => SpecificFacts::Desk(desk(fields, diagnostics)),
            Collection::Laws => SpecificFacts::Law(law(fields, diagnostics)),
            Collection::Terms => SpecificFacts::Term,
            Collection::Pages => SpecificFacts::Page,
        },
    }
}

/// The facts of a case.
fn case(fields: &mut Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> CaseFacts {
    let all_grades = (Grade::parse("e1"), Grade::parse("h3"));
    let grades = fields
        .need("grades", "e5-h3", diagnostics)
        .and_then(|node| grades(node, diagnostics))
        .or_else(|| all_grades.0.zip(all_grades.1))
        .expect("e1 and h3 are grades");
    let minutes = fields
        .need("minutes", "[15, 45]", diagnostics)
        .map_or_else(Vec::new, |node| {
            fields::list(node, diagnostics, |item, diagnostics| {
                let minutes = fields::integer(item, 1..=600, diagnostics)?;
                u16::try_from(minutes).ok()
            })
        });
    let mut words = |name, example: &str, diagnostics: &mut Vec<Diagnostic>| {
        fields
            .need(name, example, diagnostics)
            .map(|node| fields::list(node, diagnostics, fields::spanned))
            .unwrap_or_default()
    };
    let topics = words("topics", "[defamation]", diagnostics);
    let mut optional_words = |name, diagnostics: &mut Vec<Diagnostic>| {
        fields
            .take(name)
            .map(|node| fields::list(node, diagnostics, fields::spanned))
            .unwrap_or_default()
    };
    CaseFacts {
        grades,
        minutes,
        topics,
        laws: optional_words("laws", diagnostics),
        desks: optional_words("desks", diagnostics),
        care: fields
            .need("care", "gentle", diagnostics)
            .and_then(|node| fields::one_of(node, &Care::WORDS, diagnostics))
            .unwrap_or(Care::Gentle),
        curriculum: fields
            .take("curriculum")
            .map(|node| fields::list(node, diagnostics, curriculum))
            .unwrap_or_default(),
    }
}

/// `e5-h3`, with any kind of dash.
fn grades(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<(Grade, Grade)> {
    let text = fields::text(node, diagnostics)?;
    let range = grade_range(&text);
    if range.is_none() {
        let meant = fields::narrow(&text).replace(fields::is_dash, "-");
        let is_certain = grade_range(&meant).is_some();
        diagnostics.push(
            INVALID_GRADES
                .at(node.span, format!("`{text}` is not a range of grades"))
                .help("write the lower and the upper grade, such as `e5-h3` or `j2-j3`")
                .fix(is_certain.then(|| fields::mend(node, &meant))),
        );
    }
    range
}

/// The grades of a range, or of one grade.
fn grade_range(text: &str) -> Option<(Grade, Grade)> {
    let mut parts = text
        .split(['-', '–', '—', '〜', '～'])
        .map(|part| Grade::parse(part.trim()));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Some(only)), None, None) => Some((only, only)),
        (Some(Some(from)), Some(Some(to)), None) if from <= to => Some((from, to)),
        _ => None,
    }
}

/// A place in a curriculum.
fn curriculum(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Curriculum> {
    let mut fields = Fields::of(node, diagnostics);
    let framework = fields
        .need("framework", "digcomp-2.2", diagnostics)
        .and_then(|node| fields::text(node, diagnostics));
    let items = fields
        .need("items", "[\"2.5\"]", diagnostics)
        .map(|node| fields::list(node, diagnostics, fields::text))
        .unwrap_or_default();
    fields.finish(diagnostics);
    Some(Curriculum {
        framework: framework?,
        items,
    })
}

/// The facts of a desk.
fn desk(fields: &mut Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> DeskFacts {
    DeskFacts {
        group: fields
            .need("group", "talk", diagnostics)
            .and_then(|node| fields::one_of(node, &DeskGroup::WORDS, diagnostics))
            .unwrap_or(DeskGroup::Talk),
        ages: fields
            .take("ages")
            .and_then(|node| ages(node, diagnostics))
            .unwrap_or((None, None)),
        channels: fields
            .need("channels", "[{kind: phone, address: \"110\"}]", diagnostics)
            .map(|node| fields::list(node, diagnostics, channel))
            .unwrap_or_default(),
        dates: dates(fields, diagnostics),
        cases: fields
            .take("cases")
            .map_or(CaseChoice::default(), |node| cases(node, diagnostics)),
    }
}

/// `all`, or the slugs of cases.
fn cases(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> CaseChoice {
    if matches!(&node.value, Value::Scalar(word) if word == "all") {
        return CaseChoice::All;
    }
    CaseChoice::These(fields::list(node, diagnostics, fields::spanned))
}

/// `0-18`, `18-`, `-18`.
fn ages(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<(Option<u8>, Option<u8>)> {
    let text = fields::text(node, diagnostics)?;
    let range = age_range(&text);
    if range.is_none() {
        let meant = fields::narrow(&text).replace(fields::is_dash, "-");
        let is_certain = age_range(&meant).is_some();
        diagnostics.push(
            INVALID_AGES
                .at(node.span, format!("`{text}` is not a range of ages"))
                .help("write a range in years, such as `0-18`")
                .fix(is_certain.then(|| fields::mend(node, &meant))),
        );
    }
    range
}

/// The ends of a range of ages; at least one of them is there.
fn age_range(text: &str) -> Option<(Option<u8>, Option<u8>)> {
    let end = |part: &str| match part.trim() {
        "" => Some(None),
        digits => digits.parse::<u8>().ok().map(Some),
    };
    let (from, to) = text.split_once('-')?;
    let range = (end(from)?, end(to)?);
    let is_right = match range {
        (Some(from), Some(to)) => from <= to,
        (None, None) => false,
        _ => true,
    };
    is_right.then_some(range)
}

/// A way to reach a desk.
fn channel(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Channel> {
    let mut fields = Fields::of(node, diagnostics);
    let kind = fields
        .need("kind", "phone", diagnostics)
        .and_then(|node| fields::one_of(node, &ChannelKind::WORDS, diagnostics));
    let address = fields
        .need("address", "\"0120-…\"", diagnostics)
        .and_then(|node| fields::spanned(node, diagnostics));
    let hours = fields.take("hours").and_then(|node| {
        let text = fields::text(node, diagnostics)?;
        hours::parse(&text)
            .map_err(|problem| {
                let meant: String = text.nfkc().collect();
                let is_certain = meant != text && hours::parse(&meant).is_ok();
                diagnostics.push(
                    INVALID_HOURS
                        .at(
                            node.span,
                            format!("`{text}` is not understood as opening hours: {problem}"),
                        )
                        .help("write days and times such as `Mo-Fr 08:30-17:15` or `24/7`")
                        .fix(is_certain.then(|| fields::mend(node, &meant))),
                );
            })
            .ok()
    });
    let channel = Channel {
        kind: kind.unwrap_or(ChannelKind::Phone),
        address: address.clone().unwrap_or(Spanned {
            value: String::new(),
            span: node.span,
        }),
        hours,
        languages: fields
            .take("languages")
            .map(|node| fields::list(node, diagnostics, fields::text))
            .unwrap_or_default(),
        cost: fields
            .take("cost")
            .and_then(|node| fields::one_of(node, &Cost::WORDS, diagnostics)),
        anonymous: fields
            .take("anonymous")
            .and_then(|node| fields::boolean(node, diagnostics)),
        note: fields
            .take("note")
            .and_then(|node| fields::text(node, diagnostics)),
    };
    fields.finish(diagnostics);
    (kind.is_some() && address.is_some()).then_some(channel)
}

/// The facts of a law.
fn law(fields: &mut Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> LawFacts {
    let in_force_from = fields.take("in_force_from").and_then(|node| {
        if let Value::Scalar(text) = &node.value
            && let Ok(year @ 1_000..=9_999) = text.parse::<u16>()
        {
            return Some(InForce::Year(year));
        }
        fields::date(node, diagnostics).map(InForce::Day)
    });
    LawFacts {
        in_force_from,
        dates: dates(fields, diagnostics),
    }
}

/// When facts were true.
fn dates(fields: &mut Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> FactDates {
    FactDates {
        as_of: optional_date(fields, "as_of", diagnostics),
        checked: optional_date(fields, "checked", diagnostics),
        review_by: fields.take("review_by").and_then(|node| {
            fields::date(node, diagnostics).map(|value| Spanned {
                value,
                span: node.span,
            })
        }),
    }
}

/// How a translation was made.
fn translation(fields: &mut Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Translation {
    let unknown = Translation {
        by: None,
        method: TranslationMethod::Human,
        reviewed_by: None,
        reviewed_on: None,
    };
    let example = "{method: human}";
    let Some(node) = fields.need("translation", example, diagnostics) else {
        return unknown;
    };
    let mut inner = Fields::of(node, diagnostics);
    let translation = Translation {
        by: inner
            .take("by")
            .and_then(|node| fields::text(node, diagnostics)),
        method: inner
            .need("method", "human", diagnostics)
            .and_then(|node| fields::one_of(node, &TranslationMethod::WORDS, diagnostics))
            .unwrap_or(TranslationMethod::Human),
        reviewed_by: inner
            .take("reviewed_by")
            .and_then(|node| fields::text(node, diagnostics)),
        reviewed_on: optional_date(&mut inner, "reviewed_on", diagnostics),
    };
    inner.finish(diagnostics);
    translation
}

/// A source.
fn citation(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Citation> {
    let mut fields = Fields::of(node, diagnostics);
    let title = fields
        .need("title", "文書の名前", diagnostics)
        .and_then(|node| fields::text(node, diagnostics));
    let url = fields.take("url").and_then(|node| {
        let url = fields::spanned(node, diagnostics)?;
        if is_web_address(&url.value) {
            return Some(url);
        }
        let meant: String = url.value.nfkc().collect();
        let is_certain = meant.is_ascii() && !meant.contains(['"', '\\']) && is_web_address(&meant);
        diagnostics.push(
            INVALID_URL
                .at(node.span, format!("`{}` is not a web address", url.value))
                .help("begin it with `https://`")
                .fix(is_certain.then(|| fields::mend(node, &meant))),
        );
        None
    });
    let citation = Citation {
        title: title.clone().unwrap_or_default(),
        url,
        as_of: optional_date(&mut fields, "as_of", diagnostics),
        note: fields
            .take("note")
            .and_then(|node| fields::text(node, diagnostics)),
    };
    fields.finish(diagnostics);
    title.map(|_| citation)
}

/// A date that may be left out.
fn optional_date(
    fields: &mut Fields<'_>,
    name: &'static str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<jiff::civil::Date> {
    fields
        .take(name)
        .and_then(|node| fields::date(node, diagnostics))
}

/// Slugs in a list, each of the right shape.
fn slugs(node: Option<&Node>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Spanned<String>> {
    let Some(node) = node else { return Vec::new() };
    fields::list(node, diagnostics, |item, diagnostics| {
        let slug = fields::spanned(item, diagnostics)?;
        match slug_problem(&slug.value) {
            None => Some(slug),
            Some(problem) => {
                diagnostics.push(invalid_slug(item.span, &slug.value, problem));
                None
            }
        }
    })
}

/// What is wrong with a slug, if anything.
pub(crate) fn slug_problem(slug: &str) -> Option<&'static str> {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let numbered = |prefix| {
        slug.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest != "0")
    };
    if slug.is_empty() || slug.len() > 64 {
        Some("it must have 1 to 64 characters")
    } else if !slug
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        Some("only small letters a to z, digits and hyphens may stand in it")
    } else if DEVICES.contains(&slug) || numbered("com") || numbered("lpt") {
        Some("Windows keeps this name for a device")
    } else {
        None
    }
}

/// A diagnostic for a slug.
pub(crate) fn invalid_slug(span: Span, slug: &str, problem: &str) -> Diagnostic {
    INVALID_SLUG.at(span, format!("`{slug}` cannot be a slug: {problem}"))
}

/// Whether a text is an address on the web.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

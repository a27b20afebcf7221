//! The page of an entry: a case, a desk, a law, a term or any other page.

use serde::Serialize;

use crate::language::format;
use crate::language::tag::LanguageTag;
use crate::model::entry::{Body, Facts};
use crate::model::facts::{Care, CaseFacts, Collection, EntryId, OwnFacts, Spanned, SpecificFacts};
use crate::model::text;
use crate::plan::jobs::JobKey;
use crate::target::html::shell::Here;
use crate::target::html::views::{
    CaseView, CurriculumView, DeskView, EntryLink, EntryView, Fallback, LawView, QuizView,
    SectionView, SourceView, WorksheetLink,
};
use crate::target::html::writer::Writer;
use crate::target::html::{About, kind_of, page as render_page, quiz};
use crate::target::print;
use crate::target::words;
use crate::target::{Context, RenderError};

/// What an entry's template is given.
#[derive(Serialize)]
struct Content {
    entry: EntryView,
    quiz: Option<QuizView>,
}

/// Renders the page of an entry.
pub(super) fn page(
    here: &Here<'_>,
    id: &EntryId,
    ctx: &Context<'_>,
) -> Result<Vec<u8>, RenderError> {
    let facts = ctx.own_facts(id);
    let (language, edition) = facts.edition_for(here.language, ctx.settings());
    let body = ctx.body();
    let mut writer = Writer::new(body, language, here, ctx);
    let sections = sections(body, &mut writer);
    let quiz = body
        .quiz
        .as_ref()
        .map(|section| quiz::view(facts, language, section, &mut writer));
    let highlight = writer.highlighted;
    let entry = EntryView {
        sections,
        ..view(here, facts, ctx)
    };
    let about = About {
        title: edition.own.title.clone(),
        description: edition.own.summary.clone(),
        highlight,
    };
    let kind = kind_of(&facts.neutral.specific);
    render_page(here, kind, about, Content { entry, quiz }, ctx)
}

/// Renders the page at a former address: it leads to where the entry is now.
pub(super) fn moved(
    here: &Here<'_>,
    id: &EntryId,
    ctx: &Context<'_>,
) -> Result<Vec<u8>, RenderError> {
    #[derive(Serialize)]
    struct Moved {
        entry: EntryLink,
    }
    let entry = link(here, ctx.own_facts(id), ctx);
    let about = About {
        title: entry.title.clone(),
        description: entry.summary.clone(),
        highlight: false,
    };
    render_page(here, "moved", about, Moved { entry }, ctx)
}

/// An entry's facts as its page shows them, still without its text.
pub(super) fn view(here: &Here<'_>, facts: &Facts, ctx: &Context<'_>) -> EntryView {
    let settings = ctx.settings();
    let (language, edition) = facts.edition_for(here.language, settings);
    let date = |date| format::date(date, here.language);
    let own = &edition.own;
    let phrase = |pick: fn(&OwnFacts) -> Option<&String>| {
        words::own_phrase(facts, here.language, settings, pick)
    };
    EntryView {
        title: own.title.clone(),
        lang: language.html().to_owned(),
        dir: language.direction(),
        href: here.link_to(&JobKey::Entry(here.language.clone(), facts.id.clone()), ctx),
        summary: own.summary.clone(),
        reading: own.reading.clone(),
        updated: facts.neutral.updated.or(facts.neutral.published).map(date),
        fallback: fallback(here.language, language, ctx),
        machine: edition
            .translation
            .as_ref()
            .is_some_and(crate::model::facts::Translation::unreviewed_machine),
        sections: Vec::new(),
        sources: facts
            .neutral
            .sources
            .iter()
            .map(|source| SourceView {
                title: source.title.clone(),
                lang: settings.source_language().html().to_owned(),
                dir: settings.source_language().direction(),
                url: source.url.as_ref().map(|url| url.value.clone()),
                as_of: source.as_of.map(date),
                note: source.note.clone(),
            })
            .collect(),
        cases: cases_that_link_to(here, &facts.id, ctx),
        case: match &facts.neutral.specific {
            SpecificFacts::Case(case) => Some(case_view(here, facts, case, ctx)),
            _ => None,
        },
        law: match &facts.neutral.specific {
            SpecificFacts::Law(law) => Some(LawView {
                articles: phrase(|own| own.articles.as_ref()),
                figure: phrase(|own| own.figure.as_ref()),
                in_force_from: law
                    .in_force_from
                    .map(|from| words::in_force(from, here.language)),
                dates: words::date_line(&law.dates, ctx.is_overdue(&facts.id), here.language),
            }),
            _ => None,
        },
        desk: desk_view(here, facts, ctx),
    }
}

/// The language shown in place of a missing translation, named in the reader's own.
pub(super) fn fallback(
    wanted: &LanguageTag,
    shown: &LanguageTag,
    ctx: &Context<'_>,
) -> Option<Fallback> {
    (wanted != shown).then(|| Fallback {
        name: words::language_name(shown.as_str(), ctx.strings(wanted), ctx),
    })
}

/// A link to an entry.
pub(super) fn link(here: &Here<'_>, facts: &Facts, ctx: &Context<'_>) -> EntryLink {
    let (language, edition) = facts.edition_for(here.language, ctx.settings());
    EntryLink {
        href: here.link_to(&JobKey::Entry(here.language.clone(), facts.id.clone()), ctx),
        title: edition.own.title.clone(),
        summary: edition.own.summary.clone(),
        lang: language.html().to_owned(),
        dir: language.direction(),
        status: match &facts.neutral.specific {
            SpecificFacts::Law(law) => Some(words::date_line(
                &law.dates,
                ctx.is_overdue(&facts.id),
                here.language,
            )),
            _ => None,
        },
    }
}

/// A desk as pages show it; `None` for other entries.
pub(super) fn desk_view(here: &Here<'_>, facts: &Facts, ctx: &Context<'_>) -> Option<DeskView> {
    let SpecificFacts::Desk(desk) = &facts.neutral.specific else {
        return None;
    };
    let strings = ctx.strings(here.language);
    let settings = ctx.settings();
    let (language, edition) = facts.edition_for(here.language, settings);
    let phrase = |pick: fn(&OwnFacts) -> Option<&String>| {
        words::own_phrase(facts, here.language, settings, pick)
    };
    Some(DeskView {
        href: here.link_to(&JobKey::Entry(here.language.clone(), facts.id.clone()), ctx),
        title: edition.own.title.clone(),
        lang: language.html().to_owned(),
        dir: language.direction(),
        summary: edition.own.summary.clone(),
        operator: phrase(|own| own.operator.as_ref()),
        audience: phrase(|own| own.audience.as_ref()),
        ages: words::ages(desk, strings),
        channels: words::channels(desk, &edition.own, language, ctx, here.language),
        dates: words::date_line(&desk.dates, ctx.is_overdue(&facts.id), here.language),
        fallback: fallback(here.language, language, ctx),
        machine: edition
            .translation
            .as_ref()
            .is_some_and(crate::model::facts::Translation::unreviewed_machine),
    })
}

/// What only a case has.
fn case_view(here: &Here<'_>, facts: &Facts, case: &CaseFacts, ctx: &Context<'_>) -> CaseView {
    let strings = ctx.strings(here.language);
    let (_, edition) = facts.edition_for(here.language, ctx.settings());
    let known = |collection, slugs: &[Spanned<String>]| {
        let id = move |slug: &Spanned<String>| EntryId {
            collection,
            slug: slug.value.clone(),
        };
        let ids = slugs.iter().map(id);
        ids.filter_map(|id| ctx.view.facts(&id)).collect::<Vec<_>>()
    };
    let terms = edition
        .links_to
        .iter()
        .filter(|id| id.collection == Collection::Terms);
    CaseView {
        grades: words::grades(case, strings),
        minutes: words::minutes(case, strings),
        topics: words::topics(case, ctx.settings(), here.language),
        care: case.care.word(),
        care_note: edition
            .own
            .care_note
            .clone()
            .filter(|_| case.care != Care::Gentle),
        worksheet: print::language_of(facts, here.language, ctx.settings()).map(|language| {
            let key = JobKey::Worksheet(language.clone(), facts.id.clone());
            WorksheetLink {
                href: here.link_to(&key, ctx),
                lang: language.html().to_owned(),
            }
        }),
        quiz_page: edition
            .has_quiz
            .then(|| here.link_to(&JobKey::Quiz(here.language.clone(), facts.id.clone()), ctx)),
        laws: known(Collection::Laws, &case.laws)
            .iter()
            .map(|facts| link(here, facts, ctx))
            .collect(),
        curriculum: case
            .curriculum
            .iter()
            .map(|place| CurriculumView {
                framework: place.framework.clone(),
                items: place.items.clone(),
            })
            .collect(),
        desks: known(Collection::Desks, &case.desks)
            .iter()
            .filter_map(|facts| desk_view(here, facts, ctx))
            .collect(),
        terms: terms
            .filter_map(|id| ctx.view.facts(id))
            .map(|facts| link(here, facts, ctx))
            .collect(),
    }
}

/// The sections of a body.
fn sections<'a>(body: &'a Body, writer: &mut Writer<'a>) -> Vec<SectionView> {
    body.sections
        .iter()
        .enumerate()
        .map(|(index, section)| SectionView {
            role: section.role.map(crate::model::section::Role::id),
            id: body
                .heading_ids
                .get(&section.span)
                .cloned()
                .unwrap_or_else(|| format!("section-{index}")),
            heading: section
                .heading
                .as_ref()
                .map(|heading| writer.line(&heading.content)),
            label: section
                .heading
                .as_ref()
                .map_or_else(String::new, |heading| text::plain(&heading.content)),
            body: writer.part(&section.blocks),
        })
        .collect()
}

/// The cases that name or link to an entry.
fn cases_that_link_to(here: &Here<'_>, id: &EntryId, ctx: &Context<'_>) -> Vec<EntryLink> {
    if id.collection == Collection::Cases || id.collection == Collection::Pages {
        return Vec::new();
    }
    let names = |case: &CaseFacts| {
        let slugs = match id.collection {
            Collection::Desks => &case.desks,
            Collection::Laws => &case.laws,
            _ => return false,
        };
        slugs.iter().any(|slug| slug.value == id.slug)
    };
    ctx.all_facts()
        .filter(|facts| match &facts.neutral.specific {
            SpecificFacts::Case(case) => {
                let (_, edition) = facts.edition_for(here.language, ctx.settings());
                names(case) || edition.links_to.contains(id)
            }
            _ => false,
        })
        .map(|facts| link(here, facts, ctx))
        .collect()
}

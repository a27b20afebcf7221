//! Pages made of facts alone: the chooser, the home pages, the lists.

use serde::Serialize;

use crate::model::facts::{Collection, DeskGroup, EntryId, SpecificFacts};
use crate::plan::address::HOME_SLUG;
use crate::plan::jobs::JobKey;
use crate::plan::views::is_page;
use crate::target::html::entry::{self, desk_view};
use crate::target::html::shell::Here;
use crate::target::html::templates::Html;
use crate::target::html::views::{CaseCard, DeskGroupView, EntryLink, LawCard, TermView};
use crate::target::html::writer::Writer;
use crate::target::html::{About, page};
use crate::target::words;
use crate::target::{Context, RenderError};

/// What a page without content of its own shows.
#[derive(Serialize)]
struct Nothing {}

/// The page at the root, where a reader chooses a language.
pub(super) fn chooser(here: &Here<'_>, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
    let about = site_about(here, ctx);
    page(here, "chooser", about, Nothing {}, ctx)
}

/// The page for an address that is not there.
pub(super) fn not_found(here: &Here<'_>, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
    let title = ctx.strings(here.language).text("not-found-title", &[]);
    let about = About {
        title,
        description: String::new(),
        highlight: false,
    };
    page(here, "not-found", about, Nothing {}, ctx)
}

/// The first page of a language.
pub(super) fn home(here: &Here<'_>, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
    #[derive(Serialize)]
    struct Home {
        intro: Option<Html>,
        intro_lang: String,
        intro_dir: &'static str,
        cases: Vec<CaseCard>,
        desk_groups: Vec<DeskGroupView>,
        pages: Vec<EntryLink>,
    }
    let (intro, highlight) = intro(here, ctx);
    let (intro, intro_lang, intro_dir) = intro.map_or_else(
        || {
            (
                None,
                here.language.html().to_owned(),
                here.language.direction(),
            )
        },
        |(html, lang, dir)| (Some(html), lang, dir),
    );
    let home = Home {
        intro,
        intro_lang,
        intro_dir,
        cases: cases(here, ctx),
        desk_groups: desk_groups(here, ctx),
        pages: ctx
            .all_facts()
            .filter(|facts| is_page(&facts.id))
            .map(|facts| entry::link(here, facts, ctx))
            .collect(),
    };
    let about = About {
        highlight,
        ..site_about(here, ctx)
    };
    page(here, "home", about, home, ctx)
}

/// The text of `pages/home`, if the content has one.
fn intro(here: &Here<'_>, ctx: &Context<'_>) -> (Option<(Html, String, &'static str)>, bool) {
    let id = EntryId {
        collection: Collection::Pages,
        slug: HOME_SLUG.to_owned(),
    };
    let (Some(facts), Some(body)) = (ctx.view.facts(&id), ctx.view.body) else {
        return (None, false);
    };
    let (language, _) = facts.edition_for(here.language, ctx.settings());
    let mut writer = Writer::new(body, language, here, ctx);
    let html: String = body
        .sections
        .iter()
        .map(|section| {
            let heading = section
                .heading
                .as_ref()
                .map_or_else(String::new, |heading| {
                    let words = writer.line(&heading.content).0;
                    match body.heading_ids.get(&section.span) {
                        Some(id) => format!("<h2 id=\"{id}\">{words}</h2>"),
                        None => format!("<h2>{words}</h2>"),
                    }
                });
            heading + &writer.part(&section.blocks).0
        })
        .collect();
    (
        Some((Html(html), language.html().to_owned(), language.direction())),
        writer.highlighted,
    )
}

/// The list of a collection.
pub(super) fn list(
    here: &Here<'_>,
    collection: Collection,
    ctx: &Context<'_>,
) -> Result<Vec<u8>, RenderError> {
    #[derive(Serialize)]
    struct Cases {
        cases: Vec<CaseCard>,
    }
    #[derive(Serialize)]
    struct Desks {
        desk_groups: Vec<DeskGroupView>,
    }
    #[derive(Serialize)]
    struct Terms {
        terms: Vec<TermView>,
    }
    #[derive(Serialize)]
    struct Laws {
        laws: Vec<LawCard>,
    }
    let about = |id: &str| About {
        title: ctx.strings(here.language).text(id, &[]),
        description: String::new(),
        highlight: false,
    };
    match collection {
        Collection::Cases => page(
            here,
            "cases",
            about("nav-cases"),
            Cases {
                cases: cases(here, ctx),
            },
            ctx,
        ),
        Collection::Desks => {
            let desk_groups = desk_groups(here, ctx);
            page(
                here,
                "desks",
                about("nav-desks"),
                Desks { desk_groups },
                ctx,
            )
        }
        Collection::Terms => page(
            here,
            "glossary",
            about("nav-glossary"),
            Terms {
                terms: terms(here, ctx),
            },
            ctx,
        ),
        Collection::Laws => page(
            here,
            "laws",
            about("nav-laws"),
            Laws {
                laws: laws(here, ctx),
            },
            ctx,
        ),
        Collection::Pages => unreachable!("pages have no list"),
    }
}

/// The site as a page's subject.
fn site_about(here: &Here<'_>, ctx: &Context<'_>) -> About {
    About {
        title: ctx.settings().title_in(here.language).to_owned(),
        description: ctx.settings().description_in(here.language).to_owned(),
        highlight: false,
    }
}

/// Every case as a card.
fn cases(here: &Here<'_>, ctx: &Context<'_>) -> Vec<CaseCard> {
    let strings = ctx.strings(here.language);
    let mut cards = Vec::new();
    for facts in ctx.all_facts() {
        let SpecificFacts::Case(case) = &facts.neutral.specific else {
            continue;
        };
        let (language, edition) = facts.edition_for(here.language, ctx.settings());
        cards.push(CaseCard {
            href: here.link_to(&JobKey::Entry(here.language.clone(), facts.id.clone()), ctx),
            title: edition.own.title.clone(),
            lang: language.html().to_owned(),
            dir: language.direction(),
            summary: edition.own.summary.clone(),
            grades: words::grades(case, strings),
            minutes: words::minutes(case, strings),
            topics: words::topics(case, ctx.settings(), here.language),
            translated: language == here.language,
        });
    }
    cards
}

/// Every desk, by the need it answers.
fn desk_groups(here: &Here<'_>, ctx: &Context<'_>) -> Vec<DeskGroupView> {
    let group = |(word, group): (&'static str, DeskGroup)| {
        DeskGroupView {
        group: word,
        desks: ctx
            .all_facts()
            .filter(|facts| {
                matches!(&facts.neutral.specific, SpecificFacts::Desk(desk) if desk.group == group)
            })
            .filter_map(|facts| desk_view(here, facts, ctx))
            .collect(),
    }
    };
    let groups = DeskGroup::WORDS.into_iter().map(group);
    groups
        .filter(|group: &DeskGroupView| !group.desks.is_empty())
        .collect()
}

/// Every term, sorted by how it is read.
fn terms(here: &Here<'_>, ctx: &Context<'_>) -> Vec<TermView> {
    let mut terms: Vec<TermView> = ctx
        .all_facts()
        .filter(|facts| facts.id.collection == Collection::Terms)
        .map(|facts| {
            let (language, edition) = facts.edition_for(here.language, ctx.settings());
            TermView {
                href: here.link_to(&JobKey::Entry(here.language.clone(), facts.id.clone()), ctx),
                title: edition.own.title.clone(),
                reading: edition.own.reading.clone(),
                summary: edition.own.summary.clone(),
                lang: language.html().to_owned(),
                dir: language.direction(),
            }
        })
        .collect();
    sort_by_reading(&mut terms, here.language, |term| {
        term.reading.as_deref().unwrap_or(&term.title).to_owned()
    });
    terms
}

/// Every law, sorted by name.
fn laws(here: &Here<'_>, ctx: &Context<'_>) -> Vec<LawCard> {
    let mut laws: Vec<LawCard> = Vec::new();
    for facts in ctx.all_facts() {
        let SpecificFacts::Law(law) = &facts.neutral.specific else {
            continue;
        };
        let (language, edition) = facts.edition_for(here.language, ctx.settings());
        laws.push(LawCard {
            href: here.link_to(&JobKey::Entry(here.language.clone(), facts.id.clone()), ctx),
            title: edition.own.title.clone(),
            articles: words::own_phrase(facts, here.language, ctx.settings(), |own| {
                own.articles.as_ref()
            }),
            summary: edition.own.summary.clone(),
            lang: language.html().to_owned(),
            dir: language.direction(),
            dates: words::date_line(&law.dates, ctx.is_overdue(&facts.id), here.language),
        });
    }
    sort_by_reading(&mut laws, here.language, |law| law.title.clone());
    laws
}

/// Sorts as a language sorts; Japanese by how words are read, not by how they are written.
fn sort_by_reading<T>(
    items: &mut [T],
    language: &crate::language::tag::LanguageTag,
    key: impl Fn(&T) -> String,
) {
    let collator = crate::language::format::collator(language);
    items.sort_by(|a, b| collator(&key(a), &key(b)));
}

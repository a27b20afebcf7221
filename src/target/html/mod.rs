//! Pages: every HTML file of the site.
//!
//! Takes a job and the context; gives a page's bytes. A page reads its own body and the facts of
//! all entries, nothing else.

mod entry;
pub(crate) mod highlight;
mod lists;
mod quiz;
mod shell;
pub(crate) mod templates;
pub(crate) mod views;

mod writer;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::fingerprint::Fingerprint;
use crate::load::Theme;
use crate::model::entry::Site;
use crate::model::facts::{Collection, SpecificFacts};
use crate::plan::jobs::JobKey;
use crate::plan::views::{LISTS, is_page};
use crate::target::html::shell::Here;
use crate::target::html::views::PageView;
use crate::target::tools::Tools;
use crate::target::{Context, RenderError, Target};

/// Every page of the site.
pub(super) struct Pages;

impl Target for Pages {
    fn jobs(&self, site: &Site, _: &BTreeMap<String, Arc<[u8]>>, _: &Theme) -> Vec<JobKey> {
        let mut jobs = vec![JobKey::Chooser];
        // Links of this page must work at any address, so they need to know the site's own.
        if site.settings.base_url.is_some() {
            jobs.push(JobKey::NotFound);
        }
        for language in &site.settings.languages {
            jobs.push(JobKey::Home(language.clone()));
            for (_, collection) in LISTS {
                if site.catalogue.keys().any(|id| id.collection == collection) {
                    jobs.push(JobKey::List(language.clone(), collection));
                }
            }
            for (id, known) in &site.catalogue {
                let facts = &known.facts;
                if id.collection != Collection::Pages || is_page(id) {
                    jobs.push(JobKey::Entry(language.clone(), id.clone()));
                }
                for alias in &facts.neutral.aliases {
                    let slug = alias.value.clone();
                    jobs.push(JobKey::Alias(language.clone(), id.clone(), slug));
                }
                let (_, edition) = facts.edition_for(language, &site.settings);
                if edition.has_quiz {
                    jobs.push(JobKey::Quiz(language.clone(), id.clone()));
                }
            }
        }
        jobs
    }

    fn takes(&self, key: &JobKey) -> bool {
        matches!(
            key,
            JobKey::Chooser
                | JobKey::NotFound
                | JobKey::Home(_)
                | JobKey::List(..)
                | JobKey::Entry(..)
                | JobKey::Alias(..)
                | JobKey::Quiz(..)
        )
    }

    fn fingerprint(&self, tools: &Tools) -> Fingerprint {
        tools.for_pages
    }

    fn render(&self, key: &JobKey, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
        let source = ctx.settings().source_language();
        match key {
            JobKey::Chooser => lists::chooser(&Here::new(key, source, ctx), ctx),
            JobKey::NotFound => lists::not_found(&Here::new(key, source, ctx), ctx),
            JobKey::Home(language) => lists::home(&Here::new(key, language, ctx), ctx),
            JobKey::List(language, collection) => {
                lists::list(&Here::new(key, language, ctx), *collection, ctx)
            }
            JobKey::Entry(language, id) => entry::page(&Here::new(key, language, ctx), id, ctx),
            JobKey::Alias(language, id, _) => entry::moved(&Here::new(key, language, ctx), id, ctx),
            JobKey::Quiz(language, id) => quiz::page(&Here::new(key, language, ctx), id, ctx),
            _ => unreachable!("`takes` takes no other"),
        }
    }
}

/// A page's own title and description, and whether code on it is coloured.
struct About {
    title: String,
    description: String,
    highlight: bool,
}

/// Renders one page.
fn page<T: Serialize>(
    here: &Here<'_>,
    kind: &'static str,
    about: About,
    content: T,
    ctx: &Context<'_>,
) -> Result<Vec<u8>, RenderError> {
    let About {
        title,
        description,
        highlight,
    } = about;
    let view = PageView {
        page: shell::shell(here, kind, title, description, highlight, ctx),
        site: shell::site(here, ctx),
        content,
    };
    let template = format!("{kind}.html");
    ctx.tools
        .templates()?
        .render(&template, here.language, &view, here.address.as_str())
}

/// The template of an entry's page.
fn kind_of(specific: &SpecificFacts) -> &'static str {
    match specific {
        SpecificFacts::Case(_) => "case",
        SpecificFacts::Desk(_) => "desk",
        SpecificFacts::Law(_) => "law",
        SpecificFacts::Term => "term",
        SpecificFacts::Page => "page",
    }
}

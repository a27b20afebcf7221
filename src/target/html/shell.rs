//! What every page has: title, navigation, and the way to the same page in other languages.

use crate::language::tag::LanguageTag;
use crate::model::facts::Collection;
use crate::plan::address::{self, Address};
use crate::plan::jobs::JobKey;
use crate::plan::views::LISTS;
use crate::target::Context;
use crate::target::html::views::{LanguageLink, NavLink, Shell, SiteView};

/// The page being made.
pub(crate) struct Here<'a> {
    /// What it is.
    pub(crate) key: &'a JobKey,
    /// Where it is.
    pub(crate) address: Address,
    /// The language of its own words.
    pub(crate) language: &'a LanguageTag,
}

impl<'a> Here<'a> {
    /// The page of a job, in a language.
    pub(crate) fn new(key: &'a JobKey, language: &'a LanguageTag, ctx: &Context<'_>) -> Self {
        Self {
            key,
            address: address::of(key, ctx.settings()),
            language,
        }
    }

    /// The way from here to the output of another job.
    pub(crate) fn link_to(&self, key: &JobKey, ctx: &Context<'_>) -> String {
        let settings = ctx.settings();
        match (self.key, &settings.base_url) {
            // A server shows this page at any address, from which no relative way is known.
            (JobKey::NotFound, Some(base)) => {
                format!("{base}{}", address::of(key, settings).as_str())
            }
            _ => self.address.link_to(&address::of(key, settings)),
        }
    }

    /// The way up to the site's root.
    fn root(&self, ctx: &Context<'_>) -> String {
        match (self.key, &ctx.settings().base_url) {
            (JobKey::NotFound, Some(base)) => base.clone(),
            _ => self.address.root(),
        }
    }
}

/// The shell of a page.
pub(crate) fn shell(
    here: &Here<'_>,
    kind: &'static str,
    title: String,
    description: String,
    highlight: bool,
    ctx: &Context<'_>,
) -> Shell {
    let base_url = ctx.settings().base_url.as_deref();
    Shell {
        kind,
        lang: here.language.html().to_owned(),
        dir: here.language.direction(),
        title,
        description,
        root: here.root(ctx),
        canonical: match here.key {
            JobKey::NotFound => None,
            JobKey::Alias(language, id, _) => base_url.map(|base| {
                let key = JobKey::Entry(language.clone(), id.clone());
                address::of(&key, ctx.settings()).canonical(base)
            }),
            _ => base_url.map(|base| here.address.canonical(base)),
        },
        path: here.address.as_str().to_owned(),
        languages: languages(here, ctx),
        nav: nav(here, ctx),
        highlight,
    }
}

/// The site as a page of a language names it.
pub(crate) fn site(here: &Here<'_>, ctx: &Context<'_>) -> SiteView {
    SiteView {
        title: ctx.settings().title_in(here.language).to_owned(),
        home: here.link_to(&JobKey::Home(here.language.clone()), ctx),
    }
}

/// The same page in every language of the site.
fn languages(here: &Here<'_>, ctx: &Context<'_>) -> Vec<LanguageLink> {
    let settings = ctx.settings();
    let in_language = |key: &JobKey, language: &LanguageTag| match key {
        JobKey::List(_, collection) => JobKey::List(language.clone(), *collection),
        JobKey::Entry(_, id) | JobKey::Alias(_, id, _) => {
            JobKey::Entry(language.clone(), id.clone())
        }
        JobKey::Quiz(_, id) => JobKey::Quiz(language.clone(), id.clone()),
        _ => JobKey::Home(language.clone()),
    };
    // A plain edition stands beside the full one of its language; a language is offered once.
    let is_first = |language: &LanguageTag| {
        let mut languages = settings.languages.iter();
        languages.find(|one| one.html() == language.html()) == Some(language)
    };
    let translated = |language: &LanguageTag| match here.key {
        JobKey::Entry(_, id) | JobKey::Quiz(_, id) | JobKey::Alias(_, id, _) => {
            ctx.own_facts(id).editions.contains_key(language)
        }
        _ => true,
    };
    settings
        .languages
        .iter()
        .map(|language| {
            let key = in_language(here.key, language);
            let href = here.link_to(&key, ctx);
            let to = address::of(&key, settings);
            LanguageLink {
                lang: language.html().to_owned(),
                dir: language.direction(),
                name: ctx.strings(language).text("language-name", &[]),
                current: if to == here.address { "page" } else { "false" },
                url: settings
                    .base_url
                    .as_deref()
                    .map_or_else(|| href.clone(), |base| to.canonical(base)),
                href,
                translated: is_first(language) && translated(language),
            }
        })
        .collect()
}

/// The main navigation: home, the lists that have entries, and the pages.
fn nav(here: &Here<'_>, ctx: &Context<'_>) -> Vec<NavLink> {
    let strings = ctx.strings(here.language);
    let language = here.language;
    let settings = ctx.settings();
    let link = |id: &str, label: String, in_language: &LanguageTag, key: &JobKey| {
        let current = address::of(key, settings) == here.address;
        NavLink {
            id: id.to_owned(),
            label,
            lang: in_language.html().to_owned(),
            dir: in_language.direction(),
            href: here.link_to(key, ctx),
            current: if current { "page" } else { "false" },
        }
    };
    let home = JobKey::Home(language.clone());
    let mut nav = vec![link("home", strings.text("nav-home", &[]), language, &home)];
    let lists = &ctx.view.navigation.lists;
    let is_there = |(_, collection): &(&str, Collection)| lists.contains(collection);
    for (id, collection) in LISTS.into_iter().filter(is_there) {
        let key = JobKey::List(language.clone(), collection);
        let label = strings.text(&format!("nav-{id}"), &[]);
        nav.push(link(id, label, language, &key));
    }
    for (id, titles) in &ctx.view.navigation.pages {
        let shown = [language, settings.source_language()]
            .into_iter()
            .find_map(|tag| titles.get_key_value(tag));
        if let Some((shown, title)) = shown {
            let key = JobKey::Entry(language.clone(), id.clone());
            nav.push(link(&id.slug, title.clone(), shown, &key));
        }
    }
    nav
}

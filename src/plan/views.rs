//! What each job may read of the content, and the view it is handed: the law of views.
//!
//! Takes a job and the site; gives the names of what the job reads ([`Reads`]), their fingerprint,
//! and the view itself. A job is handed its own body and a choice of other entries' facts, and has
//! nothing else in reach: so two views of one fingerprint make one output, and an output can be kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::model::entry::{Body, Facts, Known, Settings, Site};
use crate::model::facts::{Collection, EntryId, SpecificFacts};
use crate::plan::address::HOME_SLUG;
use crate::plan::jobs::JobKey;

/// The collections that have a list, with the name of their place in the navigation.
pub(crate) const LISTS: [(&str, Collection); 4] = [
    ("cases", Collection::Cases),
    ("desks", Collection::Desks),
    ("glossary", Collection::Terms),
    ("laws", Collection::Laws),
];

/// Whether an entry is a page of its own under its language.
pub(crate) fn is_page(id: &EntryId) -> bool {
    id.collection == Collection::Pages && id.slug != HOME_SLUG
}

/// What every page's navigation is made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Navigation {
    /// The lists that have entries.
    pub(crate) lists: Vec<Collection>,
    /// The pages, with their titles by language.
    pub(crate) pages: Vec<(EntryId, BTreeMap<LanguageTag, String>)>,
}

impl Navigation {
    /// The navigation of a site.
    pub(crate) fn of(site: &Site) -> Self {
        let has_entries = |collection| move |id: &EntryId| -> bool { id.collection == collection };
        let lists = LISTS
            .into_iter()
            .map(|(_, collection)| collection)
            .filter(|collection| site.catalogue.keys().any(has_entries(*collection)))
            .collect();
        let pages = site.catalogue.iter().filter(|(id, _)| is_page(id));
        let titles = |facts: &Facts| {
            let editions = facts.editions.iter();
            editions
                .map(|(language, edition)| (language.clone(), edition.own.title.clone()))
                .collect()
        };
        Self {
            lists,
            pages: pages
                .map(|(id, known)| (id.clone(), titles(&known.facts)))
                .collect(),
        }
    }
}

/// The names of what one job reads.
#[derive(Debug, Default)]
pub(crate) struct Reads<'a> {
    /// The one text.
    pub(crate) text: Option<(&'a EntryId, &'a LanguageTag)>,
    /// The entries whose facts it reads.
    pub(crate) entries: BTreeSet<&'a EntryId>,
    /// The files of the content whose bytes it reads.
    pub(crate) files: BTreeSet<String>,
    /// The file of the theme whose bytes it reads.
    pub(crate) asset: Option<String>,
}

/// All of the content that one job has in reach.
pub(crate) struct View<'a> {
    /// The settings.
    pub(crate) settings: &'a Settings,
    /// The navigation.
    pub(crate) navigation: &'a Navigation,
    /// The entries whose facts it may read.
    pub(crate) known: BTreeMap<&'a EntryId, &'a Arc<Known>>,
    /// The one text.
    pub(crate) body: Option<&'a Body>,
    /// The bytes of files, by logical path.
    pub(crate) files: BTreeMap<&'a str, &'a Arc<[u8]>>,
}

impl<'a> View<'a> {
    /// The facts of an entry, if they are in reach.
    pub(crate) fn facts(&self, id: &EntryId) -> Option<&'a Facts> {
        self.known.get(id).map(|known| known.facts.as_ref())
    }
}

impl<'a> Reads<'a> {
    /// What a job reads of a site.
    pub(crate) fn of(key: &'a JobKey, site: &'a Site) -> Self {
        match key {
            JobKey::Chooser | JobKey::NotFound => Self::default(),
            JobKey::Home(language) => {
                let home = site.catalogue.keys().find(|id| is_home(id));
                let text = home.and_then(|home| text(home, language, site));
                let shown = [Collection::Cases, Collection::Desks, Collection::Pages];
                let mut entries = collected(&shown, site);
                entries.extend(linked(text, site));
                Self {
                    text,
                    entries,
                    ..Self::default()
                }
            }
            JobKey::List(_, collection) => Self {
                entries: collected(&[*collection], site),
                ..Self::default()
            },
            JobKey::Alias(_, id, _) => Self {
                entries: BTreeSet::from([id]),
                ..Self::default()
            },
            JobKey::Entry(language, id) | JobKey::Quiz(language, id) => {
                let text = text(id, language, site);
                let mut entries = BTreeSet::from([id]);
                entries.extend(linked(text, site));
                entries.extend(named(id, site));
                entries.extend(site.named_by.get(id).into_iter().flatten());
                Self {
                    text,
                    entries,
                    ..Self::default()
                }
            }
            JobKey::Worksheet(language, id) => {
                let mut entries = BTreeSet::from([id]);
                entries.extend(named(id, site));
                let known = site.catalogue.get(id);
                let files = known.and_then(|known| known.files.get(language));
                Self {
                    files: files.cloned().unwrap_or_default(),
                    text: Some((id, language)),
                    entries,
                    ..Self::default()
                }
            }
            JobKey::File(path) => Self {
                files: BTreeSet::from([path.clone()]),
                ..Self::default()
            },
            JobKey::Asset(path) => Self {
                asset: Some(path.clone()),
                ..Self::default()
            },
        }
    }

    /// The fingerprint of a job and all that it reads of the content.
    pub(crate) fn fingerprint(&self, key: &JobKey, site: &Site, stuff: &Stuff<'_>) -> Fingerprint {
        let known: Vec<_> = self
            .entries
            .iter()
            .filter_map(|id| {
                // The fingerprint of facts is that of their entry's name as well.
                let known = site.catalogue.get(*id)?;
                Some((known.fingerprint, known.overdue))
            })
            .collect();
        let text = self.text.and_then(|(id, language)| {
            let known = site.catalogue.get(id)?;
            known.texts.get(language)
        });
        let files: Vec<_> = self
            .files
            .iter()
            .map(|path| {
                (
                    path,
                    stuff
                        .files
                        .get(path)
                        .map(|bytes| Fingerprint::of_bytes(bytes)),
                )
            })
            .collect();
        let asset = self.asset.as_ref();
        let asset = asset.map(|path| (path, stuff.theme.print(path)));
        let frame = (stuff.settings, stuff.navigation_print);
        Fingerprint::of(&(key, known, text, files, asset, frame))
    }

    /// The view: what the names stand for.
    pub(crate) fn view<'v>(
        &'v self,
        site: &'v Site,
        navigation: &'v Navigation,
        stuff: &Stuff<'v>,
        body: Option<&'v Body>,
    ) -> View<'v> {
        let entries = self.entries.iter();
        let files = self.files.iter().filter_map(|path| {
            let (path, bytes) = stuff.files.get_key_value(path)?;
            Some((path.as_str(), bytes))
        });
        let asset = self.asset.iter().filter_map(|path| {
            let (path, bytes) = stuff.theme.files.get_key_value(path)?;
            Some((path.as_str(), bytes))
        });
        View {
            settings: &site.settings,
            navigation,
            known: entries
                .filter_map(|id| site.catalogue.get_key_value(*id))
                .collect(),
            body,
            files: files.chain(asset).collect(),
        }
    }
}

/// What is there to be read besides entries, and the fingerprints all jobs share.
pub(crate) struct Stuff<'a> {
    /// The content's other files.
    pub(crate) files: &'a BTreeMap<String, Arc<[u8]>>,
    /// The theme.
    pub(crate) theme: &'a Theme,
    /// The fingerprint of the settings.
    pub(crate) settings: Fingerprint,
    /// The fingerprint of the navigation.
    pub(crate) navigation_print: Fingerprint,
}

/// Whether an entry's text stands on the first page.
pub(crate) fn is_home(id: &EntryId) -> bool {
    id.collection == Collection::Pages && id.slug == HOME_SLUG
}

/// The text a reader of `language` gets of an entry.
fn text<'a>(
    id: &'a EntryId,
    language: &'a LanguageTag,
    site: &'a Site,
) -> Option<(&'a EntryId, &'a LanguageTag)> {
    let known = site.catalogue.get(id)?;
    let (shown, _) = known.facts.edition_for(language, &site.settings);
    Some((id, shown))
}

/// The entries that a text links to.
fn linked<'a>(
    text: Option<(&'a EntryId, &'a LanguageTag)>,
    site: &'a Site,
) -> impl Iterator<Item = &'a EntryId> {
    let edition = text.and_then(|(id, language)| {
        let known = site.catalogue.get(id)?;
        known.facts.editions.get(language)
    });
    edition.into_iter().flat_map(|edition| &edition.links_to)
}

/// The desks and laws that a case names, as far as they are there.
fn named<'a>(id: &EntryId, site: &'a Site) -> Vec<&'a EntryId> {
    let known = site.catalogue.get(id);
    let Some(SpecificFacts::Case(case)) = known.map(|known| &known.facts.neutral.specific) else {
        return Vec::new();
    };
    let there = case
        .named()
        .filter_map(|id| site.catalogue.get_key_value(&id));
    there.map(|(id, _)| id).collect()
}

/// The entries of some collections.
fn collected<'a>(collections: &[Collection], site: &'a Site) -> BTreeSet<&'a EntryId> {
    let ids = site.catalogue.keys();
    ids.filter(|id| collections.contains(&id.collection))
        .collect()
}

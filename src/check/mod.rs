//! Checks: what an editor should know before readers do.
//!
//! Takes an entry with its texts, or the linked site and the day; gives diagnostics. Each check is
//! one file here and one line in [`CHECKS`]. Checks change nothing. What only other sites can answer
//! is in [`online`], and asked only when an editor wants it.

mod care;
mod case_references;
mod case_sections;
mod freshness;
mod glyphs;
mod headings;
mod link_text;
mod linked_files;
pub(crate) mod online;
mod pictures;
mod translations;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::source::Sources;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::load::fonts::Fonts;
use crate::model::entry::{Body, Facts, Reference, Settings, Site};

/// What a check of one entry may look at.
pub(crate) struct EntryContext<'a> {
    /// The texts, to find the place of a word in.
    pub(crate) sources: &'a Sources,
    /// The site's settings.
    pub(crate) settings: &'a Settings,
    /// What can be printed in which language.
    pub(crate) fonts: &'a Fonts,
    /// The entry's facts.
    pub(crate) facts: &'a Facts,
    /// Its text in each language.
    pub(crate) bodies: &'a BTreeMap<LanguageTag, Body>,
}

/// What a check of the whole site may look at.
pub(crate) struct SiteContext<'a> {
    /// The site.
    pub(crate) site: &'a Site,
    /// The links and pictures of every text.
    pub(crate) references: &'a [&'a [Reference]],
    /// The content's other files.
    pub(crate) files: &'a BTreeMap<String, Arc<[u8]>>,
    /// The day to judge dates by.
    pub(crate) today: jiff::civil::Date,
}

impl SiteContext<'_> {
    /// Every link and picture.
    pub(crate) fn references(&self) -> impl Iterator<Item = &Reference> {
        self.references.iter().copied().flatten()
    }
}

/// One check.
pub(crate) trait Check: Sync {
    /// The codes of the mistakes it finds.
    fn codes(&self) -> &'static [&'static Code];

    /// Looks at one entry. What it finds holds until the entry, the settings or the fonts change.
    fn entry(&self, _: &EntryContext<'_>, _: &mut Vec<Diagnostic>) {}

    /// Looks at what depends on other entries, or on the day.
    fn site(&self, _: &SiteContext<'_>, _: &mut Vec<Diagnostic>) {}
}

/// Every check, in the order they run.
pub(crate) static CHECKS: &[&dyn Check] = &[
    &case_sections::CaseSections,
    &case_references::CaseReferences,
    &care::CareNotes,
    &headings::Headings,
    &pictures::Pictures,
    &link_text::LinkText,
    &linked_files::LinkedFiles,
    &translations::Translations,
    &freshness::Freshness,
    &glyphs::Glyphs,
];

/// The codes of this room.
pub(crate) fn codes() -> impl Iterator<Item = &'static Code> {
    CHECKS
        .iter()
        .flat_map(|check| check.codes().iter().copied())
        .chain(online::CODES.iter().copied())
}

/// Runs every check of one entry.
pub(crate) fn entry(ctx: &EntryContext<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for check in CHECKS {
        check.entry(ctx, &mut diagnostics);
    }
    diagnostics
}

/// Runs every check of the whole site.
pub(crate) fn site(ctx: &SiteContext<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for check in CHECKS {
        check.site(ctx, &mut diagnostics);
    }
    diagnostics
}

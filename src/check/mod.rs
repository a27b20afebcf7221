//! Checks: what an editor should know before readers do.
//!
//! Takes the linked site, the day, and what the fonts can print; gives diagnostics. Each check is
//! one file here and one line in [`CHECKS`]. Checks read bodies and facts, and change nothing. What only
//! other sites can answer is in [`online`], and asked only when an editor wants it.

mod care;
mod case_references;
mod case_sections;
mod freshness;
mod glyphs;
mod headings;
mod link_text;
pub(crate) mod online;
mod pictures;
mod translations;

use crate::diagnostic::source::Sources;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::fonts::Fonts;
use crate::model::entry::{Body, Site};

/// What a check may look at.
pub(crate) struct CheckContext<'a> {
    /// The texts, to find the place of a word in.
    pub(crate) sources: &'a Sources,
    /// The site.
    pub(crate) site: &'a Site,
    /// The day to judge dates by.
    pub(crate) today: jiff::civil::Date,
    /// What can be printed in which language.
    pub(crate) fonts: &'a Fonts,
}

impl CheckContext<'_> {
    /// Every body of the site, in the order of entries and languages.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.site.bodies.values()
    }
}

/// One check.
pub(crate) trait Check: Sync {
    /// The codes of the mistakes it finds.
    fn codes(&self) -> &'static [&'static Code];
    /// Looks at the whole site.
    fn run(&self, ctx: &CheckContext<'_>, diagnostics: &mut Vec<Diagnostic>);
}

/// Every check, in the order they run.
pub(crate) static CHECKS: &[&dyn Check] = &[
    &case_sections::CaseSections,
    &case_references::CaseReferences,
    &care::CareNotes,
    &headings::Headings,
    &pictures::Pictures,
    &link_text::LinkText,
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

/// Runs every check.
pub(crate) fn check(ctx: &CheckContext<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for check in CHECKS {
        check.run(ctx, &mut diagnostics);
    }
    diagnostics
}

//! What will be made, and where it goes.
//!
//! Takes the jobs that targets want done; gives a plan in which every output has an address of its
//! own. Two outputs at one address are found here, before anything is rendered.

pub(crate) mod address;
pub(crate) mod jobs;
pub(crate) mod views;

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::source::Span;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::model::entry::Site;
use crate::plan::address::Address;
use crate::plan::jobs::JobKey;

/// Two outputs at one address.
pub(crate) static COLLISION: Code = Code::error(
    "output::collision",
    "two outputs have the same address",
    "Addresses come from the names of folders. Pages of `content/pages/` stand directly under the \
     language, beside `cases/`, `desks/`, `glossary/`, `laws/` and `quizzes/`; names that differ only by \
     case or by how an accent is stored are one name on many systems. Rename one of the two.",
);

/// The codes of this room.
pub(crate) static CODES: &[&Code] = &[&COLLISION];

/// One output to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Job {
    /// What to make.
    pub(crate) key: JobKey,
    /// Where it goes.
    pub(crate) address: Address,
}

/// Everything to make, in the order of addresses.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The jobs, each with an address of its own.
    pub(crate) jobs: Vec<Job>,
}

/// Plans the given jobs.
pub(crate) fn plan(
    site: &Site,
    site_span: Span,
    keys: impl Iterator<Item = JobKey>,
) -> Checked<Plan> {
    let mut diagnostics = Vec::new();
    let mut by_name: BTreeMap<String, Job> = BTreeMap::new();
    for key in keys {
        let address = address::of(&key, &site.settings);
        let name = folded(address.as_str());
        let job = Job { key, address };
        let Some(first) = by_name.get(&name) else {
            by_name.insert(name, job);
            continue;
        };
        // In every language the same two collide; once is enough.
        let place = job.key.span(site);
        let is_known = |known: &Diagnostic| Some(known.span) == place;
        if diagnostics.iter().any(is_known) {
            continue;
        }
        let span = |job: &Job| job.key.span(site).unwrap_or(site_span);
        let diagnostic = COLLISION
            .at(
                span(&job),
                format!("`{}` would be written twice", job.address.as_str()),
            )
            .help("rename one of the two folders");
        let other = span(first);
        diagnostics.push(if other == span(&job) {
            diagnostic
        } else {
            diagnostic.label(other, "the other is made from here")
        });
    }
    let mut jobs: Vec<Job> = by_name.into_values().collect();
    jobs.sort_unstable_by(|a, b| a.address.cmp(&b.address));
    Checked {
        value: Plan { jobs },
        diagnostics,
    }
}

/// A name as file systems that know no case and one form of accents see it.
fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfc().flat_map(char::to_lowercase).collect()
}

impl Plan {
    /// The job whose output has the given address.
    pub(crate) fn find(&self, address: &str) -> Option<&Job> {
        let found = self
            .jobs
            .binary_search_by(|job| job.address.as_str().cmp(address));
        found.ok().map(|index| &self.jobs[index])
    }
}

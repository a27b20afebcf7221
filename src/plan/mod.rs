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
        let name: String = address
            .as_str()
            .nfc()
            .flat_map(char::to_lowercase)
            .collect();
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
    Checked {
        value: Plan {
            jobs: by_name.into_values().collect(),
        },
        diagnostics,
    }
}

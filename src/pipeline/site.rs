//! What the entries of a project make together: facts of all, and what is wrong between them.
//!
//! Takes digests; gives the [`Site`] that pages read, and the mistakes that no entry shows by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::desk::Desk;
use super::digest::Digest;
use super::{Request, shown};
use crate::check::{self, SiteContext};
use crate::diagnostic::Diagnostic;
use crate::link;
use crate::link::references::Landscape;
use crate::load::Project;
use crate::model::entry::{Catalogue, Reference, Site};
use crate::model::facts::{Collection, EntryId};

/// The site its entries make together. Without `--drafts` a draft is as if it were not there:
/// neither it nor its mistakes are seen.
pub(super) fn whole(
    request: &Request,
    digests: &[Arc<Digest>],
    project: &Project,
    desk: &Desk,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let settings = Arc::clone(&desk.reader.settings);
    let shown: Vec<&Arc<Digest>> = shown(request, digests).collect();
    let catalogue = catalogue(request, &shown);
    let landscape = Landscape {
        catalogue: &catalogue,
        files: &project.files.keys().map(String::as_str).collect(),
        settings: &settings,
    };
    let verified: Vec<Vec<Diagnostic>> = shown
        .par_iter()
        .map(|digest| {
            let references = digest.id().map(|id| {
                let texts = digest.references.iter();
                texts.flat_map(|(language, references)| landscape.verify(id, language, references))
            });
            references.into_iter().flatten().collect()
        })
        .collect();
    diagnostics.extend(verified.into_iter().flatten());
    let site = Site {
        named_by: Arc::new(named_by(&catalogue)),
        settings,
        catalogue,
    };
    let today = request.today;
    let references: Vec<&[Reference]> = shown
        .iter()
        .flat_map(|digest| digest.references.values().map(Vec::as_slice))
        .collect();
    diagnostics.extend(check::site(&SiteContext {
        site: &site,
        references: &references,
        files: &project.files,
        today,
    }));
    site
}

/// The entries of these digests, as the rest of the site knows them.
pub(super) fn catalogue(request: &Request, shown: &[&Arc<Digest>]) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for digest in shown {
        if let Some(known) = digest.known(request.today) {
            catalogue.insert(known.facts.id.clone(), Arc::new(known));
        }
    }
    link::desks::offer(&mut catalogue);
    catalogue
}

/// The cases that name or link to each entry.
fn named_by(catalogue: &Catalogue) -> BTreeMap<EntryId, BTreeSet<EntryId>> {
    let mut named_by: BTreeMap<EntryId, BTreeSet<EntryId>> = BTreeMap::new();
    for (id, known) in catalogue {
        if id.collection != Collection::Cases {
            continue;
        }
        for named in known.facts.leads_to() {
            named_by.entry(named).or_default().insert(id.clone());
        }
    }
    named_by
}

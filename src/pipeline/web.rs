//! The addresses on the web that a project leads to.
//!
//! Takes a project that was looked at, and what is remembered of its entries; gives places.

use super::{Examined, Memory, Request};
use crate::check::online::addresses::{self, Place};

impl Examined {
    /// Every address on the web in the languages asked for; `None` when the site could not be put
    /// together.
    pub(crate) fn web_addresses(&self, request: &Request, memory: &Memory) -> Option<Vec<Place>> {
        let settings = &self.prepared.as_ref()?.site.settings;
        let own = settings.base_url.as_deref();
        let shown = memory.digests.values();
        let shown = shown.filter(|digest| request.drafts || !digest.is_draft);
        let mut places = Vec::new();
        for digest in shown {
            if let Some(facts) = &digest.facts {
                let references = digest.references.values().flatten();
                places.extend(addresses::of(facts, references, own, &self.sources));
            }
        }
        places.retain(|place| request.answers_for(&self.sources.get(place.span.source).path));
        Some(places)
    }
}

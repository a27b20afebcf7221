//! Every address on the web that readers of the site can follow, with its place.
//!
//! Takes the linked site and its texts; gives places. The only file of this room that knows how a
//! site is built. The site's own address (`base_url`) is left out: it may not be published yet.

use crate::diagnostic::source::{Sources, Span};
use crate::model::entry::{Body, Site, Target};
use crate::model::facts::{NeutralFacts, Spanned, SpecificFacts};
use crate::parse::front;

/// An address where its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The very words, or the whole link where the address stands elsewhere.
    pub(crate) span: Span,
    /// As written.
    pub(crate) address: String,
}

/// Gathers the addresses of a site: links in texts, sources, channels of desks.
pub(crate) fn gather(site: &Site, sources: &Sources) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for facts in site.catalogue.values() {
        of_facts(&facts.neutral, &mut places);
    }
    for body in site.bodies.values() {
        of_body(body, sources, &mut places);
    }
    let own = site.settings.base_url.as_deref();
    places.retain(|place| {
        let is_own = own.is_some_and(|own| place.address.starts_with(own));
        is_web(&place.address) && !is_own
    });
    places
}

/// Whether an address is one of the web: some channels have numbers or names.
fn is_web(address: &str) -> bool {
    front::is_web_address(address) || {
        let lower = address.to_ascii_lowercase();
        lower.starts_with("https:") || lower.starts_with("http:")
    }
}

/// The addresses of a front matter.
fn of_facts(facts: &NeutralFacts, places: &mut Vec<Place>) {
    let mut add = |address: &Spanned<String>| {
        places.push(Place {
            span: address.span,
            address: address.value.clone(),
        });
    };
    facts
        .sources
        .iter()
        .filter_map(|citation| citation.url.as_ref())
        .for_each(&mut add);
    if let SpecificFacts::Desk(desk) = &facts.specific {
        for channel in &desk.channels {
            add(&channel.address);
        }
    }
}

/// The addresses of a text.
fn of_body(body: &Body, sources: &Sources, places: &mut Vec<Place>) {
    for (link, target) in &body.targets {
        if let Target::External(address) = target {
            places.push(Place {
                span: words(*link, address, sources),
                address: address.clone(),
            });
        }
    }
}

/// Where in a link its address stands; the whole link, if it is written elsewhere or otherwise.
fn words(link: Span, address: &str, sources: &Sources) -> Span {
    match sources.slice(link).rfind(address) {
        Some(at) => Span {
            start: link.start + at,
            end: link.start + at + address.len(),
            ..link
        },
        None => link,
    }
}

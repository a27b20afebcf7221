//! Every address on the web that readers of the site can follow, with its place.
//!
//! Takes entries with their references; gives places. The only file of this room that knows how an
//! entry is built. The site's own address (`base_url`) is left out: it may not be published yet.

use crate::diagnostic::source::{Sources, Span};
use crate::model::entry::{Facts, Reference, Target};
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

/// The addresses of an entry: links in its texts, its sources, the channels of a desk. `own` is the
/// site's own address.
pub(crate) fn of<'a>(
    facts: &Facts,
    references: impl Iterator<Item = &'a Reference>,
    own: Option<&str>,
    sources: &Sources,
) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    of_facts(&facts.neutral, &mut places);
    of_texts(references, sources, &mut places);
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

/// The addresses of texts.
fn of_texts<'a>(
    references: impl Iterator<Item = &'a Reference>,
    sources: &Sources,
    places: &mut Vec<Place>,
) {
    for reference in references {
        if let Target::External(address) = &reference.target {
            places.push(Place {
                span: words(reference.span, address, sources),
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

//! The check that looks further: whether what the site links to is still there.
//!
//! Takes the places of addresses and what earlier runs found; gives questions one by one, each in its
//! turn, and in the end diagnostics. Everything here is a function of its inputs: the questions are put
//! to servers by `cli::online`, and by nothing else in casebook.

pub(crate) mod addresses;
pub(crate) mod asking;
pub(crate) mod memory;
mod report;
mod schedule;
pub(crate) mod survey;
mod web;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::check::online::addresses::Place;
use crate::check::online::memory::Memory;
use crate::check::online::survey::{Outcome, Survey};
use crate::check::online::web::WebAddress;
use crate::diagnostic::{Code, Diagnostic};

/// The codes of this room.
pub(crate) static CODES: &[&Code] = report::CODES;

/// The addresses of a site, sorted into those that are known and those that must be asked for.
#[derive(Debug)]
pub(crate) struct Inquiry {
    places: Vec<(Place, WebAddress, Option<String>)>,
    /// What cannot be asked for at all.
    refused: Vec<Diagnostic>,
    memory: Memory,
    unknown: BTreeSet<WebAddress>,
}

impl Inquiry {
    /// Looks through the places; with `private`, closed networks are asked too.
    pub(crate) fn of(found: Vec<Place>, memory: Memory, private: bool) -> Self {
        let mut inquiry = Self {
            places: Vec::new(),
            refused: Vec::new(),
            memory,
            unknown: BTreeSet::new(),
        };
        for place in found {
            match WebAddress::parse(&place.address) {
                None => inquiry.refused.push(report::invalid(&place)),
                Some((address, _)) if address.is_private() && !private => {
                    inquiry.refused.push(report::private(&place));
                }
                Some((address, on_page)) => {
                    if inquiry.memory.get(&address).is_none() {
                        inquiry.unknown.insert(address.clone());
                    }
                    inquiry.places.push((place, address, on_page));
                }
            }
        }
        inquiry
    }

    /// How many addresses must be asked for, and how many are known.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let all: BTreeSet<&WebAddress> = self.places.iter().map(|(_, one, _)| one).collect();
        (self.unknown.len(), all.len() - self.unknown.len())
    }

    /// The survey of what is not known.
    pub(crate) fn survey(&self, pause_ms: u64, private: bool) -> Survey {
        Survey::of(self.unknown.clone(), pause_ms, private)
    }

    /// Ends with a survey's outcome: what to tell, and what to remember.
    pub(crate) fn end(mut self, mut outcome: Outcome, today: Date) -> (Vec<Diagnostic>, Memory) {
        if outcome.obstacle.is_some() {
            // What was found says more of this machine than of the servers.
            outcome.findings.clear();
        }
        for (address, finding) in &outcome.findings {
            self.memory.keep(address, finding, today);
        }
        for (_, address, _) in &self.places {
            if let Some(finding) = self.memory.get(address) {
                outcome.findings.insert(address.clone(), finding.clone());
            }
        }
        let mut diagnostics = self.refused;
        diagnostics.extend(report::report(&self.places, &outcome));
        (diagnostics, self.memory)
    }
}

//! What a build leaves to the next: what it has read and said, so that the next need only look at what
//! has changed since.
//!
//! Takes a finished look; gives a [`Note`]. One lies in the cache for each project and output, with the
//! fingerprint of all that is not noted in it: the question asked, every file that is no text, and the
//! output as it was left.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::desk::program;
use super::kept::{CodesByName, KeptDiagnostic};
use super::{Memory, Prepared, Request};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::Sources;
use crate::fingerprint::Fingerprint;
use crate::load::tree::Tree;
use crate::model::facts::{EntryId, SpecificFacts};
use crate::plan::views::Navigation;
use crate::publish::left::Left;
use crate::publish::slot::Slot;

/// All that a build depends on but the words of texts, seen from outside.
pub(crate) struct Inputs {
    print: Fingerprint,
    /// Whether no file was touched so shortly before that it may have been touched again in the same
    /// moment.
    are_at_rest: bool,
}

impl Inputs {
    /// What a build of these files depends on; `None` if that cannot be told from outside.
    pub(crate) fn of(request: &Request, tree: &Tree, memory: &Memory) -> Option<Self> {
        // A build of some languages leaves the others' pages unseen.
        if request.languages.is_some() {
            return None;
        }
        let mut are_at_rest = true;
        let mut others = Vec::new();
        for (path, stamp) in tree.others() {
            let stamp = stamp?;
            are_at_rest &= memory.ledger.is_at_rest(stamp);
            others.push((path, stamp));
        }
        let asked = (program(), request.drafts, request.today);
        Some(Self {
            print: Fingerprint::of(&("note", asked, others)),
            are_at_rest,
        })
    }

    /// What a build's note holds good for.
    fn key(&self, left: &Left) -> Fingerprint {
        Fingerprint::of(&(self.print, left.print()))
    }
}

/// What a build has read and said.
#[derive(Serialize, Deserialize)]
pub(super) struct Note {
    /// What each text held, by its path from the project's root.
    pub(super) texts: BTreeMap<String, Fingerprint>,
    /// The key of each entry's digest.
    pub(super) entries: BTreeMap<EntryId, Fingerprint>,
    /// The desks that offer themselves to cases.
    pub(super) offering: BTreeSet<EntryId>,
    /// The cases that name or link to an entry.
    pub(super) named_by: BTreeMap<EntryId, BTreeSet<EntryId>>,
    /// What every page's navigation is made of.
    pub(super) navigation: Navigation,
    /// What is wrong with anything but entries by themselves.
    outer: Vec<KeptDiagnostic>,
    /// What is wrong with entries by themselves.
    own: Vec<KeptDiagnostic>,
    /// The paths of the texts that these are about.
    pub(super) told: BTreeSet<String>,
}

/// What was said by a build: of anything but entries by themselves, and of these.
pub(super) struct Said {
    pub(super) outer: Vec<Diagnostic>,
    pub(super) own: Vec<Diagnostic>,
}

impl Note {
    /// The note of a whole look.
    pub(super) fn of(
        prepared: &Prepared,
        entries: BTreeMap<EntryId, Fingerprint>,
        said: &Said,
        sources: &Sources,
    ) -> Self {
        let site = &prepared.site;
        let known = site.catalogue.iter();
        let offers = known.filter(|(_, known)| match &known.facts.neutral.specific {
            SpecificFacts::Desk(desk) => desk.offers_itself(),
            _ => false,
        });
        let mut note = Self {
            texts: BTreeMap::new(),
            entries,
            offering: offers.map(|(id, _)| id.clone()).collect(),
            named_by: site.named_by.as_ref().clone(),
            navigation: prepared.navigation().clone(),
            outer: Vec::new(),
            own: Vec::new(),
            told: BTreeSet::new(),
        };
        note.say(said, sources);
        note
    }

    /// What was said; `None` if a code is not known any more.
    pub(super) fn said(&mut self, codes: &CodesByName) -> Option<Said> {
        let restore = |kept: &mut Vec<KeptDiagnostic>| {
            let kept = std::mem::take(kept).into_iter();
            kept.map(|one| one.restore(codes))
                .collect::<Option<Vec<_>>>()
        };
        Some(Said {
            outer: restore(&mut self.outer)?,
            own: restore(&mut self.own)?,
        })
    }

    /// Notes what was said.
    pub(super) fn say(&mut self, said: &Said, sources: &Sources) {
        self.outer = said.outer.iter().map(KeptDiagnostic::of).collect();
        self.own = said.own.iter().map(KeptDiagnostic::of).collect();
        let all = said.outer.iter().chain(&said.own);
        let spans = all.flat_map(Diagnostic::spans);
        let paths = spans.map(|span| sources.get(span.source).path.clone());
        self.told = paths.collect();
    }

    /// The note of the last build of a project into a folder.
    pub(super) fn find(slot: &Slot, inputs: &Inputs, left: &Left) -> Option<Self> {
        let (key, note) = slot.read::<(Fingerprint, Self)>()?;
        (key == inputs.key(left)).then_some(note)
    }

    /// Completes the note with what the texts held, and keeps it; `None` if that cannot be told.
    pub(super) fn keep(
        mut self,
        slot: &Slot,
        tree: &Tree,
        inputs: &Inputs,
        out: &Path,
        memory: &Memory,
    ) -> Option<()> {
        if !inputs.are_at_rest || !self.told.iter().all(|path| tree.has(path)) {
            return None;
        }
        let known = memory.texts_known();
        self.texts = known
            .map(|(path, print)| (path.to_owned(), print))
            .collect();
        if !tree.texts().all(|(path, _)| self.texts.contains_key(&path)) {
            return None;
        }
        let left = Left::find(out)?;
        slot.write(&(inputs.key(&left), self));
        Some(())
    }
}

//! The pages that show some texts whose words have changed, looked at and prepared by themselves.
//!
//! Takes the last build's note and the texts; gives what a look at everything would find, with these pages
//! to be rendered beside all others, and the note for the next build. Gives nothing where another page, or
//! a check of the whole site, could see what changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::desk::{self, Desk};
use super::digest::{Digest, EntryFiles};
use super::kept::{CodesByName, codes_by_name};
use super::note::Note;
use super::{Examined, Memory, Outputs, Prepared, Request, entries, load, report, shown, site};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::SourceId;
use crate::fingerprint::Fingerprint;
use crate::load::tree::Tree;
use crate::load::{LoadError, Project};
use crate::model::entry::Site;
use crate::model::facts::EntryId;
use crate::plan;
use crate::plan::views::is_home;
use crate::publish::left::Left;
use crate::publish::store::Store;
use crate::target::TARGETS;

/// Looks at the texts whose words have changed; `None` if others can see what changed in one.
pub(super) fn look(
    request: &Request,
    tree: &Tree,
    left: &Left,
    note: Note,
    changed: &BTreeSet<SourceId>,
    memory: &mut Memory,
) -> Result<Option<Examined>, LoadError> {
    let mut project = load(request, tree, memory)?.value;
    let desk = desk::open(request, &mut project, memory, &mut Vec::new())?;
    let Some(desk) = desk.filter(|desk| desk.speaks_all()) else {
        return Ok(None);
    };
    let part = Part {
        request,
        project: &project,
        desk: &desk,
        left: left.print(),
        store: &memory.store,
        codes: codes_by_name(),
    };
    let looked = part.look(note, changed);
    project.trouble.check()?;
    Ok(looked.map(|(examined, note)| {
        memory.note_texts(&project);
        memory.note = Some(note);
        examined
    }))
}

/// What the entries are looked at with whose words have changed.
struct Part<'a> {
    request: &'a Request,
    project: &'a Project,
    desk: &'a Arc<Desk>,
    /// The output in which all other pages are in their places.
    left: Fingerprint,
    store: &'a Store,
    codes: CodesByName,
}

impl Part<'_> {
    /// What would be found by looking at everything, with the pages of the changed entries prepared, and
    /// the note for the next build; `None` if others can see what changed.
    fn look(&self, mut note: Note, changed: &BTreeSet<SourceId>) -> Option<(Examined, Note)> {
        let mut said = note.said(&self.codes)?;
        let is_outside =
            |found: &Diagnostic| !found.spans().any(|span| changed.contains(&span.source));
        if !said.outer.iter().all(is_outside) {
            return None;
        }
        let entries = self.entries(changed)?;
        let mut digests = Vec::new();
        for entry in &entries {
            let (key, digest) = self.digest(entry, &note)?;
            let sources: BTreeSet<SourceId> = entry.sources().collect();
            said.own
                .retain(|found| !sources.contains(&found.span.source));
            note.entries.insert(entry.id.clone(), key);
            digests.push(Arc::new(digest));
        }
        let own = shown(self.request, &digests);
        said.own
            .extend(own.flat_map(|digest| digest.diagnostics.iter().cloned()));
        let prepared = self.prepare(entries, digests, &note)?;
        let sources = self.project.sources.clone();
        note.say(&said, &sources);
        let mut found = said.outer;
        found.extend(said.own);
        let prepared = Some(Arc::new(prepared));
        Some((report::finish(self.request, sources, found, prepared), note))
    }

    /// The entries that the changed texts belong to; `None` if one of them stands on a page that shows
    /// many.
    fn entries(&self, changed: &BTreeSet<SourceId>) -> Option<Vec<EntryFiles>> {
        let settings = &self.desk.reader.settings;
        let mut entries = entries(self.project, settings, &mut Vec::new());
        entries.retain(|entry| entry.sources().any(|source| changed.contains(&source)));
        let is_alone = entries.iter().all(|entry| !is_home(&entry.id));
        is_alone.then_some(entries)
    }

    /// The new digest of an entry with its key; `None` if others can see what changed in it.
    fn digest(&self, entry: &EntryFiles, note: &Note) -> Option<(Fingerprint, Digest)> {
        let before = Digest::find(note.entries.get(&entry.id)?, self.store, &self.codes)?;
        let reader = &self.desk.reader;
        let own = self.project.sources.copy(entry.sources());
        let key = reader.key(entry, &own);
        let digest = reader.digest(entry, key, &own, self.store, &self.codes);
        self.project.sources.learn(&own);
        before.is_alike(&digest).then_some((key, digest))
    }

    /// The pages that show the texts of entries, ready to be rendered; `None` if one of their neighbours
    /// is not remembered.
    fn prepare(
        &self,
        entries: Vec<EntryFiles>,
        mut digests: Vec<Arc<Digest>>,
        note: &Note,
    ) -> Option<Prepared> {
        let own: BTreeSet<EntryId> = entries.iter().map(|entry| entry.id.clone()).collect();
        let mut near = note.offering.clone();
        for digest in &digests {
            near.extend(digest.facts.iter().flat_map(|facts| facts.leads_to()));
        }
        let naming = own.iter().filter_map(|id| note.named_by.get(id));
        near.extend(naming.flatten().cloned());
        for id in near.difference(&own) {
            // What is not there is named in vain, and was told.
            let Some(key) = note.entries.get(id) else {
                continue;
            };
            digests.push(Arc::new(Digest::find(key, self.store, &self.codes)?));
        }
        let shown: Vec<&Arc<Digest>> = shown(self.request, &digests).collect();
        let site = Site {
            settings: Arc::clone(&self.desk.reader.settings),
            catalogue: site::catalogue(self.request, &shown),
            named_by: Arc::new(note.named_by.clone()),
        };
        let targets = TARGETS.iter();
        let jobs =
            targets.flat_map(|target| target.jobs(&site, &self.project.files, &self.desk.theme));
        let jobs = jobs.filter(|job| job.shows().is_some_and(|id| own.contains(id)));
        let outputs = Outputs {
            plan: plan::plan(&site, self.desk.site_span, jobs).value,
            beside: Some(self.left),
        };
        let navigation = note.navigation.clone();
        let desk = Arc::clone(self.desk);
        Some(Prepared::new(
            outputs,
            site,
            navigation,
            entries,
            self.project,
            desk,
        ))
    }
}

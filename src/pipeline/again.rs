//! Another look, when all that happened since the last is that a few texts were saved.
//!
//! Takes the last look and the paths of what was saved; gives what a look at everything would give. Texts
//! that differ in nothing but their words leave the plan, the catalogue and every list as they are; what
//! is found in them is found anew. Whatever else was saved, everything is looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::digest::{Digest, EntryFiles};
use super::kept::codes_by_name;
use super::memory::Memory;
use super::render::Prepared;
use super::{Examined, Request, examine, look, report};
use crate::diagnostic::source::SourceId;
use crate::diagnostic::{Checked, Diagnostic};
use crate::link::grouping;
use crate::load::project::{self, Saved};
use crate::load::{LoadError, Project};
use crate::model::facts::EntryId;

/// All of a look that the next may take over.
pub(super) struct Last {
    /// The files.
    pub(super) project: Project,
    /// What is known of each whole entry.
    pub(super) digests: BTreeMap<EntryId, Arc<Digest>>,
    /// What is wrong with anything but entries by themselves.
    pub(super) outer: Vec<Diagnostic>,
    /// What is wrong with entries by themselves.
    pub(super) own: Vec<Diagnostic>,
    /// What can be rendered.
    pub(super) prepared: Arc<Prepared>,
}

/// What [`examine`] gives, with less work when something was saved at these paths only since the last
/// look; `None` stands for any path.
pub(crate) fn examine_again(
    request: &Request,
    saved: Option<&BTreeSet<PathBuf>>,
    memory: &mut Memory,
) -> Result<Examined, LoadError> {
    let last = memory.last.take();
    let renewed = saved.zip(last).and_then(|(saved, last)| {
        let changed = renew(request, saved, &last.project)?;
        Some((last, changed))
    });
    let Some((last, (project, changed))) = renewed else {
        return examine(request, memory);
    };
    match take_over(request, last, project, &changed, memory) {
        Ok(examined) => Ok(examined),
        // Others can see what changed: all is looked at, but nothing read again.
        Err(project) => {
            let value = *project;
            let diagnostics = Vec::new();
            look(request, Checked { value, diagnostics }, memory)
        }
    }
}

/// The project with the saved texts, and which those are; `None` when something else was saved.
fn renew(
    request: &Request,
    saved: &BTreeSet<PathBuf>,
    last: &Project,
) -> Option<(Project, BTreeSet<SourceId>)> {
    let is_layered = !last.below.is_empty() || !last.logical.is_empty();
    let site = last.sources.get(last.site_yaml);
    if is_layered || site.bad_byte().is_some() {
        return None;
    }
    let root = std::path::absolute(&request.root).ok()?;
    let mut project = last.clone();
    let mut changed = BTreeSet::new();
    for path in saved {
        match project::reread(path, &root, &project)? {
            Saved::Text(source) => {
                let id = SourceId::of(&source.path);
                if source.print() != project.sources.get(id).print() {
                    project.sources.insert(Arc::new(source));
                    changed.insert(id);
                }
            }
            Saved::Nothing => {}
        }
    }
    Some((project, changed))
}

/// Takes over what the changed texts cannot have touched; gives the project back if there is something.
fn take_over(
    request: &Request,
    last: Last,
    project: Project,
    changed: &BTreeSet<SourceId>,
    memory: &mut Memory,
) -> Result<Examined, Box<Project>> {
    let mut last = last;
    let is_outside = |found: &Diagnostic| !found.spans().any(|span| changed.contains(&span.source));
    let Some(digests) = digests(&last, &project, changed, memory) else {
        return Err(Box::new(project));
    };
    if !last.outer.iter().all(is_outside) {
        return Err(Box::new(project));
    }
    for digest in &digests {
        let Some(id) = digest.id() else { continue };
        let files = last.prepared.entry(id);
        let sources: BTreeSet<SourceId> = files.into_iter().flat_map(EntryFiles::sources).collect();
        last.own
            .retain(|found| !sources.contains(&found.span.source));
        if request.drafts || !digest.is_draft {
            last.own.extend(digest.diagnostics.iter().cloned());
        }
        last.digests.insert(id.clone(), Arc::clone(digest));
    }
    let prepared = last
        .prepared
        .with_texts(project.sources.clone(), digests.iter());
    last.prepared = Arc::new(prepared);
    last.project = project;
    let found = last.outer.iter().chain(&last.own).cloned().collect();
    let speaks_all = last.prepared.desk().speaks_all();
    let prepared = Some(Arc::clone(&last.prepared)).filter(|_| speaks_all);
    let sources = last.project.sources.clone();
    memory.last = Some(last);
    Ok(report::finish(request, sources, found, prepared))
}

/// The new digests of the entries that changed; `None` if others can see what changed in one.
fn digests(
    last: &Last,
    project: &Project,
    changed: &BTreeSet<SourceId>,
    memory: &Memory,
) -> Option<Vec<Arc<Digest>>> {
    let reader = &last.prepared.desk().reader;
    let mut entries = BTreeSet::new();
    for id in changed {
        let place = grouping::place(project.logical(*id), *id, &reader.settings);
        entries.insert(place.ok()?.0);
    }
    let codes = codes_by_name();
    let digests = entries.into_iter().map(|id| {
        let entry = last.prepared.entry(&id)?;
        let key = reader.key(entry, &project.sources);
        let digest = reader.digest(entry, key, &project.sources, &memory.store, &codes);
        let is_alike = last.digests.get(&id)?.is_alike(&digest);
        is_alike.then(|| Arc::new(digest))
    });
    digests.collect()
}

//! The way through the house: every stage in its order, on one screen.
//!
//! load → digest (parse, link, check each entry) → site (link, check) → plan → render → publish.
//! Threads are started here and nowhere else; results keep the order of their inputs, so that the
//! number of threads changes nothing.

mod again;
mod consequences;
mod desk;
mod digest;
mod kept;
pub(crate) mod laboratory;
mod memory;
mod note;
mod part;
mod render;
mod report;
pub(crate) mod since;
mod site;
mod threads;
pub(crate) mod upstream;
mod web;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use self::again::Last;
pub(crate) use self::again::examine_again;
use self::desk::Desk;
use self::digest::{Digest, EntryFiles, Layered, Reader};
use self::kept::codes_by_name;
pub(crate) use self::memory::Memory;
use self::note::{Note, Said};
use self::render::Outputs;
pub(crate) use self::render::{Failure, Prepared};
use crate::check;
use crate::diagnostic::source::Sources;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::language::strings;
use crate::language::tag::LanguageTag;
use crate::link::{self, grouping};
use crate::load::fonts;
use crate::load::project::Manner;
use crate::load::tree::Tree;
use crate::load::{LoadError, Project, layers, project, theme, words};
use crate::model::entry::Settings;
use crate::model::facts::EntryId;
use crate::parse::{
    self, encoding, fields, file, front, markdown, sections, settings, typing, yaml,
};
use crate::plan;
use crate::plan::views::Navigation;
use crate::publish::{self, Output, PublishError, Summary};
use crate::quiz;
use crate::target::{self, TARGETS};

/// What to build, and how.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// The project's folder.
    pub(crate) root: PathBuf,
    /// Only these languages; `None` for all.
    pub(crate) languages: Option<Vec<String>>,
    /// Whether drafts are built.
    pub(crate) drafts: bool,
    /// The day to judge dates by.
    pub(crate) today: jiff::civil::Date,
    /// How many threads work; 0 for as many as the machine has.
    pub(crate) threads: usize,
    /// Whether this look is not the last: texts stay in memory as they were found, and what is learnt of
    /// them for the next look.
    pub(crate) looks_again: bool,
}

/// Told how far the work is; called from many threads.
pub(crate) trait Progress: Sync {
    /// A stage of `total` steps begins.
    fn begin(&self, stage: &'static str, total: usize);
    /// One step is done.
    fn step(&self);
}

/// A project looked at: its texts, what is wrong with them, and the rest if it can be rendered.
pub(crate) struct Examined {
    /// Every text, to print diagnostics with.
    pub(crate) sources: Sources,
    /// Everything found, sorted by place.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// `None` when something stands in the way of rendering anything.
    pub(crate) prepared: Option<Arc<Prepared>>,
}

impl Examined {
    /// Whether the content has errors.
    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Every code that can be reported, in the order of the stages.
pub(crate) fn codes() -> Vec<&'static Code> {
    let fixed: [&[&'static Code]; 17] = [
        encoding::CODES,
        layers::CODES,
        parse::layers::CODES,
        theme::CODES,
        fonts::CODES,
        strings::CODES,
        words::CODES,
        settings::CODES,
        file::CODES,
        yaml::CODES,
        fields::CODES,
        front::CODES,
        markdown::CODES,
        sections::CODES,
        plan::CODES,
        target::CODES,
        report::CODES,
    ];
    let mut codes: Vec<&Code> = fixed.concat();
    codes.extend(typing::codes());
    codes.extend(quiz::codes());
    codes.extend(link::codes());
    codes.extend(check::codes());
    codes.sort_by_key(|code| code.name);
    codes
}

/// Loads, parses, links, checks and plans; nothing is written.
pub(crate) fn examine(request: &Request, memory: &mut Memory) -> Result<Examined, LoadError> {
    examine_with(request, &BTreeMap::new(), memory)
}

/// The same, with other texts in the place of some that lie on the disk.
pub(crate) fn examine_with(
    request: &Request,
    instead: &BTreeMap<String, String>,
    memory: &mut Memory,
) -> Result<Examined, LoadError> {
    examine_tree(request, &Tree::find(&request.root)?, instead, memory)
}

/// The same, of files that were found before.
fn examine_tree(
    request: &Request,
    tree: &Tree,
    instead: &BTreeMap<String, String>,
    memory: &mut Memory,
) -> Result<Examined, LoadError> {
    let mut found = load(request, tree, memory)?;
    for (path, text) in instead {
        let id = found.value.sources.add(path.as_str(), text.as_str());
        found.value.stamps.remove(&id);
    }
    look(request, found, memory)
}

/// Loads a project, of which these are the files.
fn load(request: &Request, tree: &Tree, memory: &Memory) -> Result<Checked<Project>, LoadError> {
    let manner = Manner {
        known: &|path, stamp| memory.ledger.print(path, stamp),
        keeps_texts: request.looks_again,
    };
    project::load(&request.root, tree, &manner)
}

/// Looks at a project that was loaded.
fn look(
    request: &Request,
    found: Checked<Project>,
    memory: &mut Memory,
) -> Result<Examined, LoadError> {
    memory.last = None;
    let mut diagnostics = Vec::new();
    let mut project = found.unpack(&mut diagnostics);
    let Some(desk) = desk::open(request, &mut project, memory, &mut diagnostics)? else {
        return Ok(report::finish(request, project.sources, diagnostics, None));
    };
    desk.try_theme(memory, &mut diagnostics);
    let is_other_theme = |found: &Diagnostic| found.code.name == theme::UNKNOWN_THEME.name;
    let has_theme = !diagnostics.iter().any(is_other_theme);
    let pool = threads::pool(request.threads);
    let trouble = project.trouble.clone();
    let mut examined = survey(request, project, &desk, &pool, memory, diagnostics);
    trouble.check()?;
    if !has_theme {
        (examined.prepared, memory.last) = (None, None);
    }
    Ok(examined)
}

/// Everything from a project's files to its plan, by the settings and the theme of a desk.
fn survey(
    request: &Request,
    project: Project,
    desk: &Arc<Desk>,
    pool: &rayon::ThreadPool,
    memory: &mut Memory,
    mut diagnostics: Vec<Diagnostic>,
) -> Examined {
    let entries = entries(&project, &desk.reader.settings, &mut diagnostics);
    let digests = pool.install(|| digests(&entries, &desk.reader, &project.sources, memory));
    memory.note_texts(&project);
    let site = pool.install(|| site::whole(request, &digests, &project, desk, &mut diagnostics));
    report::forgive_doubtful_languages(project.site_yaml, &mut diagnostics);
    let keys = TARGETS
        .iter()
        .flat_map(|target| target.jobs(&site, &project.files, &desk.theme));
    let mut plan = plan::plan(&site, desk.site_span, keys).unpack(&mut diagnostics);
    report::narrow(
        &mut plan,
        request,
        &site.settings,
        desk.site_span,
        &mut diagnostics,
    );
    let keys = if request.looks_again {
        BTreeMap::new()
    } else {
        // This look is the last, and what it knows is in the catalogue.
        let digests = std::mem::take(&mut memory.digests).into_iter();
        digests
            .filter_map(|(key, digest)| Some((digest.id()?.clone(), key)))
            .collect()
    };
    let own: Vec<Diagnostic> = shown(request, &digests)
        .flat_map(|digest| digest.diagnostics.iter().cloned())
        .collect();
    let navigation = Navigation::of(&site);
    let whole = Outputs { plan, beside: None };
    let prepared = Prepared::new(whole, site, navigation, entries, &project, Arc::clone(desk));
    let prepared = Arc::new(prepared);
    if request.looks_again {
        memory.last = Some(Last {
            project: project.clone(),
            digests: by_entry(&digests),
            outer: diagnostics.clone(),
            own: own.clone(),
            prepared: Arc::clone(&prepared),
        });
    } else if desk.reader.settings.extends.is_none() {
        // What lies in the layers below cannot be seen from outside.
        let outer = diagnostics.clone();
        let said = Said {
            outer,
            own: own.clone(),
        };
        memory.note = Some(Note::of(&prepared, keys, &said, &project.sources));
    }
    diagnostics.extend(own);
    drop(digests);
    let prepared = Some(prepared).filter(|_| desk.speaks_all());
    report::finish(request, project.sources, diagnostics, prepared)
}

/// The digests of what is published: all, or all but drafts.
fn shown<'a>(
    request: &Request,
    digests: &'a [Arc<Digest>],
) -> impl Iterator<Item = &'a Arc<Digest>> {
    let drafts = request.drafts;
    digests
        .iter()
        .filter(move |digest| drafts || !digest.is_draft)
}

/// The digests of whole entries, by their names.
fn by_entry(digests: &[Arc<Digest>]) -> BTreeMap<EntryId, Arc<Digest>> {
    let named = digests
        .iter()
        .filter_map(|digest| Some((digest.id()?.clone(), Arc::clone(digest))));
    named.collect()
}

/// Which files belong to which entry, by their paths.
fn entries(
    project: &Project,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<EntryFiles> {
    let mut entries: BTreeMap<EntryId, Vec<(LanguageTag, Layered)>> = BTreeMap::new();
    for id in &project.markdown {
        match grouping::place(project.logical(*id), *id, settings) {
            Ok((entry, language)) => {
                let files = project.with_below(*id);
                entries.entry(entry).or_default().push((language, files));
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    let entries = entries.into_iter();
    entries
        .map(|(id, files)| EntryFiles { id, files })
        .collect()
}

/// The digest of each entry: as remembered, or made anew on many threads.
fn digests(
    entries: &[EntryFiles],
    reader: &Reader,
    sources: &Sources,
    memory: &mut Memory,
) -> Vec<Arc<Digest>> {
    let codes = codes_by_name();
    let (store, last) = (&memory.store, &memory.digests);
    let made: Vec<(Fingerprint, Arc<Digest>)> = entries
        .par_iter()
        .map(|entry| {
            let own = sources.copy(entry.sources());
            let key = reader.key(entry, &own);
            let digest = last.get(&key).map_or_else(
                || Arc::new(reader.digest(entry, key, &own, store, &codes)),
                Arc::clone,
            );
            sources.learn(&own);
            (key, digest)
        })
        .collect();
    let digests = made.iter().map(|(_, digest)| Arc::clone(digest)).collect();
    memory.digests = made.into_iter().collect();
    digests
}

/// Renders what has changed, and writes it into the output folder.
pub(crate) fn build(
    request: &Request,
    prepared: &Prepared,
    out: &Path,
    memory: &mut Memory,
    progress: &dyn Progress,
    wait: &dyn Fn(),
) -> Result<Summary, Failure> {
    publish::check_output(&request.root, out).map_err(Failure::Publish)?;
    let output = Output::open(out, wait).map_err(Failure::Publish)?;
    let whole = since::instead_of_a_part(request, prepared, out, memory)?;
    let prepared = whole.as_deref().unwrap_or(prepared);
    let made = prepared.render_all(&output, &memory.store, request.threads, progress)?;
    let in_scope = |path: &str| match &request.languages {
        _ if prepared.beside().is_some() => prepared.plan.find(path).is_some(),
        None => true,
        Some(wanted) => wanted
            .iter()
            .any(|tag| path.starts_with(&format!("{tag}/"))),
    };
    output.publish(&made, &in_scope).map_err(Failure::Publish)
}

/// Refuses an output folder that would harm the project.
pub(crate) fn check_output(request: &Request, out: &Path) -> Result<(), PublishError> {
    publish::check_output(&request.root, out)
}

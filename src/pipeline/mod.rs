//! The way through the house: every stage in its order, on one screen.
//!
//! load → digest (parse, link, check each entry) → site (link, check) → plan → render → publish.
//! Threads are started here and nowhere else; results keep the order of their inputs, so that the
//! number of threads changes nothing.

mod again;
mod consequences;
mod desk;
mod digest;
pub(crate) mod laboratory;
mod memory;
mod render;
mod report;
mod threads;
pub(crate) mod upstream;
mod web;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use self::again::Last;
pub(crate) use self::again::examine_again;
use self::desk::Desk;
use self::digest::{Digest, EntryFiles, Layered, Reader};
pub(crate) use self::memory::Memory;
pub(crate) use self::render::{Failure, Prepared};
use crate::check::{self, SiteContext};
use crate::diagnostic::source::{Sources, Span};
use crate::diagnostic::{Checked, Code, Diagnostic, did_you_mean};
use crate::fingerprint::Fingerprint;
use crate::language::strings;
use crate::language::tag::LanguageTag;
use crate::link::references::Landscape;
use crate::link::{self, grouping};
use crate::load::fonts;
use crate::load::project::Manner;
use crate::load::{LoadError, Project, layers, project, theme, words};
use crate::model::entry::{Catalogue, Reference, Settings, Site};
use crate::model::facts::{EntryId, Spanned, SpecificFacts};
use crate::parse::{
    self, encoding, fields, file, front, markdown, sections, settings, typing, yaml,
};
use crate::plan;
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
    /// Whether texts stay in memory, so that pages can be made of them after they have changed.
    pub(crate) keeps_texts: bool,
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
    let manner = Manner {
        known: &|path, stamp| memory.ledger.print(path, stamp),
        keeps_texts: request.keeps_texts,
    };
    let mut found = project::load(&request.root, &manner)?;
    for (path, text) in instead {
        let id = found.value.sources.add(path.as_str(), text.as_str());
        found.value.stamps.remove(&id);
    }
    look(request, found, memory)
}

/// Looks at a project that was loaded.
fn look(
    request: &Request,
    found: Checked<Project>,
    memory: &mut Memory,
) -> Result<Examined, LoadError> {
    memory.last = None;
    let mut diagnostics = Vec::new();
    let pool = threads::pool(request.threads);
    let mut project = found.unpack(&mut diagnostics);
    let site_yaml = project.site_yaml;
    let text = project.sources.get(site_yaml).text();
    let mut settings = settings::parse(site_yaml, text).unpack(&mut diagnostics);
    if !report::are_settings_readable(site_yaml, &diagnostics)
        || !layers::load(&request.root, &mut project, &mut settings, &mut diagnostics)
    {
        return Ok(report::finish(request, project.sources, diagnostics, None));
    }
    let found_theme = theme::load(&request.root, &settings.theme.value)?;
    let has_theme = found_theme.is_some();
    let theme = Arc::new(found_theme.unwrap_or_else(|| {
        diagnostics.push(unknown_theme(&settings.theme));
        theme::built_in()
    }));
    let site_span = Span::new(site_yaml, 0..0);
    let words = words::read(
        &theme,
        &settings,
        site_span,
        &mut project.sources,
        &mut diagnostics,
    );
    if !words.contains_key(settings.source_language()) {
        return Ok(report::finish(request, project.sources, diagnostics, None));
    }
    let desk = memory.desk(settings, theme, words, site_span);
    desk.try_theme(memory, &mut diagnostics);
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
    let site = pool.install(|| site(request, &digests, &project, desk, &mut diagnostics));
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
    if !request.keeps_texts {
        // This look is the last, and what it knows is in the catalogue.
        memory.digests.clear();
    }
    let own: Vec<Diagnostic> = shown(request, &digests)
        .flat_map(|digest| digest.diagnostics.iter().cloned())
        .collect();
    let prepared = Arc::new(Prepared::new(
        plan,
        site,
        entries,
        &project,
        Arc::clone(desk),
    ));
    if request.keeps_texts {
        memory.last = Some(Last {
            project: project.clone(),
            digests: by_entry(&digests),
            outer: diagnostics.clone(),
            own: own.clone(),
            prepared: Arc::clone(&prepared),
        });
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

/// A theme that is not there.
fn unknown_theme(name: &Spanned<String>) -> Diagnostic {
    let message = format!("there is no theme `{}`", name.value);
    let near = did_you_mean(&name.value, ["default"]).unwrap_or("default");
    theme::UNKNOWN_THEME.at(name.span, message).help(format!(
        "make `themes/{}/`, or write `theme: {near}`",
        name.value
    ))
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
    let codes: BTreeMap<&str, &'static Code> =
        codes().into_iter().map(|code| (code.name, code)).collect();
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

/// The site its entries make together. Without `--drafts` a draft is as if it were not there:
/// neither it nor its mistakes are seen.
fn site(
    request: &Request,
    digests: &[Arc<Digest>],
    project: &Project,
    desk: &Desk,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let settings = Arc::clone(&desk.reader.settings);
    let shown: Vec<&Arc<Digest>> = shown(request, digests).collect();
    let mut catalogue = Catalogue::new();
    for digest in &shown {
        if let Some(known) = digest.known(request.today) {
            catalogue.insert(known.facts.id.clone(), Arc::new(known));
        }
    }
    link::desks::offer(&mut catalogue);
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

/// The cases that name or link to each entry.
fn named_by(catalogue: &Catalogue) -> BTreeMap<EntryId, BTreeSet<EntryId>> {
    let mut named_by: BTreeMap<EntryId, BTreeSet<EntryId>> = BTreeMap::new();
    for (id, known) in catalogue {
        let SpecificFacts::Case(case) = &known.facts.neutral.specific else {
            continue;
        };
        let editions = known.facts.editions.values();
        let linked = editions.flat_map(|edition| edition.links_to.iter().cloned());
        for named in linked.chain(case.named()) {
            named_by.entry(named).or_default().insert(id.clone());
        }
    }
    named_by
}

/// Renders what has changed, and writes it into the output folder.
pub(crate) fn build(
    request: &Request,
    prepared: &Prepared,
    out: &Path,
    memory: &Memory,
    progress: &dyn Progress,
    wait: &dyn Fn(),
) -> Result<Summary, Failure> {
    publish::check_output(&request.root, out).map_err(Failure::Publish)?;
    let output = Output::open(out, wait).map_err(Failure::Publish)?;
    let made = prepared.render_all(&output, &memory.store, request.threads, progress)?;
    let in_scope = |path: &str| match &request.languages {
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

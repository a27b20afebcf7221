//! Rendering: every job of a plan, from what is kept or anew.
//!
//! Takes a checked project and an output folder; gives what was made. The jobs of one entry go to
//! one worker, which reads the entry's texts when the first job needs them and drops them after the
//! last: nothing of a page outlives its job but its fingerprints.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::desk::Desk;
use super::digest::{Digest, EntryFiles};
use super::{Progress, threads};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::Sources;
use crate::fingerprint::Fingerprint;
use crate::language::tag::LanguageTag;
use crate::load::text::Trouble;
use crate::load::{LoadError, Project};
use crate::model::entry::{Body, Site};
use crate::model::facts::EntryId;
use crate::plan::jobs::JobKey;
use crate::plan::views::{Navigation, Reads, Stuff};
use crate::plan::{Job, Plan};
use crate::publish::store::{Hashed, Store};
use crate::publish::{Made, Output, PublishError};
use crate::target::{self, Context, RenderError, TARGETS};

/// Why not everything could be made.
pub(crate) enum Failure {
    /// The theme is at fault.
    Content(Vec<Diagnostic>),
    /// The content is, as files.
    Load(LoadError),
    /// The output is.
    Publish(PublishError),
}

/// What to make of a site.
pub(super) struct Outputs {
    pub(super) plan: Plan,
    /// The output in which all others are in their places already, by its fingerprint; `None` if these are
    /// all.
    pub(super) beside: Option<Fingerprint>,
}

/// A checked project, ready to render.
pub(crate) struct Prepared {
    /// What to make.
    pub(crate) plan: Arc<Plan>,
    beside: Option<Fingerprint>,
    pub(super) site: Site,
    navigation: Arc<Navigation>,
    /// The fingerprints of settings and navigation, which all pages read.
    frame: (Fingerprint, Fingerprint),
    files: Arc<BTreeMap<String, Arc<[u8]>>>,
    entries: Arc<BTreeMap<EntryId, EntryFiles>>,
    sources: Sources,
    /// The fingerprint of what pages load besides style sheets; taken when it is first asked for.
    behind: OnceLock<Fingerprint>,
    trouble: Trouble,
    desk: Arc<Desk>,
}

/// The jobs of one entry, or one job without a text; each with its number.
type Bundle<'a> = Vec<(usize, &'a Job)>;

/// The texts of an entry, read when they are first needed.
struct Opened<'a> {
    prepared: &'a Prepared,
    bodies: OnceCell<BTreeMap<LanguageTag, Body>>,
}

impl Prepared {
    /// Brings together what rendering needs.
    pub(super) fn new(
        outputs: Outputs,
        site: Site,
        navigation: Navigation,
        entries: Vec<EntryFiles>,
        project: &Project,
        desk: Arc<Desk>,
    ) -> Self {
        let frame = (
            Fingerprint::of(&site.settings),
            Fingerprint::of(&navigation),
        );
        let entries = entries.into_iter();
        let entries = entries.map(|entry| (entry.id.clone(), entry)).collect();
        Self {
            plan: Arc::new(outputs.plan),
            beside: outputs.beside,
            site,
            navigation: Arc::new(navigation),
            frame,
            files: Arc::new(project.files.clone()),
            entries: Arc::new(entries),
            sources: project.sources.clone(),
            behind: OnceLock::new(),
            trouble: project.trouble.clone(),
            desk,
        }
    }

    /// The same with other texts of some entries, of which everything else is as it was.
    pub(super) fn with_texts<'a>(
        &self,
        sources: Sources,
        digests: impl Iterator<Item = &'a Arc<Digest>>,
    ) -> Self {
        let mut site = self.site.clone();
        for digest in digests {
            let known = digest.id().and_then(|id| site.catalogue.get_mut(id));
            if let Some(known) = known {
                Arc::make_mut(known).texts.clone_from(&digest.texts);
            }
        }
        Self {
            plan: Arc::clone(&self.plan),
            beside: self.beside,
            site,
            navigation: Arc::clone(&self.navigation),
            frame: self.frame,
            files: Arc::clone(&self.files),
            entries: Arc::clone(&self.entries),
            sources,
            behind: self.behind.clone(),
            trouble: self.trouble.clone(),
            desk: Arc::clone(&self.desk),
        }
    }

    /// The desk it was prepared at.
    pub(super) fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// The output in which all others of the site are in their places already, by its fingerprint.
    pub(super) fn beside(&self) -> Option<Fingerprint> {
        self.beside
    }

    /// What every page's navigation is made of.
    pub(super) fn navigation(&self) -> &Navigation {
        &self.navigation
    }

    /// The files of an entry.
    pub(super) fn entry(&self, id: &EntryId) -> Option<&EntryFiles> {
        self.entries.get(id)
    }

    /// What is there to be read besides entries.
    fn stuff(&self) -> Stuff<'_> {
        Stuff {
            files: &self.files,
            theme: &self.desk.theme,
            settings: self.frame.0,
            navigation_print: self.frame.1,
        }
    }

    /// The fingerprint of all that an output is made from.
    fn key(&self, job: &JobKey, reads: &Reads<'_>) -> Fingerprint {
        let tools = TARGETS[target::index_of(job)].fingerprint(&self.desk.tools);
        let view = reads.fingerprint(job, &self.site, &self.stuff());
        Fingerprint::of(&(tools, view))
    }

    /// The fingerprint of what pages load besides style sheets: scripts, fonts and pictures.
    pub(crate) fn behind_pages(&self) -> Fingerprint {
        *self.behind.get_or_init(|| {
            let files = self.files.iter();
            let files: Vec<_> = files
                .map(|(path, bytes)| (path, Fingerprint::of_bytes(bytes)))
                .collect();
            Fingerprint::of(&(files, self.assets(|path| !is_style(path))))
        })
    }

    /// The fingerprint of the style sheets.
    pub(crate) fn styles(&self) -> Fingerprint {
        self.assets(is_style)
    }

    /// The fingerprint of some of the theme's assets.
    fn assets(&self, is_wanted: impl Fn(&str) -> bool) -> Fingerprint {
        let assets = self.desk.theme.below("assets/");
        let wanted: Vec<_> = assets
            .filter(|(path, _)| is_wanted(path))
            .map(|(path, _)| (path, self.desk.theme.print(path)))
            .collect();
        Fingerprint::of(&wanted)
    }

    /// Makes the artifact of one job.
    pub(crate) fn render_one(&self, job: &Job) -> Result<Vec<u8>, RenderError> {
        let reads = Reads::of(&job.key, &self.site);
        self.render(&job.key, &reads, &Opened::new(self))
    }

    /// Makes an artifact from its view.
    fn render(
        &self,
        key: &JobKey,
        reads: &Reads<'_>,
        opened: &Opened<'_>,
    ) -> Result<Vec<u8>, RenderError> {
        let body = reads
            .text
            .and_then(|(id, language)| opened.body(id, language));
        let ctx = Context {
            view: reads.view(&self.site, &self.navigation, &self.stuff(), body),
            tools: &self.desk.tools,
        };
        target::render(key, &ctx)
    }

    /// Makes every artifact that is not in its place already; each waits beside it.
    pub(super) fn render_all(
        &self,
        output: &Output,
        store: &Store,
        threads: usize,
        progress: &dyn Progress,
    ) -> Result<Vec<Made>, Failure> {
        let (sheets, pages) = self.bundles();
        let work = |bundle: &Bundle<'_>| -> Vec<Result<Made, Failure>> {
            let opened = Opened::new(self);
            let make = |(number, job): &(usize, &Job)| {
                let made = self.make(*number, job, &opened, output, store);
                progress.step();
                made
            };
            bundle.iter().map(make).collect()
        };
        progress.begin("pages", pages.iter().map(Vec::len).sum());
        let made_pages: Vec<_> =
            threads::pool(threads).install(|| pages.par_iter().map(work).collect());
        progress.begin("worksheets", sheets.len());
        let made_sheets = threads::print_all(&sheets, threads, &work);
        let mut made = Vec::with_capacity(self.plan.jobs.len());
        let mut diagnostics = Vec::new();
        for result in made_pages.into_iter().chain(made_sheets).flatten() {
            match result {
                Ok(one) => made.push(one),
                Err(Failure::Content(found)) => diagnostics.extend(found),
                Err(failure) => return Err(failure),
            }
        }
        self.trouble.check().map_err(Failure::Load)?;
        made.sort_by(|a: &Made, b| a.path.cmp(&b.path));
        if diagnostics.is_empty() {
            Ok(made)
        } else {
            Err(Failure::Content(diagnostics))
        }
    }

    /// The jobs by who does them: worksheets one by one, pages by the entry whose text they show.
    fn bundles(&self) -> (Vec<Bundle<'_>>, Vec<Bundle<'_>>) {
        let mut sheets = Vec::new();
        let mut alone = Vec::new();
        let mut by_entry: BTreeMap<&EntryId, Bundle<'_>> = BTreeMap::new();
        for (number, job) in self.plan.jobs.iter().enumerate() {
            match &job.key {
                JobKey::Worksheet(..) => sheets.push(vec![(number, job)]),
                JobKey::Entry(_, id) | JobKey::Quiz(_, id) => {
                    by_entry.entry(id).or_default().push((number, job));
                }
                _ => alone.push(vec![(number, job)]),
            }
        }
        alone.extend(by_entry.into_values());
        (sheets, alone)
    }

    /// Finds or makes one artifact.
    fn make(
        &self,
        number: usize,
        job: &Job,
        opened: &Opened<'_>,
        output: &Output,
        store: &Store,
    ) -> Result<Made, Failure> {
        let reads = &Reads::of(&job.key, &self.site);
        let key = self.key(&job.key, reads);
        let path = job.address.as_str();
        if let Some(made) = output.kept(path, key) {
            return Ok(made);
        }
        let artifact = if let Some(artifact) = store.get(&key) {
            artifact
        } else {
            let rendered = self.render(&job.key, reads, opened);
            let bytes = rendered.map_err(|error| self.blame(&job.key, error))?;
            let artifact = Hashed::of(bytes);
            // A file that goes out as it is need not be kept twice.
            if !matches!(job.key, JobKey::File(_)) {
                store.put(key, &artifact);
            }
            artifact
        };
        output
            .stage(number, path, key, &artifact)
            .map_err(Failure::Publish)
    }

    /// The diagnostic of a job that failed.
    fn blame(&self, key: &JobKey, error: RenderError) -> Failure {
        let span = key.span(&self.site).unwrap_or(self.desk.site_span);
        Failure::Content(vec![error.code.at(span, error.message)])
    }
}

/// Whether an asset is a style sheet.
fn is_style(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "css")
}

impl<'a> Opened<'a> {
    fn new(prepared: &'a Prepared) -> Self {
        Self {
            prepared,
            bodies: OnceCell::new(),
        }
    }

    /// A text of the one entry this stands for.
    fn body(&self, id: &EntryId, language: &LanguageTag) -> Option<&Body> {
        let bodies = self.bodies.get_or_init(|| {
            let prepared = self.prepared;
            let entry = prepared.entries.get(id);
            entry.map_or_else(BTreeMap::new, |entry| {
                prepared.desk.reader.bodies(entry, &prepared.sources)
            })
        });
        bodies.get(language)
    }
}

//! The way through the house: every stage in its order, on one screen.
//!
//! load → parse → link → check → plan → render → publish. Threads are started here and nowhere
//! else; results keep the order of their inputs, so that the number of threads changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::check::online::addresses::{self, Place};
use crate::check::{self, CheckContext};
use crate::diagnostic::source::{SourceId, Sources, Span};
use crate::diagnostic::{self, Checked, Code, Diagnostic, did_you_mean};
use crate::language::strings::{self, Strings};
use crate::language::tag::LanguageTag;
use crate::link;
use crate::load::fonts::{self, Fonts};
use crate::load::project;
use crate::load::theme;
use crate::load::words;
use crate::load::{LoadError, Project, Theme};
use crate::model::entry::{Settings, Site};
use crate::model::facts::{EntryId, Spanned};
use crate::parse::file::ParsedFile;
use crate::parse::front::FileKind;
use crate::parse::sections::RoleTitles;
use crate::parse::{fields, file, front, markdown, sections, settings, yaml};
use crate::plan::jobs::JobKey;
use crate::plan::{self, Job, Plan};
use crate::publish::{self, Artifact, PublishError, Summary};
use crate::quiz;
use crate::target::html::highlight::Highlighter;
use crate::target::html::templates::Templates;
use crate::target::print::Press;
use crate::target::{self, Context, RenderError, TARGETS};

/// How much stack a worker has: the deepest document needs a part of it.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// How many worksheets a worker prints before the typesetter's memory is cleared.
const SHEETS_PER_EVICTION: usize = 20;

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
}

impl Request {
    /// Whether a file of the content matters to the languages asked for.
    ///
    /// A text in another language is not part of what is built; everything else is.
    fn answers_for(&self, path: &str) -> bool {
        let language = path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".md"));
        match (&self.languages, language) {
            (Some(wanted), Some(language)) if LanguageTag::parse(language).is_some() => {
                wanted.iter().any(|tag| tag == language)
            }
            _ => true,
        }
    }
}

/// Told how far the work is; called from many threads.
pub(crate) trait Progress: Sync {
    /// A stage of `total` steps begins.
    fn begin(&self, stage: &'static str, total: usize);
    /// One step is done.
    fn step(&self);
}

/// A checked project, ready to render.
pub(crate) struct Prepared {
    /// What to make.
    pub(crate) plan: Plan,
    site: Site,
    files: BTreeMap<String, Arc<[u8]>>,
    theme: Theme,
    strings: Arc<BTreeMap<LanguageTag, Strings>>,
    templates: Templates,
    press: Press,
    fonts: Fonts,
    highlighter: Highlighter,
    site_span: Span,
    today: jiff::civil::Date,
}

/// A project looked at: its texts, what is wrong with them, and the rest if it can be rendered.
pub(crate) struct Examined {
    /// Every text, to print diagnostics with.
    pub(crate) sources: Sources,
    /// Everything found, sorted by place.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// `None` when something stands in the way of rendering anything.
    pub(crate) prepared: Option<Prepared>,
}

impl Examined {
    /// Whether the content has errors.
    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Every address on the web that the languages asked for lead to; `None` when the site could not
    /// be put together.
    pub(crate) fn web_addresses(&self, request: &Request) -> Option<Vec<Place>> {
        let site = &self.prepared.as_ref()?.site;
        let mut places = addresses::gather(site, &self.sources);
        places.retain(|place| request.answers_for(&self.sources.get(place.span.source).path));
        Some(places)
    }
}

/// Every code that can be reported, in the order of the stages.
pub(crate) fn codes() -> Vec<&'static Code> {
    let fixed: [&[&'static Code]; 15] = [
        project::CODES,
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
        CODES,
    ];
    let mut codes: Vec<&Code> = fixed.concat();
    codes.extend(quiz::codes());
    codes.extend(link::codes());
    codes.extend(check::codes());
    codes.sort_by_key(|code| code.name);
    codes
}

/// A language asked for that is not there.
static UNKNOWN_LANGUAGE: Code = Code::error(
    "site::language-not-listed",
    "a language asked for is not one of the site's",
    "`--lang` names languages that `languages` in `content/site.yaml` lists.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&UNKNOWN_LANGUAGE];

/// Loads, parses, links, checks and plans; nothing is written.
pub(crate) fn examine(request: &Request) -> Result<Examined, LoadError> {
    let mut diagnostics = Vec::new();
    let project = project::load(&request.root)?.unpack(&mut diagnostics);
    let Project {
        mut sources,
        site_yaml,
        markdown,
        files,
    } = project;
    let site_span = Span::new(site_yaml, 0..0);
    let settings =
        settings::parse(site_yaml, &sources.get(site_yaml).text).unpack(&mut diagnostics);
    // Without its settings nothing can be said of a site: not even its languages are known.
    let no_settings = |found: &Diagnostic| {
        let no_yaml = [yaml::SYNTAX.name, yaml::UNSUPPORTED.name].contains(&found.code.name);
        found.span.source == site_yaml && (no_yaml || is_unreadable(found))
    };
    if diagnostics.iter().any(no_settings) {
        return Ok(finish(request, sources, diagnostics, None));
    }

    let found_theme = theme::load(&request.root, &settings.theme.value)?;
    let has_theme = found_theme.is_some();
    let theme = found_theme.unwrap_or_else(|| {
        diagnostics.push(unknown_theme(&settings.theme));
        theme::built_in()
    });
    let words = words::read(&theme, &settings, site_span, &mut sources, &mut diagnostics);
    if !words.contains_key(settings.source_language()) {
        return Ok(finish(request, sources, diagnostics, None));
    }
    let pool = pool(request.threads);
    let parsed = parse_all(
        request,
        &pool,
        &sources,
        &markdown,
        &settings,
        &words,
        &mut diagnostics,
    );

    // The file of a language that is misspelt in the settings is no second mistake.
    let are_languages_doubtful = |found: &Diagnostic| {
        let doubtful = [settings::INVALID_TAG.name, fields::MISSING.name];
        found.span.source == site_yaml && doubtful.contains(&found.code.name)
    };
    if diagnostics.iter().any(are_languages_doubtful) {
        let known = |found: &Diagnostic| found.code.name != link::grouping::UNKNOWN_LANGUAGE.name;
        diagnostics.retain(known);
    }
    let file_paths = files.keys().map(String::as_str).collect();
    let site = link::link(settings, parsed, &file_paths).unpack(&mut diagnostics);
    let linked = Linked {
        site,
        files,
        theme,
        words,
        site_span,
    };
    let prepared = prepare(request, &sources, linked, &mut diagnostics).filter(|_| has_theme);
    Ok(finish(request, sources, diagnostics, prepared))
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

/// A site, and what it is shown with.
struct Linked {
    site: Site,
    files: BTreeMap<String, Arc<[u8]>>,
    theme: Theme,
    words: BTreeMap<LanguageTag, Strings>,
    site_span: Span,
}

/// Checks and plans a linked site; `None` when its theme cannot render it.
fn prepare(
    request: &Request,
    sources: &Sources,
    linked: Linked,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Prepared> {
    let Linked {
        site,
        files,
        theme,
        words,
        site_span,
    } = linked;
    let fonts = Fonts::load(&theme, &site.settings.languages).unwrap_or_else(|problem| {
        diagnostics.push(fonts::FONTS.at(site_span, problem));
        Fonts::default()
    });
    let ctx = CheckContext {
        sources,
        site: &site,
        today: request.today,
        fonts: &fonts,
    };
    diagnostics.extend(check::check(&ctx));
    let keys = TARGETS
        .iter()
        .flat_map(|target| target.jobs(&site, &files, &theme));
    let mut plan = plan::plan(&site, site_span, keys).unpack(diagnostics);
    narrow(&mut plan, request, &site.settings, site_span, diagnostics);

    // A theme that lacks a language cannot render; that has been said already.
    let languages = &site.settings.languages;
    let speaks_all = languages.iter().all(|tag| words.contains_key(tag));
    let words = Arc::new(words);
    let templates = Templates::load(&theme, &words)
        .map_err(|error| diagnostics.push(error.code.at(site_span, error.message)))
        .ok()
        .filter(|_| speaks_all)?;
    Some(Prepared {
        plan,
        press: Press::new(&theme, &fonts),
        site,
        files,
        theme,
        strings: words,
        templates,
        fonts,
        highlighter: Highlighter::default(),
        site_span,
        today: request.today,
    })
}

/// Keeps what the languages asked for are concerned with, sorted by file, place and code.
fn finish(
    request: &Request,
    sources: Sources,
    mut diagnostics: Vec<Diagnostic>,
    prepared: Option<Prepared>,
) -> Examined {
    let unreadable: Vec<SourceId> = diagnostics
        .iter()
        .filter(|found| is_unreadable(found))
        .map(|found| found.span.source)
        .collect();
    diagnostics.retain(|diagnostic| {
        let path = &sources.get(diagnostic.span.source).path;
        // What seems wrong in a text that could not be read would be gone once it can be.
        let is_guess = unreadable.contains(&diagnostic.span.source) && !is_unreadable(diagnostic);
        request.answers_for(path) && !is_guess
    });
    diagnostic::sort(&mut diagnostics, &sources);
    Examined {
        sources,
        diagnostics,
        prepared,
    }
}

/// Whether a text could not be read as a whole.
fn is_unreadable(found: &Diagnostic) -> bool {
    [project::NOT_UTF8.name, file::UNCLOSED_FRONT_MATTER.name].contains(&found.code.name)
}

/// Threads with stacks deep enough for any document.
fn pool(threads: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK_BYTES)
        .build()
        .expect("the system can start threads")
}

/// Parses every Markdown file, each on any thread. Without `--drafts` a draft is as if it were not
/// there: neither it nor its mistakes are seen.
fn parse_all(
    request: &Request,
    pool: &rayon::ThreadPool,
    sources: &Sources,
    markdown: &[SourceId],
    settings: &Settings,
    words: &BTreeMap<LanguageTag, Strings>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ParsedFile> {
    let titles: BTreeMap<&LanguageTag, RoleTitles> = words
        .iter()
        .map(|(tag, strings)| (tag, RoleTitles::of(strings)))
        .collect();
    let parse_one = |id: &SourceId| {
        let source = sources.get(*id);
        let (entry, language) = match link::grouping::place(&source.path, *id, settings) {
            Ok(place) => place,
            Err(diagnostic) => return Some(Err(diagnostic)),
        };
        // Of a language the theme does not speak, no heading is known; that has been said already.
        let titles = titles.get(&language)?;
        let kind = if language == *settings.source_language() {
            FileKind::Source
        } else {
            FileKind::Translation
        };
        Some(Ok(file::parse(
            *id, source, &entry, &language, kind, titles,
        )))
    };
    let results: Vec<Result<Checked<ParsedFile>, Diagnostic>> =
        pool.install(|| markdown.par_iter().filter_map(parse_one).collect());
    let drafts: BTreeSet<EntryId> = results
        .iter()
        .flatten()
        .filter(|file| !request.drafts && file.value.is_draft())
        .map(|file| file.value.entry.clone())
        .collect();
    let mut parsed = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(file) if drafts.contains(&file.value.entry) => {}
            Ok(file) => parsed.push(file.unpack(diagnostics)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    parsed
}

/// Keeps only the jobs of the languages asked for.
fn narrow(
    plan: &mut Plan,
    request: &Request,
    settings: &Settings,
    site_span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(wanted) = &request.languages else {
        return;
    };
    for tag in wanted {
        if !settings.languages.iter().any(|known| known.as_str() == tag) {
            let message = format!("`{tag}` is not one of the site's languages");
            diagnostics.push(UNKNOWN_LANGUAGE.at(site_span, message));
        }
    }
    plan.jobs.retain(|job| match &job.key {
        JobKey::Home(language)
        | JobKey::List(language, _)
        | JobKey::Entry(language, _)
        | JobKey::Alias(language, ..)
        | JobKey::Quiz(language, _)
        | JobKey::Worksheet(language, _) => wanted.iter().any(|tag| tag == language.as_str()),
        JobKey::Chooser | JobKey::NotFound | JobKey::Asset(_) | JobKey::File(_) => true,
    });
}

impl Prepared {
    /// What every job may use.
    fn context(&self) -> Context<'_> {
        Context {
            site: &self.site,
            files: &self.files,
            theme: &self.theme,
            strings: &self.strings,
            templates: &self.templates,
            press: &self.press,
            fonts: &self.fonts,
            highlighter: &self.highlighter,
            today: self.today,
        }
    }

    /// Makes the artifact of one job.
    pub(crate) fn render_one(&self, job: &Job) -> Result<Vec<u8>, RenderError> {
        target::render(&job.key, &self.context())
    }

    /// Makes every artifact, or says what is wrong with the theme.
    pub(crate) fn render_all(
        &self,
        threads: usize,
        progress: &dyn Progress,
    ) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
        let is_sheet = |job: &&Job| matches!(job.key, JobKey::Worksheet(..));
        let (sheets, pages): (Vec<&Job>, Vec<&Job>) = self.plan.jobs.iter().partition(is_sheet);
        let ctx = self.context();
        let render = |job: &&Job| {
            let made = target::render(&job.key, &ctx);
            progress.step();
            made.map_err(|error| {
                error.code.at(
                    job.key.span(&self.site).unwrap_or(self.site_span),
                    error.message,
                )
            })
        };
        progress.begin("pages", pages.len());
        let made_pages: Vec<_> = pool(threads).install(|| pages.par_iter().map(render).collect());
        progress.begin("worksheets", sheets.len());
        let made_sheets = print_all(&sheets, threads, &render);
        let mut artifacts = Vec::new();
        let mut diagnostics = Vec::new();
        for (job, made) in pages
            .iter()
            .chain(&sheets)
            .zip(made_pages.into_iter().chain(made_sheets))
        {
            match made {
                Ok(bytes) => artifacts.push(Artifact {
                    path: job.address.as_str().to_owned(),
                    bytes,
                }),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
        if diagnostics.is_empty() {
            Ok(artifacts)
        } else {
            Err(diagnostics)
        }
    }
}

/// Prints the worksheets on workers of their own: the typesetter waits for its own threads, and
/// inside rayon's a waiting job would start another one upon its stack.
fn print_all<T: Send>(
    sheets: &[&Job],
    threads: usize,
    render: &(impl Fn(&&Job) -> T + Sync),
) -> Vec<T> {
    let n_workers = match threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, T>> = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = sheets.get(index) else { return };
            let made = render(job);
            done.lock()
                .expect("no worker panics while it holds the lock")
                .insert(index, made);
            if index % SHEETS_PER_EVICTION == SHEETS_PER_EVICTION - 1 {
                comemo::evict(0);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..n_workers.min(sheets.len()) {
            std::thread::Builder::new()
                .stack_size(STACK_BYTES)
                .spawn_scoped(scope, work)
                .expect("the system can start threads");
        }
    });
    done.into_inner()
        .expect("no worker panics while it holds the lock")
        .into_values()
        .collect()
}

/// Writes artifacts into the output folder.
pub(crate) fn publish(
    request: &Request,
    out: &Path,
    artifacts: &[Artifact],
) -> Result<Summary, PublishError> {
    publish::check_output(&request.root, out)?;
    let in_scope = |path: &str| match &request.languages {
        None => true,
        Some(wanted) => wanted
            .iter()
            .any(|tag| path.starts_with(&format!("{tag}/"))),
    };
    publish::publish(out, artifacts, &in_scope)
}

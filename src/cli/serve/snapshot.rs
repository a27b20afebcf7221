//! What the preview shows at one moment, and the workshop that makes the next.
//!
//! Takes a project; gives a [`Snapshot`]: the last good pages, and what is wrong now. A snapshot
//! never changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::cli::report::flood;
use crate::cli::{ProjectArgs, say};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::Sources;
use crate::fingerprint::Fingerprint;
use crate::pipeline::{self, Memory, Prepared, Request};

/// The most mistakes that a page shows; the terminal shows all.
const MISTAKES_MAX: usize = 30;

/// One moment of the preview.
#[derive(Default)]
pub(super) struct Snapshot {
    /// The last good state of the project, if there has been one.
    pub(super) prepared: Option<Arc<Prepared>>,
    /// What stands behind every page besides its own bytes: scripts and pictures.
    pub(super) behind: Option<Fingerprint>,
    /// The fingerprint of the style sheets.
    pub(super) styles: Option<Fingerprint>,
    /// What is wrong now.
    pub(super) mistakes: Mistakes,
}

/// What is wrong, as pages show it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Mistakes {
    /// How many errors there are.
    pub(super) errors: usize,
    /// How many warnings there are.
    warnings: usize,
    /// The first of the errors; of the warnings if there are no errors.
    shown: Vec<Mistake>,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Mistake {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    /// `content/cases/small/ja.md:12:3`
    place: String,
    /// The line it stands in: before it, itself, after it.
    line: [String; 3],
}

impl Mistakes {
    /// What was found in a project.
    fn of(sources: &Sources, diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|one| one.is_error()).count();
        let shown = diagnostics
            .iter()
            .filter(|one| one.is_error() == (errors > 0));
        Self {
            errors,
            warnings: diagnostics.len() - errors,
            shown: shown
                .take(MISTAKES_MAX)
                .map(|one| Mistake::of(sources, one))
                .collect(),
        }
    }

    /// The project could not be read at all.
    fn unreadable(reason: &str) -> Self {
        Self {
            errors: 1,
            warnings: 0,
            shown: vec![Mistake {
                severity: "error",
                code: "",
                message: reason.to_owned(),
                help: None,
                place: String::new(),
                line: Default::default(),
            }],
        }
    }
}

impl Mistake {
    fn of(sources: &Sources, diagnostic: &Diagnostic) -> Self {
        let span = diagnostic.span;
        let source = sources.get(span.source);
        let at = sources.position(span.source, span.start);
        let [before, words, after] = sources.line_around(span);
        Self {
            severity: diagnostic.code.severity.word(),
            code: diagnostic.code.name,
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            place: format!("{}:{}:{}", source.path, at.line, at.column),
            line: [before.to_owned(), words.to_owned(), after.to_owned()],
        }
    }
}

/// Makes snapshots, one after the other.
pub(super) struct Workshop {
    /// How the project was asked for.
    project: ProjectArgs,
    request: Request,
    memory: Memory,
}

impl Workshop {
    /// A workshop for a project.
    pub(super) fn new(project: ProjectArgs) -> Self {
        Self {
            request: Request {
                looks_again: true,
                ..project.request()
            },
            memory: project.memory(),
            project,
        }
    }

    /// The project's folder.
    pub(super) fn root(&self) -> &Path {
        &self.request.root
    }

    /// The first snapshot; a folder that holds no project is an error.
    pub(super) fn begin(&mut self) -> Result<Snapshot, String> {
        let examined = pipeline::examine(&self.request, &mut self.memory);
        let examined = examined.map_err(|error| error.to_string())?;
        Ok(self.snapshot(examined, &Snapshot::default()))
    }

    /// The snapshot after `last`. Nothing but the paths in `saved` can have changed; with `None` anything.
    pub(super) fn next(&mut self, last: &Snapshot, saved: Option<&BTreeSet<PathBuf>>) -> Snapshot {
        match pipeline::examine_again(&self.request, saved, &mut self.memory) {
            Ok(examined) => self.snapshot(examined, last),
            Err(error) => {
                let mistakes = Mistakes::unreadable(&error.to_string());
                if mistakes != last.mistakes {
                    say(&format!("casebook: {error}"));
                }
                last.with(mistakes)
            }
        }
    }

    /// The snapshot of what was found; while there are errors, with the last good pages.
    fn snapshot(&self, examined: pipeline::Examined, last: &Snapshot) -> Snapshot {
        let found = flood::without(&examined.diagnostics);
        let mistakes = Mistakes::of(&examined.sources, &found);
        if mistakes != last.mistakes {
            self.project.report(&examined);
        }
        if mistakes.errors > 0 {
            if mistakes != last.mistakes {
                say("the last good pages stay until this is mended");
            }
            return last.with(mistakes);
        }
        if last.mistakes.errors > 0 {
            say("mended");
        }
        let prepared = examined.prepared;
        Snapshot {
            behind: prepared.as_ref().map(|prepared| prepared.behind_pages()),
            styles: prepared.as_ref().map(|prepared| prepared.styles()),
            prepared,
            mistakes,
        }
    }
}

impl Snapshot {
    /// The same pages with other mistakes.
    fn with(&self, mistakes: Mistakes) -> Self {
        Self {
            prepared: self.prepared.clone(),
            behind: self.behind,
            styles: self.styles,
            mistakes,
        }
    }
}

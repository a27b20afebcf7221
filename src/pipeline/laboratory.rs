//! A project in memory, looked at again and again with one file changed.
//!
//! Takes files; gives what [`super::examine`] gives of a folder. Nothing touches the disk. Settings and
//! theme are read once and stay, so that a look takes little longer than the changed file needs.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Desk, Examined, Memory, Request, survey, threads};
use crate::diagnostic::source::{Sources, Span};
use crate::load::{Project, project, theme, words};
use crate::parse::settings;

/// Where a project's texts lie, and its theme's files.
const CONTENT: &str = "content/";
const THEME: &str = "themes/default/";

/// A project that is looked at again and again.
pub(crate) struct Laboratory {
    request: Request,
    content: BTreeMap<String, Vec<u8>>,
    desk: Arc<Desk>,
    pool: rayon::ThreadPool,
    memory: Memory,
}

impl Laboratory {
    /// A laboratory for the files of a project; `None` without settings in it.
    pub(crate) fn new(files: BTreeMap<String, Vec<u8>>, today: jiff::civil::Date) -> Option<Self> {
        let mut content = BTreeMap::new();
        let mut theme = theme::built_in();
        for (path, bytes) in files {
            if let Some(path) = path.strip_prefix(CONTENT) {
                content.insert(path.to_owned(), bytes);
            } else if let Some(path) = path.strip_prefix(THEME) {
                theme.files.insert(path.to_owned(), Arc::from(bytes));
            }
        }
        let project: Project = project::of_files(content.clone().into_iter().collect())?.value;
        let site_yaml = project.site_yaml;
        let text = project.sources.get(site_yaml).text();
        let settings = Arc::new(settings::parse(site_yaml, text).value);
        let site_span = Span::new(site_yaml, 0..0);
        let words = words::read(
            &theme,
            &settings,
            site_span,
            &mut Sources::default(),
            &mut Vec::new(),
        );
        let request = Request {
            root: std::path::PathBuf::new(),
            languages: None,
            drafts: true,
            today,
            threads: 1,
            looks_again: false,
        };
        Some(Self {
            pool: threads::pool(request.threads),
            request,
            content,
            desk: Arc::new(Desk::new(&settings, Arc::new(theme), words, site_span)),
            memory: Memory::open(None, Path::new("")),
        })
    }

    /// Looks at the project with a file of its content as given.
    pub(crate) fn examine(&mut self, path: &str, bytes: &[u8]) -> Option<Examined> {
        let mut content = self.content.clone();
        content.insert(path.to_owned(), bytes.to_vec());
        let mut diagnostics = Vec::new();
        let files = content.into_iter().collect();
        let project = project::of_files(files)?.unpack(&mut diagnostics);
        Some(survey(
            &self.request,
            project,
            &self.desk,
            &self.pool,
            &mut self.memory,
            diagnostics,
        ))
    }

    /// Does some work where the stack is as deep as in a build.
    pub(crate) fn work<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.pool.install(work)
    }
}

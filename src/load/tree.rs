//! Every file that a project consists of, found and not read.
//!
//! Takes a project's folder; gives its files with how they look from outside. The layers below a project
//! are no part of it.

use std::path::Path;

use crate::diagnostic::source::Source;
use crate::load::stamp::Stamp;
use crate::load::walk::{self, Found};
use crate::load::{LoadError, project, text};

/// The folder of texts.
const CONTENT: &str = "content";

/// The folder of looks.
const THEMES: &str = "themes";

/// The files of a project.
pub(crate) struct Tree {
    /// Those of `content/`, by paths from there.
    pub(super) content: Vec<Found>,
    /// Those of `themes/`, by paths from there.
    themes: Vec<Found>,
}

impl Tree {
    /// Finds the files of the project at `root`.
    pub(crate) fn find(root: &Path) -> Result<Self, LoadError> {
        let content = root.join(CONTENT);
        if !content.join(project::SITE_YAML).is_file() {
            return Err(project::none_at(root));
        }
        let themes = root.join(THEMES);
        Ok(Self {
            content: walk::find(&content)?,
            themes: if themes.is_dir() {
                walk::find(&themes)?
            } else {
                Vec::new()
            },
        })
    }

    /// The path of every text from the project's root, and how its file looks.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (String, Option<Stamp>)> {
        let texts = self.content.iter().filter(|found| is_entry_text(found));
        texts.map(|found| (format!("{CONTENT}/{}", found.path), found.stamp))
    }

    /// The same of every other file.
    pub(crate) fn others(&self) -> impl Iterator<Item = (String, Option<Stamp>)> {
        let content = self.content.iter().filter(|found| !is_entry_text(found));
        let content = content.map(|found| (CONTENT, found));
        let themes = self.themes.iter().map(|found| (THEMES, found));
        let all = content.chain(themes);
        all.map(|(folder, found)| (format!("{folder}/{}", found.path), found.stamp))
    }

    /// Where the file of a path from the project's root was found.
    fn file(&self, path: &str) -> Option<&Found> {
        let (folder, rest) = path.split_once('/')?;
        let files = match folder {
            CONTENT => &self.content,
            THEMES => &self.themes,
            _ => return None,
        };
        let found = files.binary_search_by(|found| found.path.as_str().cmp(rest));
        found.ok().map(|index| &files[index])
    }

    /// Whether there is a file of this path from the project's root.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.file(path).is_some()
    }

    /// Reads the text of a path from the project's root.
    pub(crate) fn read_text(&self, path: &str) -> Option<Source> {
        let bytes = self.file(path)?.read().ok()?;
        Some(Source::of_words(path, text::decode(bytes)))
    }
}

/// Whether a file of the content is an entry's text.
pub(super) fn is_entry_text(found: &Found) -> bool {
    project::is_text(&found.path) && found.path != project::SITE_YAML
}

//! Reading a project: its content folder, and its theme over the built-in one.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Checked;
use crate::diagnostic::source::{Source, SourceId, Sources};
use crate::fingerprint::Fingerprint;
use crate::load::stamp::Stamp;
use crate::load::text::{self, OnDisk, Trouble};
use crate::load::tree::{self, Tree};
use crate::load::{LoadError, Project, walk};
use crate::parse::encoding;

/// How a project is read.
pub(crate) struct Manner<'a> {
    /// The fingerprint of a text whose file looks as it did, if it is known.
    pub(crate) known: &'a dyn Fn(&str, Stamp) -> Option<Fingerprint>,
    /// Whether texts stay in memory, so that what is made of them later is made of these.
    pub(crate) keeps_texts: bool,
}

/// Reads the content of the project at `root`, of which these are the files.
pub(crate) fn load(
    root: &Path,
    tree: &Tree,
    manner: &Manner<'_>,
) -> Result<Checked<Project>, LoadError> {
    let mut builder = Builder::default();
    for found in &tree.content {
        if !tree::is_entry_text(found) {
            builder.add(&found.path, found.read()?);
            continue;
        }
        let path = format!("content/{}", found.path);
        let print = found.stamp.and_then(|stamp| (manner.known)(&path, stamp));
        let trouble = builder.trouble.clone();
        let place = found.place.clone();
        let source = Source::elsewhere(path, Arc::new(OnDisk { place, trouble }), print);
        if manner.keeps_texts {
            source.text();
        }
        builder.add_text(source, found.stamp);
    }
    builder.trouble.check()?;
    builder.finish().ok_or_else(|| none_at(root))
}

/// Why nothing is read: there is no project.
pub(super) fn none_at(root: &Path) -> LoadError {
    LoadError::NotAProject {
        path: root.display().to_string(),
    }
}

/// What became of a path where something was saved.
pub(crate) enum Saved {
    /// A text of the project, as it is now.
    Text(Source),
    /// Nothing of the project.
    Nothing,
}

/// Reads again what was saved at a path of a project without layers below; `None` when more may have
/// changed than one text.
pub(crate) fn reread(path: &Path, root: &Path, project: &Project) -> Option<Saved> {
    let relative = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    let parts = parts?;
    if parts.iter().any(|part| walk::is_left_out(part)) {
        return Some(Saved::Nothing);
    }
    let logical = parts.join("/");
    let is_markdown = logical.strip_prefix("content/").is_some_and(is_text);
    let id = SourceId::of(&logical);
    if is_markdown && id != project.site_yaml && project.sources.contains(id) && path.is_file() {
        let trouble = Trouble::default();
        let place = path.to_path_buf();
        let origin = OnDisk {
            place,
            trouble: trouble.clone(),
        };
        let source = Source::elsewhere(logical, Arc::new(origin), None);
        source.text();
        return trouble.check().ok().map(|()| Saved::Text(source));
    }
    // What editors put beside a file for a moment is gone again, and never was part of the project.
    let below = format!("{logical}/");
    let is_part = |known: &str| known == logical || known.starts_with(&below);
    let mut texts = project.markdown.iter();
    let was_part = texts.any(|id| is_part(project.logical(*id)))
        || project.files.keys().any(|known| is_part(known))
        || id == project.site_yaml;
    let is_gone = path.symlink_metadata().is_err();
    (is_gone && !was_part).then_some(Saved::Nothing)
}

/// The settings' file, within the content.
pub(super) const SITE_YAML: &str = "site.yaml";

/// The project of files by path within `content/`; `None` without a `site.yaml`.
pub(crate) fn of_files(files: Vec<(String, Vec<u8>)>) -> Option<Checked<Project>> {
    let mut builder = Builder::default();
    for (path, bytes) in files {
        builder.add(&path, bytes);
    }
    builder.finish()
}

/// A project while its files are found, in the order of their paths.
#[derive(Default)]
struct Builder {
    sources: Sources,
    site_yaml: Option<SourceId>,
    markdown: Vec<SourceId>,
    files: BTreeMap<String, Arc<[u8]>>,
    stamps: BTreeMap<SourceId, Stamp>,
    trouble: Trouble,
}

impl Builder {
    /// Adds a file whose bytes are known.
    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        let logical = format!("content/{path}");
        if !is_text(path) {
            self.files.insert(logical, Arc::from(bytes));
        } else if path == SITE_YAML {
            self.site_yaml = Some(add_text(logical, bytes, &mut self.sources));
        } else {
            self.add_text(Source::of_words(logical, text::decode(bytes)), None);
        }
    }

    /// Adds a text.
    fn add_text(&mut self, source: Source, stamp: Option<Stamp>) {
        let id = self.sources.insert(Arc::new(source));
        self.markdown.push(id);
        self.stamps.extend(stamp.map(|stamp| (id, stamp)));
    }

    /// The project, with what is wrong with the text of its settings.
    fn finish(self) -> Option<Checked<Project>> {
        let mut diagnostics = Vec::new();
        let site_yaml = self.site_yaml?;
        encoding::check(site_yaml, self.sources.get(site_yaml), &mut diagnostics);
        let project = Project {
            sources: self.sources,
            site_yaml,
            markdown: self.markdown,
            files: self.files,
            logical: BTreeMap::new(),
            below: BTreeMap::new(),
            files_below: BTreeMap::new(),
            stamps: self.stamps,
            trouble: self.trouble,
        };
        Some(Checked {
            value: project,
            diagnostics,
        })
    }
}

/// Adds a text under its path.
pub(super) fn add_text(path: String, bytes: Vec<u8>, sources: &mut Sources) -> SourceId {
    sources.insert(Arc::new(Source::of_words(path, text::decode(bytes))))
}

/// Whether a file of the content is read as text.
pub(super) fn is_text(path: &str) -> bool {
    path == "site.yaml"
        || Path::new(path)
            .extension()
            .is_some_and(|extension| extension == "md")
}

//! The casebooks below: what `extends` in `site.yaml` brings along.
//!
//! Takes a project and its settings; adds the files of the layers below to it, each in its place under
//! the project's own. A layer is a folder or a zip file that holds `content/`; it may stand on another.
//! Texts of a layer are shown under the path by which its folder or archive was named.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::source::SourceId;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::fingerprint::Fingerprint;
use crate::load::archive::{ARCHIVE_BYTES_MAX, Archive};
use crate::load::{LoadError, Project, project, walk};
use crate::model::entry::Settings;
use crate::model::facts::{Collection, EntryId, Spanned};
use crate::model::layer::Extends;
use crate::parse::{encoding, settings};

/// A base that is not there.
static NO_BASE: Code = Code::error(
    "layers::no-base",
    "there is no casebook where `extends` says",
    "`from` under `extends` is a folder or a zip file, named from the project's folder (the one that holds \
     `content/`). It must hold a casebook: `content/site.yaml` and its entries.",
);

/// An archive that is refused.
static BAD_ARCHIVE: Code = Code::error(
    "layers::bad-archive",
    "the zip file of a casebook cannot be used",
    "A casebook is taken from an ordinary zip file, with `content/` at the top or in its only folder. Names \
     that lead out of it, links, passwords, files that stand twice and more than 512 MiB are refused: \
     such an archive is broken, or means harm. Fetch it again from where you have it.",
);

/// A base that stands on itself.
static ENDLESS: Code = Code::error(
    "layers::endless",
    "casebooks stand on each other without end",
    "A casebook may stand on another, and that on a third, up to eight; but none may stand on itself.",
);

/// A base that is not the one that was pinned.
static WRONG_HASH: Code = Code::error(
    "layers::wrong-hash",
    "the casebook below is not the one that was pinned",
    "`hash` under `extends` says what the casebook below held when somebody last looked at it. It holds \
     something else now. See what changed under your own files with `casebook upstream diff`; when all is \
     well, `casebook upstream pin` writes the new hash.",
);

/// A base without a hash.
static UNPINNED: Code = Code::warning(
    "layers::unpinned",
    "the casebook below may change unseen",
    "Without `hash` under `extends`, whatever the casebook below says tomorrow is published in your name. \
     `casebook upstream pin` writes the hash of what it holds today.",
);

/// A base written in another language.
static OTHER_SOURCE_LANGUAGE: Code = Code::error(
    "layers::other-source-language",
    "the casebook below is written in another language",
    "The facts of an entry stand in the file of the source language, the first of `languages`. It must be \
     the same in all layers; the other languages may differ.",
);

/// An entry that is left out, and was not there.
static NOTHING_LEFT_OUT: Code = Code::error(
    "layers::nothing-left-out",
    "something is left out that is not there",
    "`without` under `extends` names entries of the layers below, such as `cases/old-case`, or single files, \
     such as `cases/old-case/en.md`. A name that fits nothing is misspelt, or its entry is gone already.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[
    &NO_BASE,
    &BAD_ARCHIVE,
    &ENDLESS,
    &WRONG_HASH,
    &UNPINNED,
    &OTHER_SOURCE_LANGUAGE,
    &NOTHING_LEFT_OUT,
];

/// The most layers below a project.
const LAYERS_MAX: usize = 8;

/// Where a casebook lies.
#[derive(Clone)]
enum Place {
    /// In a folder of the disk.
    Folder(PathBuf),
    /// In a folder of an archive: nothing, or a path that ends in `/`.
    Archive(Rc<RefCell<Archive>>, String),
}

/// A casebook that another stands on.
pub(crate) struct Base {
    place: Place,
    /// The path by which it is shown.
    shown: String,
    /// Its files, by path from its `content/`.
    files: BTreeMap<String, Vec<u8>>,
}

impl Base {
    /// Opens the casebook next below a project.
    pub(crate) fn of(root: &Path, extends: &Extends) -> Result<Self, Diagnostic> {
        Self::open(&Place::Folder(root.to_path_buf()), "", extends)
    }

    /// Opens the casebook below one at `place`, which is shown as `shown`.
    fn open(place: &Place, shown: &str, extends: &Extends) -> Result<Self, Diagnostic> {
        let from = &extends.from;
        let missing = || {
            NO_BASE
                .at(from.span, format!("there is no casebook at `{}`", from.value))
                .help("write a folder or zip file that holds `content/site.yaml`, from this project's folder")
        };
        let refused = |reason: String| {
            BAD_ARCHIVE.at(
                from.span,
                format!("`{}` cannot be used: {reason}", from.value),
            )
        };
        let unreadable = |reason: String| {
            NO_BASE.at(
                from.span,
                format!("`{}` cannot be read: {reason}", from.value),
            )
        };
        let place = match place {
            Place::Folder(folder) => {
                let path = folder.join(&from.value);
                if path.is_file() {
                    let too_large = "it is larger than 256 MiB".to_owned();
                    let size = path.metadata().map_or(u64::MAX, |found| found.len());
                    if size > ARCHIVE_BYTES_MAX {
                        return Err(refused(too_large));
                    }
                    let bytes =
                        std::fs::read(&path).map_err(|error| unreadable(error.to_string()))?;
                    archive(bytes).map_err(refused)?
                } else {
                    Place::Folder(path)
                }
            }
            Place::Archive(outer, folder) => {
                let path = joined(folder, &from.value);
                if outer.borrow().holds(&path) {
                    let bytes = outer.borrow_mut().file(&path).map_err(refused)?;
                    archive(bytes).map_err(refused)?
                } else {
                    Place::Archive(Rc::clone(outer), format!("{path}/"))
                }
            }
        };
        let files = match &place {
            Place::Folder(folder) => {
                let content = folder.join("content");
                if !content.join("site.yaml").is_file() {
                    return Err(missing());
                }
                walk::files(&content).map_err(|error| unreadable(error.to_string()))?
            }
            Place::Archive(archive, folder) => archive
                .borrow_mut()
                .below(&format!("{folder}content/"))
                .map_err(refused)?,
        };
        let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        if !files.contains_key("site.yaml") {
            return Err(missing());
        }
        let shown = joined(shown, &from.value);
        Ok(Self {
            place,
            shown,
            files,
        })
    }

    /// What pins it: a hash over the paths and bytes of its content. Line ends of texts do not matter:
    /// some systems change them when they copy.
    pub(crate) fn hash(&self) -> String {
        let mut record = Vec::new();
        for (path, bytes) in &self.files {
            record.extend_from_slice(path.as_bytes());
            record.push(0);
            let print = if project::is_text(path) && bytes.contains(&b'\r') {
                Fingerprint::of_bytes(&with_plain_line_ends(bytes))
            } else {
                Fingerprint::of_bytes(bytes)
            };
            record.extend_from_slice(print.as_bytes());
        }
        format!("blake3:{}", Fingerprint::of_bytes(&record))
    }

    /// Which folder of the disk it is, links followed; an archive is none.
    fn identity(&self) -> Option<PathBuf> {
        match &self.place {
            Place::Folder(folder) => folder.canonicalize().ok(),
            Place::Archive(..) => None,
        }
    }
}

/// The casebook in an archive.
fn archive(bytes: Vec<u8>) -> Result<Place, String> {
    let archive = Archive::open(bytes)?;
    let root = archive.root()?;
    Ok(Place::Archive(Rc::new(RefCell::new(archive)), root))
}

/// A text as it is with line feeds alone.
pub(crate) fn with_plain_line_ends(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().peekable();
    while let Some(byte) = rest.next() {
        if *byte != b'\r' || rest.peek() != Some(&&b'\n') {
            plain.push(*byte);
        }
    }
    plain
}

/// A path from a folder, without steps back where that can be told.
fn joined(folder: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.trim_end_matches('/').to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let start = if folder.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
}

/// The folder of what a project's files were made against, below its content; hidden, so that it is
/// no content itself.
pub(crate) const ACCEPTED: &str = "content/.upstream";

/// What the files of a project were made against, by path from the content folder.
pub(crate) fn accepted(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, LoadError> {
    let folder = root.join(ACCEPTED);
    if !folder.is_dir() {
        return Ok(BTreeMap::new());
    }
    Ok(walk::files(&folder)?.into_iter().collect())
}

/// What does not come along from below a layer.
struct Without<'a> {
    names: &'a [Spanned<String>],
    /// Which of them have fitted something.
    used: BTreeSet<usize>,
}

impl Without<'_> {
    /// Whether a path of the content is left out.
    fn leaves_out(&mut self, path: &str) -> bool {
        let fits = |name: &str| {
            let rest = path.strip_prefix(name.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let number = self.names.iter().position(|name| fits(&name.value));
        self.used.extend(number);
        number.is_some()
    }

    /// Reports the names that fit nothing in the layers below.
    fn report(&self, paths: &BTreeSet<String>, diagnostics: &mut Vec<Diagnostic>) {
        let entries: BTreeSet<&str> = paths
            .iter()
            .filter_map(|path| path.rsplit_once('/').map(|(folder, _)| folder))
            .collect();
        for (number, name) in self.names.iter().enumerate() {
            if self.used.contains(&number) {
                continue;
            }
            let message = format!("no layer below has `{}`", name.value);
            let diagnostic = NOTHING_LEFT_OUT.at(name.span, message);
            let near = did_you_mean(&name.value, entries.iter().copied());
            diagnostics.push(match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help("take this name out"),
            });
        }
    }
}

/// Adds the layers below a project to it, and their topics to its settings; whether they could be
/// read. Without them nothing more can be said of the site.
pub(crate) fn load(
    root: &Path,
    project: &mut Project,
    settings: &mut Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let mut extends = settings.extends.clone();
    let mut place = Place::Folder(root.to_path_buf());
    let mut shown = String::new();
    let mut seen: Vec<PathBuf> = root.canonicalize().ok().into_iter().collect();
    let mut cut: Vec<Extends> = Vec::new();
    let mut tree = Tree::of(project);
    while let Some(below) = extends {
        let base = match Base::open(&place, &shown, &below) {
            Ok(base) => base,
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                return false;
            }
        };
        let identity = base.identity();
        if cut.len() == LAYERS_MAX || identity.as_ref().is_some_and(|one| seen.contains(one)) {
            let message = format!("`{}` stands on itself", below.from.value);
            diagnostics.push(ENDLESS.at(below.from.span, message));
            return false;
        }
        seen.extend(identity);
        check_hash(&below, &base, diagnostics);
        cut.push(below);
        (place, shown) = (base.place.clone(), base.shown.clone());
        extends = tree.add(base, &cut, project, settings, diagnostics);
    }
    tree.finish(project, settings, &cut, diagnostics);
    true
}

/// Reports a base that is not pinned, or not the one that was.
fn check_hash(extends: &Extends, base: &Base, diagnostics: &mut Vec<Diagnostic>) {
    let found = base.hash();
    diagnostics.push(match &extends.hash {
        Some(pinned) if pinned.value == found => return,
        Some(pinned) => WRONG_HASH
            .at(
                pinned.span,
                format!("`{}` has the hash `{found}`", extends.from.value),
            )
            .help("run `casebook upstream diff`, then `casebook upstream pin`"),
        None => UNPINNED
            .at(
                extends.from.span,
                format!("`{}` is not pinned by a hash", extends.from.value),
            )
            .help("run `casebook upstream pin`"),
    });
}

/// The one tree that all layers make together, while it grows downwards.
struct Tree {
    /// The topmost text of each path.
    texts: BTreeMap<String, SourceId>,
    /// The topmost layer's other files.
    own_files: BTreeSet<String>,
    /// Every path of the layers below, left out or not.
    paths_below: BTreeSet<String>,
    /// For each layer, which of its names of what is left out have fitted something.
    used: Vec<BTreeSet<usize>>,
    left_out: BTreeSet<EntryId>,
}

impl Tree {
    /// The tree of the topmost layer.
    fn of(project: &Project) -> Self {
        let texts = project.markdown.iter();
        Self {
            texts: texts
                .map(|id| (project.sources.get(*id).path.clone(), *id))
                .collect(),
            own_files: project.files.keys().cloned().collect(),
            paths_below: BTreeSet::new(),
            used: Vec::new(),
            left_out: BTreeSet::new(),
        }
    }

    /// Lays everything under a casebook; gives what that one stands on.
    fn add(
        &mut self,
        base: Base,
        cut: &[Extends],
        project: &mut Project,
        settings: &mut Settings,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Extends> {
        let Base {
            shown, mut files, ..
        } = base;
        self.used.push(BTreeSet::new());
        let site_yaml = files.remove("site.yaml").unwrap_or_default();
        let shown_site = format!("{shown}/content/site.yaml");
        let id = project::add_text(shown_site, site_yaml, &mut project.sources);
        encoding::check(id, project.sources.get(id), diagnostics);
        let text = project.sources.get(id).text();
        let its = settings::parse(id, text).unpack(diagnostics);
        check_language(cut, &its, settings, diagnostics);
        adopt_topics(&its, settings);
        let foreign = |path: &str| {
            let language = path
                .rsplit('/')
                .next()
                .and_then(|name| name.strip_suffix(".md"));
            let is =
                |tags: &Settings, name: &str| tags.languages.iter().any(|tag| tag.as_str() == name);
            language.is_some_and(|name| is(&its, name) && !is(settings, name))
        };
        for (path, bytes) in files {
            self.paths_below.insert(path.clone());
            if self.leaves_out(cut, &path) || foreign(&path) {
                continue;
            }
            let logical = format!("content/{path}");
            if project::is_text(&path) {
                let shown = format!("{shown}/{logical}");
                let id = project::add_text(shown, bytes, &mut project.sources);
                project.logical.insert(id, logical.clone());
                if let Some(top) = self.texts.get(&logical) {
                    project.below.entry(*top).or_default().push(id);
                } else {
                    self.texts.insert(logical, id);
                    project.markdown.push(id);
                }
            } else if self.own_files.contains(&logical) {
                let below = project.files_below.entry(logical);
                below.or_insert_with(|| Arc::from(bytes));
            } else {
                let above = project.files.entry(logical);
                above.or_insert_with(|| Arc::from(bytes));
            }
        }
        its.extends
    }

    /// Whether any layer above leaves a path out.
    fn leaves_out(&mut self, cut: &[Extends], path: &str) -> bool {
        let mut is_out = false;
        for (extends, used) in cut.iter().zip(&mut self.used) {
            let mut without = Without {
                names: &extends.without,
                used: std::mem::take(used),
            };
            is_out |= without.leaves_out(path);
            *used = without.used;
        }
        if is_out
            && let Some((collection, rest)) = path.split_once('/')
            && let Some(collection) = Collection::from_folder(collection)
            && let Some((slug, _)) = rest.split_once('/')
        {
            let slug = slug.to_owned();
            self.left_out.insert(EntryId { collection, slug });
        }
        is_out
    }

    /// Ends: names that fitted nothing are reported, and what is wholly left out is noted.
    fn finish(
        self,
        project: &mut Project,
        settings: &mut Settings,
        cut: &[Extends],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (extends, used) in cut.iter().zip(self.used) {
            let names = &extends.without;
            Without { names, used }.report(&self.paths_below, diagnostics);
        }
        let is_gone = |id: &EntryId| {
            let folder = format!("content/{id}/");
            !self.texts.keys().any(|path| path.starts_with(&folder))
        };
        settings.left_out = self.left_out.into_iter().filter(is_gone).collect();
        let path = |id: &SourceId| project.logical(*id).to_owned();
        let mut markdown = project.markdown.clone();
        markdown.sort_by_key(path);
        project.markdown = markdown;
    }
}

/// Reports a base whose facts stand in files of another language.
fn check_language(
    cut: &[Extends],
    its: &Settings,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (own, other) = (settings.source_language(), its.source_language());
    if let Some(extends) = cut.last()
        && own != other
    {
        let message = format!(
            "`{}` is written in `{other}`, this casebook in `{own}`",
            extends.from.value
        );
        diagnostics.push(
            OTHER_SOURCE_LANGUAGE
                .at(extends.from.span, message)
                .help(format!("list `{other}` first under `languages`")),
        );
    }
}

/// Adds the topics of a layer below, with its words where there are none above.
fn adopt_topics(its: &Settings, settings: &mut Settings) {
    for (topic, words) in &its.topics {
        let own = settings.topics.entry(topic.clone()).or_default();
        for (tag, word) in words {
            if settings.languages.contains(tag) {
                own.entry(tag.clone()).or_insert_with(|| word.clone());
            }
        }
    }
}

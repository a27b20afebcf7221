//! The theme: the built-in files, with the project's own over them.
//!
//! Takes a project folder and a theme's name; gives the files by path. A file of the same path in
//! the project wins, so that a school changes one style sheet and keeps the rest.

use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::{Arc, OnceLock};

use rust_embed::Embed;

use crate::diagnostic::Code;
use crate::fingerprint::Fingerprint;
use crate::load::{LoadError, Theme, walk};

/// A theme that is not there.
pub(crate) static UNKNOWN_THEME: Code = Code::error(
    "site::unknown-theme",
    "the theme is not there",
    "`theme` in `site.yaml` names a folder of `themes/`, or `default`, which is built in.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&UNKNOWN_THEME];

/// The files of `themes/default/` as they were when this program was built.
#[derive(Embed)]
#[folder = "themes/default/"]
#[exclude = "fonts/make*"]
struct Embedded;

/// Reads a theme; `Ok(None)` when there is none of that name.
pub(crate) fn load(root: &Path, name: &str) -> Result<Option<Theme>, LoadError> {
    let folder = root.join("themes").join(name);
    // A name that leads elsewhere is the name of no folder of `themes/`.
    let is_name = Path::new(name)
        .components()
        .eq([Component::Normal(name.as_ref())]);
    let own_files = is_name && folder.is_dir();
    if !own_files && name != "default" {
        return Ok(None);
    }
    let mut theme = built_in();
    if own_files {
        for (path, bytes) in walk::files(&folder)? {
            theme.files.insert(path, Arc::from(bytes));
        }
    }
    Ok(Some(theme))
}

/// The theme every other one stands on.
pub(crate) fn built_in() -> Theme {
    let files = Embedded::iter()
        .filter_map(|path| {
            let file = Embedded::get(&path)?;
            Some((path.into_owned(), Arc::from(file.data.as_ref())))
        })
        .collect();
    Theme {
        files,
        prints: OnceLock::new(),
    }
}

impl Theme {
    /// A file's text; `None` when it is missing or no text.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }

    /// Whether the files whose paths begin in one way are those of the built-in theme.
    pub(crate) fn is_built_in(&self, beginning: &str) -> bool {
        let files = self.files.iter();
        let mut chosen = files.filter(|(path, _)| path.starts_with(beginning));
        chosen.all(|(path, bytes)| {
            let own = Embedded::get(path);
            own.is_some_and(|own| *own.data == **bytes)
        })
    }

    /// The fingerprint of the files whose paths begin in one of the given ways.
    pub(crate) fn fingerprint(&self, beginnings: &[&str]) -> Fingerprint {
        let files = self.prints().iter();
        let chosen: Vec<_> = files
            .filter(|(path, _)| beginnings.iter().any(|start| path.starts_with(start)))
            .collect();
        Fingerprint::of(&chosen)
    }

    /// The fingerprint of a file.
    pub(crate) fn print(&self, path: &str) -> Option<Fingerprint> {
        self.prints().get(path).copied()
    }

    fn prints(&self) -> &BTreeMap<String, Fingerprint> {
        self.prints.get_or_init(|| {
            let files = self.files.iter();
            files
                .map(|(path, bytes)| (path.clone(), Fingerprint::of_bytes(bytes)))
                .collect()
        })
    }

    /// The files below a folder of the theme, by path within the theme.
    pub(crate) fn below<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a Arc<[u8]>)> {
        self.files
            .iter()
            .filter(move |(path, _)| path.starts_with(folder))
            .map(|(path, bytes)| (path.as_str(), bytes))
    }
}

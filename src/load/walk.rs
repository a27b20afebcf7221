//! All files below a folder, in the order of their names.
//!
//! Takes a folder; gives logical paths, and where each file lies or its bytes. Hidden files, editors' leavings and the marks of
//! file managers are passed over; symbolic links are followed, but never out of the folder's reach
//! in circles (walkdir sees loops).

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;
use walkdir::WalkDir;

use crate::load::LoadError;
use crate::load::stamp::Stamp;

/// A file below a folder.
pub(crate) struct Found {
    /// Its path from the folder, with `/` between parts.
    pub(super) path: String,
    /// Where it lies.
    pub(super) place: PathBuf,
    /// How it looks from outside.
    pub(super) stamp: Option<Stamp>,
}

impl Found {
    /// The bytes of the file.
    pub(super) fn read(&self) -> Result<Vec<u8>, LoadError> {
        std::fs::read(&self.place).map_err(|error| LoadError::Io {
            path: self.place.display().to_string(),
            reason: error.to_string(),
        })
    }
}

/// Reads every file below `folder`.
pub(crate) fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, LoadError> {
    let read = |found: Found| {
        let bytes = found.read()?;
        Ok((found.path, bytes))
    };
    find(folder)?.into_iter().map(read).collect()
}

/// Finds every file below `folder`.
pub(super) fn find(folder: &Path) -> Result<Vec<Found>, LoadError> {
    let mut found = Vec::new();
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    for entry in walk.filter_entry(|entry| {
        entry.depth() == 0 || !is_left_out(&entry.file_name().to_string_lossy())
    }) {
        let fail = |error: walkdir::Error| LoadError::Io {
            path: error.path().unwrap_or(folder).display().to_string(),
            reason: error.to_string(),
        };
        let entry = entry.map_err(fail)?;
        if !entry.file_type().is_file() {
            continue;
        }
        let stamp = Stamp::of(&entry.metadata().map_err(fail)?);
        let place = entry.into_path();
        let relative = place.strip_prefix(folder).unwrap_or(&place);
        let path = logical(relative);
        found.push(Found { path, place, stamp });
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(twins) = found.windows(2).find(|pair| pair[0].path == pair[1].path) {
        return Err(LoadError::Twins {
            path: folder.join(&twins[0].path).display().to_string(),
        });
    }
    Ok(found)
}

/// A path as links write it.
fn logical(relative: &Path) -> String {
    // Most paths are written like that already.
    if let Some(plain) = relative.to_str().filter(|path| path.is_ascii())
        && std::path::MAIN_SEPARATOR == '/'
    {
        return plain.to_owned();
    }
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    // Some systems store accents and voicing marks apart from their letters; links do not.
    parts.join("/").nfc().collect()
}

/// Whether a name is no content: hidden, a backup, or a file manager's own.
pub(super) fn is_left_out(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "node_modules")
}

//! All files below a folder, in the order of their names.
//!
//! Takes a folder; gives logical paths and bytes. Hidden files, editors' leavings and the marks of
//! file managers are passed over; symbolic links are followed, but never out of the folder's reach
//! in circles (walkdir sees loops).

use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;
use walkdir::WalkDir;

use crate::load::LoadError;

/// Reads every file below `folder`; each path is relative to it, with `/` between parts.
pub(crate) fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, LoadError> {
    let mut found = Vec::new();
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    for entry in walk.filter_entry(|entry| {
        entry.depth() == 0 || !is_left_out(&entry.file_name().to_string_lossy())
    }) {
        let entry = entry.map_err(|error| LoadError::Io {
            path: error.path().unwrap_or(folder).display().to_string(),
            reason: error.to_string(),
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        // Some systems store accents and voicing marks apart from their letters; links do not.
        let logical = parts.join("/");
        let logical = if logical.is_ascii() {
            logical
        } else {
            logical.nfc().collect()
        };
        let bytes = std::fs::read(entry.path()).map_err(|error| LoadError::Io {
            path: entry.path().display().to_string(),
            reason: error.to_string(),
        })?;
        found.push((logical, bytes));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    if let Some(twins) = found.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(LoadError::Twins {
            path: folder.join(&twins[0].0).display().to_string(),
        });
    }
    Ok(found)
}

/// Whether a name is no content: hidden, a backup, or a file manager's own.
pub(super) fn is_left_out(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "node_modules")
}

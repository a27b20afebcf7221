//! How the files of the last build looked on the disk when they had been written.
//!
//! Takes file metadata; tells whether a file may have been touched since, so that a build need not
//! read every file again. Anything odd counts as touched.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// The file's name.
pub(super) const FILE: &str = "seen";

/// A file's length and when it was changed, in nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Look {
    length: u64,
    changed: u64,
}

impl Look {
    /// How a file looks; `None` for what is no plain file.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        metadata.is_file().then_some(Self {
            length: metadata.len(),
            changed: u64::try_from(since.as_nanos()).ok()?,
        })
    }
}

/// Every file's look after the last build.
#[derive(Debug, Default)]
pub(super) struct Seen {
    files: BTreeMap<String, Look>,
    /// When this was written down; what was changed at that very moment may have been changed after.
    written: u64,
}

impl Seen {
    /// Reads what was written down.
    pub(super) fn read(path: &Path) -> Self {
        let read = || {
            let look = Look::of(&std::fs::metadata(path).ok()?)?;
            let files = postcard::from_bytes(&std::fs::read(path).ok()?).ok()?;
            Some(Self {
                files,
                written: look.changed,
            })
        };
        read().unwrap_or_default()
    }

    /// Whether a file is surely as it was.
    pub(super) fn is_untouched(&self, path: &str, look: Look) -> bool {
        self.files.get(path) == Some(&look) && look.changed < self.written
    }

    /// Whether every one of these files was written down.
    pub(super) fn covers<'a>(&self, mut paths: impl Iterator<Item = &'a String>) -> bool {
        paths.all(|path| self.files.contains_key(path))
    }

    /// What was written down of the given files.
    pub(super) fn of<'a>(
        &self,
        paths: impl Iterator<Item = &'a String>,
    ) -> BTreeMap<&'a str, Look> {
        let known = |path: &'a String| Some((path.as_str(), *self.files.get(path)?));
        paths.filter_map(known).collect()
    }

    /// The bytes to write down.
    pub(super) fn write(files: &BTreeMap<&str, Look>) -> Vec<u8> {
        postcard::to_stdvec(files).unwrap_or_default()
    }
}

//! How the files of the last build looked on the disk when they had been written.
//!
//! Takes file metadata; tells whether a file may have been touched since, so that a build need not
//! read every file again. Anything odd counts as touched.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::Path;

use crate::load::stamp::Stamp;
use crate::publish::sealed;

/// The file's name.
pub(super) const FILE: &str = "seen";

/// How a file looks that may be renamed; `None` for what is no plain file.
pub(super) fn stamp(metadata: &Metadata) -> Option<Stamp> {
    let stamp = Stamp::of(metadata).filter(|_| metadata.is_file());
    stamp.map(Stamp::whatever_its_name)
}

/// How every file looked after the last build.
#[derive(Debug, Default)]
pub(super) struct Seen {
    files: BTreeMap<String, Stamp>,
    /// When this was written down; what was changed at that very moment may have been changed after.
    written: u64,
}

impl Seen {
    /// Reads what was written down.
    pub(super) fn read(path: &Path) -> Self {
        let read = || {
            let own = stamp(&std::fs::metadata(path).ok()?)?;
            let files = sealed::open(&std::fs::read(path).ok()?)?;
            Some(Self {
                files,
                written: own.touched(),
            })
        };
        read().unwrap_or_default()
    }

    /// Whether a file is surely as it was.
    pub(super) fn is_untouched(&self, path: &str, stamp: Stamp) -> bool {
        self.files.get(path) == Some(&stamp) && stamp.touched() < self.written
    }

    /// What was written down of every file.
    pub(super) fn files(&self) -> &BTreeMap<String, Stamp> {
        &self.files
    }

    /// Whether something was written down, and all of it can be trusted.
    pub(super) fn is_sure(&self) -> bool {
        let mut stamps = self.files.values();
        !self.files.is_empty() && stamps.all(|stamp| stamp.touched() < self.written)
    }

    /// Whether every one of these files was written down.
    pub(super) fn covers<'a>(&self, mut paths: impl Iterator<Item = &'a String>) -> bool {
        paths.all(|path| self.files.contains_key(path))
    }

    /// What was written down of the given files.
    pub(super) fn of<'a>(
        &self,
        paths: impl Iterator<Item = &'a String>,
    ) -> BTreeMap<&'a str, Stamp> {
        let known = |path: &'a String| Some((path.as_str(), *self.files.get(path)?));
        paths.filter_map(known).collect()
    }

    /// The bytes to write down.
    pub(super) fn write(files: &BTreeMap<&str, Stamp>) -> Vec<u8> {
        sealed::seal(files)
    }
}

//! How a file looks from outside: what changes whenever its bytes do.
//!
//! Takes file metadata; gives a [`Stamp`]. Two of one path that are equal stand for the same bytes, if
//! the file was at rest when the first was taken.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// A file's length, when it was changed, and which file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Stamp {
    length: u64,
    /// When its bytes were changed, in nanoseconds since 1970.
    modified: u64,
    /// When anything of it was changed, its name or its rights too; where systems tell.
    changed: u64,
    /// Its number on the disk; where systems tell.
    number: u64,
}

impl Stamp {
    /// The stamp of a file; `None` where the system tells too little.
    pub(crate) fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let (changed, number) = more(metadata);
        Some(Self {
            length: metadata.len(),
            modified: u64::try_from(modified.as_nanos()).ok()?,
            changed,
            number,
        })
    }

    /// The same without what changes when a file is renamed.
    pub(crate) fn whatever_its_name(self) -> Self {
        Self { changed: 0, ..self }
    }

    /// The last moment at which the file was touched, in nanoseconds since 1970.
    pub(crate) fn touched(&self) -> u64 {
        self.modified.max(self.changed)
    }
}

/// When a file's entry was changed, and its number.
#[cfg(unix)]
fn more(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    let seconds = u64::try_from(metadata.ctime()).unwrap_or_default();
    let rest = u64::try_from(metadata.ctime_nsec()).unwrap_or_default();
    let changed = seconds.saturating_mul(1_000_000_000).saturating_add(rest);
    (changed, metadata.ino())
}

/// When a file's entry was changed, and its number: not told here.
#[cfg(not(unix))]
fn more(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

//! An output folder as the last build left it.
//!
//! Takes an output folder; tells what that build noted of it, and whether a file was touched since.
//! Writes nothing, and holds nothing: a build that is at work meanwhile is seen as no build.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fingerprint::Fingerprint;
use crate::publish::seen::{self, Seen};
use crate::publish::{STATE_FOLDER, is_cut_off, manifest};

/// What the last build noted of its output.
pub(crate) struct Left {
    out: PathBuf,
    seen: Seen,
    print: Fingerprint,
}

impl Left {
    /// What was noted; `None` if there was no build, if it was cut off, or if it had just begun to be at
    /// rest when it was noted.
    pub(crate) fn find(out: &Path) -> Option<Self> {
        if is_cut_off(out) {
            return None;
        }
        let state = out.join(STATE_FOLDER);
        let seen = Seen::read(&state.join(seen::FILE));
        let manifest = fs::symlink_metadata(state.join(manifest::FILE)).ok()?;
        let manifest = seen::stamp(&manifest)?;
        let print = Fingerprint::of(&(seen.files(), manifest));
        seen.is_sure().then(|| Self {
            out: out.to_path_buf(),
            seen,
            print,
        })
    }

    /// The fingerprint of all that was noted.
    pub(crate) fn print(&self) -> Fingerprint {
        self.print
    }

    /// The path of every file.
    pub(crate) fn files(&self) -> Vec<&String> {
        self.seen.files().keys().collect()
    }

    /// Whether a file is surely as it was left.
    pub(crate) fn is_untouched(&self, path: &str) -> bool {
        let metadata = fs::symlink_metadata(self.out.join(path));
        let stamp = metadata.ok().and_then(|metadata| seen::stamp(&metadata));
        stamp.is_some_and(|stamp| self.seen.is_untouched(path, stamp))
    }
}

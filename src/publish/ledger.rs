//! What the texts of a project held when they were last read, so that not all are read every time.
//!
//! Takes and gives fingerprints by path, each with the stamp of its file. Lies in the system's cache
//! folder, one file a project. A file that was touched shortly before it was read is read again: it may
//! have been touched once more in the same moment. Anything odd there counts as not there.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::load::stamp::Stamp;
use crate::publish::slot::Slot;

/// The folder of ledgers in the cache, by their form.
const FOLDER: &str = "texts/1";

/// How long before it is read a file must have been at rest to be trusted, in nanoseconds: some file
/// systems tell the time in steps of two seconds.
const REST_NS: u64 = 3_000_000_000;

/// What is known of the texts of a project.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// Where it lies.
    slot: Slot,
    /// By the clock of the file system, when this run began; in nanoseconds since 1970.
    began: u64,
    /// In the order of paths.
    known: Vec<(String, Line)>,
}

/// What is known of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    stamp: Stamp,
    print: Fingerprint,
}

impl Ledger {
    /// The ledger of a project in casebook's cache folder.
    pub(crate) fn open(cache: Option<&Path>, root: &Path) -> Self {
        Self::find(cache, root).unwrap_or_default()
    }

    fn find(cache: Option<&Path>, root: &Path) -> Option<Self> {
        let root = root.canonicalize().ok()?;
        let name = Fingerprint::of_bytes(root.as_os_str().as_encoded_bytes());
        let slot = Slot::find(cache, FOLDER, name);
        // The file system's own clock is asked, as it writes it on files.
        let clock = slot.beside()?;
        fs::write(&clock, b"").ok()?;
        let now = fs::metadata(&clock).ok().and_then(|it| Stamp::of(&it));
        let _gone = fs::remove_file(&clock);
        Some(Self {
            began: now?.touched(),
            known: slot.read().unwrap_or_default(),
            slot,
        })
    }

    /// Whether a file was at rest for so long when this run began that its looks can be trusted.
    pub(crate) fn is_at_rest(&self, stamp: Stamp) -> bool {
        stamp.touched().saturating_add(REST_NS) < self.began
    }

    /// The fingerprint of the text of a path, if its file is surely as it was.
    pub(crate) fn print(&self, path: &str, stamp: Stamp) -> Option<Fingerprint> {
        let line = self.line(path)?;
        (line.stamp == stamp).then_some(line.print)
    }

    /// Pretends that every file has been at rest for an hour.
    #[cfg(test)]
    pub(crate) fn begin_an_hour_later(&mut self) {
        self.began += 3_600_000_000_000;
    }

    /// What is known of a path.
    fn line(&self, path: &str) -> Option<&Line> {
        let found = self
            .known
            .binary_search_by(|(known, _)| known.as_str().cmp(path));
        found.ok().map(|index| &self.known[index].1)
    }

    /// Writes down what is known now of all texts.
    pub(crate) fn keep<'a>(&self, texts: impl Iterator<Item = (&'a str, Stamp, Fingerprint)>) {
        let trusted = texts.filter(|(_, stamp, _)| self.is_at_rest(*stamp));
        let mut lines: Vec<(&str, Line)> = trusted
            .map(|(path, stamp, print)| (path, Line { stamp, print }))
            .collect();
        let is_known = |(path, line): &(&str, Line)| self.line(path) == Some(line);
        if lines.len() == self.known.len() && lines.iter().all(is_known) {
            return;
        }
        lines.sort_unstable_by_key(|(path, _)| *path);
        self.slot.write(&lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file at rest for so many seconds, and its stamp.
    fn file(folder: &Path, text: &str, rest_s: u64) -> Stamp {
        let path = folder.join("a.md");
        fs::write(&path, text).expect("written");
        let metadata = fs::metadata(&path).expect("a file");
        let mut stamp = Stamp::of(&metadata).expect("a stamp");
        let bytes = postcard::to_stdvec(&stamp).expect("bytes");
        let (length, modified, changed, number): (u64, u64, u64, u64) =
            postcard::from_bytes(&bytes).expect("four numbers");
        let ago = rest_s * 1_000_000_000;
        let earlier = (length, modified - ago, changed - ago, number);
        let bytes = postcard::to_stdvec(&earlier).expect("bytes");
        stamp = postcard::from_bytes(&bytes).expect("a stamp");
        stamp
    }

    #[test]
    fn a_text_at_rest_is_known_and_one_just_touched_is_not() {
        let cache = tempfile::tempdir().expect("a folder");
        let print = Fingerprint::of_bytes(b"text");
        let open = || Ledger::open(Some(cache.path()), cache.path());
        let (old, new) = (
            file(cache.path(), "text", 60),
            file(cache.path(), "text", 0),
        );
        let lines = [("old", old), ("new", new)];
        let lines = lines.map(|(path, stamp)| (path, stamp, print));
        open().keep(lines.into_iter());
        let ledger = open();
        assert_eq!(ledger.print("old", old), Some(print));
        assert_eq!(ledger.print("old", new), None, "it looks otherwise now");
        assert_eq!(
            ledger.print("new", new),
            None,
            "it may have been touched since"
        );
        assert_eq!(ledger.print("other", old), None);
    }

    #[test]
    fn a_ledger_that_is_not_whole_counts_as_none() {
        let cache = tempfile::tempdir().expect("a folder");
        let stamp = file(cache.path(), "text", 60);
        let line = ("a", stamp, Fingerprint::of_bytes(b"text"));
        let open = || Ledger::open(Some(cache.path()), cache.path());
        open().keep(std::iter::once(line));
        let path = open().slot.path().expect("a place").to_path_buf();
        let mut bytes = fs::read(&path).expect("a ledger");
        let last = bytes.last_mut().expect("bytes");
        *last ^= 1;
        fs::write(&path, bytes).expect("written");
        assert_eq!(open().print("a", stamp), None);
        assert!(Ledger::open(None, cache.path()).slot.path().is_none());
    }
}

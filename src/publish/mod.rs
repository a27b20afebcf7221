//! From artifacts to the output folder.
//!
//! Takes artifacts as they are made; writes each whole, beside its place, and when all are made
//! renames them into it. Only what changed is written; what the last build made and this one does
//! not is removed; what casebook did not make is never touched.
//!
//! 1. The folder is locked: a second build into it waits.
//! 2. Artifacts are written into `.casebook/staged/` as they are made.
//! 3. A `building` marker that lists what is to be there is written and synced: from here on an
//!    interruption can be seen and mended.
//! 4. What was staged is renamed into its place; stale files, and folders left empty, are removed.
//! 5. The file system is synced once, the manifest is renamed into place, the marker removed.

mod error;
pub(crate) mod ledger;
pub(crate) mod left;
mod manifest;
mod place;
mod refusal;
mod sealed;
mod seen;
pub(crate) mod slot;
pub(crate) mod store;

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub(crate) use self::error::PublishError;
use self::manifest::{Entry, Manifest};
use self::place::Places;
pub(crate) use self::refusal::check_output;
use self::seen::Seen;
use self::store::Hashed;
use crate::fingerprint::Fingerprint;
use crate::load::stamp::Stamp;

/// The folder of casebook's own notes in an output folder.
pub(crate) const STATE_FOLDER: &str = ".casebook";

/// The file that stands while a build is being published.
const MARKER: &str = "building";

/// The file whose lock says that a build is at work.
const LOCK: &str = "lock";

/// The folder of artifacts that wait for the others.
const STAGED: &str = "staged";

/// An artifact that is made: what it is, and where its bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    /// Its path from the output folder, with `/` between parts.
    pub(crate) path: String,
    /// The fingerprint of all that it was made from.
    pub(crate) key: Fingerprint,
    /// The fingerprint of its bytes.
    pub(crate) hash: Fingerprint,
    /// How its file looked when it was known to be whole.
    stamp: Option<Stamp>,
    /// The number it is staged under; `None` if its file is in place already.
    staged: Option<usize>,
}

/// What publishing did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Files written because they are new or changed.
    pub(crate) written: usize,
    /// Files left as they were, those of other languages too.
    pub(crate) unchanged: usize,
    /// Files of the last build that this one does not make.
    pub(crate) removed: usize,
}

/// An output folder, held for one build.
#[derive(Debug)]
pub(crate) struct Output {
    out: PathBuf,
    state: PathBuf,
    last: Manifest,
    seen: Seen,
    /// Whether the build before this one was cut off while it published.
    interrupted: bool,
    /// Held until this value goes.
    _lock: File,
}

impl Output {
    /// Takes hold of an output folder. `wait` is told when another build holds it.
    pub(crate) fn open(out: &Path, wait: &dyn Fn()) -> Result<Self, PublishError> {
        let state = out.join(STATE_FOLDER);
        make_folder(&state)?;
        let lock = lock(&state.join(LOCK), wait)?;
        // What a build that was cut off had staged is of no use.
        let staged = state.join(STAGED);
        remove_folder(&staged)?;
        make_folder(&staged)?;
        let marker = state.join(MARKER);
        let interrupted = marker.exists();
        let mut last = Manifest::read(&state.join(manifest::FILE));
        // What it meant to write is ours as well.
        last.files.extend(Manifest::read(&marker).files);
        Ok(Self {
            seen: Seen::read(&state.join(seen::FILE)),
            out: out.to_path_buf(),
            state,
            last,
            interrupted,
            _lock: lock,
        })
    }

    /// The artifact of a path, if it was made from `key` and its file is as it was written.
    pub(crate) fn kept(&self, path: &str, key: Fingerprint) -> Option<Made> {
        let last = self.last.files.get(path).filter(|last| last.key == key)?;
        let stamp = self.in_place(path, last.hash)?;
        Some(Made {
            path: path.to_owned(),
            key,
            hash: last.hash,
            stamp: Some(stamp),
            staged: None,
        })
    }

    /// How the file at a path looks, if it holds the bytes of a hash.
    fn in_place(&self, path: &str, hash: Fingerprint) -> Option<Stamp> {
        let full = self.out.join(path);
        let stamp = seen::stamp(&fs::symlink_metadata(&full).ok()?)?;
        let last = self.last.files.get(path);
        let is_as_noted = last.is_some_and(|last| last.hash == hash)
            && !self.interrupted
            && self.seen.is_untouched(path, stamp);
        let holds = |bytes: Vec<u8>| Fingerprint::of_bytes(&bytes) == hash;
        (is_as_noted || fs::read(&full).is_ok_and(holds)).then_some(stamp)
    }

    /// Writes an artifact beside its place, unless its file holds these very bytes.
    pub(crate) fn stage(
        &self,
        number: usize,
        path: &str,
        key: Fingerprint,
        artifact: &Hashed,
    ) -> Result<Made, PublishError> {
        let hash = artifact.hash;
        let in_place = self.in_place(path, hash);
        let stamp = if in_place.is_some() {
            in_place
        } else {
            let beside = self.staged(number);
            let stamp = write(&beside, &artifact.bytes);
            stamp.map_err(|reason| PublishError::at(&beside, reason))?
        };
        Ok(Made {
            path: path.to_owned(),
            key,
            hash,
            stamp,
            staged: in_place.is_none().then_some(number),
        })
    }

    /// Where an artifact waits.
    fn staged(&self, number: usize) -> PathBuf {
        self.state.join(STAGED).join(number.to_string())
    }

    /// Puts everything in its place.
    ///
    /// `in_scope` says which paths this build answers for: what lies outside is neither removed nor
    /// forgotten, so that building one language never prunes another.
    pub(crate) fn publish(
        self,
        made: &[Made],
        in_scope: &dyn Fn(&str) -> bool,
    ) -> Result<Summary, PublishError> {
        let changed: Vec<&Made> = made.iter().filter(|made| made.staged.is_some()).collect();
        let mut places = Places::new(&self.out);
        let is_ours = |path: &str| self.last.files.contains_key(path);
        places.refuse_foreign(changed.iter().map(|made| made.path.as_str()), &is_ours)?;
        let next = self.next(made, in_scope);
        let stale = self.last.files.keys();
        let stale: Vec<&String> = stale
            .filter(|path| in_scope(path) && !next.files.contains_key(*path))
            .collect();
        let marker = self.state.join(MARKER);
        // A build that changes nothing has nothing to mend when it is cut off.
        let is_idle = changed.is_empty() && stale.is_empty() && !self.interrupted;
        if !is_idle {
            self.write_note(MARKER, &next.write())?;
            sync_all_of(&self.out)?;
        }
        for made in &changed {
            let beside = made.staged.map(|number| self.staged(number));
            places.put(&beside.unwrap_or_default(), &made.path)?;
        }
        let mut removed = 0;
        for path in stale {
            removed += usize::from(places.remove(path)?);
        }
        if !is_idle {
            sync_all_of(&self.out)?;
        }
        if next != self.last || self.interrupted {
            self.write_note(manifest::FILE, &next.write())?;
        }
        self.write_down(&next, made, !changed.is_empty());
        if !is_idle {
            fs::remove_file(&marker).map_err(|reason| PublishError::at(&marker, reason))?;
        }
        Ok(Summary {
            written: changed.len(),
            unchanged: next.files.len() - changed.len(),
            removed,
        })
    }

    /// What is there when all is done.
    fn next(&self, made: &[Made], in_scope: &dyn Fn(&str) -> bool) -> Manifest {
        let mut files: BTreeMap<String, Entry> = made
            .iter()
            .map(|made| {
                let Made {
                    path, key, hash, ..
                } = made;
                let entry = Entry {
                    hash: *hash,
                    key: *key,
                };
                (path.clone(), entry)
            })
            .collect();
        for (path, entry) in &self.last.files {
            if !in_scope(path) {
                files.entry(path.clone()).or_insert(*entry);
            }
        }
        Manifest { files }
    }

    /// Writes down how every file looks, for the next build to compare; not worth failing for.
    fn write_down(&self, next: &Manifest, made: &[Made], has_changed: bool) {
        let is_noted = self.seen.covers(next.files.keys()) && self.seen.is_sure();
        if !has_changed && *next == self.last && is_noted {
            return;
        }
        let mut stamps: BTreeMap<&str, Stamp> = self.seen.of(next.files.keys());
        for made in made {
            stamps.extend(made.stamp.map(|stamp| (made.path.as_str(), stamp)));
        }
        let _not_worth_failing = self.write_note(seen::FILE, &Seen::write(&stamps));
    }

    /// Writes one of casebook's own notes whole.
    fn write_note(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let beside = self.state.join("writing");
        let path = self.state.join(name);
        fs::write(&beside, bytes)
            .and_then(|()| fs::rename(&beside, &path))
            .map_err(|reason| PublishError::at(&path, reason))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // What is left over when a build fails is cleared now or by the next one.
        let _left = fs::remove_dir_all(self.state.join(STAGED));
    }
}

/// Whether the last build into a folder was cut off while its files were put in place.
pub(crate) fn is_cut_off(out: &Path) -> bool {
    out.join(STATE_FOLDER).join(MARKER).exists()
}

/// Locks a file, or waits until that can be done.
fn lock(path: &Path, wait: &dyn Fn()) -> Result<File, PublishError> {
    let fail = |reason| PublishError::at(path, reason);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(fail)?;
    match file.try_lock() {
        // Where there are no locks, builds must not be run side by side.
        Ok(()) | Err(TryLockError::Error(_)) => {}
        Err(TryLockError::WouldBlock) => {
            wait();
            file.lock().map_err(fail)?;
        }
    }
    Ok(file)
}

/// Writes a file and tells how it looks.
fn write(path: &Path, bytes: &[u8]) -> io::Result<Option<Stamp>> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    Ok(seen::stamp(&file.metadata()?))
}

/// Makes a folder and those above it.
fn make_folder(folder: &Path) -> Result<(), PublishError> {
    fs::create_dir_all(folder).map_err(|reason| PublishError::at(folder, reason))
}

/// Removes a folder of ours, if it is there.
fn remove_folder(folder: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(folder) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => {
            Err(PublishError::at(folder, reason))
        }
        _ => Ok(()),
    }
}

/// Waits until everything written is on the disk: once for all files.
fn sync_all_of(out: &Path) -> Result<(), PublishError> {
    let folder = File::open(out).map_err(|reason| PublishError::at(out, reason))?;
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(&folder).map_err(|errno| PublishError::at(out, errno.into()))?;
    #[cfg(not(target_os = "linux"))]
    drop(folder);
    Ok(())
}

#[cfg(test)]
mod tests;

//! Putting files into an output folder, and taking them out, without harming anybody else's.
//!
//! Takes paths from the output folder; renames and removes. A symbolic link on the way is never
//! followed: what lies behind it is not ours.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::PublishError;

/// The folders of one output.
#[derive(Debug)]
pub(super) struct Places<'a> {
    out: &'a Path,
    /// Folders that are known to be there.
    made: BTreeSet<PathBuf>,
}

impl<'a> Places<'a> {
    /// The places of an output folder.
    pub(super) fn new(out: &'a Path) -> Self {
        Self {
            out,
            made: BTreeSet::new(),
        }
    }

    /// Refuses to write where something stands that is not ours.
    pub(super) fn refuse_foreign<'p>(
        &self,
        paths: impl Iterator<Item = &'p str>,
        is_ours: &dyn Fn(&str) -> bool,
    ) -> Result<(), PublishError> {
        let mut foreign = BTreeSet::new();
        let mut known = BTreeSet::new();
        for path in paths {
            if let Some(in_the_way) = self.in_the_way(path, &mut known) {
                foreign.insert(in_the_way);
                continue;
            }
            let found = fs::symlink_metadata(self.out.join(path));
            if found.is_ok_and(|found| !is_ours(path) || found.is_dir()) {
                foreign.insert(path.to_owned());
            }
        }
        if foreign.is_empty() {
            Ok(())
        } else {
            Err(PublishError::Foreign {
                paths: foreign.into_iter().collect(),
            })
        }
    }

    /// The first part of a path that should be a folder and is something else.
    fn in_the_way<'p>(&self, path: &'p str, known: &mut BTreeSet<&'p str>) -> Option<String> {
        let (folder, _) = path.rsplit_once('/')?;
        if known.contains(folder) {
            return None;
        }
        let ends = folder.match_indices('/').map(|(end, _)| end);
        for end in ends.chain([folder.len()]) {
            let part = &folder[..end];
            match fs::symlink_metadata(self.out.join(part)) {
                Ok(found) if !found.is_dir() => return Some(part.to_owned()),
                Ok(_) => {}
                Err(_) => break,
            }
        }
        known.insert(folder);
        None
    }

    /// Renames a staged file into its place.
    pub(super) fn put(&mut self, staged: &Path, path: &str) -> Result<(), PublishError> {
        let full = self.out.join(path);
        if let Some(folder) = full.parent()
            && !self.made.contains(folder)
        {
            fs::create_dir_all(folder).map_err(|reason| PublishError::at(folder, reason))?;
            self.made.insert(folder.to_path_buf());
        }
        fs::rename(staged, &full).map_err(|reason| PublishError::at(&full, reason))
    }

    /// Removes a file of the last build, and the folders it leaves empty.
    pub(super) fn remove(&self, path: &str) -> Result<bool, PublishError> {
        // Behind a link somebody put there lies nothing of ours.
        if self.in_the_way(path, &mut BTreeSet::new()).is_some() {
            return Ok(false);
        }
        let full = self.out.join(path);
        let removed = match fs::remove_file(&full) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            // A folder somebody put in its place is theirs.
            Err(_) if full.is_dir() => false,
            Err(reason) => return Err(PublishError::at(&full, reason)),
        };
        let folders = full.ancestors().skip(1);
        for folder in folders.take_while(|folder| *folder != self.out) {
            // A folder that still holds something stays, and so do those above it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(removed)
    }
}

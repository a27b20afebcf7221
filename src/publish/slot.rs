//! One value in casebook's cache folder, written anew each time.
//!
//! Takes a name and a value; gives the value back. What cannot be read, or is not whole, counts as not
//! there; what cannot be written is not kept, and nothing is lost with it but time.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fingerprint::Fingerprint;
use crate::publish::sealed;

/// A place for one value; one without a path keeps nothing.
#[derive(Debug, Default)]
pub(crate) struct Slot(Option<PathBuf>);

impl Slot {
    /// The place of a name in a folder of the cache.
    pub(crate) fn find(cache: Option<&Path>, folder: &str, name: Fingerprint) -> Self {
        let folder = cache.map(|cache| cache.join(folder));
        let folder = folder.filter(|folder| fs::create_dir_all(folder).is_ok());
        Self(folder.map(|folder| folder.join(name.to_string())))
    }

    /// The value that was written last.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Option<T> {
        sealed::open(&fs::read(self.0.as_ref()?).ok()?)
    }

    /// Writes a value beside its place and renames it.
    pub(crate) fn write(&self, value: &(impl Serialize + ?Sized)) {
        let (Some(path), Some(beside)) = (&self.0, self.beside()) else {
            return;
        };
        let written = fs::write(&beside, sealed::seal(value));
        if written.and_then(|()| fs::rename(&beside, path)).is_err() {
            let _gone = fs::remove_file(&beside);
        }
    }

    /// A path beside the place that this process has for itself.
    pub(super) fn beside(&self) -> Option<PathBuf> {
        let path = self.0.as_ref()?;
        Some(path.with_extension(std::process::id().to_string()))
    }

    /// The path of the place.
    #[cfg(test)]
    pub(super) fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }
}

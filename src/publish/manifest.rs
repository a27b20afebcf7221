//! What the last build made: each file's hash, and what it was made from.
//!
//! Takes and gives JSON in the output's `.casebook/`. One that cannot be read counts as empty:
//! then nothing is removed, and nothing of anybody's is overwritten.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// The file's name.
pub(super) const FILE: &str = "manifest.json";

/// The files of one build, by path from the output folder.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Manifest {
    /// The files.
    pub(super) files: BTreeMap<String, Entry>,
}

/// One file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The fingerprint of its bytes.
    pub(super) hash: Fingerprint,
    /// The fingerprint of all that it was made from.
    pub(super) key: Fingerprint,
}

/// A manifest as JSON has it.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    files: BTreeMap<String, WrittenEntry<'a>>,
}

/// A manifest as version 0.1.0 wrote it: with hashes alone.
#[derive(Debug, Default, Deserialize)]
struct Former {
    files: BTreeMap<String, String>,
}

impl From<Former> for Written<'_> {
    fn from(former: Former) -> Self {
        let files = former.files.into_iter().map(|(path, hash)| {
            // What it was made from is not known: a key that no build has.
            let hash = Cow::from(hash);
            let key = hash.clone();
            (path, WrittenEntry { hash, key })
        });
        Self {
            files: files.collect(),
        }
    }
}

/// An entry as JSON has it, both in hexadecimal.
#[derive(Debug, Serialize, Deserialize)]
struct WrittenEntry<'a> {
    #[serde(borrow)]
    hash: Cow<'a, str>,
    #[serde(borrow)]
    key: Cow<'a, str>,
}

impl Manifest {
    /// Reads the manifest of the last build.
    pub(super) fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap_or_default();
        let written: Written = serde_json::from_slice(&bytes).unwrap_or_else(|_| {
            let former: Former = serde_json::from_slice(&bytes).unwrap_or_default();
            former.into()
        });
        let files = written.files.into_iter().filter_map(|(path, entry)| {
            let (hash, key) = (&entry.hash, &entry.key);
            let entry = Entry {
                hash: Fingerprint::parse(hash)?,
                key: Fingerprint::parse(key)?,
            };
            // One that was tampered with must not reach out of the folder.
            let is_safe = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
            is_safe.then_some((path, entry))
        });
        Self {
            files: files.collect(),
        }
    }

    /// The text of a manifest.
    pub(super) fn write(&self) -> Vec<u8> {
        let files = self.files.iter().map(|(path, entry)| {
            let entry = WrittenEntry {
                hash: entry.hash.to_string().into(),
                key: entry.key.to_string().into(),
            };
            (path.clone(), entry)
        });
        let written = Written {
            files: files.collect(),
        };
        let mut bytes = serde_json::to_vec_pretty(&written).expect("texts can be written as JSON");
        bytes.push(b'\n');
        bytes
    }
}

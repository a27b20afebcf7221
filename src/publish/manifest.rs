//! What the last build made, and the hash of each file.
//!
//! Takes and gives JSON in the output's `.casebook/`. One that cannot be read counts as empty:
//! then nothing is removed, and nothing of anybody's is overwritten.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The file's name.
pub(super) const FILE: &str = "manifest.json";

/// The files of one build.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Each file's path from the output folder, with its hash in hexadecimal.
    pub(super) files: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads the manifest of the last build.
    pub(super) fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// The text of a manifest.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts can be written as JSON");
        bytes.push(b'\n');
        bytes
    }
}

/// The hash of a file.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

//! Texts of the disk, read when they are wanted.
//!
//! Takes bytes; gives text, with the place of the first byte that is none. What goes wrong while a
//! build is at work is noted ([`Trouble`]) and told at its end.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crate::diagnostic::source::{Origin, Words};
use crate::load::LoadError;

/// The first thing that went wrong with a project's files after they were found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trouble(Arc<Mutex<Option<LoadError>>>);

impl Trouble {
    /// Notes something; the first counts.
    fn note(&self, error: LoadError) {
        if let Ok(mut first) = self.0.lock() {
            first.get_or_insert(error);
        }
    }

    /// What went wrong, if anything did.
    pub(crate) fn check(&self) -> Result<(), LoadError> {
        let first = self.0.lock().ok().and_then(|first| first.clone());
        first.map_or(Ok(()), Err)
    }
}

/// A text of the disk.
#[derive(Debug)]
pub(super) struct OnDisk {
    /// Where it lies.
    pub(super) place: PathBuf,
    /// Who is told when it cannot be read.
    pub(super) trouble: Trouble,
}

impl Origin for OnDisk {
    fn read(&self) -> Words {
        let bytes = std::fs::read(&self.place).unwrap_or_else(|error| {
            self.trouble.note(LoadError::Io {
                path: self.place.display().to_string(),
                reason: error.to_string(),
            });
            Vec::new()
        });
        decode(bytes)
    }

    fn is_torn(&self) {
        self.trouble.note(LoadError::Torn {
            path: self.place.display().to_string(),
        });
    }
}

/// Text of bytes.
pub(super) fn decode(bytes: Vec<u8>) -> Words {
    String::from_utf8(bytes).map_or_else(
        |error| Words {
            bad_byte: Some(error.utf8_error().valid_up_to()),
            text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
        },
        |text| Words {
            text,
            bad_byte: None,
        },
    )
}

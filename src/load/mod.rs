//! From a project folder to the bytes of its content and its theme.
//!
//! Takes a folder; gives a [`Project`]: sources and files by logical path. This room and
//! `publish` are the only ones that touch the disk; it never writes and never interprets.

mod archive;
pub(crate) mod fonts;
pub(crate) mod layers;
pub(crate) mod project;
pub(crate) mod stamp;
pub(crate) mod text;
pub(crate) mod theme;
pub(crate) mod tree;
mod walk;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use self::stamp::Stamp;
use self::text::Trouble;
use crate::diagnostic::source::{SourceId, Sources};
use crate::fingerprint::Fingerprint;

/// Everything read from disk for one build.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    /// Texts with spans: Markdown, YAML, strings.
    pub(crate) sources: Sources,
    /// The id of `content/site.yaml`.
    pub(crate) site_yaml: SourceId,
    /// The Markdown files, in the order of their paths.
    pub(crate) markdown: Vec<SourceId>,
    /// Every other file of the content, by logical path.
    pub(crate) files: BTreeMap<String, Arc<[u8]>>,
    /// Where texts of the layers below belong, by their ids.
    pub(crate) logical: BTreeMap<SourceId, String>,
    /// The files that lie below a text, the nearest first.
    pub(crate) below: BTreeMap<SourceId, Vec<SourceId>>,
    /// The file that lies next below one of the project's own, by logical path.
    pub(crate) files_below: BTreeMap<String, Arc<[u8]>>,
    /// How the files of the project's own texts looked when they were found.
    pub(crate) stamps: BTreeMap<SourceId, Stamp>,
    /// What goes wrong when texts are read later.
    pub(crate) trouble: Trouble,
}

impl Project {
    /// The path of a text in the one tree that all layers make together.
    pub(crate) fn logical(&self, id: SourceId) -> &str {
        let path = self.logical.get(&id);
        path.map_or_else(|| self.sources.get(id).path.as_str(), String::as_str)
    }

    /// A text with all that lie below it, the topmost first.
    pub(crate) fn with_below(&self, id: SourceId) -> Vec<SourceId> {
        let below = self.below.get(&id).into_iter().flatten();
        std::iter::once(id).chain(below.copied()).collect()
    }
}

/// The files of a theme, by path within it (`templates/case.html`).
#[derive(Debug, Default)]
pub(crate) struct Theme {
    /// The bytes of each file.
    pub(crate) files: BTreeMap<String, Arc<[u8]>>,
    /// The fingerprint of each file; taken when the first is asked for.
    prints: OnceLock<BTreeMap<String, Fingerprint>>,
}

/// A problem with the project itself, not with what is written in it.
#[derive(Debug, Clone)]
pub(crate) enum LoadError {
    /// A file or folder that cannot be read.
    Io {
        /// Which.
        path: String,
        /// Why.
        reason: String,
    },
    /// Two files whose names differ only in how accents or voicing marks are stored.
    Twins {
        /// The name of both.
        path: String,
    },
    /// A file that was written to while it was read.
    Torn {
        /// Which.
        path: String,
    },
    /// There is no project here.
    NotAProject {
        /// The folder looked at.
        path: String,
    },
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io { path, reason } => write!(f, "cannot read `{path}`: {reason}"),
            Self::Twins { path } => write!(
                f,
                "there are two files `{path}`: their names look alike, but accents or voicing marks are \
                 stored in two ways. Take one away"
            ),
            Self::Torn { path } => write!(
                f,
                "`{path}` was changed while it was being read. Run this again"
            ),
            Self::NotAProject { path } => write!(
                f,
                "`{path}` holds no casebook: there is no `content/site.yaml` in it. \
                 Run `casebook init` there, or name the folder with `--root`"
            ),
        }
    }
}

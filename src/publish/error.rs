//! Why nothing, or not everything, could be published.

use std::io;
use std::path::{Path, PathBuf};

/// Why nothing, or not everything, could be published.
#[derive(Debug)]
pub(crate) enum PublishError {
    /// The output folder would harm something.
    Refused {
        /// What and why, in a sentence.
        reason: String,
    },
    /// Files somebody else made stand where ours would go.
    Foreign {
        /// Their paths from the output folder.
        paths: Vec<String>,
    },
    /// The system said no.
    Io {
        /// To what.
        path: PathBuf,
        /// Why.
        reason: io::Error,
    },
}

impl PublishError {
    /// What the system said of a path.
    pub(super) fn at(path: &Path, reason: io::Error) -> Self {
        Self::Io {
            path: path.to_path_buf(),
            reason,
        }
    }
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused { reason } => f.write_str(reason),
            Self::Foreign { paths } => {
                let shown: Vec<&str> = paths.iter().take(5).map(String::as_str).collect();
                let more = paths.len().saturating_sub(shown.len());
                write!(
                    f,
                    "casebook did not make these files and will not overwrite them: {}{}. \
                     Move them away, or name another output folder with `--out`",
                    shown.join(", "),
                    if more > 0 {
                        format!(" and {more} more")
                    } else {
                        String::new()
                    }
                )
            }
            Self::Io { path, reason } => write!(f, "cannot write `{}`: {reason}", path.display()),
        }
    }
}

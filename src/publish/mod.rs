//! From artifacts to the output folder.
//!
//! Takes finished artifacts; writes each whole, beside its place and then renamed into it. Only
//! what changed is written; what the last build made and this one does not is removed; what
//! casebook did not make is never touched.
//!
//! 1. A `building` marker that lists what is to be made is written and synced: from here on an
//!    interruption can be seen and mended.
//! 2. Changed files are written and renamed.
//! 3. Stale files, and folders left empty, are removed.
//! 4. The file system is synced once, the manifest is renamed into place, the marker removed.

mod manifest;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use self::manifest::Manifest;

/// The folder of casebook's own notes in an output folder.
pub(crate) const STATE_FOLDER: &str = ".casebook";

/// The file that stands while a build is being published.
const MARKER: &str = "building";

/// A file to publish.
#[derive(Debug)]
pub(crate) struct Artifact {
    /// Its path from the output folder, with `/` between parts.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// What publishing did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Files written because they are new or changed.
    pub(crate) written: usize,
    /// Files left as they were.
    pub(crate) unchanged: usize,
    /// Files of the last build that this one does not make.
    pub(crate) removed: usize,
}

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

/// Refuses an output folder that is, or holds, the project's own files.
pub(crate) fn check_output(root: &Path, out: &Path) -> Result<(), PublishError> {
    let refuse = |reason: String| Err(PublishError::Refused { reason });
    if out.exists() && !out.is_dir() {
        return refuse(format!(
            "the output `{}` is a file, not a folder",
            out.display()
        ));
    }
    let real = |path: &Path| {
        // The folder may not be there yet: then its parents decide.
        path.ancestors()
            .find_map(|ancestor| {
                let real = ancestor.canonicalize().ok()?;
                let rest = path.strip_prefix(ancestor).ok()?;
                Some(real.join(rest))
            })
            .unwrap_or_else(|| path.to_path_buf())
    };
    let absolute = std::path::absolute(out).map_err(|reason| PublishError::Io {
        path: out.to_path_buf(),
        reason,
    })?;
    let out_real = real(&absolute);
    for name in ["content", "themes", "src", "."] {
        let own = real(&root.join(name));
        if !own.exists() {
            continue;
        }
        let inside = name != "." && out_real.starts_with(&own);
        if inside || own.starts_with(&out_real) {
            return refuse(format!(
                "the output `{}` would lie in or around `{}`, which holds the project's own files; \
                 name another folder with `--out`",
                out.display(),
                own.display()
            ));
        }
    }
    Ok(())
}

/// Publishes artifacts into a folder.
///
/// `in_scope` says which paths this build answers for: what lies outside is neither removed nor
/// forgotten, so that building one language never prunes another.
pub(crate) fn publish(
    out: &Path,
    artifacts: &[Artifact],
    in_scope: &dyn Fn(&str) -> bool,
) -> Result<Summary, PublishError> {
    let state = out.join(STATE_FOLDER);
    let marker = state.join(MARKER);
    let mut last = Manifest::read(&state.join(manifest::FILE));
    // What an interrupted build meant to write is ours as well.
    let interrupted = marker.exists();
    last.files.extend(Manifest::read(&marker).files);
    let changed = pending(out, artifacts, &last, interrupted)?;

    let mut next = Manifest {
        files: artifacts
            .iter()
            .map(|artifact| (artifact.path.clone(), manifest::hash(&artifact.bytes)))
            .collect::<BTreeMap<_, _>>(),
    };
    let leftover: Vec<String> = last
        .files
        .keys()
        .filter(|path| in_scope(path) && !next.files.contains_key(*path))
        .cloned()
        .collect();
    for (path, hash) in last.files {
        if !in_scope(&path) {
            next.files.entry(path).or_insert(hash);
        }
    }
    make_folder(&state)?;
    write_whole(
        out,
        &state,
        &format!("{STATE_FOLDER}/{MARKER}"),
        &next.write(),
    )?;
    sync_all_of(out)?;
    for artifact in &changed {
        write_whole(out, &state, &artifact.path, &artifact.bytes)?;
    }
    let mut removed = 0;
    for path in &leftover {
        removed += usize::from(remove(out, path)?);
    }
    sync_all_of(out)?;
    write_whole(
        out,
        &state,
        &format!("{STATE_FOLDER}/{}", manifest::FILE),
        &next.write(),
    )?;
    fs::remove_file(&marker).map_err(|reason| PublishError::Io {
        path: marker,
        reason,
    })?;
    Ok(Summary {
        written: changed.len(),
        unchanged: artifacts.len() - changed.len(),
        removed,
    })
}

/// The artifacts whose files are missing or differ; refuses to overwrite what is not ours.
fn pending<'a>(
    out: &Path,
    artifacts: &'a [Artifact],
    last: &Manifest,
    interrupted: bool,
) -> Result<Vec<&'a Artifact>, PublishError> {
    let mut pending = Vec::new();
    let mut foreign = Vec::new();
    for artifact in artifacts {
        let path = out.join(&artifact.path);
        match fs::read(&path) {
            Ok(bytes) if bytes == artifact.bytes => {}
            Ok(_) if last.files.contains_key(&artifact.path) || interrupted => {
                pending.push(artifact);
            }
            Ok(_) => foreign.push(artifact.path.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => pending.push(artifact),
            Err(reason) => return Err(PublishError::Io { path, reason }),
        }
    }
    if foreign.is_empty() {
        Ok(pending)
    } else {
        Err(PublishError::Foreign { paths: foreign })
    }
}

/// Writes a file beside its place and renames it into it.
fn write_whole(out: &Path, state: &Path, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
    let path = out.join(path);
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    // One name is enough: files are written one after another.
    let beside = state.join("writing");
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, &path))
        .map_err(|reason| PublishError::Io { path, reason })
}

/// Removes a file of the last build, and the folders it leaves empty.
fn remove(out: &Path, path: &str) -> Result<bool, PublishError> {
    // A manifest that was tampered with must not reach out of the folder.
    let safe = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if !safe {
        return Ok(false);
    }
    let full = out.join(path);
    let removed = match fs::remove_file(&full) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(reason) => return Err(PublishError::Io { path: full, reason }),
    };
    let folders = full.ancestors().skip(1).take_while(|folder| *folder != out);
    for folder in folders {
        // A folder that still holds something stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(removed)
}

/// Makes a folder and those above it.
fn make_folder(folder: &Path) -> Result<(), PublishError> {
    fs::create_dir_all(folder).map_err(|reason| PublishError::Io {
        path: folder.to_path_buf(),
        reason,
    })
}

/// Waits until everything written is on the disk: once for all files.
fn sync_all_of(out: &Path) -> Result<(), PublishError> {
    let folder = File::open(out).map_err(|reason| PublishError::Io {
        path: out.into(),
        reason,
    })?;
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(&folder).map_err(|errno| PublishError::Io {
        path: out.into(),
        reason: errno.into(),
    })?;
    #[cfg(not(target_os = "linux"))]
    drop(folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn artifact(path: &str, text: &str) -> Artifact {
        Artifact {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        }
    }

    #[test]
    fn only_changes_are_written_and_only_our_own_files_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("public");
        let first = [artifact("a/index.html", "1"), artifact("b/index.html", "1")];
        let summary = publish(&out, &first, &|_| true).expect("published");
        assert_eq!(
            summary,
            Summary {
                written: 2,
                unchanged: 0,
                removed: 0
            }
        );
        fs::write(out.join("b/notes.txt"), "mine").expect("written");
        fs::write(out.join(".gitignore"), "*").expect("written");
        let second = [artifact("a/index.html", "2"), artifact("c/index.html", "1")];
        let summary = publish(&out, &second, &|_| true).expect("published");
        assert_eq!(
            summary,
            Summary {
                written: 2,
                unchanged: 0,
                removed: 1
            }
        );
        assert!(out.join("b/notes.txt").exists() && out.join(".gitignore").exists());
        assert!(!out.join("b/index.html").exists());
        assert_eq!(
            publish(&out, &second, &|_| true)
                .expect("published")
                .written,
            0
        );
    }

    #[test]
    fn a_file_somebody_else_made_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("index.html"), "mine").expect("written");
        let result = publish(folder.path(), &[artifact("index.html", "ours")], &|_| true);
        assert!(matches!(result, Err(PublishError::Foreign { .. })));
        assert_eq!(
            fs::read_to_string(folder.path().join("index.html")).expect("there"),
            "mine"
        );
        assert!(
            !folder.path().join(STATE_FOLDER).exists(),
            "nothing was written"
        );
    }

    #[test]
    fn a_build_of_one_language_keeps_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        let both = [
            artifact("ja/index.html", "1"),
            artifact("en/index.html", "1"),
        ];
        publish(out, &both, &|_| true).expect("published");
        publish(out, &both[..1], &|path| path.starts_with("ja/")).expect("published");
        assert!(out.join("en/index.html").exists());
        let summary = publish(out, &both[..1], &|_| true).expect("published");
        assert_eq!(summary.removed, 1, "the manifest had not forgotten it");
    }

    #[test]
    fn an_interrupted_build_is_mended() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        fs::create_dir_all(out.join(STATE_FOLDER)).expect("made");
        fs::write(out.join(STATE_FOLDER).join(MARKER), "").expect("written");
        fs::write(out.join("index.html"), "half").expect("written");
        publish(out, &[artifact("index.html", "whole")], &|_| true).expect("published");
        assert_eq!(
            fs::read_to_string(out.join("index.html")).expect("there"),
            "whole"
        );
        assert!(!out.join(STATE_FOLDER).join(MARKER).exists());
    }

    #[test]
    fn an_output_that_would_harm_the_project_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::create_dir_all(root.join("content/cases")).expect("made");
        for bad in ["content", "content/out", ".", "..", "content/../content"] {
            assert!(check_output(root, &root.join(bad)).is_err(), "{bad}");
        }
        fs::write(root.join("file"), "").expect("written");
        assert!(check_output(root, &root.join("file")).is_err());
        assert!(check_output(root, &root.join("public")).is_ok());
    }
}

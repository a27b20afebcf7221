//! Writing a file of the content over itself, whole or not at all.
//!
//! Takes the bytes it must hold and those it shall hold; writes beside it and renames. A file that
//! is read-only, that lies outside the project, or that has changed meanwhile is left as it is.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Where a file of the content really lies, which must be inside the project.
pub(super) fn locate(root: &Path, path: &str) -> Result<PathBuf, String> {
    let place = root.join(path);
    let root = root.canonicalize().map_err(|reason| reason.to_string())?;
    let real = place.canonicalize().map_err(|reason| reason.to_string())?;
    if real.starts_with(&root) {
        Ok(real)
    } else {
        Err(format!(
            "it is a link to `{}`, outside the project; mend it there",
            real.display()
        ))
    }
}

/// Makes sure that a file may be written and holds what it is known to hold.
pub(super) fn examine(path: &Path, known: &[u8]) -> Result<fs::Metadata, String> {
    let metadata = fs::metadata(path).map_err(|reason| reason.to_string())?;
    if metadata.permissions().readonly() {
        return Err("it is read-only; make it writable, then run this again".to_owned());
    }
    let bytes = fs::read(path).map_err(|reason| reason.to_string())?;
    if bytes != known {
        return Err("it has changed meanwhile; run this again".to_owned());
    }
    Ok(metadata)
}

/// Writes a file over itself, if it still holds what it is known to hold.
pub(super) fn write(path: &Path, known: &[u8], bytes: &[u8]) -> Result<(), String> {
    let metadata = examine(path, known)?;
    let beside = path.with_file_name(format!(".casebook-mend-{}", std::process::id()));
    let written = write_beside(&beside, &metadata, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|reason| {
        // What was half written must not stay; that it was never begun is no mistake.
        let _gone = fs::remove_file(&beside);
        reason.to_string()
    })
}

/// Writes a new file that looks like the one it is to replace.
fn write_beside(path: &Path, like: &fs::Metadata, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, chown};
        // Only an administrator can give a file to somebody else; for others it is theirs already.
        let _kept = chown(path, Some(like.uid()), Some(like.gid()));
    }
    file.set_permissions(like.permissions())?;
    file.sync_all()
}

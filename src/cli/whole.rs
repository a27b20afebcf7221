//! Files that are always whole: written beside their place, then renamed.

use std::io::Write as _;
use std::path::Path;

/// Writes a file, and the folders it lies in. Who may read the old one may read the new one.
pub(super) fn write(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.new", std::process::id()));
    let written = std::fs::File::create(&beside)
        .and_then(|mut new| new.write_all(bytes))
        .and_then(|()| match std::fs::metadata(file) {
            Ok(old) => std::fs::set_permissions(&beside, old.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| std::fs::rename(&beside, file));
    if written.is_err() {
        // It may not be there; what went wrong first is what counts.
        let _gone = std::fs::remove_file(&beside);
    }
    written
}

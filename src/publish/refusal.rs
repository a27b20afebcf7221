//! Output folders that would harm the project.
//!
//! Takes the project's folder and the output's; refuses one that is, lies in, or holds the project's
//! own files, symbolic links followed.

use std::path::Path;

use crate::publish::PublishError;

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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

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

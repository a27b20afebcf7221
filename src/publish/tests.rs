//! What publishing promises, on small folders.

use super::*;

/// Publishes texts by path.
fn publish(
    out: &Path,
    artifacts: &[(&str, &str)],
    in_scope: &dyn Fn(&str) -> bool,
) -> Result<Summary, PublishError> {
    let output = Output::open(out, &|| panic!("nobody else builds"))?;
    let made = artifacts.iter().enumerate().map(|(number, (path, text))| {
        let key = Fingerprint::of(text);
        match output.kept(path, key) {
            Some(kept) => Ok(kept),
            None => output.stage(number, path, key, &Hashed::of(text.as_bytes().to_vec())),
        }
    });
    let made: Vec<Made> = made.collect::<Result<_, _>>()?;
    output.publish(&made, in_scope)
}

fn summary(written: usize, unchanged: usize, removed: usize) -> Summary {
    Summary {
        written,
        unchanged,
        removed,
    }
}

#[test]
fn only_changes_are_written_and_only_our_own_files_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("public");
    let first = [("a/index.html", "1"), ("b/index.html", "1")];
    assert_eq!(
        publish(&out, &first, &|_| true).expect("published"),
        summary(2, 0, 0)
    );
    fs::write(out.join("b/notes.txt"), "mine").expect("written");
    fs::write(out.join(".gitignore"), "*").expect("written");
    let second = [("a/index.html", "2"), ("c/index.html", "1")];
    assert_eq!(
        publish(&out, &second, &|_| true).expect("published"),
        summary(2, 0, 1)
    );
    assert!(out.join("b/notes.txt").exists() && out.join(".gitignore").exists());
    assert!(!out.join("b/index.html").exists());
    assert_eq!(
        publish(&out, &second, &|_| true).expect("published"),
        summary(0, 2, 0)
    );
}

#[test]
fn a_file_of_ours_that_somebody_changed_is_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = [("index.html", "ours"), ("other.html", "ours")];
    publish(folder.path(), &site, &|_| true).expect("published");
    fs::write(folder.path().join("index.html"), "hurt").expect("written");
    fs::remove_file(folder.path().join("other.html")).expect("removed");
    assert_eq!(
        publish(folder.path(), &site, &|_| true).expect("published"),
        summary(2, 0, 0)
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("index.html")).expect("there"),
        "ours"
    );
}

#[test]
fn a_file_somebody_else_made_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    fs::write(out.join("index.html"), "mine").expect("written");
    fs::write(out.join("ja"), "a file where a folder should be").expect("written");
    let result = publish(
        out,
        &[("index.html", "ours"), ("ja/index.html", "ours")],
        &|_| true,
    );
    let Err(PublishError::Foreign { paths }) = result else {
        panic!("{result:?}")
    };
    assert_eq!(paths, ["index.html", "ja"]);
    assert_eq!(
        fs::read_to_string(out.join("index.html")).expect("there"),
        "mine"
    );
    assert!(!out.join(STATE_FOLDER).join(manifest::FILE).exists());
    assert!(!out.join(STATE_FOLDER).join(STAGED).exists());
}

#[cfg(unix)]
#[test]
fn a_link_somebody_put_into_the_output_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (out, elsewhere) = (folder.path().join("out"), folder.path().join("elsewhere"));
    let site = [("ja/index.html", "ours")];
    publish(&out, &site, &|_| true).expect("published");
    fs::rename(out.join("ja"), &elsewhere).expect("moved");
    std::os::unix::fs::symlink(&elsewhere, out.join("ja")).expect("linked");
    let result = publish(&out, &[("ja/index.html", "new")], &|_| true);
    assert!(
        matches!(result, Err(PublishError::Foreign { .. })),
        "{result:?}"
    );
    assert_eq!(
        publish(&out, &[], &|_| true).expect("published"),
        summary(0, 0, 0)
    );
    assert!(elsewhere.join("index.html").exists());
}

#[test]
fn a_build_of_one_language_keeps_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    let both = [("ja/index.html", "1"), ("en/index.html", "1")];
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
    let state = out.join(STATE_FOLDER);
    publish(out, &[("index.html", "whole")], &|_| true).expect("published");
    // As if the power had gone: the marker stands, and a file that was listed is not whole.
    fs::rename(state.join(manifest::FILE), state.join(MARKER)).expect("moved");
    fs::write(out.join("index.html"), "wh").expect("written");
    publish(out, &[("index.html", "whole")], &|_| true).expect("published");
    assert_eq!(
        fs::read_to_string(out.join("index.html")).expect("there"),
        "whole"
    );
    assert!(!state.join(MARKER).exists());
}

#[test]
fn what_an_earlier_version_made_is_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    fs::create_dir_all(out.join(STATE_FOLDER)).expect("made");
    let hash = Fingerprint::of_bytes(b"old");
    let former =
        format!("{{\"files\": {{\"index.html\": \"{hash}\", \"gone.html\": \"{hash}\"}}}}");
    fs::write(out.join(STATE_FOLDER).join(manifest::FILE), former).expect("written");
    fs::write(out.join("index.html"), "old").expect("written");
    fs::write(out.join("gone.html"), "old").expect("written");
    let published = publish(out, &[("index.html", "new")], &|_| true).expect("published");
    assert_eq!(published, summary(1, 0, 1));
}

//! The same content makes the same bytes, wherever and however it is built.

use std::fs;
use std::process::Command;

use crate::sandbox::{Sandbox, Tree, differences};
use crate::texts::{book, with_plain_sheets};

/// The book, with pictures whose names need more than ASCII.
fn with_names(form: fn(&str) -> String) -> Sandbox {
    let sandbox = with_plain_sheets(book());
    let text = sandbox.read("content/pages/about/ja.md");
    // The text is the same whichever form the names on the disk have.
    sandbox.write(
        "content/pages/about/ja.md",
        format!("{text}\n![表](ガイド/パ-é.svg)\n\n[名簿](名簿（ブ）.txt)\n"),
    );
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"/>";
    sandbox.write(&form("content/pages/about/ガイド/パ-é.svg"), svg);
    sandbox.write(&form("content/pages/about/名簿（ブ）.txt"), "名前");
    sandbox
}

/// A build with other surroundings.
fn build(sandbox: &Sandbox, change: impl FnOnce(&mut Command)) -> Tree {
    let out = sandbox.path("out");
    let mut command = sandbox.command(&["build", "--no-cache", "--today", "2026-11-24"]);
    command
        .arg("--root")
        .arg(sandbox.root())
        .arg("--out")
        .arg(&out);
    change(&mut command);
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let tree = sandbox.site("out");
    fs::remove_dir_all(out).expect("removed");
    tree
}

/// Asserts that a tree is the one that is expected.
fn expect_same(what: &str, expected: &Tree, found: &Tree) {
    assert_eq!(differences(expected, found), Vec::<String>::new(), "{what}");
}

#[test]
fn surroundings_change_nothing() {
    let sandbox = with_names(str::to_owned);
    let plain = build(&sandbox, |_| {});
    assert!(
        plain.keys().any(|path| path.ends_with("パ-é.svg")),
        "{:?}",
        plain.keys()
    );
    for jobs in ["1", "2", "7"] {
        let found = build(&sandbox, |command| {
            command.args(["--jobs", jobs]);
        });
        expect_same(&format!("{jobs} jobs"), &plain, &found);
    }
    let elsewhere = tempfile::tempdir().expect("a folder");
    let found = build(&sandbox, |command| {
        command.current_dir(elsewhere.path());
    });
    expect_same("another working directory", &plain, &found);
    for zone in [
        "Asia/Tokyo",
        "Pacific/Kiritimati",
        "America/Adak",
        "UTC",
        "no/such/zone",
    ] {
        let found = build(&sandbox, |command| {
            command.env("TZ", zone);
        });
        expect_same(zone, &plain, &found);
    }
    for locale in [
        "C",
        "ja_JP.UTF-8",
        "tr_TR.UTF-8",
        "ar_EG.UTF-8",
        "de_DE@euro",
    ] {
        let found = build(&sandbox, |command| {
            command
                .env("LANG", locale)
                .env("LC_ALL", locale)
                .env("LANGUAGE", locale);
        });
        expect_same(locale, &plain, &found);
    }
    let found = build(&sandbox, |command| {
        command.env_clear();
    });
    expect_same("no environment at all", &plain, &found);
}

#[test]
fn the_clock_decides_nothing_but_the_day() {
    let sandbox = with_names(str::to_owned);
    let at = |seconds: &str| {
        let out = sandbox.path("out");
        let mut command = sandbox.command(&["build", "--no-cache", "--out", "out"]);
        command.env("SOURCE_DATE_EPOCH", seconds);
        assert!(
            command
                .output()
                .expect("the program starts")
                .status
                .success()
        );
        let tree = sandbox.site("out");
        fs::remove_dir_all(out).expect("removed");
        tree
    };
    let plain = build(&sandbox, |_| {});
    // The first and the last second of that day.
    expect_same("midnight", &plain, &at("1795478400"));
    expect_same("before midnight", &plain, &at("1795564799"));
    // Files that say they were written at other times.
    for path in sandbox.tree("content").keys() {
        let file = fs::File::options()
            .append(true)
            .open(sandbox.path("content").join(path));
        let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1);
        file.and_then(|file| file.set_modified(long_ago))
            .expect("a time");
    }
    expect_same("old files", &plain, &build(&sandbox, |_| {}));
}

#[test]
fn the_order_in_which_files_came_changes_nothing() {
    let sandbox = with_names(str::to_owned);
    let plain = build(&sandbox, |_| {});
    let content = sandbox.tree("content");
    let other = with_plain_sheets(Sandbox::empty());
    for (path, bytes) in content.iter().rev() {
        other.write(&format!("content/{path}"), bytes);
    }
    expect_same(
        "files made from the last to the first",
        &plain,
        &build(&other, |_| {}),
    );
}

#[test]
fn both_forms_of_a_files_name_are_one() {
    use unicode_normalization::UnicodeNormalization as _;
    let composed = with_names(|path| path.nfc().collect());
    let apart = with_names(|path| path.nfd().collect());
    assert_ne!(
        composed.tree("content").keys().collect::<Vec<_>>(),
        apart.tree("content").keys().collect::<Vec<_>>(),
        "the disk keeps the two apart"
    );
    expect_same(
        "names with marks apart",
        &build(&composed, |_| {}),
        &build(&apart, |_| {}),
    );
    // Both at once are one too many.
    let name = "content/pages/about/ガイド/パ-é.svg";
    composed.write(&name.nfd().collect::<String>(), "<svg/>");
    let run = composed.on_the_day(&["build"]);
    assert!(
        run.code == 2 && run.stderr.contains("two files"),
        "{}",
        run.stderr
    );
    composed.remove(&name.nfd().collect::<String>());
    // A text that writes its links the other way finds the files as well.
    let text = composed.read("content/pages/about/ja.md");
    composed.write("content/pages/about/ja.md", text.nfd().collect::<String>());
    assert_eq!(composed.build("out", &["--no-cache"]).code, 0);
}

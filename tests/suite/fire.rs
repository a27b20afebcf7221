//! Publishing under fire: killed, out of room, locked out, and in the wrong place.
//!
//! Takes a site of some three hundred pages; hurts builds of it in every way that happens to people, and
//! looks at what is left: every file whole, the next build equal to a clean one, nothing of anybody's
//! lost, and words that say what is the matter.

use std::fs;
use std::process::Stdio;
use std::time::Instant;

use crate::dice::Dice;
use crate::sandbox::{Run, Sandbox, Tree, differences, program};

/// How many times a build is killed.
const KILLS: usize = 50;

/// How many terms the site has; each makes two pages.
const TERMS: usize = 150;

/// A site of many pages, whose every page shows the site's name.
fn big() -> Sandbox {
    let sandbox = Sandbox::empty();
    name(&sandbox, "はじめ");
    for number in 0..TERMS {
        let next = (number + 1) % TERMS;
        sandbox.write(
            &format!("content/terms/word-{number}/ja.md"),
            format!(
                "---\ntitle: 言葉{number}\nsummary: 説明{number}。\nreading: ことば\n---\n\n\
                 **意味**は[次の言葉](../word-{next}/)を見てください。\n\n- 一つ\n- 二つ\n"
            ),
        );
    }
    sandbox
}

/// Gives the site a name.
fn name(sandbox: &Sandbox, name: &str) {
    sandbox.write(
        "content/site.yaml",
        format!("title: {name}\nlanguages: [ja, en]\ntopics: {{}}\n"),
    );
}

/// What a clean build of the site makes.
fn clean(sandbox: &Sandbox) -> Tree {
    sandbox.build("clean", &["--no-cache"]);
    let tree = sandbox.site("clean");
    fs::remove_dir_all(sandbox.path("clean")).expect("removed");
    tree
}

/// Builds into a folder, which must not go well, for the reason that the words name.
fn fails(run: &Run, words: &str) {
    assert_eq!(run.code, 2, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stderr.contains(words),
        "`{words}` is not said: {}",
        run.stderr
    );
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_files_and_is_mended_by_the_next() {
    let sandbox = big();
    let first = clean(&sandbox);
    name(&sandbox, "つぎの");
    let began = Instant::now();
    let second = clean(&sandbox);
    // How long a build takes, with all to do and with what was kept: it is learnt on the way, because the
    // machine has other work at times.
    let mut paces = [began.elapsed(); 2];
    let mut dice = Dice::new(50);
    let mut killed = 0;
    let mut number = 0;
    while killed < KILLS {
        let (site, before) = if number % 2 == 0 {
            ("はじめ", &second)
        } else {
            ("つぎの", &first)
        };
        let after = if number % 2 == 0 { &first } else { &second };
        number += 1;
        assert!(
            number <= KILLS * 4,
            "only {killed} of {number} builds were killed"
        );
        name(&sandbox, site);
        let kind = dice.below(2);
        let more: &[&str] = if kind == 0 { &["--no-cache"] } else { &[] };
        let arguments = [&["build", "--out", "public", "--today", "2026-11-24"], more].concat();
        let mut build = sandbox
            .command(&arguments)
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let moment = u32::try_from(dice.below(1000)).expect("small");
        std::thread::sleep(paces[kind] * moment / 1000);
        build.kill().expect("killed");
        if build.wait().expect("an end").success() {
            paces[kind] = paces[kind] * 7 / 8;
        } else {
            killed += 1;
            paces[kind] = paces[kind] * 33 / 32;
        }
        // Every file is whole: as the last build made it, or as this one would have.
        let left = if sandbox.path("public").exists() {
            sandbox.site("public")
        } else {
            Tree::new()
        };
        for (path, bytes) in left {
            let is_whole = before.get(&path) == Some(&bytes) || after.get(&path) == Some(&bytes);
            assert!(
                is_whole,
                "kill {number}: {path} is neither the old nor the new file"
            );
        }
        sandbox.build("public", &[]);
        let differences = differences(&sandbox.site("public"), after);
        assert!(differences.is_empty(), "kill {number}: {differences:?}");
        assert!(!sandbox.path("public/.casebook/staged").exists());
        assert!(!sandbox.path("public/.casebook/building").exists());
    }
}

#[test]
fn a_full_disk_stops_the_build_with_words_and_loses_nothing() {
    let sandbox = big();
    sandbox.write("small/keep.txt", "mine");
    // A file system of its own that holds a part of the site; it goes with the shell.
    let script = "mount -t tmpfs -o size=1m,mode=0700 tmpfs small && echo mine > small/keep.txt && \
         \"$0\" build --out small --no-cache --today 2026-11-24; code=$?; \
         cat small/keep.txt; ls -A small; ls -A small/.casebook; exit $code";
    let as_root = ["unshare", "--mount", "--propagation", "private"];
    let as_user = ["unshare", "--user", "--map-root-user", "--mount"];
    let works = |words: &[&str]| {
        let mut test = sandbox.shell(words);
        test.arg("true")
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let apart = [&as_root[..], &as_user[..]]
        .into_iter()
        .find(|words| works(words));
    let apart = apart.expect("a file system of the test's own (needs root, or user namespaces)");
    let output = sandbox
        .shell(apart)
        .args(["sh", "-c", script])
        .arg(program())
        .output()
        .expect("a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "{stdout}{stderr}");
    assert!(stderr.contains("No space left on device"), "{stderr}");
    assert!(
        stderr.contains("the last good build is untouched"),
        "{stderr}"
    );
    // What was there is there, and what was begun is gone.
    assert_eq!(
        stdout.lines().collect::<Vec<_>>(),
        ["mine", ".casebook", "keep.txt", "lock"]
    );
}

#[test]
fn a_cache_that_is_full_or_locked_only_costs_time() {
    let sandbox = big();
    sandbox.write(".cache", "a file where the cache's folder would be");
    sandbox.build("public", &[]);
    assert_eq!(
        differences(&sandbox.site("public"), &clean(&sandbox)),
        Vec::<String>::new()
    );
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_written_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = big();
    let protect = |path: &str, mode: u32| {
        fs::set_permissions(sandbox.path(path), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    sandbox.build("public", &[]);
    let before = sandbox.site("public");
    // Root may do everything; so the program runs as nobody.
    let run = |out: &str| {
        sandbox.run_as_nobody(&["build", "--no-cache", "--out", out, "--today", "2026-11-24"])
    };
    protect(".", 0o755);
    fails(&run("public"), "Permission denied");
    fails(&run("new"), "Permission denied");
    protect("content/terms/word-7/ja.md", 0o000);
    let unreadable = run("public");
    fails(&unreadable, "content/terms/word-7/ja.md");
    fails(&unreadable, "Permission denied");
    protect("content/terms/word-7/ja.md", 0o644);
    protect("content/terms/word-9", 0o000);
    fails(&run("public"), "content/terms/word-9");
    protect("content/terms/word-9", 0o755);
    assert_eq!(
        differences(&sandbox.site("public"), &before),
        Vec::<String>::new()
    );
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_is_where_the_link_leads() {
    use std::os::unix::fs::symlink;
    let sandbox = big();
    let before = sandbox.tree("content");
    symlink(sandbox.path("content"), sandbox.path("to-content")).expect("linked");
    symlink(sandbox.root(), sandbox.path("to-project")).expect("linked");
    symlink(sandbox.path("no-such-place"), sandbox.path("to-nothing")).expect("linked");
    symlink(sandbox.path("loop"), sandbox.path("loop")).expect("linked");
    for out in [
        "to-content",
        "to-content/out",
        "to-content/terms",
        "to-project",
        "to-project/content/x",
    ] {
        let run = sandbox.on_the_day(&["build", "--out", out]);
        fails(&run, "the project's own files");
    }
    for out in [
        "to-nothing",
        "loop",
        "loop/deeper",
        "content/site.yaml",
        "content/site.yaml/out",
    ] {
        let run = sandbox.on_the_day(&["build", "--out", out]);
        assert_eq!(run.code, 2, "{out}: {}", run.stderr);
        assert!(run.stderr.contains(out), "{out}: {}", run.stderr);
    }
    assert_eq!(sandbox.tree("content"), before);
    // A link to a folder of its own is a good place.
    fs::create_dir(sandbox.path("elsewhere")).expect("made");
    symlink(sandbox.path("elsewhere"), sandbox.path("public")).expect("linked");
    sandbox.build("public", &[]);
    assert!(sandbox.path("elsewhere/index.html").exists());
}

#[test]
fn two_builds_at_once_both_end_well() {
    let sandbox = big();
    sandbox.build("clean", &["--no-cache"]);
    let start = || {
        sandbox
            .command(&["build", "--out", "public", "--today", "2026-11-24"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts")
    };
    let builds = [start(), start(), start()];
    for build in builds {
        let output = build.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
    }
    let (site, clean) = (sandbox.site("public"), sandbox.site("clean"));
    assert_eq!(differences(&site, &clean), Vec::<String>::new());
}

#[test]
fn files_of_others_survive_every_kind_of_build() {
    let sandbox = big();
    let own = [
        "public/CNAME",
        "public/ja/glossary/word-3/notes.txt",
        "public/.well-known/x",
        "public/en/photo.jpg",
    ];
    for path in own {
        sandbox.write(path, "mine");
    }
    sandbox.build("public", &[]);
    name(&sandbox, "つぎの");
    fs::remove_dir_all(sandbox.path("content/terms/word-3")).expect("removed");
    sandbox.write(
        "content/terms/word-2/ja.md",
        "---\ntitle: 言葉\nsummary: 説明。\nreading: ことば\n---\n\n文。\n",
    );
    sandbox.build("public", &["--lang", "ja"]);
    sandbox.build("public", &[]);
    fs::remove_dir_all(sandbox.path("content/terms")).expect("removed");
    sandbox.build("public", &[]);
    for path in own {
        assert_eq!(sandbox.read(path), "mine", "{path}");
    }
    assert!(
        !sandbox
            .path("public/ja/glossary/word-3/index.html")
            .exists()
    );
}

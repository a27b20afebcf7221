//! What a build leaves in the output folder, and what it leaves alone.
//!
//! Takes the small book; gives trees of files to compare byte for byte.

use std::fs;
use std::time::SystemTime;

use crate::sandbox::{Sandbox, differences, is_page};
use crate::texts::{book, with_plain_sheets};

/// When each file of a folder was last written.
fn times(sandbox: &Sandbox, folder: &str) -> Vec<(String, SystemTime)> {
    let names = sandbox
        .tree(folder)
        .into_keys()
        .filter(|name| !name.starts_with(".casebook/"));
    names
        .map(|name| {
            let path = sandbox.path(folder).join(&name);
            let time = fs::metadata(path)
                .and_then(|data| data.modified())
                .expect("a time");
            (name, time)
        })
        .collect()
}

#[test]
fn two_builds_are_alike_whatever_the_number_of_threads() {
    let sandbox = book();
    sandbox.build("one", &["--jobs", "1"]);
    sandbox.build("two", &["--jobs", "2"]);
    let (one, two) = (sandbox.site("one"), sandbox.site("two"));
    assert!(
        one.contains_key("ja/cases/small/small.ja.worksheet.pdf"),
        "{:?}",
        one.keys()
    );
    assert!(one.contains_key("en/cases/small/small.en.worksheet.pdf"));
    assert_eq!(differences(&one, &two), Vec::<String>::new());
}

#[test]
fn a_second_build_writes_nothing() {
    let sandbox = with_plain_sheets(book());
    sandbox.build("public", &[]);
    let (tree, written) = (sandbox.tree("public"), times(&sandbox, "public"));
    let run = sandbox.build("public", &[]);
    assert!(run.stderr.contains(": 0 written, "), "{}", run.stderr);
    assert_eq!(times(&sandbox, "public"), written);
    assert_eq!(sandbox.tree("public"), tree);
}

#[test]
fn stale_files_go_and_files_of_others_stay() {
    let sandbox = with_plain_sheets(book());
    sandbox.build("public", &[]);
    sandbox.write("public/CNAME", "casebook.example");
    sandbox.write("public/ja/about/notes.txt", "mine");
    sandbox.write("public/.git/HEAD", "ref");
    for file in ["about/ja.md", "about/picture.svg"] {
        sandbox.remove(&format!("content/pages/{file}"));
    }
    sandbox.build("public", &[]);
    let tree = sandbox.tree("public");
    for stale in [
        "ja/about/index.html",
        "en/about/index.html",
        "ja/pages/about/picture.svg",
    ] {
        assert!(!tree.contains_key(stale), "{stale}");
    }
    for kept in ["CNAME", "ja/about/notes.txt", ".git/HEAD", "ja/index.html"] {
        assert!(tree.contains_key(kept), "{kept}");
    }
    assert!(
        !sandbox.path("public/en/about").exists(),
        "an empty folder goes as well"
    );
    assert!(
        !sandbox.path("public/.casebook/building").exists(),
        "the marker goes"
    );
}

#[test]
fn a_file_of_others_in_the_way_stops_the_build_and_loses_nothing() {
    let sandbox = with_plain_sheets(book());
    sandbox.write("public/ja/index.html", "mine");
    let run = sandbox.on_the_day(&["build"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("ja/index.html"), "{}", run.stderr);
    let tree = sandbox.site("public");
    assert_eq!(tree.keys().collect::<Vec<_>>(), ["ja/index.html"]);
    assert_eq!(sandbox.read("public/ja/index.html"), "mine");
}

#[test]
fn a_folder_of_others_in_the_way_stops_the_build_and_loses_nothing() {
    let sandbox = with_plain_sheets(book());
    sandbox.write("public/index.html/mine.txt", "mine");
    let run = sandbox.on_the_day(&["build"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let tree = sandbox.site("public");
    assert_eq!(tree.keys().collect::<Vec<_>>(), ["index.html/mine.txt"]);
}

#[test]
fn building_one_language_leaves_the_others_as_they_are() {
    let sandbox = with_plain_sheets(book());
    sandbox.build("public", &[]);
    let english = |sandbox: &Sandbox| sandbox.tree("public/en");
    let before = english(&sandbox);
    sandbox.remove("content/cases/small/en.md");
    sandbox.build("public", &["--lang", "ja"]);
    assert_eq!(
        english(&sandbox),
        before,
        "English is not what was asked for"
    );
    sandbox.build("public", &[]);
    assert!(!english(&sandbox).contains_key("cases/small/small.en.worksheet.pdf"));
}

#[test]
fn an_output_that_would_harm_the_project_is_refused() {
    let sandbox = with_plain_sheets(book());
    sandbox.write("a-file", "mine");
    let before = sandbox.tree(".");
    for out in [
        ".",
        "..",
        "content",
        "content/public",
        "themes/default",
        "a-file",
        "content/../content",
    ] {
        let run = sandbox.on_the_day(&["build", "--out", out]);
        assert_eq!(run.code, 2, "{out}: {}", run.stderr);
        assert_eq!(sandbox.tree("."), before, "{out}");
    }
}

#[test]
fn every_link_of_a_built_site_leads_to_a_file_of_it() {
    let sandbox = with_plain_sheets(book());
    sandbox.build("public", &[]);
    let tree = sandbox.tree("public");
    let mut n_links = 0;
    for (path, bytes) in tree.iter().filter(|(path, _)| is_page(path)) {
        let html = std::str::from_utf8(bytes).expect("text");
        let ids: Vec<&str> = attributes(html, "id").collect();
        let twice = ids
            .iter()
            .filter(|id| ids.iter().filter(|other| other == id).count() > 1);
        assert_eq!(
            twice.collect::<Vec<_>>(),
            Vec::<&&str>::new(),
            "{path} has an id twice"
        );
        for link in attributes(html, "href").chain(attributes(html, "src")) {
            if link.contains(':') {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in file.split('/') {
                if part == ".." {
                    parts
                        .pop()
                        .unwrap_or_else(|| panic!("{path}: {link} leads out"));
                } else {
                    parts.push(part);
                }
            }
            let target = if file.is_empty() {
                path.clone()
            } else {
                parts.join("/")
            };
            let bytes = tree
                .get(&target)
                .unwrap_or_else(|| panic!("{path}: {link} is dead"));
            let has_anchor = || String::from_utf8_lossy(bytes).contains(&format!("id={anchor}"));
            let has_quoted =
                || String::from_utf8_lossy(bytes).contains(&format!("id=\"{anchor}\""));
            assert!(
                anchor.is_empty() || has_quoted() || has_anchor(),
                "{path}: {link} is dead"
            );
            n_links += 1;
        }
    }
    assert!(n_links > 100, "{n_links} links");
}

/// The values of an attribute, quoted or not.
fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    html.split(&format!(" {name}="))
        .skip(1)
        .map(|rest| match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next().unwrap_or_default(),
            None => rest.split([' ', '>']).next().unwrap_or_default(),
        })
        .collect::<Vec<_>>()
        .into_iter()
}

#[test]
fn a_second_build_into_the_same_folder_waits_for_the_first() {
    let sandbox = with_plain_sheets(book());
    sandbox.build("public", &[]);
    let lock = fs::File::open(sandbox.path("public/.casebook/lock")).expect("the lock");
    lock.lock().expect("locked, as a build does");
    let mut second = sandbox
        .command(&["build", "--today", "2026-11-24"])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let said = std::io::BufReader::new(second.stderr.take().expect("its words"));
    let waits = |line: &String| line.contains("another build") && line.contains("waiting");
    let mut lines = std::io::BufRead::lines(said).map_while(Result::ok);
    assert!(lines.any(|line| waits(&line)), "it says what it waits for");
    assert_eq!(second.try_wait().expect("a state"), None, "it waits");
    lock.unlock().expect("unlocked");
    assert!(second.wait().expect("an end").success());
}

//! Whole small books, page by page as they were once read and found good.
//!
//! Takes each folder of `tests/golden` that has a `content/`; gives its site, compared with
//! `expected/`. The theme of `tests/golden/theme` shows every value once and never changes, so that
//! these pages change only with what the program makes. `UPDATE_GOLDEN=1` writes them anew: read
//! the difference before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sandbox::{Sandbox, Tree, differences, home, is_page, tree};

/// The folder of the books.
fn folder() -> PathBuf {
    home().join("tests/golden")
}

/// The names of the books.
fn books() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the books");
    let folders = entries.map(|entry| entry.expect("an entry").path());
    let mut names: Vec<String> = folders
        .filter(|path| path.join("content").is_dir())
        .map(|path| {
            path.file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// A book in a folder of its own, with the theme of all of them, built.
fn build(name: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    let copy = |from: &Path, to: &str| {
        for (path, bytes) in tree(from) {
            sandbox.write(&format!("{to}/{path}"), bytes);
        }
    };
    copy(&folder().join(name).join("content"), "content");
    copy(&folder().join("theme"), "themes/default");
    sandbox.build("public", &[]);
    sandbox
}

/// What is compared of a site: its pages, and the names of all files but the theme's own.
fn shown(site: &Tree) -> Tree {
    let is_own = |path: &&String| !path.starts_with("assets/") && !path.starts_with(".casebook/");
    let names: Vec<&str> = site.keys().filter(is_own).map(String::as_str).collect();
    let list = names.join("\n") + "\n";
    let mut shown = Tree::from([("files.txt".to_owned(), list.into_bytes())]);
    for (path, bytes) in site.iter().filter(|(path, _)| is_page(path)) {
        // Pages are one long line; a line for each block makes a difference easy to read.
        let html = String::from_utf8(bytes.clone()).expect("text");
        shown.insert(path.clone(), lines(&html).into_bytes());
    }
    shown
}

/// A page with a line break before each block.
fn lines(html: &str) -> String {
    const BLOCKS: [&str; 28] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "section",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "blockquote",
        "pre",
        "hr",
        "main",
        "article",
        "nav",
        "body",
        "fieldset",
        "legend",
        "link",
        "title",
    ];
    let mut out = String::new();
    for (index, piece) in html.split('<').enumerate() {
        let name_end = piece
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(piece.len());
        if index > 0 {
            out.push_str(if BLOCKS.contains(&&piece[..name_end]) {
                "\n<"
            } else {
                "<"
            });
        }
        out.push_str(piece);
    }
    out.trim_start().to_owned() + "\n"
}

/// Compares with what is stored, or stores it.
fn compare(folder: &Path, found: &Tree) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _absent = fs::remove_dir_all(folder);
        for (path, bytes) in found {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::write(path, bytes).expect("a file");
        }
        return;
    }
    let expected = tree(folder);
    let names = differences(&expected, found);
    let Some(name) = names.first() else { return };
    let text = |tree: &Tree| {
        let bytes = tree.get(name).cloned();
        bytes.map_or("(no such file)\n".to_owned(), |bytes| {
            String::from_utf8_lossy(&bytes).into()
        })
    };
    let (expected, found) = (text(&expected), text(found));
    let line = expected
        .lines()
        .zip(found.lines())
        .position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
    panic!(
        "{} differs in {} files: {names:?}\n{name}:{}\n  expected: {}\n  found:    {}\n\
         UPDATE_GOLDEN=1 writes them anew",
        folder.display(),
        names.len(),
        line + 1,
        at(&expected),
        at(&found)
    );
}

#[test]
fn whole_books_are_built_page_by_page_as_before() {
    let books = books();
    assert_eq!(books, ["everything", "text-readings"]);
    for name in books {
        let sandbox = build(&name);
        let site = sandbox.tree("public");
        compare(&folder().join(&name).join("expected"), &shown(&site));
    }
}

#[test]
fn a_file_that_nothing_links_to_is_not_published() {
    let expected = fs::read_to_string(folder().join("everything/expected/files.txt"));
    let expected = expected.expect("the list of files");
    assert!(
        expected.contains("table.csv") && !expected.contains("unlinked.txt"),
        "{expected}"
    );
}

#[test]
fn elements_are_closed_in_the_order_they_were_opened() {
    for (path, bytes) in tree(&folder().join("everything/expected")) {
        if is_page(&path) {
            let html = String::from_utf8(bytes).expect("text");
            balanced(&html).unwrap_or_else(|problem| panic!("{path}: {problem}"));
        }
    }
}

/// Whether every element is closed, and none stands where it must not.
fn balanced(html: &str) -> Result<(), String> {
    const VOID: [&str; 6] = ["meta", "link", "img", "input", "br", "hr"];
    const INLINE: [&str; 4] = ["p", "label", "h2", "legend"];
    const BLOCKS: [&str; 7] = ["p", "ul", "ol", "div", "table", "section", "blockquote"];
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let end = piece
            .find(|c: char| c.is_whitespace() || c == '>')
            .unwrap_or(piece.len());
        let name = &piece[..end];
        if let Some(name) = name.strip_prefix('/') {
            let last = open.pop();
            if last != Some(name) {
                return Err(format!("</{name}> closes {last:?} of {open:?}"));
            }
        } else if !name.starts_with('!') && !VOID.contains(&name) {
            if let Some(outer) = open.last()
                && INLINE.contains(outer)
                && BLOCKS.contains(&name)
            {
                return Err(format!("<{name}> stands within <{outer}>"));
            }
            if name == "a" && open.contains(&"a") {
                return Err("a link stands within a link".to_owned());
            }
            open.push(name);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{open:?} are never closed"))
    }
}

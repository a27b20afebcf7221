//! The texts of our own that machines change: the small book, and what the other tests are made of.
//!
//! Takes `tests/fuzz/book`, `tests/golden` and `tests/diagnostics`; gives files and seeds. Shared by the
//! targets of cargo-fuzz and by the suite.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the tests.
fn tests() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // As seen from cargo-fuzz's package, and from the project's own.
    let above = here.ancestors().map(|folder| folder.join("tests"));
    let mut found = above
        .into_iter()
        .filter(|folder| folder.join("golden").is_dir());
    found.next().expect("the folder of the tests")
}

/// The files below a folder, by path from it.
fn below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("a path below");
            let name = name.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
    files
}

/// The small book, by path from the project's root.
pub(crate) fn book() -> BTreeMap<String, Vec<u8>> {
    below(&tests().join("fuzz/book"))
}

/// The marks that texts are made of, one entry of `marks.dict` each.
pub(crate) fn marks() -> Vec<Vec<u8>> {
    let text = fs::read_to_string(tests().join("fuzz/marks.dict")).expect("the marks");
    let lines = text.lines().filter_map(|line| {
        let mark = line.strip_prefix('"')?.strip_suffix('"')?;
        Some(unescaped(mark))
    });
    lines.collect()
}

/// A mark without libFuzzer's escapes.
fn unescaped(mark: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = mark.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'\\', [b'x', high, low, more @ ..]) => {
                let digits = [*high, *low];
                let hex = std::str::from_utf8(&digits).expect("two digits");
                bytes.push(u8::from_str_radix(hex, 16).expect("a number"));
                rest = more;
            }
            (b'\\', [escaped, more @ ..]) => {
                bytes.push(*escaped);
                rest = more;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// The seeds of each target.
pub(crate) fn seeds() -> BTreeMap<&'static str, Vec<Vec<u8>>> {
    let files = files();
    let mut texts = Vec::new();
    let mut fronts = Vec::new();
    let mut wholes = Vec::new();
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if path.ends_with("site.yaml") {
            fronts.push(bytes);
            continue;
        }
        let mut parts = text.splitn(3, "---\n");
        if let (Some(_), Some(front), Some(body)) = (parts.next(), parts.next(), parts.next()) {
            fronts.push(front.as_bytes().to_vec());
            texts.push(body.as_bytes().to_vec());
        }
        let place = place(&path);
        wholes.push([&[place], bytes.as_slice()].concat());
    }
    BTreeMap::from([
        ("text", texts),
        ("front_matter", fronts),
        ("pages", wholes.clone()),
        ("sheets", wholes),
    ])
}

/// The first byte of an input that stands for a file: the place in the book where it fits.
fn place(path: &str) -> u8 {
    let is_source = path.ends_with("/ja.md");
    let has = |folder: &str| path.contains(folder);
    match () {
        () if has_ending(path, "svg") => b'7',
        () if has("cases/") && is_source => b'0',
        () if has("cases/") => b'1',
        () if has("desks/") && is_source => b'2',
        () if has("desks/") => b'6',
        () if has("laws/") => b'3',
        () if has("terms/") => b'4',
        () => b'5',
    }
}

/// Whether a path ends in a dot and these letters.
fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, last)| last == ending)
}

/// Every text of the book, the golden projects and the diagnostics, by path.
fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = book();
    for (path, bytes) in below(&tests().join("golden")) {
        let is_text = path.contains("content/")
            && [".md", ".svg", "site.yaml"]
                .iter()
                .any(|end| path.ends_with(end));
        if is_text {
            files.insert(format!("golden/{path}"), bytes);
        }
    }
    for (path, bytes) in below(&tests().join("diagnostics")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // Each file of a project begins with a line `==> path`; marks stand around the words in question.
        for (number, part) in text.split("\n==> ").enumerate().skip(1) {
            let (name, text) = part.split_once('\n').unwrap_or((part, ""));
            let text = text.split("\n#### ").next().unwrap_or_default();
            if has_ending(name, "md") || has_ending(name, "svg") {
                let text = with_includes(&without_marks(text));
                files.insert(format!("{path}/{number}/{name}"), text.into_bytes());
            }
        }
    }
    files
}

/// A text of the diagnostics with the lines of the files it includes.
fn with_includes(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        match line.strip_prefix("@include ") {
            Some(name) => {
                let path = tests().join("diagnostics/shared").join(name);
                out.push_str(&fs::read_to_string(path).expect("a shared text"));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// A text of the diagnostics without the marks `⟦code¦` and `⟧`.
fn without_marks(text: &str) -> String {
    let mut parts = text.split('⟦');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once('¦').map_or(part, |(_, words)| words));
    }
    out.replace('⟧', "")
}

//! The floor: the least that a program must do to turn the same text into HTML.
//!
//! Walks, reads, turns Markdown into HTML with the parser casebook uses, and writes, on two threads. No
//! template, no links looked at, nothing minified.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use pulldown_cmark::{Options, Parser, html};

/// The argument by which this program knows that it is the floor.
pub(crate) const ARGUMENT: &str = "--as-the-floor";

/// How many threads it has.
const THREADS: usize = 2;

/// Turns every Markdown file below `content` into a page below `out`.
pub(crate) fn run(content: &Path, out: &Path) {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(content)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            page(content, out, path);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(work);
        }
    });
}

/// Makes one page.
fn page(content: &Path, out: &Path, path: &Path) {
    let text = fs::read_to_string(path).expect("a text");
    let body = text.splitn(3, "---\n").last().unwrap_or_default();
    let mut page = String::with_capacity(text.len() * 2);
    html::push_html(&mut page, Parser::new_ext(body, Options::all()));
    let name = path
        .strip_prefix(content)
        .expect("below")
        .with_extension("");
    let folder = out.join(name);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("index.html"), page).expect("a page");
}

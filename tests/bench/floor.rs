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

/// The argument by which it only reads and parses, the least that a checker must do.
pub(crate) const ARGUMENT_READ: &str = "--as-the-floor-of-check";

/// How many threads it has.
const THREADS: usize = 2;

/// Turns every Markdown file below `content` into a page below `out`.
pub(crate) fn build(content: &Path, out: &Path) {
    each(content, |path, body| {
        let mut page = String::with_capacity(body.len() * 2);
        html::push_html(&mut page, Parser::new_ext(body, Options::all()));
        let name = path
            .strip_prefix(content)
            .expect("below")
            .with_extension("");
        let folder = out.join(name);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("index.html"), page).expect("a page");
    });
}

/// Reads and parses every Markdown file below `content`.
pub(crate) fn read(content: &Path) {
    each(content, |_, body| {
        let events = Parser::new_ext(body, Options::all()).into_offset_iter();
        std::hint::black_box(events.count());
    });
}

/// Calls for every text below `content`, on both threads.
fn each(content: &Path, work: impl Fn(&Path, &str) + Sync) {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(content)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    let next = AtomicUsize::new(0);
    let share = || {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let text = fs::read_to_string(path).expect("a text");
            work(path, text.splitn(3, "---\n").last().unwrap_or_default());
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(share);
        }
    });
}

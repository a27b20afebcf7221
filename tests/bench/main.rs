//! The benchmark: casebook beside the floor and, where it is installed, Hugo, on the same text.
//!
//! ```text
//! tests/bench/run                        1,000 and 10,000 pages, five rounds each
//! tests/bench/run --pages 100 --rounds 1 a short one
//! ```
//!
//! Each round makes everything anew in a folder of its own in memory (`/dev/shm`), and the programs take
//! turns; each is a child process, whose CPU time and peak memory the system tells. Printed are medians,
//! and their ratios to the floor and to Hugo: the ratios are what counts. Nothing here is asserted.
//!
//! The text is the "lean" one: entries of the glossary in two languages, about 1,150 Japanese characters
//! or 530 English words each, with headings, lists, a table, emphasis, readings and links, the quiz as a
//! plain list. Glossary entries have no worksheet and no quiz page, so that every program makes the same:
//! a page for each text, lists, checked links (casebook), feed and sitemap (Hugo), minified.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal"
)]

mod corpus;
mod floor;
mod hugo;
mod measure;
mod programs;
mod serve;
mod table;

use std::path::PathBuf;

use measure::Sample;

/// What to measure.
struct Plan {
    pages: Vec<usize>,
    rounds: usize,
}

/// Everything measured of one program over all rounds.
pub(crate) struct Row {
    pub(crate) program: &'static str,
    pub(crate) what: &'static str,
    pub(crate) samples: Vec<Sample>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, content, out] = arguments.as_slice()
        && first == floor::ARGUMENT
    {
        floor::run(content.as_ref(), out.as_ref());
        return;
    }
    let plan = plan(&arguments);
    for pages in plan.pages {
        let folder = workplace();
        corpus::write(folder.path(), pages);
        let rows = programs::measure(folder.path(), pages, plan.rounds);
        let saves = serve::measure(folder.path(), pages);
        table::print(pages, plan.rounds, &rows, &saves);
    }
}

/// Reads the arguments; what cannot be read ends the program with words.
fn plan(arguments: &[String]) -> Plan {
    let mut plan = Plan {
        pages: vec![1_000, 10_000],
        rounds: 5,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut numbers = || -> Vec<usize> {
            let list = rest.next().map(String::as_str).unwrap_or_default();
            let numbers: Result<Vec<usize>, _> = list.split(',').map(str::parse).collect();
            numbers.unwrap_or_else(|_| usage())
        };
        match argument.as_str() {
            "--pages" => plan.pages = numbers(),
            "--rounds" => plan.rounds = numbers().first().copied().unwrap_or(1).max(1),
            // Cargo's own.
            "--bench" => {}
            _ => usage(),
        }
    }
    plan
}

/// Says how the benchmark is run.
fn usage() -> ! {
    eprintln!("usage: tests/bench/run [--pages 1000,10000] [--rounds 5]");
    std::process::exit(2);
}

/// A folder in memory, or on the disk where there is no such place.
fn workplace() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() {
        memory
    } else {
        std::env::temp_dir()
    };
    tempfile::Builder::new()
        .prefix("casebook-bench-")
        .tempdir_in(folder)
        .expect("a folder to work in")
}

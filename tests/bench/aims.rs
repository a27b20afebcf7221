//! The aims beside what was measured: met, missed, or not measured and why.

use crate::programs::work;
use crate::{Measured, Row};

/// An aim: what is measured, what it should be, and what it is.
struct Aim {
    what: &'static str,
    at_most: f64,
    unit: &'static str,
    measured: Option<f64>,
}

/// What cannot be measured here yet, and why.
const NOT_MEASURED: [(&str, &str); 4] = [
    (
        "peak memory, full without worksheets",
        "the full text has them",
    ),
    (
        "full cold build beside Hugo and Pagefind",
        "casebook makes no search yet",
    ),
    (
        "publishing that survives a crash beside plain writing",
        "it cannot be switched off",
    ),
    (
        "worksheets beside other typesetters",
        "`tests/run` does not install them",
    ),
];

/// Prints the aims, at the greatest number of pages that was measured.
pub(crate) fn print(all: &[Measured]) {
    let Some(most) = all.iter().max_by_key(|measured| measured.pages) else {
        return;
    };
    println!("\n## Aims, at {} pages\n", most.pages);
    println!("| aim | at most | measured | met |");
    println!("|---|---|---|---|");
    let mut aims = beside_others(most);
    aims.extend(alone(most));
    aims.extend(linear(all, most));
    for aim in aims {
        let Aim {
            what,
            at_most,
            unit,
            measured,
        } = aim;
        let (measured, met) = match measured {
            None => ("–".to_owned(), "not measured"),
            Some(value) if value <= at_most => (format!("{value:.3}"), "yes"),
            Some(value) => (format!("{value:.3}"), "**no**"),
        };
        println!("| {what} | {at_most}{unit} | {measured}{unit} | {met} |");
    }
    for (what, why) in NOT_MEASURED {
        println!("| {what} | – | – | not measured: {why} |");
    }
}

/// One row's number as a part of another's.
fn ratio(one: Option<&Row>, other: Option<&Row>, of: fn(&Row) -> f64) -> Option<f64> {
    Some(of(one?) / of(other?))
}

/// The aims beside the floor and Hugo.
fn beside_others(at: &Measured) -> Vec<Aim> {
    let own = at.row("casebook", work::COLD);
    let floor = at.row("floor", work::COLD);
    let hugo = at.row("hugo", work::COLD);
    let as_it_comes = at.row("hugo", work::FEEDS);
    let aim = |what, at_most, measured| Aim {
        what,
        at_most,
        unit: "",
        measured,
    };
    vec![
        aim(
            "lean cold build, wall ÷ Hugo as it comes",
            0.20,
            ratio(own, as_it_comes, Row::wall),
        ),
        aim(
            "lean cold build, CPU ÷ Hugo as it comes",
            0.20,
            ratio(own, as_it_comes, Row::cpu),
        ),
        aim(
            "lean cold build, wall ÷ Hugo without feeds",
            0.20,
            ratio(own, hugo, Row::wall),
        ),
        aim(
            "lean cold build, CPU ÷ Hugo without feeds",
            0.20,
            ratio(own, hugo, Row::cpu),
        ),
        aim(
            "lean cold build, CPU ÷ floor, first",
            6.0,
            ratio(own, floor, Row::cpu),
        ),
        aim(
            "lean cold build, CPU ÷ floor, then",
            4.0,
            ratio(own, floor, Row::cpu),
        ),
        aim(
            "bytes a page ÷ Hugo",
            0.9,
            own.and_then(|own| Some(own.page_bytes? / hugo?.page_bytes?)),
        ),
        aim(
            "check, CPU ÷ reading and parsing",
            5.0,
            ratio(
                at.row("casebook", work::CHECK),
                at.row("floor", work::READ),
                Row::cpu,
            ),
        ),
        aim(
            "nothing changed, wall ÷ cold",
            0.1,
            ratio(at.row("casebook", work::WARM), own, Row::wall),
        ),
        aim(
            "one text edited, wall ÷ cold",
            0.1,
            ratio(at.row("casebook", work::EDIT), own, Row::wall),
        ),
    ]
}

/// The aims that need no other program; times depend on the machine.
#[expect(clippy::cast_precision_loss, reason = "numbers to read")]
fn alone(at: &Measured) -> Vec<Aim> {
    let row = |work| at.row("casebook", work);
    let wall_ms = |work| row(work).map(|row| row.wall() * 1000.0);
    let aim = |what, at_most, unit, measured| Aim {
        what,
        at_most,
        unit,
        measured,
    };
    let written = |work| Some(row(work)?.written()? as f64);
    let full = row(work::FULL);
    // Every case has a worksheet in both languages.
    let sheets = (at.pages / 20).max(1) as f64 * 2.0;
    vec![
        aim(
            "peak memory, lean",
            150.0,
            " MB",
            row(work::COLD).map(Row::peak),
        ),
        aim("saved → page, median", 25.0, " ms", Some(at.saved(0.5))),
        aim("saved → page, 95 %", 50.0, " ms", Some(at.saved(0.95))),
        aim("nothing changed", 150.0, " ms", wall_ms(work::WARM)),
        aim("one text edited", 200.0, " ms", wall_ms(work::EDIT)),
        aim("files written for one text", 20.0, "", written(work::EDIT)),
        aim("one text, start to exit", 25.0, " ms", wall_ms(work::ONE)),
        aim(
            "bytes a worksheet",
            75_000.0,
            "",
            full.and_then(|row| row.page_bytes),
        ),
        aim(
            "CPU a worksheet, with its pages",
            30.0,
            " ms",
            full.map(|row| row.cpu() * 1000.0 / sheets),
        ),
    ]
}

/// Whether ten times the pages take ten times as long, if both were measured.
#[expect(clippy::cast_precision_loss, reason = "a ratio")]
fn linear(all: &[Measured], most: &Measured) -> Option<Aim> {
    let least = all.iter().min_by_key(|measured| measured.pages)?;
    if least.pages == most.pages {
        return None;
    }
    let cold = |at: &Measured| at.row("casebook", work::COLD).map(Row::cpu);
    let growth = most.pages as f64 / least.pages as f64;
    Some(Aim {
        what: "CPU for ten times the pages",
        at_most: 10.5,
        unit: "",
        measured: Some(cold(most)? / cold(least)? / growth * 10.0),
    })
}

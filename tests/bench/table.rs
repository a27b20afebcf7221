//! The table: medians, and the ratios that count.

use crate::Row;
use crate::measure::{Sample, median};

/// The median of something of a row.
fn of(row: &Row, value: fn(&Sample) -> f64) -> f64 {
    median(row.samples.iter().map(value).collect())
}

fn wall(sample: &Sample) -> f64 {
    sample.wall.as_secs_f64()
}

fn cpu(sample: &Sample) -> f64 {
    sample.cpu.as_secs_f64()
}

/// In megabytes.
#[expect(clippy::cast_precision_loss, reason = "a size to read")]
fn peak(sample: &Sample) -> f64 {
    sample.peak as f64 / 1e6
}

/// Prints everything about one number of pages.
pub(crate) fn print(pages: usize, rounds: usize, rows: &[Row], saves: &[f64]) {
    let find = |program: &str, what: &str| {
        rows.iter()
            .find(|row| row.program == program && row.what == what)
    };
    let floor = find("floor", "cold");
    let hugo = find("hugo", "cold, --minify");
    let ratio = |row: &Row, to: Option<&Row>, value: fn(&Sample) -> f64| {
        to.map_or_else(
            || "–".to_owned(),
            |to| format!("{:.2}", of(row, value) / of(to, value)),
        )
    };
    println!("\n## {pages} pages, median of {rounds}\n");
    println!(
        "| program | work | wall s | CPU s | peak MB | files written | CPU ÷ floor | wall ÷ Hugo | CPU ÷ Hugo |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for row in rows {
        let written = row.samples.last().and_then(|sample| sample.written);
        println!(
            "| {} | {} | {:.3} | {:.3} | {:.0} | {} | {} | {} | {} |",
            row.program,
            row.what,
            of(row, wall),
            of(row, cpu),
            of(row, peak),
            written.map_or_else(|| "–".to_owned(), |n| n.to_string()),
            ratio(row, floor, cpu),
            ratio(row, hugo, wall),
            ratio(row, hugo, cpu),
        );
    }
    if let Some(cold) = find("casebook", "cold") {
        for what in ["nothing changed", "one text edited"] {
            if let Some(row) = find("casebook", what) {
                println!(
                    "\n{what} ÷ cold: wall {}, CPU {}",
                    ratio(row, Some(cold), wall),
                    ratio(row, Some(cold), cpu)
                );
            }
        }
    }
    let mut sorted = saves.to_vec();
    sorted.sort_by(f64::total_cmp);
    let late = sorted
        .get(sorted.len() * 95 / 100)
        .copied()
        .unwrap_or(f64::NAN);
    println!(
        "\nsaved → page fetched: median {:.1} ms, 95 % within {late:.1} ms ({} saves)",
        median(sorted.clone()),
        sorted.len()
    );
}

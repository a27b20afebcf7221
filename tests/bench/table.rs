//! The table: medians, and the ratios that count.

use crate::measure::{Sample, median, nth};
use crate::programs::work;
use crate::{Measured, Row};

impl Row {
    /// The median of something of this row.
    fn median(&self, value: impl Fn(&Sample) -> f64) -> f64 {
        median(self.samples.iter().map(value))
    }

    /// Seconds from start to exit.
    pub(crate) fn wall(&self) -> f64 {
        self.median(|sample| sample.wall.as_secs_f64())
    }

    /// Seconds of the processor.
    pub(crate) fn cpu(&self) -> f64 {
        self.median(|sample| sample.cpu.as_secs_f64())
    }

    /// Megabytes of memory.
    #[expect(clippy::cast_precision_loss, reason = "a size to read")]
    pub(crate) fn peak(&self) -> f64 {
        self.median(|sample| sample.peak as f64 / 1e6)
    }

    /// Files written in the last round.
    pub(crate) fn written(&self) -> Option<u64> {
        self.samples.last()?.written
    }
}

impl Measured {
    /// A row by whose it is and what was done.
    pub(crate) fn row(&self, program: &str, work: &str) -> Option<&Row> {
        let mut rows = self.rows.iter();
        rows.find(|row| row.program == program && row.work == work)
    }

    /// The time from a save to the page that this part of all saves does not exceed.
    pub(crate) fn saved(&self, part: f64) -> f64 {
        nth(self.saves.iter().copied(), part)
    }
}

/// A number, or a dash.
fn or_dash(number: Option<String>) -> String {
    number.unwrap_or_else(|| "–".to_owned())
}

/// Prints everything about one number of pages.
pub(crate) fn print(rounds: usize, measured: &Measured) {
    println!("\n## {} pages, median of {rounds}\n", measured.pages);
    println!(
        "| program | work | wall s | CPU s | peak MB | bytes a page | files written | CPU ÷ floor | wall ÷ Hugo | CPU ÷ Hugo |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let floor = measured.row("floor", work::COLD);
    let hugo = measured.row("hugo", work::COLD);
    for row in &measured.rows {
        // What is made of other texts than the lean ones has nothing to be compared with.
        let is_lean = row.work.starts_with("lean");
        let ratio = |to: Option<&Row>, of: fn(&Row) -> f64| {
            or_dash(
                to.filter(|_| is_lean)
                    .map(|to| format!("{:.3}", of(row) / of(to))),
            )
        };
        println!(
            "| {} | {} | {:.3} | {:.3} | {:.0} | {} | {} | {} | {} | {} |",
            row.program,
            row.work,
            row.wall(),
            row.cpu(),
            row.peak(),
            or_dash(row.page_bytes.map(|bytes| format!("{bytes:.0}"))),
            or_dash(row.written().map(|n| n.to_string())),
            ratio(floor, Row::cpu),
            ratio(hugo, Row::wall),
            ratio(hugo, Row::cpu),
        );
    }
    println!(
        "\nsaved → reload told and page fetched: median {:.1} ms, 95 % within {:.1} ms ({} saves); the pages of `full` are its worksheets",
        measured.saved(0.5),
        measured.saved(0.95),
        measured.saves.len()
    );
}

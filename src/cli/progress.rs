//! Progress bars on a terminal; silence elsewhere.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};

use crate::pipeline::Progress;

/// A bar for a person who waits, if one does.
pub(super) fn start(quiet: bool) -> Box<dyn Progress> {
    if quiet || !std::io::stderr().is_terminal() {
        return Box::new(Silent);
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg:<10} {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    Box::new(Bar { bar })
}

/// Nobody waits.
struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

/// A bar on standard error, which goes when the work is done.
struct Bar {
    bar: ProgressBar,
}

impl Progress for Bar {
    fn begin(&self, stage: &'static str, total: usize) {
        self.bar.reset();
        self.bar
            .set_length(u64::try_from(total).unwrap_or(u64::MAX));
        self.bar.set_message(stage);
    }

    fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

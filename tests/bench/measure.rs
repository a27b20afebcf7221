//! Running a program and measuring it.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// One run.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sample {
    /// From start to exit.
    pub(crate) wall: Duration,
    /// What the processor spent, in the program and for it in the system.
    pub(crate) cpu: Duration,
    /// The most memory it had, in bytes.
    pub(crate) peak: u64,
    /// How many files it wrote, if it says so.
    pub(crate) written: Option<u64>,
}

/// Runs a command, which must end well.
pub(crate) fn run(command: &mut Command) -> Sample {
    let began = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let said = child.stderr.take().map(std::io::read_to_string);
    let said = said.and_then(Result::ok).unwrap_or_default();
    let used = child.wait4().expect("an end");
    let wall = began.elapsed();
    assert!(used.status.success(), "{command:?}: {said}");
    let (before, _) = said.split_once(" written").unwrap_or_default();
    Sample {
        wall,
        cpu: used.rusage.utime + used.rusage.stime,
        peak: used.rusage.maxrss,
        written: before.rsplit(' ').next().and_then(|word| word.parse().ok()),
    }
}

/// The middle one.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

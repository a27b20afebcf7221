//! Running a program and measuring it.

use std::path::Path;
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
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    nth(values, 0.5)
}

/// The value that so great a part of all values does not exceed.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a place in a short list"
)]
pub(crate) fn nth(values: impl IntoIterator<Item = f64>, part: f64) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let place = (values.len() as f64 * part) as usize;
    values.get(place).copied().unwrap_or(f64::NAN)
}

/// How long the files below `folder` are on average whose path holds `part` and ends in `ending`.
#[expect(clippy::cast_precision_loss, reason = "a size to read")]
pub(crate) fn mean_bytes(folder: &Path, part: &str, ending: &str) -> Option<f64> {
    let files = walkdir::WalkDir::new(folder).into_iter();
    let sizes: Vec<u64> = files
        .filter_map(Result::ok)
        .filter(|entry| {
            let path = entry.path().to_string_lossy();
            path.contains(part) && path.ends_with(ending)
        })
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .collect();
    let count = sizes.len();
    (count > 0).then(|| sizes.iter().sum::<u64>() as f64 / count as f64)
}

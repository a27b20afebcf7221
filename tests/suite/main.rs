//! The suite: the built program, driven over small projects in folders of their own.
//!
//! Takes data (`tests/diagnostics`, `tests/golden`) and projects written here; gives one verdict.
//! The day, the colours and the folder are pinned; nothing needs a network or waits for a clock.

mod commands;
mod diagnostics;
mod dice;
mod fire;
mod fuzz;
mod golden;
mod hostile;
mod incremental;
mod layers;
mod loopback;
mod mend;
mod mercy;
mod online;
mod print;
mod promise;
mod publish;
mod reports;
mod sameness;
mod sandbox;
mod serve;
mod since;
mod texts;
mod tidy;

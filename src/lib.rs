//! casebook turns Markdown case studies about trouble on the Internet into an accessible
//! multilingual site, printable worksheets and quizzes on information ethics.
//!
//! # The way through the house
//! Each stage is a verb with a typed result; data flows one way, and `pipeline` holds the stages
//! in their order: `load` (disk → bytes), `parse` (a file → front matter and document tree),
//! `link` (files → a site), `check` (the site → diagnostics), `plan` (the site → jobs with
//! addresses), `target` (a job → an artifact), `publish` (artifacts → disk).
//!
//! # Invariants
//! - Mistakes in content are values ([`diagnostic::Checked`]), collected and shown together;
//!   `Result` is for the system and for our own errors.
//! - Only `load`, `publish` and `cli` touch the disk; only `pipeline` starts workers (the preview
//!   server of `cli` runs on its own); only `cli` prints.
//! - The document tree is made once and never changed; every output is written from it.
//! - A page reads its own body and the facts of all entries, nothing else.
//! - A room imports only rooms before it (`tests/suite/tidy.rs` holds the order).
//!
//! # Words
//! *Entry*: a case, desk, law, term or page, in one or more languages. *Edition*: an entry in one
//! language. *Facts*: what front matter says. *Body*: a text. *Role*: what a section of a case is
//! for. *Source language*: the first of the site's; the others are translations. *Reading*: how a
//! Japanese word is pronounced (ruby). *Job*: one artifact to make. *Artifact*: one file.

mod check;
pub mod cli;
mod diagnostic;
mod fingerprint;
#[doc(hidden)]
pub mod fuzz;
mod language;
mod link;
mod load;
mod model;
mod parse;
mod pipeline;
mod plan;
mod publish;
mod quiz;
// Measured and tested by itself; nothing is annotated with it yet.
#[cfg(test)]
mod reading;
mod target;

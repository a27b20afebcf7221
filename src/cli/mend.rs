//! `casebook check --fix`: every mistake that has one safe mend, mended in its file.
//!
//! Takes a project; gives the texts as they should be. Mends in memory and looks again, until
//! nothing is left to mend; then each changed file is written once, or shown as a difference.

use std::collections::BTreeMap;
use std::path::Path;

use similar::TextDiff;

use crate::cli::overwrite;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::{self, Fix};
use crate::load::LoadError;
use crate::pipeline::{self, Examined, Memory, Request};

/// How often the mended texts are looked at again. Each mend takes at most a few looks; more would
/// mean that two of them undo each other.
const LOOKS_MAX: usize = 16;

/// The mend of a mistake; what another casebook brings along (`extends`) is mended there.
pub(super) fn fix_of<'a>(examined: &Examined, found: &'a Diagnostic) -> Option<&'a Fix> {
    let path = &examined.sources.get(found.span.source).path;
    found
        .fix
        .as_deref()
        .filter(|_| path.starts_with("content/"))
}

/// A text that should change.
struct Text {
    /// As it lies on the disk.
    before: String,
    after: String,
    /// The line and the code of each mend.
    mends: Vec<(usize, &'static str)>,
}

/// What is to be mended in a project.
pub(super) struct Mends {
    texts: BTreeMap<String, Text>,
}

/// What became of the mends of a project.
pub(super) struct Outcome {
    /// A line for each mend that was made.
    pub(super) made: Vec<String>,
    /// How many files were written.
    pub(super) n_files: usize,
    /// Why a file could not be written, a line each.
    pub(super) refused: Vec<String>,
}

impl Mends {
    /// Finds all mends; gives the project as it was found, too.
    pub(super) fn find(
        request: &Request,
        memory: &mut Memory,
    ) -> Result<(Examined, Self), LoadError> {
        let request = &Request {
            // The mends belong to the texts as they were found, whatever becomes of the files.
            looks_again: true,
            ..request.clone()
        };
        let first = pipeline::examine(request, memory)?;
        let mut mends = Self {
            texts: BTreeMap::new(),
        };
        let mut is_changed = mends.look(&first);
        for _ in 1..LOOKS_MAX {
            if !is_changed {
                break;
            }
            let texts = mends.texts.iter();
            let texts = texts.map(|(path, text)| (path.clone(), text.after.clone()));
            let next = pipeline::examine_with(request, &texts.collect(), memory)?;
            is_changed = mends.look(&next);
        }
        Ok((first, mends))
    }

    /// Mends what one look has found; whether there was anything.
    fn look(&mut self, examined: &Examined) -> bool {
        let mut by_file = BTreeMap::new();
        for found in &examined.diagnostics {
            if let Some(fix) = fix_of(examined, found) {
                let of_file: &mut Vec<_> = by_file.entry(found.span.source).or_default();
                of_file.push((fix, found));
            }
        }
        let mut is_changed = false;
        for (source, found) in by_file {
            let fixes: Vec<&Fix> = found.iter().map(|(fix, _)| *fix).collect();
            let original = examined.sources.get(source);
            let mended = fix::apply(source, original.text(), &fixes);
            if mended.made.is_empty() {
                continue;
            }
            is_changed = true;
            let text = self.texts.entry(original.path.clone());
            let text = text.or_insert_with(|| Text {
                before: original.text().to_owned(),
                after: String::new(),
                mends: Vec::new(),
            });
            text.after = mended.text;
            text.mends.extend(mended.made.into_iter().map(|index| {
                let (_, found) = found[index];
                let line = examined.sources.position(source, found.span.start).line;
                (line, found.code.name)
            }));
        }
        is_changed
    }

    /// Writes every changed file, each whole.
    pub(super) fn write(&self, root: &Path) -> Outcome {
        self.each(root, |path, text| {
            overwrite::write(path, text.before.as_bytes(), text.after.as_bytes())
        })
    }

    /// Finds out which files could be written, and writes none.
    pub(super) fn try_all(&self, root: &Path) -> Outcome {
        self.each(root, |path, text| {
            overwrite::examine(path, text.before.as_bytes()).map(|_| ())
        })
    }

    /// Does something with the place of every changed file.
    fn each(&self, root: &Path, act: impl Fn(&Path, &Text) -> Result<(), String>) -> Outcome {
        let mut outcome = Outcome {
            made: Vec::new(),
            n_files: 0,
            refused: Vec::new(),
        };
        for (path, text) in &self.texts {
            let done = overwrite::locate(root, path).and_then(|place| act(&place, text));
            if let Err(reason) = done {
                outcome
                    .refused
                    .push(format!("cannot mend `{path}`: {reason}"));
                continue;
            }
            outcome.n_files += 1;
            let mut mends = text.mends.clone();
            mends.sort_unstable();
            let lines = mends.iter();
            let lines = lines.map(|(line, code)| format!("{path}:{line}: {code}"));
            outcome.made.extend(lines);
        }
        outcome
    }

    /// The changes of all files, as programs that patch read them.
    pub(super) fn difference(&self) -> String {
        let one = |(path, text): (&String, &Text)| {
            let diff = TextDiff::from_lines(text.before.as_str(), text.after.as_str());
            let (old, new) = (format!("a/{path}"), format!("b/{path}"));
            diff.unified_diff().header(&old, &new).to_string()
        };
        self.texts.iter().map(one).collect()
    }
}

//! Floods: of one kind of mistake in one file, only so many are told.
//!
//! Takes everything found; gives what is told of it. Whoever mends these sees the next ones.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::SourceId;

/// The most mistakes of one kind that are told of one file.
const FLOOD: usize = 100;

/// At most so many of one kind in one file; the last one tells how many there are.
pub(crate) fn without(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let kind = |found: &Diagnostic| (found.span.source, found.code.name);
    let mut counts: BTreeMap<(SourceId, &str), usize> = BTreeMap::new();
    for found in diagnostics {
        *counts.entry(kind(found)).or_default() += 1;
    }
    let mut met: BTreeMap<(SourceId, &str), usize> = BTreeMap::new();
    let told = diagnostics.iter().filter_map(|found| {
        let number = met.entry(kind(found)).or_default();
        *number += 1;
        let more = counts[&kind(found)].saturating_sub(FLOOD);
        if *number > FLOOD {
            return None;
        }
        let mut found = found.clone();
        if *number == FLOOD && more > 0 {
            let noun = if more == 1 { "one" } else { "ones" };
            let message = &found.message;
            found.message = format!("{message} (and {more} more {noun} of this kind in this file)");
        }
        Some(found)
    });
    told.collect()
}

//! Input made by machines: what must hold whatever the bytes are.
//!
//! Takes bytes; gives nothing, or panics. `tests/fuzz` hands it what cargo-fuzz finds, `tests/suite/fuzz.rs`
//! changed texts of our own. Nothing here is part of what casebook does.

mod page;

use std::collections::BTreeMap;

use clap::ValueEnum as _;

use crate::cli::report::{self, Format};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::{SourceId, Sources, Span};
use crate::model::document::{self, Block};
use crate::model::facts::{Collection, EntryId};
use crate::parse::front::FileKind;
use crate::parse::{Look, front, markdown, mask, settings, yaml};
use crate::pipeline::laboratory::Laboratory;
use crate::pipeline::{Examined, Prepared};
use crate::plan::Job;
use crate::plan::jobs::JobKey;

/// Where the file under test lies, by the first byte of the input; each is there in the book.
const PLACES: [&str; 8] = [
    "cases/fuzz/ja.md",
    "cases/fuzz/en.md",
    "desks/fuzz/ja.md",
    "laws/fuzz/ja.md",
    "terms/fuzz/ja.md",
    "pages/fuzz/ja.md",
    "desks/fuzz/en.md",
    "pages/fuzz/picture.svg",
];

/// The slug of the entries under test.
const SLUG: &str = "fuzz";

/// The longest line of a report, in characters.
const LINE_MAX: usize = 4_000;

/// A small book in memory, in which one file after the other is exchanged.
pub struct Fuzz {
    laboratory: Laboratory,
}

impl Fuzz {
    /// A book of files by path from the project's root.
    ///
    /// # Panics
    /// Without settings in it.
    #[must_use]
    pub fn new(book: BTreeMap<String, Vec<u8>>) -> Self {
        let today = jiff::civil::date(2026, 11, 24);
        let laboratory = Laboratory::new(book, today).expect("a book with settings");
        Self { laboratory }
    }

    /// The mask and the Markdown parser: a tree whose spans lie in the text.
    ///
    /// # Panics
    /// When something does not hold.
    pub fn text(bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let masked = mask::mask(&text);
        let seen = text.replace(mask::is_reserved, " ");
        assert_eq!(masked.len(), text.len(), "masking keeps every offset");
        assert_eq!(mask::restore(&masked), seen, "a mask can be taken off");
        let mut end = 0;
        for (range, _) in mask::pieces(&masked) {
            assert_eq!(range.start, end, "pieces follow one another");
            end = range.end;
        }
        let source = SourceId::of("fuzz.md");
        let tree = markdown::parse(source, &text, 0, Look::First);
        tree_is_well(&tree.value, &text);
        for diagnostic in &tree.diagnostics {
            diagnostic_is_well(diagnostic, &|_| &text);
        }
    }

    /// The YAML reader, every kind of front matter, and the settings.
    ///
    /// # Panics
    /// When something does not hold.
    pub fn front_matter(bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let source = SourceId::of("fuzz.md");
        let node = yaml::parse(source, &text, 0);
        let mut diagnostics = node.diagnostics;
        for collection in Collection::ALL {
            let slug = SLUG.to_owned();
            let entry = EntryId { collection, slug };
            for kind in [FileKind::Source, FileKind::Translation] {
                let front = front::decode(&node.value, &entry, kind, &mut diagnostics);
                span_is_well(front.head, &text);
            }
        }
        let read = settings::parse(source, &text);
        assert!(!read.value.languages.is_empty(), "a site has a language");
        for diagnostic in diagnostics.iter().chain(&read.diagnostics) {
            diagnostic_is_well(diagnostic, &|_| &text);
        }
    }

    /// A whole file: every report about it, and every page it shows on. The first byte says which file of the
    /// book it stands for.
    ///
    /// # Panics
    /// When something does not hold.
    pub fn pages(&mut self, bytes: &[u8]) {
        self.whole(bytes, |key| !matches!(key, JobKey::Worksheet(..)));
    }

    /// A whole file, as it is printed.
    ///
    /// # Panics
    /// When something does not hold.
    pub fn sheets(&mut self, bytes: &[u8]) {
        self.whole(bytes, |key| matches!(key, JobKey::Worksheet(..)));
    }

    /// Looks at the book with a file exchanged, and makes of it what is wanted.
    fn whole(&mut self, bytes: &[u8], is_wanted: impl Fn(&JobKey) -> bool + Sync) {
        let Some((place, bytes)) = bytes.split_first() else {
            return;
        };
        let place = PLACES[usize::from(*place) % PLACES.len()];
        let examined = self.laboratory.examine(place, bytes);
        let examined = examined.expect("the settings stay");
        reports_are_well(&examined);
        // While there are errors nothing is rendered.
        let prepared = examined.prepared.as_ref();
        let Some(prepared) = prepared.filter(|_| !examined.has_errors()) else {
            return;
        };
        self.laboratory.work(|| {
            let jobs = prepared.plan.jobs.iter();
            for job in jobs.filter(|job| is_about_the_file(&job.key) && is_wanted(&job.key)) {
                output_is_well(prepared, job);
            }
        });
    }
}

/// Whether a job shows the entry under test.
fn is_about_the_file(key: &JobKey) -> bool {
    match key {
        JobKey::Home(_) | JobKey::List(..) => true,
        JobKey::Entry(_, id)
        | JobKey::Quiz(_, id)
        | JobKey::Worksheet(_, id)
        | JobKey::Alias(_, id, _) => id.slug == SLUG,
        JobKey::File(_) | JobKey::Chooser | JobKey::NotFound | JobKey::Asset(_) => false,
    }
}

/// Makes one output and looks at it.
fn output_is_well(prepared: &Prepared, job: &Job) {
    let address = job.address.as_str();
    match prepared.render_one(job) {
        Ok(bytes) if matches!(job.key, JobKey::Worksheet(..)) => {
            assert!(bytes.starts_with(b"%PDF-"), "{address} is no PDF");
            let text = String::from_utf8_lossy(&bytes);
            let runs = ["/JavaScript", "/Launch", "/OpenAction", "javascript:"];
            let found = runs.iter().find(|action| text.contains(**action));
            assert_eq!(found, None, "{address} holds it");
        }
        Ok(bytes) => page::is_well(address, &bytes),
        Err(error) => panic!("{address}: {}", error.message),
    }
}

/// What is said of a book can be printed in every format.
fn reports_are_well(examined: &Examined) {
    let Examined {
        sources,
        diagnostics,
        ..
    } = examined;
    for diagnostic in diagnostics {
        diagnostic_is_well(diagnostic, &|source| sources.get(source).text());
    }
    for format in Format::value_variants() {
        report_is_well(*format, sources, diagnostics);
    }
}

/// A report has lines that can be read, and nothing that a terminal would obey.
fn report_is_well(format: Format, sources: &Sources, diagnostics: &[Diagnostic]) {
    let text = report::text(format, sources, diagnostics);
    if matches!(format, Format::Json | Format::Sarif) {
        let read: Result<serde_json::Value, _> = serde_json::from_str(&text);
        assert!(read.is_ok(), "{format:?} is no JSON: {text:.200}");
        return;
    }
    let is_obeyed = |c: char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        (c.is_control() && c != '\n') || turns
    };
    let obeyed = text.chars().find(|c| is_obeyed(*c));
    assert_eq!(obeyed, None, "{format:?} prints it: {text:?}");
    let long = text.lines().find(|line| line.chars().count() > LINE_MAX);
    assert_eq!(long, None, "{format:?} prints a line too long to read");
}

/// A diagnostic says something, about words that are there.
fn diagnostic_is_well<'a>(diagnostic: &Diagnostic, text_of: &dyn Fn(SourceId) -> &'a str) {
    let name = diagnostic.code.name;
    assert!(!diagnostic.message.trim().is_empty(), "{name} says nothing");
    span_is_well(diagnostic.span, text_of(diagnostic.span.source));
    for label in &diagnostic.labels {
        span_is_well(label.span, text_of(label.span.source));
    }
}

/// A tree lies in its text.
fn tree_is_well(blocks: &[Block], text: &str) {
    document::walk_blocks(blocks, &mut |block| span_is_well(block.span, text));
    document::walk_text(blocks, &mut |inline| span_is_well(inline.span, text));
}

/// A span lies in its text, between whole characters.
fn span_is_well(span: Span, text: &str) {
    let range = span.start..span.end;
    assert!(
        text.get(range.clone()).is_some(),
        "{range:?} is no part of {} bytes: {text:.200}",
        text.len()
    );
}

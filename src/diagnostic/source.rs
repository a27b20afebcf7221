//! Source texts, spans into them, and the way from a byte offset to a line and a column.
//!
//! Takes file texts under logical paths; gives ids, spans and positions. Never reads a file: a text that
//! lies elsewhere is asked for ([`Origin`]) when it is first wanted.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// Which source a span lies in: the beginning of its path's hash.
///
/// So an id means the same file from one build to the next, and what was learnt of a file can be
/// kept as long as the file stays as it is. With 100,000 files two paths share an id once in four
/// thousand million projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct SourceId(u64);

impl SourceId {
    /// The id of a path from the project's root.
    pub(crate) fn of(path: &str) -> Self {
        Self(Fingerprint::of_bytes(path.as_bytes()).short())
    }
}

/// A half-open range of bytes in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Span {
    /// The text it lies in.
    pub(crate) source: SourceId,
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

impl Span {
    /// `start..end` in `source`.
    pub(crate) fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        Self {
            source,
            start: range.start,
            end: range.end,
        }
    }

    /// The smallest span holding both; both must lie in one source.
    pub(crate) fn to(self, other: Self) -> Self {
        debug_assert_eq!(self.source, other.source, "spans of one source");
        Self {
            source: self.source,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A text as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// The whole text, a byte order mark included if the file has one.
    pub(crate) text: String,
    /// The first byte that is not UTF-8; there the text has a mark in its place.
    pub(crate) bad_byte: Option<usize>,
}

/// Where a text is read when it is wanted.
pub(crate) trait Origin: fmt::Debug + Send + Sync {
    /// Reads it. What cannot be read is an empty text, and noted as trouble.
    fn read(&self) -> Words;

    /// Notes that it is not what it was a moment ago.
    fn is_torn(&self);
}

/// One text an author wrote, under its path from the project's root with `/` between parts.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// `content/cases/only-a-repost/ja.md`.
    pub(crate) path: String,
    /// Where the text can be read again; `None` if it is nowhere else.
    origin: Option<Arc<dyn Origin>>,
    words: OnceLock<Words>,
    /// Where each line begins; found when a place is first asked for.
    lines: OnceLock<Vec<usize>>,
    /// The fingerprint of the text.
    print: OnceLock<Fingerprint>,
}

impl Source {
    /// A text under its path.
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let words = Words {
            text,
            bad_byte: None,
        };
        Self::of_words(path, words)
    }

    /// A text as it was read, under its path.
    pub(crate) fn of_words(path: impl Into<String>, words: Words) -> Self {
        Self {
            path: path.into(),
            origin: None,
            words: OnceLock::from(words),
            lines: OnceLock::new(),
            print: OnceLock::new(),
        }
    }

    /// A text that is read when it is first wanted, with its fingerprint if that is known.
    pub(crate) fn elsewhere(
        path: String,
        origin: Arc<dyn Origin>,
        print: Option<Fingerprint>,
    ) -> Self {
        Self {
            path,
            origin: Some(origin),
            words: OnceLock::new(),
            lines: OnceLock::new(),
            print: print.map(OnceLock::from).unwrap_or_default(),
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.words().text
    }

    /// The first byte that is not UTF-8.
    pub(crate) fn bad_byte(&self) -> Option<usize> {
        self.words().bad_byte
    }

    /// The fingerprint of the text.
    pub(crate) fn print(&self) -> Fingerprint {
        *self.print.get_or_init(|| print_of(self.words()))
    }

    /// The fingerprint of the text, as far as it is known without reading it.
    pub(crate) fn known_print(&self) -> Option<Fingerprint> {
        self.print.get().copied()
    }

    /// Notes the fingerprint that a copy of this source has found.
    fn learn(&self, print: Fingerprint) {
        self.print.get_or_init(|| print);
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let origin = self.origin.as_ref().expect("a text, or a place to read it");
            let words = origin.read();
            if self
                .print
                .get()
                .is_some_and(|known| *known != print_of(&words))
            {
                origin.is_torn();
            }
            words
        })
    }

    /// Where each line begins.
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self
                .text()
                .match_indices('\n')
                .map(|(newline, _)| newline + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }
}

/// The fingerprint of a text.
fn print_of(words: &Words) -> Fingerprint {
    Fingerprint::of_bytes(words.text.as_bytes())
}

/// Every source of a project. A copy shares the texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    sources: BTreeMap<SourceId, Arc<Source>>,
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub(crate) column: usize,
}

impl Sources {
    /// Adds a text and gives its id.
    pub(crate) fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.insert(Arc::new(Source::new(path, text)))
    }

    /// Adds a source, in the place of an earlier one of its path, and gives its id.
    pub(crate) fn insert(&mut self, source: Arc<Source>) -> SourceId {
        let id = SourceId::of(&source.path);
        self.sources.insert(id, source);
        id
    }

    /// Some of these sources to work with. Texts that lie elsewhere are read for this set alone, and go
    /// with it.
    pub(crate) fn copy(&self, ids: impl Iterator<Item = SourceId>) -> Self {
        let copy = |source: &Arc<Source>| match (source.words.get(), &source.origin) {
            (None, Some(_)) => Arc::new(Source::clone(source)),
            _ => Arc::clone(source),
        };
        Self {
            sources: ids.map(|id| (id, copy(&self.sources[&id]))).collect(),
        }
    }

    /// Notes the fingerprints that a copy has found.
    pub(crate) fn learn(&self, copy: &Self) {
        for (id, source) in &copy.sources {
            if let Some(print) = source.known_print() {
                self.get(*id).learn(print);
            }
        }
    }

    /// Whether there is a source of this id.
    pub(crate) fn contains(&self, id: SourceId) -> bool {
        self.sources.contains_key(&id)
    }

    /// The source of an id, to be kept beside this set.
    pub(crate) fn share(&self, id: SourceId) -> Arc<Source> {
        Arc::clone(&self.sources[&id])
    }

    /// The source of an id this set gave.
    pub(crate) fn get(&self, id: SourceId) -> &Source {
        &self.sources[&id]
    }

    /// The words under a span, shortened to the text and to character borders.
    pub(crate) fn slice(&self, span: Span) -> &str {
        let text = self.get(span.source).text();
        let start = floor_char_boundary(text, span.start);
        let end = floor_char_boundary(text, span.end.max(span.start));
        &text[start..end]
    }

    /// The first line a span lies in: what stands before the span, its words there, and the rest.
    pub(crate) fn line_around(&self, span: Span) -> [&str; 3] {
        let text = self.get(span.source).text();
        let start = floor_char_boundary(text, span.start);
        let end = floor_char_boundary(text, span.end.max(span.start));
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = end.min(line_end);
        let before = text[line_start..start].trim_start_matches('\u{feff}');
        [before, &text[start..end], text[end..line_end].trim_end()]
    }

    /// Line and column of a byte offset.
    pub(crate) fn position(&self, source: SourceId, offset: usize) -> Position {
        let source = self.get(source);
        let offset = floor_char_boundary(source.text(), offset);
        let lines = source.lines();
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let before = &source.text()[lines[line - 1]..offset];
        Position {
            line,
            column: before.trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }
}

/// The nearest character border at or before `offset`, never past the end.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn columns_count_characters_and_skip_a_byte_order_mark() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "\u{feff}題名\n本文です");
        assert_eq!(sources.position(id, 6), Position { line: 1, column: 2 });
        let offset = "\u{feff}題名\n本文".len();
        assert_eq!(
            sources.position(id, offset),
            Position { line: 2, column: 3 }
        );
        assert_eq!(sources.position(id, 9_999), Position { line: 2, column: 5 });
    }

    /// A place where a text is read, which counts what happens.
    #[derive(Debug, Default)]
    struct Shelf {
        reads: AtomicUsize,
        tears: AtomicUsize,
    }

    impl Origin for Shelf {
        fn read(&self) -> Words {
            self.reads.fetch_add(1, Ordering::Relaxed);
            let text = "題名\n".to_owned();
            Words {
                text,
                bad_byte: None,
            }
        }

        fn is_torn(&self) {
            self.tears.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn a_text_that_lies_elsewhere_is_read_for_each_copy_and_must_be_what_is_known_of_it() {
        for (known, tears) in [("題名\n", 0), ("題\n", 2)] {
            let shelf = Arc::new(Shelf::default());
            let print = Fingerprint::of_bytes(known.as_bytes());
            let origin = Arc::clone(&shelf) as Arc<dyn Origin>;
            let mut sources = Sources::default();
            let source = Source::elsewhere("a.md".to_owned(), origin, Some(print));
            let id = sources.insert(Arc::new(source));
            for _ in 0..2 {
                let copy = sources.copy(std::iter::once(id));
                assert_eq!(copy.get(id).text(), "題名\n");
                assert_eq!(copy.get(id).text(), "題名\n", "once a copy");
            }
            assert_eq!(shelf.reads.load(Ordering::Relaxed), 2);
            assert_eq!(shelf.tears.load(Ordering::Relaxed), tears, "{known:?}");
        }
    }

    #[test]
    fn what_a_copy_has_found_is_known_to_the_next() {
        let mut sources = Sources::default();
        let origin = Arc::new(Shelf::default()) as Arc<dyn Origin>;
        let source = Source::elsewhere("a.md".to_owned(), origin, None);
        let id = sources.insert(Arc::new(source));
        let copy = sources.copy(std::iter::once(id));
        let print = copy.get(id).print();
        assert_eq!(sources.get(id).known_print(), None);
        sources.learn(&copy);
        assert_eq!(sources.get(id).known_print(), Some(print));
    }
}

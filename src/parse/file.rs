//! A whole content file: front matter, tree, sections.
//!
//! Takes a source and what its path says of it; gives a [`ParsedFile`]. A file with mistakes is
//! still a file: it keeps its address, with placeholders for what could not be read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::fix::Fix;
use crate::diagnostic::source::{Source, SourceId, Span};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::model::facts::{EntryId, FileRole, FrontMatter};
use crate::model::section::Section;
use crate::parse::front::{self, FileKind};
use crate::parse::sections;
use crate::parse::yaml::{self, Node, Value};
use crate::parse::{Look, Reading, encoding, markdown, mask, typing};

/// A file without front matter.
pub(crate) static NO_FRONT_MATTER: Code = Code::error(
    "front::missing",
    "a file has no front matter",
    "Every content file begins with a line `---`, then its facts, then a second line `---`. The first \
     `---` must be the very first line.",
);

/// Front matter without an end.
pub(crate) static UNCLOSED_FRONT_MATTER: Code = Code::error(
    "front::unclosed",
    "the front matter has no end",
    "The facts at the top of a file end with a line that holds nothing but `---`.",
);

/// A control character.
pub(crate) static CONTROL_CHARACTER: Code = Code::error(
    "source::control-character",
    "a control character stands in the text",
    "Characters that nobody can see (other than line breaks and tabs) come in by copying from other \
     programs. They break searching and reading aloud. Delete the character at the place shown.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&NO_FRONT_MATTER, &UNCLOSED_FRONT_MATTER, &CONTROL_CHARACTER];

/// One content file, read.
#[derive(Debug)]
pub(crate) struct ParsedFile {
    /// The language it is in.
    pub(crate) language: LanguageTag,
    /// What its front matter says.
    pub(crate) front: FrontMatter,
    /// Where the front matter stands.
    pub(crate) front_span: Span,
    /// Its sections, the quiz among them.
    pub(crate) sections: Vec<Section>,
}

impl ParsedFile {
    /// Whether this is the source file of an entry that is not to be published yet.
    pub(crate) fn is_draft(&self) -> bool {
        matches!(&self.front.role, FileRole::Source(facts) if facts.draft)
    }
}

/// One content file, taken apart but not understood yet: so files of one path can be laid over each
/// other.
#[derive(Debug)]
pub(crate) struct RawFile {
    /// Its front matter.
    pub(crate) front: Node,
    /// Where the front matter stands; of each layer, the topmost first.
    pub(crate) fronts: Vec<Span>,
    /// How far each field and section reaches, by the place it begins with.
    pub(crate) extents: BTreeMap<Span, Span>,
    /// Whether there is a front matter that can be read.
    pub(crate) has_front: bool,
    /// Its sections, the quiz among them.
    pub(crate) sections: Vec<Section>,
}

/// Takes one content file apart.
pub(crate) fn read(id: SourceId, source: &Source, reading: Reading<'_>) -> Checked<RawFile> {
    let mut diagnostics = Vec::new();
    let text = source.text();
    let parts = split_front_matter(id, text, &mut diagnostics);
    let front_span = Span::new(id, parts.front.clone());
    let (front, has_front) = match reading.look {
        Look::First => {
            encoding::check(id, source, &mut diagnostics);
            control_characters(id, text, &mut diagnostics);
            front(id, text, parts.front, &mut diagnostics)
        }
        Look::Again => {
            let (span, value) = (front_span, Value::Null);
            (Node { span, value }, false)
        }
    };
    let blocks = markdown::parse(id, &text[parts.body..], parts.body, reading.look);
    let blocks = blocks.unpack(&mut diagnostics);
    let sections = sections::split(id, parts.body, blocks, reading.collection, reading.titles);
    let mut raw = RawFile {
        front,
        has_front: has_front && parts.found,
        fronts: vec![front_span],
        extents: BTreeMap::new(),
        sections: sections.unpack(&mut diagnostics),
    };
    if reading.look == Look::First {
        raw.measure(front_span, Span::new(id, parts.body..text.len()));
    }
    Checked {
        value: raw,
        diagnostics,
    }
}

/// The front matter of a text, and whether it could be read.
fn front(
    id: SourceId,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Node, bool) {
    let start = range.start;
    // What cannot be seen has been reported, and must not be called bad YAML as well.
    let front = without_control_characters(&text[range]);
    let readable = typing::front::look(id, &front, start, diagnostics);
    let mut node = yaml::parse(id, &readable.text, start);
    let is_unreadable = |found: &Diagnostic| found.code.name != yaml::DUPLICATE_KEY.name;
    let had_syntax_errors = node.diagnostics.iter().any(is_unreadable);
    if readable.is_doubtful {
        node.diagnostics.retain(|found| !is_unreadable(found));
    }
    let is_read = !had_syntax_errors && !readable.is_doubtful;
    (node.unpack(diagnostics), is_read)
}

/// Understands a file that was taken apart.
pub(crate) fn decode(
    raw: RawFile,
    entry: &EntryId,
    language: &LanguageTag,
    kind: FileKind,
) -> Checked<ParsedFile> {
    let mut diagnostics = Vec::new();
    let front = front::decode(&raw.front, entry, kind, &mut diagnostics);
    // A front matter that could not be read would be called missing field by field.
    if !raw.has_front {
        diagnostics.clear();
    }
    let file = ParsedFile {
        language: language.clone(),
        front,
        front_span: raw.fronts[0],
        sections: raw.sections,
    };
    Checked {
        value: file,
        diagnostics,
    }
}

/// Where the parts of a file lie.
struct Parts {
    /// The bytes between the two `---` lines.
    front: Range<usize>,
    /// The first byte after the second.
    body: usize,
    /// Whether there is any front matter.
    found: bool,
}

/// Finds the two `---` lines.
fn split_front_matter(id: SourceId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Parts {
    let bom = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let first_line = text[bom..].split_inclusive('\n').next().unwrap_or_default();
    if first_line.trim_end() != "---" {
        let end = bom + first_line.trim_end().len();
        diagnostics.push(
            NO_FRONT_MATTER
                .at(
                    Span::new(id, bom..end),
                    "the file does not begin with front matter",
                )
                .help("begin it with a line `---`, then `title: …`, `summary: …`, then `---`"),
        );
        return Parts {
            front: bom..bom,
            body: bom,
            found: false,
        };
    }
    let start = bom + first_line.len();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Parts {
                front: start..at,
                body: at + line.len(),
                found: true,
            };
        }
        at += line.len();
    }
    diagnostics.push(
        UNCLOSED_FRONT_MATTER
            .at(
                Span::new(id, bom..bom + 3),
                "the front matter that begins here has no end",
            )
            .help("put a line `---` after the last fact"),
    );
    Parts {
        front: start..start,
        body: text.len(),
        found: false,
    }
}

/// Whether nobody can see a character, or the mask needs it for itself.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || mask::is_reserved(c)
}

/// A text with spaces for what nobody can see; byte offsets stay as they are.
fn without_control_characters(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let spaces = |c: char| " ".repeat(c.len_utf8());
    let seen = |c: char| {
        if is_unseen(c) {
            spaces(c)
        } else {
            c.to_string()
        }
    };
    Cow::Owned(text.chars().map(seen).collect())
}

/// Reports characters that nobody can see.
fn control_characters(id: SourceId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    for (start, c) in text.char_indices().filter(|(_, c)| is_unseen(*c)) {
        let span = Span::new(id, start..start + c.len_utf8());
        // These part words or lines; without them, what they part would run together.
        let is_break = matches!(c, '\u{b}' | '\u{c}' | '\u{85}');
        diagnostics.push(
            CONTROL_CHARACTER
                .at(
                    span,
                    format!(
                        "the control character U+{:04X} stands in the text",
                        u32::from(c)
                    ),
                )
                .help("delete it")
                .fix((!is_break).then(|| Fix::replace(span, ""))),
        );
    }
}

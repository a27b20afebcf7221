//! One file over another of the same path.
//!
//! Takes files that were taken apart, the upper one with `overrides: sections`; gives one file: fields
//! and sections of the upper where it has them, those of the lower elsewhere. Every span keeps
//! pointing into the file it came from. What is wrong with replaced parts is forgotten.

use std::collections::BTreeSet;

use crate::diagnostic::source::{SourceId, Sources, Span};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::model::document::{self, Block, BlockKind, Inline, InlineKind};
use crate::model::section::{Role, Section};
use crate::model::text;
use crate::parse::Reading;
use crate::parse::file::{self, RawFile};
use crate::parse::sections;
use crate::parse::yaml::{Key, Node, Value};

/// The field that says what a file is to the one below it.
pub(crate) const OVERRIDES: &str = "overrides";
/// Its only word: the file holds the fields and sections it changes, and no others.
pub(crate) const SECTIONS: &str = "sections";

/// A file that changes sections of nothing.
pub(crate) static NOTHING_BELOW: Code = Code::error(
    "layers::nothing-below",
    "a file changes sections of a file that is not there",
    "`overrides: sections` says that this file holds only what it changes in the file of the same path in \
     the casebook below (`extends` in `site.yaml`). There is none. Either the path is misspelt, or the \
     file below was taken away or moved; then write the whole file, without `overrides`.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&NOTHING_BELOW];

impl RawFile {
    /// The place of the words that say that only fields and sections are changed, if they are there.
    pub(crate) fn overrides_sections(&self) -> Option<Span> {
        let (_, node) = self.pairs().iter().find(|(key, _)| key.name == OVERRIDES)?;
        matches!(&node.value, Value::Scalar(word) if word == SECTIONS).then_some(node.span)
    }

    /// The fields of the front matter.
    pub(crate) fn pairs(&self) -> &[(Key, Node)] {
        match &self.front.value {
            Value::Mapping(pairs) => pairs,
            _ => &[],
        }
    }

    /// A section from its heading to the next.
    pub(crate) fn section_span(&self, section: &Section) -> Span {
        self.extents
            .get(&section.span)
            .copied()
            .unwrap_or(section.span)
    }

    /// A field from its key to the next.
    pub(crate) fn field_span(&self, key: &Key) -> Span {
        self.extents.get(&key.span).copied().unwrap_or(key.span)
    }

    /// How far each part reaches, by the place it begins with: up to the next of its kind, or the end.
    /// Asked of a file by itself, before others are laid over it.
    pub(crate) fn measure(&mut self, front: Span, body: Span) {
        let keys = self.pairs().iter().map(|(key, _)| key.span).collect();
        let headings = self.sections.iter().map(|section| section.span).collect();
        for (mut starts, end) in [(keys, front.end), (headings, body.end)] {
            let starts: &mut Vec<Span> = &mut starts;
            starts.sort();
            let ends = starts.iter().skip(1).map(|next| next.start).chain([end]);
            let extents: Vec<(Span, usize)> = starts.iter().copied().zip(ends).collect();
            let whole = |(start, end)| (start, Span { end, ..start });
            self.extents.extend(extents.into_iter().map(whole));
        }
    }

    /// The whole file as it would be written in one layer.
    pub(crate) fn flattened(&self, sources: &Sources) -> String {
        let mut out = "---\n".to_owned();
        for (key, _) in self.pairs().iter().filter(|(key, _)| key.name != OVERRIDES) {
            out.push_str(sources.slice(self.field_span(key)).trim_end());
            out.push('\n');
        }
        out.push_str("---\n");
        for section in &self.sections {
            out.push('\n');
            out.push_str(sources.slice(self.section_span(section)).trim());
            out.push('\n');
        }
        out
    }
}

/// The name of a section for people: its role, its id or its words; nothing before the first heading.
pub(crate) fn section_name(section: &Section) -> Option<String> {
    let heading = section.heading.as_ref()?;
    let role = section.role.map(|role| role.id().to_owned());
    let id = || heading.id.clone().filter(|id| !id.is_empty());
    role.or_else(id)
        .or_else(|| Some(text::plain(&heading.content)))
}

/// Whether a section takes the place of another.
pub(crate) fn replaces(upper: &Section, lower: &Section) -> bool {
    match (&upper.heading, &lower.heading) {
        (None, None) => true,
        (Some(upper_heading), Some(lower_heading)) => {
            let words =
                |heading: &document::Heading| sections::normal(&text::plain(&heading.content));
            if upper.role.is_some() || lower.role.is_some() {
                return upper.role == lower.role;
            }
            let is_id = upper_heading.id.as_deref().is_some_and(|id| !id.is_empty());
            (is_id && upper_heading.id == lower_heading.id)
                || words(upper_heading) == words(lower_heading)
        }
        _ => false,
    }
}

/// Reads the files of one path, the topmost first, as far down as each says that it changes sections
/// only; `files` is never empty.
pub(crate) fn read(
    files: &[SourceId],
    sources: &Sources,
    reading: Reading<'_>,
) -> Checked<RawFile> {
    let (first, below) = files.split_first().expect("a file has itself");
    let mut upper = file::read(*first, sources.get(*first), reading);
    let Some(span) = upper.value.overrides_sections() else {
        return upper;
    };
    if below.is_empty() {
        let diagnostic = NOTHING_BELOW
            .at(span, "there is no file of this path below")
            .help("write the whole file and take this line out, or mend the path");
        upper.diagnostics.push(diagnostic);
        return upper;
    }
    let lower = read(below, sources, reading);
    let mut merged = over(upper.value, lower);
    merged.diagnostics.append(&mut upper.diagnostics);
    merged
}

/// Lays a file over another.
pub(crate) fn over(mut upper: RawFile, lower: Checked<RawFile>) -> Checked<RawFile> {
    let Checked {
        value: mut lower,
        mut diagnostics,
    } = lower;
    let replaced: Vec<Span> = lower
        .sections
        .iter()
        .filter(|one| upper.sections.iter().any(|section| replaces(section, one)))
        .map(|section| lower.section_span(section))
        .collect();
    let is_replaced = |found: &Diagnostic| {
        let span = found.span;
        replaced.iter().any(|part| {
            part.source == span.source && part.start <= span.start && span.end <= part.end
        })
    };
    diagnostics.retain(|found| !is_replaced(found));
    keep_footnotes(&mut upper, &mut lower);
    let front = Node {
        span: upper.front.span,
        value: Value::Mapping(fields(&upper, &lower)),
    };
    let (mut fronts, mut extents) = (upper.fronts, upper.extents);
    fronts.append(&mut lower.fronts);
    extents.append(&mut lower.extents);
    let value = RawFile {
        front,
        fronts,
        extents,
        has_front: upper.has_front && lower.has_front,
        sections: merge(upper.sections, lower.sections),
    };
    Checked { value, diagnostics }
}

/// The fields of both: of two with one name the upper.
fn fields(upper: &RawFile, lower: &RawFile) -> Vec<(Key, Node)> {
    let find = |name: &str| upper.pairs().iter().find(|(key, _)| key.name == name);
    let from_below = lower.pairs().iter();
    let mut pairs: Vec<(Key, Node)> = from_below
        .map(|pair| find(&pair.0.name).unwrap_or(pair).clone())
        .collect();
    let is_new = |key: &Key| {
        !lower
            .pairs()
            .iter()
            .any(|(other, _)| other.name == key.name)
    };
    let new = upper.pairs().iter().filter(|(key, _)| is_new(key));
    pairs.extend(new.cloned());
    pairs
}

/// The sections of both in the order of the lower; new ones where their role belongs, or at the end.
fn merge(upper: Vec<Section>, lower: Vec<Section>) -> Vec<Section> {
    let mut merged = lower;
    for section in upper {
        if let Some(place) = merged.iter_mut().find(|one| replaces(&section, one)) {
            *place = section;
            continue;
        }
        let rank = |role: Role| Role::ALL.iter().position(|other| *other == role);
        let is_later = |one: &Section| match (one.role, section.role) {
            (Some(other), Some(own)) => rank(other) > rank(own),
            // What has no heading stands before all that has.
            _ => section.heading.is_none() && one.heading.is_some(),
        };
        let at = merged.iter().position(is_later).unwrap_or(merged.len());
        merged.insert(at, section);
    }
    merged
}

/// Keeps every footnote with the words that name it: those of replaced sections that others name
/// move to them, and labels that both files use are told apart.
fn keep_footnotes(upper: &mut RawFile, lower: &mut RawFile) {
    let is_replaced = |section: &Section| upper.sections.iter().any(|one| replaces(one, section));
    let kept = lower.sections.iter().filter(|one| !is_replaced(one));
    let mut named = BTreeSet::new();
    for section in kept {
        references(&section.blocks, &mut named);
    }
    let mut orphans: Vec<Block> = Vec::new();
    for section in lower.sections.iter().filter(|one| is_replaced(one)) {
        let named_here = |block: &&Block| match &block.kind {
            BlockKind::Footnote(footnote) => named.contains(&footnote.label),
            _ => false,
        };
        orphans.extend(section.blocks.iter().filter(named_here).cloned());
    }
    let home = lower
        .sections
        .iter_mut()
        .filter(|one| one.role != Some(Role::Quiz))
        .find(|section| !upper.sections.iter().any(|one| replaces(one, section)));
    if let Some(home) = home {
        home.blocks.append(&mut orphans);
    }
    let taken = labels(&lower.sections);
    let free = |label: &str| {
        let mut free = label.to_owned();
        while taken.contains(&free) {
            free.push_str("-over");
        }
        free
    };
    for section in &mut upper.sections {
        relabel(&mut section.blocks, &free);
    }
}

/// The labels of all footnotes.
fn labels(sections: &[Section]) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for section in sections {
        document::walk_blocks(&section.blocks, &mut |block| {
            if let BlockKind::Footnote(footnote) = &block.kind {
                labels.insert(footnote.label.clone());
            }
        });
    }
    labels
}

/// The labels that a text names.
fn references(blocks: &[Block], named: &mut BTreeSet<String>) {
    document::walk_text(blocks, &mut |inline| {
        if let InlineKind::FootnoteReference(label) = &inline.kind {
            named.insert(label.clone());
        }
    });
}

/// Gives footnotes, and what names them, other labels.
fn relabel(blocks: &mut [Block], label: &dyn Fn(&str) -> String) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(heading) => relabel_line(&mut heading.content, label),
            BlockKind::Paragraph(line) => relabel_line(line, label),
            BlockKind::List(list) => {
                for item in &mut list.items {
                    relabel(&mut item.blocks, label);
                }
            }
            BlockKind::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| relabel_line(cell, label));
            }
            BlockKind::Quote(inner) | BlockKind::Alert(_, inner) => relabel(inner, label),
            BlockKind::Footnote(footnote) => {
                footnote.label = label(&footnote.label);
                relabel(&mut footnote.blocks, label);
            }
            BlockKind::Figure(_) | BlockKind::Code(_) | BlockKind::Rule => {}
        }
    }
}

/// The same in one line.
fn relabel_line(line: &mut [Inline], label: &dyn Fn(&str) -> String) {
    for inline in line {
        match &mut inline.kind {
            InlineKind::FootnoteReference(name) => *name = label(name),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => relabel_line(inner, label),
            InlineKind::Link(anchor) => relabel_line(&mut anchor.content, label),
            InlineKind::Text(_)
            | InlineKind::Ruby { .. }
            | InlineKind::Code(_)
            | InlineKind::Image(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak => {}
        }
    }
}

//! What the Markdown parser made of a text, byte by byte, and its lines.
//!
//! Takes the parser's events as they pass; gives what rules about typing ask: whether a byte is
//! plain text, where items and tables lie, and in which order text and strong emphasis come.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// What a byte of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A mark, an address, white space, or a definition.
    Mark,
    /// Words to be read.
    Text,
    /// Code, a comment or HTML.
    Opaque,
}

/// A step through the text's inline content.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Another block, or another cell, begins or ends.
    Block,
    /// Emphasis, a link or a picture begins.
    Open,
    /// It ends.
    Close,
    /// Strong emphasis begins and spans this much, its marks included.
    Strong(Range<usize>),
    /// Plain text.
    Text(Range<usize>),
}

/// What the parser made of a text.
#[derive(Debug)]
pub(crate) struct Layout {
    kinds: Vec<Kind>,
    is_in_code: bool,
    /// Every list item.
    pub(super) items: Vec<Range<usize>>,
    /// Every table, with how many columns it has.
    pub(super) tables: Vec<(Range<usize>, usize)>,
    /// Every heading.
    pub(super) headings: Vec<Range<usize>>,
    /// The inline content in its order.
    pub(super) steps: Vec<Step>,
}

impl Layout {
    /// The layout of a text of so many bytes, of which nothing is known yet.
    pub(crate) fn new(len: usize) -> Self {
        Self {
            kinds: vec![Kind::Mark; len],
            is_in_code: false,
            items: Vec::new(),
            tables: Vec::new(),
            headings: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// Notes an event of the parser.
    pub(crate) fn note(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.note_start(tag, range),
            Event::End(TagEnd::CodeBlock) => self.is_in_code = false,
            Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => self.steps.push(Step::Close),
            Event::End(_) => self.steps.push(Step::Block),
            Event::Text(_) if !self.is_in_code => {
                self.fill(range, Kind::Text);
                self.steps.push(Step::Text(range.clone()));
            }
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => {
                self.fill(range, Kind::Opaque);
            }
            _ => {}
        }
    }

    /// Notes the start of a block or of an inline that holds others.
    fn note_start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.fill(range, Kind::Opaque);
                self.is_in_code = matches!(tag, Tag::CodeBlock(_));
            }
            Tag::Item => self.items.push(range.clone()),
            Tag::Table(columns) => self.tables.push((range.clone(), columns.len())),
            Tag::Heading { .. } => self.headings.push(range.clone()),
            _ => {}
        }
        self.steps.push(match tag {
            Tag::Strong => Step::Strong(range.clone()),
            Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => Step::Open,
            _ => Step::Block,
        });
    }

    fn fill(&mut self, range: &Range<usize>, kind: Kind) {
        if let Some(kinds) = self.kinds.get_mut(range.clone()) {
            kinds.fill(kind);
        }
    }

    /// Whether the byte at a place is plain text.
    pub(super) fn is_text(&self, at: usize) -> bool {
        self.kinds.get(at) == Some(&Kind::Text)
    }

    /// Whether the byte at a place is code, a comment or HTML.
    pub(super) fn is_opaque(&self, at: usize) -> bool {
        self.kinds.get(at) == Some(&Kind::Opaque)
    }

    /// Whether a place lies in a table.
    pub(super) fn is_in_table(&self, at: usize) -> bool {
        self.tables.iter().any(|(range, _)| range.contains(&at))
    }
}

/// A line of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its first byte.
    pub(super) start: usize,
    /// Where what holds the line ends: after the last `>` of quotes, and the space that belongs to it.
    pub(super) inner: usize,
    /// The first byte after the signs of quotes and ordinary spaces.
    pub(super) head: usize,
    /// One past its last byte, line break apart.
    pub(super) end: usize,
}

impl Line {
    /// Whether the line lies in a quote.
    pub(super) fn is_quoted(&self) -> bool {
        self.inner > self.start
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|whole| {
        let start = at;
        at += whole.len();
        let words = whole.trim_end_matches(['\n', '\r']);
        let (mut inner, mut head) = (0, 0);
        for (index, byte) in words.bytes().enumerate() {
            match byte {
                b'>' => {
                    head = index + 1;
                    inner = head + usize::from(words[head..].starts_with(' '));
                }
                b' ' | b'\t' => head = index + 1,
                _ => break,
            }
        }
        Line {
            start,
            inner: start + inner,
            head: start + head,
            end: start + words.len(),
        }
    });
    lines.collect()
}

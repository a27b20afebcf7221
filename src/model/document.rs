//! The document tree: blocks and inlines with the bytes they came from.
//!
//! Built once from Markdown and never changed; HTML, Typst data and plain text are written from
//! it. Nesting never exceeds [`DEPTH_MAX`], so that a plain recursive walk is safe.

use crate::diagnostic::source::Span;

/// The deepest nesting a document may have, in blocks and inlines together.
pub(crate) const DEPTH_MAX: usize = 64;

/// A piece of a page that stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// The Markdown it was made from.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: BlockKind,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(Heading),
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A bulleted, numbered or task list.
    List(List),
    /// A table with one row of headings.
    Table(Table),
    /// A picture on a line of its own; its title is the caption.
    Figure(Image),
    /// A quotation.
    Quote(Vec<Block>),
    /// A call-out (`> [!NOTE]`).
    Alert(AlertKind, Vec<Block>),
    /// A block of code.
    Code(Code),
    /// What a footnote says.
    Footnote(Footnote),
    /// A thematic break.
    Rule,
}

/// A heading with what its attribute braces say.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heading {
    /// 1 to 6.
    pub(crate) level: u8,
    /// `{#id}`, as written.
    pub(crate) id: Option<String>,
    /// `{.class}`, as written.
    pub(crate) classes: Vec<String>,
    /// `{key=value}`, as written; the value of a bare key is empty.
    pub(crate) attributes: Vec<(String, String)>,
    /// The words.
    pub(crate) content: Vec<Inline>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct List {
    /// The first number of a numbered list; `None` for bullets.
    pub(crate) start: Option<u64>,
    /// Its items.
    pub(crate) items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// The Markdown it was made from.
    pub(crate) span: Span,
    /// `Some(true)` for `[x]`, `Some(false)` for `[ ]`, `None` for an ordinary item.
    pub(crate) task: Option<bool>,
    /// What it holds; the text of a tight item is one paragraph.
    pub(crate) blocks: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    /// One for each column.
    pub(crate) alignments: Vec<Alignment>,
    /// The heading cells.
    pub(crate) head: Vec<Vec<Inline>>,
    /// The rows of cells.
    pub(crate) rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// As the language reads.
    Natural,
    /// At the start of the line.
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// The kinds of alert, as GitHub names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl AlertKind {
    /// The word used in class names, print data and message ids.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// A block of code.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Code {
    /// The first word of the fence's info string.
    pub(crate) language: Option<String>,
    /// The code.
    pub(crate) text: String,
}

/// A footnote's text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Footnote {
    /// `[^label]`
    pub(crate) label: String,
    /// What it says.
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Inline {
    /// The Markdown it was made from.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: InlineKind,
}

/// The kinds of inline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum InlineKind {
    /// Words.
    Text(String),
    /// `{base|reading}`; an empty reading says that none is to be shown.
    Ruby {
        /// The word.
        base: String,
        /// How it is read.
        reading: String,
    },
    /// `*…*`
    Emphasis(Vec<Inline>),
    /// `**…**`
    Strong(Vec<Inline>),
    /// `~~…~~`
    Strikethrough(Vec<Inline>),
    /// `` `…` ``
    Code(String),
    /// `[…](…)`
    Link(Link),
    /// `![…](…)` within a line.
    Image(Image),
    /// `[^label]`
    FootnoteReference(String),
    /// The end of a line that is not the end of a paragraph.
    SoftBreak,
    /// A line break the author asked for.
    HardBreak,
}

/// A link as its author wrote it; where it leads is found when the site is linked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    /// The address as written.
    pub(crate) destination: String,
    /// The title in quotes, if any.
    pub(crate) title: String,
    /// The words that carry the link.
    pub(crate) content: Vec<Inline>,
}

/// A picture as its author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Image {
    /// The Markdown of the whole picture.
    pub(crate) span: Span,
    /// The address as written.
    pub(crate) destination: String,
    /// The title in quotes: the caption of a figure.
    pub(crate) title: String,
    /// The text that stands for the picture.
    pub(crate) alt: String,
}

/// Calls `visit` with every block of a tree, parents first.
pub(crate) fn walk_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::List(list) => {
                for item in &list.items {
                    walk_blocks(&item.blocks, visit);
                }
            }
            BlockKind::Quote(inner) | BlockKind::Alert(_, inner) => walk_blocks(inner, visit),
            BlockKind::Footnote(footnote) => walk_blocks(&footnote.blocks, visit),
            BlockKind::Heading(_)
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Figure(_)
            | BlockKind::Code(_)
            | BlockKind::Rule => {}
        }
    }
}

/// Calls `visit` with every inline of a line, parents first.
pub(crate) fn walk_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => walk_inlines(inner, visit),
            InlineKind::Link(link) => walk_inlines(&link.content, visit),
            InlineKind::Text(_)
            | InlineKind::Ruby { .. }
            | InlineKind::Code(_)
            | InlineKind::Image(_)
            | InlineKind::FootnoteReference(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak => {}
        }
    }
}

impl Block {
    /// The lines of text that stand in this very block (not in blocks within it).
    pub(crate) fn lines(&self) -> Vec<&[Inline]> {
        match &self.kind {
            BlockKind::Heading(heading) => vec![&heading.content],
            BlockKind::Paragraph(content) => vec![content],
            BlockKind::Table(table) => table
                .head
                .iter()
                .chain(table.rows.iter().flatten())
                .map(Vec::as_slice)
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Calls `visit` with every inline of every block of a tree.
pub(crate) fn walk_text<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    walk_blocks(blocks, &mut |block| {
        for line in block.lines() {
            walk_inlines(line, visit);
        }
    });
}

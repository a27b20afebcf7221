//! Markdown into the document tree, in one pass over pulldown-cmark's offset events.
//!
//! Takes a text and where it begins in its file; gives blocks with spans into the file. Follows
//! [CommonMark](https://spec.commonmark.org/) with GitHub's tables, task lists, strikethrough,
//! alerts and footnotes, and heading attributes. Raw HTML is refused, nesting is limited.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag,
};

use crate::diagnostic::fix::Fix;
use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::model::document::{
    self, AlertKind, Alignment, Block, BlockKind, DEPTH_MAX, Footnote, Heading, Image, Inline,
    InlineKind, Item, Link, List, Table,
};
use crate::model::text;
use crate::parse::Look;
use crate::parse::html::{self, Elements};
use crate::parse::mask::{self, Piece};
use crate::parse::typing::{self, layout::Layout};

/// HTML in Markdown.
pub(crate) static RAW_HTML: Code = Code::error(
    "markdown::raw-html",
    "raw HTML is not used in content",
    "A page goes to paper, to school systems and to screen readers as well as to a browser, and HTML \
     would be lost on the way. Use Markdown's own marks. If you mean the sign itself, write `\\<`. \
     Comments (`<!-- … -->`) are allowed and never published.",
);

/// Nesting without end.
pub(crate) static TOO_DEEP: Code = Code::error(
    "markdown::too-deep",
    "quotes, lists or emphasis are nested too deeply",
    "A text may be nested 64 levels deep. What lies deeper cannot be read by anyone, and is usually a \
     slip of the keyboard.",
);

/// A reference nobody defined.
pub(crate) static UNDEFINED_REFERENCE: Code = Code::error(
    "markdown::undefined-reference",
    "a reference leads nowhere",
    "`[words][name]` needs a line `[name]: address` in the same file, and `[^name]` a line \
     `[^name]: text`. Without it the brackets would be printed as they are.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&RAW_HTML, &TOO_DEEP, &UNDEFINED_REFERENCE];

/// Builds the tree of `text`, which begins at byte `offset` of its source.
pub(crate) fn parse(
    source: SourceId,
    text: &str,
    offset: usize,
    look: Look,
) -> Checked<Vec<Block>> {
    let masked = mask::mask(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut broken = Vec::new();
    let mut note_broken = |link: pulldown_cmark::BrokenLink<'_>| {
        // A lone `[word]` is ordinary text; only the two-part forms promise a definition.
        // Neither does `array[0][1]`, which people write about programs.
        let is_index = link.reference.bytes().all(|byte| byte.is_ascii_digit());
        let is_two_part = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        if is_two_part && !is_index {
            // The span of `[words][]` stops short of its second brackets.
            let end = link.span.end;
            let more = if masked[end..].starts_with("[]") {
                2
            } else {
                0
            };
            broken.push((link.span.start..end + more, link.reference.to_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(&masked, options, Some(&mut note_broken));
    let mut layout = (look == Look::First).then(|| Layout::new(text.len()));
    let events = parser.into_offset_iter();
    let noted = events.inspect(|(event, range)| {
        if let Some(layout) = &mut layout {
            layout.note(event, range);
        }
    });
    let mut builder = Builder {
        events: noted.peekable(),
        source,
        offset,
        masked: &masked,
        elements: Elements::default(),
        diagnostics: Vec::new(),
    };
    let blocks = builder.blocks(0);
    let mut diagnostics = builder.diagnostics;
    let broken = broken.into_iter().map(|(range, reference)| {
        let span = Span::new(source, offset + range.start..offset + range.end);
        undefined_reference(span, &mask::restore(&reference))
    });
    diagnostics.extend(broken);
    if let Some(layout) = layout {
        undefined_footnotes(&blocks, &mut diagnostics);
        typing::look(source, offset, text, &masked, &layout, &mut diagnostics);
    }
    Checked {
        value: blocks,
        diagnostics,
    }
}

/// A reference without its definition.
fn undefined_reference(span: Span, name: &str) -> Diagnostic {
    UNDEFINED_REFERENCE
        .at(
            span,
            format!("the reference `{name}` is not defined in this file"),
        )
        .help(format!(
            "add a line `[{name}]: address`, or write `[words](address)`"
        ))
}

/// Footnote references without a footnote stay in the text as they were typed.
fn undefined_footnotes(blocks: &[Block], diagnostics: &mut Vec<Diagnostic>) {
    document::walk_text(blocks, &mut |inline| {
        let InlineKind::Text(text) = &inline.kind else {
            return;
        };
        // A text with escapes is shorter than its source; then its whole span must do.
        let exact = inline.span.end - inline.span.start == text.len();
        let mut from = 0;
        while let Some(start) = text[from..].find("[^").map(|start| from + start) {
            let Some(len) = text[start..].find(']') else {
                return;
            };
            from = start + len + 1;
            let reference = &text[start..from];
            let span = Span {
                start: inline.span.start + start,
                end: inline.span.start + from,
                ..inline.span
            };
            diagnostics.push(
                UNDEFINED_REFERENCE
                    .at(
                        if exact { span } else { inline.span },
                        format!("the footnote `{reference}` is not defined in this file"),
                    )
                    .help(format!("add a line `{reference}: …`")),
            );
        }
    });
}

/// The events not yet read, and what is known about their text.
struct Builder<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> {
    events: Peekable<I>,
    source: SourceId,
    offset: usize,
    masked: &'a str,
    elements: Elements,
    diagnostics: Vec<Diagnostic>,
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Builder<'a, I> {
    /// A range of the text as a span of the file, without the white space at its end.
    fn span(&self, range: &Range<usize>) -> Span {
        let words = self.masked[range.clone()].trim_end();
        let start = self.offset + range.start;
        Span::new(self.source, start..start + words.len())
    }

    /// Reads blocks up to the end of the enclosing one.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let range = range.clone();
            match event {
                Event::End(_) => break,
                Event::Start(tag) if is_block(tag) => {
                    let Some((Event::Start(tag), _)) = self.events.next() else {
                        break;
                    };
                    if depth >= DEPTH_MAX {
                        self.too_deep(&range);
                        continue;
                    }
                    blocks.extend(self.block(tag, &range, depth + 1));
                }
                Event::Rule => {
                    self.events.next();
                    blocks.push(Block {
                        span: self.span(&range),
                        kind: BlockKind::Rule,
                    });
                }
                Event::Html(_) => {
                    self.events.next();
                    self.html(&range);
                }
                _ => {
                    // The text of a tight list item stands without a paragraph of its own.
                    let content = self.inlines(depth);
                    if let (Some(first), Some(last)) = (content.first(), content.last()) {
                        let span = first.span.to(last.span);
                        blocks.push(Block {
                            span,
                            kind: paragraph(content),
                        });
                    }
                }
            }
        }
        blocks
    }

    /// Reads one block whose start has been taken, and its end.
    fn block(&mut self, tag: Tag<'a>, range: &Range<usize>, depth: usize) -> Option<Block> {
        let kind = match tag {
            Tag::Paragraph => paragraph(self.inlines(depth)),
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => BlockKind::Heading(Heading {
                level: level_number(level),
                id: id.map(|id| mask::restore(&id)),
                classes: classes.iter().map(|class| mask::restore(class)).collect(),
                attributes: attrs
                    .iter()
                    .map(|(key, value)| {
                        let value = value.as_ref().map(|value| mask::restore(value));
                        (mask::restore(key), value.unwrap_or_default())
                    })
                    .collect(),
                content: self.inlines(depth),
            }),
            Tag::BlockQuote(None) => BlockKind::Quote(self.blocks(depth)),
            Tag::BlockQuote(Some(kind)) => BlockKind::Alert(alert(kind), self.blocks(depth)),
            Tag::CodeBlock(kind) => BlockKind::Code(self.code_block(&kind)),
            Tag::List(start) => BlockKind::List(List {
                start,
                items: self.items(depth),
            }),
            Tag::Table(alignments) => BlockKind::Table(self.table(&alignments, depth)),
            Tag::FootnoteDefinition(label) => BlockKind::Footnote(Footnote {
                label: mask::restore(&label),
                blocks: self.blocks(depth),
            }),
            other => {
                self.skip_to_end();
                self.events.next();
                if other == Tag::HtmlBlock {
                    self.html(range);
                }
                return None;
            }
        };
        self.events.next();
        Some(Block {
            span: self.span(range),
            kind,
        })
    }

    /// Reads the text of a code block.
    fn code_block(&mut self, kind: &CodeBlockKind<'_>) -> document::Code {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(mask::restore),
            CodeBlockKind::Indented => None,
        };
        let mut text = String::new();
        while let Some((Event::Text(piece), _)) = self.events.peek() {
            text.push_str(&mask::restore(piece));
            self.events.next();
        }
        document::Code { language, text }
    }

    /// Reads the items of a list.
    fn items(&mut self, depth: usize) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.peek().cloned() {
            self.events.next();
            let mut task = None;
            if let Some((Event::TaskListMarker(checked), _)) = self.events.peek() {
                task = Some(*checked);
                self.events.next();
            }
            // The marker of a loose item stands within its paragraph.
            let blocks = self.item_blocks(&mut task, depth);
            self.events.next();
            items.push(Item {
                span: self.span(&range),
                task,
                blocks,
            });
        }
        items
    }

    /// Reads the blocks of an item, noting a task marker on the way.
    fn item_blocks(&mut self, task: &mut Option<bool>, depth: usize) -> Vec<Block> {
        let Some((Event::Start(Tag::Paragraph), range)) = self.events.peek().cloned() else {
            return self.blocks(depth);
        };
        self.events.next();
        if let Some((Event::TaskListMarker(checked), _)) = self.events.peek() {
            *task = Some(*checked);
            self.events.next();
        }
        let first = self.block(Tag::Paragraph, &range, depth + 1);
        first.into_iter().chain(self.blocks(depth)).collect()
    }

    /// Reads the rows of a table.
    fn table(&mut self, alignments: &[pulldown_cmark::Alignment], depth: usize) -> Table {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), _)) = self.events.peek().cloned() {
            self.events.next();
            let mut cells = Vec::new();
            while let Some((Event::Start(Tag::TableCell), _)) = self.events.peek() {
                self.events.next();
                cells.push(self.inlines(depth));
                self.events.next();
            }
            self.events.next();
            if matches!(tag, Tag::TableHead) {
                head = cells;
            } else {
                rows.push(cells);
            }
        }
        Table {
            alignments: alignments.iter().map(|a| alignment(*a)).collect(),
            head,
            rows,
        }
    }

    /// Reads inlines up to the end of the enclosing inline, or to the start or end of a block.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut text = String::new();
        let mut text_range = 0..0;
        loop {
            let next = match self.events.peek() {
                None | Some((Event::End(_) | Event::Rule | Event::Html(_), _)) => None,
                Some((Event::Start(tag), _)) if is_block(tag) => None,
                Some(_) => self.events.next(),
            };
            // Adjacent texts are one text, or a marker could lie across their border.
            if let Some((Event::Text(piece), range)) = &next
                && (text.is_empty() || text_range.end == range.start)
            {
                if text.is_empty() {
                    text_range = range.clone();
                }
                text.push_str(piece);
                text_range.end = range.end;
                continue;
            }
            if !text.is_empty() {
                self.text(&text, &text_range, &mut inlines);
                text.clear();
            }
            let Some((event, range)) = next else {
                return inlines;
            };
            if let Event::Text(piece) = event {
                text.push_str(&piece);
                text_range = range;
                continue;
            }
            if let Some(kind) = self.inline(event, &range, depth) {
                inlines.push(Inline {
                    span: self.span(&range),
                    kind,
                });
            }
        }
    }

    /// Splits joined text at its ruby markers.
    fn text(&self, text: &str, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        // Entities and escapes make a text shorter than its source; then a piece gets the whole span.
        let exact = &self.masked[range.clone()] == text;
        for (piece_range, piece) in mask::pieces(text) {
            let piece_span = if exact {
                let start = self.offset + range.start;
                Span::new(
                    self.source,
                    start + piece_range.start..start + piece_range.end,
                )
            } else {
                Span::new(
                    self.source,
                    self.offset + range.start..self.offset + range.end,
                )
            };
            let kind = match piece {
                Piece::Text(words) => InlineKind::Text(mask::restore(words)),
                Piece::Ruby(base, reading) => InlineKind::Ruby {
                    base: base.to_owned(),
                    reading: reading.trim().to_owned(),
                },
            };
            inlines.push(Inline {
                span: piece_span,
                kind,
            });
        }
    }

    /// Reads one inline whose event has been taken, and its end.
    fn inline(
        &mut self,
        event: Event<'a>,
        range: &Range<usize>,
        depth: usize,
    ) -> Option<InlineKind> {
        Some(match event {
            Event::Code(code) => InlineKind::Code(mask::restore(&code)),
            Event::SoftBreak => InlineKind::SoftBreak,
            Event::HardBreak => InlineKind::HardBreak,
            Event::FootnoteReference(label) => InlineKind::FootnoteReference(mask::restore(&label)),
            Event::InlineHtml(_) => {
                self.html(range);
                return None;
            }
            Event::Start(tag) => {
                if depth >= DEPTH_MAX {
                    self.too_deep(range);
                    return None;
                }
                let content = self.inlines(depth + 1);
                self.events.next();
                self.inline_container(tag, range, content)?
            }
            _ => return None,
        })
    }

    /// Makes an inline that holds others.
    fn inline_container(
        &self,
        tag: Tag<'_>,
        range: &Range<usize>,
        content: Vec<Inline>,
    ) -> Option<InlineKind> {
        Some(match tag {
            Tag::Emphasis => InlineKind::Emphasis(content),
            Tag::Strong => InlineKind::Strong(content),
            Tag::Strikethrough => InlineKind::Strikethrough(content),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let mut destination = mask::restore(&dest_url);
                if link_type == LinkType::Email {
                    destination.insert_str(0, "mailto:");
                }
                InlineKind::Link(Link {
                    destination,
                    title: mask::restore(&title),
                    content,
                })
            }
            Tag::Image {
                dest_url, title, ..
            } => InlineKind::Image(Image {
                span: self.span(range),
                destination: mask::restore(&dest_url),
                title: mask::restore(&title),
                alt: text::plain(&content),
            }),
            _ => return None,
        })
    }

    /// Refuses HTML that is not a comment.
    fn html(&mut self, range: &Range<usize>) {
        if html::is_only_comments(self.masked[range.clone()].trim()) {
            return;
        }
        let span = self.span(range);
        let first_line = self.masked[range.clone()].lines().next();
        let first_line = first_line.unwrap_or_default().trim_end();
        let span = Span {
            end: (span.start + first_line.len()).min(span.end),
            ..span
        };
        // A block of HTML comes in several events, an element in two tags; one mistake is enough.
        let again = self
            .diagnostics
            .last()
            .is_some_and(|last| last.code.name == RAW_HTML.name && last.span.end >= span.start);
        let index = (!again).then_some(self.diagnostics.len());
        if let Some(closed) = self.elements.note(self.masked, range, index) {
            let fix = closed.fix.map(|marks| {
                marks
                    .into_iter()
                    .fold(Fix { edits: Vec::new() }, |fix, (range, mark)| {
                        fix.and(self.span(&range), mark)
                    })
            });
            if let Some(opened) = closed
                .index
                .and_then(|index| self.diagnostics.get_mut(index))
            {
                opened.fix = fix.map(Box::new);
            }
        } else if !again {
            self.diagnostics.push(
                RAW_HTML
                    .at(span, "raw HTML is not used in content")
                    .help("use Markdown's own marks; for the sign itself write `\\<`"),
            );
        }
    }

    /// Passes over what is nested too deeply, saying so once.
    fn too_deep(&mut self, range: &Range<usize>) {
        self.skip_to_end();
        self.events.next();
        if !self
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code.name == TOO_DEEP.name)
        {
            let span = self.span(range);
            let line = self.masked[range.clone()]
                .lines()
                .next()
                .unwrap_or_default()
                .len();
            let end = (span.start + line).min(span.end);
            self.diagnostics.push(
                TOO_DEEP
                    .at(
                        Span { end, ..span },
                        format!("this lies more than {DEPTH_MAX} levels deep"),
                    )
                    .help("take out levels of quotes, lists or emphasis around it"),
            );
        }
    }

    /// Passes over everything up to (not over) the end of the enclosing tag.
    fn skip_to_end(&mut self) {
        let mut open = 0_usize;
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) if open == 0 => return,
                Event::End(_) => open -= 1,
                _ => {}
            }
            self.events.next();
        }
    }
}

/// A paragraph, or a figure if a picture stands alone in it.
fn paragraph(content: Vec<Inline>) -> BlockKind {
    match <[Inline; 1]>::try_from(content) {
        Ok(
            [
                Inline {
                    kind: InlineKind::Image(image),
                    ..
                },
            ],
        ) => BlockKind::Figure(image),
        Ok([only]) => BlockKind::Paragraph(vec![only]),
        Err(content) => BlockKind::Paragraph(content),
    }
}

/// Whether a tag begins a block.
fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// 1 to 6.
fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Our name of an alert.
fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

/// Our name of an alignment.
fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::Natural,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::Sources;

    /// Parses a text; the codes found, and the words of its paragraphs.
    fn parsed(text: &str) -> (Vec<&'static str>, Vec<String>) {
        let mut sources = Sources::default();
        let source = sources.add("a.md", text);
        let checked = parse(source, text, 0, Look::First);
        let mut words = Vec::new();
        document::walk_blocks(&checked.value, &mut |block| {
            words.extend(block.lines().iter().map(|line| text::plain(line)));
        });
        let codes = checked.diagnostics.iter().map(|one| one.code.name);
        (codes.collect(), words)
    }

    #[test]
    fn a_comment_hides_nothing_but_itself() {
        let (codes, words) =
            parsed("A\n\n<!-- memo\n\n## no heading -->\n\n## B\n\nC <!-- x --> D");
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!(words, ["A", "B", "C  D"]);
    }

    #[test]
    fn refused_html_hides_nothing_that_follows() {
        let (codes, words) = parsed("A\n\n<div>\nx\n</div>\n\n- B\n\n  <p>\n\n- C\n\nD <b>E</b>");
        assert_eq!(codes, [RAW_HTML.name, RAW_HTML.name, RAW_HTML.name]);
        assert_eq!(words, ["A", "B", "C", "D E"]);
    }

    #[test]
    fn what_lies_too_deep_is_passed_over_and_the_rest_is_kept() {
        let deep = format!("{}x\n\nafter", "> ".repeat(10_000));
        let (codes, words) = parsed(&deep);
        assert_eq!(codes, [TOO_DEEP.name]);
        assert_eq!(words, ["after"]);
        let (codes, words) = parsed(&format!("{}a{} b", "*a **".repeat(80), "** b*".repeat(80)));
        assert_eq!(codes[0], TOO_DEEP.name);
        assert_eq!(words.len(), 1);
    }
}

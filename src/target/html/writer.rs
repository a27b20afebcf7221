//! The document tree as tight HTML.
//!
//! Takes blocks and inlines of one body; gives HTML with nothing to minify. Everything an author
//! wrote is escaped; only this writer makes tags.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::model::document::{
    Alignment, Block, BlockKind, Code, Heading, Image, Inline, InlineKind, Item, Link, List, Table,
};
use crate::model::entry::{Body, ReadingMarkup, Settings, Target};
use crate::model::text;
use crate::plan::address::{self, Address};
use crate::plan::jobs::JobKey;
use crate::target::Context;
use crate::target::html::highlight::Highlighter;
use crate::target::html::shell::Here;
use crate::target::html::templates::Html;

/// Writes the parts of one body, on one page.
pub(crate) struct Writer<'a> {
    body: &'a Body,
    key: &'a JobKey,
    here: &'a Address,
    language: &'a LanguageTag,
    settings: &'a Settings,
    strings: &'a Strings,
    highlighter: &'a Highlighter,
    footnotes: BTreeMap<&'a str, &'a [Block]>,
    /// The labels met so far, in the order of their numbers.
    numbered: Vec<&'a str>,
    /// How many of them have been written out.
    n_written: usize,
    n_tables: usize,
    /// Whether any code was coloured.
    pub(crate) highlighted: bool,
}

/// Escapes text for an element or a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(reference);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

impl<'a> Writer<'a> {
    /// Begins to write a body in `language` on a page, whose links stay in the page's language.
    ///
    /// Words the page adds within the text (the name of an alert) are in the text's language, as
    /// the element around it says.
    pub(crate) fn new(
        body: &'a Body,
        language: &LanguageTag,
        here: &'a Here<'_>,
        ctx: &'a Context<'_>,
    ) -> Self {
        Self {
            body,
            key: here.key,
            here: &here.address,
            language: here.language,
            settings: ctx.settings(),
            strings: ctx.strings(language),
            highlighter: ctx.tools.highlighter(),
            footnotes: body.footnotes(),
            numbered: Vec::new(),
            n_written: 0,
            n_tables: 0,
            highlighted: false,
        }
    }

    /// Writes blocks, and after them the footnotes they are the first to name.
    pub(crate) fn part(&mut self, blocks: &'a [Block]) -> Html {
        let mut out = String::new();
        self.blocks(blocks, &mut out);
        self.footnotes(&mut out);
        Html(out)
    }

    /// Writes blocks without footnotes, for text that stands within other text.
    pub(crate) fn fragment(&mut self, blocks: &'a [Block]) -> Html {
        let mut out = String::new();
        self.blocks(blocks, &mut out);
        Html(out)
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, inlines: &'a [Inline]) -> Html {
        let mut out = String::new();
        self.inlines(inlines, &mut out);
        Html(out)
    }

    fn blocks(&mut self, blocks: &'a [Block], out: &mut String) {
        for block in blocks {
            self.block(block, out);
        }
    }

    fn block(&mut self, block: &'a Block, out: &mut String) {
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(block, heading, out),
            BlockKind::Paragraph(content) => {
                out.push_str("<p>");
                self.inlines(content, out);
                out.push_str("</p>");
            }
            BlockKind::List(list) => self.list(list, out),
            BlockKind::Table(table) => self.table(table, out),
            BlockKind::Figure(image) => self.figure(image, out),
            BlockKind::Quote(inner) => {
                out.push_str("<blockquote>");
                self.blocks(inner, out);
                out.push_str("</blockquote>");
            }
            BlockKind::Alert(kind, inner) => {
                let word = kind.word();
                let title = self.strings.text(&format!("alert-{word}"), &[]);
                let _ = write!(
                    out,
                    "<div class=\"alert alert-{word}\" role=\"note\"><p class=\"alert-title\">"
                );
                escape(&title, out);
                out.push_str("</p>");
                self.blocks(inner, out);
                out.push_str("</div>");
            }
            BlockKind::Code(code) => self.code(code, out),
            BlockKind::Footnote(_) => {}
            BlockKind::Rule => out.push_str("<hr>"),
        }
    }

    fn heading(&mut self, block: &'a Block, heading: &'a Heading, out: &mut String) {
        let level = heading.level.clamp(2, 6);
        let _ = write!(out, "<h{level}");
        if let Some(id) = self.body.heading_ids.get(&block.span) {
            out.push_str(" id=\"");
            escape(id, out);
            out.push('"');
        }
        out.push('>');
        self.inlines(&heading.content, out);
        let _ = write!(out, "</h{level}>");
    }

    fn list(&mut self, list: &'a List, out: &mut String) {
        let tasks = list.items.iter().any(|item| item.task.is_some());
        match list.start {
            Some(1) => out.push_str("<ol>"),
            Some(start) => {
                let _ = write!(out, "<ol start=\"{start}\">");
            }
            None if tasks => out.push_str("<ul class=\"tasks\">"),
            None => out.push_str("<ul>"),
        }
        for item in &list.items {
            out.push_str("<li>");
            self.item(item, out);
            out.push_str("</li>");
        }
        out.push_str(if list.start.is_some() {
            "</ol>"
        } else {
            "</ul>"
        });
    }

    fn item(&mut self, item: &'a Item, out: &mut String) {
        let blocks = item.blocks.as_slice();
        if let Some(checked) = item.task {
            // Its first words name the box, or nobody would hear what it is for.
            out.push_str("<label>");
            out.push_str(check_box(checked));
            let rest = match blocks.split_first() {
                Some((first, rest)) => match &first.kind {
                    BlockKind::Paragraph(content) => {
                        self.inlines(content, out);
                        rest
                    }
                    BlockKind::Figure(image) => {
                        self.image(image, out);
                        rest
                    }
                    _ => blocks,
                },
                None => blocks,
            };
            out.push_str("</label>");
            return self.blocks(rest, out);
        }
        let is_paragraph = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
        match blocks.split_first() {
            // The text of a short item needs no paragraph.
            Some((first, rest)) if !rest.iter().any(is_paragraph) => {
                match &first.kind {
                    BlockKind::Paragraph(content) => self.inlines(content, out),
                    _ => self.block(first, out),
                }
                self.blocks(rest, out);
            }
            _ => self.blocks(blocks, out),
        }
    }

    fn table(&mut self, table: &'a Table, out: &mut String) {
        self.n_tables += 1;
        let label = format!(
            "{} {}",
            self.strings.text("table-label", &[]),
            self.n_tables
        );
        out.push_str("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        escape(&label, out);
        out.push_str("\"><table><thead><tr>");
        self.row(&table.head, &table.alignments, "th", out);
        out.push_str("</tr></thead><tbody>");
        for row in &table.rows {
            out.push_str("<tr>");
            self.row(row, &table.alignments, "td", out);
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></div>");
    }

    fn row(
        &mut self,
        cells: &'a [Vec<Inline>],
        alignments: &[Alignment],
        tag: &str,
        out: &mut String,
    ) {
        for (cell, alignment) in cells.iter().zip(alignments) {
            // An empty corner is no heading.
            let tag = if tag == "th" && cell.is_empty() {
                "td"
            } else {
                tag
            };
            let scope = if tag == "th" { " scope=\"col\"" } else { "" };
            let class = match alignment {
                Alignment::Natural => "",
                Alignment::Start => " class=\"align-start\"",
                Alignment::Center => " class=\"align-center\"",
                Alignment::End => " class=\"align-end\"",
            };
            let _ = write!(out, "<{tag}{scope}{class}>");
            self.inlines(cell, out);
            let _ = write!(out, "</{tag}>");
        }
    }

    fn figure(&mut self, image: &'a Image, out: &mut String) {
        out.push_str("<figure>");
        self.image(image, out);
        if !image.title.is_empty() {
            out.push_str("<figcaption>");
            escape(&image.title, out);
            out.push_str("</figcaption>");
        }
        out.push_str("</figure>");
    }

    fn image(&self, image: &Image, out: &mut String) {
        let Some(Target::File(path)) = self.body.targets.get(&image.span) else {
            return;
        };
        let to = address::of(&JobKey::File(path.clone()), self.settings);
        out.push_str("<img src=\"");
        escape(&self.here.link_to(&to), out);
        out.push_str("\" alt=\"");
        escape(&image.alt, out);
        out.push_str("\" loading=\"lazy\" decoding=\"async\">");
    }

    fn code(&mut self, code: &Code, out: &mut String) {
        let highlighted = code
            .language
            .as_deref()
            .and_then(|language| self.highlighter.highlight(&code.text, language));
        // A wide block scrolls, so that the keyboard must reach it.
        out.push_str("<pre tabindex=\"0\"><code>");
        match highlighted {
            Some(html) => {
                self.highlighted = true;
                out.push_str(&html);
            }
            None => escape(&code.text, out),
        }
        out.push_str("</code></pre>");
    }

    fn footnotes(&mut self, out: &mut String) {
        if self.n_written == self.numbered.len() {
            return;
        }
        let title = self.strings.text("footnotes-title", &[]);
        let start = self.n_written + 1;
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        escape(&format!("{title} {start}"), out);
        let _ = write!(out, "\"><ol start=\"{start}\">");
        // A footnote may name another, which then follows it.
        while self.n_written < self.numbered.len() {
            let label = self.numbered[self.n_written];
            self.n_written += 1;
            let number = self.n_written;
            let _ = write!(out, "<li id=\"footnote-{number}\">");
            if let Some(blocks) = self.footnotes.get(label).copied() {
                self.blocks(blocks, out);
            }
            let back = self.strings.text("footnote-back", &[("n", number.into())]);
            let _ = write!(
                out,
                "<a href=\"#footnote-ref-{number}\" role=\"doc-backlink\" aria-label=\""
            );
            escape(&back, out);
            out.push_str("\">↩</a></li>");
        }
        out.push_str("</ol></section>");
    }

    fn inlines(&mut self, inlines: &'a [Inline], out: &mut String) {
        for (index, inline) in inlines.iter().enumerate() {
            match &inline.kind {
                InlineKind::Text(words) => escape(words, out),
                InlineKind::Ruby { base, reading } => self.ruby(base, reading, out),
                InlineKind::Emphasis(inner) => self.within("em", inner, out),
                InlineKind::Strong(inner) => self.within("strong", inner, out),
                InlineKind::Strikethrough(inner) => self.within("del", inner, out),
                InlineKind::Code(code) => {
                    out.push_str("<code>");
                    escape(code, out);
                    out.push_str("</code>");
                }
                InlineKind::Link(link) => self.link(inline, link, out),
                InlineKind::Image(image) => self.image(image, out),
                InlineKind::FootnoteReference(label) => self.footnote_reference(label, out),
                InlineKind::SoftBreak => {
                    if text::soft_break_is_space(inlines, index) {
                        out.push(' ');
                    }
                }
                InlineKind::HardBreak => out.push_str("<br>"),
            }
        }
    }

    fn within(&mut self, tag: &str, inner: &'a [Inline], out: &mut String) {
        let _ = write!(out, "<{tag}>");
        self.inlines(inner, out);
        let _ = write!(out, "</{tag}>");
    }

    fn ruby(&self, base: &str, reading: &str, out: &mut String) {
        if reading.is_empty() {
            return escape(base, out);
        }
        out.push_str("<ruby>");
        escape(base, out);
        match self.settings.reading_markup {
            ReadingMarkup::Attribute => {
                out.push_str("<rt data-r=\"");
                escape(reading, out);
                out.push_str("\"></rt>");
            }
            ReadingMarkup::Text => {
                out.push_str("<rp>(</rp><rt>");
                escape(reading, out);
                out.push_str("</rt><rp>)</rp>");
            }
        }
        out.push_str("</ruby>");
    }

    fn link(&mut self, inline: &Inline, link: &'a Link, out: &mut String) {
        let Some(target) = self.body.targets.get(&inline.span) else {
            return self.inlines(&link.content, out);
        };
        out.push_str("<a");
        let href = match target {
            Target::External(url) => {
                if url.starts_with("http") {
                    out.push_str(" class=\"external\" rel=\"external\"");
                }
                url.clone()
            }
            Target::Anchor(anchor) => self.anchor(anchor),
            Target::File(path) => self
                .here
                .link_to(&address::of(&JobKey::File(path.clone()), self.settings)),
            Target::Entry(id, anchor) => {
                let key = JobKey::Entry(self.language.clone(), id.clone());
                let page = self.here.link_to(&address::of(&key, self.settings));
                match anchor {
                    Some(anchor) => format!("{page}#{anchor}"),
                    None => page,
                }
            }
        };
        out.push_str(" href=\"");
        escape(&href, out);
        out.push('"');
        if !link.title.is_empty() {
            out.push_str(" title=\"");
            escape(&link.title, out);
            out.push('"');
        }
        out.push('>');
        self.inlines(&link.content, out);
        out.push_str("</a>");
    }

    /// The way to a place of the same text, which may stand on another page than this part of it.
    fn anchor(&self, anchor: &str) -> String {
        match self.key {
            JobKey::Quiz(language, id) if !anchor.starts_with("quiz-") => {
                let key = JobKey::Entry(language.clone(), id.clone());
                let page = self.here.link_to(&address::of(&key, self.settings));
                format!("{page}#{anchor}")
            }
            _ => format!("#{anchor}"),
        }
    }

    fn footnote_reference(&mut self, label: &'a str, out: &mut String) {
        let position = self.numbered.iter().position(|known| *known == label);
        let number = position.map_or(self.numbered.len() + 1, |index| index + 1);
        out.push_str("<sup><a");
        if position.is_none() {
            self.numbered.push(label);
            let _ = write!(out, " id=\"footnote-ref-{number}\"");
        }
        let _ = write!(
            out,
            " href=\"#footnote-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        );
    }
}

/// A box that shows whether a task is done.
fn check_box(checked: bool) -> &'static str {
    if checked {
        "<input type=\"checkbox\" disabled checked> "
    } else {
        "<input type=\"checkbox\" disabled> "
    }
}

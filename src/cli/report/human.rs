//! For people: the words in question, underlined, with what to type.

use std::io::IsTerminal as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::cli::report::{is_obeyed, shortened, tamed};
use crate::diagnostic::source::{Sources, Span};
use crate::diagnostic::{Diagnostic, Severity};

/// How many bytes of a long line are shown on each side of the words in question.
const LINE_BYTES_MAX: usize = 300;

/// How far apart, in bytes, two places may be to be shown in one piece of a text.
const GAP_BYTES_MAX: usize = 2_000;

/// Writes diagnostics with excerpts.
pub(super) fn write(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let colours = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    diagnostics
        .iter()
        .map(|diagnostic| {
            let level = match diagnostic.code.severity {
                Severity::Error => Level::ERROR,
                Severity::Warning => Level::WARNING,
            };
            let title = level
                .primary_title(shortened(&diagnostic.message))
                .id(diagnostic.code.name);
            let mut group = Group::with_title(title);
            for excerpt in excerpts(sources, diagnostic) {
                group = group.element(excerpt);
            }
            if let Some(help) = &diagnostic.help {
                // The renderer passes on what a terminal would obey in all but titles and sources.
                let help = tamed(&shortened(help), is_obeyed);
                group = group.element(Level::HELP.message(help));
            }
            renderer.render(&[group]) + "\n\n"
        })
        .collect()
}

/// A place to show: how, where, and with what words.
type Mark<'a> = (AnnotationKind, Span, &'a str);

/// The places of a diagnostic, those near each other together.
fn excerpts<'a>(
    sources: &'a Sources,
    diagnostic: &'a Diagnostic,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let own = (AnnotationKind::Primary, diagnostic.span, "");
    let mut pieces: Vec<Vec<Mark<'a>>> = vec![vec![own]];
    for label in &diagnostic.labels {
        let mark = (AnnotationKind::Context, label.span, label.text.as_str());
        let is_near = |piece: &&mut Vec<Mark<'a>>| {
            let (_, first, _) = piece[0];
            let gap = first.start.abs_diff(label.span.start);
            first.source == label.span.source && gap <= GAP_BYTES_MAX
        };
        match pieces.iter_mut().find(is_near) {
            Some(piece) => piece.push(mark),
            None => pieces.push(vec![mark]),
        }
    }
    let pieces = pieces.into_iter();
    pieces.map(|marks| excerpt(sources, marks)).collect()
}

/// One piece of a text with its marks.
fn excerpt<'a>(
    sources: &'a Sources,
    marks: Vec<Mark<'a>>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (_, first, _) = marks[0];
    let source = sources.get(first.source);
    let (start, text) = window(source.text(), &marks);
    let line = sources.position(first.source, start).line;
    let annotations = marks.into_iter().map(|(kind, span, words)| {
        // A span may end within a letter; the whole letter is shown.
        let from = floor(text, span.start.saturating_sub(start));
        let to = text
            .ceil_char_boundary(span.end.saturating_sub(start))
            .max(from);
        let annotation = kind.span(from..to);
        if words.is_empty() {
            annotation
        } else {
            annotation.label(tamed(words, is_obeyed))
        }
    });
    Snippet::source(text)
        .line_start(line)
        .path(source.path.as_str())
        .annotations(annotations.collect::<Vec<_>>())
}

/// The lines that hold all marks, without what is far away, so that a huge file prints at once.
fn window<'a>(text: &'a str, marks: &[Mark<'_>]) -> (usize, &'a str) {
    let first = marks
        .iter()
        .map(|(_, span, _)| span.start)
        .min()
        .unwrap_or(0)
        .min(text.len());
    let last = marks
        .iter()
        .map(|(_, span, _)| span.end)
        .max()
        .unwrap_or(0)
        .min(text.len());
    let mut start = text[..floor(text, first)]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    if start == 0 && text.starts_with('\u{feff}') {
        start = '\u{feff}'.len_utf8();
    }
    let end = floor(text, last);
    let end = text[end..]
        .find('\n')
        .map_or(text.len(), |newline| end + newline);
    // A line without end would fill the screen: show what stands around the words.
    let start = if first > start + LINE_BYTES_MAX {
        floor(text, first - LINE_BYTES_MAX)
    } else {
        start
    };
    let shown = last.min(first + GAP_BYTES_MAX) + LINE_BYTES_MAX;
    let end = if end > shown { floor(text, shown) } else { end };
    let start = start.min(end);
    (start, &text[start..end])
}

/// The nearest character border at or before a byte.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

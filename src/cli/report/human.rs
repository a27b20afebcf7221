//! For people: the words in question, underlined, with what to type.

use std::io::IsTerminal as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::source::{Sources, Span};
use crate::diagnostic::{Diagnostic, Severity};

/// How many bytes of a long line are shown on each side of the words in question.
const LINE_BYTES_MAX: usize = 2_000;

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
                .primary_title(diagnostic.message.as_str())
                .id(diagnostic.code.name);
            let mut group = Group::with_title(title);
            for excerpt in excerpts(sources, diagnostic) {
                group = group.element(excerpt);
            }
            if let Some(help) = &diagnostic.help {
                group = group.element(Level::HELP.message(help.as_str()));
            }
            renderer.render(&[group]) + "\n\n"
        })
        .collect()
}

/// The places of a diagnostic, those in one file together.
fn excerpts<'a>(
    sources: &'a Sources,
    diagnostic: &'a Diagnostic,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut files = vec![diagnostic.span.source];
    for label in &diagnostic.labels {
        if !files.contains(&label.span.source) {
            files.push(label.span.source);
        }
    }
    files
        .into_iter()
        .map(|file| {
            let own = (diagnostic.span.source == file).then_some((
                AnnotationKind::Primary,
                diagnostic.span,
                "",
            ));
            let labels = diagnostic
                .labels
                .iter()
                .filter(|label| label.span.source == file)
                .map(|label| (AnnotationKind::Context, label.span, label.text.as_str()));
            let marks: Vec<(AnnotationKind, Span, &str)> = own.into_iter().chain(labels).collect();
            let source = sources.get(file);
            let (start, text) = window(&source.text, &marks);
            let line = sources.position(file, start).line;
            let annotations = marks.into_iter().map(|(kind, span, text_of)| {
                let from = span.start.saturating_sub(start).min(text.len());
                let to = span.end.saturating_sub(start).clamp(from, text.len());
                let annotation = kind.span(from..to);
                if text_of.is_empty() {
                    annotation
                } else {
                    annotation.label(text_of)
                }
            });
            Snippet::source(text)
                .line_start(line)
                .path(source.path.as_str())
                .annotations(annotations.collect::<Vec<_>>())
        })
        .collect()
}

/// The lines that hold all marks, without what is far away, so that a huge file prints at once.
fn window<'a>(text: &'a str, marks: &[(AnnotationKind, Span, &str)]) -> (usize, &'a str) {
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
    let end = if end > last + LINE_BYTES_MAX {
        floor(text, last + LINE_BYTES_MAX)
    } else {
        end
    };
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

//! What casebook says about a mistake: codes, severities, diagnostics, and values that carry them.
//!
//! Takes nothing and gives the vocabulary that every later room speaks. Never prints, and never
//! turns a byte offset into a line by itself (that is [`source`]'s work, done when printing).

pub(crate) mod fix;
pub(crate) mod source;

use fix::Fix;
use serde::{Deserialize, Serialize};
use source::{Sources, Span};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Severity {
    /// Nothing is published while one of these stands.
    Error,
    /// The build goes on; an editor should look at it.
    Warning,
}

impl Severity {
    /// The word used in every report format.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A stable name for one kind of mistake, with the text `casebook explain` prints.
///
/// Codes are declared beside the code that finds the mistake, and listed by that room.
#[derive(Debug)]
pub(crate) struct Code {
    /// `area::kebab-case`, never changed once released.
    pub(crate) name: &'static str,
    /// What this mistake weighs.
    pub(crate) severity: Severity,
    /// One line, for lists and for SARIF's rule table.
    pub(crate) title: &'static str,
    /// What is wrong, why it matters to a reader, and how to mend it. `CommonMark`.
    pub(crate) explanation: &'static str,
}

impl Code {
    /// Declares a code that stops the build.
    pub(crate) const fn error(
        name: &'static str,
        title: &'static str,
        explanation: &'static str,
    ) -> Self {
        Self {
            name,
            severity: Severity::Error,
            title,
            explanation,
        }
    }

    /// Declares a code that lets the build go on.
    pub(crate) const fn warning(
        name: &'static str,
        title: &'static str,
        explanation: &'static str,
    ) -> Self {
        Self {
            name,
            severity: Severity::Warning,
            title,
            explanation,
        }
    }

    /// A diagnostic of this code at `span`.
    pub(crate) fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: self,
            span,
            message: message.into(),
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }
}

/// A second place that belongs to a diagnostic ("first defined here").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Label {
    /// Where.
    pub(crate) span: Span,
    /// What to see there: lower case, no final stop.
    pub(crate) text: String,
}

/// One mistake, at one place, in words its author can act on.
#[derive(Debug, Clone)]
pub(crate) struct Diagnostic {
    /// Which kind of mistake.
    pub(crate) code: &'static Code,
    /// The exact words that are wrong.
    pub(crate) span: Span,
    /// What was found and what was expected: lower case, no final stop, names in backticks.
    pub(crate) message: String,
    /// Other places that explain this one.
    pub(crate) labels: Vec<Label>,
    /// What to type to mend it; `None` where the message says it all.
    pub(crate) help: Option<String>,
    /// The one safe mend, where there is one; boxed, since most have none.
    pub(crate) fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// Adds what to type.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the one safe mend.
    pub(crate) fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// Adds a second place.
    pub(crate) fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Every place it speaks of.
    pub(crate) fn spans(&self) -> impl Iterator<Item = Span> {
        let labels = self.labels.iter().map(|label| label.span);
        std::iter::once(self.span).chain(labels)
    }

    /// Whether this stops the build.
    pub(crate) fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }
}

/// A value that is usable although mistakes were found while making it.
///
/// Content mistakes never stop a stage: they ride along until all of them can be shown at once.
#[derive(Debug, Clone)]
pub(crate) struct Checked<T> {
    /// The result, with placeholders where the source was wrong.
    pub(crate) value: T,
    /// Everything found on the way, in the order it was found.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Takes the value, handing its diagnostics to `into`.
    pub(crate) fn unpack(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }
}

/// Sorts by file, place, code and words.
pub(crate) fn sort(diagnostics: &mut [Diagnostic], sources: &Sources) {
    diagnostics.sort_by_cached_key(|diagnostic| {
        let Span { source, start, end } = diagnostic.span;
        let path = sources.get(source).path.clone();
        let (code, message) = (diagnostic.code.name, diagnostic.message.clone());
        (path, start, end, code, message)
    });
}

/// The nearest of `candidates` to a mistyped `word`, if one is near enough to be meant.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

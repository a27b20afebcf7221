//! The theme's words in one language, from a Fluent file.
//!
//! Takes Fluent texts; gives messages with their variables filled in. A message that is missing
//! is an error value, never an empty string.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::language::tag::LanguageTag;

/// A Fluent file that cannot be read.
pub(crate) static SYNTAX: Code = Code::error(
    "strings::syntax",
    "a strings file is not valid Fluent",
    "Each message of a strings file stands on a line of its own as `name = text`; longer texts go on \
     in indented lines. Variables are written `{ $name }`.\n\nSee the \
     [Fluent syntax guide](https://projectfluent.org/fluent/guide/).",
);

/// A message two languages do not share.
pub(crate) static MISSING_MESSAGE: Code = Code::error(
    "strings::missing-message",
    "a message is missing in one language",
    "Every language of the site needs every message of the source language's strings file, or its \
     readers would meet a gap or a foreign word. Add the message to the named file; the help shows \
     the source language's text to translate.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&SYNTAX, &MISSING_MESSAGE];

/// All messages of one language.
pub(crate) struct Strings {
    /// The language they are in.
    pub(crate) tag: LanguageTag,
    bundle: FluentBundle<FluentResource>,
    ids: Vec<(String, String)>,
    source: SourceId,
}

impl Strings {
    /// Reads a Fluent file; what cannot be read is left out and reported.
    pub(crate) fn parse(tag: &LanguageTag, source: SourceId, text: &str) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(usable, errors)| {
                diagnostics.extend(errors.iter().map(|error| {
                    SYNTAX.at(Span::new(source, error.pos.clone()), error.kind.to_string())
                }));
                usable
            });
        let ids = resource
            .entries()
            .filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) if message.value.is_some() => {
                    Some(message.id.name.to_owned())
                }
                _ => None,
            })
            .map(|id| {
                let line = text
                    .lines()
                    .find(|line| is_message(line, &id))
                    .unwrap_or_default();
                (id, line.to_owned())
            })
            .collect();
        let language: LanguageIdentifier = tag.html().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks would stand in attributes and in PDF metadata; the templates isolate by markup.
        bundle.set_use_isolating(false);
        if let Err(errors) = bundle.add_resource(resource) {
            diagnostics.extend(
                errors
                    .iter()
                    .map(|error| SYNTAX.at(Span::new(source, 0..0), error.to_string())),
            );
        }
        Checked {
            value: Self {
                tag: tag.clone(),
                bundle,
                ids,
                source,
            },
            diagnostics,
        }
    }

    /// The message `id` with `args` filled in, or why it cannot be had.
    pub(crate) fn message(
        &self,
        id: &str,
        args: &[(&str, FluentValue<'_>)],
    ) -> Result<String, String> {
        let pattern = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
            .ok_or_else(|| {
                format!(
                    "the message `{id}` is not in the strings for `{}`",
                    self.tag
                )
            })?;
        let mut fluent_args = FluentArgs::new();
        for (name, value) in args {
            fluent_args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&fluent_args), &mut errors)
            .into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(format!("the message `{id}` for `{}`: {error}", self.tag)),
        }
    }

    /// The message `id`, or `⟨id⟩` where the strings have none.
    ///
    /// Only for messages that [`missing_messages`] has made sure of: the mark is for eyes, if a
    /// theme's reference file itself lacks one that the program needs.
    pub(crate) fn text(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.message(id, args).unwrap_or_else(|_| format!("⟨{id}⟩"))
    }

    /// An attribute of a message, such as the other spellings of a section title.
    pub(crate) fn attribute(&self, id: &str, attribute: &str) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = message.get_attribute(attribute)?.value();
        Some(
            self.bundle
                .format_pattern(pattern, None, &mut Vec::new())
                .into_owned(),
        )
    }

    /// The names of all messages, in the order of the file.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|(id, _)| id.as_str())
    }

    /// Whether the language has this message.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

/// What `strings` lacks of the messages of `reference`.
pub(crate) fn missing_messages(reference: &Strings, strings: &Strings) -> Vec<Diagnostic> {
    reference
        .ids
        .iter()
        .filter(|(id, _)| !strings.has(id))
        .map(|(id, line)| {
            MISSING_MESSAGE
                .at(
                    Span::new(strings.source, 0..0),
                    format!(
                        "the message `{id}` is missing for the language `{}`",
                        strings.tag
                    ),
                )
                .help(format!("add it; in `{}` it reads: {line}", reference.tag))
        })
        .collect()
}

/// Whether a line of a Fluent file begins the message `id`.
fn is_message(line: &str, id: &str) -> bool {
    line.strip_prefix(id)
        .is_some_and(|rest| rest.trim_start().starts_with('='))
}

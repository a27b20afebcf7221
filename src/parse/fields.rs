//! A YAML mapping taken apart field by field, collecting every mistake.
//!
//! Takes a node; gives typed values, or `None` with a diagnostic. Stops at nothing: a file with
//! seven mistakes shows seven.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::fix::Fix;
use crate::diagnostic::source::Span;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::facts::Spanned;
use crate::parse::yaml::{Node, Value};

/// A required key that is not there.
pub(crate) static MISSING: Code = Code::error(
    "front::missing-field",
    "a required field is missing",
    "Some facts every file of its kind must state. Add the named line between the two `---` at the \
     top of the file.",
);

/// A key nobody knows.
pub(crate) static UNKNOWN: Code = Code::error(
    "front::unknown-field",
    "a field has a name casebook does not know",
    "A misspelt key would be passed over in silence, so unknown keys are refused. If a similar name \
     is known, the help names it. A translation carries only the words of its language: facts such \
     as grades and dates stand in the source language's file alone.",
);

/// A value of the wrong kind.
pub(crate) static WRONG_TYPE: Code = Code::error(
    "front::wrong-type",
    "a value is of the wrong kind",
    "The message says what was found and what was expected: text, a whole number, `true` or `false`, \
     a date such as `2026-11-24`, a list in `[…]`, or a group of `key: value` lines set in by two \
     spaces.",
);

/// A word that is not one of the words allowed.
pub(crate) static UNKNOWN_VALUE: Code = Code::error(
    "front::unknown-value",
    "a value is not one of those allowed here",
    "The field takes one of a few fixed words; the help lists them.",
);

/// A date that is none.
pub(crate) static INVALID_DATE: Code = Code::error(
    "front::invalid-date",
    "a date cannot be read",
    "Dates are written as year, month and day: `2026-04-01`. The day must exist.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[
    &MISSING,
    &UNKNOWN,
    &WRONG_TYPE,
    &UNKNOWN_VALUE,
    &INVALID_DATE,
];

/// The fields of one mapping that have not been taken yet.
pub(crate) struct Fields<'a> {
    span: Span,
    pairs: Vec<(&'a str, Span, Option<&'a Node>)>,
    asked: Vec<&'static str>,
    /// Whether there are fields at all: what is no mapping has been said already.
    is_mapping: bool,
}

impl<'a> Fields<'a> {
    /// Begins with all fields of a mapping; a node of another kind has none.
    pub(crate) fn of(node: &'a Node, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let pairs = match &node.value {
            Value::Mapping(pairs) => pairs
                .iter()
                .map(|(key, value)| (key.name.as_str(), key.span, Some(value)))
                .collect(),
            Value::Null => Vec::new(),
            other => {
                diagnostics.push(wrong_type(node.span, other, "`key: value` lines"));
                Vec::new()
            }
        };
        Self {
            span: node.span,
            pairs,
            asked: Vec::new(),
            is_mapping: matches!(node.value, Value::Mapping(_) | Value::Null),
        }
    }

    /// The place of a field's value, left where it is.
    pub(crate) fn peek(&self, name: &str) -> Option<Span> {
        let pair = self.pairs.iter().find(|(key, _, _)| *key == name)?;
        pair.2.map(|node| node.span)
    }

    /// Takes a field if it is there and not empty.
    pub(crate) fn take(&mut self, name: &'static str) -> Option<&'a Node> {
        self.asked.push(name);
        let pair = self.pairs.iter_mut().find(|(key, _, _)| *key == name)?;
        pair.2
            .take()
            .filter(|node| !matches!(node.value, Value::Null))
    }

    /// Takes a field that must be there.
    pub(crate) fn need(
        &mut self,
        name: &'static str,
        example: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&'a Node> {
        let key_span = self
            .pairs
            .iter()
            .find(|(key, _, _)| *key == name)
            .map(|(_, span, _)| *span);
        let node = self.take(name);
        if node.is_none() && self.is_mapping {
            let start = self.span;
            let at = key_span.unwrap_or(Span {
                end: start.start,
                ..start
            });
            diagnostics.push(
                MISSING
                    .at(at, missing_message(name))
                    .help(format!("add a line such as `{name}: {example}`")),
            );
        }
        node
    }

    /// Ends: what was not taken is unknown.
    pub(crate) fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        for (name, span, node) in &self.pairs {
            if node.is_none() || self.asked.contains(name) {
                continue;
            }
            let diagnostic = UNKNOWN.at(
                *span,
                format!("`{name}` is not a field of this kind of file"),
            );
            let meant = narrow(name).replace('-', "_");
            let diagnostic = match did_you_mean(&meant, self.asked.iter().copied()) {
                Some(known) => {
                    // What is misspelt here is not missing as well.
                    let missing = missing_message(known);
                    let start = self.span.start;
                    diagnostics.retain(|found| {
                        found.code.name != MISSING.name
                            || found.span.start != start
                            || found.message != missing
                    });
                    let is_free = self.pairs.iter().all(|(other, _, _)| *other != known);
                    let is_same = is_free && meant == known;
                    diagnostic
                        .help(format!("did you mean `{known}`?"))
                        .fix(is_same.then(|| Fix::replace(*span, known)))
                }
                None => diagnostic.help(format!("known here: {}", self.asked.join(", "))),
            };
            diagnostics.push(diagnostic);
        }
    }
}

/// What is said of a field that is not there.
fn missing_message(name: &str) -> String {
    format!("the field `{name}` is missing")
}

/// A text as it is meant, whatever keyboard it was typed on: narrow and small letters, narrow digits.
pub(crate) fn narrow(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// Whether a sign is typed for a hyphen or for a range.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '‐' | '‑' | '–' | '—' | '―' | '−' | '－' | 'ー' | '〜' | '～' | '~'
    )
}

/// The mend of a value: the right one in its place, in quotes where YAML needs them.
pub(crate) fn mend(node: &Node, right: &str) -> Fix {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | ':');
    let is_quoted = !right.chars().all(is_plain) || right.contains(": ") || right.ends_with(':');
    Fix::replace(
        node.span,
        if is_quoted {
            format!("\"{right}\"")
        } else {
            right.to_owned()
        },
    )
}

/// A scalar's text.
pub(crate) fn text(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    match &node.value {
        Value::Scalar(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        other => {
            diagnostics.push(wrong_type(node.span, other, "text"));
            None
        }
    }
}

/// A scalar's text with its place.
pub(crate) fn spanned(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    text(node, diagnostics).map(|value| Spanned {
        value,
        span: node.span,
    })
}

/// `true` or `false`.
pub(crate) fn boolean(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<bool> {
    match &node.value {
        Value::Scalar(text) if matches!(text.as_str(), "true" | "yes") => Some(true),
        Value::Scalar(text) if matches!(text.as_str(), "false" | "no") => Some(false),
        other => {
            let right = scalar(other).map(narrow);
            let right = right.filter(|right| ["true", "false"].contains(&right.as_str()));
            diagnostics.push(
                wrong_type(node.span, other, "`true` or `false`")
                    .fix(right.map(|right| mend(node, &right))),
            );
            None
        }
    }
}

/// A whole number from `min` to `max`.
pub(crate) fn integer(
    node: &Node,
    range: std::ops::RangeInclusive<u32>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<u32> {
    let number = match &node.value {
        Value::Scalar(text) => text.parse().ok().filter(|number| range.contains(number)),
        _ => None,
    };
    if number.is_none() {
        let expected = format!("a whole number from {} to {}", range.start(), range.end());
        let right = scalar(&node.value).map(narrow);
        let right = right.and_then(|right| right.parse::<u32>().ok());
        let right = right.filter(|number| range.contains(number));
        diagnostics.push(
            wrong_type(node.span, &node.value, &expected)
                .fix(right.map(|right| mend(node, &right.to_string()))),
        );
    }
    number
}

/// A date.
pub(crate) fn date(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Date> {
    let Value::Scalar(text) = &node.value else {
        diagnostics.push(wrong_type(
            node.span,
            &node.value,
            "a date such as `2026-11-24`",
        ));
        return None;
    };
    let parsed = (text.len() == 10).then(|| text.parse().ok()).flatten();
    if parsed.is_none() {
        diagnostics.push(
            INVALID_DATE
                .at(node.span, format!("`{text}` is not a date"))
                .help("write year, month and day with hyphens: `2026-11-24`")
                .fix(meant_date(text).map(|date| mend(node, &date.to_string()))),
        );
    }
    parsed
}

/// The text of a scalar.
fn scalar(value: &Value) -> Option<&str> {
    match value {
        Value::Scalar(text) => Some(text),
        _ => None,
    }
}

/// The date that a text means beyond doubt: its year first, then month and day.
fn meant_date(text: &str) -> Option<Date> {
    let narrow = narrow(text);
    let is_digit = |c: char| c.is_ascii_digit();
    let parts: Vec<&str> = narrow.split(|c| !is_digit(c)).collect();
    let signs: Vec<char> = narrow.chars().filter(|c| !is_digit(*c)).collect();
    let are_alike = match signs[..] {
        [a, b] => a == b && (is_dash(a) || "/.".contains(a)),
        ['年', '月', '日'] => parts.last() == Some(&""),
        _ => false,
    };
    let [year, month, day, ..] = parts[..] else {
        return None;
    };
    let is_dated = year.len() == 4 && are_alike;
    let number = |digits: &str| digits.parse::<i8>().ok();
    let year = year.parse().ok().filter(|_| is_dated)?;
    Date::new(year, number(month)?, number(day)?).ok()
}

/// One of a few fixed words.
pub(crate) fn one_of<T: Copy>(
    node: &Node,
    words: &[(&'static str, T)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let written = text(node, diagnostics)?;
    let found = words
        .iter()
        .find(|(word, _)| *word == written)
        .map(|(_, value)| *value);
    if found.is_none() {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let meant = narrow(&written).replace(['_', ' '], "-");
        diagnostics.push(
            UNKNOWN_VALUE
                .at(node.span, format!("`{written}` is not known here"))
                .help(format!("write one of: {}", all.join(", ")))
                .fix(all.contains(&meant.as_str()).then(|| mend(node, &meant))),
        );
    }
    found
}

/// A list; a single value counts as a list of one.
pub(crate) fn list<'a, T>(
    node: &'a Node,
    diagnostics: &mut Vec<Diagnostic>,
    mut each: impl FnMut(&'a Node, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<T> {
    match &node.value {
        Value::Sequence(items) => items
            .iter()
            .filter_map(|item| each(item, diagnostics))
            .collect(),
        Value::Null => Vec::new(),
        Value::Scalar(_) | Value::Mapping(_) => each(node, diagnostics).into_iter().collect(),
    }
}

/// What was found where something else was expected.
fn wrong_type(span: Span, found: &Value, expected: &str) -> Diagnostic {
    let found = match found {
        Value::Null => "nothing",
        Value::Scalar(_) => "a plain value",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a group of `key: value` lines",
    };
    let words = match expected {
        "text" if found == "a plain value" => "empty text",
        _ => found,
    };
    WRONG_TYPE.at(span, format!("found {words}, expected {expected}"))
}

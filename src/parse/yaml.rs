//! YAML as a tree in which every value knows where it was written.
//!
//! Takes a YAML text and where it begins in its file; gives a tree. Aliases, merges, tags and
//! several documents are refused: front matter needs none of them, and each can hide a mistake.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Spanned};

use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Checked, Code};

/// Text that is not YAML.
pub(crate) static SYNTAX: Code = Code::error(
    "yaml::syntax",
    "the YAML cannot be read",
    "The lines between the two `---` (or the whole of `site.yaml`) are YAML: `key: value`, one on each \
     line, lists with `- ` or in `[…]`, spaces and never tabs in front. A value that holds `: ` or `#`, \
     or that begins with `@`, `[`, `{`, `*`, `&` or `!`, is put in double quotes.",
);

/// YAML casebook does not take.
pub(crate) static UNSUPPORTED: Code = Code::error(
    "yaml::unsupported",
    "anchors, aliases, merges and tags are not used here",
    "Front matter is plain: no `&name`, `*name`, `<<:` or `!tag`. Write the value out where it is \
     needed; if it is text that begins with such a mark, put it in double quotes.",
);

/// The same key twice.
pub(crate) static DUPLICATE_KEY: Code = Code::error(
    "yaml::duplicate-key",
    "a key stands twice",
    "Each key may stand once. Keep the one that is right; for several values use a list.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&SYNTAX, &UNSUPPORTED, &DUPLICATE_KEY];

/// The most values a front matter may hold.
const NODES_MAX: usize = 20_000;

/// A value and its place in the file.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// From the first to the last byte of the value.
    pub(crate) span: Span,
    /// The value.
    pub(crate) value: Value,
}

/// The kinds of value.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Nothing: `key:` alone, `~` or `null`.
    Null,
    /// A scalar with its text exactly as its author means it (`0123` stays `0123`, `no` stays `no`).
    Scalar(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in order; each key once.
    Mapping(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    /// Its words.
    pub(crate) name: String,
    /// Its place.
    pub(crate) span: Span,
}

/// Reads `text`, which begins at byte `offset` of its source.
pub(crate) fn parse(source: SourceId, text: &str, offset: usize) -> Checked<Node> {
    let whole = Span::new(source, offset..offset + text.len());
    let empty = || Node {
        span: whole,
        value: Value::Mapping(Vec::new()),
    };
    if text.trim().is_empty() {
        return Checked {
            value: empty(),
            diagnostics: Vec::new(),
        };
    }
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options()) {
        Ok(raw) => {
            let mut diagnostics = Vec::new();
            let place = Place {
                source,
                text,
                offset,
            };
            let value = place.node(raw, &mut diagnostics);
            Checked { value, diagnostics }
        }
        Err(error) => {
            let span = error.location().map_or(whole, |location| {
                let start = offset_of(text, location.line(), location.column());
                let end = (start + 1).max(line_end(text, start)).min(text.len());
                Span::new(source, offset + start..offset + end)
            });
            let message = error.to_string();
            let message = message.lines().next().unwrap_or_default();
            let refused = ["alias", "anchor", "merge", "tag", "document"]
                .iter()
                .any(|word| message.to_ascii_lowercase().contains(word));
            let code = if refused { &UNSUPPORTED } else { &SYNTAX };
            Checked {
                value: empty(),
                diagnostics: vec![code.at(span, message.to_owned())],
            }
        }
    }
}

/// Strict reading: nothing repeated, nothing expanded, nothing huge.
fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::MergeKeyPolicy::Error,
        reject_unsupported_tags: true,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_aliases: 0,
            max_anchors: 0,
            max_documents: 1,
            max_depth: 32,
            max_nodes: NODES_MAX,
        },
    }
}

/// What the YAML reader hands over, before spans are made whole.
enum Raw {
    Null,
    Typed,
    Text(String),
    Sequence(Vec<Spanned<Raw>>),
    Mapping(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

/// Takes whatever the text holds.
struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = access.next_entry()? {
            pairs.push(pair);
        }
        Ok(Raw::Mapping(pairs))
    }
}

/// The text a tree was read from.
#[derive(Clone, Copy)]
struct Place<'a> {
    source: SourceId,
    text: &'a str,
    offset: usize,
}

impl Place<'_> {
    /// Makes a node with a whole span of a raw one.
    fn node(self, raw: Spanned<Raw>, diagnostics: &mut Vec<crate::diagnostic::Diagnostic>) -> Node {
        let mut span = self.span(&raw.referenced);
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Text(text) => Value::Scalar(text),
            // Resolved values lose their spelling; the source still has it.
            Raw::Typed => {
                let start = span.start - self.offset;
                Value::Scalar(self.text[start..span.end - self.offset].trim().to_owned())
            }
            Raw::Sequence(items) => {
                let items: Vec<Node> = items
                    .into_iter()
                    .map(|item| self.node(item, diagnostics))
                    .collect();
                for item in &items {
                    span = span.to(item.span);
                }
                span.end = self.closing(span, ']');
                Value::Sequence(items)
            }
            Raw::Mapping(pairs) => {
                let mapping = self.mapping(pairs, diagnostics);
                if let Some((first, _)) = mapping.first() {
                    span.start = span.start.min(first.span.start);
                }
                for (key, value) in &mapping {
                    span = span.to(key.span).to(value.span);
                }
                span.end = self.closing(span, '}');
                Value::Mapping(mapping)
            }
        };
        Node { span, value }
    }

    /// Makes the pairs of a mapping, each key once.
    fn mapping(
        self,
        pairs: Vec<(Spanned<Raw>, Spanned<Raw>)>,
        diagnostics: &mut Vec<crate::diagnostic::Diagnostic>,
    ) -> Vec<(Key, Node)> {
        let mut mapping: Vec<(Key, Node)> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let key = self.node(key, diagnostics);
            let value = self.node(value, diagnostics);
            let Value::Scalar(name) = key.value else {
                diagnostics.push(SYNTAX.at(key.span, "a key must be a plain word"));
                continue;
            };
            let key = Key {
                name,
                span: key.span,
            };
            if let Some((first, _)) = mapping.iter().find(|(other, _)| other.name == key.name) {
                diagnostics.push(
                    DUPLICATE_KEY
                        .at(key.span, format!("the key `{}` stands twice", key.name))
                        .label(first.span, "it stands here first"),
                );
                continue;
            }
            mapping.push((key, value));
        }
        mapping
    }

    /// A location of the reader as a span of the file.
    fn span(self, location: &serde_yaml::Location) -> Span {
        let span = location.span();
        let start = span.byte_offset().map_or_else(
            || offset_of(self.text, location.line(), location.column()),
            |offset| usize::try_from(offset).unwrap_or(usize::MAX),
        );
        let len = span
            .byte_len()
            .map_or(0, |len| usize::try_from(len).unwrap_or(0));
        let start = start.min(self.text.len());
        let end = start.saturating_add(len).min(self.text.len());
        let end = start
            + self
                .text
                .get(start..end)
                .map_or(0, |words| words.trim_end().len());
        Span::new(self.source, self.offset + start..self.offset + end)
    }

    /// The end of a flow collection: past its closing bracket, if one follows.
    fn closing(self, span: Span, bracket: char) -> usize {
        let opened = self.text[span.start - self.offset..].starts_with(['[', '{']);
        let rest = &self.text[(span.end - self.offset).min(self.text.len())..];
        let trimmed = rest.trim_start_matches([' ', '\n', '\r', ',', '\t']);
        if opened && trimmed.starts_with(bracket) {
            span.end + (rest.len() - trimmed.len()) + 1
        } else {
            span.end
        }
    }
}

/// The byte offset of a line and column counted from 1, columns in characters.
fn offset_of(text: &str, line: u64, column: u64) -> usize {
    let line = usize::try_from(line).unwrap_or(usize::MAX).max(1);
    let start: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let column = usize::try_from(column).unwrap_or(usize::MAX).max(1);
    let rest = &text[start..];
    start
        + rest
            .chars()
            .take(column - 1)
            .take_while(|c| *c != '\n')
            .map(char::len_utf8)
            .sum::<usize>()
}

/// The end of the line that byte `start` stands in.
fn line_end(text: &str, start: usize) -> usize {
    text[start..]
        .find('\n')
        .map_or(text.len(), |newline| start + newline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::Sources;

    /// Parses and writes the tree with the words under each span.
    fn spans(text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let source = sources.add("a.yaml", format!("\u{feff}---\n{text}"));
        let checked = parse(source, text, "\u{feff}---\n".len());
        assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
        let mut out = Vec::new();
        collect(&sources, &checked.value, &mut out);
        out
    }

    fn collect(sources: &Sources, node: &Node, out: &mut Vec<String>) {
        out.push(sources.slice(node.span).to_owned());
        match &node.value {
            Value::Sequence(items) => items.iter().for_each(|item| collect(sources, item, out)),
            Value::Mapping(pairs) => {
                for (key, value) in pairs {
                    out.push(sources.slice(key.span).to_owned());
                    collect(sources, value, out);
                }
            }
            Value::Null | Value::Scalar(_) => {}
        }
    }

    #[test]
    fn every_value_knows_its_place() {
        let text = "題名: ばれない # 注\nlist: [一, \"二\"]\nmap:\n  n: 0123\n  yes: no\n";
        let found = spans(text);
        assert_eq!(
            found[1..],
            [
                "題名",
                "ばれない",
                "list",
                "[一, \"二\"]",
                "一",
                "\"二\"",
                "map",
                "n: 0123\n  yes: no",
                "n",
                "0123",
                "yes",
                "no",
            ]
        );
    }

    #[test]
    fn typed_scalars_keep_their_spelling() {
        let mut sources = Sources::default();
        let source = sources.add("a.yaml", "a: 0123\nb: no\nc: 2026-11-24\n");
        let text = sources.get(source).text().to_owned();
        let Value::Mapping(pairs) = parse(source, &text, 0).value.value else {
            panic!("a mapping")
        };
        let words: Vec<String> = pairs
            .into_iter()
            .map(|(_, node)| match node.value {
                Value::Scalar(text) => text,
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(words, ["0123", "no", "2026-11-24"]);
    }

    #[test]
    fn what_can_hide_a_mistake_is_refused() {
        for (text, code) in [
            ("a: &x 1\nb: *x\n", "yaml::unsupported"),
            ("a: 1\n<<: {b: 2}\n", "yaml::unsupported"),
            ("a: !secret 1\n", "yaml::unsupported"),
            ("a: 1\na: 2\n", "yaml::duplicate-key"),
            ("a: [1, 2\n", "yaml::syntax"),
            ("a: \"x\n", "yaml::syntax"),
        ] {
            let mut sources = Sources::default();
            let source = sources.add("a.yaml", text);
            let found = parse(source, text, 0).diagnostics;
            let codes: Vec<_> = found.iter().map(|d| (d.code.name, &d.message)).collect();
            assert!(
                codes.iter().any(|(name, _)| *name == code),
                "{text:?} gave {codes:?}"
            );
        }
    }
}

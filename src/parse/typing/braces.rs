//! Braces: readings (`{漢字｜かんじ}`, `｛漢字|かんじ｝`) and attributes (`見出し ｛#id｝`).
//!
//! Takes lines; gives readings and attributes that are typed wide. Wide braces around other words,
//! such as sets in mathematics, are left alone.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::layout::Line;
use crate::parse::typing::{Text, bullet, has_wide, headings};

/// The marks of a reading that are none.
static RUBY_MARK: Code = Code::error(
    "typing::ruby-mark",
    "the marks of a reading are typed in wide letters",
    "A reading is written `{漢字|かんじ}` with narrow (half-width) braces and bar. With `｛`, `｜` or `｝` it is \
     printed as it stands, and read aloud twice. `casebook check --fix` mends it. Braces whose first part \
     has no kanji, or whose second part is no reading, are left alone.",
);

/// Attributes that are none.
static ATTRIBUTE_MARK: Code = Code::error(
    "typing::attribute-mark",
    "an id or class is typed in wide letters",
    "The id of a heading or a choice stands at its end in narrow (half-width) letters: `{#id}`, \
     `{#id .multiple}`. Typed wide (`｛#id｝`, `{＃id}`) it is printed, and the name it should give is lost. \
     `casebook check --fix` mends it.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&RUBY_MARK, &ATTRIBUTE_MARK];

/// The marks of a reading, typed wide.
const WIDE_MARKS: [char; 3] = ['｛', '｜', '｝'];

/// Looks for readings and attributes.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let has_wide = has_wide(text.raw, &WIDE_MARKS);
    for line in &text.lines {
        if has_wide {
            ruby(text, line, diagnostics);
        }
        diagnostics.extend(attributes(text, line));
    }
}

/// A reading of which at least one mark is wide.
pub(super) struct Reading {
    /// From the first brace to the last.
    pub(super) range: Range<usize>,
    bar: usize,
}

/// The readings of a line that are typed wide.
pub(super) fn readings(line: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    if !has_wide(line, &WIDE_MARKS) {
        return found;
    }
    let mut open: Option<usize> = None;
    let mut bar: Option<usize> = None;
    for (at, c) in line.char_indices() {
        match c {
            '{' | '｛' => (open, bar) = (Some(at), None),
            '|' | '｜' if open.is_some() && bar.is_none() => bar = Some(at),
            '|' | '｜' => (open, bar) = (None, None),
            '}' | '｝' => {
                if let (Some(open), Some(bar)) = (open, bar) {
                    let range = open..at + c.len_utf8();
                    let inner = |range: Range<usize>| {
                        let mut chars = line[range].chars();
                        chars.next();
                        chars.as_str()
                    };
                    let marks = [&line[open..], &line[bar..], &line[at..]];
                    let is_wide = marks.iter().any(|rest| rest.starts_with(WIDE_MARKS));
                    if is_wide && is_reading(inner(open..bar), inner(bar..at)) {
                        found.push(Reading { range, bar });
                    }
                }
                (open, bar) = (None, None);
            }
            _ => {}
        }
    }
    found
}

/// Whether one text can be the reading of the other.
fn is_reading(base: &str, reading: &str) -> bool {
    let is_kanji = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々');
    let is_sound = |c: char| {
        (c.is_alphabetic() || matches!(c, '・' | '\u{3000}' | ' ' | '-' | '\'')) && !is_kanji(c)
    };
    base.chars().any(is_kanji) && !reading.trim().is_empty() && reading.chars().all(is_sound)
}

/// Looks for readings.
fn ruby(text: &Text<'_>, line: &Line, diagnostics: &mut Vec<Diagnostic>) {
    let words = &text.raw[line.start..line.end];
    for reading in readings(words) {
        let range = line.start + reading.range.start..line.start + reading.range.end;
        if text.layout.is_opaque(range.start) {
            continue;
        }
        let mut fix = Fix { edits: Vec::new() };
        let last = words[reading.range.clone()]
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
        let places = [
            (range.start, "{"),
            (line.start + reading.bar, "|"),
            (range.start + last, "}"),
        ];
        for (at, narrow) in places {
            let len = text.raw[at..].chars().next().map_or(0, char::len_utf8);
            if &text.raw[at..at + len] != narrow {
                fix = fix.and(text.span(at..at + len), narrow);
            }
        }
        diagnostics.push(
            RUBY_MARK
                .at(
                    text.span(range),
                    "this looks like a word with its reading, and is none",
                )
                .help("write `{`, `|` and `}` in narrow letters")
                .fix(fix),
        );
    }
}

/// Attributes at the end of a heading or of an item's line.
fn attributes(text: &Text<'_>, line: &Line) -> Option<Diagnostic> {
    let words = text.from(line.head, line).trim_end();
    let inner = words.strip_suffix(['}', '｝'])?;
    let open = inner.rfind(['{', '｛'])?;
    let at = line.head + open;
    let is_heading = text
        .layout
        .headings
        .iter()
        .any(|heading| heading.contains(&line.head));
    let can_have = is_heading || headings::mark(words).is_some() || bullet(words).is_some();
    if !can_have || text.layout.is_opaque(at) {
        return None;
    }
    let mut chars = inner[open..].chars();
    chars.next();
    let narrow: String = chars.as_str().nfkc().collect();
    let parts: Vec<&str> = narrow.split_whitespace().collect();
    let right = format!("{{{}}}", parts.join(" "));
    let is_wide = !words[open..].is_ascii();
    if !is_wide || parts.is_empty() || !parts.iter().all(|part| is_attribute(part)) {
        return None;
    }
    let span = text.span(at..line.head + words.len());
    Some(
        ATTRIBUTE_MARK
            .at(span, "this looks like an id or a class, and is none")
            .help(format!("write `{right}` in narrow letters"))
            .fix(Fix::replace(span, right)),
    )
}

/// Whether a word is `#id`, `.class` or `key=value`.
fn is_attribute(word: &str) -> bool {
    let is_name = |name: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        !name.is_empty() && name.bytes().all(is_letter)
    };
    match word.strip_prefix(['#', '.']) {
        Some(name) => is_name(name),
        None => word
            .split_once('=')
            .is_some_and(|(key, value)| is_name(key) && is_name(value)),
    }
}

//! Links and pictures typed wide: `[言葉]（address）`, `［言葉］(address)`, `！[絵](a.png)`.
//!
//! Takes lines; gives brackets that are followed by an address in parentheses and are no link.
//! Brackets followed by words in parentheses are prose, and left alone.

use std::ops::Range;
use std::path::Path;

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::layout::Line;
use crate::parse::typing::{Text, has_wide};

/// The marks of a link that are none.
static LINK_MARK: Code = Code::error(
    "typing::link-mark",
    "the marks of a link or a picture are typed in wide letters",
    "A link is written `[words](address)` and a picture `![words](file.png)`, with narrow (half-width) \
     brackets, parentheses and exclamation mark. Typed wide, the address is printed instead of a link. \
     `casebook check --fix` mends it where it is certain. `［注］（2024年）` and the like are left alone.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&LINK_MARK];

/// The endings of pictures.
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];

/// The endings of other files that are linked to.
const FILES: [&str; 3] = ["md", "pdf", "html"];

/// How many characters the words of a link, and its address, may have to be looked at.
const WORDS_MAX: usize = 500;

/// The signs of links and pictures, typed wide.
const WIDE_SIGNS: [char; 5] = ['［', '］', '（', '）', '！'];

/// The parts of what looks like a link.
struct Parts {
    /// From the first bracket to the last parenthesis.
    range: Range<usize>,
    /// The four signs.
    signs: [usize; 4],
    is_picture: bool,
}

/// Looks for links.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !has_wide(text.raw, &WIDE_SIGNS) {
        return;
    }
    for line in &text.lines {
        let mut at = line.head;
        while let Some(found) = text.from(at, line).find(['[', '［']) {
            let open = at + found;
            at = open + text.raw[open..].chars().next().map_or(1, char::len_utf8);
            if text.layout.is_opaque(open) || text.raw[..open].ends_with('\\') {
                continue;
            }
            let Some(parts) = parts(text, line, open) else {
                continue;
            };
            if let Some(diagnostic) = judge(text, line, &parts) {
                at = parts.range.end;
                diagnostics.push(diagnostic);
            }
        }
    }
}

/// What is wrong with a link, if anything is.
fn judge(text: &Text<'_>, line: &Line, parts: &Parts) -> Option<Diagnostic> {
    const NARROW: [&str; 4] = ["[", "]", "(", ")"];
    let mut fix = Fix { edits: Vec::new() };
    let mut start = parts.range.start;
    let before = &text.raw[line.head..start];
    let is_called = before.ends_with('！') && parts.is_picture;
    // In a sentence the mark may be the sentence's own.
    let is_certain = !is_called || before == "！";
    if is_called && is_certain {
        start -= '！'.len_utf8();
        fix = fix.and(text.span(start..parts.range.start), "!");
    }
    for (at, narrow) in parts.signs.into_iter().zip(NARROW) {
        if !text.raw[at..].starts_with(narrow) {
            let len = text.raw[at..].chars().next().map_or(0, char::len_utf8);
            fix = fix.and(text.span(at..at + len), narrow);
        }
    }
    if fix.edits.is_empty() {
        return None;
    }
    let what = if parts.is_picture { "picture" } else { "link" };
    let (help, fix) = match (parts.is_picture, is_certain) {
        (true, true) => ("write `![words](file)` in narrow letters", Some(fix)),
        (false, _) => ("write `[words](address)` in narrow letters", Some(fix)),
        (true, false) => (
            "write `![words](file)` for a picture, `[words](file)` for a link to it, in narrow letters",
            None,
        ),
    };
    Some(
        LINK_MARK
            .at(
                text.span(start..parts.range.end),
                format!("this looks like a {what}, and is none"),
            )
            .help(help)
            .fix(fix),
    )
}

/// The parts of a link that begins at a bracket.
fn parts(text: &Text<'_>, line: &Line, open: usize) -> Option<Parts> {
    let rest = text.from(open, line);
    let mut depth = 0_usize;
    let close = rest.char_indices().take(WORDS_MAX).find_map(|(at, c)| {
        match c {
            '[' | '［' => depth += 1,
            ']' | '］' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let after_close = rest[close..].trim_start_matches([']', '］']);
    let parenthesis = rest.len() - after_close.len();
    let inner = after_close.strip_prefix(['(', '（'])?;
    let mut address = inner.char_indices().take(WORDS_MAX);
    let (len, _) = address.find(|(_, c)| matches!(c, ')' | '）'))?;
    let is_picture = destination(&inner[..len])?;
    let end = rest.len() - inner.len() + len;
    let last = inner[len..].chars().next().map_or(0, char::len_utf8);
    let is_empty = rest[..close].chars().count() < 2;
    let is_one_bracket = rest[close..parenthesis].chars().count() == 1;
    (!is_empty && is_one_bracket).then_some(Parts {
        range: open..open + end + last,
        signs: [open, open + close, open + parenthesis, open + end],
        is_picture,
    })
}

/// Whether words in parentheses are an address, and if so, whether of a picture.
fn destination(words: &str) -> Option<bool> {
    let (address, title) = words.split_once(' ').unwrap_or((words, "\"\""));
    let is_title = title.len() > 1 && title.starts_with('"') && title.ends_with('"');
    let is_plain = !address.is_empty()
        && address
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"()<>\"`[]{}|\\".contains(&byte));
    let begins = ["https://", "http://", "mailto:", "tel:", "#", "../", "./"]
        .iter()
        .any(|begin| {
            address
                .strip_prefix(begin)
                .is_some_and(|rest| !rest.is_empty())
                || address == *begin && address.ends_with("../")
        });
    let ending = Path::new(address)
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase)
        .unwrap_or_default();
    let is_picture = PICTURES.contains(&ending.as_str());
    let is_file = is_picture || FILES.contains(&ending.as_str());
    (is_title && is_plain && (begins || is_file)).then_some(is_picture)
}

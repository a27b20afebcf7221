//! Colons of YAML: `title：題`, `title:題`.
//!
//! Takes the lines of a front matter, or of `site.yaml`; gives a text just as long in which wide
//! colons are narrow, so that what else is wrong can be seen as well.

use std::borrow::Cow;

use crate::diagnostic::fix::Fix;
use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::{is_space, space_len};
use crate::parse::yaml;

/// A colon that is none.
static COLON: Code = Code::error(
    "typing::colon",
    "a colon of the front matter is wide, or has no space after it",
    "A fact at the top of a file is `key: value`, with a narrow (half-width) colon and one space. With \
     `title：題` or `title:題` the whole line is read as a text, and the fact is missing. `casebook check \
     --fix` mends it. Colons within a value are left alone.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&COLON];

/// The keys of front matters and of `site.yaml`.
const KEYS: [&str; 45] = [
    "title",
    "summary",
    "reading",
    "draft",
    "aliases",
    "edition",
    "published",
    "updated",
    "sources",
    "grades",
    "minutes",
    "topics",
    "laws",
    "desks",
    "care",
    "care_note",
    "curriculum",
    "group",
    "operator",
    "for",
    "ages",
    "channels",
    "as_of",
    "checked",
    "review_by",
    "articles",
    "in_force_from",
    "figure",
    "translation",
    "channel_notes",
    "url",
    "note",
    "kind",
    "address",
    "hours",
    "languages",
    "cost",
    "anonymous",
    "framework",
    "items",
    "by",
    "method",
    "description",
    "base_url",
    "theme",
];

/// A text whose colons can be read.
pub(crate) struct Readable<'a> {
    /// The text, just as long as it was.
    pub(crate) text: Cow<'a, str>,
    /// Whether what cannot be read in it may be the fault of colons that are reported.
    pub(crate) is_doubtful: bool,
}

/// A key with the colon that is wrong.
struct Found {
    /// Its colon, and the spaces after it.
    colon: std::ops::Range<usize>,
    /// Whether the key is set in, as those of lists and groups are.
    is_inner: bool,
}

/// Looks for colons in a text that begins at byte `offset` of its source.
pub(crate) fn look<'a>(
    source: SourceId,
    text: &'a str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Readable<'a> {
    let (inner, outer): (Vec<Found>, Vec<Found>) =
        all(text).into_iter().partition(|found| found.is_inner);
    let mut mended = Cow::Borrowed(text);
    if !outer.is_empty() {
        mended = Cow::Owned(narrowed(text, &outer));
    }
    let is_readable = |text: &str| yaml::parse(source, text, offset).diagnostics.is_empty();
    let mut found = outer;
    // Farther in, a colon may belong to a text of several lines: then the lines would not be YAML
    // without it.
    let both = narrowed(&mended, &inner);
    if !inner.is_empty() && is_readable(&both) {
        mended = Cow::Owned(both);
        found.extend(inner);
    }
    let mut is_doubtful = false;
    for Found { colon, .. } in found {
        let is_wide = text[colon.clone()].starts_with('：');
        is_doubtful |= !is_wide;
        let len = if is_wide { '：'.len_utf8() } else { 1 };
        let span = |range: std::ops::Range<usize>| {
            Span::new(source, offset + range.start..offset + range.end)
        };
        let message = if is_wide {
            "this colon is wide, so that the line states nothing"
        } else {
            "this colon has no space after it, so that the line states nothing"
        };
        let is_last = text[colon.end..].starts_with(['\n', '\r']) || colon.end == text.len();
        diagnostics.push(
            COLON
                .at(span(colon.start..colon.start + len), message)
                .help("write `: `, a narrow colon and one space")
                .fix(Fix::replace(span(colon), if is_last { ":" } else { ": " })),
        );
    }
    Readable {
        text: mended,
        is_doubtful,
    }
}

/// Every known key whose colon is wrong.
fn all(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    // How far in the key of a text of several lines stands.
    let mut block: Option<usize> = None;
    let mut is_quoted = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_inside =
            is_quoted || block.is_some_and(|key| indent > key || line.trim().is_empty());
        is_quoted ^= line.matches('"').count() % 2 == 1;
        if is_inside {
            continue;
        }
        block = begins_block(line).then_some(indent);
        let words = line.trim_start_matches(' ');
        let words = words
            .strip_prefix("- ")
            .unwrap_or(words)
            .trim_start_matches(' ');
        let key = line.len() - words.len();
        let len = words
            .bytes()
            .take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_')
            .count();
        if !KEYS.contains(&&words[..len]) {
            continue;
        }
        let rest = words[len..].trim_end_matches(['\n', '\r']);
        let is_inner = key > 0;
        let colon_len = match rest.strip_prefix('：') {
            Some(after) => '：'.len_utf8() + space_len(after),
            // Only at the top: farther in, `note:x` may be a text.
            None if !is_inner && is_tight(rest) => 1 + space_len(&rest[1..]),
            None => continue,
        };
        let colon = start + key + len;
        found.push(Found {
            colon: colon..colon + colon_len,
            is_inner,
        });
    }
    found
}

/// Whether a line ends with the sign that begins a text of several lines.
fn begins_block(line: &str) -> bool {
    let value = line
        .trim_end()
        .trim_end_matches(|c: char| "+-".contains(c) || c.is_ascii_digit());
    let key = value
        .strip_suffix(['|', '>'])
        .map(|rest| rest.trim_end_matches(is_space));
    key.is_some_and(|key| key.ends_with([':', '：']))
}

/// Whether a text begins with a colon that has no narrow space after it.
fn is_tight(rest: &str) -> bool {
    let after = rest.strip_prefix(':');
    after.is_some_and(|after| !after.is_empty() && !after.starts_with([' ', '\t']))
}

/// A text with narrow colons for wide ones, and spaces for what is too much.
fn narrowed(text: &str, found: &[Found]) -> String {
    let mut out = text.to_owned();
    for Found { colon, .. } in found {
        // One without a space cannot be mended without making the text longer.
        let has_room = colon.len() > 1
            && text[colon.clone()]
                .chars()
                .any(|c| c == '：' || is_space(c));
        if has_room {
            out.replace_range(colon.clone(), &format!(":{}", " ".repeat(colon.len() - 1)));
        }
    }
    out
}

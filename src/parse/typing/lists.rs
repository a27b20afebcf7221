//! List marks and what stands before marks: `１．項目`, `-　項目`, `　- 項目`.
//!
//! Takes lines; gives those that are meant as list items, or that a wide space keeps from being
//! what they are meant as. A wide space before ordinary words is the Japanese way to begin a
//! paragraph, and left alone.

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::layout::Line;
use crate::parse::typing::{Text, WIDE_SPACE, bullet, headings, is_space, space_len};

/// A list mark that is none.
static LIST_MARK: Code = Code::warning(
    "typing::list-mark",
    "a list mark is typed in wide letters, or has a wide space after it",
    "A list begins with narrow (half-width) `1.` or `-` and one narrow space. With `１．` or a wide space \
     (`-　項目`) the lines run together into one paragraph, and a screen reader cannot say how many \
     items there are. `casebook check --fix` mends it. Numbers such as `１．５倍` are left alone.",
);

/// A wide space before a mark.
static INDENTATION: Code = Code::error(
    "typing::indentation",
    "a wide space stands before a mark",
    "Lists, headings and quotes may be set in with narrow (half-width) spaces only. With a wide space \
     before it the mark is printed as it is. `casebook check --fix` mends it where it is certain how deep \
     the line should lie. A wide space at the start of a paragraph is left alone.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&LIST_MARK, &INDENTATION];

/// How wide a wide space is, in columns.
const WIDE_COLUMNS: usize = 2;

/// Looks for list marks and wide spaces before marks.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut was_number = false;
    for (index, line) in text.lines.iter().enumerate() {
        let is_number = list_mark(text, index, was_number, diagnostics);
        was_number = is_number;
        indentation(text, line, diagnostics);
    }
}

/// Looks at a line's first words; whether they are a wide number.
fn list_mark(
    text: &Text<'_>,
    index: usize,
    was_number: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let line = &text.lines[index];
    let (at, words) = (line.head, text.from(line.head, line));
    if !text.layout.is_text(at) || text.layout.is_in_table(at) {
        return false;
    }
    let number = number(words);
    let (len, right) = match (&number, bullet(words)) {
        (Some((len, number)), _) => {
            // In the middle of a paragraph only the number one begins a list.
            let begins = was_number || number.trim_start_matches('0') == "1";
            if !begins && !begins_block(text, index) {
                return false;
            }
            (*len, format!("{number}."))
        }
        (None, Some((mark, _))) if words[mark..].starts_with(WIDE_SPACE) => {
            (mark, words[..mark].to_owned())
        }
        _ => return false,
    };
    let space = space_len(&words[len..]);
    if words[len + space..].trim().is_empty() {
        return false;
    }
    diagnostics.push(
        LIST_MARK
            .at(
                text.span(at..at + len),
                "this looks like the mark of a list, and is none",
            )
            .help(format!(
                "write `{right}` in narrow letters, with one narrow space after it"
            ))
            .fix(Fix::replace(
                text.span(at..at + len + space),
                format!("{right} "),
            )),
    );
    number.is_some()
}

/// The length of a list's number typed wide, and the number in narrow digits.
fn number(words: &str) -> Option<(usize, String)> {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => Some(c).filter(char::is_ascii_digit),
    };
    let digits: String = words.chars().map_while(narrow).collect();
    let rest = words.trim_start_matches(|c| narrow(c).is_some());
    let n_digits = digits.len();
    let is_wide = words.len() - rest.len() > n_digits;
    let after = match rest.strip_prefix('．') {
        Some(after) => after,
        None => rest.strip_prefix('.').filter(|_| is_wide)?,
    };
    // A point within a number is no list.
    let is_fraction = after.chars().next().and_then(narrow).is_some();
    ((1..=9).contains(&n_digits) && !is_fraction).then_some((words.len() - after.len(), digits))
}

/// Whether no paragraph goes on in a line.
fn begins_block(text: &Text<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &text.lines[before]) else {
        return true;
    };
    let is_blank = text.from(before.head, before).trim().is_empty();
    is_blank || !text.layout.is_text(before.head)
}

/// Looks for wide spaces before a mark.
fn indentation(text: &Text<'_>, line: &Line, diagnostics: &mut Vec<Diagnostic>) {
    let words = text.from(line.inner, line);
    let space = space_len(words);
    let at = line.inner + space;
    let is_wide = words[..space].contains(WIDE_SPACE);
    if !is_wide || !text.layout.is_text(at) || text.layout.is_in_table(at) {
        return;
    }
    let rest = &words[space..];
    if !is_mark(rest) {
        return;
    }
    let fix = depth(text, line, &words[..space])
        .map(|depth| Fix::replace(text.span(line.inner..at), " ".repeat(depth)));
    diagnostics.push(
        INDENTATION
            .at(
                text.span(line.inner..at),
                "a wide space keeps this line from being what it looks like",
            )
            .help("set the line in with narrow spaces only, or not at all")
            .fix(fix),
    );
}

/// Whether a text begins with the mark of a list, a heading or a quote.
fn is_mark(text: &str) -> bool {
    let signs = text.len() - text.trim_start_matches('#').len();
    let is_heading = (1..=6).contains(&signs) && text[signs..].starts_with([' ', '\t'])
        || headings::mark(text).is_some();
    let is_quote = text.strip_prefix('>').is_some_and(|after| {
        // `>>1` names a message.
        !after.starts_with('>') && !after.trim().is_empty()
    });
    bullet(text).is_some_and(|(mark, space)| !text[mark + space..].is_empty())
        || is_heading
        || is_quote
}

/// How many narrow spaces a line should begin with, if that is certain.
fn depth(text: &Text<'_>, line: &Line, space: &str) -> Option<usize> {
    let own: usize = space
        .chars()
        .map(|c| if c == WIDE_SPACE { WIDE_COLUMNS } else { 1 })
        .sum();
    let outer = text
        .layout
        .items
        .iter()
        .filter(|item| item.contains(&line.inner));
    let columns: Vec<(usize, usize)> = outer
        .filter_map(|item| columns(text, item.start, line))
        .collect();
    let Some((mark, content)) = columns.last().copied() else {
        return Some(0);
    };
    if own > mark {
        // Farther in than the item's own mark: it belongs to the item, or, if it lies too far in,
        // to one between them that must be mended first.
        return (own < content + WIDE_COLUMNS).then_some(content);
    }
    let mut others = columns.iter();
    others.any(|(other, _)| *other == own).then_some(own)
}

/// The columns of an item's mark and of its words, counted from where its line's quotes end.
fn columns(text: &Text<'_>, item: usize, line: &Line) -> Option<(usize, usize)> {
    let index = text
        .lines
        .partition_point(|other| other.start <= item)
        .checked_sub(1)?;
    let own = &text.lines[index];
    let words = text.raw.get(item..own.end)?;
    let (mark, space) = bullet(words)?;
    let before = text.raw.get(own.inner..item)?;
    let is_alike = own.inner - own.start == line.inner - line.start
        && before.chars().all(|c| c.is_ascii() && c != '\t')
        && !words[mark..mark + space].contains(|c: char| is_space(c) && c != ' ');
    is_alike.then_some((before.len(), before.len() + mark + space))
}

//! Tables whose bars are wide: `｜ 列 ｜ 列 ｜`.
//!
//! Takes lines; gives the rows that are meant as a table and are none, and the rows of a table whose
//! cells are parted by wide bars. A wide bar in prose is left alone: it needs a row of dashes, or a
//! table that lacks just these cells.

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::layout::Line;
use crate::parse::typing::{Text, braces, has_wide, is_space};

/// A bar of a table that is none.
static TABLE_BAR: Code = Code::error(
    "typing::table-bar",
    "a table is typed with wide bars or dashes",
    "The cells of a table are parted by narrow (half-width) bars `|`, and the second row is narrow dashes: \
     `|---|---|`. With `｜` the cells run together, and a screen reader cannot tell which belongs to which \
     column. `casebook check --fix` mends it. A wide bar in a sentence or a title is left alone.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&TABLE_BAR];

/// The wide bar.
const WIDE_BAR: char = '｜';

/// What is typed for a dash.
const DASHES: [char; 7] = ['-', '－', 'ー', '―', '—', '–', '─'];

/// Looks for wide bars.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !has_wide(text.raw, &[WIDE_BAR]) {
        return;
    }
    for (range, columns) in &text.layout.tables {
        let rows = text.lines.iter().filter(|line| range.contains(&line.head));
        for line in rows {
            let is_short = cells(text, line, false) < *columns;
            if is_short && cells(text, line, true) == *columns {
                diagnostics.push(row(text, line));
            }
        }
    }
    let mut index = 0;
    while index + 1 < text.lines.len() {
        let n_rows = rows_from(text, index);
        for line in &text.lines[index..index + n_rows] {
            let found = if dashes(text, line).is_some() {
                dash_row(text, line)
            } else if bars(text, line).next().is_some() {
                Some(row(text, line))
            } else {
                None
            };
            diagnostics.extend(found);
        }
        index += n_rows.max(1);
    }
}

/// How many lines from one on are meant as a table that is not seen as one; 0 if none.
fn rows_from(text: &Text<'_>, index: usize) -> usize {
    let (head, second) = (&text.lines[index], &text.lines[index + 1]);
    let is_plain =
        |line: &Line| text.layout.is_text(line.head) && !text.layout.is_in_table(line.head);
    if !is_plain(head) || !is_plain(second) || dashes(text, head).is_some() {
        return 0;
    }
    let columns = cells(text, head, true);
    let is_table = columns > 1
        && dashes(text, second).is_some_and(|(_, found)| found == columns)
        && [head, second]
            .iter()
            .any(|line| text.from(line.head, line).contains(WIDE_BAR));
    if !is_table {
        return 0;
    }
    let rows = text.lines[index..].iter();
    rows.take_while(|line| is_plain(line) && text.from(line.head, line).contains(['|', WIDE_BAR]))
        .count()
}

/// The row of dashes that a line is meant as, in narrow letters, and its columns.
fn dashes(text: &Text<'_>, line: &Line) -> Option<(String, usize)> {
    let words = text.from(line.head, line).trim_end();
    let narrow: Option<String> = words
        .chars()
        .map(|c| match c {
            WIDE_BAR | '|' => Some('|'),
            ':' | '：' => Some(':'),
            c if DASHES.contains(&c) => Some('-'),
            c if is_space(c) => Some(' '),
            _ => None,
        })
        .collect();
    let narrow = narrow.filter(|narrow| narrow.contains('|'))?;
    let inner = narrow.strip_prefix('|').unwrap_or(&narrow);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let is_dashes = |cell: &str| {
        let dashes = cell.trim().trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    let columns = inner.split('|').count();
    inner.split('|').all(is_dashes).then_some((narrow, columns))
}

/// A row of dashes that is not narrow.
fn dash_row(text: &Text<'_>, line: &Line) -> Option<Diagnostic> {
    let (narrow, _) = dashes(text, line)?;
    let words = text.from(line.head, line).trim_end();
    if words == narrow {
        return None;
    }
    let span = text.span(line.head..line.head + words.len());
    Some(
        TABLE_BAR
            .at(span, "these dashes are no part of a table")
            .help("write bars `|` and dashes `-` in narrow letters")
            .fix(Fix::replace(span, narrow)),
    )
}

/// A row whose bars are wide.
fn row(text: &Text<'_>, line: &Line) -> Diagnostic {
    let words = text.from(line.head, line).trim_end();
    let span = text.span(line.head..line.head + words.len());
    let mut fix = Fix { edits: Vec::new() };
    for at in bars(text, line) {
        fix = fix.and(text.span(at..at + WIDE_BAR.len_utf8()), "|");
    }
    TABLE_BAR
        .at(span, "the bars of this row part no cells")
        .help("write the bars `|` in narrow letters")
        .fix(fix)
}

/// Where the wide bars of a line stand, those of readings and code apart.
fn bars<'a>(text: &'a Text<'_>, line: &'a Line) -> impl Iterator<Item = usize> + 'a {
    let words = text.from(line.head, line);
    let readings = braces::readings(words);
    let places = words.match_indices(WIDE_BAR);
    places
        .filter(move |(at, _)| {
            let is_reading = readings.iter().any(|reading| reading.range.contains(at));
            !is_reading && !text.layout.is_opaque(line.head + at)
        })
        .map(|(at, _)| line.head + at)
}

/// How many cells a row has, parted by narrow bars, and by wide ones if they count.
fn cells(text: &Text<'_>, line: &Line, wide: bool) -> usize {
    let wide: Vec<usize> = if wide {
        bars(text, line).collect()
    } else {
        Vec::new()
    };
    let words = text.masked[line.head..line.end].trim_end();
    let mut parts = 0;
    let mut was_escape = false;
    for (at, c) in words.char_indices() {
        let place = line.head + at;
        let is_bar =
            (c == '|' && !was_escape) || (c == WIDE_BAR && wide.binary_search(&place).is_ok());
        let is_outer = at == 0 || at + c.len_utf8() == words.len();
        parts += usize::from(is_bar && !is_outer);
        was_escape = c == '\\' && !was_escape;
    }
    parts + 1
}

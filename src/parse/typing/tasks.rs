//! Task marks: `- ［ｘ］`, `- [　]`, `- [x]words`.
//!
//! Takes list items; gives those whose first words look like a task mark and are none.

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::{Text, bullet, space_len};

/// A task mark that is none.
static TASK_MARK: Code = Code::error(
    "typing::task-mark",
    "a task mark is typed in wide letters, or without its space",
    "A choice begins with `- [ ]` or `- [x]`, all in narrow (half-width) letters, and one space after \
     the bracket. Typed wide (`- ［ｘ］`, `- [　]`) or without the space (`- [x]答え`) it is no mark: the \
     brackets would be printed, and a quiz would lose the choice. `casebook check --fix` mends it.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&TASK_MARK];

/// Looks for task marks.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for line in &text.lines {
        let mut at = line.head;
        while let Some((mark, space)) = bullet(text.from(at, line)) {
            at += mark + space;
        }
        if at == line.head || !text.layout.is_text(at) {
            continue;
        }
        let Some((len, is_checked)) = mark(text.from(at, line)) else {
            continue;
        };
        let right = if is_checked { "[x] " } else { "[ ] " };
        let space = space_len(text.from(at + len, line));
        diagnostics.push(
            TASK_MARK
                .at(
                    text.span(at..at + len),
                    "this looks like a task mark, and is none",
                )
                .help(format!(
                    "write `{}` in narrow letters, with one space after it",
                    right.trim_end()
                ))
                .fix(Fix::replace(text.span(at..at + len + space), right)),
        );
    }
}

/// The length of what is meant as a task mark and is none, and whether it is checked.
fn mark(words: &str) -> Option<(usize, bool)> {
    let inner = words.strip_prefix(['[', '［'])?;
    let close = inner.find([']', '］'])?;
    let is_checked = match &inner[..close] {
        "" | " " | "\u{3000}" => false,
        "x" | "X" | "ｘ" | "Ｘ" => true,
        _ => return None,
    };
    let after = inner[close..].trim_start_matches([']', '］']);
    let len = words.len() - after.len();
    let is_one_bracket = inner[close..].chars().nth(1) == after.chars().next();
    // `[x](address)`, `[x][name]` and `[x]: address` are links.
    let is_link = after.starts_with(['(', '（', '[', '［', ':']);
    let is_right = ["[ ]", "[x]", "[X]"].contains(&&words[..len]) && after.starts_with([' ', '\t']);
    let has_words = !after.trim().is_empty();
    // Nothing between the brackets is a mark only where a space follows.
    let is_spaced = close > 0 || space_len(after) > 0;
    (is_one_bracket && !is_link && !is_right && has_words && is_spaced).then_some((len, is_checked))
}

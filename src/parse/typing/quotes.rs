//! Quotes and boxes: `＞ 引用`, `> ［!TIP］`, `> [！NOTE]`.
//!
//! Takes lines; gives those that are meant as a quote or as the first line of a box, and are none.

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::{Text, space_len};

/// A quote mark that is none.
static QUOTE_MARK: Code = Code::error(
    "typing::quote-mark",
    "a quote mark is typed in wide letters",
    "A quote begins with a narrow (half-width) `>`. With `＞` and a space the line is ordinary text, and \
     a choice of a quiz loses its answer to the reader. `casebook check --fix` mends it. `＞＞1` and \
     `A ＞ B` are left alone.",
);

/// The first line of a box that is none.
static ALERT_MARK: Code = Code::error(
    "typing::alert-mark",
    "the name of a box is typed in wide letters",
    "A box is a quote whose first line is `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`, `> [!WARNING]` or \
     `> [!CAUTION]`, all in narrow (half-width) letters. Otherwise it is a plain quote with the brackets \
     in it, and a question loses its hint. `casebook check --fix` mends it.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&QUOTE_MARK, &ALERT_MARK];

/// The names of boxes.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Looks for quotes and boxes.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut was_quoted = false;
    for line in &text.lines {
        let is_first = line.is_quoted() && !was_quoted;
        was_quoted = line.is_quoted();
        let at = line.head;
        if !text.layout.is_text(at) || text.layout.is_in_table(at) {
            continue;
        }
        let words = text.from(at, line);
        if let Some(after) = words.strip_prefix('＞') {
            let space = space_len(after);
            if space > 0 && space < after.len() {
                let len = '＞'.len_utf8();
                diagnostics.push(
                    QUOTE_MARK
                        .at(
                            text.span(at..at + len),
                            "this looks like a quote, and is none",
                        )
                        .help("write `>` in narrow letters")
                        .fix(Fix::replace(text.span(at..at + len + space), "> ")),
                );
            }
        } else if is_first && let Some((name, len)) = alert(words) {
            let right = format!("[!{name}]");
            diagnostics.push(
                ALERT_MARK
                    .at(
                        text.span(at..at + len),
                        "this looks like the name of a box, and is none",
                    )
                    .help(format!("write `{right}` in narrow letters"))
                    .fix(Fix::replace(text.span(at..at + len), right)),
            );
        }
    }
}

/// The name of a box that is mistyped, and its length; it stands alone on its line.
fn alert(words: &str) -> Option<(&'static str, usize)> {
    let whole = words.trim_end();
    let inner = whole.strip_prefix(['[', '［'])?.strip_suffix([']', '］'])?;
    let name = inner.trim().strip_prefix(['!', '！'])?.trim();
    let name: String = name.nfkc().flat_map(char::to_uppercase).collect();
    let known = ALERTS.iter().find(|known| **known == name)?;
    let is_right = whole.eq_ignore_ascii_case(&format!("[!{known}]"));
    (!is_right).then_some((known, whole.len()))
}

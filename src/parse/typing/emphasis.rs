//! Emphasis that is none: `＊＊強調＊＊`, and `**` that `CommonMark`'s rule of flanking refuses.
//!
//! Takes the text's inline content; gives pairs of `**` that stayed in the text, with the mend that
//! keeps every sign: what stands in the way at the edge is moved out (`「**強調**」です`). Whether a
//! mend works is asked of the Markdown parser itself.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::typing::layout::Step;
use crate::parse::typing::{Text, braces, has_wide, is_space};

/// Wide asterisks.
static EMPHASIS_MARK: Code = Code::error(
    "typing::emphasis-mark",
    "the marks of strong emphasis are typed in wide letters",
    "Strong emphasis is written `**words**` with narrow (half-width) asterisks. `＊＊words＊＊` is printed as \
     it stands. `casebook check --fix` mends it. A single `＊`, as before a note, is left alone.",
);

/// Asterisks that stayed in the text.
static LEFTOVER: Code = Code::error(
    "typing::leftover-emphasis",
    "two asterisks stay in the text",
    "`**` marks words only where Markdown (CommonMark) sees which side of it they are on. Beside a bracket \
     or a full stop it looks at the other side too, and finds a letter where English has a space: \
     `**「強調」**です` and `**大切です。**次に` are printed with their asterisks. Put the sign outside: \
     `「**強調**」です`, `**大切です**。次に`; `casebook check --fix` does this where it is enough. If you mean \
     the asterisks themselves, write `\\*\\*`.",
);

/// The codes of this file.
pub(super) const CODES: &[&Code] = &[&EMPHASIS_MARK, &LEFTOVER];

/// How many layers of brackets, stops and spaces are moved out at most.
const LAYERS_MAX: usize = 6;

/// The mark of strong emphasis.
const MARK: &str = "**";

/// The same, typed wide.
const WIDE_MARK: &str = "＊＊";

/// Brackets that may stand outside emphasis as well as within.
const BRACKETS: [(char, char); 14] = [
    ('「', '」'),
    ('『', '』'),
    ('（', '）'),
    ('【', '】'),
    ('〈', '〉'),
    ('《', '》'),
    ('〔', '〕'),
    ('［', '］'),
    ('｛', '｝'),
    ('“', '”'),
    ('‘', '’'),
    ('«', '»'),
    ('(', ')'),
    ('"', '"'),
];

/// Marks at the end of a sentence that may stand outside emphasis as well as within.
const STOPS: &str = "。、．，！？…‥：；!?.,:;。､";

/// Looks for emphasis that is none.
pub(super) fn look(text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if has_wide(text.raw, &['＊']) {
        for line in &text.lines {
            wide(text, line.head..line.end, diagnostics);
        }
    }
    let mut groups: Vec<Group> = vec![Group::default()];
    for step in &text.layout.steps {
        match step {
            Step::Block => {
                for group in std::mem::take(&mut groups) {
                    group.judge(text, diagnostics);
                }
                groups.push(Group::default());
            }
            Step::Open => groups.push(Group::default()),
            Step::Strong(range) => {
                // What is strong belongs to what is around it: its marks may be another pair's.
                let mut group = groups.pop().unwrap_or_default();
                group.strong(text, range);
                groups.push(group);
            }
            Step::Close => {
                let mut group = groups.pop().unwrap_or_default();
                if group.n_open > 0 {
                    group.n_open -= 1;
                    groups.push(group);
                } else {
                    group.judge(text, diagnostics);
                }
            }
            Step::Text(range) => {
                if groups.is_empty() {
                    groups.push(Group::default());
                }
                if let Some(group) = groups.last_mut() {
                    group.text(text, range);
                }
            }
        }
    }
    for group in groups {
        group.judge(text, diagnostics);
    }
}

/// Looks for pairs of wide marks in a line.
fn wide(text: &Text<'_>, line: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    let words = &text.raw[line.clone()];
    let places: Vec<usize> = words
        .match_indices(WIDE_MARK)
        .map(|(at, _)| at)
        .filter(|at| {
            let is_longer =
                words[..*at].ends_with('＊') || words[at + WIDE_MARK.len()..].starts_with('＊');
            !is_longer && text.layout.is_text(line.start + at)
        })
        .collect();
    let (pairs, _) = places.as_chunks::<2>();
    for [open, close] in pairs {
        let inner = &words[open + WIDE_MARK.len()..*close];
        if inner.is_empty() || inner.starts_with(is_space) || inner.ends_with(is_space) {
            continue;
        }
        let place = |at: usize| text.span(line.start + at..line.start + at + WIDE_MARK.len());
        diagnostics.push(
            EMPHASIS_MARK
                .at(
                    place(*open).to(place(*close)),
                    "this looks like strong emphasis, and is none",
                )
                .help(format!("write `**{inner}**` in narrow letters"))
                .fix(Fix::replace(place(*open), MARK).and(place(*close), MARK)),
        );
    }
}

/// The `**` of one stretch of inline content.
#[derive(Default)]
struct Group {
    /// The place of each mark, and whether the parser took it for one.
    marks: Vec<(usize, bool)>,
    /// Asterisks in plain text.
    stars: Vec<usize>,
    /// How many strong emphases are open.
    n_open: usize,
    /// Whether one lies within another, which nobody means.
    is_nested: bool,
}

impl Group {
    /// Notes strong emphasis.
    fn strong(&mut self, text: &Text<'_>, range: &Range<usize>) {
        self.is_nested |= self.n_open > 0;
        self.n_open += 1;
        if text.raw.get(range.clone()).is_some_and(|words| {
            words.len() > 2 * MARK.len() && words.starts_with(MARK) && words.ends_with(MARK)
        }) {
            self.marks.push((range.start, true));
            self.marks.push((range.end - MARK.len(), true));
        }
    }

    /// Notes the asterisks of plain text.
    fn text(&mut self, text: &Text<'_>, range: &Range<usize>) {
        let Some(words) = text.raw.get(range.clone()) else {
            return;
        };
        let stars = words
            .match_indices('*')
            .map(|(at, _)| range.start + at)
            .filter(|at| {
                // What is escaped is meant.
                let escape = at.checked_sub(1).filter(|at| !text.layout.is_text(*at));
                escape.is_none_or(|at| text.raw.as_bytes()[at] != b'\\')
            });
        self.stars.extend(stars);
    }

    /// Reports what is left over.
    fn judge(mut self, text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let mut longer = false;
        let mut index = 0;
        while index < self.stars.len() {
            let start = self.stars[index];
            let run = self.stars[index..].iter().zip(start..);
            let len = run.take_while(|(star, place)| **star == *place).count();
            index += len;
            longer |= len == 3;
            if len == 2 && is_beside_words(text, start) {
                self.marks.push((start, false));
            }
        }
        self.marks.sort_unstable();
        let lost: Vec<usize> = self
            .marks
            .iter()
            .filter(|(_, taken)| !taken)
            .map(|(at, _)| *at)
            .collect();
        let (Some(begin), Some(end)) = (self.marks.first(), self.marks.last()) else {
            return;
        };
        if lost.is_empty() && !self.is_nested {
            return;
        }
        // The wide braces of a reading will be gone, and with them what is in the way.
        if !braces::readings(&text.raw[begin.0..end.0]).is_empty() {
            return;
        }
        let (pairs, rest) = self.marks.as_chunks::<2>();
        let found: Vec<Diagnostic> = if longer {
            Vec::new()
        } else if rest.is_empty() {
            let pairs = pairs.iter();
            pairs
                .filter_map(|[open, close]| pair(text, open.0, close.0))
                .collect()
        } else {
            // One has no partner; in the lines that do not hold it, pairs can still be seen.
            return self.judge_lines(text, diagnostics);
        };
        if found.is_empty() {
            diagnostics.extend(lost.into_iter().map(|at| alone(text, at)));
        } else {
            diagnostics.extend(found);
        }
    }

    /// Reports what is left over, line by line.
    fn judge_lines(&self, text: &Text<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let is_one_line = |a: &(usize, bool), b: &(usize, bool)| !text.raw[a.0..b.0].contains('\n');
        for marks in self.marks.chunk_by(is_one_line) {
            let (pairs, rest) = marks.as_chunks::<2>();
            let pairs = if rest.is_empty() { pairs } else { &[] };
            let mut pairs = pairs
                .iter()
                .filter_map(|[open, close]| pair(text, open.0, close.0))
                .peekable();
            if pairs.peek().is_some() {
                diagnostics.extend(pairs);
            } else {
                let lost = marks.iter().filter(|(_, taken)| !taken);
                diagnostics.extend(lost.map(|(at, _)| alone(text, *at)));
            }
        }
    }
}

/// Whether asterisks stand beside words, and are no sign of arithmetic or of a program.
fn is_beside_words(text: &Text<'_>, at: usize) -> bool {
    let before = text.raw[..at].chars().next_back().unwrap_or(' ');
    let after = text.raw[at + MARK.len()..].chars().next().unwrap_or(' ');
    let is_apart = before.is_whitespace() && after.is_whitespace();
    let is_power = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
    !is_apart && !is_power
}

/// A mark without a partner.
fn alone(text: &Text<'_>, at: usize) -> Diagnostic {
    LEFTOVER
        .at(
            text.span(at..at + MARK.len()),
            "these `**` begin or end nothing",
        )
        .help("write `**` on both sides of the words, close to them; for the signs themselves `\\*\\*`")
}

/// What is wrong with a pair of marks, if it cannot work as it stands.
fn pair(text: &Text<'_>, open: usize, close: usize) -> Option<Diagnostic> {
    let inner = open + MARK.len()..close;
    let words = text.masked.get(inner.clone())?;
    let before = text.masked[..open].chars().next_back();
    let after = text.masked[close + MARK.len()..].chars().next();
    let (mut lead, mut trail) = (0, words.len());
    let fits = |lead: usize, trail: usize| {
        let before = words[..lead].chars().next_back().or(before);
        let after = words[trail..].chars().next().or(after);
        is_strong(before, &words[lead..trail], after)
    };
    if fits(lead, trail) {
        return None;
    }
    let span = text.span(open..close + MARK.len());
    let diagnostic = LEFTOVER.at(
        span,
        "these `**` stay in the text, beside a sign or a space",
    );
    for _ in 0..LAYERS_MAX {
        let Some((next_lead, next_trail)) = peel(&words[lead..trail]) else {
            break;
        };
        trail = lead + next_trail;
        lead += next_lead;
        if !fits(lead, trail) {
            continue;
        }
        let raw = &text.raw[inner.clone()];
        let (first, kept, last) = (&raw[..lead], &raw[lead..trail], &raw[trail..]);
        let mut fix = Fix { edits: Vec::new() };
        if lead > 0 {
            fix = fix.and(text.span(open..inner.start + lead), format!("{first}**"));
        }
        if trail < words.len() {
            fix = fix.and(
                text.span(inner.start + trail..close + MARK.len()),
                format!("**{last}"),
            );
        }
        let help = format!("write `{first}**{kept}**{last}`");
        return Some(diagnostic.help(help).fix(fix));
    }
    Some(diagnostic.help(
        "begin and end the strong words with a letter, not with a bracket or a stop, or put a space outside",
    ))
}

/// Takes away what may stand outside: spaces, a pair of brackets, or a stop at the end.
fn peel(words: &str) -> Option<(usize, usize)> {
    let inner = words.trim_matches(char::is_whitespace);
    if inner.is_empty() {
        return None;
    }
    if inner.len() < words.len() {
        let lead = words.len() - words.trim_start().len();
        return Some((lead, lead + inner.len()));
    }
    let first = words.chars().next()?;
    let (at, last) = words.char_indices().next_back()?;
    let said = words.trim_end_matches(|c| STOPS.contains(c)).len();
    if said > 0 && said < words.len() {
        return Some((0, said));
    }
    let bracket = BRACKETS.iter().find(|(open, _)| *open == first)?;
    let start = first.len_utf8();
    (last == bracket.1 && at > start && are_partners(words, *bracket)).then_some((start, at))
}

/// Whether the first and the last sign of a text are brackets of each other.
fn are_partners(words: &str, (open, close): (char, char)) -> bool {
    if open == close {
        return words.matches(open).count() == 2;
    }
    let mut depth = 0_usize;
    let mut closings = words.char_indices().filter_map(|(at, c)| {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            return (depth == 0).then_some(at + c.len_utf8());
        }
        None
    });
    closings.next() == Some(words.len())
}

/// Whether the parser sees words between `**` as strong, between two characters.
fn is_strong(before: Option<char>, words: &str, after: Option<char>) -> bool {
    is_marked(MARK, before, words, after)
}

/// Whether the parser sees words between marks as emphasis, strong if the mark is, between two
/// characters.
pub(crate) fn is_marked(
    mark: &str,
    before: Option<char>,
    words: &str,
    after: Option<char>,
) -> bool {
    // The lines between the first and the last do not matter, nor do the signs of quotes in them.
    let words = match (words.split_once('\n'), words.rsplit_once('\n')) {
        (Some((first, _)), Some((_, last))) => format!("{}あ{last}", first.trim_end()),
        _ => words.to_owned(),
    };
    let beside = |c: Option<char>| match c {
        Some(c) if !c.is_whitespace() => c.to_string(),
        _ => " ".to_owned(),
    };
    let before = format!("a{}", beside(before));
    let snippet = format!("{before}{mark}{words}{mark}{}a", beside(after));
    let wanted = before.len()..before.len() + words.len() + 2 * mark.len();
    let tag = if mark == MARK {
        Tag::Strong
    } else {
        Tag::Emphasis
    };
    let options = pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(&snippet, options)
        .into_offset_iter()
        .any(|(event, range)| event == Event::Start(tag.clone()) && range == wanted)
}

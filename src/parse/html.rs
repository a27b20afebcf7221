//! HTML in Markdown: which tags belong together, and what they would be in Markdown's own marks.
//!
//! Takes tags in the order they stand; tells an element's end from a mistake of its own. Never
//! reads what stands between them, but to see whether marks would hold there.

use std::ops::Range;

use crate::parse::typing::emphasis;

/// Elements that have no end.
const VOID: [&str; 9] = [
    "br", "hr", "img", "input", "wbr", "meta", "link", "source", "col",
];

/// Elements that are one of Markdown's own marks.
const MARKS: [(&str, &str); 4] = [("b", "**"), ("strong", "**"), ("i", "*"), ("em", "*")];

/// The elements that are open.
#[derive(Default)]
pub(super) struct Elements {
    open: Vec<Element>,
}

/// An element whose end has not come yet.
struct Element {
    name: String,
    tag: Range<usize>,
    /// Which diagnostic speaks of it.
    index: Option<usize>,
}

/// What the end of an element tells.
pub(super) struct Closed {
    /// The diagnostic that speaks of its start.
    pub(super) index: Option<usize>,
    /// The marks to put in the place of its two tags, if they mean the same and hold.
    pub(super) fix: Option<[(Range<usize>, &'static str); 2]>,
}

impl Elements {
    /// Notes HTML at a place; whether it ends an element that was open.
    pub(super) fn note(
        &mut self,
        text: &str,
        range: &Range<usize>,
        index: Option<usize>,
    ) -> Option<Closed> {
        let html = text[range.clone()].trim();
        let is_end = html.starts_with("</");
        let name = html.trim_start_matches(['<', '/']);
        let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = name[..len].to_ascii_lowercase();
        if is_end {
            let at = self.open.iter().rposition(|open| open.name == name)?;
            let opened = self.open.drain(at..).next()?;
            return Some(Closed {
                fix: marks(text, &opened, range),
                index: opened.index,
            });
        }
        let has_end = html.ends_with("/>") || html.contains(&format!("</{name}"));
        if !name.is_empty() && !has_end && !VOID.contains(&name.as_str()) {
            let tag = range.clone();
            self.open.push(Element { name, tag, index });
        }
        None
    }
}

/// The marks that mean what an element means, if they hold where its tags stand.
fn marks(
    text: &str,
    opened: &Element,
    end: &Range<usize>,
) -> Option<[(Range<usize>, &'static str); 2]> {
    let (name, mark) = MARKS.into_iter().find(|(name, _)| *name == opened.name)?;
    let start = &opened.tag;
    // What has attributes says more than a mark can.
    let is_bare =
        text[start.clone()].len() == name.len() + 2 && text[end.clone()].len() == name.len() + 3;
    let inner = text.get(start.end..end.start)?;
    let is_plain = !inner.contains(['*', '_', '<', '>', '[', ']', '`', '\\', '\n', '~']);
    let before = text[..start.start].chars().next_back();
    let after = text[end.end..].chars().next();
    let is_apart = ![before, after].contains(&Some('*'));
    let holds = is_bare && is_plain && is_apart && emphasis::is_marked(mark, before, inner, after);
    holds.then(|| [(start.clone(), mark), (end.clone(), mark)])
}

/// Whether HTML is nothing but comments.
pub(super) fn is_only_comments(html: &str) -> bool {
    let mut rest = html;
    while let Some(after) = rest.strip_prefix("<!--") {
        let Some(end) = after.find("-->") else {
            return false;
        };
        rest = after[end + 3..].trim_start();
    }
    rest.is_empty()
}

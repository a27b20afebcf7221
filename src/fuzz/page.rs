//! A page as a browser must find it: well nested, every id once, and nothing in it that runs.
//!
//! Takes the bytes of a page; panics with the place at fault. Much stricter than a browser: it knows only
//! what the writer and the templates write.

use std::collections::BTreeSet;

/// Elements without an end.
const VOID: [&str; 7] = ["meta", "link", "br", "hr", "img", "input", "wbr"];

/// Elements that end an open paragraph, wherever they stand.
const BLOCKS: [&str; 28] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Elements that stand in certain others only.
const WITHIN: [(&str, &[&str]); 13] = [
    ("li", &["ul", "ol"]),
    ("tr", &["thead", "tbody"]),
    ("td", &["tr"]),
    ("th", &["tr"]),
    ("thead", &["table"]),
    ("tbody", &["table"]),
    ("caption", &["table"]),
    ("rt", &["ruby"]),
    ("rp", &["ruby"]),
    ("figcaption", &["figure"]),
    ("summary", &["details"]),
    ("legend", &["fieldset"]),
    ("dt", &["dl", "div"]),
];

/// Elements that are pressed, and do not stand in one another.
const PRESSED: [&str; 4] = ["a", "button", "input", "summary"];

/// Elements that no page has.
const REFUSED: [&str; 8] = [
    "iframe", "object", "embed", "base", "style", "template", "frame", "portal",
];

/// Where a link may lead besides this site.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// A page being read.
struct Reader<'a> {
    address: &'a str,
    text: &'a str,
    /// How far it is read.
    at: usize,
    open: Vec<&'a str>,
    ids: BTreeSet<String>,
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
    closes_itself: bool,
}

/// Looks at a page.
pub(super) fn is_well(address: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes);
    assert!(text.is_ok(), "{address} is not UTF-8");
    let mut reader = Reader {
        address,
        text: text.unwrap_or_default(),
        at: 0,
        open: Vec::new(),
        ids: BTreeSet::new(),
    };
    reader.all();
}

impl<'a> Reader<'a> {
    /// Fails at the place reached.
    fn fail(&self, problem: &str) -> ! {
        let end = self.at.min(self.text.len());
        let start = (0..=end.saturating_sub(300))
            .rev()
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(0);
        let around: String = self.text[start..].chars().take(400).collect();
        panic!(
            "{}, byte {end}, in {:?}: {problem}: …{around}…",
            self.address, self.open
        );
    }

    /// What is not read yet.
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Reads the whole page.
    fn all(&mut self) {
        let doctype = "<!doctype html>";
        let is_page = self
            .rest()
            .get(..doctype.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(doctype));
        if !is_page {
            self.fail("it does not begin as a page");
        }
        self.at = doctype.len();
        while let Some(next) = self.rest().find('<') {
            self.words(&self.rest()[..next]);
            self.at += next;
            if self.rest().starts_with("</") {
                self.end_tag();
            } else {
                self.start_tag();
            }
        }
        self.words(self.rest());
        if !self.open.is_empty() {
            self.fail("elements stay open");
        }
    }

    /// Looks at words between tags.
    fn words(&self, words: &str) {
        if words.contains('>') {
            self.fail("a `>` stands in the words");
        }
        let is_unseen = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        if words.contains(is_unseen) {
            self.fail("a control character stands in the words");
        }
    }

    /// Reads `</name>`.
    fn end_tag(&mut self) {
        let Some(end) = self.rest().find('>') else {
            self.fail("a tag stays open")
        };
        let name = &self.rest()[2..end];
        if self.open.pop() != Some(name) {
            self.fail(&format!("`</{name}>` closes something else"));
        }
        self.at += end + 1;
    }

    /// Reads `<name …>`.
    fn start_tag(&mut self) {
        let tag = self.tag();
        self.place_is_right(&tag);
        for (name, value) in &tag.attributes {
            self.attribute_is_well(&tag, name, value);
        }
        let is_void = VOID.contains(&tag.name) || tag.closes_itself;
        if tag.closes_itself && !VOID.contains(&tag.name) && !self.open.contains(&"svg") {
            self.fail("an element closes itself that cannot");
        }
        if tag.name == "script" {
            self.script_is_ours(&tag);
        }
        if !is_void {
            self.open.push(tag.name);
        }
    }

    /// Takes a start tag apart.
    fn tag(&mut self) -> Tag<'a> {
        let name_end = self.rest()[1..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .map_or(self.rest().len(), |end| end + 1);
        let name = &self.rest()[1..name_end];
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            self.fail("a `<` begins no tag");
        }
        self.at += name_end;
        let mut attributes = Vec::new();
        loop {
            let trimmed = self.rest().trim_start();
            self.at = self.text.len() - trimmed.len();
            if let Some(rest) = trimmed.strip_prefix("/>") {
                self.at = self.text.len() - rest.len();
                return Tag {
                    name,
                    attributes,
                    closes_itself: true,
                };
            }
            if let Some(rest) = trimmed.strip_prefix('>') {
                self.at = self.text.len() - rest.len();
                return Tag {
                    name,
                    attributes,
                    closes_itself: false,
                };
            }
            attributes.push(self.attribute());
        }
    }

    /// Reads `name`, `name=value` or `name="value"`.
    fn attribute(&mut self) -> (&'a str, String) {
        let rest = self.rest();
        let is_end = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':');
        let name_end = rest.find(is_end).unwrap_or(rest.len());
        let name = &rest[..name_end];
        if name.is_empty() {
            self.fail("an attribute without a name");
        }
        self.at += name_end;
        let Some(value) = self.rest().strip_prefix('=') else {
            return (name, String::new());
        };
        let (value, length) = if let Some(quote @ ('"' | '\'')) = value.chars().next() {
            let Some(end) = value[1..].find(quote) else {
                self.fail("a value stays open")
            };
            (&value[1..=end], end + 3)
        } else {
            let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>');
            let end = end.unwrap_or(value.len());
            (&value[..end], end + 1)
        };
        if value.contains('<') {
            self.fail(&format!("a `<` stands in the value of `{name}`"));
        }
        self.at += length;
        (name, decoded(value))
    }

    /// Whether an element may stand where it stands.
    fn place_is_right(&self, tag: &Tag<'_>) {
        let is_in = |names: &[&str]| self.open.iter().any(|open| names.contains(open));
        if REFUSED.contains(&tag.name) {
            self.fail(&format!("there is a `{}`", tag.name));
        }
        if BLOCKS.contains(&tag.name) && is_in(&["p", "h1", "h2", "h3", "h4", "h5", "h6"]) {
            self.fail(&format!("`{}` stands in a line", tag.name));
        }
        let mut rules = WITHIN.iter().filter(|(name, _)| *name == tag.name);
        if let Some((_, parents)) = rules.next()
            && !self.open.last().is_some_and(|open| parents.contains(open))
        {
            self.fail(&format!("`{}` stands elsewhere", tag.name));
        }
        if PRESSED.contains(&tag.name) && is_in(&["a", "button", "summary"]) {
            self.fail(&format!("`{}` stands in what is pressed", tag.name));
        }
        let is_list = self
            .open
            .last()
            .is_some_and(|open| ["ul", "ol"].contains(open));
        if is_list && tag.name != "li" {
            self.fail(&format!("`{}` stands in a list", tag.name));
        }
    }

    /// Whether an attribute neither runs nor leads astray.
    fn attribute_is_well(&mut self, tag: &Tag<'_>, name: &str, value: &str) {
        if name.starts_with("on") || ["style", "srcdoc", "formaction", "srcset"].contains(&name) {
            self.fail(&format!("`{}` has an attribute `{name}`", tag.name));
        }
        let mut names = tag.attributes.iter().filter(|(other, _)| *other == name);
        if names.nth(1).is_some() {
            self.fail(&format!("`{}` has `{name}` twice", tag.name));
        }
        if name == "id" && (value.is_empty() || !self.ids.insert(value.to_owned())) {
            self.fail(&format!("the id `{value}` stands twice, or is empty"));
        }
        if ["href", "src", "action"].contains(&name) && !is_harmless(value) {
            self.fail(&format!("`{name}` leads to `{value}`"));
        }
    }

    /// A script is the theme's own, and empty.
    fn script_is_ours(&self, tag: &Tag<'_>) {
        let mut sources = tag.attributes.iter().filter(|(name, _)| *name == "src");
        let is_ours = sources
            .next()
            .is_some_and(|(_, value)| is_asset(value, "quiz.js"));
        if !is_ours || !self.rest().starts_with("</script>") {
            self.fail("there is a script");
        }
    }
}

/// Whether an address is that of a file of the theme, from some page.
fn is_asset(address: &str, name: &str) -> bool {
    let mut rest = address;
    while let Some(above) = rest.strip_prefix("../") {
        rest = above;
    }
    rest.strip_prefix("assets/") == Some(name)
}

/// Whether an address has no scheme, or one that runs nothing.
fn is_harmless(address: &str) -> bool {
    // A browser passes over what it cannot see.
    let bare: String = address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let beginning = bare.split(['/', '?', '#']).next().unwrap_or_default();
    match beginning.split_once(':') {
        None => true,
        Some((scheme, _)) => SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()),
    }
}

/// A value without the references that the writer and the templates make.
fn decoded(value: &str) -> String {
    const NAMES: [(&str, &str); 8] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&#34;", "\""),
        ("&amp;", "&"),
    ];
    let mut value = value.to_owned();
    for (name, character) in NAMES {
        value = value.replace(name, character);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a page with a body is let through.
    fn passes(body: &str) -> bool {
        let page = format!("<!doctype html><html lang=ja><body class=\"a b\">{body}</body></html>");
        std::panic::catch_unwind(|| is_well("a page", page.as_bytes())).is_ok()
    }

    #[test]
    fn pages_as_they_are_written_pass() {
        for body in [
            "",
            "<p>a<br>b &lt;script&gt; <ruby>字<rt data-r=\"じ\"></rt></ruby></p>",
            "<ul><li><a href=../x/index.html#a lang=en>a</a><li></li></li></ul>",
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg><input type=radio disabled>",
            "<table><thead><tr><th>a</th></tr></thead><tbody></tbody></table>",
            "<a href=\"https://a.example/?q=javascript:x\">x</a><a href=\"mailto:a@b.example\">y</a>",
            "<script src=\"../../assets/quiz.js\" defer></script>",
        ] {
            let expected = !body.contains("<li></li></li>");
            assert_eq!(passes(body), expected, "{body}");
        }
    }

    #[test]
    fn what_runs_or_does_not_nest_is_found() {
        for body in [
            "<script>1</script>",
            "<script src=\"https://e.example/assets/quiz.js\"></script>",
            "<p onclick=\"x\">a</p>",
            "<p style=\"x\">a</p>",
            "<a href=\"java\nscript:x\">a</a>",
            "<a href=\"JavaScript&#39;:x\">a</a><a href=\"data:text/html,x\">a</a>",
            "<iframe></iframe>",
            "<p><div></div></p>",
            "<p>a</div>",
            "<p>a",
            "<a href=\"a\"><a href=\"b\">x</a></a>",
            "<p id=a></p><p id=a></p>",
            "<ul><p></p></ul>",
            "<li></li>",
            "a > b",
            "<p title=\"<b>\"></p>",
            "<p a=1 a=2></p>",
            "\u{1}",
            "<!-- a -->",
            "<div/>",
        ] {
            assert!(!passes(body), "{body}");
        }
    }
}

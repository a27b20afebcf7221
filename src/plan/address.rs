//! The only grammar of output names.
//!
//! Takes a job's key; gives the path of its output from the site's root. All links are relative
//! and end in `index.html`, so that the same folder works at a domain, under a path and from a
//! memory stick.

use std::fmt::Write as _;

use crate::language::tag::LanguageTag;
use crate::model::entry::Settings;
use crate::model::facts::{Collection, EntryId};
use crate::plan::jobs::JobKey;

/// The slug of the entry of `pages/` whose text stands on the first page of a language.
pub(crate) const HOME_SLUG: &str = "home";

/// A path from the site's root with `/` between parts and none at its start.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Address(String);

impl Address {
    /// The path.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The way from a page at this address up to the root: `../../`, or nothing.
    pub(crate) fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// A link from a page at this address to another address.
    pub(crate) fn link_to(&self, to: &Self) -> String {
        // Where the folders that both lie in end.
        let pairs = self.0.bytes().zip(to.0.bytes()).enumerate();
        let same = pairs.take_while(|(_, (a, b))| a == b);
        let shared = same.filter(|(_, (a, _))| *a == b'/').last();
        let shared = shared.map_or(0, |(slash, _)| slash + 1);
        let up = self.0[shared..].matches('/').count();
        let mut link = "../".repeat(up);
        encode(&to.0[shared..], &mut link);
        link
    }

    /// The address for people and search engines: without `index.html`.
    pub(crate) fn canonical(&self, base_url: &str) -> String {
        let path = self.0.strip_suffix("index.html").unwrap_or(&self.0);
        let mut address = base_url.to_owned();
        encode(path, &mut address);
        address
    }
}

/// Writes a path as it stands in a link: what would mean something else there is percent-encoded.
///
/// Letters of all scripts stay as they are, as HTML allows
/// ([URL Standard, path percent-encode set](https://url.spec.whatwg.org/#path-percent-encode-set)).
fn encode(path: &str, out: &mut String) {
    // A colon in the first part would make it a scheme.
    let is_special = |byte: u8| byte.is_ascii_control() || b" \"#%:<>?[\\]^`{|}".contains(&byte);
    let mut done = 0;
    for (at, byte) in path
        .bytes()
        .enumerate()
        .filter(|(_, byte)| is_special(*byte))
    {
        out.push_str(&path[done..at]);
        let _ = write!(out, "%{byte:02X}");
        done = at + 1;
    }
    out.push_str(&path[done..]);
}

/// Where the output of a job goes.
pub(crate) fn of(key: &JobKey, settings: &Settings) -> Address {
    let path = match key {
        JobKey::Chooser => "index.html".to_owned(),
        JobKey::NotFound => "404.html".to_owned(),
        JobKey::Home(language) => format!("{language}/index.html"),
        JobKey::List(language, collection) => {
            format!("{language}/{}/index.html", list(*collection))
        }
        JobKey::Entry(language, id) => entry(language, id),
        JobKey::Alias(language, id, slug) => entry(
            language,
            &EntryId {
                collection: id.collection,
                slug: slug.clone(),
            },
        ),
        JobKey::Quiz(language, id) => format!("{language}/quizzes/{}/index.html", id.slug),
        JobKey::Asset(path) => path.clone(),
        JobKey::File(logical) => {
            let path = logical.strip_prefix("content/").unwrap_or(logical);
            format!("{}/{path}", settings.source_language())
        }
        JobKey::Worksheet(language, EntryId { slug, .. }) => {
            format!("{language}/cases/{slug}/{slug}.{language}.worksheet.pdf")
        }
    };
    Address(path)
}

/// The folder of a collection's pages.
fn list(collection: Collection) -> &'static str {
    match collection {
        Collection::Terms => "glossary",
        other => other.folder(),
    }
}

/// The page of an entry; pages stand directly under their language.
fn entry(language: &LanguageTag, id: &EntryId) -> String {
    match (id.collection, id.slug.as_str()) {
        (Collection::Pages, HOME_SLUG) => format!("{language}/index.html"),
        (Collection::Pages, slug) => format!("{language}/{slug}/index.html"),
        (collection, slug) => format!("{language}/{}/{slug}/index.html", list(collection)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> Address {
        Address(path.to_owned())
    }

    #[test]
    fn links_are_relative_and_end_in_a_file() {
        let case = address("ja/cases/a/index.html");
        assert_eq!(
            case.link_to(&address("ja/desks/b/index.html")),
            "../../desks/b/index.html"
        );
        assert_eq!(
            case.link_to(&address("ja/cases/a/a.ja.worksheet.pdf")),
            "a.ja.worksheet.pdf"
        );
        assert_eq!(
            case.link_to(&address("en/cases/a/index.html")),
            "../../../en/cases/a/index.html"
        );
        assert_eq!(
            address("index.html").link_to(&case),
            "ja/cases/a/index.html"
        );
        assert_eq!(case.root(), "../../../");
    }

    #[test]
    fn canonical_addresses_are_folders() {
        let page = address("ja/cases/a/index.html");
        assert_eq!(
            page.canonical("https://a.example/x/"),
            "https://a.example/x/ja/cases/a/"
        );
    }
}

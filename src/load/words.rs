//! The theme's words in every language of the site.
//!
//! Takes a theme and the site's languages; gives strings by language, and adds their texts to the
//! sources, so that what is wrong in them can be shown.

use std::collections::BTreeMap;

use crate::diagnostic::source::{Sources, Span};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::strings::{self, Strings};
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::model::entry::Settings;

/// A language without its words.
pub(crate) static MISSING_STRINGS: Code = Code::error(
    "strings::missing-file",
    "the theme does not speak a language of the site",
    "For every language of `languages` the theme has a file `strings/<tag>.ftl` with the words of its \
     pages. Copy one of another language into your project's theme, and translate it.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&MISSING_STRINGS];

/// Reads the words of every language; what a language lacks is reported.
pub(crate) fn read(
    theme: &Theme,
    settings: &Settings,
    site_span: Span,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<LanguageTag, Strings> {
    let mut all = BTreeMap::new();
    for tag in &settings.languages {
        let path = format!("strings/{tag}.ftl");
        let Some(text) = theme.text(&path) else {
            diagnostics.push(
                MISSING_STRINGS
                    .at(site_span, format!("the theme has no `{path}`"))
                    .help(format!("add `themes/{}/{path}`", settings.theme.value)),
            );
            continue;
        };
        let id = sources.add(format!("themes/{}/{path}", settings.theme.value), text);
        all.insert(
            tag.clone(),
            Strings::parse(tag, id, text).unpack(diagnostics),
        );
    }
    if let Some(reference) = all.get(settings.source_language()) {
        let others = all.values().filter(|strings| strings.tag != reference.tag);
        diagnostics.extend(others.flat_map(|one| strings::missing_messages(reference, one)));
    }
    all
}

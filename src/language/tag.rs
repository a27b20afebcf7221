//! A language tag, its direction, and the form it takes in HTML.
//!
//! Takes BCP 47 text; gives a checked, canonical tag. Never guesses a language.

use std::fmt;

use icu_locale::{Direction, Locale, LocaleDirectionality};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The variant subtag of plain-language editions, which are not a language of their own.
const PLAIN_VARIANT: &str = "simple";

/// A [BCP 47](https://www.rfc-editor.org/info/bcp47) tag in canonical case, such as `ja`,
/// `zh-Hans` or `ja-simple` (plain Japanese, written as a variant subtag).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct LanguageTag(SmolStr);

impl LanguageTag {
    /// Reads a tag; `None` when it is not well-formed BCP 47 in its canonical case.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let locale = Locale::try_from_str(text).ok()?;
        let simple = locale.id.to_string() == text && locale.extensions.is_empty();
        (simple && text != "und").then(|| Self(text.into()))
    }

    /// As written in addresses and file names.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// As written in `lang` attributes: a plain edition is in the language it is plain in.
    pub(crate) fn html(&self) -> &str {
        self.0
            .strip_suffix(PLAIN_VARIANT)
            .map_or(self.as_str(), |base| base.trim_end_matches('-'))
    }

    /// The locale for formatting and direction.
    pub(crate) fn locale(&self) -> Locale {
        Locale::try_from_str(self.html()).expect("checked when the tag was parsed")
    }

    /// `rtl` or `ltr`, as HTML's `dir` attribute has it.
    pub(crate) fn direction(&self) -> &'static str {
        match LocaleDirectionality::new_common().get(&self.locale().id) {
            Some(Direction::RightToLeft) => "rtl",
            _ => "ltr",
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked_and_know_their_direction() {
        let tag = |text| LanguageTag::parse(text);
        assert_eq!(tag("ar").map(|tag| tag.direction()), Some("rtl"));
        assert_eq!(tag("zh-Hans").map(|tag| tag.direction()), Some("ltr"));
        assert_eq!(tag("ja-simple").as_ref().map(LanguageTag::html), Some("ja"));
        assert_eq!(
            tag("pt-br"),
            None,
            "case is canonical, so that file names are"
        );
        assert_eq!(tag("日本語"), None);
        assert_eq!(tag("en-u-ca-buddhist"), None);
    }
}

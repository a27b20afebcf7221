//! The theme's fonts, unpacked, and which language is printed in which.
//!
//! Takes the theme's `fonts.yaml` and woff2 files; gives faces ready for print and what they
//! cover. Faces no language of the site uses are not unpacked.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use typst::foundations::Bytes;
use typst::text::Font;

use crate::diagnostic::Code;
use crate::language::tag::LanguageTag;
use crate::load::Theme;

/// Fonts that cannot be used.
pub(crate) static FONTS: Code = Code::error(
    "theme::fonts",
    "the theme's fonts cannot be used",
    "`fonts.yaml` of the theme lists woff2 files, and for each language the families it is printed in. \
     The message names the file and what is wrong with it.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&FONTS];

/// The faces a site prints with; unpacked when they are first asked for.
#[derive(Debug)]
pub(crate) struct Fonts {
    theme: Arc<Theme>,
    languages: Vec<LanguageTag>,
    unpacked: OnceLock<Result<Unpacked, String>>,
}

/// Faces, and who prints with them.
#[derive(Debug)]
struct Unpacked {
    /// In the order of `fonts.yaml`.
    faces: Vec<Font>,
    families: BTreeMap<LanguageTag, Vec<String>>,
}

/// `fonts.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FontsYaml {
    faces: Vec<FaceYaml>,
    #[serde(default)]
    languages: BTreeMap<String, FamiliesYaml>,
    default: FamiliesYaml,
}

/// A file of one face.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FaceYaml {
    file: String,
    family: String,
    /// Told for people; the face itself says it to the typesetter.
    #[serde(rename = "weight")]
    _weight: u16,
}

/// The families of a language, the first that has a glyph wins.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct FamiliesYaml {
    families: Vec<String>,
}

impl Fonts {
    /// The fonts of a theme for the given languages.
    pub(crate) fn new(theme: Arc<Theme>, languages: Vec<LanguageTag>) -> Self {
        Self {
            theme,
            languages,
            unpacked: OnceLock::new(),
        }
    }

    /// What is wrong with them, naming the file at fault. Unpacks them.
    pub(crate) fn problem(&self) -> Option<&str> {
        self.unpacked().as_ref().err().map(String::as_str)
    }

    /// Every face, in the order of `fonts.yaml`; none if they cannot be used.
    pub(crate) fn faces(&self) -> &[Font] {
        self.unpacked()
            .as_ref()
            .map_or(&[], |unpacked| &unpacked.faces)
    }

    /// The families of a language, in order.
    pub(crate) fn families(&self, language: &LanguageTag) -> &[String] {
        let unpacked = self.unpacked().as_ref().ok();
        let families = unpacked.and_then(|unpacked| unpacked.families.get(language));
        families.map_or(&[], Vec::as_slice)
    }

    /// Whether a character can be printed in a language.
    pub(crate) fn covers(&self, language: &LanguageTag, c: char) -> bool {
        let families = self.families(language);
        self.faces().iter().any(|face| {
            families.contains(&face.info().family) && face.info().coverage.contains(u32::from(c))
        })
    }

    fn unpacked(&self) -> &Result<Unpacked, String> {
        self.unpacked
            .get_or_init(|| Unpacked::of(&self.theme, &self.languages))
    }
}

impl Unpacked {
    /// Unpacks the fonts for the given languages; an error names the file at fault.
    fn of(theme: &Theme, languages: &[LanguageTag]) -> Result<Self, String> {
        let text = theme
            .text("fonts.yaml")
            .ok_or("the theme has no `fonts.yaml`")?;
        let yaml: FontsYaml =
            serde_yaml::from_str(text).map_err(|error| format!("`fonts.yaml`: {error}"))?;
        let families: BTreeMap<LanguageTag, Vec<String>> = languages
            .iter()
            .map(|tag| {
                let row = yaml
                    .languages
                    .get(tag.as_str())
                    .or_else(|| yaml.languages.get(tag.html()));
                (tag.clone(), row.unwrap_or(&yaml.default).families.clone())
            })
            .collect();
        let used = |family: &String| families.values().any(|list| list.contains(family));
        let faces = yaml
            .faces
            .iter()
            .filter(|face| used(&face.family))
            .map(|face| unpack(theme, &face.file))
            .collect::<Result<Vec<_>, _>>()?;
        for family in families.values().flatten() {
            if !faces.iter().any(|face| face.info().family == *family) {
                return Err(format!("`fonts.yaml`: no file has the family `{family}`"));
            }
        }
        Ok(Self { faces, families })
    }
}

/// Unpacks one woff2 file.
fn unpack(theme: &Theme, file: &str) -> Result<Font, String> {
    let packed = theme
        .files
        .get(file)
        .ok_or(format!("`fonts.yaml`: there is no file `{file}`"))?;
    let bytes = wuff::decompress_woff2(packed).map_err(|error| format!("`{file}`: {error:?}"))?;
    Font::new(Bytes::new(bytes), 0).ok_or(format!("`{file}` is not a font"))
}

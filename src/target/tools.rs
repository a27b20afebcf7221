//! The tools all jobs share: words, page templates, the typesetter, the highlighter.
//!
//! Takes a theme; gives its parts ready for work, each prepared when it is first needed, and the
//! fingerprints of what each kind of output is made with.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::fingerprint::Fingerprint;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::load::fonts::Fonts;
use crate::target::RenderError;
use crate::target::html::highlight::Highlighter;
use crate::target::html::templates::Templates;
use crate::target::print::Press;

/// What renders.
pub(crate) struct Tools {
    theme: Arc<Theme>,
    /// The theme's words in every language of the site.
    pub(crate) strings: Arc<BTreeMap<LanguageTag, Strings>>,
    /// What can be printed.
    pub(crate) fonts: Arc<Fonts>,
    templates: OnceLock<Result<Templates, RenderError>>,
    press: OnceLock<Press>,
    highlighter: Highlighter,
    /// The fingerprint of the code.
    pub(crate) program: Fingerprint,
    /// The fingerprint of what pages are made with.
    pub(crate) for_pages: Fingerprint,
    /// The fingerprint of what sheets are made with.
    pub(crate) for_sheets: Fingerprint,
}

impl Tools {
    /// The tools of a theme. `program` stands for the code that uses them.
    pub(crate) fn new(
        theme: &Arc<Theme>,
        strings: Arc<BTreeMap<LanguageTag, Strings>>,
        fonts: &Arc<Fonts>,
        program: Fingerprint,
    ) -> Self {
        let words = theme.fingerprint(&["strings/"]);
        let languages: Vec<&LanguageTag> = strings.keys().collect();
        let pages = (
            program,
            &languages,
            words,
            theme.fingerprint(&["templates/"]),
        );
        let fonts_print = theme.fingerprint(&["fonts"]);
        let sheets = (
            program,
            &languages,
            words,
            theme.fingerprint(&["print/"]),
            fonts_print,
        );
        Self {
            program,
            for_pages: Fingerprint::of(&pages),
            for_sheets: Fingerprint::of(&sheets),
            theme: Arc::clone(theme),
            fonts: Arc::clone(fonts),
            strings,
            templates: OnceLock::new(),
            press: OnceLock::new(),
            highlighter: Highlighter::default(),
        }
    }

    /// The page templates, or what is wrong with them.
    pub(crate) fn templates(&self) -> Result<&Templates, RenderError> {
        let templates = self
            .templates
            .get_or_init(|| Templates::load(&self.theme, &self.strings));
        templates.as_ref().map_err(Clone::clone)
    }

    /// The typesetter.
    pub(crate) fn press(&self) -> &Press {
        self.press
            .get_or_init(|| Press::new(&self.theme, &self.fonts))
    }

    /// What colours code.
    pub(crate) fn highlighter(&self) -> &Highlighter {
        &self.highlighter
    }
}

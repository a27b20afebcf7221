//! The desk: what entries are read with, and pages written.
//!
//! Takes settings and a theme; gives both made ready for work.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::digest::Reader;
use super::memory::Memory;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::Span;
use crate::fingerprint::Fingerprint;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::load::fonts::{self, Fonts};
use crate::model::entry::Settings;
use crate::publish::store::Hashed;
use crate::target::tools::Tools;

/// The fingerprint of this program.
fn program() -> Fingerprint {
    Fingerprint::of_bytes(env!("CASEBOOK_PROGRAM").as_bytes())
}

/// What entries are read with, and pages written.
pub(super) struct Desk {
    pub(super) reader: Reader,
    pub(super) tools: Tools,
    pub(super) theme: Arc<Theme>,
    /// Where the settings stand.
    pub(super) site_span: Span,
}

impl Desk {
    /// A desk with everything that a theme gives.
    pub(super) fn new(
        settings: &Arc<Settings>,
        theme: Arc<Theme>,
        words: BTreeMap<LanguageTag, Strings>,
        site_span: Span,
    ) -> Self {
        let words = Arc::new(words);
        let languages = settings.languages.clone();
        let fonts = Arc::new(Fonts::new(Arc::clone(&theme), languages));
        let fonts_print = theme.fingerprint(&["fonts"]);
        Self {
            reader: Reader::new(settings, &words, &fonts, fonts_print, program()),
            tools: Tools::new(&theme, words, &fonts, program()),
            theme,
            site_span,
        }
    }

    /// Whether the theme has the words of every language of the site.
    pub(super) fn speaks_all(&self) -> bool {
        let mut languages = self.reader.settings.languages.iter();
        languages.all(|tag| self.tools.strings.contains_key(tag))
    }

    /// Reports fonts and templates that cannot be used. A theme that was good once is not tried
    /// again until it changes.
    pub(super) fn try_theme(&self, memory: &Memory, diagnostics: &mut Vec<Diagnostic>) {
        let key = Fingerprint::of(&("theme", self.tools.for_pages, self.tools.for_sheets));
        if memory.store.get(&key).is_some() {
            return;
        }
        // Our own fonts were tried before this program was.
        let has_own = !self.theme.is_built_in("fonts");
        let fonts = has_own.then(|| self.tools.fonts.problem()).flatten();
        let templates = self.tools.templates().err();
        if fonts.is_none() && templates.is_none() {
            memory.store.put(key, &Hashed::of(b"good".to_vec()));
        }
        diagnostics.extend(fonts.map(|problem| fonts::FONTS.at(self.site_span, problem)));
        diagnostics.extend(templates.map(|error| error.code.at(self.site_span, error.message)));
    }
}

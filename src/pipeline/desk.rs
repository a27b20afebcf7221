//! The desk: what entries are read with, and pages written.
//!
//! Takes settings and a theme; gives both made ready for work.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::digest::Reader;
use super::memory::Memory;
use super::{Request, report};
use crate::diagnostic::source::Span;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::fingerprint::Fingerprint;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::load::fonts::{self, Fonts};
use crate::load::{LoadError, Project, Theme, layers, theme, words};
use crate::model::entry::Settings;
use crate::model::facts::Spanned;
use crate::parse::settings;
use crate::publish::store::Hashed;
use crate::target::tools::Tools;

/// The fingerprint of this program.
pub(super) fn program() -> Fingerprint {
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

/// The desk of a project, which takes in the layers below; `None` when nothing can be read by its
/// settings.
pub(super) fn open(
    request: &Request,
    project: &mut Project,
    memory: &mut Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Arc<Desk>>, LoadError> {
    let site_yaml = project.site_yaml;
    let text = project.sources.get(site_yaml).text();
    let mut settings = settings::parse(site_yaml, text).unpack(diagnostics);
    if !report::are_settings_readable(site_yaml, diagnostics)
        || !layers::load(&request.root, project, &mut settings, diagnostics)
    {
        return Ok(None);
    }
    let found = theme::load(&request.root, &settings.theme.value)?;
    let theme = Arc::new(found.unwrap_or_else(|| {
        diagnostics.push(unknown_theme(&settings.theme));
        theme::built_in()
    }));
    let site_span = Span::new(site_yaml, 0..0);
    let sources = &mut project.sources;
    let words = words::read(&theme, &settings, site_span, sources, diagnostics);
    let speaks = words.contains_key(settings.source_language());
    Ok(speaks.then(|| memory.desk(settings, theme, words, site_span)))
}

/// A theme that is not there.
fn unknown_theme(name: &Spanned<String>) -> Diagnostic {
    let message = format!("there is no theme `{}`", name.value);
    let near = did_you_mean(&name.value, ["default"]).unwrap_or("default");
    theme::UNKNOWN_THEME.at(name.span, message).help(format!(
        "make `themes/{}/`, or write `theme: {near}`",
        name.value
    ))
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

//! Outputs: what is made of a site, one folder or file a kind.
//!
//! Takes a job and a [`Context`]; gives the bytes of one artifact. Each target is one module here
//! and one line in [`TARGETS`]. Nothing here reads or writes a disk.

pub(crate) mod files;
pub(crate) mod html;
pub(crate) mod minify;
pub(crate) mod print;
pub(crate) mod tools;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::fingerprint::Fingerprint;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::model::entry::{Body, Facts, Settings, Site};
use crate::model::facts::EntryId;
use crate::plan::jobs::JobKey;
use crate::plan::views::View;
use crate::target::tools::Tools;

/// A template that fails.
pub(crate) static TEMPLATE: Code = Code::error(
    "theme::template",
    "a template of the theme cannot be used",
    "The message names the template, the line and what the template engine (tera 2) found. This is a \
     mistake in the theme, not in a text.",
);

/// A worksheet that cannot be printed.
pub(crate) static PRINT: Code = Code::error(
    "theme::print",
    "a worksheet cannot be made",
    "The typesetter (Typst) refused the worksheet of the case named. What authors can get wrong is \
     checked before, at the Markdown; so this is a mistake in the theme's `print/` templates.",
);

/// An asset that cannot be minified.
pub(crate) static ASSET: Code = Code::error(
    "theme::asset",
    "an asset of the theme is not text",
    "Style sheets and scripts are UTF-8 text files.",
);

/// The codes of this room.
pub(crate) static CODES: &[&Code] = &[&TEMPLATE, &PRINT, &ASSET];

/// What one job may use: its view of the content, and the tools all jobs share.
pub(crate) struct Context<'a> {
    /// What it may read of the content.
    pub(crate) view: View<'a>,
    /// The tools.
    pub(crate) tools: &'a Tools,
}

impl<'a> Context<'a> {
    /// The site's settings.
    pub(crate) fn settings(&self) -> &'a Settings {
        self.view.settings
    }

    /// The theme's words in a language of the site.
    pub(crate) fn strings(&self, language: &LanguageTag) -> &'a Strings {
        &self.tools.strings[language]
    }

    /// Whether the facts of an entry should have been looked at again.
    pub(crate) fn is_overdue(&self, id: &EntryId) -> bool {
        self.view.known.get(id).is_some_and(|known| known.overdue)
    }

    /// The facts of every entry in reach, in their order.
    pub(crate) fn all_facts(&self) -> impl Iterator<Item = &'a Facts> {
        self.view.known.values().map(|known| known.facts.as_ref())
    }

    /// The job's own text.
    pub(crate) fn body(&self) -> &'a Body {
        self.view
            .body
            .expect("a job that writes a text is handed it")
    }

    /// The facts of the job's own entry.
    pub(crate) fn own_facts(&self, id: &EntryId) -> &'a Facts {
        self.view.facts(id).expect("a job may read its own entry")
    }
}

/// Why a job could not be done: always a mistake of the theme.
#[derive(Debug, Clone)]
pub(crate) struct RenderError {
    /// Which kind of mistake.
    pub(crate) code: &'static Code,
    /// What happened, naming the entry and the template.
    pub(crate) message: String,
}

/// One kind of output.
pub(crate) trait Target: Sync {
    /// Everything it wants made of a site.
    fn jobs(&self, site: &Site, files: &BTreeMap<String, Arc<[u8]>>, theme: &Theme) -> Vec<JobKey>;
    /// Whether a job is its own.
    fn takes(&self, key: &JobKey) -> bool;
    /// The fingerprint of the tools its outputs are made with.
    fn fingerprint(&self, tools: &Tools) -> Fingerprint;
    /// Makes one artifact.
    fn render(&self, key: &JobKey, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError>;
}

/// Every target.
pub(crate) static TARGETS: &[&dyn Target] = &[&html::Pages, &files::Files, &print::Worksheets];

/// The target a job comes from, by its place in [`TARGETS`].
pub(crate) fn index_of(key: &JobKey) -> usize {
    let index = TARGETS.iter().position(|target| target.takes(key));
    index.expect("every job comes from a target")
}

/// Makes the artifact of a job.
pub(crate) fn render(key: &JobKey, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
    TARGETS[index_of(key)].render(key, ctx)
}

//! Outputs: what is made of a site, one folder or file a kind.
//!
//! Takes a job and a [`Context`]; gives the bytes of one artifact. Each target is one module here
//! and one line in [`TARGETS`]. Nothing here reads or writes a disk.

pub(crate) mod files;
pub(crate) mod html;
pub(crate) mod minify;
pub(crate) mod print;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::load::fonts::Fonts;
use crate::model::entry::Site;
use crate::plan::jobs::JobKey;
use crate::target::html::highlight::Highlighter;
use crate::target::html::templates::Templates;
use crate::target::print::Press;

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

/// What every job may use.
pub(crate) struct Context<'a> {
    /// The site.
    pub(crate) site: &'a Site,
    /// The content's other files.
    pub(crate) files: &'a BTreeMap<String, Arc<[u8]>>,
    /// The theme.
    pub(crate) theme: &'a Theme,
    /// The theme's words in every language of the site.
    pub(crate) strings: &'a BTreeMap<LanguageTag, Strings>,
    /// The theme's page templates.
    pub(crate) templates: &'a Templates,
    /// What prints.
    pub(crate) press: &'a Press,
    /// What can be printed.
    pub(crate) fonts: &'a Fonts,
    /// What colours code.
    pub(crate) highlighter: &'a Highlighter,
    /// The day to judge dates by.
    pub(crate) today: jiff::civil::Date,
}

/// Why a job could not be done: always a mistake of the theme.
#[derive(Debug)]
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
    /// Makes one artifact.
    fn render(&self, key: &JobKey, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError>;
}

/// Every target.
pub(crate) static TARGETS: &[&dyn Target] = &[&html::Pages, &files::Files, &print::Worksheets];

/// Makes the artifact of a job.
pub(crate) fn render(key: &JobKey, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
    let target = TARGETS.iter().find(|target| target.takes(key));
    target
        .expect("every job comes from a target")
        .render(key, ctx)
}

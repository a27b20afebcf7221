//! Print: a worksheet for every case in every language it is complete in.
//!
//! Takes a job and the context; gives a PDF/UA-1 file. The theme's `print/*.typ` set the sheet;
//! they are handed data, never markup, so that nothing an author writes can be read as a program.

mod data;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use self::world::Press;
use crate::fingerprint::Fingerprint;
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::model::entry::{Facts, Settings, Site};
use crate::model::facts::Collection;
use crate::plan::jobs::JobKey;
use crate::target::tools::Tools;
use crate::target::{Context, PRINT, RenderError, Target};

/// The worksheets of all cases.
pub(super) struct Worksheets;

impl Target for Worksheets {
    fn jobs(&self, site: &Site, _: &BTreeMap<String, Arc<[u8]>>, _: &Theme) -> Vec<JobKey> {
        let cases = site
            .catalogue
            .values()
            .map(|known| known.facts.as_ref())
            .filter(|facts| facts.id.collection == Collection::Cases);
        cases
            .flat_map(|facts| {
                let complete = facts
                    .editions
                    .iter()
                    .filter(|(_, edition)| edition.complete);
                complete.map(|(language, _)| JobKey::Worksheet(language.clone(), facts.id.clone()))
            })
            .collect()
    }

    fn takes(&self, key: &JobKey) -> bool {
        matches!(key, JobKey::Worksheet(..))
    }

    fn fingerprint(&self, tools: &Tools) -> Fingerprint {
        tools.for_sheets
    }

    fn render(&self, key: &JobKey, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
        let JobKey::Worksheet(language, id) = key else {
            unreachable!("`takes` takes no other")
        };
        let sheet = data::worksheet(language, id, ctx);
        ctx.tools
            .press()
            .print("worksheet", &sheet)
            .map_err(|problem| RenderError {
                code: &PRINT,
                message: format!("the worksheet of `{id}` in `{language}`: {problem}"),
            })
    }
}

/// The language of the worksheet a reader of `wanted` gets, if there is any.
pub(crate) fn language_of<'a>(
    facts: &'a Facts,
    wanted: &'a LanguageTag,
    settings: &'a Settings,
) -> Option<&'a LanguageTag> {
    let complete = |language: &&LanguageTag| {
        facts
            .editions
            .get(*language)
            .is_some_and(|edition| edition.complete)
    };
    [wanted, settings.source_language()]
        .into_iter()
        .find(complete)
}

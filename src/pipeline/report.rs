//! What is said in the end: only of what was asked for, sorted, without guesses.
//!
//! Takes everything that was found; gives what an editor should read.

use std::sync::Arc;

use super::{Examined, Prepared, Request, consequences};
use crate::diagnostic::source::{SourceId, Sources, Span};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::link::grouping;
use crate::model::entry::Settings;
use crate::parse::{encoding, fields, file, layers, settings, yaml};
use crate::plan::Plan;
use crate::plan::jobs::JobKey;

/// A language asked for that is not there.
static UNKNOWN_LANGUAGE: Code = Code::error(
    "site::language-not-listed",
    "a language asked for is not one of the site's",
    "`--lang` names languages that `languages` in `content/site.yaml` lists.",
);

/// The codes of this file.
pub(super) static CODES: &[&Code] = &[&UNKNOWN_LANGUAGE];

impl Request {
    /// Whether a file of the content matters to the languages asked for.
    ///
    /// A text in another language is not part of what is built; everything else is.
    pub(super) fn answers_for(&self, path: &str) -> bool {
        let language = path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".md"));
        match (&self.languages, language) {
            (Some(wanted), Some(language)) if LanguageTag::parse(language).is_some() => {
                wanted.iter().any(|tag| tag == language)
            }
            _ => true,
        }
    }
}

/// Whether the settings could be read. Without them nothing can be said of a site: not even its
/// languages are known.
pub(super) fn are_settings_readable(site_yaml: SourceId, diagnostics: &[Diagnostic]) -> bool {
    !diagnostics.iter().any(|found| {
        let no_yaml = [yaml::SYNTAX.name, yaml::UNSUPPORTED.name].contains(&found.code.name);
        found.span.source == site_yaml && (no_yaml || is_unreadable(found))
    })
}

/// The file of a language that is misspelt in the settings is no second mistake.
pub(super) fn forgive_doubtful_languages(site_yaml: SourceId, diagnostics: &mut Vec<Diagnostic>) {
    let are_languages_doubtful = |found: &Diagnostic| {
        let doubtful = [settings::INVALID_TAG.name, fields::MISSING.name];
        found.span.source == site_yaml && doubtful.contains(&found.code.name)
    };
    if diagnostics.iter().any(are_languages_doubtful) {
        let known = |found: &Diagnostic| found.code.name != grouping::UNKNOWN_LANGUAGE.name;
        diagnostics.retain(known);
    }
}

/// Keeps what the languages asked for are concerned with, sorted by file, place and code.
pub(super) fn finish(
    request: &Request,
    sources: Sources,
    mut diagnostics: Vec<Diagnostic>,
    prepared: Option<Arc<Prepared>>,
) -> Examined {
    let unreadable: Vec<SourceId> = diagnostics
        .iter()
        .filter(|found| is_unreadable(found))
        .map(|found| found.span.source)
        .collect();
    diagnostics.retain(|diagnostic| {
        let path = &sources.get(diagnostic.span.source).path;
        // What seems wrong in a text that could not be read would be gone once it can be.
        let is_guess = unreadable.contains(&diagnostic.span.source) && !is_unreadable(diagnostic);
        request.answers_for(path) && !is_guess
    });
    consequences::take_out(&mut diagnostics);
    diagnostic::sort(&mut diagnostics, &sources);
    Examined {
        sources,
        diagnostics,
        prepared,
    }
}

/// Whether a text could not be read as a whole.
fn is_unreadable(found: &Diagnostic) -> bool {
    let codes = [
        encoding::NOT_UTF8.name,
        file::UNCLOSED_FRONT_MATTER.name,
        layers::NOTHING_BELOW.name,
    ];
    codes.contains(&found.code.name)
}

/// Keeps only the jobs of the languages asked for.
pub(super) fn narrow(
    plan: &mut Plan,
    request: &Request,
    settings: &Settings,
    site_span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(wanted) = &request.languages else {
        return;
    };
    for tag in wanted {
        if !settings.languages.iter().any(|known| known.as_str() == tag) {
            let message = format!("`{tag}` is not one of the site's languages");
            diagnostics.push(UNKNOWN_LANGUAGE.at(site_span, message));
        }
    }
    plan.jobs.retain(|job| match &job.key {
        JobKey::Home(language)
        | JobKey::List(language, _)
        | JobKey::Entry(language, _)
        | JobKey::Alias(language, ..)
        | JobKey::Quiz(language, _)
        | JobKey::Worksheet(language, _) => wanted.iter().any(|tag| tag == language.as_str()),
        JobKey::Chooser | JobKey::NotFound | JobKey::Asset(_) | JobKey::File(_) => true,
    });
}

//! The desks, laws and topics a case names exist, and the cases a desk names.

use crate::check::{Check, SiteContext};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::facts::{CaseChoice, Collection, EntryId, Spanned, SpecificFacts};

/// A desk that is not there.
static UNKNOWN_DESK: Code = Code::error(
    "case::unknown-desk",
    "a case names a desk that does not exist",
    "Each word of `desks` is the name of a folder of `content/desks/`.",
);

/// A law that is not there.
static UNKNOWN_LAW: Code = Code::error(
    "case::unknown-law",
    "a case names a law that does not exist",
    "Each word of `laws` is the name of a folder of `content/laws/`.",
);

/// A topic nobody declared.
static UNKNOWN_TOPIC: Code = Code::error(
    "case::unknown-topic",
    "a case names a topic that is not declared",
    "Topics are declared once, under `topics` in `content/site.yaml`, with their words in every \
     language; cases name them by their keys.",
);

/// A case that is not there.
static UNKNOWN_CASE: Code = Code::error(
    "desk::unknown-case",
    "a desk offers itself to a case that does not exist",
    "`cases` of a desk is `all`, or a list of names of folders of `content/cases/`. The desk is then shown \
     in these cases, besides the desks they name themselves.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&UNKNOWN_DESK, &UNKNOWN_LAW, &UNKNOWN_TOPIC, &UNKNOWN_CASE];

/// Looks up every name.
pub(super) struct CaseReferences;

impl Check for CaseReferences {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn site(&self, ctx: &SiteContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let known = |collection| {
            let entries = ctx.site.catalogue.keys();
            entries
                .filter(move |id: &&EntryId| id.collection == collection)
                .map(|id| id.slug.as_str())
                .collect::<Vec<_>>()
        };
        let desks = known(Collection::Desks);
        let laws = known(Collection::Laws);
        let cases = known(Collection::Cases);
        let topics: Vec<&str> = ctx
            .site
            .settings
            .topics
            .keys()
            .map(String::as_str)
            .collect();
        for known in ctx.site.catalogue.values() {
            match &known.facts.neutral.specific {
                SpecificFacts::Case(case) => {
                    look_up(&case.desks, &desks, &UNKNOWN_DESK, "desk", diagnostics);
                    look_up(&case.laws, &laws, &UNKNOWN_LAW, "law", diagnostics);
                    look_up(&case.topics, &topics, &UNKNOWN_TOPIC, "topic", diagnostics);
                }
                SpecificFacts::Desk(desk) => {
                    if let CaseChoice::These(named) = &desk.cases {
                        look_up(named, &cases, &UNKNOWN_CASE, "case", diagnostics);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Reports each name that is not known.
fn look_up(
    names: &[Spanned<String>],
    known: &[&str],
    code: &'static Code,
    noun: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for name in names
        .iter()
        .filter(|name| !known.contains(&name.value.as_str()))
    {
        let diagnostic = code.at(name.span, format!("there is no {noun} `{}`", name.value));
        diagnostics.push(match did_you_mean(&name.value, known.iter().copied()) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None if known.is_empty() => diagnostic,
            None => diagnostic.help(format!("known: {}", known.join(", "))),
        });
    }
}

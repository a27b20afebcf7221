//! A case has every section that its readers count on.

use crate::check::{Check, EntryContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::entry::Body;
use crate::model::facts::{CaseFacts, SpecificFacts};
use crate::model::section::Role;

/// A section that is not there.
static MISSING_SECTION: Code = Code::error(
    "case::missing-section",
    "a case lacks a section",
    "Teachers plan a lesson by the sections of a case: what happened, talking it over, why it happened, \
     preventing it, coping with it, the law (when the case names laws), a lesson plan, a part for the \
     family and a quiz. Each is a `##` heading with its usual words.",
);

/// A section with nothing in it.
static EMPTY_SECTION: Code = Code::error(
    "case::empty-section",
    "a section of a case is empty",
    "A heading without a text under it promises something that is not there. Write the text, or take \
     the heading out.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&MISSING_SECTION, &EMPTY_SECTION];

/// Looks for the sections of each case in the source language.
pub(super) struct CaseSections;

impl Check for CaseSections {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn entry(&self, ctx: &EntryContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let SpecificFacts::Case(case) = &ctx.facts.neutral.specific else {
            return;
        };
        let source = ctx.settings.source_language();
        for (language, body) in ctx.bodies {
            for section in body
                .sections
                .iter()
                .filter(|section| section.heading.is_some())
            {
                if section.blocks.is_empty() {
                    diagnostics.push(EMPTY_SECTION.at(section.span, "this section is empty"));
                }
            }
            // What a translation lacks is told by comparing it with its source.
            if language != source {
                continue;
            }
            for role in required(case).filter(|role| !has(body, *role)) {
                diagnostics.push(
                    MISSING_SECTION
                        .at(
                            ctx.facts.editions[language].head,
                            format!("the section `{}` is missing", role.id()),
                        )
                        .help(format!(
                            "add a `##` heading for it, or pin one with `{{#{}}}`",
                            role.id()
                        )),
                );
            }
        }
    }
}

/// The roles a case must have.
fn required(case: &CaseFacts) -> impl Iterator<Item = Role> {
    let names_laws = !case.laws.is_empty();
    Role::ALL
        .into_iter()
        .filter(move |role| *role != Role::Scenario && (names_laws || *role != Role::Law))
}

/// Whether a body has a section of a role.
fn has(body: &Body, role: Role) -> bool {
    body.sections
        .iter()
        .any(|section| section.role == Some(role))
        || (role == Role::Quiz && body.quiz.is_some())
}

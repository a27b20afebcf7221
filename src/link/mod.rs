//! From files to a site: entries put together from their language files, quizzes lowered, links
//! followed.
//!
//! Takes the parsed files of one entry and gives its facts and bodies ([`entry`]); then takes the
//! facts of all entries and tells which links lead nowhere ([`references::verify`]). Every entry of
//! the site has its source file; what has none is reported and left out.

mod anchors;
pub(crate) mod desks;
pub(crate) mod grouping;
pub(crate) mod references;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::model::entry::{Body, EditionFacts, Facts, QuizSection, Settings, Target};
use crate::model::facts::{EntryId, FileRole};
use crate::model::section::{Role, Section};
use crate::parse::file::ParsedFile;
use crate::quiz;

/// The codes of this room.
pub(crate) fn codes() -> impl Iterator<Item = &'static Code> {
    grouping::CODES
        .iter()
        .chain(references::CODES)
        .chain(anchors::CODES)
        .copied()
}

/// An entry put together from its files.
#[derive(Debug)]
pub(crate) struct Linked {
    /// What every page may know of it.
    pub(crate) facts: Facts,
    /// Its text in each language.
    pub(crate) bodies: BTreeMap<LanguageTag, Body>,
}

/// Puts the files of one entry together; `None` without its source file.
///
/// Reads nothing but these files: whether a link's target is there is found out later, when all
/// entries are known.
pub(crate) fn entry(
    id: &EntryId,
    files: Vec<ParsedFile>,
    settings: &Settings,
) -> Checked<Option<Linked>> {
    let mut diagnostics = Vec::new();
    let mut neutral = None;
    let mut editions = BTreeMap::new();
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        let translation = match file.front.role {
            FileRole::Source(facts) => {
                neutral = Some(facts);
                None
            }
            FileRole::Translation(translation) => Some(translation),
        };
        let edition = EditionFacts {
            own: file.front.own,
            translation,
            anchors: BTreeSet::new(),
            links_to: BTreeSet::new(),
            has_quiz: false,
            complete: true,
            head: file.front.head,
            front: file.front_span,
        };
        editions.insert(file.language.clone(), Box::new(edition));
        texts.push((file.language, file.sections));
    }
    let bodies = bodies(id, texts, settings).unpack(&mut diagnostics);
    let of_source = bodies.get(settings.source_language()).map(roles);
    for (language, body) in &bodies {
        let Some(edition) = editions.get_mut(language) else {
            continue;
        };
        edition.anchors = body.heading_ids.values().cloned().collect();
        edition.links_to = references::entries(body, id);
        edition.has_quiz = body.quiz.is_some();
        let own = roles(body);
        edition.complete = of_source.as_ref().is_none_or(|all| all.is_subset(&own));
    }
    let facts = neutral.map(|neutral| Facts {
        id: id.clone(),
        neutral,
        editions,
    });
    Checked {
        value: facts.map(|facts| Linked { facts, bodies }),
        diagnostics,
    }
}

/// The texts of one entry, by language: quizzes lowered, headings named, links followed.
pub(crate) fn bodies(
    id: &EntryId,
    texts: Vec<(LanguageTag, Vec<Section>)>,
    settings: &Settings,
) -> Checked<BTreeMap<LanguageTag, Body>> {
    let mut diagnostics = Vec::new();
    let texts = texts.into_iter();
    let mut lowered: Vec<(LanguageTag, Body)> = texts
        .map(|(language, sections)| (language, body(sections, &mut diagnostics)))
        .collect();
    anchors::assign(&mut lowered, settings.source_language()).unpack(&mut diagnostics);
    for (_, body) in &mut lowered {
        body.targets = references::follow(body, id, settings).unpack(&mut diagnostics);
    }
    Checked {
        value: lowered.into_iter().collect(),
        diagnostics,
    }
}

/// The roles a body's sections play.
fn roles(body: &Body) -> BTreeSet<Role> {
    let quiz = body.quiz.as_ref().map(|_| Role::Quiz);
    body.sections
        .iter()
        .filter_map(|section| section.role)
        .chain(quiz)
        .collect()
}

/// Takes the quiz out of the sections and lowers it.
fn body(sections: Vec<Section>, diagnostics: &mut Vec<Diagnostic>) -> Body {
    let mut body = Body {
        sections: Vec::with_capacity(sections.len()),
        quiz: None,
        heading_ids: BTreeMap::new(),
        targets: BTreeMap::<_, Target>::new(),
    };
    for section in sections {
        // A second quiz has been reported; its questions stay with the other sections.
        if section.role == Some(Role::Quiz) && body.quiz.is_none() {
            let quiz = quiz::lower(&section).unpack(diagnostics);
            let heading = section
                .heading
                .map(|heading| heading.content)
                .unwrap_or_default();
            body.quiz = Some(QuizSection {
                heading,
                span: section.span,
                quiz,
            });
        } else {
            body.sections.push(section);
        }
    }
    body
}

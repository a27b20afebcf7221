//! From files to a site: entries grouped from their language files, quizzes lowered, links resolved.
//!
//! Takes parsed files and settings; gives a [`Site`] with its side tables. Every entry of the site
//! has its source file; what has none is reported and left out.

mod anchors;
pub(crate) mod grouping;
pub(crate) mod references;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::model::entry::{
    Body, Catalogue, EditionFacts, Facts, QuizSection, Settings, Site, Target,
};
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

/// What files besides Markdown the content holds, by logical path.
pub(crate) type FilePaths<'a> = BTreeSet<&'a str>;

/// Links the files of a site.
pub(crate) fn link(
    settings: Settings,
    parsed: Vec<ParsedFile>,
    files: &FilePaths<'_>,
) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let groups = grouping::group(&settings, parsed).unpack(&mut diagnostics);
    let mut unresolved = BTreeMap::new();
    let mut catalogue = Catalogue::new();
    for (id, files) in groups {
        let Some(facts) = entry(&id, files, &settings, &mut unresolved, &mut diagnostics) else {
            continue;
        };
        catalogue.insert(id, facts);
    }
    let bodies =
        references::resolve(&mut catalogue, unresolved, files, &settings).unpack(&mut diagnostics);
    Checked {
        value: Site {
            settings,
            catalogue,
            bodies,
        },
        diagnostics,
    }
}

/// Makes the facts of one entry, and its bodies with links still unresolved.
fn entry(
    id: &EntryId,
    files: Vec<ParsedFile>,
    settings: &Settings,
    bodies: &mut BTreeMap<(EntryId, LanguageTag), Body>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Facts> {
    let mut neutral = None;
    let mut editions = BTreeMap::new();
    let mut lowered: Vec<(LanguageTag, Body)> = Vec::new();
    for file in files {
        let translation = match file.front.role {
            FileRole::Source(facts) => {
                neutral = Some(facts);
                None
            }
            FileRole::Translation(translation) => Some(translation),
        };
        let body = body(file.sections, diagnostics);
        let edition = EditionFacts {
            own: file.front.own,
            translation,
            anchors: BTreeSet::new(),
            links_to: BTreeSet::new(),
            has_quiz: body.quiz.is_some(),
            complete: true,
            head: file.front.head,
            front: file.front_span,
        };
        editions.insert(file.language.clone(), edition);
        lowered.push((file.language, body));
    }
    let source = settings.source_language();
    anchors::assign(&mut lowered, source).unpack(diagnostics);
    let roles: BTreeMap<LanguageTag, BTreeSet<Role>> = lowered
        .iter()
        .map(|(language, body)| (language.clone(), roles(body)))
        .collect();
    for (language, body) in lowered {
        if let Some(edition) = editions.get_mut(&language) {
            edition.anchors = body.heading_ids.values().cloned().collect();
            edition.complete = roles
                .get(source)
                .is_none_or(|of_source| of_source.is_subset(&roles[&language]));
        }
        bodies.insert((id.clone(), language), body);
    }
    Some(Facts {
        id: id.clone(),
        neutral: neutral?,
        editions,
    })
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

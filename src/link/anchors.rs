//! The ids of headings and questions.
//!
//! Takes the bodies of one entry; gives every heading an id. A section has its role's name;
//! another heading has the id its author gave, or the one of the same heading in the source
//! language, so that a link keeps its place when the reader changes the language.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::source::Span;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::model::document::{BlockKind, Heading, walk_blocks};
use crate::model::entry::Body;
use crate::model::section::Role;
use crate::parse::front;

/// Two headings of one id.
pub(crate) static DUPLICATE_ANCHOR: Code = Code::error(
    "heading::duplicate-id",
    "two headings have the same id",
    "An id names one place of a page. Give each heading an id of its own, or leave the ids out.",
);

/// An id that belongs to a role.
pub(crate) static RESERVED_ANCHOR: Code = Code::error(
    "heading::reserved-id",
    "an id is kept for something else",
    "The names of section roles (`incident`, `quiz` …) belong to the sections that play them, and \
     `main` and ids that begin with `quiz-`, `footnote-` or `page-` to the page itself. Choose another id.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&DUPLICATE_ANCHOR, &RESERVED_ANCHOR];

/// A heading that wants an id: its place, what its author wrote, and where it stands.
struct Wanted {
    span: Span,
    written: Option<String>,
    /// The role or number of its section, and its own number within it: the same in every language.
    position: String,
}

/// Fills `heading_ids` of every body.
pub(crate) fn assign(bodies: &mut [(LanguageTag, Body)], source: &LanguageTag) -> Checked<()> {
    let mut diagnostics = Vec::new();
    // The source comes first: the others take its ids.
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by_key(|index| bodies[*index].0 != *source);
    let mut from_source: BTreeMap<String, String> = BTreeMap::new();
    for index in order {
        let (language, body) = &mut bodies[index];
        let wanted = wanted(body);
        let mut given: BTreeMap<String, Span> = BTreeMap::new();
        let mut ids = BTreeMap::new();
        let taken: BTreeSet<String> = wanted
            .iter()
            .filter_map(|one| one.written.clone())
            .collect();
        for one in wanted {
            let id = match one.written {
                Some(id) => {
                    check_written(&id, one.span, &given, &mut diagnostics);
                    id
                }
                None => from_source
                    .get(&one.position)
                    .filter(|id| !taken.contains(*id))
                    .cloned()
                    .unwrap_or_else(|| free(&one.position, &taken)),
            };
            given.entry(id.clone()).or_insert(one.span);
            if language == source {
                from_source.insert(one.position, id.clone());
            }
            ids.insert(one.span, id);
        }
        for (span, id) in fixed(body) {
            ids.insert(span, id);
        }
        body.heading_ids = ids;
    }
    Checked {
        value: (),
        diagnostics,
    }
}

/// An id made of a heading's position that no author took.
fn free(position: &str, taken: &BTreeSet<String>) -> String {
    let mut id = position.to_owned();
    while taken.contains(&id) {
        id.push_str("-x");
    }
    id
}

/// The ids that roles and questions have by themselves.
fn fixed(body: &Body) -> Vec<(Span, String)> {
    let sections = body
        .sections
        .iter()
        .filter_map(|section| Some((section.span, section.role?.id().to_owned())));
    let quiz = body.quiz.iter().flat_map(|section| {
        let heading = (section.span, Role::Quiz.id().to_owned());
        let questions = section.quiz.questions.iter();
        std::iter::once(heading)
            .chain(questions.map(|question| (question.span, format!("quiz-{}", question.id))))
    });
    sections.chain(quiz).collect()
}

/// Every heading of a body that has no id by itself.
fn wanted(body: &Body) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (number, section) in (1..).zip(&body.sections) {
        let place = section
            .role
            .map_or_else(|| format!("section-{number}"), |role| role.id().to_owned());
        if let (Some(heading), None) = (&section.heading, section.role) {
            wanted.push(Wanted {
                span: section.span,
                written: written(heading),
                position: place.clone(),
            });
        }
        let mut count = 0;
        walk_blocks(&section.blocks, &mut |block| {
            if let BlockKind::Heading(heading) = &block.kind {
                count += 1;
                wanted.push(Wanted {
                    span: block.span,
                    written: written(heading),
                    position: format!("{place}-{count}"),
                });
            }
        });
    }
    wanted
}

/// The id an author wrote.
fn written(heading: &Heading) -> Option<String> {
    heading.id.clone().filter(|id| !id.is_empty())
}

/// Reports an id that is taken, kept, or no id at all.
fn check_written(
    id: &str,
    span: Span,
    given: &BTreeMap<String, Span>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let Some(problem) = front::slug_problem(id) {
        diagnostics.push(front::invalid_slug(span, id, problem));
    }
    let reserved = Role::from_id(id).is_some()
        || id == "main"
        || id.starts_with("quiz-")
        || id.starts_with("footnote-")
        || id.starts_with("page-");
    if reserved {
        diagnostics
            .push(RESERVED_ANCHOR.at(span, format!("the id `{id}` is kept for something else")));
    } else if let Some(first) = given.get(id) {
        diagnostics.push(
            DUPLICATE_ANCHOR
                .at(span, format!("a second heading with the id `{id}`"))
                .label(*first, "the first is here"),
        );
    }
}

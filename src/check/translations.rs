//! A translation has what its source has.

use crate::check::{Check, EntryContext};
use crate::diagnostic::source::Span;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::entry::{Body, EditionFacts};
use crate::model::facts::{DeskFacts, SpecificFacts};
use crate::model::question::{Interaction, Question};
use crate::model::section::Role;

/// A section the source has and the translation lacks.
static MISSING_SECTION: Code = Code::error(
    "translation::missing-section",
    "a translation lacks a section of its source",
    "A reader of the translation would miss a part without knowing it. Translate the section; until \
     then leave the whole file out, and the page falls back to the source with a notice.",
);

/// A quiz that asks something else.
static QUIZ_DIFFERS: Code = Code::error(
    "translation::quiz-differs",
    "the quiz of a translation differs from its source",
    "Questions and choices are told apart by their ids, in every language the same, and the right \
     answers are the same. Compare the two files question by question.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&MISSING_SECTION, &QUIZ_DIFFERS, &NOTES_DIFFER];

/// Notes of channels that do not match.
static NOTES_DIFFER: Code = Code::error(
    "translation::notes-differ",
    "a translation has other notes for a desk's channels than its source",
    "`channel_notes` of a translation holds one text for each `note` of the source's channels, in the \
     same order. Leave it out, and readers see the source's notes.",
);

/// Compares each translation with its source.
pub(super) struct Translations;

impl Check for Translations {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn entry(&self, ctx: &EntryContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let source = ctx.settings.source_language();
        let Some(original) = ctx.bodies.get(source) else {
            return;
        };
        for (language, body) in ctx.bodies.iter().filter(|(tag, _)| *tag != source) {
            let edition = &ctx.facts.editions[language];
            sections(original, body, edition, diagnostics);
            quizzes(original, body, diagnostics);
            if let SpecificFacts::Desk(desk) = &ctx.facts.neutral.specific {
                notes(desk, edition, diagnostics);
            }
        }
    }
}

/// The roles of a body with their places.
fn roles(body: &Body) -> Vec<(Role, Span)> {
    let quiz = body.quiz.iter().map(|quiz| (Role::Quiz, quiz.span));
    let sections = body
        .sections
        .iter()
        .filter_map(|section| Some((section.role?, section.span)));
    sections.chain(quiz).collect()
}

/// Reports sections that are missing.
fn sections(
    original: &Body,
    body: &Body,
    edition: &EditionFacts,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let translated = roles(body);
    for (role, span) in roles(original) {
        if translated.iter().any(|(other, _)| *other == role) {
            continue;
        }
        diagnostics.push(
            MISSING_SECTION
                .at(
                    edition.head,
                    format!("the section `{}` is not translated", role.id()),
                )
                .label(span, "the source has it here")
                .help(format!(
                    "add a `##` heading for it, or pin one with `{{#{}}}`",
                    role.id()
                )),
        );
    }
}

/// Reports quizzes that differ in more than words.
fn quizzes(original: &Body, body: &Body, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(original), Some(translated)) = (&original.quiz, &body.quiz) else {
        return;
    };
    let (sources, questions) = (&original.quiz.questions, &translated.quiz.questions);
    if sources.len() != questions.len() {
        diagnostics.push(
            QUIZ_DIFFERS
                .at(
                    translated.span,
                    format!(
                        "found {} questions, the source has {}",
                        questions.len(),
                        sources.len()
                    ),
                )
                .label(original.span, "the source's quiz"),
        );
        return;
    }
    for (source, question) in sources.iter().zip(questions) {
        if let Some(difference) = difference(source, question) {
            diagnostics.push(
                QUIZ_DIFFERS
                    .at(question.span, difference)
                    .label(source.span, "the same question in the source"),
            );
        }
    }
}

/// Reports notes of channels that are too few or too many.
fn notes(desk: &DeskFacts, edition: &EditionFacts, diagnostics: &mut Vec<Diagnostic>) {
    let found = edition.own.channel_notes.len();
    let expected = desk
        .channels
        .iter()
        .filter(|channel| channel.note.is_some())
        .count();
    if found > 0 && found != expected {
        diagnostics.push(NOTES_DIFFER.at(
            edition.head,
            format!("found {found} channel notes, the source has {expected}"),
        ));
    }
}

/// In what two forms of one question differ, if they do.
fn difference(source: &Question, question: &Question) -> Option<String> {
    if source.id != question.id {
        return Some(format!(
            "the id is `{}`, in the source `{}`",
            question.id, source.id
        ));
    }
    let (Interaction::Choose(of_source), Interaction::Choose(own)) =
        (&source.interaction, &question.interaction);
    if of_source.multiple != own.multiple {
        return Some("the question is of another kind than in the source".to_owned());
    }
    if of_source.choices.len() != own.choices.len() {
        let (found, expected) = (own.choices.len(), of_source.choices.len());
        return Some(format!("found {found} choices, the source has {expected}"));
    }
    let has_answer = of_source.choices.iter().any(|choice| choice.correct);
    for (source, choice) in of_source.choices.iter().zip(&own.choices) {
        let have_ids = source.has_written_id && choice.has_written_id;
        if have_ids && source.id != choice.id {
            let (found, expected) = (&choice.id, &source.id);
            return Some(format!(
                "found choice `{found}` in the place of `{expected}`"
            ));
        }
        // A source without a right answer has been reported itself.
        if has_answer && source.correct != choice.correct {
            return Some(format!(
                "choice `{}` is marked otherwise in the source",
                choice.id
            ));
        }
    }
    None
}

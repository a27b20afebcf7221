//! Quizzes on pages: the view that templates show as forms, and the page a quiz has for itself.

use serde::Serialize;

use crate::language::tag::LanguageTag;
use crate::model::document::Block;
use crate::model::entry::{Facts, QuizSection};
use crate::model::facts::{Care, EntryId, SpecificFacts};
use crate::model::question::{Choice, Interaction, Question};
use crate::model::text;
use crate::target::html::shell::Here;
use crate::target::html::templates::Html;
use crate::target::html::views::{ChoiceView, EntryView, QuestionView, QuizView};
use crate::target::html::writer::Writer;
use crate::target::html::{About, entry, page as render_page};
use crate::target::{Context, RenderError};

/// What the quiz template is given.
#[derive(Serialize)]
struct Content {
    entry: EntryView,
    quiz: QuizView,
}

/// Renders the page a quiz has for itself.
pub(super) fn page(
    here: &Here<'_>,
    id: &EntryId,
    ctx: &Context<'_>,
) -> Result<Vec<u8>, RenderError> {
    let facts = ctx.own_facts(id);
    let (language, edition) = facts.edition_for(here.language, ctx.settings());
    let body = ctx.body();
    let section = body
        .quiz
        .as_ref()
        .expect("only entries with a quiz have this job");
    let mut writer = Writer::new(body, language, here, ctx);
    let quiz = view(facts, language, section, &mut writer);
    let highlight = writer.highlighted;
    let strings = ctx.strings(here.language);
    let title = format!(
        "{}: {}",
        strings.text("section-quiz", &[]),
        edition.own.title
    );
    let about = About {
        title,
        description: edition.own.summary.clone(),
        highlight,
    };
    let content = Content {
        entry: entry::view(here, facts, ctx),
        quiz,
    };
    render_page(here, "quiz", about, content, ctx)
}

/// A quiz as templates show it.
pub(super) fn view<'a>(
    facts: &Facts,
    language: &LanguageTag,
    section: &'a QuizSection,
    writer: &mut Writer<'a>,
) -> QuizView {
    let high_care =
        matches!(&facts.neutral.specific, SpecificFacts::Case(case) if case.care == Care::High);
    let slug = &facts.id.slug;
    let quiz = &section.quiz;
    let questions = (1..).zip(&quiz.questions);
    QuizView {
        slug: slug.clone(),
        lang: language.html().to_owned(),
        dir: language.direction(),
        heading: writer.line(&section.heading),
        label: text::plain(&section.heading),
        scored: !high_care,
        intro: optional(&quiz.intro, writer),
        questions: questions
            .map(|(number, one)| question(slug, number, one, writer))
            .collect(),
    }
}

/// A question.
fn question<'a>(
    slug: &str,
    number: usize,
    question: &'a Question,
    writer: &mut Writer<'a>,
) -> QuestionView {
    let Interaction::Choose(choose) = &question.interaction;
    let anchor = format!("quiz-{}", question.id);
    QuestionView {
        id: format!("{slug}/{}", question.id),
        number,
        prompt: writer.line(&question.stem.prompt),
        stem: optional(&question.stem.blocks, writer),
        multiple: choose.multiple,
        points: question.scoring.points,
        name: anchor.clone(),
        choices: choose
            .choices
            .iter()
            .map(|one| choice(&anchor, one, writer))
            .collect(),
        hints: question
            .hints
            .iter()
            .map(|hint| writer.fragment(hint))
            .collect(),
        explanation: optional(&question.explanation, writer).or_else(|| rest(writer)),
        anchor,
    }
}

/// A choice. Its id holds a character no question's id can hold, so that no two are alike.
fn choice<'a>(anchor: &str, choice: &'a Choice, writer: &mut Writer<'a>) -> ChoiceView {
    ChoiceView {
        id: format!("{anchor}_{}", choice.id),
        value: choice.id.clone(),
        html: writer.line(&choice.content),
        correct: choice.correct,
        feedback: optional(&choice.feedback, writer),
    }
}

/// The footnotes that were named and not yet written, if there are any.
fn rest(writer: &mut Writer<'_>) -> Option<Html> {
    let html = writer.part(&[]);
    (!html.0.is_empty()).then_some(html)
}

/// Blocks, if there are any.
fn optional<'a>(blocks: &'a [Block], writer: &mut Writer<'a>) -> Option<Html> {
    (!blocks.is_empty()).then(|| writer.part(blocks))
}

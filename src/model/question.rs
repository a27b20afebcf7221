//! Quizzes as every output sees them.
//!
//! All kinds of question an author can write are lowered to the closed set of [`Interaction`]s;
//! pages, print and exports know only these.

use crate::diagnostic::source::Span;
use crate::model::document::{Block, Inline};

/// The questions of one entry in one language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quiz {
    /// What stands before the first question.
    pub(crate) intro: Vec<Block>,
    /// In the order they are asked.
    pub(crate) questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Question {
    /// `{#id}` of its heading, or `q` and its number; unique within the quiz.
    pub(crate) id: String,
    /// The Markdown of its heading.
    pub(crate) span: Span,
    /// What is asked.
    pub(crate) stem: Stem,
    /// What the reader does.
    pub(crate) interaction: Interaction,
    /// What a right answer is worth.
    pub(crate) scoring: Scoring,
    /// Help before the answer, one step at a time.
    pub(crate) hints: Vec<Vec<Block>>,
    /// Why the right answer is right; empty when the author gave none.
    pub(crate) explanation: Vec<Block>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stem {
    /// The heading's words.
    pub(crate) prompt: Vec<Inline>,
    /// The situation, between heading and choices.
    pub(crate) blocks: Vec<Block>,
}

/// What the reader does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Interaction {
    /// Chooses one or several of a list.
    Choose(Choose),
}

/// A choice among several.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choose {
    /// Whether several may be chosen at once.
    pub(crate) multiple: bool,
    /// In the order written.
    pub(crate) choices: Vec<Choice>,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    /// `{#id}`, or a short hash of its source text; unique within the question.
    pub(crate) id: String,
    /// Whether an author wrote the id, so that it is the same in every language.
    pub(crate) has_written_id: bool,
    /// The Markdown it was made from.
    pub(crate) span: Span,
    /// Whether choosing it is right.
    pub(crate) correct: bool,
    /// Its words.
    pub(crate) content: Vec<Inline>,
    /// What the reader is told after choosing it; empty when the author gave nothing.
    pub(crate) feedback: Vec<Block>,
}

/// What answers are worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scoring {
    /// Points for a wholly right answer; 1 unless the heading says `points=…`.
    pub(crate) points: u32,
}

/// Calls `visit` with every run of blocks in a quiz.
pub(crate) fn walk_parts<'a>(quiz: &'a Quiz, visit: &mut dyn FnMut(&'a [Block])) {
    visit(&quiz.intro);
    for question in &quiz.questions {
        visit(&question.stem.blocks);
        let Interaction::Choose(choose) = &question.interaction;
        for choice in &choose.choices {
            visit(&choice.feedback);
        }
        for hint in &question.hints {
            visit(hint);
        }
        visit(&question.explanation);
    }
}

/// Calls `visit` with every line of a quiz that stands outside blocks: prompts and choices.
pub(crate) fn walk_lines<'a>(quiz: &'a Quiz, visit: &mut dyn FnMut(&'a [Inline])) {
    for question in &quiz.questions {
        visit(&question.stem.prompt);
        let Interaction::Choose(choose) = &question.interaction;
        for choice in &choose.choices {
            visit(&choice.content);
        }
    }
}

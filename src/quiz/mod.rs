//! Quizzes: from the Markdown of a quiz section to questions every output understands.
//!
//! Takes the blocks of the section; gives a [`Quiz`] with the closed set of interactions. Each
//! kind of question is one file here and one line in [`KINDS`].

mod choices;
mod multiple;
mod single;
mod true_false;

use crate::diagnostic::source::Span;
use crate::diagnostic::{Checked, Code, Diagnostic, did_you_mean};
use crate::model::document::{AlertKind, Block, BlockKind, Heading};
use crate::model::question::{Interaction, Question, Quiz, Scoring, Stem};
use crate::model::section::Section;
use crate::model::text;
use crate::parse::front;

/// A class on a question's heading that names no kind.
pub(crate) static UNKNOWN_KIND: Code = Code::error(
    "quiz::unknown-kind",
    "a question is of no known kind",
    "A class on the heading of a question says what kind it is: `{.multiple}` where several answers \
     are right, `{.true-false}` for right or wrong. Without one, exactly one answer is right.",
);

/// A question nobody asks.
pub(crate) static EMPTY_QUESTION: Code = Code::error(
    "quiz::empty-question",
    "a question has no words",
    "The heading of a question is what is asked: `### だれが知ることができますか。`",
);

/// Two questions of one id.
pub(crate) static DUPLICATE_ID: Code = Code::error(
    "quiz::duplicate-id",
    "two questions or two choices have the same id",
    "Ids tell answers apart, on the page and in a school's system. Give each question and each choice \
     of a question an id of its own, or leave the ids out.",
);

/// Points that are no number.
pub(crate) static INVALID_ATTRIBUTE: Code = Code::error(
    "quiz::invalid-attribute",
    "an attribute of a question cannot be read",
    "A question's heading may say `points=2`: a whole number from 0 to 100. Other attributes are not \
     known.",
);

/// A quiz without questions.
pub(crate) static NO_QUESTIONS: Code = Code::error(
    "quiz::no-questions",
    "a quiz has no questions",
    "Under the heading of the quiz every question is a `###` heading, followed by a task list with its \
     choices.",
);

/// The codes of this room.
pub(crate) fn codes() -> impl Iterator<Item = &'static Code> {
    [
        &UNKNOWN_KIND,
        &EMPTY_QUESTION,
        &DUPLICATE_ID,
        &INVALID_ATTRIBUTE,
        &NO_QUESTIONS,
    ]
    .into_iter()
    .chain(choices::CODES.iter().copied())
    .chain(KINDS.iter().flat_map(|kind| kind.codes().iter().copied()))
}

/// One kind of question an author can write.
pub(crate) trait Kind: Sync {
    /// The class that names it; `None` for the kind without one.
    fn class(&self) -> Option<&'static str>;
    /// The codes of the mistakes it finds.
    fn codes(&self) -> &'static [&'static Code];
    /// Lowers what stands under the heading.
    fn lower(&self, written: &Written<'_>, diagnostics: &mut Vec<Diagnostic>) -> Interaction;
}

/// Every kind of question.
pub(crate) static KINDS: &[&dyn Kind] =
    &[&single::Single, &multiple::Multiple, &true_false::TrueFalse];

/// A question as written, its hints and explanation taken out.
pub(crate) struct Written<'a> {
    /// The heading's place.
    pub(crate) span: Span,
    /// The blocks that are neither hint nor explanation, in order.
    pub(crate) blocks: &'a [Block],
}

/// Lowers a quiz section.
pub(crate) fn lower(section: &Section) -> Checked<Quiz> {
    let mut diagnostics = Vec::new();
    let mut intro = Vec::new();
    let mut groups: Vec<(Span, &Heading, Vec<Block>)> = Vec::new();
    for block in &section.blocks {
        match (&block.kind, groups.last_mut()) {
            (BlockKind::Heading(heading), _) if heading.level == 3 => {
                groups.push((block.span, heading, Vec::new()));
            }
            (_, None) => intro.push(block.clone()),
            (_, Some((_, _, blocks))) => blocks.push(block.clone()),
        }
    }
    if groups.is_empty() {
        diagnostics.push(
            NO_QUESTIONS
                .at(section.span, "this quiz has no questions")
                .help(
                    "add a `###` heading for each question, and its choices as `- [ ]` and `- [x]`",
                ),
        );
    }
    let mut questions: Vec<Question> = Vec::with_capacity(groups.len());
    for (number, (span, heading, blocks)) in (1..).zip(groups) {
        let question = question(number, span, heading, blocks, &mut diagnostics);
        if let Some(first) = questions.iter().find(|other| other.id == question.id) {
            diagnostics.push(
                DUPLICATE_ID
                    .at(
                        span,
                        format!("a second question with the id `{}`", question.id),
                    )
                    .label(first.span, "the first is here"),
            );
        }
        questions.push(question);
    }
    Checked {
        value: Quiz { intro, questions },
        diagnostics,
    }
}

/// Lowers one question.
fn question(
    number: u32,
    span: Span,
    heading: &Heading,
    blocks: Vec<Block>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Question {
    if text::plain(&heading.content).trim().is_empty() {
        diagnostics.push(EMPTY_QUESTION.at(span, "this question has no words"));
    }
    if let Some(id) = &heading.id
        && let Some(problem) = front::slug_problem(id)
    {
        diagnostics.push(front::invalid_slug(span, id, problem));
    }
    let mut hints = Vec::new();
    let mut explanation = Vec::new();
    let mut rest = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Alert(AlertKind::Tip, inner) => hints.push(inner),
            BlockKind::Alert(AlertKind::Note, inner) => explanation.extend(inner),
            kind => rest.push(Block {
                span: block.span,
                kind,
            }),
        }
    }
    let kind = kind(span, heading, diagnostics);
    let interaction = kind.lower(
        &Written {
            span,
            blocks: &rest,
        },
        diagnostics,
    );
    let stem_blocks = rest
        .into_iter()
        .filter(|block| !choices::is_choices(block))
        .collect();
    Question {
        id: heading.id.clone().unwrap_or_else(|| format!("q{number}")),
        span,
        stem: Stem {
            prompt: heading.content.clone(),
            blocks: stem_blocks,
        },
        interaction,
        scoring: scoring(span, heading, diagnostics),
        hints,
        explanation,
    }
}

/// The kind that a heading's class names.
fn kind(span: Span, heading: &Heading, diagnostics: &mut Vec<Diagnostic>) -> &'static dyn Kind {
    let mut found = KINDS[0];
    for class in &heading.classes {
        if let Some(kind) = KINDS
            .iter()
            .find(|kind| kind.class() == Some(class.as_str()))
        {
            found = *kind;
        } else {
            let known: Vec<&str> = KINDS.iter().filter_map(|kind| kind.class()).collect();
            let diagnostic =
                UNKNOWN_KIND.at(span, format!("`.{class}` is not a known kind of question"));
            diagnostics.push(match did_you_mean(class, known.iter().copied()) {
                Some(near) => diagnostic.help(format!("did you mean `.{near}`?")),
                None => diagnostic.help(format!("known kinds: .{}", known.join(", ."))),
            });
        }
    }
    found
}

/// What the heading says a right answer is worth.
fn scoring(span: Span, heading: &Heading, diagnostics: &mut Vec<Diagnostic>) -> Scoring {
    let mut points = 1;
    for (key, value) in &heading.attributes {
        match (key.as_str(), value.parse::<u32>()) {
            ("points", Ok(number @ 0..=100)) => points = number,
            ("points", _) => diagnostics.push(INVALID_ATTRIBUTE.at(
                span,
                format!("`points={value}` is not a whole number from 0 to 100"),
            )),
            _ => diagnostics.push(
                INVALID_ATTRIBUTE
                    .at(span, format!("`{key}` is not an attribute of a question"))
                    .help("known: points"),
            ),
        }
    }
    Scoring { points }
}

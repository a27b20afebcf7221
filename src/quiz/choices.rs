//! A task list read as the choices of a question.
//!
//! Takes the blocks under a question's heading; gives choices with ids and feedback. Shared by
//! every kind that is answered by choosing.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::{Block, BlockKind, Inline, InlineKind, Item};
use crate::model::question::Choice;
use crate::model::text;
use crate::parse::front;
use crate::quiz::{DUPLICATE_ID, Written};

/// A question without choices.
pub(crate) static NO_CHOICES: Code = Code::error(
    "quiz::no-choices",
    "a question has no choices",
    "Under the heading of a question stands a task list: `- [x]` before each right answer and `- [ ]` \
     before each of the others. The feedback of a choice is a quote set in under it.",
);

/// A choice of one.
pub(crate) static SINGLE_CHOICE: Code = Code::error(
    "quiz::single-choice",
    "a question has only one choice",
    "With one choice there is nothing to choose. Add what sensible people also think.",
);

/// A choice without words.
pub(crate) static EMPTY_CHOICE: Code = Code::error(
    "quiz::empty-choice",
    "a choice has no words",
    "Each choice needs words after its box: `- [ ] すぐに消す`.",
);

/// A question nobody can answer.
pub(crate) static NO_CORRECT_ANSWER: Code = Code::error(
    "quiz::no-correct-answer",
    "a question has no right answer",
    "At least one choice must be marked `[x]`, or no reader can ever be right.",
);

/// A plain item among the choices.
pub(crate) static NOT_A_CHOICE: Code = Code::error(
    "quiz::not-a-choice",
    "an item among the choices has no box",
    "Every item of the list is a choice and begins with `[ ]` or `[x]`, with a space after it.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[
    &NO_CHOICES,
    &SINGLE_CHOICE,
    &EMPTY_CHOICE,
    &NO_CORRECT_ANSWER,
    &NOT_A_CHOICE,
];

/// Whether a block is a list of choices.
pub(crate) fn is_choices(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::List(list) if list.items.iter().any(|item| item.task.is_some()))
}

/// Reads the choices of a question, checking what holds for every kind.
pub(crate) fn read(written: &Written<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Choice> {
    let items: Vec<&Item> = written
        .blocks
        .iter()
        .filter(|block| is_choices(block))
        .filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some(&list.items),
            _ => None,
        })
        .flatten()
        .collect();
    let mut choices: Vec<Choice> = Vec::with_capacity(items.len());
    for item in &items {
        let Some(correct) = item.task else {
            diagnostics.push(
                NOT_A_CHOICE
                    .at(item.span, "this item has no box")
                    .help("begin it with `- [ ]`, or `- [x]` if it is right"),
            );
            continue;
        };
        let choice = choice(item, correct, diagnostics);
        if let Some(first) = choices.iter().find(|other| other.id == choice.id) {
            diagnostics.push(
                DUPLICATE_ID
                    .at(
                        choice.span,
                        format!("a second choice with the id `{}`", choice.id),
                    )
                    .label(first.span, "the first is here"),
            );
        }
        choices.push(choice);
    }
    let help = "write `- [x]` before each right answer and `- [ ]` before each of the others";
    match choices.as_slice() {
        [] => diagnostics.push(
            NO_CHOICES
                .at(written.span, "this question has no choices")
                .help(help),
        ),
        [only] => diagnostics.push(
            SINGLE_CHOICE
                .at(only.span, "this is the only choice")
                .help("add another"),
        ),
        _ if !choices.iter().any(|choice| choice.correct) => diagnostics.push(
            NO_CORRECT_ANSWER
                .at(written.span, "no choice of this question is right")
                .help(help),
        ),
        _ => {}
    }
    choices
}

/// Reads one choice: its words, its id, its feedback.
fn choice(item: &Item, correct: bool, diagnostics: &mut Vec<Diagnostic>) -> Choice {
    let mut content = Vec::new();
    let mut feedback = Vec::new();
    for block in &item.blocks {
        match &block.kind {
            BlockKind::Paragraph(words) if content.is_empty() => content.clone_from(words),
            // A picture alone on its line is what is chosen.
            BlockKind::Figure(image) if content.is_empty() => content.push(Inline {
                span: image.span,
                kind: InlineKind::Image(image.clone()),
            }),
            BlockKind::Quote(inner) => feedback.extend(inner.iter().cloned()),
            _ => feedback.push(block.clone()),
        }
    }
    let id = take_id(&mut content);
    let has_written_id = id.is_some();
    if let Some(id) = &id
        && let Some(problem) = front::slug_problem(id)
    {
        diagnostics.push(front::invalid_slug(item.span, id, problem));
    }
    let words = text::plain(&content);
    if words.trim().is_empty() {
        diagnostics.push(
            EMPTY_CHOICE
                .at(item.span, "this choice has no words")
                .help("write them after the box"),
        );
    }
    let id = id.unwrap_or_else(|| blake3::hash(words.as_bytes()).to_hex()[..8].to_owned());
    // The choice's own line says where it is; what hangs under it has places of its own.
    let span = content
        .iter()
        .map(|inline| inline.span)
        .reduce(super::super::diagnostic::source::Span::to)
        .unwrap_or(item.span);
    Choice {
        id,
        has_written_id,
        span,
        correct,
        content,
        feedback,
    }
}

/// Takes a `{#id}` off the end of a choice's words.
fn take_id(content: &mut Vec<Inline>) -> Option<String> {
    let last = content.last_mut()?;
    let InlineKind::Text(words) = &mut last.kind else {
        return None;
    };
    let trimmed = words.trim_end();
    let (before, id) = trimmed.strip_suffix('}')?.rsplit_once("{#")?;
    let id = id.trim().to_owned();
    let kept = before.trim_end().to_owned();
    if kept.is_empty() {
        content.pop();
    } else {
        last.span.end -= (words.len() - kept.len()).min(last.span.end - last.span.start);
        *words = kept;
    }
    Some(id)
}

//! A worksheet as data: the document tree, the quiz and the desks in JSON.
//!
//! Takes a case in one language; gives a [`Sheet`]. Section roles that stand on a pupil's sheet
//! are named here; how they look is the theme's.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::language::format;
use crate::language::tag::LanguageTag;
use crate::model::document::{Alignment, Block, BlockKind, Image, Inline, InlineKind};
use crate::model::entry::{Body, Facts, Target};
use crate::model::facts::{Collection, DeskFacts, EntryId, SpecificFacts};
use crate::model::question::{Interaction, Question};
use crate::model::section::Role;
use crate::model::text;
use crate::target::Context;
use crate::target::print::world::Sheet;
use crate::target::words;

/// The sections that stand on a pupil's sheet.
const SHEET_ROLES: [Role; 4] = [Role::Incident, Role::Discuss, Role::Prevent, Role::Cope];

/// The most desks a sheet names; those for danger and for talking come first.
const SHEET_DESKS_MAX: usize = 4;

/// What the names of the theme's words for print begin with.
const PRINT_PREFIX: &str = "print-";

/// The worksheet of a case in one of its languages.
pub(super) fn worksheet(language: &LanguageTag, id: &EntryId, ctx: &Context<'_>) -> Sheet {
    let facts = ctx.own_facts(id);
    let edition = &facts.editions[language];
    let strings = ctx.strings(language);
    let body = ctx.body();
    let mut tree = Tree::new(body, language, ctx);
    let sections: Vec<Value> = body
        .sections
        .iter()
        .filter(|section| section.role.is_some_and(|role| SHEET_ROLES.contains(&role)))
        .map(|section| {
            let heading = section
                .heading
                .as_ref()
                .map(|heading| tree.inlines(&heading.content));
            json!({
                "role": section.role.map(Role::id),
                "heading": heading.unwrap_or_default(),
                "blocks": tree.blocks(&section.blocks),
            })
        })
        .collect();
    let labels = strings.text("choice-labels", &[]);
    let labels: Vec<&str> = labels.split_whitespace().collect();
    let questions: Vec<Value> = body
        .quiz
        .iter()
        .flat_map(|section| (1..).zip(&section.quiz.questions))
        .map(|(number, one)| question(number, one, &labels, &mut tree))
        .collect();
    let (grades, minutes) = match &facts.neutral.specific {
        SpecificFacts::Case(case) => (words::grades(case, strings), words::minutes(case, strings)),
        _ => (String::new(), String::new()),
    };
    let updated = facts.neutral.updated.or(facts.neutral.published);
    let locale = language.locale();
    let data = json!({
        "lang": locale.id.language.to_string(),
        "script": locale.id.script.map(|script| script.to_string()),
        "region": locale.id.region.map(|region| region.to_string()),
        "dir": language.direction(),
        "families": ctx.tools.fonts.families(language),
        "paper": "a4",
        "title": edition.own.title,
        "summary": edition.own.summary,
        "grades": grades,
        "minutes": minutes,
        "site_title": ctx.settings().title_in(language),
        "slug": id.slug,
        "machine": edition.translation.as_ref().is_some_and(crate::model::facts::Translation::unreviewed_machine),
        "edition": facts.neutral.edition.map(|edition| edition.to_string()),
        "updated": updated.map(|date| format::date(date, language)),
        "strings": print_strings(language, ctx),
        "sections": sections,
        "questions": questions,
        "desks": desks(facts, language, ctx),
    });
    Sheet {
        name: format!("{id}/{language}/worksheet"),
        data,
        pictures: tree.pictures,
        date: updated,
    }
}

/// The theme's words for print, without their common prefix.
fn print_strings(language: &LanguageTag, ctx: &Context<'_>) -> Map<String, Value> {
    let strings = ctx.strings(language);
    strings
        .ids()
        .filter_map(|id| {
            let name = id.strip_prefix(PRINT_PREFIX)?;
            Some((name.to_owned(), Value::String(strings.text(id, &[]))))
        })
        .collect()
}

/// A question with its answers.
fn question<'a>(
    number: usize,
    question: &'a Question,
    labels: &[&str],
    tree: &mut Tree<'a, '_>,
) -> Value {
    let Interaction::Choose(choose) = &question.interaction;
    let choices: Vec<Value> = choose
        .choices
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let label = labels
                .get(index)
                .map_or_else(|| (index + 1).to_string(), ToString::to_string);
            json!({
                "label": label,
                "content": tree.inlines(&choice.content),
                "correct": choice.correct,
                "feedback": tree.blocks(&choice.feedback),
            })
        })
        .collect();
    json!({
        "number": number,
        "prompt": tree.inlines(&question.stem.prompt),
        "stem": tree.blocks(&question.stem.blocks),
        "multiple": choose.multiple,
        "choices": choices,
        "hints": question.hints.iter().map(|hint| tree.blocks(hint)).collect::<Vec<_>>(),
        "explanation": tree.blocks(&question.explanation),
    })
}

/// The desks a case names, the most needed first.
fn desks(facts: &Facts, language: &LanguageTag, ctx: &Context<'_>) -> Vec<Value> {
    let SpecificFacts::Case(case) = &facts.neutral.specific else {
        return Vec::new();
    };
    let strings = ctx.strings(language);
    let mut named: Vec<(&Facts, &DeskFacts)> = case
        .desks
        .iter()
        .filter_map(|slug| {
            let id = EntryId {
                collection: Collection::Desks,
                slug: slug.value.clone(),
            };
            let facts = ctx.view.facts(&id)?;
            match &facts.neutral.specific {
                SpecificFacts::Desk(desk) => Some((facts, desk)),
                _ => None,
            }
        })
        .collect();
    named.sort_by_key(|(_, desk)| desk.group);
    named
        .into_iter()
        .take(SHEET_DESKS_MAX)
        .map(|(facts, desk)| {
            let (shown, edition) = facts.edition_for(language, ctx.settings());
            let views = words::channels(desk, &edition.own, shown, ctx, language);
            let channels: Vec<Value> = views
                .iter()
                .map(|view| {
                    let cost = view
                        .cost
                        .map(|cost| strings.text(&format!("cost-{cost}"), &[]));
                    json!({
                        "kind": view.kind,
                        "address": view.address,
                        "hours": view.hours,
                        "cost": cost,
                    })
                })
                .collect();
            let dates = words::date_line(&desk.dates, ctx.is_overdue(&facts.id), language);
            let mut value = json!({
                "title": edition.own.title,
                "for": edition.own.audience.as_ref().unwrap_or(&edition.own.summary),
                "channels": channels,
                "as_of": dates.checked.or(dates.as_of),
            });
            if shown != language {
                value["lang"] = json!(shown.html());
                value["dir"] = json!(shown.direction());
            }
            value
        })
        .collect()
}

/// Writes the document tree, gathering the pictures it names.
struct Tree<'a, 'c> {
    body: &'a Body,
    language: &'c LanguageTag,
    ctx: &'c Context<'c>,
    footnotes: BTreeMap<&'a str, &'a [Block]>,
    /// The footnotes being written, so that one which names itself does not go round for ever.
    open: Vec<&'a str>,
    pictures: BTreeMap<String, Arc<[u8]>>,
}

impl<'a, 'c> Tree<'a, 'c> {
    fn new(body: &'a Body, language: &'c LanguageTag, ctx: &'c Context<'c>) -> Self {
        Self {
            body,
            language,
            ctx,
            footnotes: body.footnotes(),
            open: Vec::new(),
            pictures: BTreeMap::new(),
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) -> Vec<Value> {
        blocks
            .iter()
            .filter_map(|block| self.block(block))
            .collect()
    }

    fn block(&mut self, block: &'a Block) -> Option<Value> {
        Some(match &block.kind {
            BlockKind::Heading(heading) => json!({
                "type": "heading",
                "level": heading.level,
                "content": self.inlines(&heading.content),
            }),
            BlockKind::Paragraph(content) => {
                json!({"type": "paragraph", "content": self.inlines(content)})
            }
            BlockKind::List(list) => {
                let items: Vec<Value> = list
                    .items
                    .iter()
                    .map(|item| json!({"task": item.task, "blocks": self.blocks(&item.blocks)}))
                    .collect();
                json!({
                    "type": "list",
                    "ordered": list.start.is_some(),
                    "start": list.start.unwrap_or(1),
                    "items": items,
                })
            }
            BlockKind::Table(table) => {
                let align: Vec<&str> = table.alignments.iter().map(|a| side(*a)).collect();
                let head: Vec<_> = table.head.iter().map(|cell| self.inlines(cell)).collect();
                let rows: Vec<Vec<_>> = table
                    .rows
                    .iter()
                    .map(|row| row.iter().map(|cell| self.inlines(cell)).collect())
                    .collect();
                json!({"type": "table", "align": align, "head": head, "rows": rows})
            }
            BlockKind::Figure(image) => {
                let caption = (!image.title.is_empty())
                    .then(|| vec![json!({"type": "text", "text": image.title})]);
                let src = self.picture(image)?;
                json!({"type": "figure", "src": src, "alt": image.alt, "caption": caption})
            }
            BlockKind::Quote(inner) => json!({"type": "quote", "blocks": self.blocks(inner)}),
            BlockKind::Alert(kind, inner) => json!({
                "type": "alert",
                "kind": kind.word(),
                "title": self.alert_title(kind.word()),
                "blocks": self.blocks(inner),
            }),
            BlockKind::Code(code) => {
                json!({"type": "code", "language": code.language, "text": code.text})
            }
            BlockKind::Footnote(_) => return None,
            BlockKind::Rule => json!({"type": "rule"}),
        })
    }

    fn alert_title(&self, word: &str) -> String {
        self.ctx
            .strings(self.language)
            .text(&format!("alert-{word}"), &[])
    }

    fn inlines(&mut self, inlines: &'a [Inline]) -> Vec<Value> {
        let indexed = inlines.iter().enumerate();
        indexed
            .filter_map(|(index, inline)| self.inline(inlines, index, inline))
            .collect()
    }

    fn inline(
        &mut self,
        siblings: &'a [Inline],
        index: usize,
        inline: &'a Inline,
    ) -> Option<Value> {
        Some(match &inline.kind {
            InlineKind::Text(text) => json!({"type": "text", "text": text}),
            InlineKind::Ruby { base, reading } if reading.is_empty() => {
                json!({"type": "text", "text": base})
            }
            InlineKind::Ruby { base, reading } => {
                json!({"type": "ruby", "base": base, "reading": reading})
            }
            InlineKind::Emphasis(inner) => {
                json!({"type": "emphasis", "content": self.inlines(inner)})
            }
            InlineKind::Strong(inner) => json!({"type": "strong", "content": self.inlines(inner)}),
            InlineKind::Strikethrough(inner) => {
                json!({"type": "strikethrough", "content": self.inlines(inner)})
            }
            InlineKind::Code(text) => json!({"type": "code", "text": text}),
            InlineKind::Link(link) => {
                let url = match self.body.targets.get(&inline.span) {
                    Some(Target::External(url)) => Some(url),
                    _ => None,
                };
                json!({"type": "link", "url": url, "content": self.inlines(&link.content)})
            }
            InlineKind::Image(image) => {
                let src = self.picture(image)?;
                json!({"type": "image", "src": src, "alt": image.alt})
            }
            InlineKind::FootnoteReference(label) => self.footnote(label)?,
            InlineKind::SoftBreak => {
                let space = text::soft_break_is_space(siblings, index);
                return space.then(|| json!({"type": "text", "text": " "}));
            }
            InlineKind::HardBreak => json!({"type": "break"}),
        })
    }

    fn footnote(&mut self, label: &str) -> Option<Value> {
        let (label, blocks) = self
            .footnotes
            .get_key_value(label)
            .map(|(label, blocks)| (*label, *blocks))?;
        if self.open.contains(&label) {
            return None;
        }
        self.open.push(label);
        let blocks = self.blocks(blocks);
        self.open.pop();
        Some(json!({"type": "footnote", "blocks": blocks}))
    }

    fn picture(&mut self, image: &Image) -> Option<String> {
        let Some(Target::File(path)) = self.body.targets.get(&image.span) else {
            return None;
        };
        let bytes = *self.ctx.view.files.get(path.as_str())?;
        let name = format!("/pictures/{path}");
        self.pictures.insert(name.clone(), Arc::clone(bytes));
        Some(name)
    }
}

/// The word of the print data for an alignment.
fn side(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Natural => "none",
        Alignment::Start => "left",
        Alignment::Center => "center",
        Alignment::End => "right",
    }
}

//! Sections and their roles.
//!
//! Takes the blocks of a text and the section titles of its language; gives sections, each with
//! the role its heading names. A heading's `{#role}` wins over its words.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Checked, Code, Diagnostic, did_you_mean};
use crate::language::strings::Strings;
use crate::model::document::{Block, BlockKind, Heading};
use crate::model::facts::Collection;
use crate::model::section::{Role, Section};
use crate::model::text;

/// A section of a case that has no role.
pub(crate) static UNKNOWN_ROLE: Code = Code::error(
    "section::unknown-role",
    "a section of a case has no known role",
    "The sections of a case are known by their headings: 何が起きたか, 話し合おう, 解説, 防ぐには, \
     もし起きたら, 法律の窓, 授業案, 家で, クイズ (and the same in the other languages). Write the heading \
     exactly so, or pin its role with an attribute: `## できごと {#incident}`.",
);

/// Two sections of one role.
pub(crate) static DUPLICATE_ROLE: Code = Code::error(
    "section::duplicate-role",
    "two sections have the same role",
    "Each role may stand once in a file: readers are led to it by its name. Put the two sections \
     together, or make the second a `###` heading within the first.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&UNKNOWN_ROLE, &DUPLICATE_ROLE];

/// The titles that name roles in one language.
#[derive(Debug, Clone, Default, Hash)]
pub(crate) struct RoleTitles {
    roles: BTreeMap<String, Role>,
    titles: Vec<String>,
}

impl RoleTitles {
    /// Reads the messages `section-<role>` and their other spellings from a language's strings.
    pub(crate) fn of(strings: &Strings) -> Self {
        let mut titles = Self::default();
        for role in Role::ALL {
            let id = format!("section-{}", role.id());
            let other = strings.attribute(&id, "also").unwrap_or_default();
            let spellings = strings.message(&id, &[]).into_iter();
            for title in spellings.chain(other.split('|').map(|title| title.trim().to_owned())) {
                if !title.is_empty() {
                    titles.roles.insert(normal(&title), role);
                    titles.titles.push(title);
                }
            }
        }
        titles
    }
}

/// A title as it is compared: width, case and space do not matter.
pub(super) fn normal(title: &str) -> String {
    title
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Parts a text at its second-level headings.
pub(crate) fn split(
    source: SourceId,
    start: usize,
    blocks: Vec<Block>,
    collection: Collection,
    titles: &RoleTitles,
) -> Checked<Vec<Section>> {
    let mut diagnostics = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut meant: Vec<(usize, Role)> = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Heading(heading) if heading.level == 2 => {
                let role = role(&heading, block.span, collection, titles, &mut diagnostics);
                if let Some(role) = role
                    && let Some(first) = sections.iter().find(|section| section.role == Some(role))
                {
                    diagnostics.push(
                        DUPLICATE_ROLE
                            .at(
                                block.span,
                                format!("a second section with the role `{}`", role.id()),
                            )
                            .label(first.span, "the first is here"),
                    );
                }
                if role.is_none() && collection == Collection::Cases {
                    let near = near_role(&heading, titles);
                    meant.extend(near.map(|role| (sections.len(), role)));
                }
                let heading = Some(heading);
                sections.push(Section {
                    span: block.span,
                    role,
                    heading,
                    blocks: Vec::new(),
                });
            }
            kind => {
                if sections.is_empty() {
                    let span = Span::new(source, start..start);
                    let (role, heading) = (None, None);
                    sections.push(Section {
                        span,
                        role,
                        heading,
                        blocks: Vec::new(),
                    });
                }
                let last = sections
                    .last_mut()
                    .expect("one was pushed if there was none");
                last.blocks.push(Block {
                    span: block.span,
                    kind,
                });
            }
        }
    }
    // A misspelt heading plays the role it means, or its section would be called missing as well.
    for (index, role) in meant {
        if !sections.iter().any(|section| section.role == Some(role)) {
            sections[index].role = Some(role);
        }
    }
    Checked {
        value: sections,
        diagnostics,
    }
}

/// The role a heading names, if it must or does name one.
fn role(
    heading: &Heading,
    span: Span,
    collection: Collection,
    titles: &RoleTitles,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Role> {
    let pinned = heading.id.as_deref().and_then(Role::from_id);
    let title = text::plain(&heading.content);
    let found = pinned.or_else(|| titles.roles.get(&normal(&title)).copied());
    // Only a case is built of roles; elsewhere headings are free.
    if collection != Collection::Cases {
        return None;
    }
    if found.is_none() {
        let diagnostic = UNKNOWN_ROLE.at(
            span,
            format!("`{title}` is not the heading of a known section"),
        );
        let near = did_you_mean(&title, titles.titles.iter().map(String::as_str));
        diagnostics.push(match near {
            Some(near) => diagnostic.help(format!("did you mean `## {near}`?")),
            None => diagnostic.help(format!("write one of: {}", titles.titles.join(", "))),
        });
    }
    found
}

/// The role whose title a heading nearly has.
fn near_role(heading: &Heading, titles: &RoleTitles) -> Option<Role> {
    let title = text::plain(&heading.content);
    let near = did_you_mean(&title, titles.titles.iter().map(String::as_str))?;
    titles.roles.get(&normal(near)).copied()
}

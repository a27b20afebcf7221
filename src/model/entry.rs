//! Entries, and the site they make together.
//!
//! The law of views in types: a [`Body`] is read only by its own pages, while [`Facts`] may be read
//! by every page. [`Site`] holds facts and no bodies; a body is made again from its text by the
//! worker that needs it, and dies there.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::source::Span;
use crate::fingerprint::Fingerprint;
use crate::language::tag::LanguageTag;
use crate::model::document::{Block, BlockKind, Inline, walk_blocks, walk_text};
use crate::model::facts::{EntryId, NeutralFacts, OwnFacts, Spanned, SpecificFacts, Translation};
use crate::model::layer::Extends;
use crate::model::question::{self, Quiz};
use crate::model::section::Section;

/// What every page may know of an entry.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Which entry.
    pub(crate) id: EntryId,
    /// What holds in every language.
    pub(crate) neutral: NeutralFacts,
    /// Each language it exists in.
    pub(crate) editions: BTreeMap<LanguageTag, Box<EditionFacts>>,
}

/// What every page may know of an entry in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct EditionFacts {
    /// Its words.
    pub(crate) own: OwnFacts,
    /// How it was translated; `None` for the source.
    pub(crate) translation: Option<Translation>,
    /// The ids a link may end in.
    pub(crate) anchors: BTreeSet<String>,
    /// Which entries its text links to.
    pub(crate) links_to: BTreeSet<EntryId>,
    /// Whether it has a quiz.
    pub(crate) has_quiz: bool,
    /// Whether it holds every section of the source.
    pub(crate) complete: bool,
    /// The title's place: where what concerns the file as a whole is shown.
    pub(crate) head: Span,
    /// Where its front matter stands.
    pub(crate) front: Span,
}

/// Without its places: what moves down a line stays what it is.
impl Hash for EditionFacts {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            own,
            translation,
            anchors,
            links_to,
            has_quiz,
            complete,
            head: _,
            front: _,
        } = self;
        (own, translation, anchors, links_to, has_quiz, complete).hash(state);
    }
}

/// The text of an entry in one language.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    /// Everything but the quiz, in order.
    pub(crate) sections: Vec<Section>,
    /// The quiz, with its section's heading.
    pub(crate) quiz: Option<QuizSection>,
    /// The id of every heading, by the heading's place.
    pub(crate) heading_ids: BTreeMap<Span, String>,
    /// Where every link and picture leads, by its place; what can lead nowhere is left out.
    pub(crate) targets: BTreeMap<Span, Target>,
}

/// A link or picture of a text, and where it means to lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reference {
    /// Its place.
    pub(crate) span: Span,
    /// The path as its author wrote it.
    pub(crate) written: String,
    /// Where it leads, if that is there.
    pub(crate) target: Target,
}

/// A quiz and the words above it.
#[derive(Debug, Clone)]
pub(crate) struct QuizSection {
    /// The section's heading.
    pub(crate) heading: Vec<Inline>,
    /// The section's place.
    pub(crate) span: Span,
    /// The questions.
    pub(crate) quiz: Quiz,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Target {
    /// Out of the site.
    External(String),
    /// To an entry, perhaps to a place on its page.
    Entry(EntryId, Option<String>),
    /// To a place on the same page.
    Anchor(String),
    /// To a file of `content/`, by its logical path.
    File(String),
}

/// An entry as the rest of the site knows it.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// What every page may know of it.
    pub(crate) facts: Arc<Facts>,
    /// The fingerprint of these facts.
    pub(crate) fingerprint: Fingerprint,
    /// Whether its facts should have been looked at again by today.
    pub(crate) overdue: bool,
    /// The fingerprint of each text: of the file, and of what it borrows from its source.
    pub(crate) texts: BTreeMap<LanguageTag, Fingerprint>,
    /// The files of the content that each text shows or links to.
    pub(crate) files: BTreeMap<LanguageTag, BTreeSet<String>>,
}

/// Every entry, by its id.
pub(crate) type Catalogue = BTreeMap<EntryId, Arc<Known>>;

/// The whole site, linked.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    /// What `site.yaml` says.
    pub(crate) settings: Arc<Settings>,
    /// What every page may read.
    pub(crate) catalogue: Catalogue,
    /// The cases that name or link to an entry, in any language.
    pub(crate) named_by: Arc<BTreeMap<EntryId, BTreeSet<EntryId>>>,
}

/// What `site.yaml` says.
#[derive(Debug, Clone, Hash)]
pub(crate) struct Settings {
    /// The site's name, by language.
    pub(crate) title: BTreeMap<LanguageTag, String>,
    /// What the site is, in a sentence, by language.
    pub(crate) description: BTreeMap<LanguageTag, String>,
    /// Where it will stand, ending in `/`; `None` when it is only carried about.
    pub(crate) base_url: Option<String>,
    /// The languages, the source first; never empty.
    pub(crate) languages: Vec<LanguageTag>,
    /// The theme's folder name.
    pub(crate) theme: Spanned<String>,
    /// The topics cases may name, with their words by language.
    pub(crate) topics: BTreeMap<String, BTreeMap<LanguageTag, String>>,
    /// How readings are written on pages.
    pub(crate) reading_markup: ReadingMarkup,
    /// The casebook this one stands on.
    pub(crate) extends: Option<Extends>,
    /// Entries of the layers below that did not come along and have no other file.
    pub(crate) left_out: BTreeSet<EntryId>,
}

/// How a reading is written in HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ReadingMarkup {
    /// In an attribute, shown by the style sheet: copying, searching and speech see clean words.
    Attribute,
    /// As text in `rt`, with `rp` around it.
    Text,
}

impl ReadingMarkup {
    /// Both ways with their words.
    pub(crate) const WORDS: [(&'static str, Self); 2] =
        [("attribute", Self::Attribute), ("text", Self::Text)];
}

impl Settings {
    /// The site's name in a language, or in the source language.
    pub(crate) fn title_in(&self, language: &LanguageTag) -> &str {
        self.words_in(&self.title, language)
    }

    /// What the site is, in a language, or in the source language.
    pub(crate) fn description_in(&self, language: &LanguageTag) -> &str {
        self.words_in(&self.description, language)
    }

    /// The words of a language, or of the source language; empty where there are none.
    fn words_in<'a>(
        &self,
        words: &'a BTreeMap<LanguageTag, String>,
        language: &LanguageTag,
    ) -> &'a str {
        let found = words
            .get(language)
            .or_else(|| words.get(self.source_language()));
        found.map_or("", String::as_str)
    }

    /// The language the content is written in first.
    pub(crate) fn source_language(&self) -> &LanguageTag {
        &self.languages[0]
    }
}

impl Facts {
    /// Every entry that it names, or that one of its texts links to.
    pub(crate) fn leads_to(&self) -> impl Iterator<Item = EntryId> {
        let editions = self.editions.values();
        let linked = editions.flat_map(|edition| edition.links_to.iter().cloned());
        let named = match &self.neutral.specific {
            SpecificFacts::Case(case) => Some(case.named()),
            _ => None,
        };
        linked.chain(named.into_iter().flatten())
    }

    /// The edition a reader of `language` gets, with the language it is really in.
    ///
    /// A missing translation falls back to the source; an entry always has its source.
    pub(crate) fn edition_for<'a>(
        &'a self,
        language: &'a LanguageTag,
        settings: &'a Settings,
    ) -> (&'a LanguageTag, &'a EditionFacts) {
        let source = settings.source_language();
        let found = self.editions.get_key_value(language);
        let (language, edition) = found
            .or_else(|| self.editions.get_key_value(source))
            .expect("the link stage keeps only entries that have their source file");
        (language, edition.as_ref())
    }
}

impl Body {
    /// Calls `visit` with every run of blocks: sections, then the parts of the quiz.
    pub(crate) fn walk_parts<'a>(&'a self, visit: &mut dyn FnMut(&'a [Block])) {
        for section in &self.sections {
            visit(&section.blocks);
        }
        if let Some(quiz) = &self.quiz {
            question::walk_parts(&quiz.quiz, visit);
        }
    }

    /// Calls `visit` with every line that stands outside blocks: headings of sections, prompts, choices.
    pub(crate) fn walk_lines<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                visit(&heading.content);
            }
        }
        if let Some(quiz) = &self.quiz {
            visit(&quiz.heading);
            question::walk_lines(&quiz.quiz, visit);
        }
    }

    /// What each footnote says, by its label; of two with one label the first counts.
    pub(crate) fn footnotes(&self) -> BTreeMap<&str, &[Block]> {
        let mut footnotes = BTreeMap::new();
        self.walk_parts(&mut |blocks| {
            walk_blocks(blocks, &mut |block| {
                if let BlockKind::Footnote(footnote) = &block.kind {
                    footnotes
                        .entry(footnote.label.as_str())
                        .or_insert(footnote.blocks.as_slice());
                }
            });
        });
        footnotes
    }

    /// Calls `visit` with every inline of the whole text.
    pub(crate) fn walk_inlines<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        self.walk_lines(&mut |line| crate::model::document::walk_inlines(line, visit));
        self.walk_parts(&mut |blocks| walk_text(blocks, visit));
    }
}

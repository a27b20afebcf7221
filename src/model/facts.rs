//! What the front matter of an entry says.
//!
//! Neutral facts (grades, dates, numbers) are told once, by the source language's file; words
//! belong to a language. Both are typed here; how YAML becomes them is `parse::front`.

use std::fmt;
use std::hash::{Hash, Hasher};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::source::Span;

/// A value with the place it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Spanned<T> {
    /// The value.
    pub(crate) value: T,
    /// Its words in the front matter.
    pub(crate) span: Span,
}

/// By its value alone: what moves down a line stays what it is.
impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// The kinds of entry: each is a folder of `content/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Collection {
    /// Case studies.
    Cases,
    /// Help desks.
    Desks,
    /// Laws and procedures.
    Laws,
    /// The glossary.
    Terms,
    /// Anything else.
    Pages,
}

impl Collection {
    /// Every collection.
    pub(crate) const ALL: [Self; 5] = [
        Self::Cases,
        Self::Desks,
        Self::Laws,
        Self::Terms,
        Self::Pages,
    ];

    /// The folder's name.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Desks => "desks",
            Self::Laws => "laws",
            Self::Terms => "terms",
            Self::Pages => "pages",
        }
    }

    /// The collection of a folder.
    pub(crate) fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|collection| collection.folder() == folder)
    }

    /// What one of its entries is called in messages.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Cases => "case",
            Self::Desks => "desk",
            Self::Laws => "law",
            Self::Terms => "term",
            Self::Pages => "page",
        }
    }
}

/// Which entry: a collection and a slug.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct EntryId {
    /// Its folder.
    pub(crate) collection: Collection,
    /// Its name: `[a-z0-9-]{1,64}`.
    pub(crate) slug: String,
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.collection.folder(), self.slug)
    }
}

/// What an entry's source file says that holds in every language.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct NeutralFacts {
    /// Not published unless drafts are asked for.
    pub(crate) draft: bool,
    /// Former addresses.
    pub(crate) aliases: Vec<Spanned<String>>,
    /// Which edition this is, from 1.
    pub(crate) edition: Option<u32>,
    /// First published.
    pub(crate) published: Option<Date>,
    /// Last changed in substance.
    pub(crate) updated: Option<Date>,
    /// Where it is from.
    pub(crate) sources: Vec<Citation>,
    /// What only its kind of entry has.
    pub(crate) specific: SpecificFacts,
}

impl NeutralFacts {
    /// When the facts of a desk or law were true.
    pub(crate) fn dates(&self) -> Option<&FactDates> {
        match &self.specific {
            SpecificFacts::Desk(desk) => Some(&desk.dates),
            SpecificFacts::Law(law) => Some(&law.dates),
            SpecificFacts::Case(_) | SpecificFacts::Term | SpecificFacts::Page => None,
        }
    }
}

/// A source that a text rests on.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct Citation {
    /// What it is called.
    pub(crate) title: String,
    /// Where it is, if it is on the web.
    pub(crate) url: Option<Spanned<String>>,
    /// The date the source itself bears.
    pub(crate) as_of: Option<Date>,
    /// What to know about it.
    pub(crate) note: Option<String>,
}

/// The facts of one kind of entry.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) enum SpecificFacts {
    /// A case study.
    Case(CaseFacts),
    /// A help desk.
    Desk(DeskFacts),
    /// A law or procedure.
    Law(LawFacts),
    /// A word of the glossary.
    Term,
    /// Any other page.
    Page,
}

/// A school year in Japan's system: elementary 1–6, junior high 1–3, high school 1–3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Grade(u8);

impl Grade {
    /// Reads `e1`–`e6`, `j1`–`j3`, `h1`–`h3`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (school, year) = text.split_at_checked(1)?;
        let year: u8 = year.parse().ok()?;
        match school {
            "e" if (1..=6).contains(&year) => Some(Self(year)),
            "j" if (1..=3).contains(&year) => Some(Self(6 + year)),
            "h" if (1..=3).contains(&year) => Some(Self(9 + year)),
            _ => None,
        }
    }

    /// The school's letter and the year within it.
    pub(crate) fn parts(self) -> (&'static str, u8) {
        match self.0 {
            year @ 1..=6 => ("e", year),
            year @ 7..=9 => ("j", year - 6),
            year => ("h", year - 9),
        }
    }
}

/// How much care a subject asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Care {
    /// Fit for any class.
    Gentle,
    /// A calm word before it.
    Sensitive,
    /// A calm word before it, no score, and somebody to talk to within sight.
    High,
}

impl Care {
    /// Every level with its word.
    pub(crate) const WORDS: [(&'static str, Self); 3] = [
        ("gentle", Self::Gentle),
        ("sensitive", Self::Sensitive),
        ("high", Self::High),
    ];

    /// As written.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Gentle => "gentle",
            Self::Sensitive => "sensitive",
            Self::High => "high",
        }
    }
}

/// The facts of a case.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct CaseFacts {
    /// From and to which grade it is for.
    pub(crate) grades: (Grade, Grade),
    /// The lengths of lesson it is made for, in minutes.
    pub(crate) minutes: Vec<u16>,
    /// Ids of topics declared in `site.yaml`.
    pub(crate) topics: Vec<Spanned<String>>,
    /// Slugs of the laws it touches.
    pub(crate) laws: Vec<Spanned<String>>,
    /// Slugs of the desks that can help.
    pub(crate) desks: Vec<Spanned<String>>,
    /// How much care it asks for.
    pub(crate) care: Care,
    /// Where it stands in curricula.
    pub(crate) curriculum: Vec<Curriculum>,
}

impl CaseFacts {
    /// The desks and laws it names.
    pub(crate) fn named(&self) -> impl Iterator<Item = EntryId> {
        let desks = self.desks.iter().map(|slug| (Collection::Desks, slug));
        let laws = self.laws.iter().map(|slug| (Collection::Laws, slug));
        desks.chain(laws).map(|(collection, slug)| EntryId {
            collection,
            slug: slug.value.clone(),
        })
    }
}

/// A place in a curriculum.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct Curriculum {
    /// Such as `digcomp-2.2`.
    pub(crate) framework: String,
    /// Such as `2.5`.
    pub(crate) items: Vec<String>,
}

/// Which need a desk answers first; the order in which desks are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum DeskGroup {
    /// Somebody is in danger now.
    Danger,
    /// Somebody to talk to.
    Talk,
    /// Make it disappear.
    Remove,
    /// Money and crime.
    Money,
    /// The law.
    Law,
}

impl DeskGroup {
    /// Every group with its word, in order.
    pub(crate) const WORDS: [(&'static str, Self); 5] = [
        ("danger", Self::Danger),
        ("talk", Self::Talk),
        ("remove", Self::Remove),
        ("money", Self::Money),
        ("law", Self::Law),
    ];
}

/// The facts of a help desk.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct DeskFacts {
    /// Which need it answers.
    pub(crate) group: DeskGroup,
    /// From and to which age it is for; `None` stands for no limit.
    pub(crate) ages: (Option<u8>, Option<u8>),
    /// The ways to reach it.
    pub(crate) channels: Vec<Channel>,
    /// How sure these facts are.
    pub(crate) dates: FactDates,
    /// The cases in which it offers itself.
    pub(crate) cases: CaseChoice,
}

impl DeskFacts {
    /// Whether it offers itself to any case.
    pub(crate) fn offers_itself(&self) -> bool {
        !matches!(&self.cases, CaseChoice::These(cases) if cases.is_empty())
    }
}

/// A choice of cases.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) enum CaseChoice {
    /// Every one.
    All,
    /// Those with these slugs.
    These(Vec<Spanned<String>>),
}

impl Default for CaseChoice {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}

/// How a desk is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum ChannelKind {
    /// By telephone.
    Phone,
    /// By chat on the web.
    Chat,
    /// By the LINE app.
    Line,
    /// By a form on the web.
    Form,
    /// By mail.
    Mail,
    /// By going there.
    Visit,
}

impl ChannelKind {
    /// Every kind with its word.
    pub(crate) const WORDS: [(&'static str, Self); 6] = [
        ("phone", Self::Phone),
        ("chat", Self::Chat),
        ("line", Self::Line),
        ("form", Self::Form),
        ("mail", Self::Mail),
        ("visit", Self::Visit),
    ];

    /// As written.
    pub(crate) fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// What asking costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Cost {
    /// Nothing at all.
    Free,
    /// Advice is free, the call is not.
    CallCharge,
}

impl Cost {
    /// Every cost with its word.
    pub(crate) const WORDS: [(&'static str, Self); 2] =
        [("free", Self::Free), ("call-charge", Self::CallCharge)];

    /// As written.
    pub(crate) fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// One way to reach a desk. What is not known is `None`, never guessed.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct Channel {
    /// Which way.
    pub(crate) kind: ChannelKind,
    /// A telephone number, a web address, a mail address, an account's name or a place.
    pub(crate) address: Spanned<String>,
    /// When it answers, as a canonical `opening_hours` expression.
    pub(crate) hours: Option<String>,
    /// The languages spoken, as tags.
    pub(crate) languages: Vec<String>,
    /// What it costs.
    pub(crate) cost: Option<Cost>,
    /// Whether one may ask without a name.
    pub(crate) anonymous: Option<bool>,
    /// What else to know, in the source language; translations have `channel_notes`.
    pub(crate) note: Option<String>,
}

/// The facts of a law.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct LawFacts {
    /// Since when it holds.
    pub(crate) in_force_from: Option<InForce>,
    /// How sure these facts are.
    pub(crate) dates: FactDates,
}

/// Since when a law holds, as exactly as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum InForce {
    /// A day.
    Day(Date),
    /// A year.
    Year(u16),
}

/// When facts were true, and when to look again.
#[derive(Debug, Clone, PartialEq, Default, Hash, Serialize, Deserialize)]
pub(crate) struct FactDates {
    /// The date the source itself bears.
    pub(crate) as_of: Option<Date>,
    /// The day a person looked.
    pub(crate) checked: Option<Date>,
    /// When to look again.
    pub(crate) review_by: Option<Spanned<Date>>,
}

/// The words of an entry in one language.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct OwnFacts {
    /// The title; the slug where the file gives none.
    pub(crate) title: String,
    /// One or two sentences; empty where the file gives none.
    pub(crate) summary: String,
    /// How the title is read: what lists are sorted by.
    pub(crate) reading: Option<String>,
    /// A calm line before a case that asks for care.
    pub(crate) care_note: Option<String>,
    /// Who runs a desk.
    pub(crate) operator: Option<String>,
    /// For whom a desk is, in a line.
    pub(crate) audience: Option<String>,
    /// A translation's words for the notes of a desk's channels: one for each note of the source.
    pub(crate) channel_notes: Vec<String>,
    /// Which articles a law entry is about.
    pub(crate) articles: Option<String>,
    /// A penalty or another figure.
    pub(crate) figure: Option<String>,
}

/// How a translation was made.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct Translation {
    /// Who made it.
    pub(crate) by: Option<String>,
    /// How.
    pub(crate) method: TranslationMethod,
    /// Who read it against the source.
    pub(crate) reviewed_by: Option<String>,
    /// When.
    pub(crate) reviewed_on: Option<Date>,
}

/// Who or what translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum TranslationMethod {
    /// A person.
    Human,
    /// A machine.
    Machine,
}

impl TranslationMethod {
    /// Both methods with their words.
    pub(crate) const WORDS: [(&'static str, Self); 2] =
        [("human", Self::Human), ("machine", Self::Machine)];
}

impl Translation {
    /// Whether readers must be told that no person has looked.
    pub(crate) fn unreviewed_machine(&self) -> bool {
        self.method == TranslationMethod::Machine && self.reviewed_by.is_none()
    }
}

/// What one file's front matter says.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) struct FrontMatter {
    /// The words of this file's language.
    pub(crate) own: OwnFacts,
    /// Facts or translation note, by which kind of file it is.
    pub(crate) role: FileRole,
    /// The title's place: where what concerns the file as a whole is shown.
    pub(crate) head: Span,
}

/// What a file is to its entry.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub(crate) enum FileRole {
    /// The file in the source language.
    Source(NeutralFacts),
    /// A translation of it.
    Translation(Translation),
}

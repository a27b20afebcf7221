//! What templates are given: the shapes of all views.
//!
//! One struct for each thing a template can name; how they are filled is in the neighbouring
//! files. `lang` and `dir` always say what language a text really is in.

use serde::Serialize;

use crate::target::html::templates::Html;

/// A page: the shell's view, and what its own template names.
#[derive(Debug, Serialize)]
pub(crate) struct PageView<T> {
    /// The page itself.
    pub(crate) page: Shell,
    /// The site.
    pub(crate) site: SiteView,
    /// What its template shows.
    #[serde(flatten)]
    pub(crate) content: T,
}

/// What every page has.
#[derive(Debug, Serialize)]
pub(crate) struct Shell {
    /// Which template this is, for its body class.
    pub(crate) kind: &'static str,
    /// The language of the page's own words.
    pub(crate) lang: String,
    /// `ltr` or `rtl`.
    pub(crate) dir: &'static str,
    /// What the page is called.
    pub(crate) title: String,
    /// What it is, in a sentence; may be empty.
    pub(crate) description: String,
    /// The way up to the site's root: `../../`, or nothing.
    pub(crate) root: String,
    /// Its address on the web, if the site has one.
    pub(crate) canonical: Option<String>,
    /// Its address from the root.
    pub(crate) path: String,
    /// The same page in every language.
    pub(crate) languages: Vec<LanguageLink>,
    /// The main navigation.
    pub(crate) nav: Vec<NavLink>,
    /// Whether code on it is coloured.
    pub(crate) highlight: bool,
}

/// The site.
#[derive(Debug, Serialize)]
pub(crate) struct SiteView {
    /// Its name.
    pub(crate) title: String,
    /// The way to its first page in this language.
    pub(crate) home: String,
}

/// The same page in another language.
#[derive(Debug, Serialize)]
pub(crate) struct LanguageLink {
    /// The language.
    pub(crate) lang: String,
    /// Its direction.
    pub(crate) dir: &'static str,
    /// Its name in itself.
    pub(crate) name: String,
    /// The way there.
    pub(crate) href: String,
    /// `page` for this very page, `false` for others.
    pub(crate) current: &'static str,
    /// The address for `hreflang`: absolute where the site has one, relative elsewhere.
    pub(crate) url: String,
    /// Whether the page is really in that language, and the first in it.
    pub(crate) translated: bool,
}

/// An entry of the navigation.
#[derive(Debug, Serialize)]
pub(crate) struct NavLink {
    /// Which.
    pub(crate) id: String,
    /// Its words.
    pub(crate) label: String,
    /// The language of the words.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// The way there.
    pub(crate) href: String,
    /// `page` for this very page, `false` for others.
    pub(crate) current: &'static str,
}

/// A link to an entry.
#[derive(Debug, Serialize)]
pub(crate) struct EntryLink {
    /// The way there.
    pub(crate) href: String,
    /// Its title.
    pub(crate) title: String,
    /// One or two sentences.
    pub(crate) summary: String,
    /// The language of title and summary.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// For a law: how sure its facts are.
    pub(crate) status: Option<DateLine>,
}

/// A few words with the language they are really in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Phrase {
    /// The words.
    pub(crate) text: String,
    /// Their language.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
}

/// How sure facts are.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DateLine {
    /// The date of the source.
    pub(crate) as_of: Option<String>,
    /// The day a person looked.
    pub(crate) checked: Option<String>,
    /// Whether they should have been looked at again.
    pub(crate) overdue: bool,
}

/// A case in a list.
#[derive(Debug, Serialize)]
pub(crate) struct CaseCard {
    /// The way there.
    pub(crate) href: String,
    /// Its title.
    pub(crate) title: String,
    /// The language of title and summary.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// One or two sentences.
    pub(crate) summary: String,
    /// For which grades, in words.
    pub(crate) grades: String,
    /// The lengths of lesson, in words.
    pub(crate) minutes: String,
    /// Its topics, in words.
    pub(crate) topics: Vec<String>,
    /// Whether it is in the page's language.
    pub(crate) translated: bool,
}

/// A help desk.
#[derive(Debug, Serialize)]
pub(crate) struct DeskView {
    /// The way to its page.
    pub(crate) href: String,
    /// Its name.
    pub(crate) title: String,
    /// The language of its words.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// One or two sentences.
    pub(crate) summary: String,
    /// Who runs it.
    pub(crate) operator: Option<Phrase>,
    /// For whom it is.
    #[serde(rename = "for")]
    pub(crate) audience: Option<Phrase>,
    /// For which ages, in words.
    pub(crate) ages: Option<String>,
    /// The ways to reach it.
    pub(crate) channels: Vec<ChannelView>,
    /// How sure all this is.
    pub(crate) dates: DateLine,
    /// The language shown in place of a missing translation.
    pub(crate) fallback: Option<Fallback>,
    /// Whether it is a machine's translation nobody has reviewed.
    pub(crate) machine: bool,
}

/// A way to reach a desk.
#[derive(Debug, Serialize)]
pub(crate) struct ChannelView {
    /// `phone`, `chat`, `line`, `form`, `mail` or `visit`.
    pub(crate) kind: &'static str,
    /// A number, an address or a name.
    pub(crate) address: String,
    /// What a click does, if anything.
    pub(crate) href: Option<String>,
    /// When it answers, in words.
    pub(crate) hours: Option<String>,
    /// When it answers, in the syntax.
    pub(crate) hours_syntax: Option<String>,
    /// The languages spoken, in words.
    pub(crate) languages: Option<String>,
    /// `free` or `call-charge`.
    pub(crate) cost: Option<&'static str>,
    /// Whether a name is not needed.
    pub(crate) anonymous: Option<bool>,
    /// What else to know.
    pub(crate) note: Option<String>,
    /// The language of the note.
    pub(crate) note_lang: String,
    /// Its direction.
    pub(crate) note_dir: &'static str,
}

/// Desks that answer one need.
#[derive(Debug, Serialize)]
pub(crate) struct DeskGroupView {
    /// `danger`, `talk`, `remove`, `money` or `law`.
    pub(crate) group: &'static str,
    /// The desks.
    pub(crate) desks: Vec<DeskView>,
}

/// The language shown in place of a missing translation.
#[derive(Debug, Serialize)]
pub(crate) struct Fallback {
    /// Its name in the language of the page.
    pub(crate) name: String,
}

/// A section of an entry.
#[derive(Debug, Serialize)]
pub(crate) struct SectionView {
    /// What it is for, in a case.
    pub(crate) role: Option<&'static str>,
    /// Its id on the page.
    pub(crate) id: String,
    /// Its heading; `None` for what stands before the first.
    pub(crate) heading: Option<Html>,
    /// The heading's plain words, for lists of links.
    pub(crate) label: String,
    /// What it holds.
    pub(crate) body: Html,
}

/// A source, in the words of the source language.
#[derive(Debug, Serialize)]
pub(crate) struct SourceView {
    /// What it is called.
    pub(crate) title: String,
    /// The language of title and note.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// Where it is.
    pub(crate) url: Option<String>,
    /// Its date.
    pub(crate) as_of: Option<String>,
    /// What to know about it.
    pub(crate) note: Option<String>,
}

/// A worksheet to print.
#[derive(Debug, Serialize)]
pub(crate) struct WorksheetLink {
    /// The way to the file.
    pub(crate) href: String,
    /// The language it is in.
    pub(crate) lang: String,
}

/// An entry on its own page. What a kind of entry does not have is `None` or empty.
#[derive(Debug, Serialize)]
pub(crate) struct EntryView {
    /// Its title.
    pub(crate) title: String,
    /// The language of its words.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// The way to its page.
    pub(crate) href: String,
    /// One or two sentences.
    pub(crate) summary: String,
    /// How its title is read.
    pub(crate) reading: Option<String>,
    /// Last changed, in words.
    pub(crate) updated: Option<String>,
    /// The language shown in place of a missing translation.
    pub(crate) fallback: Option<Fallback>,
    /// Whether it is a machine's translation nobody has reviewed.
    pub(crate) machine: bool,
    /// Its text, without the quiz.
    pub(crate) sections: Vec<SectionView>,
    /// What it rests on.
    pub(crate) sources: Vec<SourceView>,
    /// The cases that link to it.
    pub(crate) cases: Vec<EntryLink>,
    /// A case's own facts.
    #[serde(flatten)]
    pub(crate) case: Option<CaseView>,
    /// A law's own facts.
    #[serde(flatten)]
    pub(crate) law: Option<LawView>,
    /// A desk's own facts.
    pub(crate) desk: Option<DeskView>,
}

/// What only a case has.
#[derive(Debug, Serialize)]
pub(crate) struct CaseView {
    /// For which grades, in words.
    pub(crate) grades: String,
    /// The lengths of lesson, in words.
    pub(crate) minutes: String,
    /// Its topics, in words.
    pub(crate) topics: Vec<String>,
    /// `gentle`, `sensitive` or `high`.
    pub(crate) care: &'static str,
    /// The calm line before it.
    pub(crate) care_note: Option<String>,
    /// The worksheet, in the language read or in the source's.
    pub(crate) worksheet: Option<WorksheetLink>,
    /// The way to the quiz on a page of its own.
    pub(crate) quiz_page: Option<String>,
    /// Where it stands in curricula.
    pub(crate) curriculum: Vec<CurriculumView>,
    /// The laws it names.
    pub(crate) laws: Vec<EntryLink>,
    /// The desks it names.
    pub(crate) desks: Vec<DeskView>,
    /// The words it links to.
    pub(crate) terms: Vec<EntryLink>,
}

/// A place in a curriculum.
#[derive(Debug, Serialize)]
pub(crate) struct CurriculumView {
    /// Such as `digcomp-2.2`.
    pub(crate) framework: String,
    /// Such as `2.5`.
    pub(crate) items: Vec<String>,
}

/// What only a law has.
#[derive(Debug, Serialize)]
pub(crate) struct LawView {
    /// Which articles.
    pub(crate) articles: Option<Phrase>,
    /// A penalty or figure.
    pub(crate) figure: Option<Phrase>,
    /// Since when, in words.
    pub(crate) in_force_from: Option<String>,
    /// How sure all this is.
    pub(crate) dates: DateLine,
}

/// A quiz.
#[derive(Debug, Serialize)]
pub(crate) struct QuizView {
    /// The entry's slug.
    pub(crate) slug: String,
    /// The language of its words.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// The heading of its section.
    pub(crate) heading: Html,
    /// The heading's plain words, for lists of links.
    pub(crate) label: String,
    /// Whether a result is shown at the end.
    pub(crate) scored: bool,
    /// What stands before the first question.
    pub(crate) intro: Option<Html>,
    /// The questions.
    pub(crate) questions: Vec<QuestionView>,
}

/// A question.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionView {
    /// `slug/id`.
    pub(crate) id: String,
    /// Its id on the page.
    pub(crate) anchor: String,
    /// From 1.
    pub(crate) number: usize,
    /// What is asked.
    pub(crate) prompt: Html,
    /// The situation.
    pub(crate) stem: Option<Html>,
    /// Whether several may be chosen.
    pub(crate) multiple: bool,
    /// What a right answer is worth.
    pub(crate) points: u32,
    /// The name of its form controls.
    pub(crate) name: String,
    /// What may be chosen.
    pub(crate) choices: Vec<ChoiceView>,
    /// Help, step by step.
    pub(crate) hints: Vec<Html>,
    /// Why the right answer is right.
    pub(crate) explanation: Option<Html>,
}

/// A choice.
#[derive(Debug, Serialize)]
pub(crate) struct ChoiceView {
    /// Its id on the page.
    pub(crate) id: String,
    /// Its own id.
    pub(crate) value: String,
    /// Its words.
    pub(crate) html: Html,
    /// Whether it is right.
    pub(crate) correct: bool,
    /// What the reader is told after choosing it.
    pub(crate) feedback: Option<Html>,
}

/// A term in the glossary.
#[derive(Debug, Serialize)]
pub(crate) struct TermView {
    /// The way to its page.
    pub(crate) href: String,
    /// The word.
    pub(crate) title: String,
    /// How it is read.
    pub(crate) reading: Option<String>,
    /// What it means, in a line.
    pub(crate) summary: String,
    /// The language of its words.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
}

/// A law in the list.
#[derive(Debug, Serialize)]
pub(crate) struct LawCard {
    /// The way to its page.
    pub(crate) href: String,
    /// Its name.
    pub(crate) title: String,
    /// Which articles.
    pub(crate) articles: Option<Phrase>,
    /// One or two sentences.
    pub(crate) summary: String,
    /// The language of its words.
    pub(crate) lang: String,
    /// Their direction.
    pub(crate) dir: &'static str,
    /// How sure all this is.
    pub(crate) dates: DateLine,
}

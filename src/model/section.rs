//! Sections of a page, and the roles they can play in a case.
//!
//! Takes nothing; gives types. Which heading plays which role is found in `parse::sections`.

use crate::diagnostic::source::Span;
use crate::model::document::{Block, Heading};

/// What a section is for; the same in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Role {
    /// What happened.
    Incident,
    /// Questions to talk about.
    Discuss,
    /// Why it happened.
    Explain,
    /// How to prevent it.
    Prevent,
    /// What to do if it happens.
    Cope,
    /// What the law says.
    Law,
    /// A plan for a lesson.
    Lesson,
    /// For the family.
    Family,
    /// The quiz.
    Quiz,
    /// A story with choices.
    Scenario,
}

impl Role {
    /// Every role, in the order a case has them.
    pub(crate) const ALL: [Self; 10] = [
        Self::Incident,
        Self::Discuss,
        Self::Explain,
        Self::Prevent,
        Self::Cope,
        Self::Law,
        Self::Lesson,
        Self::Family,
        Self::Quiz,
        Self::Scenario,
    ];

    /// The id of its section on the page, and the end of its message id (`section-…`).
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Discuss => "discuss",
            Self::Explain => "explain",
            Self::Prevent => "prevent",
            Self::Cope => "cope",
            Self::Law => "law",
            Self::Lesson => "lesson",
            Self::Family => "family",
            Self::Quiz => "quiz",
            Self::Scenario => "scenario",
        }
    }

    /// The role of an id.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// A second-level heading and what stands under it, up to the next.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    /// The heading's place; where there is none, the start of the text.
    pub(crate) span: Span,
    /// What it is for, when the heading says so.
    pub(crate) role: Option<Role>,
    /// The heading; `None` for what stands before the first.
    pub(crate) heading: Option<Heading>,
    /// What it holds.
    pub(crate) blocks: Vec<Block>,
}

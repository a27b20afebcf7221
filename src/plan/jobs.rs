//! The names of all things that can be made.
//!
//! A key says what to make and nothing of how; the views are made in the worker and die there.

use crate::diagnostic::source::Span;
use crate::language::tag::LanguageTag;
use crate::model::entry::Site;
use crate::model::facts::{Collection, EntryId};

/// What one job makes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum JobKey {
    /// The page at the root, where a reader chooses a language.
    Chooser,
    /// The page a server shows for an address that is not there.
    NotFound,
    /// The first page of a language.
    Home(LanguageTag),
    /// The list of a collection.
    List(LanguageTag, Collection),
    /// The page of an entry.
    Entry(LanguageTag, EntryId),
    /// A former address of an entry, which leads to where it is now.
    Alias(LanguageTag, EntryId, String),
    /// The quiz of an entry on a page of its own.
    Quiz(LanguageTag, EntryId),
    /// A file of the theme's `assets/`, by path within the theme.
    Asset(String),
    /// A file of the content, by logical path.
    File(String),
    /// The worksheet of a case.
    Worksheet(LanguageTag, EntryId),
}

impl JobKey {
    /// The one entry whose words are on this output and on no other kind but its own; `None` for what
    /// shows many entries, or facts alone. The first page may show words too ([`is_home`]).
    ///
    /// [`is_home`]: crate::plan::views::is_home
    pub(crate) fn shows(&self) -> Option<&EntryId> {
        match self {
            Self::Entry(_, id) | Self::Quiz(_, id) | Self::Worksheet(_, id) => Some(id),
            Self::Chooser
            | Self::NotFound
            | Self::Home(_)
            | Self::List(..)
            | Self::Alias(..)
            | Self::Asset(_)
            | Self::File(_) => None,
        }
    }

    /// The file this output is made from, if it is one.
    pub(crate) fn span(&self, site: &Site) -> Option<Span> {
        match self {
            Self::Entry(language, id)
            | Self::Quiz(language, id)
            | Self::Alias(language, id, _)
            | Self::Worksheet(language, id) => {
                let known = site.catalogue.get(id)?;
                let (_, edition) = known.facts.edition_for(language, &site.settings);
                Some(edition.head)
            }
            Self::Chooser
            | Self::NotFound
            | Self::Home(_)
            | Self::List(..)
            | Self::Asset(_)
            | Self::File(_) => None,
        }
    }
}

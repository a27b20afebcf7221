//! One source file in, its typed front matter and its document tree out.
//!
//! Takes a text and the section titles of its language; gives a [`ParsedFile`] with every mistake
//! found on the way. Knows nothing of other files, and reads nothing.

pub(crate) mod encoding;
pub(crate) mod fields;
pub(crate) mod file;
pub(crate) mod front;
mod html;
pub(crate) mod layers;
pub(crate) mod markdown;
pub(crate) mod mask;
pub(crate) mod sections;
pub(crate) mod settings;
pub(crate) mod typing;
pub(crate) mod yaml;

use crate::model::facts::Collection;
use crate::parse::sections::RoleTitles;

/// How a file is to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// What its entry belongs to.
    pub(crate) collection: Collection,
    /// How its sections are called in its language.
    pub(crate) titles: &'a RoleTitles,
    /// Whether for the first time.
    pub(crate) look: Look,
}

/// Whether a text is read for the first time. What is wrong with it need be told only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// It is; everything is told.
    First,
    /// It has been read before, and only its text is wanted again: not its front matter.
    Again,
}

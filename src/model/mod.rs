//! The things casebook is about: documents, facts, entries, questions, and the site they make.
//!
//! Takes nothing; gives types and the walks over them. No parsing, no words, no disk.

pub(crate) mod document;
pub(crate) mod entry;
pub(crate) mod facts;
pub(crate) mod layer;
pub(crate) mod question;
pub(crate) mod section;
pub(crate) mod text;

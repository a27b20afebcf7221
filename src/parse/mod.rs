//! One source file in, its typed front matter and its document tree out.
//!
//! Takes a text and the section titles of its language; gives a [`ParsedFile`] with every mistake
//! found on the way. Knows nothing of other files, and reads nothing.

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

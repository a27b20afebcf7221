//! Languages: tags and directions, the theme's strings, and dates and hours in words.
//!
//! Takes tags and Fluent texts; gives names and sentences. Languages are data here as everywhere:
//! nothing in this room asks which language it is speaking.

pub(crate) mod format;
pub(crate) mod hours;
pub(crate) mod strings;
pub(crate) mod tag;

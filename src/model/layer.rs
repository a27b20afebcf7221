//! What a casebook says of the one it stands on.

use std::hash::{Hash, Hasher};

use crate::diagnostic::source::Span;
use crate::model::facts::Spanned;

/// `extends` in `site.yaml`: another casebook whose entries come along, and over which one's own lie.
#[derive(Debug, Clone)]
pub(crate) struct Extends {
    /// The whole value.
    pub(crate) span: Span,
    /// The folder or zip file, from the project's folder.
    pub(crate) from: Spanned<String>,
    /// What it must hold, as `blake3:` and 64 hexadecimal digits.
    pub(crate) hash: Option<Spanned<String>>,
    /// Entries and files that do not come along.
    pub(crate) without: Vec<Spanned<String>>,
}

/// As nothing: pages are made from what comes along, not from where it lies.
impl Hash for Extends {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

//! Texts that are not UTF-8.
//!
//! Takes a source; says where it stops being text.

use crate::diagnostic::source::{Source, SourceId, Span};
use crate::diagnostic::{Code, Diagnostic};

/// Bytes that are no text.
pub(crate) static NOT_UTF8: Code = Code::error(
    "source::not-utf-8",
    "a text file is not UTF-8",
    "Texts are kept as UTF-8, which every language can be written in. Open the file in your editor and \
     save it again with the encoding UTF-8 (in Windows' Notepad: Save as, Encoding, UTF-8).",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&NOT_UTF8];

/// Reports the first byte that is no text.
pub(crate) fn check(id: SourceId, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(offset) = source.bad_byte() {
        let span = Span::new(id, offset..offset + 3);
        diagnostics.push(
            NOT_UTF8
                .at(span, "the text is not UTF-8 from here on")
                .help("save the file again with the encoding UTF-8"),
        );
    }
}

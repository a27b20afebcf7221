//! Reading a project: its content folder, and its theme over the built-in one.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::source::{SourceId, Sources, Span};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::load::{LoadError, Project, walk};

/// Bytes that are no text.
pub(crate) static NOT_UTF8: Code = Code::error(
    "source::not-utf-8",
    "a text file is not UTF-8",
    "Texts are kept as UTF-8, which every language can be written in. Open the file in your editor and \
     save it again with the encoding UTF-8 (in Windows' Notepad: Save as, Encoding, UTF-8).",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&NOT_UTF8];

/// Reads `content/` below `root`.
pub(crate) fn load(root: &Path) -> Result<Checked<Project>, LoadError> {
    let content = root.join("content");
    if !content.join("site.yaml").is_file() {
        return Err(LoadError::NotAProject {
            path: root.display().to_string(),
        });
    }
    of_files(walk::files(&content)?).ok_or(LoadError::NotAProject {
        path: root.display().to_string(),
    })
}

/// The project of files by path within `content/`, in the order of their paths; `None` without a
/// `site.yaml`.
pub(crate) fn of_files(files: Vec<(String, Vec<u8>)>) -> Option<Checked<Project>> {
    let mut diagnostics = Vec::new();
    let mut sources = Sources::default();
    let mut project_files = BTreeMap::new();
    let mut markdown = Vec::new();
    let mut site_yaml = None;
    for (path, bytes) in files {
        let logical = format!("content/{path}");
        if !is_text(&path) {
            project_files.insert(logical, Arc::from(bytes));
            continue;
        }
        let id = add_text(logical, bytes, &mut sources, &mut diagnostics);
        if path == "site.yaml" {
            site_yaml = Some(id);
        } else {
            markdown.push(id);
        }
    }
    let project = Project {
        sources,
        site_yaml: site_yaml?,
        markdown,
        files: project_files,
        logical: BTreeMap::new(),
        below: BTreeMap::new(),
        files_below: BTreeMap::new(),
    };
    Some(Checked {
        value: project,
        diagnostics,
    })
}

/// Adds a text under its path; says where it is none.
pub(super) fn add_text(
    path: String,
    bytes: Vec<u8>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> SourceId {
    let (text, bad_byte) = decode(bytes);
    let id = sources.add(path, text);
    if let Some(offset) = bad_byte {
        let span = Span::new(id, offset..offset + 3);
        diagnostics.push(
            NOT_UTF8
                .at(span, "the text is not UTF-8 from here on")
                .help("save the file again with the encoding UTF-8"),
        );
    }
    id
}

/// Whether a file of the content is read as text.
pub(super) fn is_text(path: &str) -> bool {
    path == "site.yaml"
        || Path::new(path)
            .extension()
            .is_some_and(|extension| extension == "md")
}

/// Text of bytes, with the place of the first byte that is not UTF-8.
fn decode(bytes: Vec<u8>) -> (String, Option<usize>) {
    String::from_utf8(bytes).map_or_else(
        |error| {
            let offset = error.utf8_error().valid_up_to();
            (
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                Some(offset),
            )
        },
        |text| (text, None),
    )
}

//! The typesetter: Typst, with the theme's templates and fonts, and nothing else in reach.
//!
//! Takes a sheet's data and pictures; gives a PDF. The world it sees is a few virtual files: no
//! disk, no network, no clock.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::load::Theme;
use crate::load::fonts::Fonts;

/// One sheet to print.
pub(crate) struct Sheet {
    /// A name that no other sheet has, for the file's identifier.
    pub(crate) name: String,
    /// What `/data.json` holds.
    pub(crate) data: serde_json::Value,
    /// The pictures that the data names, by virtual path.
    pub(crate) pictures: BTreeMap<String, Arc<[u8]>>,
    /// The date the file bears; `None` for no date.
    pub(crate) date: Option<jiff::civil::Date>,
}

/// What all sheets share.
pub(crate) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Looked up by id only, never walked.
    templates: HashMap<FileId, Source>,
}

impl Press {
    /// Prepares to print with a theme.
    pub(crate) fn new(theme: &Theme, fonts: &Fonts) -> Self {
        let templates = theme
            .below("print/")
            .filter_map(|(path, bytes)| {
                let id = file_id(&format!("/{path}"))?;
                Some((
                    id,
                    Source::new(id, String::from_utf8_lossy(bytes).into_owned()),
                ))
            })
            .collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(fonts.faces())),
            fonts: fonts.faces().to_vec(),
            templates,
        }
    }

    /// Prints a sheet with the template `/print/<template>.typ`; an error says what Typst says.
    pub(crate) fn print(&self, template: &str, sheet: &Sheet) -> Result<Vec<u8>, String> {
        let main = file_id(&format!("/print/{template}.typ"))
            .filter(|id| self.templates.contains_key(id))
            .ok_or_else(|| format!("the theme has no `print/{template}.typ`"))?;
        let mut files = HashMap::new();
        let data = serde_json::to_vec(&sheet.data).map_err(|error| error.to_string())?;
        files.extend(file_id("/data.json").map(|id| (id, Bytes::new(data))));
        for (path, bytes) in &sheet.pictures {
            files.extend(file_id(path).map(|id| (id, Bytes::new(Arc::clone(bytes)))));
        }
        let desk = Desk {
            press: self,
            main,
            files,
        };
        let document = typst::compile::<PagedDocument>(&desk)
            .output
            .map_err(|errors| desk.explain(&errors))?;
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| e.message().to_string())?;
        let options = PdfOptions {
            ident: Smart::Custom(sheet.name.clone()),
            creator: Smart::Custom(Some("casebook".to_owned())),
            timestamp: sheet.date.and_then(timestamp),
            page_ranges: None,
            standards,
            tagged: true,
            pretty: false,
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| desk.explain(&errors))
    }
}

/// Midnight of a day, as PDF dates have it.
fn timestamp(date: jiff::civil::Date) -> Option<Timestamp> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let datetime = Datetime::from_ymd_hms(i32::from(date.year()), month, day, 0, 0, 0)?;
    Some(Timestamp::new_utc(datetime))
}

/// The id of a virtual path.
fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Everything the typesetter can see while it sets one sheet.
struct Desk<'a> {
    press: &'a Press,
    main: FileId,
    /// Looked up by id only, never walked.
    files: HashMap<FileId, Bytes>,
}

impl Desk<'_> {
    /// What Typst found wrong, each with its template and line.
    fn explain(&self, errors: &[SourceDiagnostic]) -> String {
        let one = |error: &SourceDiagnostic| {
            let place = error.span.id().and_then(|id| {
                let source = self.press.templates.get(&id)?;
                let line = source.lines().byte_to_line(self.range(error.span)?.start)?;
                Some(format!("{}:{}: ", id.vpath().get_with_slash(), line + 1))
            });
            format!("{}{}", place.unwrap_or_default(), error.message)
        };
        errors.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.press.templates.get(&id).cloned();
        source.ok_or_else(|| FileError::NotFound(PathBuf::from(id.vpath().get_with_slash())))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.get(&id).cloned();
        file.ok_or_else(|| FileError::NotFound(PathBuf::from(id.vpath().get_with_slash())))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

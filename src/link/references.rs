//! Where links and pictures lead.
//!
//! Takes a body and gives every link its target; then takes the whole site and says which targets
//! are not there. A link to another entry is an ordinary relative path to its folder or file, as on
//! a code forge.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::source::Span;
use crate::diagnostic::{Checked, Code, Diagnostic, did_you_mean};
use crate::language::tag::LanguageTag;
use crate::model::document::{BlockKind, InlineKind, walk_blocks};
use crate::model::entry::{Body, Catalogue, Reference, Settings, Target};
use crate::model::facts::{Collection, EntryId};

/// A link to nothing.
pub(crate) static DEAD_LINK: Code = Code::error(
    "link::dead",
    "a link leads nowhere",
    "Links to other entries are relative paths to their folders, such as `../../terms/disclosure/`; \
     links to pictures and files are paths from the file that holds them. The message says what was \
     looked for.",
);

/// A link to a place that is not on the page.
pub(crate) static DEAD_ANCHOR: Code = Code::error(
    "link::dead-anchor",
    "a link leads to a place that is not on the page",
    "What follows `#` is the id of a heading: the role of a section (`#cope`), `#quiz-` and a question's \
     id, or an id in braces after a heading (`### … {#steps}`).",
);

/// A link no child should follow.
pub(crate) static REFUSED_SCHEME: Code = Code::error(
    "link::refused-scheme",
    "a link has an address of a kind that is not allowed",
    "Links may begin with `https:`, `http:`, `mailto:` or `tel:`, or be relative. Others could run \
     programs or hold hidden text.",
);

/// A link without an address.
pub(crate) static EMPTY_DESTINATION: Code = Code::error(
    "link::empty-destination",
    "a link has no address",
    "Write the address between the round brackets: `[相談窓口](../../desks/ihaho/)`.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[
    &DEAD_LINK,
    &DEAD_ANCHOR,
    &REFUSED_SCHEME,
    &EMPTY_DESTINATION,
];

/// The schemes a link may have.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// What files besides Markdown the content holds, by logical path.
pub(crate) type FilePaths<'a> = BTreeSet<&'a str>;

/// Follows every link of a body as far as its address alone tells where it leads.
pub(crate) fn follow(
    body: &Body,
    id: &EntryId,
    settings: &Settings,
) -> Checked<BTreeMap<Span, Target>> {
    let mut diagnostics = Vec::new();
    let mut targets = BTreeMap::new();
    for (span, destination) in destinations(body) {
        match target(destination, id, settings) {
            Ok(target) => {
                targets.insert(span, target);
            }
            Err(problem) => diagnostics.push(problem.at(span)),
        }
    }
    Checked {
        value: targets,
        diagnostics,
    }
}

/// The other entries a body links to.
pub(crate) fn entries(body: &Body, id: &EntryId) -> BTreeSet<EntryId> {
    let others = body.targets.values().filter_map(|target| match target {
        Target::Entry(other, _) if other != id => Some(other.clone()),
        _ => None,
    });
    others.collect()
}

/// Every link and picture of a body that leads somewhere, with what its author wrote.
pub(crate) fn of(body: &Body) -> Vec<Reference> {
    let found = destinations(body)
        .into_iter()
        .filter_map(|(span, written)| {
            let target = body.targets.get(&span)?.clone();
            // Of what is no entry, its author's own words are told.
            let written = match target {
                Target::File(_) => written.trim(),
                _ => "",
            };
            let (path, _) = written.split_once('#').unwrap_or((written, ""));
            Some(Reference {
                span,
                written: path.to_owned(),
                target,
            })
        });
    found.collect()
}

/// Every address in a body, with the place of the link or picture that holds it.
fn destinations(body: &Body) -> Vec<(Span, &str)> {
    let mut found: Vec<(Span, &str)> = Vec::new();
    body.walk_parts(&mut |blocks| {
        walk_blocks(blocks, &mut |block| {
            if let BlockKind::Figure(image) = &block.kind {
                found.push((image.span, &image.destination));
            }
        });
    });
    body.walk_inlines(&mut |inline| match &inline.kind {
        InlineKind::Link(link) => found.push((inline.span, &link.destination)),
        InlineKind::Image(image) => found.push((image.span, &image.destination)),
        _ => {}
    });
    found
}

/// Why a link has no target.
struct Problem {
    code: &'static Code,
    message: String,
    help: Option<String>,
}

impl Problem {
    fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn at(self, span: Span) -> Diagnostic {
        let diagnostic = self.code.at(span, self.message);
        match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

/// Where an address leads, if what it names is there.
fn target(destination: &str, id: &EntryId, settings: &Settings) -> Result<Target, Problem> {
    let destination = destination.trim();
    if destination.is_empty() {
        return Err(Problem::new(&EMPTY_DESTINATION, "this link has no address"));
    }
    if destination.contains(|c: char| c.is_control()) {
        return Err(Problem::new(
            &REFUSED_SCHEME,
            "the address holds a control character",
        ));
    }
    if let Some(scheme) = scheme(destination) {
        if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
            return Ok(Target::External(destination.to_owned()));
        }
        return Err(Problem::new(
            &REFUSED_SCHEME,
            format!("`{scheme}:` links are not allowed"),
        )
        .help("use https:, http:, mailto:, tel: or a relative path"));
    }
    if destination.starts_with("//") || destination.starts_with('\\') {
        return Err(Problem::new(
            &REFUSED_SCHEME,
            "an address without its scheme is not allowed",
        )
        .help("begin it with `https:`"));
    }
    let (path, anchor) = match destination.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor).filter(|anchor| !anchor.is_empty())),
        None => (destination, None),
    };
    if path.is_empty() {
        return Ok(Target::Anchor(anchor.unwrap_or_default().to_owned()));
    }
    if path.starts_with('/') {
        return Err(
            Problem::new(&DEAD_LINK, format!("`{path}` begins at the site's root"))
                .help("write a path from this file, such as `../../desks/ihaho/`"),
        );
    }
    let named = composed(decoded(path));
    let logical = logical(&named, id).ok_or_else(|| {
        Problem::new(
            &DEAD_LINK,
            format!("`{path}` leads out of the content folder"),
        )
    })?;
    Ok(match (named_entry(&logical, settings), anchor) {
        (Some(other), Some(anchor)) if other == *id => Target::Anchor(anchor.to_owned()),
        (Some(other), anchor) => Target::Entry(other, anchor.map(str::to_owned)),
        (None, _) => Target::File(format!("content/{logical}")),
    })
}

/// A path as the names of files are kept, whatever the system stores.
fn composed(path: String) -> String {
    if path.is_ascii() {
        path
    } else {
        path.nfc().collect()
    }
}

/// A path from an entry's folder as a path from the content folder; `None` if it leads out of it.
fn logical(path: &str, id: &EntryId) -> Option<String> {
    let mut parts = vec![id.collection.folder(), id.slug.as_str()];
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The entry whose folder, or one of whose language files, a path names.
fn named_entry(logical: &str, settings: &Settings) -> Option<EntryId> {
    let mut parts = logical.split('/');
    let collection = Collection::from_folder(parts.next()?)?;
    // No entry's name has a stop in it; a file's name does.
    let slug = parts.next().filter(|slug| !slug.contains('.'))?;
    let is_language_file = |file: &str| {
        let stem = file.strip_suffix(".md");
        stem.is_some_and(|stem| settings.languages.iter().any(|tag| tag.as_str() == stem))
    };
    let names_entry = parts.next().is_none_or(is_language_file) && parts.next().is_none();
    names_entry.then(|| EntryId {
        collection,
        slug: slug.to_owned(),
    })
}

/// What is known of the whole site, to tell whether a link's target is there.
pub(crate) struct Landscape<'a> {
    /// The entries.
    pub(crate) catalogue: &'a Catalogue,
    /// The other files.
    pub(crate) files: &'a FilePaths<'a>,
    /// The settings.
    pub(crate) settings: &'a Settings,
}

impl Landscape<'_> {
    /// Reports the links of one text that lead nowhere.
    pub(crate) fn verify(
        &self,
        id: &EntryId,
        language: &LanguageTag,
        references: &[Reference],
    ) -> Vec<Diagnostic> {
        let facts = &self.catalogue[id].facts;
        // The languages whose pages show this text: its own, and those it stands in for.
        let is_shown = |page: &&LanguageTag| facts.edition_for(page, self.settings).0 == language;
        let pages: Vec<&LanguageTag> = self.settings.languages.iter().filter(is_shown).collect();
        let problems = references.iter().filter_map(|reference| {
            let found = match &reference.target {
                Target::External(_) => Ok(()),
                Target::Anchor(anchor) => self.look_for_anchor(id, anchor, &pages),
                Target::Entry(other, anchor) => {
                    self.look_for_entry(other).and_then(|()| match anchor {
                        Some(anchor) => self.look_for_anchor(other, anchor, &pages),
                        None => Ok(()),
                    })
                }
                Target::File(path) => self.look_for_file(path, &reference.written),
            };
            found.err().map(|problem| problem.at(reference.span))
        });
        problems.collect()
    }

    /// Makes sure that an entry is there.
    fn look_for_entry(&self, id: &EntryId) -> Result<(), Problem> {
        if self.catalogue.contains_key(id) {
            return Ok(());
        }
        let known = self
            .catalogue
            .keys()
            .filter(|other| other.collection == id.collection)
            .map(|other| other.slug.as_str());
        let problem = Problem::new(
            &DEAD_LINK,
            format!("there is no {} `{}`", id.collection.noun(), id.slug),
        );
        Err(match did_you_mean(&id.slug, known) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem,
        })
    }

    /// Makes sure that a file is there.
    fn look_for_file(&self, path: &str, written: &str) -> Result<(), Problem> {
        if self.files.contains(path) {
            return Ok(());
        }
        let logical = path.strip_prefix("content/").unwrap_or(path);
        let in_collection = logical.split_once('/').is_some_and(|(folder, rest)| {
            Collection::from_folder(folder).is_some() && !rest.is_empty()
        });
        let what = if in_collection {
            "file"
        } else {
            "entry or file"
        };
        Err(Problem::new(
            &DEAD_LINK,
            format!("there is no {what} at `{written}`"),
        ))
    }

    /// Makes sure that a place is on every page a reader may come to by this link.
    fn look_for_anchor(
        &self,
        id: &EntryId,
        anchor: &str,
        pages: &[&LanguageTag],
    ) -> Result<(), Problem> {
        let facts = &self.catalogue[id].facts;
        let pages = pages
            .iter()
            .map(|page| facts.edition_for(page, self.settings));
        let mut lacking = pages.filter(|(_, edition)| !edition.anchors.contains(anchor));
        let Some((language, edition)) = lacking.next() else {
            return Ok(());
        };
        let near = did_you_mean(anchor, edition.anchors.iter().map(String::as_str));
        let problem = Problem::new(
            &DEAD_ANCHOR,
            format!("there is no place `#{anchor}` in `{id}` ({language})"),
        );
        Err(match near {
            Some(near) => problem.help(format!("did you mean `#{near}`?")),
            None => problem.help(format!(
                "the places there: {}",
                edition
                    .anchors
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
        })
    }
}

/// A path with its percent-encoded characters as they are; unchanged if they are no UTF-8.
pub(crate) fn decoded(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// The scheme of an address, if it has one.
fn scheme(destination: &str) -> Option<&str> {
    let (before, _) = destination.split_once(':')?;
    let mut chars = before.chars();
    let first = chars.next()?;
    let is_scheme = first.is_ascii_alphabetic()
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(before)
}

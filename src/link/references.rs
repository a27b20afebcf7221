//! Where links and pictures lead.
//!
//! Takes bodies and the catalogue; gives every link its target, or says why it has none. A link to
//! another entry is an ordinary relative path to its folder or file, as on a code forge.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::source::Span;
use crate::diagnostic::{Checked, Code, Diagnostic, did_you_mean};
use crate::language::tag::LanguageTag;
use crate::link::FilePaths;
use crate::model::document::{BlockKind, InlineKind, walk_blocks};
use crate::model::entry::{Body, Catalogue, Settings, Target};
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

/// A body that waits for its targets.
pub(crate) type Bodies = BTreeMap<(EntryId, LanguageTag), Body>;

/// Resolves every link of every body; fills `links_to` of the catalogue.
pub(crate) fn resolve(
    catalogue: &mut Catalogue,
    mut bodies: Bodies,
    files: &FilePaths<'_>,
    settings: &Settings,
) -> Checked<Bodies> {
    let mut diagnostics = Vec::new();
    for ((id, language), body) in &mut bodies {
        let shown_in = settings
            .languages
            .iter()
            .filter(|page| catalogue[id].edition_for(page, settings).0 == language)
            .collect();
        let resolver = Resolver {
            catalogue,
            files,
            settings,
            id,
            shown_in,
        };
        let mut targets = BTreeMap::new();
        for (span, destination) in destinations(body) {
            match resolver.target(destination) {
                Ok(target) => {
                    targets.insert(span, target);
                }
                Err(problem) => diagnostics.push(problem.at(span)),
            }
        }
        body.targets = targets;
    }
    for ((id, language), body) in &bodies {
        let links_to: BTreeSet<EntryId> = body
            .targets
            .values()
            .filter_map(|target| match target {
                Target::Entry(other, _) if other != id => Some(other.clone()),
                _ => None,
            })
            .collect();
        if let Some(edition) = catalogue
            .get_mut(id)
            .and_then(|facts| facts.editions.get_mut(language))
        {
            edition.links_to = links_to;
        }
    }
    Checked {
        value: bodies,
        diagnostics,
    }
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

/// What is needed to follow the links of one file.
struct Resolver<'a> {
    catalogue: &'a Catalogue,
    files: &'a FilePaths<'a>,
    settings: &'a Settings,
    id: &'a EntryId,
    /// The languages whose pages show this text: its own, and those it stands in for.
    shown_in: Vec<&'a LanguageTag>,
}

impl Resolver<'_> {
    /// Where an address leads.
    fn target(&self, destination: &str) -> Result<Target, Problem> {
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
            let anchor = anchor.unwrap_or_default();
            self.check_anchor(self.id, anchor)?;
            return Ok(Target::Anchor(anchor.to_owned()));
        }
        if path.starts_with('/') {
            return Err(
                Problem::new(&DEAD_LINK, format!("`{path}` begins at the site's root"))
                    .help("write a path from this file, such as `../../desks/ihaho/`"),
            );
        }
        let logical = self.logical(&decoded(path)).ok_or_else(|| {
            Problem::new(
                &DEAD_LINK,
                format!("`{path}` leads out of the content folder"),
            )
        })?;
        self.entry_or_file(path, &logical, anchor)
    }

    /// A path from this file as a path from the content folder; `None` if it leads out of it.
    fn logical(&self, path: &str) -> Option<String> {
        let mut parts = vec![self.id.collection.folder(), self.id.slug.as_str()];
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

    /// The entry or file at a path of the content folder.
    fn entry_or_file(
        &self,
        path: &str,
        logical: &str,
        anchor: Option<&str>,
    ) -> Result<Target, Problem> {
        if self.files.contains(format!("content/{logical}").as_str()) {
            return Ok(Target::File(format!("content/{logical}")));
        }
        let mut parts = logical.split('/');
        let collection = parts.next().and_then(Collection::from_folder);
        let (Some(collection), Some(slug)) = (collection, parts.next()) else {
            return Err(Problem::new(
                &DEAD_LINK,
                format!("there is no entry or file at `{path}`"),
            ));
        };
        let id = EntryId {
            collection,
            slug: slug.to_owned(),
        };
        // A link may name the entry's folder or one of its language files.
        let file = parts.next();
        let names_language = file
            .and_then(|file| file.strip_suffix(".md"))
            .is_some_and(|stem| {
                self.settings
                    .languages
                    .iter()
                    .any(|tag| tag.as_str() == stem)
            });
        if parts.next().is_some() || (file.is_some() && !names_language) {
            return Err(Problem::new(
                &DEAD_LINK,
                format!("there is no file at `{path}`"),
            ));
        }
        if !self.catalogue.contains_key(&id) {
            let known = self
                .catalogue
                .keys()
                .filter(|other| other.collection == collection)
                .map(|other| other.slug.as_str());
            let problem = Problem::new(
                &DEAD_LINK,
                format!("there is no {} `{slug}`", collection.noun()),
            );
            return Err(match did_you_mean(slug, known) {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem,
            });
        }
        if let Some(anchor) = anchor {
            self.check_anchor(&id, anchor)?;
        }
        if &id == self.id
            && let Some(anchor) = anchor
        {
            return Ok(Target::Anchor(anchor.to_owned()));
        }
        Ok(Target::Entry(id, anchor.map(str::to_owned)))
    }

    /// Makes sure that a place is on every page a reader may come to by this link.
    fn check_anchor(&self, id: &EntryId, anchor: &str) -> Result<(), Problem> {
        let facts = &self.catalogue[id];
        let pages = self
            .shown_in
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

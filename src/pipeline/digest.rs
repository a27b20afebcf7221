//! What is kept of an entry once its texts have been read: everything but the texts.
//!
//! Takes the files of one entry; parses, links and checks them, and gives a [`Digest`]. The
//! document trees die here. A digest depends on nothing but these files, the settings, the theme's
//! words and its fonts, so it is kept from one build to the next.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::kept::{CodesByName, KeptDiagnostic};
use crate::check::{self, EntryContext};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::{SourceId, Sources};
use crate::fingerprint::Fingerprint;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::link::{self, Linked, grouping, references};
use crate::load::fonts::Fonts;
use crate::model::entry::{Body, Facts, Known, Reference, Settings, Target};
use crate::model::facts::{Collection, EntryId};
use crate::parse::file::{self, ParsedFile};
use crate::parse::front::FileKind;
use crate::parse::sections::RoleTitles;
use crate::parse::{Look, Reading, layers};
use crate::publish::store::{Hashed, Store};

/// The files of one entry, each with its language.
pub(super) struct EntryFiles {
    /// The entry.
    pub(super) id: EntryId,
    /// Its texts, in the order of their paths; never empty.
    pub(super) files: Vec<(LanguageTag, Layered)>,
}

impl EntryFiles {
    /// Every text of the entry.
    pub(super) fn sources(&self) -> impl Iterator<Item = SourceId> {
        self.files
            .iter()
            .flat_map(|(_, files)| files.iter().copied())
    }
}

/// The files of one path, the topmost first; never empty.
pub(super) type Layered = Vec<SourceId>;

/// The fingerprint of all that a text may be made from.
fn print(files: &Layered, sources: &Sources) -> Fingerprint {
    let text = |id: &SourceId| sources.get(*id).print();
    match files.as_slice() {
        [only] => text(only),
        files => Fingerprint::of(&files.iter().map(text).collect::<Vec<_>>()),
    }
}

/// Everything but its texts that is known of an entry by itself.
#[derive(Debug)]
pub(super) struct Digest {
    /// What every page may know of it; `None` without its source file.
    pub(super) facts: Option<Arc<Facts>>,
    fingerprint: Fingerprint,
    /// The fingerprint of each text.
    pub(super) texts: BTreeMap<LanguageTag, Fingerprint>,
    /// Where each text's links and pictures mean to lead.
    pub(super) references: BTreeMap<LanguageTag, Vec<Reference>>,
    /// Whether it is not to be published yet.
    pub(super) is_draft: bool,
    /// What is wrong with it by itself.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What reads entries.
pub(super) struct Reader {
    /// The site's settings.
    pub(super) settings: Arc<Settings>,
    titles: BTreeMap<LanguageTag, RoleTitles>,
    fonts: Arc<Fonts>,
    fonts_print: Fingerprint,
    common: Fingerprint,
}

impl Reader {
    /// A reader for a site; `program` stands for the code, `fonts_print` for the fonts.
    pub(super) fn new(
        settings: &Arc<Settings>,
        words: &BTreeMap<LanguageTag, Strings>,
        fonts: &Arc<Fonts>,
        fonts_print: Fingerprint,
        program: Fingerprint,
    ) -> Self {
        let titles: BTreeMap<LanguageTag, RoleTitles> = words
            .iter()
            .map(|(tag, strings)| (tag.clone(), RoleTitles::of(strings)))
            .collect();
        Self {
            common: Fingerprint::of(&(program, Fingerprint::of(settings), &titles)),
            settings: Arc::clone(settings),
            titles,
            fonts: Arc::clone(fonts),
            fonts_print,
        }
    }

    /// The fingerprint of all that a digest depends on.
    pub(super) fn key(&self, entry: &EntryFiles, sources: &Sources) -> Fingerprint {
        let texts: Vec<_> = entry
            .files
            .iter()
            .map(|(language, files)| (language, files, print(files, sources)))
            .collect();
        let is_printed = [Collection::Cases, Collection::Desks].contains(&entry.id.collection);
        let fonts = is_printed.then_some(self.fonts_print);
        Fingerprint::of(&("digest", self.common, fonts, &entry.id, texts))
    }

    /// The digest of an entry, from the store or made anew.
    pub(super) fn digest(
        &self,
        entry: &EntryFiles,
        key: Fingerprint,
        sources: &Sources,
        store: &Store,
        codes: &CodesByName,
    ) -> Digest {
        Digest::find(&key, store, codes).unwrap_or_else(|| {
            let digest = self.make(entry, sources);
            if let Some(bytes) = Kept::write(&digest) {
                store.put(key, &Hashed::of(bytes));
            }
            digest
        })
    }

    /// Reads an entry and keeps what is worth keeping.
    fn make(&self, entry: &EntryFiles, sources: &Sources) -> Digest {
        let mut diagnostics = Vec::new();
        let parsed = self.parse(entry, sources, &mut diagnostics);
        let is_draft = parsed.iter().any(ParsedFile::is_draft);
        let is_empty = parsed.is_empty();
        let linked = link::entry(&entry.id, parsed, &self.settings).unpack(&mut diagnostics);
        let Some(Linked { facts, bodies }) = linked else {
            // Of a language the theme does not speak nothing is read; that has been said already.
            if !is_empty {
                let (_, first) = &entry.files[0];
                diagnostics.push(grouping::missing_source(
                    &entry.id,
                    first[0],
                    &self.settings,
                ));
            }
            return Digest {
                facts: None,
                fingerprint: Fingerprint::of(&()),
                texts: BTreeMap::new(),
                references: BTreeMap::new(),
                is_draft,
                diagnostics,
            };
        };
        diagnostics.extend(check::entry(&EntryContext {
            sources,
            settings: &self.settings,
            fonts: &self.fonts,
            facts: &facts,
            bodies: &bodies,
        }));
        let references = bodies
            .iter()
            .map(|(language, body)| (language.clone(), references::of(body)))
            .collect();
        Digest {
            fingerprint: Fingerprint::of(&facts),
            facts: Some(Arc::new(facts)),
            texts: self.texts(entry, sources),
            references,
            is_draft,
            diagnostics,
        }
    }

    /// Parses every file of an entry.
    fn parse(
        &self,
        entry: &EntryFiles,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<ParsedFile> {
        let files = entry.files.iter().filter_map(|(language, files)| {
            let reading = self.reading(entry, language, Look::First)?;
            let kind = if language == self.settings.source_language() {
                FileKind::Source
            } else {
                FileKind::Translation
            };
            let raw = layers::read(files, sources, reading);
            let raw = raw.unpack(diagnostics);
            let mut parsed = file::decode(raw, &entry.id, language, kind).unpack(diagnostics);
            let own_path = format!("content/{}/{language}.md", entry.id);
            let is_own = |id: SourceId| sources.get(id).path == own_path;
            grouping::forget_left_out(&mut parsed, &self.settings, &is_own);
            Some(parsed)
        });
        files.collect()
    }

    /// How the files of a language are to be read; `None` for a language the theme does not speak, in which
    /// no heading is known.
    fn reading(
        &self,
        entry: &EntryFiles,
        language: &LanguageTag,
        look: Look,
    ) -> Option<Reading<'_>> {
        Some(Reading {
            collection: entry.id.collection,
            titles: self.titles.get(language)?,
            look,
        })
    }

    /// The fingerprint of each text: its own, and of its source, whose ids it borrows.
    fn texts(&self, entry: &EntryFiles, sources: &Sources) -> BTreeMap<LanguageTag, Fingerprint> {
        let source = entry
            .files
            .iter()
            .find(|(language, _)| language == self.settings.source_language())
            .map(|(_, files)| print(files, sources));
        let texts = entry.files.iter().map(|(language, files)| {
            let own = print(files, sources);
            (language.clone(), Fingerprint::of(&(own, source)))
        });
        texts.collect()
    }

    /// The texts of an entry, read again for the worker that writes its pages.
    pub(super) fn bodies(
        &self,
        entry: &EntryFiles,
        sources: &Sources,
    ) -> BTreeMap<LanguageTag, Body> {
        let sources = &sources.copy(entry.sources());
        let texts = entry.files.iter().filter_map(|(language, files)| {
            // Where files lie over each other, their front matters say how.
            let look = if files.len() == 1 {
                Look::Again
            } else {
                Look::First
            };
            let reading = self.reading(entry, language, look)?;
            // What is wrong with them was told when the digest was made.
            let raw = layers::read(files, sources, reading).value;
            Some((language.clone(), raw.sections))
        });
        link::bodies(&entry.id, texts.collect(), &self.settings).value
    }
}

impl Digest {
    /// The digest of a key, if it is remembered.
    pub(super) fn find(key: &Fingerprint, store: &Store, codes: &CodesByName) -> Option<Self> {
        let kept = store.get(key)?;
        Kept::read(&kept.bytes, codes)
    }

    /// Whether nothing but words differs from another of the same entry: nothing that any other page, or
    /// any check of the whole site, could see.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        let links = |digest: &Self| -> Vec<(LanguageTag, Vec<(String, Target)>)> {
            let texts = digest.references.iter();
            let plain = |one: &Reference| (one.written.clone(), one.target.clone());
            texts
                .map(|(language, all)| (language.clone(), all.iter().map(plain).collect()))
                .collect()
        };
        let is_whole = self.facts.is_some() && other.facts.is_some();
        is_whole
            && self.fingerprint == other.fingerprint
            && self.is_draft == other.is_draft
            && links(self) == links(other)
    }

    /// The entry, if it has its source file.
    pub(super) fn id(&self) -> Option<&EntryId> {
        self.facts.as_ref().map(|facts| &facts.id)
    }

    /// The entry as the rest of the site knows it; `None` without its source file.
    pub(super) fn known(&self, today: jiff::civil::Date) -> Option<Known> {
        let facts = self.facts.as_ref()?;
        let is_overdue = facts
            .neutral
            .dates()
            .and_then(|dates| dates.review_by.as_ref())
            .is_some_and(|by| by.value < today);
        let files = |references: &Vec<Reference>| -> BTreeSet<String> {
            let files = references.iter().filter_map(|one| match &one.target {
                Target::File(path) => Some(path.clone()),
                _ => None,
            });
            files.collect()
        };
        Some(Known {
            facts: Arc::clone(facts),
            fingerprint: self.fingerprint,
            overdue: is_overdue,
            texts: self.texts.clone(),
            files: self
                .references
                .iter()
                .map(|(language, references)| (language.clone(), files(references)))
                .collect(),
        })
    }
}

/// A digest as it lies in the store.
#[derive(Serialize, Deserialize)]
struct Kept {
    facts: Option<Arc<Facts>>,
    fingerprint: Fingerprint,
    texts: BTreeMap<LanguageTag, Fingerprint>,
    references: BTreeMap<LanguageTag, Vec<Reference>>,
    is_draft: bool,
    diagnostics: Vec<KeptDiagnostic>,
}

impl Kept {
    /// The bytes of a digest.
    fn write(digest: &Digest) -> Option<Vec<u8>> {
        let kept = Self {
            facts: digest.facts.clone(),
            fingerprint: digest.fingerprint,
            texts: digest.texts.clone(),
            references: digest.references.clone(),
            is_draft: digest.is_draft,
            diagnostics: digest.diagnostics.iter().map(KeptDiagnostic::of).collect(),
        };
        postcard::to_stdvec(&kept).ok()
    }

    /// The digest of bytes; `None` if they are odd.
    fn read(bytes: &[u8], codes: &CodesByName) -> Option<Digest> {
        let kept: Self = postcard::from_bytes(bytes).ok()?;
        let diagnostics = kept.diagnostics.into_iter();
        Some(Digest {
            facts: kept.facts,
            fingerprint: kept.fingerprint,
            texts: kept.texts,
            references: kept.references,
            is_draft: kept.is_draft,
            diagnostics: diagnostics
                .map(|one| one.restore(codes))
                .collect::<Option<Vec<_>>>()?,
        })
    }
}

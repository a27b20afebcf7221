//! What is remembered from one look at a project to the next: on the disk, and in a preview that stays.
//!
//! Takes what a look has found; gives it to the next. Everything is found by what it depends on, so that
//! what is remembered can be out of date but never wrong.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::again::Last;
use super::desk::Desk;
use super::digest::Digest;
use super::note::Note;
use crate::diagnostic::source::{Source, Span};
use crate::fingerprint::Fingerprint;
use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::load::stamp::Stamp;
use crate::load::{Project, Theme};
use crate::model::entry::Settings;
use crate::publish::ledger::Ledger;
use crate::publish::slot::Slot;
use crate::publish::store::Store;

/// The folder of builds' notes in the cache, by their form.
const NOTES: &str = "builds/1";

/// What is remembered from one look at a project to the next.
pub(crate) struct Memory {
    /// The folder of what lies on the disk.
    cache: Option<PathBuf>,
    /// The results of earlier builds.
    pub(super) store: Store,
    /// The digests of the last look, by what they depend on.
    pub(super) digests: BTreeMap<Fingerprint, Arc<Digest>>,
    /// The desk of the last look, by what it depends on.
    desk: Option<(Fingerprint, Arc<Desk>)>,
    /// What the texts held when they were last read.
    pub(super) ledger: Ledger,
    /// Every text with its stamp, as they were found last.
    texts: Vec<(Arc<Source>, Stamp)>,
    /// What the last look leaves to the next build, if it was a whole one.
    pub(super) note: Option<Note>,
    /// The last look itself, where the next may take over much of it.
    pub(super) last: Option<Last>,
}

impl Memory {
    /// Remembers what lies in a cache folder, of the project at `root`; with `None` nothing but what is in
    /// memory.
    pub(crate) fn open(cache: Option<&Path>, root: &Path) -> Self {
        Self {
            ledger: Ledger::open(cache, root),
            texts: Vec::new(),
            last: None,
            note: None,
            store: Store::open(cache),
            cache: cache.map(Path::to_path_buf),
            digests: BTreeMap::new(),
            desk: None,
        }
    }

    /// The desk of the last look while settings and theme stay as they are, or a new one: preparing its
    /// templates takes longer than all the rest of a look.
    pub(super) fn desk(
        &mut self,
        settings: Settings,
        theme: Arc<Theme>,
        words: BTreeMap<LanguageTag, Strings>,
        site_span: Span,
    ) -> Arc<Desk> {
        let key = Fingerprint::of(&(&settings, theme.fingerprint(&[""])));
        if let Some((known, desk)) = &self.desk
            && *known == key
        {
            return Arc::clone(desk);
        }
        let desk = Arc::new(Desk::new(&Arc::new(settings), theme, words, site_span));
        self.desk = Some((key, Arc::clone(&desk)));
        desk
    }

    /// Notes what the texts of a project hold, as far as they have been read.
    pub(super) fn note_texts(&mut self, project: &Project) {
        let texts = project.stamps.iter();
        let texts = texts.map(|(id, stamp)| (project.sources.share(*id), *stamp));
        self.texts = texts.collect();
    }

    /// The place of the note that a build of the project at `root` into `out` leaves.
    pub(super) fn note_slot(&self, root: &Path, out: &Path) -> Slot {
        let places = [root, out].map(|path| std::path::absolute(path).ok());
        Slot::find(self.cache.as_deref(), NOTES, Fingerprint::of(&places))
    }

    /// What each text holds, by its path, as far as it has been read.
    pub(super) fn texts_known(&self) -> impl Iterator<Item = (&str, Fingerprint)> {
        let texts = self.texts.iter();
        texts.filter_map(|(source, _)| Some((source.path.as_str(), source.known_print()?)))
    }

    /// Keeps on the disk what was learnt.
    pub(crate) fn keep(self) {
        let texts = self.texts.iter().filter_map(|(source, stamp)| {
            let print = source.known_print()?;
            Some((source.path.as_str(), *stamp, print))
        });
        self.ledger.keep(texts);
        self.store.finish();
    }
}

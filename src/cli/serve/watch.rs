//! Watching the project's folders, and making a new snapshot when something in them was saved.
//!
//! Takes what the system tells of changed files; gives snapshots. Saves that come close together make
//! one. A folder that is deleted and comes back is watched again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use notify_debouncer_full::notify::{Error, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};

use super::Current;
use super::snapshot::Workshop;

/// How long to wait for more saves before looking at the project.
const DEBOUNCE: Duration = Duration::from_millis(12);

/// The folders of a project that matter.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Watches a project, and keeps its snapshot the newest.
pub(super) struct Keeper {
    watcher: Debouncer<RecommendedWatcher, RecommendedCache>,
    told: Receiver<DebounceEventResult>,
    folders: Vec<PathBuf>,
    workshop: Workshop,
    current: Arc<Current>,
}

impl Keeper {
    /// Begins to watch the project of a workshop.
    pub(super) fn new(workshop: Workshop, current: Arc<Current>) -> Result<Self, String> {
        // Changed files are told by their whole paths.
        let root = std::path::absolute(workshop.root()).map_err(|error| error.to_string())?;
        let (sender, told) = std::sync::mpsc::channel();
        let tell = move |result: DebounceEventResult| {
            // When nobody listens any more the program is about to end.
            let _ended = sender.send(result);
        };
        let watcher = new_debouncer(DEBOUNCE, None, tell).map_err(|error| cannot_watch(&error))?;
        let mut keeper = Self {
            watcher,
            told,
            folders: FOLDERS.map(|name| root.join(name)).to_vec(),
            workshop,
            current,
        };
        // The folders themselves may go and come back; their parent tells.
        keeper
            .watcher
            .watch(&root, RecursiveMode::NonRecursive)
            .map_err(|error| cannot_watch(&error))?;
        keeper.watch_folders()?;
        Ok(keeper)
    }

    /// Watches the folders that are there.
    fn watch_folders(&mut self) -> Result<(), String> {
        for folder in &self.folders {
            // What was watched under this name may have been another folder.
            let _not_watched = self.watcher.unwatch(folder);
            if folder.is_dir() {
                self.watcher
                    .watch(folder, RecursiveMode::Recursive)
                    .map_err(|error| cannot_watch(&error))?;
            }
        }
        Ok(())
    }

    /// Makes a snapshot after every save, until the program ends.
    pub(super) fn keep(mut self) {
        while let Ok(first) = self.told.recv() {
            let more = std::iter::from_fn(|| self.told.try_recv().ok());
            let batches: Vec<DebounceEventResult> = std::iter::once(first).chain(more).collect();
            // What could not be told in detail may be anything.
            let is_vague = batches.iter().any(Result::is_err);
            let events: Vec<DebouncedEvent> = batches.into_iter().flatten().flatten().collect();
            let changes = events.iter().filter(|event| !event.kind.is_access());
            let paths: Vec<&Path> = changes
                .flat_map(|event| event.paths.iter().map(PathBuf::as_path))
                .collect();
            let is_folder = |path: &&Path| self.folders.iter().any(|folder| folder == path);
            let is_inside = |path: &&Path| self.folders.iter().any(|all| path.starts_with(all));
            let is_rescan = events.iter().any(|event| event.need_rescan());
            if !is_vague && !is_rescan && !paths.iter().any(is_inside) {
                continue;
            }
            let is_anything = is_vague || is_rescan || paths.iter().any(is_folder);
            let saved: BTreeSet<PathBuf> = paths.into_iter().map(Path::to_path_buf).collect();
            if is_anything {
                // A folder that cannot be watched now is tried again with the next change.
                let _again = self.watch_folders();
            }
            let saved = Some(&saved).filter(|_| !is_anything);
            let last = Arc::clone(&self.current.borrow());
            self.current
                .send_replace(Arc::new(self.workshop.next(&last, saved)));
        }
    }
}

/// Why a folder cannot be watched.
fn cannot_watch(error: &Error) -> String {
    format!("cannot watch the project's folders: {error}")
}

//! What has changed since the last build: nothing, the words of some texts, or more.
//!
//! Takes how the files of a project and of its output look from outside, and the last build's note; gives
//! what that build would say now. Words that no other page can see are looked at by themselves; all other
//! pages are in their places already. Whatever cannot surely be told is for a whole look to find out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::desk::{self, Desk};
use super::digest::{Digest, EntryFiles};
use super::kept::{CodesByName, codes_by_name};
use super::note::{Inputs, Note};
use super::{
    Examined, Memory, Outputs, Prepared, Request, entries, examine_tree, load, report, shown, site,
    threads,
};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::{SourceId, Sources};
use crate::fingerprint::Fingerprint;
use crate::load::tree::Tree;
use crate::load::{LoadError, Project};
use crate::model::entry::Site;
use crate::model::facts::EntryId;
use crate::plan;
use crate::plan::views::is_home;
use crate::publish::Summary;
use crate::publish::left::Left;
use crate::publish::store::Store;
use crate::target::TARGETS;

/// A look that begins where the last build into a folder has ended.
pub(crate) struct Continued {
    /// What was found. What is prepared may be only the pages that have changed.
    pub(crate) examined: Examined,
    /// What a build does, if it has nothing to do.
    pub(crate) idle: Option<Summary>,
    tree: Tree,
    inputs: Option<Inputs>,
}

/// What has changed since the last build.
enum Since {
    /// Nothing: what was found is as it was, and so is every page.
    Nothing(Examined, Summary),
    /// The words of some texts: what is prepared are the pages that show them.
    Words(Examined),
    /// More, or it cannot be told.
    More,
}

/// What [`super::examine`] gives for a build into a folder, with as little work as may be.
pub(crate) fn examine(
    request: &Request,
    out: &Path,
    memory: &mut Memory,
) -> Result<Continued, LoadError> {
    let (tree, left) = find(request, out);
    let tree = tree?;
    let inputs = Inputs::of(request, &tree, memory);
    let since = match (&inputs, left) {
        (Some(inputs), Some(left)) => look(request, &tree, &left, inputs, memory)?,
        _ => Since::More,
    };
    let (examined, idle) = match since {
        Since::Nothing(examined, summary) => (examined, Some(summary)),
        Since::Words(examined) => (examined, None),
        Since::More => {
            let instead = BTreeMap::new();
            (examine_tree(request, &tree, &instead, memory)?, None)
        }
    };
    Ok(Continued {
        examined,
        idle,
        tree,
        inputs,
    })
}

impl Continued {
    /// Leaves a note for the next build, once this one is done.
    pub(crate) fn leave_note(&self, out: &Path, memory: &mut Memory) {
        let note = memory.note.take();
        if let (Some(note), Some(inputs)) = (note, &self.inputs) {
            // Without one the next build looks at everything.
            let _kept = note.keep(&self.tree, inputs, out, memory);
        }
    }
}

/// The files of a project; and its output as it was left, if nobody has touched it since.
fn find(request: &Request, out: &Path) -> (Result<Tree, LoadError>, Option<Left>) {
    let untouched = || {
        let left = Left::find(out)?;
        let is_untouched = |path: &&String| left.is_untouched(path);
        let are_all = left.files().par_iter().all(is_untouched);
        are_all.then_some(left)
    };
    let pool = threads::pool(request.threads);
    pool.install(|| rayon::join(|| Tree::find(&request.root), untouched))
}

/// What has changed.
fn look(
    request: &Request,
    tree: &Tree,
    left: &Left,
    inputs: &Inputs,
    memory: &mut Memory,
) -> Result<Since, LoadError> {
    let note = Note::find(inputs, left, memory);
    let changed = note.as_ref().map(|note| changed(note, tree, memory));
    let (Some(note), Some(Some(changed))) = (note, changed) else {
        return Ok(Since::More);
    };
    if changed.is_empty() {
        let summary = Summary {
            written: 0,
            unchanged: left.files().len(),
            removed: 0,
        };
        let examined = said_again(request, tree, note);
        return Ok(examined.map_or(Since::More, |examined| Since::Nothing(examined, summary)));
    }
    let examined = words(request, tree, note, &changed, memory)?;
    Ok(examined.map_or(Since::More, Since::Words))
}

/// The texts whose words have changed; `None` if there are others than there were, or one cannot be read.
fn changed(note: &Note, tree: &Tree, memory: &Memory) -> Option<BTreeSet<SourceId>> {
    let mut changed = BTreeSet::new();
    let mut count = 0;
    for (path, stamp) in tree.texts() {
        count += 1;
        let known = stamp.and_then(|stamp| memory.ledger.print(&path, stamp));
        let noted = note.texts.get(&path)?;
        let print = match known {
            Some(print) => print,
            None => tree.read_text(&path)?.print(),
        };
        if print != *noted {
            changed.insert(SourceId::of(&path));
        }
    }
    (count == note.texts.len()).then_some(changed)
}

/// What the last build said, with the texts that it is about.
fn said_again(request: &Request, tree: &Tree, mut note: Note) -> Option<Examined> {
    let mut sources = Sources::default();
    for path in &note.told {
        sources.insert(Arc::new(tree.read_text(path)?));
    }
    let said = note.said(&codes_by_name())?;
    let mut found = said.outer;
    found.extend(said.own);
    Some(report::finish(request, sources, found, None))
}

/// Looks at the texts whose words have changed; `None` if others can see what changed in one.
fn words(
    request: &Request,
    tree: &Tree,
    note: Note,
    changed: &BTreeSet<SourceId>,
    memory: &mut Memory,
) -> Result<Option<Examined>, LoadError> {
    let mut project = load(request, tree, memory)?.value;
    let desk = desk::open(request, &mut project, memory, &mut Vec::new())?;
    let Some(desk) = desk.filter(|desk| desk.speaks_all()) else {
        return Ok(None);
    };
    let part = Part {
        request,
        project: &project,
        desk: &desk,
        store: &memory.store,
        codes: codes_by_name(),
    };
    let looked = part.look(note, changed);
    project.trouble.check()?;
    Ok(looked.map(|(examined, note)| {
        memory.note_texts(&project);
        memory.note = Some(note);
        examined
    }))
}

/// What the entries are looked at with whose words have changed.
struct Part<'a> {
    request: &'a Request,
    project: &'a Project,
    desk: &'a Arc<Desk>,
    store: &'a Store,
    codes: CodesByName,
}

impl Part<'_> {
    /// What would be found by looking at everything, with the pages of the changed entries prepared, and
    /// the note for the next build; `None` if others can see what changed.
    fn look(&self, mut note: Note, changed: &BTreeSet<SourceId>) -> Option<(Examined, Note)> {
        let mut said = note.said(&self.codes)?;
        let is_outside =
            |found: &Diagnostic| !found.spans().any(|span| changed.contains(&span.source));
        if !said.outer.iter().all(is_outside) {
            return None;
        }
        let entries = self.entries(changed)?;
        let mut digests = Vec::new();
        for entry in &entries {
            let (key, digest) = self.digest(entry, &note)?;
            let sources: BTreeSet<SourceId> = entry.sources().collect();
            said.own
                .retain(|found| !sources.contains(&found.span.source));
            note.entries.insert(entry.id.clone(), key);
            digests.push(Arc::new(digest));
        }
        let own = shown(self.request, &digests);
        said.own
            .extend(own.flat_map(|digest| digest.diagnostics.iter().cloned()));
        let prepared = self.prepare(entries, digests, &note)?;
        let sources = self.project.sources.clone();
        note.say(&said, &sources);
        let mut found = said.outer;
        found.extend(said.own);
        let prepared = Some(Arc::new(prepared));
        Some((report::finish(self.request, sources, found, prepared), note))
    }

    /// The entries that the changed texts belong to; `None` if one of them stands on a page that shows
    /// many.
    fn entries(&self, changed: &BTreeSet<SourceId>) -> Option<Vec<EntryFiles>> {
        let settings = &self.desk.reader.settings;
        let mut entries = entries(self.project, settings, &mut Vec::new());
        entries.retain(|entry| entry.sources().any(|source| changed.contains(&source)));
        let is_alone = entries.iter().all(|entry| !is_home(&entry.id));
        is_alone.then_some(entries)
    }

    /// The new digest of an entry with its key; `None` if others can see what changed in it.
    fn digest(&self, entry: &EntryFiles, note: &Note) -> Option<(Fingerprint, Digest)> {
        let before = Digest::find(note.entries.get(&entry.id)?, self.store, &self.codes)?;
        let reader = &self.desk.reader;
        let own = self.project.sources.copy(entry.sources());
        let key = reader.key(entry, &own);
        let digest = reader.digest(entry, key, &own, self.store, &self.codes);
        self.project.sources.learn(&own);
        before.is_alike(&digest).then_some((key, digest))
    }

    /// The pages that show the texts of entries, ready to be rendered; `None` if one of their neighbours
    /// is not remembered.
    fn prepare(
        &self,
        entries: Vec<EntryFiles>,
        mut digests: Vec<Arc<Digest>>,
        note: &Note,
    ) -> Option<Prepared> {
        let own: BTreeSet<EntryId> = entries.iter().map(|entry| entry.id.clone()).collect();
        let mut near = note.offering.clone();
        for digest in &digests {
            near.extend(digest.facts.iter().flat_map(|facts| facts.leads_to()));
        }
        let naming = own.iter().filter_map(|id| note.named_by.get(id));
        near.extend(naming.flatten().cloned());
        for id in near.difference(&own) {
            // What is not there is named in vain, and was told.
            let Some(key) = note.entries.get(id) else {
                continue;
            };
            digests.push(Arc::new(Digest::find(key, self.store, &self.codes)?));
        }
        let shown: Vec<&Arc<Digest>> = shown(self.request, &digests).collect();
        let site = Site {
            settings: Arc::clone(&self.desk.reader.settings),
            catalogue: site::catalogue(self.request, &shown),
            named_by: Arc::new(note.named_by.clone()),
        };
        let targets = TARGETS.iter();
        let jobs =
            targets.flat_map(|target| target.jobs(&site, &self.project.files, &self.desk.theme));
        let jobs = jobs.filter(|job| job.shows().is_some_and(|id| own.contains(id)));
        let outputs = Outputs {
            plan: plan::plan(&site, self.desk.site_span, jobs).value,
            is_part: true,
        };
        let navigation = note.navigation.clone();
        let desk = Arc::clone(self.desk);
        Some(Prepared::new(
            outputs,
            site,
            navigation,
            entries,
            self.project,
            desk,
        ))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::pipeline::{self, Progress};

    /// Nobody to be told how far the work is.
    struct Nobody;

    impl Progress for Nobody {
        fn begin(&self, _: &'static str, _: usize) {}
        fn step(&self) {}
    }

    /// What a build had to look at.
    #[derive(Debug, PartialEq)]
    enum LookedAt {
        Nothing,
        Words,
        Everything,
    }
    use LookedAt::{Everything, Nothing, Words};

    /// Builds the project at `root`, an hour after all its files were touched last.
    fn build(root: &Path, today: &str) -> LookedAt {
        let request = Request {
            root: root.to_path_buf(),
            languages: None,
            drafts: false,
            today: today.parse().expect("a day"),
            threads: 1,
            looks_again: false,
        };
        let out = root.join("public");
        let mut memory = Memory::open(Some(&root.join("cache")), root);
        memory.ledger.begin_an_hour_later();
        let looked = examine(&request, &out, &mut memory).expect("a project");
        if looked.idle.is_some() {
            return Nothing;
        }
        let prepared = looked.examined.prepared.as_ref();
        let prepared = prepared.expect("it can be rendered");
        let built = pipeline::build(&request, prepared, &out, &memory, &Nobody, &|| {});
        assert!(built.is_ok());
        looked.leave_note(&out, &mut memory);
        let looked_at = if prepared.is_part() {
            Words
        } else {
            Everything
        };
        memory.keep();
        looked_at
    }

    #[test]
    fn a_build_looks_at_what_was_touched_since_the_last() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::write(path, text).expect("written");
        };
        let site = "title: 本\nlanguages: [ja]\nbase_url: https://casebook.example/\ntopics: {}\n";
        let word = "---\ntitle: 言葉\nsummary: 意味。\nreading: ことば\n---\n\n意味です。\n";
        let path = "content/terms/word/ja.md";
        write("content/site.yaml", site);
        write(path, word);
        let build = |day: &str| build(root, day);
        let today = "2026-11-24";
        assert_eq!(build(today), Everything, "the first build");
        assert_eq!(build(today), Nothing);
        assert_eq!(build(today), Nothing);
        assert_eq!(build("2026-11-25"), Everything, "another day");
        assert_eq!(build(today), Nothing, "and back");
        write(path, &word.replace("意味です", "中身です"));
        assert_eq!(build(today), Words, "other words");
        assert_eq!(build(today), Nothing);
        write(path, &word.replace("意味です", "中身です"));
        assert_eq!(build(today), Nothing, "the same words written anew");
        write(path, &word.replace("title: 言葉", "title: 単語"));
        assert_eq!(build(today), Everything, "a title");
        write("content/terms/other/ja.md", word);
        assert_eq!(build(today), Everything, "another text");
        write("themes/default/assets/own.css", "p { margin: 0 }\n");
        assert_eq!(build(today), Everything, "a file of the theme");
        assert_eq!(build(today), Nothing);
        fs::remove_file(root.join("themes/default/assets/own.css")).expect("removed");
        assert_eq!(build(today), Everything, "a file taken away");
        fs::remove_file(root.join("public/ja/index.html")).expect("removed");
        assert_eq!(build(today), Everything, "a page taken away");
        assert_eq!(build(today), Nothing);
        write("public/ja/index.html", "hurt");
        assert_eq!(build(today), Everything, "a page hurt");
        assert_eq!(build(today), Nothing);
        fs::remove_dir_all(root.join("cache")).expect("removed");
        assert_eq!(build(today), Everything, "nothing remembered");
    }
}

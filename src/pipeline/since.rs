//! What has changed since the last build: nothing, the words of some texts, or more.
//!
//! Takes how the files of a project and of its output look from outside, and the last build's note; gives
//! what that build would say now. Words that no other page can see are looked at by themselves; all other
//! pages are in their places already. Whatever cannot surely be told is for a whole look to find out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::kept::codes_by_name;
use super::note::{Inputs, Note};
use super::{Examined, Failure, Memory, Prepared, Request, examine_tree, part, report, threads};
use crate::diagnostic::source::{SourceId, Sources};
use crate::load::LoadError;
use crate::load::tree::Tree;
use crate::publish::Summary;
use crate::publish::left::Left;
use crate::publish::slot::Slot;

/// A look that begins where the last build into a folder has ended.
pub(crate) struct Continued {
    /// What was found. What is prepared may be only the pages that have changed.
    pub(crate) examined: Examined,
    /// What a build does, if it has nothing to do.
    pub(crate) idle: Option<Summary>,
    tree: Tree,
    inputs: Option<Inputs>,
    slot: Slot,
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
    let slot = memory.note_slot(&request.root, out);
    let since = match (&inputs, left) {
        (Some(inputs), Some(left)) => {
            let note = Note::find(&slot, inputs, &left);
            look(request, &tree, &left, note, memory)?
        }
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
        slot,
    })
}

impl Continued {
    /// Leaves a note for the next build, once this one is done.
    pub(crate) fn leave_note(&self, out: &Path, memory: &mut Memory) {
        let note = memory.note.take();
        if let (Some(note), Some(inputs)) = (note, &self.inputs) {
            // Without one the next build looks at everything.
            let _kept = note.keep(&self.slot, &self.tree, inputs, out, memory);
        }
    }
}

/// Everything prepared in the place of a part, if another build has come between: then the pages beside this
/// part are not what they were. `None` if what is prepared is right.
pub(super) fn instead_of_a_part(
    request: &Request,
    prepared: &Prepared,
    out: &Path,
    memory: &mut Memory,
) -> Result<Option<Arc<Prepared>>, Failure> {
    let left = || Left::find(out).map(|left| left.print());
    if prepared.beside().is_none() || prepared.beside() == left() {
        return Ok(None);
    }
    let examined = super::examine(request, memory).map_err(Failure::Load)?;
    let is_well = !examined.has_errors();
    // It was well a moment ago.
    let torn = || LoadError::Torn {
        path: request.root.join("content").display().to_string(),
    };
    let whole = examined.prepared.filter(|_| is_well);
    whole.map(Some).ok_or_else(|| Failure::Load(torn()))
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
    note: Option<Note>,
    memory: &mut Memory,
) -> Result<Since, LoadError> {
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
    let examined = part::look(request, tree, left, note, &changed, memory)?;
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

    /// A build of the project at `root`.
    fn request(root: &Path, today: &str) -> Request {
        Request {
            root: root.to_path_buf(),
            languages: None,
            drafts: false,
            today: today.parse().expect("a day"),
            threads: 1,
            looks_again: false,
        }
    }

    /// What is remembered of it, an hour after all its files were touched last.
    fn memory(root: &Path) -> Memory {
        let mut memory = Memory::open(Some(&root.join("cache")), root);
        memory.ledger.begin_an_hour_later();
        memory
    }

    /// Builds the project at `root`, an hour after all its files were touched last.
    fn build(root: &Path, today: &str) -> LookedAt {
        let request = request(root, today);
        let out = root.join("public");
        let mut memory = memory(root);
        let looked = examine(&request, &out, &mut memory).expect("a project");
        if looked.idle.is_some() {
            return Nothing;
        }
        let prepared = looked.examined.prepared.as_ref();
        let prepared = prepared.expect("it can be rendered");
        let built = pipeline::build(&request, prepared, &out, &mut memory, &Nobody, &|| {});
        assert!(built.is_ok());
        looked.leave_note(&out, &mut memory);
        let looked_at = if prepared.beside().is_some() {
            Words
        } else {
            Everything
        };
        memory.keep();
        looked_at
    }

    const PATH: &str = "content/terms/word/ja.md";
    const WORD: &str = "---\ntitle: 言葉\nsummary: 意味。\nreading: ことば\n---\n\n意味です。\n";

    /// Writes a file of a project.
    fn write(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("written");
    }

    /// A project of one word.
    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let site = "title: 本\nlanguages: [ja]\nbase_url: https://casebook.example/\ntopics: {}\n";
        write(folder.path(), "content/site.yaml", site);
        write(folder.path(), PATH, WORD);
        folder
    }

    #[test]
    fn a_part_is_not_put_beside_pages_of_another_build() {
        let folder = project();
        let root = folder.path();
        let draft = WORD.replace("reading:", "draft: true\nreading:");
        write(root, "content/terms/draft/ja.md", &draft);
        let today = "2026-11-24";
        let drafts = Request {
            drafts: true,
            ..request(root, today)
        };
        let out = root.join("public");
        let run = |request: &Request, between: &dyn Fn()| {
            let mut memory = memory(root);
            let looked = examine(request, &out, &mut memory).expect("a project");
            between();
            let prepared = looked.examined.prepared.as_ref();
            let prepared = prepared.expect("it can be rendered");
            let built = pipeline::build(request, prepared, &out, &mut memory, &Nobody, &|| {});
            assert!(built.is_ok());
            looked.leave_note(&out, &mut memory);
            memory.keep();
        };
        let is_there = || out.join("ja/glossary/draft/index.html").exists();
        run(&request(root, today), &|| {});
        write(root, PATH, &WORD.replace("意味です", "中身です"));
        run(&request(root, today), &|| {
            run(&drafts, &|| {});
            assert!(is_there(), "the build between makes the draft's page");
        });
        assert!(
            !is_there(),
            "the last build makes all its own pages, and no other"
        );
        assert_eq!(build(root, today), Nothing, "and leaves a note of them");
    }

    #[test]
    fn a_build_looks_at_what_was_touched_since_the_last() {
        let folder = project();
        let root = folder.path();
        let write = |path: &str, text: &str| write(root, path, text);
        let (path, word) = (PATH, WORD);
        let build = |day: &str| build(root, day);
        let today = "2026-11-24";
        assert_eq!(build(today), Everything, "the first build");
        assert_eq!(build(today), Nothing);
        assert_eq!(build(today), Nothing);
        assert_eq!(build("2026-11-25"), Everything, "another day");
        assert_eq!(
            build(today),
            Everything,
            "and back: the last build was another"
        );
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

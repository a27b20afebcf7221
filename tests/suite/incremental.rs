//! A build after any edit equals a clean build, byte for byte.
//!
//! Takes a generated site; makes a long walk of random edits, each of a kind that editors make, and
//! after each compares what an incremental build wrote and said with what a clean one does. The walk
//! is the same every time.

use std::fmt::Write as _;

use crate::dice::Dice;
use crate::sandbox::{Sandbox, Tree, differences};
use crate::texts::{book, with_plain_sheets};

/// How many edits are made.
const EDITS: usize = 220;

/// The days that builds are made for, one after the other.
const DAYS: [&str; 3] = ["2026-11-24", "2026-12-31", "2027-06-01"];

/// The content's Markdown files.
fn texts(sandbox: &Sandbox) -> Vec<String> {
    let tree = sandbox.tree("content");
    let markdown = tree.into_keys().filter(|path| has_ending(path, "md"));
    markdown.map(|path| format!("content/{path}")).collect()
}

/// Whether a file's name ends in some way.
fn has_ending(path: &str, ending: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|own| own == ending)
}

/// Changes one line of a file that begins in some way.
fn change_line(sandbox: &Sandbox, path: &str, start: &str, new: &str) {
    let text = sandbox.read(path);
    let mut done = false;
    let lines = text.lines().map(|line| {
        if line.starts_with(start) && !done {
            done = true;
            new.to_owned()
        } else {
            line.to_owned()
        }
    });
    let changed: Vec<String> = lines.collect();
    sandbox.write(path, changed.join("\n") + "\n");
}

/// Adds a line before the end of a file's front matter.
fn add_fact(sandbox: &Sandbox, path: &str, fact: &str) {
    let text = sandbox.read(path);
    if let Some((front, body)) = text.split_once("\n---\n") {
        sandbox.write(path, format!("{front}\n{fact}\n---\n{body}"));
    }
}

/// Puts a page of the given name into every language it is asked for.
fn add_entry(sandbox: &Sandbox, dice: &mut Dice) {
    let number = dice.below(12);
    let collection = *dice.pick(&["terms", "pages", "laws"]);
    let folder = format!("content/{collection}/new-{number}");
    let mut text =
        format!("---\ntitle: 新しい{number}\nsummary: 足された項目。\n---\n\n本文です。\n");
    if dice.below(2) == 0 {
        let _ = writeln!(text, "\n[きまり](../../laws/rule/)を見る。");
    }
    sandbox.write(&format!("{folder}/ja.md"), text);
    if dice.below(2) == 0 {
        let english = format!(
            "---\ntitle: New {number}\nsummary: Something added.\ntranslation:\n  method: machine\n---\n\nText.\n"
        );
        sandbox.write(&format!("{folder}/en.md"), english);
    }
}

/// Moves a whole entry to another name.
fn move_entry(sandbox: &Sandbox, dice: &mut Dice) {
    let paths = texts(sandbox);
    let moved = dice.pick(&paths).clone();
    let (folder, _) = moved.rsplit_once('/').expect("a file in a folder");
    let (collection, _) = folder.rsplit_once('/').expect("an entry in a collection");
    let new = format!("{collection}/moved-{}", dice.below(5));
    if sandbox.path(&new).exists() {
        return;
    }
    std::fs::rename(sandbox.path(folder), sandbox.path(&new)).expect("renamed");
}

/// Takes a whole entry out; a copy of the first one comes back when nothing else is left of it.
fn delete_entry(sandbox: &Sandbox, dice: &mut Dice) {
    let paths = texts(sandbox);
    let path = dice.pick(&paths).clone();
    let (folder, _) = path.rsplit_once('/').expect("a file in a folder");
    std::fs::remove_dir_all(sandbox.path(folder)).expect("removed");
}

/// Writes what the book had in the beginning again, on top of what there is.
fn restore(sandbox: &Sandbox, first: &Sandbox) {
    for (path, bytes) in first.tree("content") {
        sandbox.write(&format!("content/{path}"), bytes);
    }
}

/// The content and the theme as they are.
pub(crate) fn content(sandbox: &Sandbox) -> Tree {
    let mut tree = sandbox.tree(".");
    tree.retain(|path, _| path.starts_with("content/") || path.starts_with("themes/"));
    tree
}

/// Makes content and theme what they were.
pub(crate) fn put_back(sandbox: &Sandbox, state: &Tree) {
    for folder in ["content", "themes"] {
        std::fs::remove_dir_all(sandbox.path(folder)).expect("removed");
    }
    for (path, bytes) in state {
        sandbox.write(path, bytes);
    }
}

/// One edit of a kind.
pub(crate) fn edit(
    sandbox: &Sandbox,
    first: &Sandbox,
    kind: usize,
    dice: &mut Dice,
) -> &'static str {
    let paths = texts(sandbox);
    let path = if paths.is_empty() {
        String::new()
    } else {
        dice.pick(&paths).clone()
    };
    let n = dice.below(1000);
    match kind {
        _ if paths.len() < 4 => restore(sandbox, first),
        0 | 1 => {
            let text = sandbox.read(&path);
            sandbox.write(
                &path,
                format!("{text}\n足された文{n}。**強調**と`code`。\n"),
            );
        }
        2 => change_line(sandbox, &path, "title:", &format!("title: 題名{n}")),
        3 => change_line(sandbox, &path, "summary:", &format!("summary: 説明{n}。")),
        4 => add_fact(sandbox, &path, &format!("aliases: [former-{n}]")),
        5 => add_fact(sandbox, &path, &format!("updated: 2026-0{}-01", n % 9 + 1)),
        6 => {
            let template = sandbox.path("themes/default/templates/term.html");
            if template.exists() {
                std::fs::remove_file(template).expect("removed");
            } else {
                let text = std::fs::read_to_string(
                    crate::sandbox::home().join("themes/default/templates/term.html"),
                );
                let text = text.expect("the template") + &format!("<!-- {n} -->");
                sandbox.write("themes/default/templates/term.html", text);
            }
        }
        7 => {
            let words = crate::sandbox::home().join("themes/default/strings/en.ftl");
            let words = std::fs::read_to_string(words).expect("words");
            let changed = words.replacen("nav-home = ", &format!("nav-home = {n} "), 1);
            sandbox.write("themes/default/strings/en.ftl", changed);
        }
        8 => sandbox.write(
            "themes/default/assets/own.css",
            format!("p {{ margin: {n}px }}\n"),
        ),
        9 | 10 => add_entry(sandbox, dice),
        11 => move_entry(sandbox, dice),
        12 => delete_entry(sandbox, dice),
        13 => sandbox.remove(&path),
        14 => {
            let site = sandbox.read("content/site.yaml");
            let (long, short) = ("languages: [ja, en, ar]", "languages: [ja, en]");
            let changed = if site.contains(long) {
                site.replace(long, short)
            } else {
                site.replace(short, long)
            };
            sandbox.write("content/site.yaml", changed);
        }
        15 => change_line(
            sandbox,
            "content/site.yaml",
            "  ja: ",
            &format!("  ja: 本{n}"),
        ),
        16 => {
            let (folder, _) = path.rsplit_once('/').expect("a file in a folder");
            sandbox.write(&format!("{folder}/picture.svg"), picture(n));
            let text = sandbox.read(&path);
            sandbox.write(&path, format!("{text}\n![絵{n}](picture.svg)\n"));
        }
        17 => {
            let pictures = sandbox.tree("content").into_keys();
            for picture in pictures.filter(|path| has_ending(path, "svg")) {
                sandbox.write(&format!("content/{picture}"), self::picture(n));
            }
        }
        18 => add_fact(sandbox, &path, "draft: true"),
        19 => {
            let text = sandbox.read(&path);
            sandbox.write(
                &path,
                format!("{text}\n### 見出し {{#place-{n}}}\n\n文。\n"),
            );
        }
        _ => restore(sandbox, first),
    }
    KINDS[kind]
}

/// What each kind of edit does.
pub(crate) const KINDS: [&str; 22] = [
    "a text",
    "a text",
    "a title",
    "a summary",
    "an alias",
    "a date",
    "a template",
    "a string",
    "a style sheet",
    "an added entry",
    "an added entry",
    "a moved entry",
    "a deleted entry",
    "a deleted language",
    "a language of the site",
    "the site's name",
    "a picture shown",
    "pictures changed",
    "a draft",
    "an id to link to",
    "an older state",
    "an older state",
];

/// A picture.
fn picture(n: usize) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><title>{n}</title></svg>\n"
    )
}

#[test]
fn a_build_after_any_edit_equals_a_clean_build() {
    let (sandbox, first) = (with_plain_sheets(book()), with_plain_sheets(book()));
    let mut dice = Dice::new(0x00C0_FFEE);
    let mut built = Tree::new();
    let mut good_state = content(&sandbox);
    let mut good = 0;
    for number in 0..EDITS {
        let kind = dice.below(KINDS.len());
        let what = edit(&sandbox, &first, kind, &mut dice);
        let day = DAYS[number * DAYS.len() / EDITS];
        let run = |out: &str, more: &[&str]| {
            let common = ["build", "--out", out, "--today", day, "--format", "json"];
            sandbox.run(&[&common[..], more].concat())
        };
        let incremental = run("public", &[]);
        let clean = run(&format!("clean-{number}"), &["--no-cache"]);
        let about = format!("after edit {number}, {what}");
        assert_eq!(
            incremental.code, clean.code,
            "{about}: {}",
            incremental.stderr
        );
        assert_eq!(incremental.stdout, clean.stdout, "{about}");
        if clean.code == 0 {
            good_state = content(&sandbox);
            built = sandbox.site(&format!("clean-{number}"));
            std::fs::remove_dir_all(sandbox.path(&format!("clean-{number}"))).expect("removed");
            good += 1;
        }
        // After a failed build the last good one is still there.
        if number == 0 && clean.code != 0 {
            continue;
        }
        let differences = differences(&sandbox.site("public"), &built);
        assert!(differences.is_empty(), "{about}: {differences:?}");
        // An editor mends a mistake sooner or later; often by taking the edit back.
        if clean.code != 0 && dice.below(3) > 0 {
            put_back(&sandbox, &good_state);
        }
    }
    assert!(
        good * 2 > EDITS,
        "most edits leave a site that can be built: {good}"
    );
}

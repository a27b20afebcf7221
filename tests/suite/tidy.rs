//! The style of the house is a test: rooms, sizes, headers and what is banned.
//!
//! Takes every file of `src` and of the theme; gives the list of what breaks a rule.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use syn::visit::{self, Visit};

use crate::sandbox::{home, tree};

/// The rooms in their order: each imports only from rooms before it.
///
/// `link::grouping` reads paths before anything is parsed, so that `pipeline` stands after both;
/// `load` comes before `check`, which asks its fonts what can be printed.
const ROOMS: [&str; 16] = [
    "fingerprint",
    "diagnostic",
    "language",
    "model",
    "parse",
    "quiz",
    "reading",
    "load",
    "link",
    "check",
    "plan",
    "target",
    "publish",
    "pipeline",
    "cli",
    "fuzz",
];

/// Imports against the order that stand for now, each with its reason.
const AGAINST: [(&str, &str); 0] = [];

/// The most lines of a file, and of a function.
const FILE_LINES_MAX: usize = 800;
const FUNCTION_LINES_MAX: usize = 70;
/// Above this many lines a file is named, but allowed.
const FILE_LINES_GOOD: usize = 400;

/// The Rust files of `src`, by path from there.
fn sources() -> BTreeMap<String, String> {
    texts("src", ".rs")
}

/// The text files of a folder that end in some way.
fn texts(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let files = tree(&home().join(folder)).into_iter();
    let wanted = files.filter(|(path, _)| path.ends_with(ending));
    let text = |bytes| String::from_utf8(bytes).expect("text");
    let found: BTreeMap<_, _> = wanted.map(|(path, bytes)| (path, text(bytes))).collect();
    assert!(!found.is_empty(), "{folder} holds {ending} files");
    found
}

/// The room a file belongs to.
fn room(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Fails with a list, if there is anything on it.
fn expect_none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

/// What one walk through a file finds.
#[derive(Default)]
struct Walk {
    /// The first and second parts of every path that begins with `crate`.
    rooms: Vec<String>,
    /// Long functions, with their lines.
    long: Vec<String>,
    /// The names of macros.
    macros: Vec<String>,
    /// Attributes that allow something.
    allows: usize,
    /// Whole paths, as written.
    paths: Vec<String>,
    /// How deep in modules of tests the walk is.
    in_tests: usize,
}

impl Walk {
    /// Walks through a file.
    fn through(path: &str, text: &str) -> Self {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut walk = Self::default();
        walk.visit_file(&file);
        walk
    }

    /// Notes a path's parts.
    fn note(&mut self, parts: &[String]) {
        let mut parts = parts;
        if let [first, second, ..] = parts
            && first == "crate"
        {
            self.rooms.push(second.clone());
            parts = &parts[1..];
        }
        self.paths.push(parts.join("::"));
    }

    /// Follows a tree of imports to its leaves.
    fn imports(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.imports(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.note(&with(&name.ident)),
            syn::UseTree::Rename(name) => self.note(&with(&name.ident)),
            syn::UseTree::Glob(_) => self.note(before),
            syn::UseTree::Group(group) => {
                group
                    .items
                    .iter()
                    .for_each(|item| self.imports(before, item));
            }
        }
    }

    /// Measures a function.
    fn measure(&mut self, name: &syn::Ident, block: &syn::Block) {
        let span = block.brace_token.span;
        let n_lines = span.close().end().line - name.span().start().line + 1;
        if n_lines > FUNCTION_LINES_MAX {
            self.long.push(format!("{name} has {n_lines} lines"));
        }
    }
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let is_tests = module.ident == "tests";
        self.in_tests += usize::from(is_tests);
        visit::visit_item_mod(self, module);
        self.in_tests -= usize::from(is_tests);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if self.in_tests == 0 {
            self.imports(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if self.in_tests == 0 {
            let parts: Vec<String> = path
                .segments
                .iter()
                .map(|part| part.ident.to_string())
                .collect();
            self.note(&parts);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        if let Some(name) = item.path.segments.last()
            && self.in_tests == 0
        {
            self.macros.push(name.ident.to_string());
        }
        visit::visit_macro(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        self.allows += usize::from(attribute.path().is_ident("allow"));
        visit::visit_attribute(self, attribute);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.measure(&item.sig.ident, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.measure(&item.sig.ident, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

/// Every broken rule that `look` finds in any file.
fn look(look: impl Fn(&str, &Walk) -> Vec<String>) -> Vec<String> {
    let named = |(path, text): (&String, &String)| {
        let found = look(path, &Walk::through(path, text));
        found
            .into_iter()
            .map(|one| format!("src/{path}: {one}"))
            .collect::<Vec<_>>()
    };
    sources().iter().flat_map(named).collect()
}

#[test]
fn a_room_imports_only_rooms_before_it() {
    let place = |room: &str| ROOMS.iter().position(|other| *other == room);
    let broken = look(|path, walk| {
        let Some(own) = place(room(path)) else {
            // The library's root and the program stand outside the house.
            return match path {
                "lib.rs" | "main.rs" => Vec::new(),
                _ => vec!["the room is not in the order of rooms".to_owned()],
            };
        };
        let mut against: Vec<String> = Vec::new();
        for other in &walk.rooms {
            let is_known = AGAINST.contains(&(room(path), other.as_str()));
            if !is_known && place(other).is_none_or(|other| other > own) {
                against.push(format!("imports `{other}`, which comes after it"));
            }
        }
        against.dedup();
        against
    });
    expect_none("a room imports only rooms before it", &broken);
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let n_lines = text.lines().count();
        if !text.starts_with("//! ") {
            broken.push(format!("src/{path} does not begin with `//! `"));
        }
        if n_lines > FILE_LINES_MAX {
            broken.push(format!(
                "src/{path} has {n_lines} lines, at most {FILE_LINES_MAX}"
            ));
        } else if n_lines > FILE_LINES_GOOD {
            let note = format!("src/{path} has {n_lines} lines; {FILE_LINES_GOOD} are better");
            // Only a hint: nobody is left to tell when standard error is closed.
            let _closed = writeln!(std::io::stderr(), "{note}");
        }
    }
    expect_none("files have a header and a size", &broken);
}

#[test]
fn every_function_is_short() {
    let broken = look(|_, walk| walk.long.clone());
    expect_none(
        &format!("functions have at most {FUNCTION_LINES_MAX} lines"),
        &broken,
    );
}

#[test]
fn the_library_prints_nothing_and_leaves_nothing_undone() {
    const BANNED: [&str; 7] = [
        "println",
        "eprintln",
        "print",
        "eprint",
        "dbg",
        "todo",
        "unimplemented",
    ];
    let broken = look(|_, walk| {
        let found = walk
            .macros
            .iter()
            .filter(|name| BANNED.contains(&name.as_str()));
        found.map(|name| format!("{name}!")).collect()
    });
    expect_none("only `cli` prints, and by its own functions", &broken);
}

#[test]
fn nothing_is_allowed_that_the_lints_forbid() {
    let broken = look(|_, walk| (0..walk.allows).map(|_| "#[allow]".to_owned()).collect());
    expect_none("use `#[expect(…, reason = …)]`", &broken);
}

#[test]
fn the_disk_the_threads_and_the_clock_have_their_rooms() {
    const RULES: [(&[&str], &[&str]); 5] = [
        (&["std::fs", "fs", "walkdir"], &["load", "publish", "cli"]),
        (&["std::thread", "rayon"], &["pipeline"]),
        (
            &[
                "std::env",
                "jiff::Timestamp",
                "std::time::Instant",
                "std::time::SystemTime",
            ],
            &["cli", "main"],
        ),
        (&["std::net", "tokio", "axum", "notify"], &["cli"]),
        // Nothing but `check --online` makes requests.
        (&["ureq", "rustls"], &["cli/online.rs"]),
    ];
    let broken = look(|path, walk| {
        let mut found = Vec::new();
        for (names, rooms) in RULES {
            let uses = |used: &&String| {
                let is = |name: &&str| *used == name || used.starts_with(&format!("{name}::"));
                names.iter().any(is)
            };
            if !rooms.contains(&room(path)) && !rooms.contains(&path) {
                found.extend(
                    walk.paths
                        .iter()
                        .filter(uses)
                        .map(|used| format!("uses {used}")),
                );
            }
        }
        found
    });
    expect_none("disk, threads and clock stay in their rooms", &broken);
}

#[test]
fn templates_trust_nobody_and_hold_no_style_or_script_of_their_own() {
    let mut broken = Vec::new();
    for (path, text) in texts("themes/default/templates", ".html") {
        for (line, number) in text.lines().zip(1..) {
            let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            let lower = line.to_ascii_lowercase();
            let is_inline_script = lower.contains("<script") && !lower.contains(" src=");
            let has_handler = lower.split_whitespace().any(|word| {
                let name = word.split('=').next().unwrap_or_default();
                word.contains('=') && name.len() > 2 && name.starts_with("on")
            });
            let banned = [
                (compact.contains("|safe"), "`| safe`"),
                (lower.contains(" style="), "a style attribute"),
                (lower.contains("<style"), "a style element"),
                (is_inline_script, "an inline script"),
                (has_handler, "an event handler"),
                (lower.contains("javascript:"), "a `javascript:` address"),
                (
                    lower.contains("//") && lower.contains("src=\"http"),
                    "a file of another site",
                ),
            ];
            let found = banned.iter().filter(|(is_there, _)| *is_there);
            broken.extend(found.map(|(_, what)| format!("{path}:{number}: {what}")));
        }
    }
    expect_none(
        "templates are safe under the content security policy",
        &broken,
    );
}

#[test]
fn every_language_of_the_theme_has_the_same_messages() {
    let ids = |text: &str| -> Vec<String> {
        let is_message = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
        let lines = text.lines().filter(is_message);
        lines
            .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
            .collect()
    };
    let all = texts("themes/default/strings", ".ftl");
    let source = ids(&all["ja.ftl"]);
    assert!(source.len() > 50);
    for (path, text) in &all {
        assert_eq!(
            ids(text),
            source,
            "{path} has the messages of ja.ftl, in its order"
        );
    }
}

#[test]
fn tests_never_wait_never_hide_and_never_expect_a_panic() {
    // Where time itself is looked at: the moment of a kill, saves one after the other, files at rest.
    let timed = [
        "bench/serve.rs",
        "suite/fire.rs",
        "suite/serve.rs",
        "suite/since.rs",
    ];
    let banned = [
        "sleep(".to_owned(),
        "#[ign".to_owned() + "ore",
        "should_".to_owned() + "panic",
    ];

    let mut broken = Vec::new();
    for (path, text) in texts("tests", ".rs").iter().chain(&sources()) {
        let is_here = Path::new(path).ends_with("tidy.rs");
        let found = banned
            .iter()
            .filter(|word| !is_here && text.contains(word.as_str()))
            .filter(|word| *word != "sleep(" || !timed.contains(&path.as_str()));
        broken.extend(found.map(|word| format!("{path}: {word}")));
    }
    expect_none("tests are quick and whole", &broken);
}

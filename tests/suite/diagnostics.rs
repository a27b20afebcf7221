//! Every mistake casebook knows, at its exact place, and a near miss that stays silent.
//!
//! Takes the files of `tests/diagnostics`: one for each code, at `<area>/<name>.txt`. A file holds
//! cases and near misses, each a tiny project:
//!
//! ```text
//! #### case: what goes wrong
//! run: build --lang en
//! ==> content/pages/a/ja.md
//! … ⟦link::dead¦[words](nowhere)⟧ …
//! #### near-miss: what is right, though it looks alike
//! ==> content/pages/a/ja.md
//! …
//! ```
//!
//! A file `<== content/pages/a/ja.md` after a `==> …` says what `check --fix` makes of it; every other
//! file must stay as it is, byte for byte, and mending twice must change nothing more.
//!
//! `⟦code¦words⟧` marks what must be reported, and nothing else may be. Marks may nest and may be
//! empty. `⟪ff⟫` stands for a byte, `@include name` for the lines of `shared/name`, and `run:` for
//! a command other than `check`. An empty PNG file becomes the smallest picture. `{{server}}` stands
//! for a server of this machine, which answers as [`crate::loopback`] tells, `{{untrusted}}` for one
//! without a good certificate. `crlf: yes` ends every line as Windows does. A project without a
//! `content/site.yaml` gets the one in `shared`; all are printed in one typeface only, for speed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use crate::loopback::Server;
use crate::sandbox::{Found, Sandbox, home};

/// The smallest picture: one black dot.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// A server, and one without a good certificate.
static SERVERS: LazyLock<(Server, Server)> =
    LazyLock::new(|| (Server::start(), Server::start_untrusted()));

/// One project with what must be found in it.
struct Case {
    /// The file it stands in and its words, to name it by.
    name: String,
    /// The code its file is about.
    code: String,
    /// Whether it shows the mistake, or something that only looks like it.
    is_near_miss: bool,
    /// The command and its arguments.
    run: Vec<String>,
    /// The files to write.
    files: BTreeMap<String, Vec<u8>>,
    /// The files that `check --fix` changes, as it must leave them.
    mended: BTreeMap<String, Vec<u8>>,
    /// What is marked in them.
    marked: Vec<Found>,
}

/// The folder of the data.
fn folder() -> PathBuf {
    home().join("tests/diagnostics")
}

/// The codes that `explain` lists, each with its severity.
fn codes() -> BTreeMap<String, String> {
    let run = Sandbox::empty().run(&["explain"]);
    let words = |line: &str| {
        let mut words = line.split_whitespace().map(str::to_owned);
        Some((words.next()?, words.next()?))
    };
    run.stdout.lines().filter_map(words).collect()
}

/// Every case of every file.
fn cases() -> Vec<Case> {
    let mut files = Vec::new();
    for area in fs::read_dir(folder()).expect("the data") {
        let area = area.expect("an area").path();
        if area.is_dir() && !area.ends_with("shared") {
            files.extend(
                fs::read_dir(&area)
                    .expect("files")
                    .map(|file| file.expect("one").path()),
            );
        }
    }
    files.sort();
    files.iter().flat_map(|file| read(file)).collect()
}

/// The cases of one file.
fn read(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).expect("a text");
    let stem = |path: &Path| {
        path.file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    let code = format!("{}::{}", stem(path.parent().expect("an area")), stem(path));
    // Headings of the fourth level stand in the texts as well.
    let text = text
        .replace("#### case: ", "\0case: ")
        .replace("#### near-miss: ", "\0near-miss: ");
    text.split('\0')
        .skip(1)
        .map(|part| case(&code, part))
        .collect()
}

/// One case from its text.
fn case(code: &str, text: &str) -> Case {
    let (head, body) = text.split_once("==> ").unwrap_or((text, ""));
    let title = head.lines().next().expect("a title");
    let option = |name: &str| {
        let mut lines = head.lines().skip(1);
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    let mut case = Case {
        name: format!("{code}: {title}"),
        code: code.to_owned(),
        is_near_miss: title.starts_with("near-miss: "),
        run: option("run")
            .unwrap_or("check")
            .split(' ')
            .map(str::to_owned)
            .collect(),
        files: BTreeMap::new(),
        mended: BTreeMap::new(),
        marked: Vec::new(),
    };
    assert!(case.is_near_miss || title.starts_with("case: "), "{title}");
    let body = body.replace("\n<== ", "\n==> \0");
    for file in body.split("\n==> ").filter(|file| !file.is_empty()) {
        let (path, text) = file.split_once('\n').unwrap_or((file, ""));
        let (path, is_mended) = match path.strip_prefix('\0') {
            Some(path) => (path, true),
            None => (path, false),
        };
        let ending = if option("crlf").is_some() {
            "\r\n"
        } else {
            "\n"
        };
        let text = whole(text).replace('\n', ending);
        let unmarked = |text: &str, marked: &mut Vec<Found>| {
            let bytes = unmark(path, text, marked);
            let is_picture = path.to_ascii_lowercase().ends_with(".png");
            if is_picture && bytes.iter().all(u8::is_ascii_whitespace) {
                PNG.to_vec()
            } else {
                bytes
            }
        };
        if is_mended {
            let bytes = unmarked(&text, &mut Vec::new());
            case.mended.insert(path.to_owned(), bytes);
        } else {
            let bytes = unmarked(&text, &mut case.marked);
            case.files.insert(path.to_owned(), bytes);
        }
    }
    case.marked.sort();
    case
}

/// A text with its shared parts put in.
fn whole(text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("@include ") {
            Some(name) => out.push_str(&shared(name.trim_end())),
            None => out.push_str(line),
        }
    }
    let (server, untrusted) = &*SERVERS;
    let out = out
        .replace("{{server}}", &server.at(""))
        .replace("{{untrusted}}", &untrusted.safely_at(""));
    // The blank line before the next case belongs to the data, not to the text.
    format!("{}\n", out.trim_end_matches('\n'))
}

/// A text of the shared folder.
pub(crate) fn shared(name: &str) -> String {
    fs::read_to_string(folder().join("shared").join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Takes the marks out of a text, and gives its bytes.
fn unmark(path: &str, text: &str, marked: &mut Vec<Found>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut open: Vec<(String, [u64; 2])> = Vec::new();
    let (mut line, mut column) = (1, 1);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '⟦' => {
                let (code, after) = rest.split_once('¦').expect("a mark has a code");
                open.push((code.to_owned(), [line, column]));
                rest = after;
            }
            '⟧' => {
                let (code, [start_line, start_column]) = open.pop().expect("a mark that is open");
                let place = [start_line, start_column, line, column];
                marked.push(Found {
                    path: path.to_owned(),
                    place,
                    code,
                });
            }
            '⟪' => {
                let (byte, after) = rest.split_once('⟫').expect("a byte has an end");
                bytes.push(u8::from_str_radix(byte, 16).expect("two hexadecimal digits"));
                rest = after;
                column += 1;
            }
            c => {
                bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
                match c {
                    '\n' => (line, column) = (line + 1, 1),
                    '\u{feff}' => {}
                    _ => column += 1,
                }
            }
        }
    }
    assert!(open.is_empty(), "{path}: a mark has no end");
    bytes
}

/// Runs a case; what went wrong, if anything did.
fn problem(case: &Case, severities: &BTreeMap<String, String>) -> Option<String> {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", shared("site.yaml"));
    sandbox.write("themes/default/fonts.yaml", shared("fonts.yaml"));
    for (path, bytes) in &case.files {
        sandbox.write(path, bytes);
    }
    let run: Vec<&str> = case.run.iter().map(String::as_str).collect();
    let (code, found) = sandbox.found(run[0], &run[1..]);
    let missed: Vec<_> = case
        .marked
        .iter()
        .filter(|one| !found.contains(one))
        .collect();
    let unmarked: Vec<_> = found
        .iter()
        .filter(|one| !case.marked.contains(one))
        .collect();
    let is_error = |one: &Found| {
        severities
            .get(&one.code)
            .is_some_and(|word| word == "error")
    };
    let expected = i32::from(case.marked.iter().any(is_error));
    let says_its_code = case.marked.iter().any(|one| one.code == case.code);
    let right = missed.is_empty() && unmarked.is_empty() && found.len() == case.marked.len();
    if right && code == expected && says_its_code != case.is_near_miss {
        return unlike_mended(case, &sandbox);
    }
    let list = |title: &str, of: &[&Found]| {
        let lines: Vec<String> = of
            .iter()
            .map(|one| format!("    {title} {one:?}\n"))
            .collect();
        lines.concat()
    };
    Some(format!(
        "{}\n{}{}    {} marked, {} reported, exit code {code}, expected {expected}\n",
        case.name,
        list("not reported:", &missed),
        list("not marked:  ", &unmarked),
        case.marked.len(),
        found.len()
    ))
}

/// Mends a project twice; what is then not as it should be, if anything is.
fn unlike_mended(case: &Case, sandbox: &Sandbox) -> Option<String> {
    // Mending is `check`'s work; what only a build finds has no fix.
    if case.run[0] != "check" {
        assert!(case.mended.is_empty(), "{}", case.name);
        return None;
    }
    let before = sandbox.tree("content");
    for _ in 0..if case.mended.is_empty() { 1 } else { 2 } {
        let run: Vec<&str> = case.run.iter().map(String::as_str).collect();
        sandbox.on_the_day(&[&run, &["--fix", "-q"] as &[&str]].concat());
        let mut expected = before.clone();
        for (path, bytes) in &case.mended {
            let path = path
                .strip_prefix("content/")
                .expect("a file of the content");
            expected.insert(path.to_owned(), bytes.clone());
        }
        let after = sandbox.tree("content");
        let unlike: Vec<String> = crate::sandbox::differences(&expected, &after);
        if let Some(path) = unlike.first() {
            let text = String::from_utf8_lossy(after.get(path).map_or(&[], Vec::as_slice));
            return Some(format!("{}\n    mended {path}:\n{text}\n", case.name));
        }
    }
    None
}

#[test]
fn every_mistake_is_reported_once_at_its_exact_place_and_nothing_else_is() {
    let (cases, severities) = (cases(), codes());
    let next = AtomicUsize::new(0);
    let problems = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((index, case)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    cases.get(index).map(|case| (index, case))
                } {
                    if let Some(problem) = problem(case, &severities) {
                        problems.lock().expect("no panic").insert(index, problem);
                    }
                }
            });
        }
    });
    let problems = problems.into_inner().expect("no panic");
    let text: Vec<String> = problems.into_values().collect();
    assert!(
        text.is_empty(),
        "{} of {} cases:\n{}",
        text.len(),
        cases.len(),
        text.concat()
    );
}

#[test]
fn every_code_has_a_case_and_a_near_miss() {
    let (cases, codes) = (cases(), codes());
    assert!(codes.len() > 50, "`explain` lists the codes");
    for (is_near_miss, what) in [(false, "case"), (true, "near miss")] {
        let of = cases
            .iter()
            .filter(|case| case.is_near_miss == is_near_miss);
        let names: BTreeSet<&String> = of.map(|case| &case.code).collect();
        let lacking: Vec<_> = codes.keys().filter(|code| !names.contains(code)).collect();
        let unknown: Vec<_> = names
            .iter()
            .filter(|name| !codes.contains_key(**name))
            .collect();
        assert!(lacking.is_empty(), "without a {what}: {lacking:?}");
        assert!(unknown.is_empty(), "not a code: {unknown:?}");
    }
}

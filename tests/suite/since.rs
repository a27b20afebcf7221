//! A build begins where the last one ended: it looks at what has changed since, and at nothing else; and
//! whatever was touched, it sees.
//!
//! Takes copies of one book, at rest for as long as the program asks for; touches something in each, and
//! compares with a clean build.

use std::time::Duration;

use crate::dice::Dice;
use crate::incremental::{KINDS, content, edit, put_back};
use crate::sandbox::{Run, Sandbox, differences};
use crate::texts::{book, with_plain_sheets};

/// How many edits of words are made one after the other.
const EDITS: usize = 40;

/// How long files are left alone: a little longer than the program asks for.
const REST: Duration = Duration::from_millis(3_200);

/// What is touched of a book, how, and the arguments of the builds that follow.
type Touch = (&'static str, fn(&Sandbox), &'static [&'static str]);

/// Builds a book, with the arguments of every test.
fn build(sandbox: &Sandbox, out: &str, more: &[&str]) -> Run {
    let common = ["build", "--out", out, "--format", "json"];
    let day = ["--today", "2026-11-24"];
    sandbox.run(
        &[
            &common[..],
            if more.contains(&"--today") { &[] } else { &day },
            more,
        ]
        .concat(),
    )
}

/// Builds a book that was built before, and a clean one; both must be the same. Gives the exit code.
fn compare(sandbox: &Sandbox, about: &str, more: &[&str]) -> i32 {
    let again = build(sandbox, "public", more);
    let clean = build(sandbox, "clean", &[more, &["--no-cache"]].concat());
    assert_eq!(again.code, clean.code, "{about}: {}", again.stderr);
    assert_eq!(again.stdout, clean.stdout, "{about}");
    if clean.code == 0 {
        let differences = differences(&sandbox.site("public"), &sandbox.site("clean"));
        assert!(differences.is_empty(), "{about}: {differences:?}");
    }
    clean.code
}

/// A book in which a law should have been looked at again: a warning is told again as well.
fn overdue_book() -> Sandbox {
    let sandbox = with_plain_sheets(book());
    let path = "content/laws/rule/ja.md";
    let dates = "as_of: 2020-01-01\nreview_by: 2021-01-01\nsummary:";
    let text = sandbox.read(path).replace("summary:", dates);
    sandbox.write(path, text);
    sandbox
}

#[test]
fn what_is_at_rest_is_told_again_and_whatever_is_touched_is_seen() {
    let first = with_plain_sheets(book());
    let touches: [Touch; 9] = [
        ("nothing", |_| {}, &[]),
        ("another day", |_| {}, &["--today", "2027-11-24"]),
        ("drafts", |_| {}, &["--drafts"]),
        ("a page gone", |it| it.remove("public/ja/index.html"), &[]),
        (
            "a page of the same length",
            |it| {
                let page = it.read("public/ja/index.html").replace("<html", "<HTML");
                it.write("public/ja/index.html", page);
            },
            &[],
        ),
        (
            "a page with another time",
            |it| {
                let page = std::fs::File::options()
                    .write(true)
                    .open(it.path("public/ja/index.html"));
                let page = page.expect("a page");
                page.set_modified(std::time::SystemTime::UNIX_EPOCH)
                    .expect("a time");
            },
            &[],
        ),
        (
            "a manifest gone",
            |it| it.remove("public/.casebook/manifest.json"),
            &[],
        ),
        ("notes gone", |it| it.remove("public/.casebook/seen"), &[]),
        (
            "a build cut off",
            |it| it.write("public/.casebook/building", "{}"),
            &[],
        ),
    ];
    let books = |count: usize| -> Vec<Sandbox> {
        let books = std::iter::repeat_with(overdue_book);
        books.take(count).collect()
    };
    let (edited, others) = (books(KINDS.len()), books(touches.len()));
    std::thread::sleep(REST);
    for sandbox in edited.iter().chain(&others) {
        assert_eq!(build(sandbox, "public", &[]).code, 0);
    }
    let mut dice = Dice::new(11);
    for (kind, sandbox) in edited.iter().enumerate() {
        let what = edit(sandbox, &first, kind, &mut dice);
        compare(sandbox, what, &[]);
    }
    for ((what, touch, more), sandbox) in touches.iter().zip(&others) {
        touch(sandbox);
        compare(sandbox, what, more);
        compare(sandbox, &format!("{what}, once more"), more);
    }
}

#[test]
fn words_that_change_one_after_the_other_are_seen_each_time() {
    let (sandbox, first) = (overdue_book(), overdue_book());
    // A desk that offers itself to a case, and a word that a case links to.
    let desk = "content/desks/talk/ja.md";
    let text = sandbox
        .read(desk)
        .replace("group: talk", "group: talk\ncases: all");
    sandbox.write(desk, text);
    std::thread::sleep(REST);
    assert_eq!(build(&sandbox, "public", &[]).code, 0);
    let mut dice = Dice::new(7);
    let of_words = [0, 0, 0, 0, 1, 1, 2, 3, 5, 18, 19];
    for number in 0..EDITS {
        let state = content(&sandbox);
        for _ in 0..=dice.below(2) {
            edit(&sandbox, &first, *dice.pick(&of_words), &mut dice);
        }
        if compare(&sandbox, &format!("edit {number}"), &[]) != 0 {
            put_back(&sandbox, &state);
        }
    }
}

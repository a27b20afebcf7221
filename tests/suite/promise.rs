//! What the tool was made for: every mistake of every file in one run, and never a broken site.
//!
//! Takes a good book and breaks it in ten ways; gives the list an editor sees.

use crate::sandbox::Found;
use crate::texts::{book, with_plain_sheets};

/// One mistake as it is expected.
fn found(code: &str, path: &str, place: [u64; 4]) -> Found {
    Found {
        path: path.to_owned(),
        place,
        code: code.to_owned(),
    }
}

#[test]
fn ten_mistakes_in_five_files_show_in_one_run_and_the_last_good_site_stays() {
    let sandbox = with_plain_sheets(book());
    sandbox.build("public", &[]);
    let before = sandbox.tree("public");
    assert!(before.contains_key("ja/cases/small/index.html"));

    let break_up = |path: &str, pairs: &[(&str, &str)]| {
        let mut text = sandbox.read(path);
        for (good, bad) in pairs {
            assert!(text.contains(good), "{path} holds {good}");
            text = text.replace(good, bad);
        }
        sandbox.write(path, text);
    };
    break_up(
        "content/cases/small/ja.md",
        &[
            ("grades: e5-h3", "grades: 小5から"),
            ("desks: [talk]", "desks: [tolk]"),
            ("../../laws/rule/", "../../laws/ruel/"),
            ("- [x] 二つ目", "- [ ] 二つ目"),
        ],
    );
    break_up(
        "content/cases/small/en.md",
        &[("## At home\n\nTalk about it.", "")],
    );
    break_up(
        "content/desks/talk/ja.md",
        &[("24/7", "いつでも"), ("title: 話す窓口\n", "")],
    );
    break_up(
        "content/laws/rule/ja.md",
        &[
            ("[ことば](../../terms/word/)です。", "ことば<br>です。"),
            ("summary:", "summry: x\nsummary:"),
        ],
    );
    break_up("content/pages/about/ja.md", &[("![絵]", "![]")]);

    let case = "content/cases/small/ja.md";
    let expected = [
        found(
            "translation::missing-section",
            "content/cases/small/en.md",
            [2, 8, 2, 20],
        ),
        found("front::invalid-grades", case, [4, 9, 4, 13]),
        found("case::unknown-desk", case, [9, 9, 9, 13]),
        found("link::dead", case, [42, 1, 42, 24]),
        found("quiz::no-correct-answer", case, [46, 1, 46, 20]),
        found(
            "front::missing-field",
            "content/desks/talk/ja.md",
            [2, 1, 2, 1],
        ),
        found(
            "front::invalid-hours",
            "content/desks/talk/ja.md",
            [5, 58, 5, 62],
        ),
        found(
            "front::unknown-field",
            "content/laws/rule/ja.md",
            [3, 1, 3, 7],
        ),
        found(
            "markdown::raw-html",
            "content/laws/rule/ja.md",
            [7, 4, 7, 8],
        ),
        found(
            "image::missing-alt",
            "content/pages/about/ja.md",
            [6, 1, 6, 17],
        ),
    ];
    for command in ["check", "build"] {
        let (code, found) = sandbox.found(command, &[]);
        assert_eq!(code, 1, "{command}");
        assert_eq!(found, expected, "{command}");
    }
    assert_eq!(
        sandbox.tree("public"),
        before,
        "the last good site, byte for byte"
    );

    let run = sandbox.on_the_day(&["build"]);
    assert!(run.stderr.contains("nothing was written"), "{}", run.stderr);
}

#[test]
fn what_is_late_is_a_warning_and_stops_nothing() {
    let sandbox = with_plain_sheets(book());
    let desk = sandbox.read("content/desks/talk/ja.md");
    let late = desk.replace(
        "as_of: 2026-01-01",
        "as_of: 2025-01-01\nreview_by: 2026-01-01",
    );
    sandbox.write("content/desks/talk/ja.md", late);
    let (code, found) = sandbox.found("check", &[]);
    assert_eq!(code, 0);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "facts::overdue");
    assert_eq!(sandbox.found("check", &["--strict"]).0, 1);
    sandbox.build("public", &[]);
}

//! How mistakes are printed, in each format.
//!
//! Takes one project with three mistakes; gives the reports as people and programs read them.

use serde_json::Value;

use crate::sandbox::Sandbox;

/// A page with mistakes of several kinds, after full-width words.
fn broken() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    sandbox.write(
        "content/pages/a/ja.md",
        "---\ntitle: 小さな頁\nsummary: 説明\nupdated: きのう\n---\n\n\
         全角の後の[死んだ道](../nothing/)です。\n\n## 同じ {#same}\n\n## また {#same}\n",
    );
    sandbox.write(
        "content/laws/a/ja.md",
        "---\ntitle: 法律\nsummary: 説明\nreview_by: 2026-01-01\n---\n",
    );
    sandbox
}

/// The report in a format.
fn report(sandbox: &Sandbox, format: &str) -> String {
    let run = sandbox.on_the_day(&["check", "-q", "--format", format]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(run.stderr, "", "quiet");
    run.stdout
}

#[test]
fn people_see_the_words_underlined_even_after_full_width_ones() {
    let expected = "\
warning[facts::overdue]: the review was due on 2026-01-01
  ╭▸ content/laws/a/ja.md:4:12
  │
4 │ review_by: 2026-01-01
  │            ━━━━━━━━━━
  │
  ╰ help: look at the source again, then set `checked` and `review_by`

error[front::invalid-date]: `きのう` is not a date
  ╭▸ content/pages/a/ja.md:4:10
  │
4 │ updated: きのう
  │          ━━━━━━
  │
  ╰ help: write year, month and day with hyphens: `2026-11-24`

error[link::dead]: there is no page `nothing`
  ╭▸ content/pages/a/ja.md:7:6
  │
7 │ 全角の後の[死んだ道](../nothing/)です。
  ╰╴          ━━━━━━━━━━━━━━━━━━━━━━━

error[heading::duplicate-id]: a second heading with the id `same`
   ╭▸ content/pages/a/ja.md:11:1
   │
 9 │ ## 同じ {#same}
   │ ─────────────── the first is here
10 │
11 │ ## また {#same}
   ╰╴━━━━━━━━━━━━━━━

";
    assert_eq!(report(&broken(), "human"), expected);
}

#[test]
fn nothing_that_a_terminal_would_obey_is_printed() {
    let sandbox = broken();
    let text = "---\ntitle: 頁\nsummary: 説明\n---\n\n[名前][\u{6}道]と[名][\u{1b}道]です。\n";
    sandbox.write("content/pages/b/ja.md", text);
    for format in ["human", "short", "github"] {
        let printed = report(&sandbox, format);
        assert!(printed.contains("道"), "{printed}");
        let obeyed = printed.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(obeyed, None, "{format}: {printed:?}");
    }
}

#[test]
fn people_and_programs_count_columns_from_after_a_byte_order_mark() {
    let sandbox = broken();
    sandbox.write("content/pages/a/ja.md", "\u{feff}題\n");
    let text = report(&sandbox, "human");
    assert!(text.contains("content/pages/a/ja.md:1:1\n"), "{text}");
    assert!(text.contains("1 │ 題\n"), "{text}");
}

#[test]
fn editors_get_one_line_for_each() {
    let text = report(&broken(), "short");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[1],
        "content/pages/a/ja.md:4:10: error[front::invalid-date]: `きのう` is not a date \
         (write year, month and day with hyphens: `2026-11-24`)"
    );
    assert!(lines[0].starts_with("content/laws/a/ja.md:4:12: warning[facts::overdue]: "));
}

#[test]
fn programs_get_one_array_with_every_field() {
    let entries: Value = serde_json::from_str(&report(&broken(), "json")).expect("JSON");
    let entry = &entries[2];
    assert_eq!(entry["code"], "link::dead");
    assert_eq!(entry["severity"], "error");
    assert_eq!(entry["message"], "there is no page `nothing`");
    assert_eq!(entry["path"], "content/pages/a/ja.md");
    let place = ["line", "column", "end_line", "end_column"].map(|key| entry[key].as_u64());
    assert_eq!(place, [Some(7), Some(6), Some(7), Some(25)]);
    assert_eq!(entry["help"], Value::Null);
    assert_eq!(entries.as_array().map(Vec::len), Some(4));
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    assert_eq!(
        sandbox
            .on_the_day(&["check", "--format", "json", "-q"])
            .stdout,
        "[]\n"
    );
}

#[test]
fn code_forges_get_sarif_with_rules_and_places() {
    let log: Value = serde_json::from_str(&report(&broken(), "sarif")).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .is_some_and(|schema| schema.contains("sarif-2.1.0"))
    );
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "casebook");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!((rules.len(), results.len()), (4, 4));
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(
            rules[index]["help"]["markdown"]
                .as_str()
                .is_some_and(|text| text.len() > 40)
        );
        assert!(["error", "warning"].contains(&result["level"].as_str().expect("a level")));
        assert!(
            result["message"]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        let place = &result["locations"][0]["physicalLocation"];
        assert!(
            place["artifactLocation"]["uri"]
                .as_str()
                .is_some_and(str::is_ascii)
        );
        let region = &place["region"];
        let number = |key: &str| region[key].as_u64().expect("a number");
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        assert!(number("endLine") >= number("startLine"));
    }
}

#[test]
fn names_of_files_are_written_as_addresses_in_sarif() {
    let sandbox = broken();
    sandbox.write("content/覚え書き 1%.md", "文");
    let text = report(&sandbox, "sarif");
    assert!(
        text.contains("content/%E8%A6%9A%E3%81%88%E6%9B%B8%E3%81%8D%201%25.md"),
        "{text}"
    );
}

#[test]
fn workflow_commands_are_escaped() {
    let sandbox = broken();
    sandbox.write("content/100%,a:b.md", "文");
    let text = report(&sandbox, "github");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 5, "{text}");
    assert!(
        lines[0].starts_with(
            "::error file=content/100%25%2Ca%3Ab.md,line=1,endLine=1,col=1,endColumn=1,\
             title=entry%3A%3Aunknown-place::"
        ),
        "{text}"
    );
    assert!(lines[0].contains("`content/100%25,a:b.md`"), "{text}");
    assert!(lines[0].contains("%0Ahelp: "), "{text}");
    assert!(
        lines[1].starts_with("::warning file=content/laws/a/ja.md,line=4,"),
        "{text}"
    );
}

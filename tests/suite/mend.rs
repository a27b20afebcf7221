//! `check --fix`: what is mended, what is left alone, and what is said of it.
//!
//! Takes projects with mistyped marks; gives their files after mending, byte for byte.

use std::fs;

use serde_json::Value;

use crate::sandbox::Sandbox;

/// The head of every page here.
const HEAD: &str = "---\ntitle: 題\nsummary: 説明\n---\n\n";

/// A casebook with one page.
fn page(text: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    sandbox.write("content/pages/a/ja.md", HEAD.to_owned() + text);
    sandbox
}

/// What a page holds below its head.
fn body(sandbox: &Sandbox, path: &str) -> String {
    let text = sandbox.read(path);
    text.strip_prefix(HEAD).expect("the head stays").to_owned()
}

#[test]
fn check_says_how_many_mistakes_it_would_mend_and_mends_none() {
    let sandbox = page("＃＃ 一\n\n- ［ｘ］ 二\n\n[三](../b/)\n");
    let before = sandbox.tree("content");
    let run = sandbox.on_the_day(&["check", "--format", "short"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .ends_with("3 errors, 0 warnings\n`casebook check --fix` mends 2 of these\n"),
        "{}",
        run.stderr
    );
    assert_eq!(sandbox.tree("content"), before);
    sandbox.write("content/pages/a/ja.md", HEAD.to_owned() + "[三](../b/)\n");
    let run = sandbox.on_the_day(&["check", "--format", "short"]);
    assert!(!run.stderr.contains("--fix"), "{}", run.stderr);
}

#[test]
fn mending_tells_each_mend_with_its_line_and_then_what_remains() {
    let sandbox = page("＃＃ 一\n\n- ［ｘ］ 二\n\n[三](../b/)\n");
    let run = sandbox.on_the_day(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, 1, "a dead link remains");
    assert_eq!(
        run.stdout,
        "content/pages/a/ja.md:10:1: error[link::dead]: there is no page `b`\n"
    );
    assert_eq!(
        run.stderr,
        "mended content/pages/a/ja.md:6: typing::heading-mark\n\
         mended content/pages/a/ja.md:8: typing::task-mark\n\
         mended 2 mistakes in 1 file; 1 error, 0 warnings remain\n"
    );
    let mended = "## 一\n\n- [x] 二\n\n[三](../b/)\n";
    assert_eq!(body(&sandbox, "content/pages/a/ja.md"), mended);
}

#[test]
fn what_a_mend_brings_to_light_is_mended_as_well_and_the_second_time_nothing_is() {
    let sandbox = page("　-　［ｘ］　＊＊「一」＊＊です\n");
    let run = sandbox.on_the_day(&["check", "--fix"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert_eq!(
        body(&sandbox, "content/pages/a/ja.md"),
        "- [x] 「**一**」です\n"
    );
    let before = fs::metadata(sandbox.path("content/pages/a/ja.md")).expect("the file");
    let run = sandbox.on_the_day(&["check", "--fix"]);
    assert_eq!(
        run.stderr,
        "mended 0 mistakes in 0 files; 0 errors, 0 warnings remain\n"
    );
    let after = fs::metadata(sandbox.path("content/pages/a/ja.md")).expect("the file");
    assert_eq!(
        before.modified().expect("a time"),
        after.modified().expect("a time")
    );
}

#[test]
fn a_dry_run_shows_a_patch_and_writes_nothing() {
    let sandbox = page("一行目\n\n- ［ｘ］ 二\r\n- [ ] 三\n\n四\n\n五\n\n## 六　\n\n＊＊七＊＊");
    let before = sandbox.tree(".");
    let run = sandbox.on_the_day(&["check", "--fix", "--dry-run", "--no-cache"]);
    assert_eq!(
        run.stdout,
        "--- a/content/pages/a/ja.md\n\
         +++ b/content/pages/a/ja.md\n\
         @@ -5,7 +5,7 @@\n \n 一行目\n \n\
         -- ［ｘ］ 二\r\n\
         +- [x] 二\r\n \
         - [ ] 三\n \n 四\n\
         @@ -14,4 +14,4 @@\n \n ## 六　\n \n\
         -＊＊七＊＊\n\\ No newline at end of file\n\
         +**七**\n\\ No newline at end of file\n"
    );
    assert_eq!(run.code, 1, "as `check`, since nothing was mended");
    assert!(
        run.stderr
            .contains("would mend content/pages/a/ja.md:8: typing::task-mark\n"),
        "{}",
        run.stderr
    );
    assert_eq!(sandbox.tree("."), before);
    let run = sandbox.on_the_day(&["check", "--dry-run"]);
    assert_eq!(run.code, 2, "without --fix there is nothing to show");
}

#[test]
fn every_other_byte_stays_as_it_is() {
    let sandbox = page("");
    let path = "content/pages/a/ja.md";
    sandbox.write(
        path,
        "\u{feff}---\r\ntitle: 題  \r\nsummary: 説明\r\n---\r\n\r\n\t一 \r\n\n- ［ｘ］ 二\t\r\n　三\r\n\r\n\r\n四",
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let permissions = fs::Permissions::from_mode(0o640);
        fs::set_permissions(sandbox.path(path), permissions).expect("permissions");
    }
    assert_eq!(sandbox.on_the_day(&["check", "--fix"]).code, 0);
    assert_eq!(
        sandbox.read(path),
        "\u{feff}---\r\ntitle: 題  \r\nsummary: 説明\r\n---\r\n\r\n\t一 \r\n\n- [x] 二\t\r\n　三\r\n\r\n\r\n四"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let metadata = fs::metadata(sandbox.path(path)).expect("the file");
        assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
    }
    let names: Vec<_> = sandbox.tree("content/pages").into_keys().collect();
    assert_eq!(names, ["a/ja.md"], "nothing is left beside it");
}

#[test]
fn a_file_that_is_no_utf_8_or_read_only_is_left_and_the_others_are_mended() {
    let sandbox = page("- ［ｘ］ 一\n");
    let broken = [HEAD.as_bytes(), "- ［ｘ］ 一\n".as_bytes(), &[0xff]].concat();
    sandbox.write("content/pages/b/ja.md", &broken);
    let wide = HEAD.to_owned() + "- ［ｘ］ 一\n";
    sandbox.write("content/pages/c/ja.md", &wide);
    let place = sandbox.path("content/pages/c/ja.md");
    let mut permissions = fs::metadata(&place).expect("the file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&place, permissions).expect("permissions");
    let run = sandbox.on_the_day(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains(
            "casebook: cannot mend `content/pages/c/ja.md`: it is read-only; make it writable, \
             then run this again\n"
        ),
        "{}",
        run.stderr
    );
    assert!(
        run.stdout
            .contains("pages/b/ja.md:7:1: error[source::not-utf-8]"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("pages/c/ja.md:6:3: error[typing::task-mark]")
    );
    assert_eq!(body(&sandbox, "content/pages/a/ja.md"), "- [x] 一\n");
    assert_eq!(sandbox.tree("content")["pages/b/ja.md"], broken);
    assert_eq!(sandbox.read("content/pages/c/ja.md"), wide);
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through_inside_the_project_and_never_out_of_it() {
    use std::os::unix::fs::symlink;
    let (sandbox, elsewhere) = (page(""), Sandbox::empty());
    let wide = HEAD.to_owned() + "- ［ｘ］ 一\n";
    sandbox.write("texts/b.md", &wide);
    elsewhere.write("c.md", &wide);
    for (name, target) in [
        ("b", sandbox.path("texts/b.md")),
        ("c", elsewhere.path("c.md")),
    ] {
        let folder = sandbox.path("content/pages").join(name);
        fs::create_dir_all(&folder).expect("a folder");
        symlink(target, folder.join("ja.md")).expect("a link");
    }
    let run = sandbox.on_the_day(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .contains("cannot mend `content/pages/c/ja.md`: it is a link to `"),
        "{}",
        run.stderr
    );
    assert_eq!(body(&sandbox, "texts/b.md"), "- [x] 一\n");
    assert!(sandbox.path("content/pages/b/ja.md").is_symlink());
    assert_eq!(elsewhere.read("c.md"), wide);
}

#[test]
fn programs_are_told_the_mend() {
    let sandbox = page("全角の{漢字｜かんじ｝と[死](../b/)\n");
    let run = sandbox.on_the_day(&["check", "-q", "--format", "json"]);
    let entries: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let edit = |column: u64, text: &str| {
        serde_json::json!({
            "line": 6, "column": column, "end_line": 6, "end_column": column + 1, "text": text,
        })
    };
    assert_eq!(
        entries[0]["fix"],
        serde_json::json!([edit(7, "|"), edit(11, "}")])
    );
    assert_eq!(entries[1]["fix"], Value::Null);
    let run = sandbox.on_the_day(&["check", "-q", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let results = &log["runs"][0]["results"];
    let change = &results[0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "content/pages/a/ja.md");
    assert_eq!(
        change["replacements"][1],
        serde_json::json!({
            "deletedRegion": {"startLine": 6, "startColumn": 11, "endLine": 6, "endColumn": 12},
            "insertedContent": {"text": "}"},
        })
    );
    assert_eq!(results[1]["fixes"], Value::Null);
}

#[test]
fn a_mend_is_known_from_what_is_remembered_as_well() {
    let sandbox = page("- ［ｘ］ 一\n");
    for _ in 0..2 {
        let run = sandbox.on_the_day(&["check", "-q", "--format", "json"]);
        assert!(run.stdout.contains("\"text\": \"[x] \""), "{}", run.stdout);
    }
}

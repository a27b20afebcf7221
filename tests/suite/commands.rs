//! The command line: help, exit codes, and the commands that begin something.
//!
//! Takes arguments; gives what is printed, written, and returned.

use crate::sandbox::Sandbox;

#[test]
fn every_command_has_a_help_with_examples() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["--help"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("Exit codes: 0"), "{}", run.stdout);
    let (_, list) = run
        .stdout
        .split_once("Commands:\n")
        .expect("a list of commands");
    let names = list.lines().take_while(|line| !line.is_empty());
    let names: Vec<&str> = names
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(
        names,
        [
            "build", "check", "serve", "new", "init", "upstream", "explain"
        ]
    );
    for name in names {
        let run = sandbox.run(&[name, "--help"]);
        assert_eq!(run.code, 0, "{name}");
        assert!(
            run.stdout
                .contains(&format!("Examples:\n  casebook {name}")),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn the_exit_code_tells_bad_content_from_a_run_that_failed() {
    let sandbox = Sandbox::empty();
    let code = |arguments: &[&str]| sandbox.run(arguments).code;
    assert_eq!(code(&["--version"]), 0);
    for mistake in [
        &["bild"] as &[&str],
        &["build", "--ouput", "x"],
        &["check", "--today", "yesterday"],
        &["check", "--format", "xml"],
        &["check", "--root", "nowhere"],
        &["build"],
        &[],
    ] {
        assert_eq!(code(mistake), 2, "{mistake:?}");
    }
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    assert_eq!(code(&["check"]), 0);
    sandbox.write(
        "content/site.yaml",
        "title: 本\nlanguages: [ja]\ntheme: mine\n",
    );
    assert_eq!(code(&["check"]), 1);
    assert_eq!(code(&["build"]), 1);
}

#[test]
fn a_code_is_explained_and_a_misspelt_one_is_guessed() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["explain", "link::dead"]);
    assert_eq!(run.code, 0);
    assert!(
        run.stdout.starts_with("link::dead (error): "),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("../../terms/disclosure/"),
        "how to mend it"
    );
    let run = sandbox.run(&["explain", "link::deda"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("did you mean `link::dead`"),
        "{}",
        run.stderr
    );
    assert_eq!(sandbox.run(&["explain", "weather"]).code, 2);
}

#[test]
fn every_code_has_a_name_a_title_and_an_explanation_of_its_own() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["explain"]);
    let names: Vec<&str> = run
        .stdout
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted, "in order, and each once");
    for line in run.stdout.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (area, name) = words[0].split_once("::").expect("an area and a name");
        let is_kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(area.chars().chain(name.chars()).all(is_kebab), "{line}");
        assert!(words.len() > 4, "{line} has a title");
        assert!(!line.ends_with('.'), "{line}");
    }
}

#[test]
fn a_new_casebook_is_without_mistakes_and_builds() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["init", "mine"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for drafts in [&[] as &[&str], &["--drafts"]] {
        let arguments = ["check", "--root", "mine", "--format", "short"];
        let run = sandbox.on_the_day(&[&arguments, drafts].concat());
        assert_eq!(run.code, 0, "{}", run.stdout);
        assert!(!run.stdout.contains("error"), "{}", run.stdout);
    }
    sandbox.build("public", &["--root", "mine", "--drafts"]);
    let tree = sandbox.tree("public");
    for path in [
        "index.html",
        "ja/index.html",
        "en/cases/index.html",
        "ja/cases/first-case/index.html",
        "ja/cases/first-case/first-case.ja.worksheet.pdf",
        "ja/quizzes/first-case/index.html",
    ] {
        assert!(tree.contains_key(path), "{path}");
    }
    let before = sandbox.tree("mine");
    assert_eq!(sandbox.run(&["init", "mine"]).code, 2, "not twice");
    assert_eq!(sandbox.tree("mine"), before);
}

#[test]
fn a_draft_is_published_only_when_it_is_asked_for() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["init", "."]);
    sandbox.run(&["new", "case", "left-out"]);
    let draft = "content/cases/left-out/ja.md";
    sandbox.write(
        draft,
        sandbox.read(draft) + "\n[まだない](../../terms/nothing/)\n",
    );
    let is_draft = |path: &String| path.contains("left-out");
    sandbox.build("public", &[]);
    assert!(!sandbox.tree("public").keys().any(is_draft));
    let (code, found) = sandbox.found("check", &["--drafts"]);
    assert_eq!((code, found.len()), (1, 1), "{found:?}");
    assert_eq!(sandbox.found("check", &[]), (0, Vec::new()));
}

#[test]
fn a_new_case_needs_a_name_of_its_own() {
    let sandbox = Sandbox::empty();
    assert_eq!(
        sandbox.run(&["new", "case", "a"]).code,
        2,
        "no casebook here"
    );
    sandbox.run(&["init", "."]);
    let run = sandbox.run(&["new", "case", "left-out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = sandbox.read("content/cases/left-out/ja.md");
    assert!(
        text.contains("## 何が起きたか") && text.contains("- [x]"),
        "{text}"
    );
    let (code, found) = sandbox.found("check", &["--drafts"]);
    assert_eq!(code, 0, "{found:?}");
    sandbox.write("content/cases/left-out/ja.md", "mine");
    assert_eq!(
        sandbox.run(&["new", "case", "left-out"]).code,
        2,
        "not twice"
    );
    assert_eq!(sandbox.read("content/cases/left-out/ja.md"), "mine");
    let before = sandbox.tree(".");
    let long = "a".repeat(65);
    for bad in [
        "Left Out",
        "仲間外れ",
        "../x",
        "con",
        "a/b",
        "",
        long.as_str(),
    ] {
        let run = sandbox.run(&["new", "case", bad]);
        assert_eq!(run.code, 2, "{bad}");
        assert!(!run.stderr.is_empty(), "{bad}");
        assert_eq!(sandbox.tree("."), before, "{bad}");
    }
}

#[test]
fn quiet_prints_nothing_but_mistakes() {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    for command in ["check", "build"] {
        let run = sandbox.on_the_day(&[command, "--quiet"]);
        assert_eq!(
            (run.code, run.stdout, run.stderr),
            (0, String::new(), String::new())
        );
    }
}

#[test]
fn a_language_asked_for_twice_or_with_commas_is_one_build() {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja, en, ar]\n");
    sandbox.build("public", &["--lang", "en,ar", "--lang", "en"]);
    let tree = sandbox.tree("public");
    assert!(tree.contains_key("en/index.html") && tree.contains_key("ar/index.html"));
    assert!(!tree.contains_key("ja/index.html"));
}

#[test]
fn the_day_decides_what_is_overdue() {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    for (path, facts, due) in [
        (
            "desks/a",
            "group: talk\nchannels: [{kind: phone, address: \"110\"}]",
            "2027-04-01",
        ),
        ("laws/a", "figure: 一年以下", "2027-05-01"),
    ] {
        let head = "---\ntitle: 題\nsummary: 一行です。";
        let text = format!("{head}\n{facts}\nas_of: 2026-01-01\nreview_by: {due}\n---\n");
        sandbox.write(&format!("content/{path}/ja.md"), text);
    }
    let overdue = |day: &str, more: &[&str]| {
        let run = sandbox.run(&[&["check", "--format", "short", "--today", day], more].concat());
        let lines = run
            .stdout
            .lines()
            .filter(|line| line.contains("facts::overdue"));
        let paths = lines.filter_map(|line| Some(line.split_once(':')?.0.to_owned()));
        (run.code, paths.collect::<Vec<String>>())
    };
    let (desk, law) = ("content/desks/a/ja.md", "content/laws/a/ja.md");
    let paths = |paths: &[&str]| {
        paths
            .iter()
            .map(|path| (*path).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        overdue("2027-04-01", &[]),
        (0, paths(&[])),
        "due on the day itself"
    );
    assert_eq!(overdue("2027-04-02", &[]), (0, paths(&[desk])));
    assert_eq!(overdue("2027-05-01", &[]), (0, paths(&[desk])));
    assert_eq!(
        overdue("2027-05-02", &[]),
        (0, paths(&[desk, law])),
        "late, and no error"
    );
    assert_eq!(
        overdue("2027-05-02", &["--strict"]),
        (1, paths(&[desk, law]))
    );
    assert_eq!(overdue("2027-04-01", &["--strict"]), (0, paths(&[])));
}

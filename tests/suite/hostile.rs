//! Texts that mean harm, or come from a broken editor: reported or printed as words, never run.
//!
//! Takes small projects with one odd file; gives an exit code of 0 or 1, never a panic.

use crate::diagnostics::shared;
use crate::sandbox::{Sandbox, Tree, is_page};
use crate::texts::{book, with_plain_sheets};

/// A project of one page with the given text.
fn page(text: impl AsRef<[u8]>) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    sandbox.write("themes/default/fonts.yaml", shared("fonts.yaml"));
    let mut bytes =
        b"---\ntitle: \xe9\xa0\x81\nsummary: \xe8\xaa\xac\xe6\x98\x8e\n---\n\n".to_vec();
    bytes.extend(text.as_ref());
    sandbox.write("content/pages/a/ja.md", bytes);
    sandbox
}

/// The codes found in a project, each once.
fn codes(sandbox: &Sandbox) -> Vec<String> {
    let (code, found) = sandbox.found("check", &[]);
    assert_eq!(code, i32::from(!found.is_empty()), "{found:?}");
    let mut codes: Vec<String> = found.into_iter().map(|one| one.code).collect();
    codes.dedup();
    codes
}

/// The main part of the page of `page`, built.
fn main_of(text: &str) -> String {
    let sandbox = page(text);
    sandbox.build("public", &[]);
    let html = sandbox.read("public/ja/a/index.html");
    let main = html
        .split_once("<main")
        .and_then(|(_, rest)| rest.split_once("</main>"));
    main.expect("a main part").0.to_owned()
}

/// Whether any page of a built site holds some words.
fn holds(tree: &Tree, words: &str) -> bool {
    let pages = tree.iter().filter(|(path, _)| is_page(path));
    pages
        .into_iter()
        .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(words))
}

#[test]
fn nesting_without_end_is_one_mistake() {
    for nested in [
        ">".repeat(10_000) + "深い",
        (0..500)
            .map(|depth| " ".repeat(depth * 2) + "- 深い\n")
            .collect(),
        "*あ **い ".repeat(3_000) + &"** *".repeat(3_000),
        "[".repeat(10_000) + "深い" + &"](#a)".repeat(10_000),
        "![".repeat(5_000) + "深い" + &"](a.png)".repeat(5_000),
    ] {
        let found = codes(&page(&nested));
        let start: String = nested.chars().take(10).collect();
        assert!(found.len() <= 3, "{start}…: {found:?}");
    }
    assert_eq!(
        codes(&page(">".repeat(10_000) + "深い")),
        ["markdown::too-deep"]
    );
}

#[test]
fn scripts_and_their_links_are_refused() {
    assert_eq!(
        codes(&page("<script>alert(1)</script>")),
        ["markdown::raw-html"]
    );
    assert_eq!(
        codes(&page("文<img src=x onerror=alert(1)>文")),
        ["markdown::raw-html"]
    );
    for link in [
        "[押す](javascript:alert(1))",
        "[押す](  JAVASCRIPT:alert(1))",
        "<javascript:alert(1)>",
        "[押す](data:text/html;base64,PHNjcmlwdD4=)",
        "[押す][a]\n\n[a]: vbscript:x",
    ] {
        assert!(!codes(&page(link)).is_empty(), "{link}");
    }
}

#[test]
fn what_a_template_or_a_typesetter_would_run_is_printed_as_words() {
    let text = "式は{{ 7*7 }}と{% raw %}と#panic(\"x\")と$x$と`{{ 7*7 }}`と\\<b>と&lt;i>です。\n\n\
                ## {{ page.title }}\n\n| {{ a }} |\n|---|\n| #eval(\"1\") |\n";
    let main = main_of(text);
    for words in [
        "{{ 7*7 }}",
        "{% raw %}",
        "#panic(&quot;x&quot;)",
        "$x$",
        "&lt;b&gt;",
        "&lt;i&gt;",
        "{{ page.title }}",
    ] {
        assert!(main.contains(words), "{words} in {main}");
    }
    assert!(!main.contains("49"), "{main}");
}

#[test]
fn the_words_of_front_matter_are_escaped_wherever_they_are_shown() {
    let sandbox = with_plain_sheets(book());
    for path in [
        "cases/small",
        "desks/talk",
        "laws/rule",
        "terms/word",
        "pages/about",
    ] {
        let path = format!("content/{path}/ja.md");
        let text = sandbox.read(&path);
        let title = text
            .lines()
            .find(|line| line.starts_with("title:"))
            .expect("a title");
        let hostile = "title: '\"><b onclick=x>{{ 7*7 }}</b>#panic()'";
        sandbox.write(
            &path,
            text.replace(title, hostile)
                .replace("summary: ", "summary: <i>&"),
        );
    }
    let site = sandbox
        .read("content/site.yaml")
        .replace("小さな本", "'<u>\"本\"</u>'");
    sandbox.write("content/site.yaml", site);
    sandbox.build("public", &[]);
    let tree = sandbox.tree("public");
    for tag in ["<b onclick", "<i>&", "<u>", "7*7 }}\"><b", ">49<"] {
        assert!(!holds(&tree, tag), "{tag}");
    }
    assert!(holds(&tree, "{{ 7*7 }}"));
}

#[test]
fn bytes_that_are_no_text_are_reported() {
    assert_eq!(codes(&page(b"\x00\x00")), ["source::control-character"]);
    assert_eq!(codes(&page(b"\xff\xfe\x00a")), ["source::not-utf-8"]);
    let (shift_jis, utf_16) = (
        b"\x93\xfa\x96\x7b\x8c\xea\n".as_slice(),
        b"\xff\xfe-\x00-\x00",
    );
    for bytes in [shift_jis, utf_16.as_slice()] {
        let sandbox = page("文");
        sandbox.write("content/pages/b/ja.md", bytes);
        assert_eq!(codes(&sandbox), ["source::not-utf-8"]);
    }
    let sandbox = page("文");
    sandbox.write("content/site.yaml", b"title: \x93\xfa\n".as_slice());
    assert_eq!(codes(&sandbox), ["source::not-utf-8"]);
}

#[test]
fn line_ends_and_marks_of_other_systems_make_no_difference() {
    let text = "---\ntitle: 頁\nsummary: 説明\n---\n\n## 題\n\n一行目\n二行目\n\n- あ\n- い\n\n| 列 |\n|---|\n| 値 |\n\n```\nx\ny\n```\n";
    let built = |text: &str| {
        let sandbox = page("");
        sandbox.write("content/pages/a/ja.md", text);
        sandbox.write(
            "content/site.yaml",
            "\u{feff}title: 本\r\nlanguages: [ja]\r\n",
        );
        sandbox.build("public", &[]);
        sandbox.read("public/ja/a/index.html")
    };
    let plain = built(text);
    assert_eq!(built(&text.replace('\n', "\r\n")), plain, "Windows");
    assert_eq!(
        built(&format!("\u{feff}{text}")),
        plain,
        "a byte order mark"
    );
}

#[test]
fn settings_and_facts_without_sense_are_reported_and_nothing_panics() {
    for yaml in [
        "",
        "[]",
        "-",
        "title",
        "null",
        "{",
        "title: [",
        "languages: {}",
        "languages: [[ja]]",
        "title: {ja: 本}\nlanguages: ja\ntopics: [a]",
        "title: 本\nlanguages: [ja]\nreading: text",
        "title: 本\nlanguages: [ja]\ntheme: ../../etc",
        "? a\n: b",
        "---\n---\n",
        "title: 本\nlanguages: []",
        "\"a\\u0000\": 1",
        "a: &a [*a]",
    ] {
        let sandbox = page("文");
        sandbox.write("content/site.yaml", yaml);
        let run = sandbox.on_the_day(&["check", "--format", "human"]);
        assert_eq!(run.code, 1, "{yaml}: {}{}", run.stdout, run.stderr);
        let front = page("文");
        front.write(
            "content/cases/a/ja.md",
            format!("---\n{yaml}\n---\n\n## 何が起きたか\n"),
        );
        let run = front.on_the_day(&["check", "--format", "human"]);
        assert_eq!(run.code, 1, "{yaml}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn an_empty_project_and_none_at_all_are_told_apart() {
    let sandbox = Sandbox::empty();
    let run = sandbox.on_the_day(&["check"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("casebook init"), "{}", run.stderr);
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    sandbox.build("public", &[]);
    assert!(sandbox.tree("public").contains_key("ja/index.html"));
}

#[test]
fn a_link_out_of_the_content_reads_nothing() {
    let sandbox = page(
        "![秘密](../../../secret.png)\n\n![秘密](/etc/passwd)\n\n![秘密](..%2F..%2F..%2Fsecret.png)\n",
    );
    sandbox.write("secret.png", "secret");
    assert_eq!(codes(&sandbox), ["link::dead"]);
}

#[test]
fn a_theme_is_never_read_from_elsewhere() {
    let sandbox = page("文\n");
    sandbox.write("elsewhere/assets/secret.css", "a{color:red}");
    sandbox.write("themes/mine/assets/own.css", "a{color:red}");
    let settings = |theme: &str| format!("title: 本\nlanguages: [ja]\ntheme: {theme}\n");
    let elsewhere = sandbox.path("elsewhere").display().to_string();
    for theme in [
        "../elsewhere",
        "mine/../../elsewhere",
        &elsewhere,
        ".",
        "mine/",
    ] {
        sandbox.write("content/site.yaml", settings(theme));
        assert_eq!(codes(&sandbox), ["front::invalid-slug"], "{theme}");
    }
    sandbox.write("content/site.yaml", settings("mine"));
    assert_eq!(codes(&sandbox), Vec::<String>::new());
}

#[test]
fn a_footnote_that_names_itself_comes_to_an_end() {
    let main = main_of("文[^a]。\n\n[^a]: 注[^a]と[^b]。\n\n[^b]: 注[^a]。\n");
    assert_eq!(main.matches("<li id=").count(), 2, "{main}");
}

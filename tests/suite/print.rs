//! Worksheets: what they say, how they are tagged, and that they carry their fonts.
//!
//! Takes the golden book of everything, printed with the theme that casebook ships; gives what
//! poppler's programs read in the files. Bytes are compared nowhere but in `publish`.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::sandbox::{Sandbox, home, tree};

/// The sheets of the book, printed once for all tests.
fn printed() -> &'static Sandbox {
    static PRINTED: OnceLock<Sandbox> = OnceLock::new();
    PRINTED.get_or_init(|| {
        let sandbox = Sandbox::empty();
        for (path, bytes) in tree(&home().join("tests/golden/everything/content")) {
            sandbox.write(&format!("content/{path}"), bytes);
        }
        sandbox.build("public", &[]);
        sandbox
    })
}

/// The sheet of the whole case in a language.
fn sheet(language: &str) -> String {
    format!("public/{language}/cases/whole/whole.{language}.worksheet.pdf")
}

/// What a program says about a sheet.
fn read(program: &str, arguments: &[&str], language: &str) -> String {
    let path = printed().path(&sheet(language));
    let output = Command::new(program)
        .args(arguments)
        .arg(&path)
        .args((program == "pdftotext").then_some("-"))
        .output()
        .unwrap_or_else(|error| panic!("{program} (of poppler-utils): {error}"));
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    // Titles in a tree of tags are UTF-16, and not what is looked at.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A text without spaces and line breaks, which depend on the width of a page.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_worksheet_holds_title_story_questions_and_desks() {
    let text = dense(&read("pdftotext", &["-layout"], "ja"));
    for words in [
        "全部入りの事例",
        "すべての本",
        "誹謗の話。",
        "ひぼう",
        "その後",
        "話の注。",
        "どう思いますか。",
        "よく読む。",
        "相談する。",
        "一つ選ぶ問い",
        "一つ目",
        "正しくない",
        "話す窓口",
        "0120-000-000",
        "2026年3月1日",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in ["{誹謗|ひぼう}", "[^a]", "**", "[!WARNING]", "⟨", "none"] {
        assert!(!text.contains(words), "{words} in {text}");
    }
}

#[test]
fn a_pupils_page_does_not_tell_the_answers() {
    let text = read("pdftotext", &["-layout"], "ja");
    let (pupils, teachers) = text.split_once("先生用").expect("a page for teachers");
    for words in ["二つ目への返事", "解説。", "手がかり"] {
        assert!(!dense(pupils).contains(words), "{words}");
    }
    assert!(dense(teachers).contains("二つ目への返事"), "{teachers}");
}

#[test]
fn a_worksheet_in_arabic_is_marked_as_arabic_and_holds_its_words() {
    let text = read("pdftotext", &[], "ar");
    assert!(text.contains("English"), "{text}");
    let has_arabic =
        |c: char| ('\u{600}'..='\u{6ff}').contains(&c) || ('\u{fb50}'..='\u{feff}').contains(&c);
    assert!(
        text.chars().filter(|c| has_arabic(*c)).count() > 100,
        "{text}"
    );
    let meta = dense(&read("pdfinfo", &["-meta"], "ar"));
    assert!(
        meta.contains("<rdf:li>ar</rdf:li>"),
        "the document's language: {meta}"
    );
}

#[test]
fn every_font_is_in_the_file_and_can_be_read_back() {
    for language in ["ja", "ar"] {
        let list = read("pdffonts", &[], language);
        let rows: Vec<&str> = list.lines().skip(2).collect();
        assert!(!rows.is_empty(), "{list}");
        for row in rows {
            let words: Vec<&str> = row.split_whitespace().collect();
            let n = words.len();
            // … encoding, embedded, subset, unicode, object and generation.
            assert_eq!(words[n - 5..n - 2], ["yes", "yes", "yes"], "{row}");
        }
    }
}

#[test]
fn a_worksheet_is_an_accessible_file_with_a_title_and_a_date_from_its_facts() {
    let info = read("pdfinfo", &[], "ja");
    let value = |key: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_else(|| panic!("{key} in {info}"))
            .trim()
            .to_owned()
    };
    assert_eq!(value("Title:"), "全部入りの事例");
    assert_eq!(value("Tagged:"), "yes");
    assert_eq!(value("JavaScript:"), "no");
    assert_eq!(value("Encrypted:"), "no");
    assert!(value("Page size:").contains("A4"), "{info}");
    assert!(value("CreationDate:").contains("Mar  1"), "{info}");
    let meta = read("pdfinfo", &["-meta"], "ja");
    assert!(
        meta.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "PDF/UA-1: {meta}"
    );
}

#[test]
fn a_worksheet_is_tagged_as_before() {
    let folder = home().join("tests/golden/everything/tags");
    for language in ["ja", "ar"] {
        let found = tags(&read("pdfinfo", &["-struct"], language));
        let path = folder.join(format!("{language}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, &found).expect("a file");
        }
        assert_eq!(found, stored(&path), "{language}");
        assert!(
            !found.lines().any(|line| line.trim() == "NonStruct"),
            "{found}"
        );
    }
}

/// A stored text.
fn stored(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The tags of a file, each set in under what holds it; what they say is left out.
fn tags(tree: &str) -> String {
    let tag = |line: &str| {
        let name = line.trim_start();
        let indent = line.len() - name.len();
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let is_tag =
            name.starts_with(|c: char| c.is_ascii_uppercase()) && !name.starts_with("Object");
        is_tag.then(|| format!("{}{}\n", " ".repeat(indent), &name[..end]))
    };
    tree.lines().filter_map(tag).collect()
}

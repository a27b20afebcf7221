//! A small whole book, good in every part, for tests to begin with.
//!
//! Takes nothing; gives files. Two languages, one case with a quiz, and one entry of each kind.

use crate::diagnostics::shared;
use crate::sandbox::Sandbox;

/// The book in a folder of its own.
pub(crate) fn book() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", shared("site.yaml"));
    let facts = shared("case.yaml") + "laws: [rule]\ndesks: [talk]\n";
    let law = "\n## 法律の窓\n\n[きまり](../../laws/rule/)があります。\n\n";
    let case = format!(
        "---\n{facts}---\n\n{}{law}{}",
        shared("sections.md"),
        shared("quiz.md")
    );
    sandbox.write("content/cases/small/ja.md", case);
    let law = "\n## What the law says\n\nThere is [a rule](../../laws/rule/).\n\n";
    let case = format!(
        "---\n{}---\n\n{}{law}{}",
        shared("translation.yaml"),
        shared("sections.en.md"),
        shared("quiz.en.md")
    );
    sandbox.write("content/cases/small/en.md", case);
    let entry = |title: &str, more: &str, text: &str| {
        format!("---\ntitle: {title}\nsummary: 一行の説明。\n{more}---\n\n{text}\n")
    };
    let desk = "group: talk\nas_of: 2026-01-01\nchannels: [{kind: phone, address: \"0120-000-000\", hours: 24/7}]\n";
    sandbox.write(
        "content/desks/talk/ja.md",
        entry("話す窓口", desk, "電話できます。"),
    );
    sandbox.write(
        "content/laws/rule/ja.md",
        entry("きまり", "", "[ことば](../../terms/word/)です。"),
    );
    sandbox.write(
        "content/terms/word/ja.md",
        entry("言葉", "reading: ことば\n", "意味です。"),
    );
    let about = entry("この本について", "", "![絵](picture.svg)");
    sandbox.write("content/pages/about/ja.md", about);
    sandbox.write(
        "content/pages/about/picture.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
    );
    sandbox
}

/// Makes the book quick to build: no sheets of the theme's, only the smallest there can be.
pub(crate) fn with_plain_sheets(sandbox: Sandbox) -> Sandbox {
    sandbox.write("themes/default/fonts.yaml", shared("fonts.yaml"));
    sandbox.write(
        "themes/default/print/worksheet.typ",
        "#let data = json(\"/data.json\")\n\
         #set document(title: data.title)\n\
         #set text(font: data.families, lang: data.lang)\n\
         = #data.title\n",
    );
    sandbox
}

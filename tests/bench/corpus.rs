//! The text that is measured: the same every time, and nobody's.
//!
//! Takes a number of pages; writes a casebook of glossary entries in Japanese and English, and the same
//! text for Hugo.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Words the Japanese text is put together from.
const JA: [&str; 40] = [
    "写真",
    "友だち",
    "画面",
    "投稿",
    "名前",
    "学校",
    "先生",
    "家族",
    "時間",
    "約束",
    "返事",
    "通知",
    "設定",
    "相手",
    "気持ち",
    "言葉",
    "場所",
    "記録",
    "相談",
    "窓口",
    "動画",
    "集まり",
    "広告",
    "お金",
    "番号",
    "秘密",
    "機械",
    "規則",
    "朝",
    "夜",
    "静かな",
    "大切な",
    "新しい",
    "小さな",
    "ていねいな",
    "送る",
    "待つ",
    "見直す",
    "断る",
    "伝える",
];

/// Words the English text is put together from.
pub(crate) const EN: [&str; 40] = [
    "picture", "friend", "screen", "post", "name", "school", "teacher", "family", "time",
    "promise", "answer", "notice", "setting", "person", "feeling", "word", "place", "record",
    "talk", "desk", "film", "group", "advert", "money", "number", "secret", "machine", "rule",
    "morning", "evening", "quiet", "careful", "new", "small", "kind", "send", "wait", "review",
    "refuse", "tell",
];

/// A row of numbers that is the same every time
/// ([`SplitMix64`](https://doi.org/10.1145/2714064.2660195)).
pub(crate) struct Row(u64);

impl Row {
    /// A row of its own for each seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 33).expect("31 bits") % n
    }

    /// One of some words.
    pub(crate) fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Writes a corpus below `root`: `<name>/content`, and `<name>-hugo/content`.
pub(crate) fn write(root: &Path, name: &str, pages: usize) {
    let entries = (pages / 2).max(1);
    let site = "title: {ja: 測るための本, en: A book to measure}\nlanguages: [ja, en]\nbase_url: https://casebook.example/\ntopics: {}\n";
    put(root, &format!("{name}/content/site.yaml"), site);
    for number in 0..entries {
        let mut row = Row::new(number as u64);
        let ja = japanese(&mut row, number, entries);
        let en = english(&mut row, number, entries);
        let folder = format!("{name}/content/terms/word-{number}");
        let summary = sentence(&mut row);
        let head = format!("title: 言葉{number}\nsummary: {summary}。\nreading: ことば{number}\n");
        let ja_head = format!("description: {summary}。\nreading: ことば{number}");
        put(
            root,
            &format!("{folder}/ja.md"),
            &format!("---\n{head}---\n{ja}"),
        );
        let summary = row.pick(&EN);
        let head = format!(
            "title: Word {number}\nsummary: About a {summary}.\ntranslation: {{method: human}}\n"
        );
        let en_head = format!("description: About a {summary}.");
        put(
            root,
            &format!("{folder}/en.md"),
            &format!("---\n{head}---\n{en}"),
        );
        for (language, title, head, text) in [
            ("ja", "言葉", ja_head, with_html(&ja)),
            ("en", "Word ", en_head, en.clone()),
        ] {
            let path = format!("{name}-hugo/content/{language}/terms/word-{number}.md");
            put(
                root,
                &path,
                &format!("---\ntitle: {title}{number}\n{head}\n---\n{text}"),
            );
        }
    }
}

/// The Japanese text with its readings in HTML, as Hugo wants them.
fn with_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (base, after) = after.split_once('|').expect("a reading");
        let (reading, after) = after.split_once('}').expect("its end");
        out.push_str(before);
        let _ = write!(out, "<ruby>{base}<rt>{reading}</rt></ruby>");
        rest = after;
    }
    out + rest
}

/// One Japanese sentence without its full stop.
pub(crate) fn sentence(row: &mut Row) -> String {
    format!(
        "{}を{}{}が{}とき",
        row.pick(&JA),
        row.pick(&JA),
        row.pick(&JA),
        row.pick(&JA)
    )
}

/// About 1,150 characters.
fn japanese(row: &mut Row, number: usize, entries: usize) -> String {
    let mut text = String::new();
    for heading in ["はじめに", "くわしく", "たとえば", "気をつけること"] {
        let _ = writeln!(text, "\n## {heading}\n");
        for _ in 0..2 {
            for _ in 0..5 {
                let _ = write!(
                    text,
                    "{}、{}は{}です。",
                    sentence(row),
                    row.pick(&JA),
                    row.pick(&JA)
                );
            }
            let _ = write!(text, "**{}**と{{誹謗|ひぼう}}について。", row.pick(&JA));
            let _ = writeln!(
                text,
                "[ほかの言葉](../word-{}/)も見てください。\n",
                row.below(entries)
            );
        }
    }
    let _ = writeln!(
        text,
        "| ことば | 意味 |\n|---|---|\n| {} | {} |\n",
        row.pick(&JA),
        sentence(row)
    );
    let _ = writeln!(text, "## 問い{number}\n");
    for _ in 0..4 {
        let _ = writeln!(
            text,
            "- {}はどれですか。\n  - {}\n  - {}",
            sentence(row),
            row.pick(&JA),
            row.pick(&JA)
        );
    }
    text
}

/// About 530 words.
fn english(row: &mut Row, number: usize, entries: usize) -> String {
    let mut text = String::new();
    for heading in ["To begin with", "In detail", "For example", "What to mind"] {
        let _ = writeln!(text, "\n## {heading}\n");
        for _ in 0..2 {
            for _ in 0..5 {
                let words: Vec<&str> = (0..10).map(|_| row.pick(&EN)).collect();
                let _ = write!(text, "The {}. ", words.join(" "));
            }
            let _ = write!(text, "See **{}**. ", row.pick(&EN));
            let _ = writeln!(
                text,
                "[Another word](../word-{}/) is near.\n",
                row.below(entries)
            );
        }
    }
    let _ = writeln!(
        text,
        "| word | meaning |\n|---|---|\n| {} | {} |\n",
        row.pick(&EN),
        row.pick(&EN)
    );
    let _ = writeln!(text, "## Questions {number}\n");
    for _ in 0..4 {
        let _ = writeln!(
            text,
            "- Which {} is it?\n  - {}\n  - {}",
            row.pick(&EN),
            row.pick(&EN),
            row.pick(&EN)
        );
    }
    text
}

/// Writes a file and the folders it lies in.
pub(crate) fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, text).expect("a file");
}

//! The "full" text: whole cases, each with a quiz page and a worksheet, and what they name.
//!
//! Takes a number of cases; writes a casebook of them in Japanese and English, with two dozen desks, laws
//! and words that they link to. The words are those of the lean text.

use std::fmt::Write as _;
use std::path::Path;

use crate::corpus::{self, Row, put};

/// How many words, desks and laws there are to name.
const SHARED: usize = 24;

/// How many questions a quiz has.
const QUESTIONS: usize = 4;

/// The headings of a case, in both languages, by the role of each section.
const SECTIONS: [(&str, &str, Kind); 8] = [
    ("何が起きたか", "What happened", Kind::Story),
    ("話し合おう", "Let's talk", Kind::Numbered),
    ("解説", "Why it happened", Kind::Story),
    ("防ぐには", "How to prevent it", Kind::Bullets),
    ("もし起きたら", "If it happens", Kind::Numbered),
    ("法律の窓", "What the law says", Kind::Line),
    ("授業案", "Lesson plan", Kind::Plan),
    ("家で", "At home", Kind::Line),
];

/// What a section is made of.
#[derive(Clone, Copy)]
enum Kind {
    Story,
    Numbered,
    Bullets,
    Line,
    Plan,
}

/// A language of the text.
#[derive(Clone, Copy, PartialEq)]
enum Language {
    Ja,
    En,
}

/// Writes the casebook below `root`: `full/content`.
pub(crate) fn write(root: &Path, cases: usize) {
    let site = "title: {ja: 測るための本, en: A book to measure}\nlanguages: [ja, en]\n\
                base_url: https://casebook.example/\ntopics: {words: {ja: 言葉, en: Words}}\n";
    put(root, "full/content/site.yaml", site);
    for number in 0..SHARED {
        shared(root, number);
    }
    for number in 0..cases {
        for language in [Language::Ja, Language::En] {
            let mut row = Row::new(number as u64 * 2 + language as u64);
            let text = case(&mut row, number, language);
            put(root, &path("cases", "case", number, language), &text);
        }
    }
}

/// Where an entry's text lies.
fn path(collection: &str, name: &str, number: usize, language: Language) -> String {
    let tag = match language {
        Language::Ja => "ja",
        Language::En => "en",
    };
    format!("full/content/{collection}/{name}-{number}/{tag}.md")
}

/// Writes one word, one desk and one law, in both languages.
fn shared(root: &Path, number: usize) {
    let mut row = Row::new(1_000_000 + number as u64);
    let facts = [
        ("terms", "word", format!("reading: ことば{number}\n")),
        (
            "desks",
            "desk",
            format!(
                "group: talk\nas_of: 2026-04-01\nchecked: 2026-04-02\nreview_by: 2027-04-01\nchannels:\n  \
                 - {{kind: phone, address: 000-0000-{number:04}, hours: Mo-Fr 09:00-17:00, languages: [ja], cost: free}}\n"
            ),
        ),
        (
            "laws",
            "law",
            "articles: 一条\nin_force_from: 2026-04-01\nas_of: 2026-04-01\nchecked: 2026-04-02\nreview_by: 2027-04-01\n"
                .to_owned(),
        ),
    ];
    for (collection, name, facts) in facts {
        for language in [Language::Ja, Language::En] {
            let (title, own) = match language {
                Language::Ja => (format!("見出し{number}"), facts.as_str()),
                Language::En => (
                    format!("Heading {number}"),
                    "translation: {method: human}\n",
                ),
            };
            let text = format!(
                "---\ntitle: {title}\nsummary: {}\n{own}---\n\n{}\n",
                line(&mut row, language),
                line(&mut row, language)
            );
            put(root, &path(collection, name, number, language), &text);
        }
    }
}

/// One case with all its sections.
fn case(row: &mut Row, number: usize, language: Language) -> String {
    let (title, own) = match language {
        Language::Ja => (
            format!("事例{number}"),
            format!(
                "grades: e5-j3\nminutes: [15, 45]\ntopics: [words]\ncare: gentle\nlaws: [law-{}]\ndesks: [desk-{}, desk-{}]\n\
                 published: 2026-11-01\n",
                row.below(SHARED),
                number % SHARED,
                (number + 1) % SHARED
            ),
        ),
        Language::En => (
            format!("Case {number}"),
            "translation: {method: human}\n".to_owned(),
        ),
    };
    let mut text = format!(
        "---\ntitle: {title}\nsummary: {}\n{own}---\n",
        line(row, language)
    );
    for (ja, en, kind) in SECTIONS {
        let heading = if language == Language::Ja { ja } else { en };
        let _ = writeln!(text, "\n## {heading}\n");
        section(&mut text, row, kind, language);
    }
    quiz(&mut text, row, language);
    text
}

/// Writes what stands in a section.
fn section(text: &mut String, row: &mut Row, kind: Kind, language: Language) {
    let marks = match kind {
        Kind::Story => ["", "", "", ""].as_slice(),
        Kind::Numbered => &["1. ", "2. ", "3. "],
        Kind::Bullets => &["- ", "- ", "- "],
        Kind::Line => &[""],
        Kind::Plan => {
            text.push_str("| 分 | すること |\n|---|---|\n| 5 | ");
            let _ = writeln!(text, "{} |\n", line(row, language));
            return;
        }
    };
    for mark in marks {
        let link = row.below(SHARED);
        let words = if language == Language::Ja {
            "{言葉|ことば}"
        } else {
            "a word"
        };
        let _ = writeln!(
            text,
            "{mark}{}[{words}](../../terms/word-{link}/) {}\n",
            line(row, language),
            line(row, language)
        );
    }
}

/// Writes a quiz: one right answer, several, and true or false.
fn quiz(text: &mut String, row: &mut Row, language: Language) {
    text.push_str(if language == Language::Ja {
        "## クイズ\n"
    } else {
        "## Quiz\n"
    });
    for number in 0..QUESTIONS {
        let _ = writeln!(text, "\n### {} {{#q{number}}}\n", line(row, language));
        for (choice, mark) in ["x", " ", " "].iter().enumerate() {
            let _ = writeln!(
                text,
                "- [{mark}] {} {{#c{choice}}}\n  > {}",
                line(row, language),
                line(row, language)
            );
        }
        let _ = writeln!(text, "\n> [!NOTE]\n> {}", line(row, language));
    }
}

/// One sentence.
fn line(row: &mut Row, language: Language) -> String {
    match language {
        Language::Ja => format!("{}。", corpus::sentence(row)),
        Language::En => {
            let words: Vec<&str> = (0..8).map(|_| row.pick(&corpus::EN)).collect();
            format!("The {}.", words.join(" "))
        }
    }
}

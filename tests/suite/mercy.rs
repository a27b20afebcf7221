//! Input without mercy: everything a broken editor, a bad day or bad will can put into a project.
//!
//! Each text goes through `check` and `build`. Asserted for each: an exit code of 0, 1 or 2, no panic, words
//! that a person can read in reasonable length, and nothing in any page that an author could run. How long
//! each took is printed (`--nocapture`); the limit here only catches a hang, for a debug build on a busy
//! machine. The promise of ten seconds each is looked at by hand, in release and in full size:
//!
//! ```text
//! MERCY=all CASEBOOK=target/release/casebook cargo test --test suite mercy -- --nocapture --test-threads 1
//! ```

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::diagnostics::shared;
use crate::sandbox::{Sandbox, is_page};
use crate::serve::Preview;
use crate::texts::{book, with_plain_sheets};

/// A debug build that takes longer than this hangs.
const HANG: Duration = Duration::from_mins(2);

/// More words than anybody reads.
const WORDS_MAX: usize = 4_000_000;

/// The longest line anybody reads.
const LINE_MAX: usize = 2_000;

/// What a page shows when it runs an author's script; never as anything but words.
const HARM: &str = "alert(31337)";

/// A hostile project: its name, and how the book is made into it.
type Case = (&'static str, Box<dyn Fn(&Sandbox)>);

/// A page with the given text.
fn text(name: &'static str, text: impl Fn() -> Vec<u8> + 'static) -> Case {
    let write = move |sandbox: &Sandbox| {
        let mut bytes = "---\ntitle: 頁\nsummary: 説明。\n---\n\n"
            .as_bytes()
            .to_vec();
        bytes.extend(text());
        sandbox.write("content/pages/hostile/ja.md", bytes);
    };
    (name, Box::new(write))
}

/// A page with one short text over and over.
fn repeated(name: &'static str, part: &'static str, times: usize, end: &'static str) -> Case {
    text(name, move || (part.repeat(times) + end).into_bytes())
}

/// A page with one line of ten million bytes; of one million, unless all is asked for.
fn long(name: &'static str, part: &'static str, end: &'static str) -> Case {
    let bytes = if is_thorough() { 10_000_000 } else { 1_000_000 };
    repeated(name, part, bytes / part.len(), end)
}

/// Whether the set is run by hand in its full size: `MERCY=all`, and `CASEBOOK` naming a release
/// build.
fn is_thorough() -> bool {
    std::env::var_os("MERCY").is_some_and(|word| word == "all")
}

/// Files as they are.
fn files(name: &'static str, files: &'static [(&'static str, &'static str)]) -> Case {
    let write = move |sandbox: &Sandbox| {
        for (path, text) in files {
            sandbox.write(path, text);
        }
    };
    (name, Box::new(write))
}

/// What lies deep or goes on for ever.
fn shapes() -> Vec<Case> {
    const DEEP: usize = 10_000;
    vec![
        repeated("10⁴ quotes in each other", "> ", DEEP, "深い"),
        repeated("10⁴ quotes without spaces", ">", DEEP, "深い"),
        repeated("10⁴ lists in each other", "- ", DEEP, "深い"),
        repeated("10⁴ numbered lists in each other", "1. ", DEEP, "深い"),
        repeated("10⁴ open brackets", "[", DEEP, "深い"),
        repeated("10⁴ pictures in each other", "![", DEEP, "深い"),
        repeated("10⁴ open ruby marks", "{", DEEP, "漢字|かんじ}"),
        repeated("10⁴ ruby bars", "{漢|", DEEP, "}"),
        repeated("10⁴ gaps in each other", "[[", DEEP, "]]"),
        repeated("10⁴ kinds of emphasis", "*a **b _c ", DEEP, "深い"),
        repeated("10⁴ open code marks", "` `` ", DEEP, "深い"),
        repeated("10⁴ open tags", "<a ", DEEP, "深い"),
        repeated("10⁴ open comments", "<!-- ", DEEP, "深い"),
        repeated(
            "10⁴ footnotes that name the next",
            "[^a]: [^b]\n\n[^b]: [^a]\n\n",
            DEEP,
            "[^a]",
        ),
        repeated("10⁴ columns", "|a", DEEP, "|\n"),
        repeated("10⁴ attributes", "### h {#a .b c=d}\n\n", DEEP, ""),
        repeated("10⁵ headings", "### 見出し\n\n", 100_000, ""),
        repeated("10⁵ links", "[a](../about/) ", 100_000, ""),
        repeated("10⁵ dead links", "[a](../no/)\n\n", 100_000, ""),
        repeated("10⁵ control characters", "\u{1}", 100_000, ""),
        repeated("10⁵ empty paragraphs", "\n\n", 100_000, ""),
        long("Japanese on one line", "漢字かな交じり文", "。"),
        long("one letter", "a", ""),
        long("spaces", " ", "a"),
        long("stars", "*", ""),
        long("stars and words", "*a ", ""),
        long("open brackets", "[", ""),
        long("open links", "[a](", ""),
        long("code marks", "`a", ""),
        long("open braces", "{", ""),
        long("ruby", "{漢|か}", ""),
        long("bars", "|", "\n|-|"),
        long("open tags", "<", ""),
        long("ampersands", "&", ""),
        long("backslashes", "\\", ""),
        long("zero-width spaces", "\u{200b}", ""),
        long("marks without letters", "\u{3099}\u{301}", ""),
    ]
}

/// Characters that are not what they seem.
fn characters() -> Vec<Case> {
    vec![
        text("NUL", || b"a\0b\0".to_vec()),
        text("bytes that are no text", || {
            b"\xff\xfe\x82\xa0\xc0\xaf\xed\xa0\x80".to_vec()
        }),
        text("a byte order mark in the middle", || {
            "a\u{feff}b\n\n## \u{feff}見出し".into()
        }),
        text("line ends of three systems", || {
            b"a\rb\r\nc\nd\x0be\x0cf\xc2\x85g\xe2\x80\xa8h".to_vec()
        }),
        text("bidirectional controls", || {
            "\u{202e}逆\u{202c} \u{2066}a\u{2069} \u{2067}[b](../about/)\u{200f}`\u{202e}x`".into()
        }),
        text("letters nobody sees", || {
            "\u{200b}\u{200c}\u{200d}\u{2060}\u{ad}\u{fe0f}## \u{e0001}\u{e0041}".into()
        }),
        text("marks without letters", || {
            "\u{301}\u{3099}\u{309a}\n\n## \u{301}\n\n- \u{3099}".into()
        }),
        text("the letters the mask uses for itself", || {
            "\u{e000}\u{e001}\u{f8ff}\u{fffff}\u{10ffff}\u{fdd0}".into()
        }),
        text("characters beyond the first plane", || {
            "𠮷野家 👩‍👩‍👧‍👦 🇯🇵 𝔸".into()
        }),
        files(
            "a file that begins with a mark of order",
            &[(
                "content/pages/hostile/ja.md",
                "\u{feff}---\r\ntitle: 頁\r\nsummary: 説\r\n---\r\n\r\n文\r\n",
            )],
        ),
        files("an empty file", &[("content/pages/hostile/ja.md", "")]),
        files(
            "nothing but front matter marks",
            &[("content/pages/hostile/ja.md", "---\n---\n---\n---\n")],
        ),
    ]
}

/// Front matter and settings that mean harm.
fn facts() -> Vec<Case> {
    let front = |name: &'static str, make: fn() -> String| -> Case {
        let write = move |sandbox: &Sandbox| {
            sandbox.write(
                "content/pages/hostile/ja.md",
                format!("---\ntitle: 頁\nsummary: 説明。\n{}\n---\n\n文\n", make()),
            );
        };
        (name, Box::new(write))
    };
    let settings = |name: &'static str, make: fn() -> String| -> Case {
        (
            name,
            Box::new(move |sandbox: &Sandbox| sandbox.write("content/site.yaml", make())),
        )
    };
    let bomb = || {
        let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (name, last) in "bcdefghi".chars().zip("abcdefgh".chars()) {
            let list = vec![format!("*{last}"); 8].join(", ");
            let _ = writeln!(text, "{name}: &{name} [{list}]");
        }
        text
    };
    vec![
        front("an alias bomb", bomb),
        settings("an alias bomb in the settings", bomb),
        front("10⁴ lists in each other", || {
            format!("reading: {}", "[".repeat(10_000))
        }),
        front("10⁴ maps in each other", || {
            format!("reading: {}", "{a: ".repeat(10_000))
        }),
        front("10⁵ keys", || numbered(100_000)),
        front("10⁵ times one key", || "reading: a\n".repeat(100_000)),
        front("a key of a million letters", || {
            format!("{}: 1", "k".repeat(1_000_000))
        }),
        front("a million letters in a title", || {
            format!("reading: {}", "あ".repeat(1_000_000))
        }),
        front("tags, merges and types", || {
            "reading: !!binary aGk=\n<<: {a: 1}\n? [complex]\n: 1\nsummary2: !ruby/object {}\n"
                .to_owned()
        }),
        front("addresses that climb", || {
            "aliases: [../../../etc, /etc, a/../../b, CON, '..', '.', ' ', 'a%2f..']".to_owned()
        }),
        front("numbers out of every range", || {
            "edition: 99999999999999999999\nupdated: 2026-02-31\npublished: -1e999".to_owned()
        }),
        settings("settings without sense", || {
            "title: [1]\nlanguages: {}\ntopics: 3\nbase_url: javascript:alert(31337)\n".to_owned()
        }),
        settings("languages that climb", || {
            "title: 本\nlanguages: [ja, ../en, en/.., '']\n".to_owned()
        }),
        settings("a theme that climbs", || {
            "title: 本\nlanguages: [ja]\ntheme: ../../../etc\n".to_owned()
        }),
        settings("10⁴ languages", || {
            format!("title: 本\nlanguages: [ja{}]\n", ", en".repeat(10_000))
        }),
    ]
}

/// So many keys.
fn numbered(keys: usize) -> String {
    let mut text = String::new();
    for number in 0..keys {
        let _ = writeln!(text, "k{number}: 1");
    }
    text
}

/// Names and links on the disk.
fn places() -> Vec<Case> {
    let mut cases = vec![
        files(
            "everything twice",
            &[
                (
                    "content/pages/hostile/ja.md",
                    "---\ntitle: 一\ntitle: 二\nsummary: 説\naliases: [about, about, small]\n---\n\n## 同じ {#x}\n\n## 同じ {#x}\n\n[^a]\n\n[^a]: 一\n\n[^a]: 二\n",
                ),
                (
                    "content/pages/Hostile/ja.md",
                    "---\ntitle: 一\nsummary: 説\n---\n",
                ),
                (
                    "content/pages/hostile/JA.md",
                    "---\ntitle: 一\nsummary: 説\n---\n",
                ),
                (
                    "content/cases/about/ja.md",
                    "---\ntitle: 一\nsummary: 説\n---\n",
                ),
            ],
        ),
        files(
            "names that no system shares",
            &[
                ("content/pages/CON/ja.md", "x"),
                ("content/pages/a b/ja.md", "x"),
                ("content/pages/-/ja.md", "x"),
                ("content/pages/日本/ja.md", "x"),
                ("content/pages/a/b/c/ja.md", "x"),
                ("content/ja.md", "x"),
                ("content/cases/..md", "x"),
            ],
        ),
    ];
    #[cfg(unix)]
    {
        let link = |name: &'static str, from: &'static str, to: &'static str| -> Case {
            let write = move |sandbox: &Sandbox| {
                std::fs::create_dir_all(sandbox.path("content/pages/hostile")).expect("a folder");
                std::os::unix::fs::symlink(to, sandbox.path(from)).expect("a link");
            };
            (name, Box::new(write))
        };
        cases.push(link(
            "a link to itself",
            "content/pages/hostile/loop",
            "loop",
        ));
        cases.push(link(
            "a link to the folder above",
            "content/pages/hostile/up",
            "..",
        ));
        cases.push(link(
            "a link to the whole content",
            "content/pages/hostile/all",
            "../../../content",
        ));
        cases.push(link(
            "a link to nothing",
            "content/pages/hostile/ja.md",
            "nothing",
        ));
        cases.push(link(
            "a link to the system's devices",
            "content/pages/hostile/zero.png",
            "/dev/zero",
        ));
    }
    cases
}

/// Texts that would be programs somewhere else.
fn programs() -> Vec<Case> {
    vec![
        text("scripts in every place of a text", || {
            "<script>alert(31337)</script>\n\n<img src=x onerror=alert(31337)>\n\n\
             [a](javascript:alert(31337)) [b](JaVaScRiPt:alert(31337)) [c](data:text/html,<script>alert(31337)</script>)\n\n\
             <javascript:alert(31337)>\n\n[d](https://e.example/\"onmouseover=\"alert(31337))\n\n\
             [e](https://e.example 'x\" onclick=\"alert(31337)')\n\n![f\"><script>alert(31337)</script>](../about/picture.svg)\n\n\
             ```\"><script>alert(31337)</script>\n</code><script>alert(31337)</script>\n```\n\n\
             ### h {onclick=alert(31337) .\"><script>alert(31337)</script> #\"><script>}\n\n\
             {漢字\"><script>alert(31337)</script>|か\"><script>alert(31337)</script>}\n\n\
             &lt;script&gt;alert(31337)&lt;/script&gt; \\<script>alert(31337)\\</script>\n".into()
        }),
        text("scripts that pass on their own", || {
            "`<script>alert(31337)</script>`\n\n    <script>alert(31337)</script>\n\n\\<script>alert(31337)\\</script>\n\n\
             ```html\n<script>alert(31337)</script>\n```\n\n{漢字|\"onclick=alert(31337)}\n\n\
             [a](https://e.example/?q=%22onclick=alert(31337) \"x&quot; onclick=&quot;alert(31337)\")\n".into()
        }),
        text("marks of templates", || {
            "{{ page.title }} {% include \"x\" %} {# x #} {{ t(id='nav-home') }} {%- raw -%}".into()
        }),
        text("marks of the typesetter", || {
            "#import \"/data.json\" #sys.version $x^2$ @label <label> #{1/0} \\u{0} `#raw` //x /*x*/ ~ -- ...".into()
        }),
        files(
            "marks of templates and scripts in facts",
            &[(
                "content/pages/hostile/ja.md",
                "---\ntitle: '\"><script>alert(31337)</script>{{ 1 }}{% x %}'\nsummary: \"</title><script>alert(31337)</script>\"\nreading: '#import'\n---\n\n文\n",
            )],
        ),
        files(
            "scripts in the settings",
            &[(
                "content/site.yaml",
                "title: '\"><script>alert(31337)</script>'\ndescription: '{{ x }}</script><script>alert(31337)</script>'\nlanguages: [ja, en]\ntopics:\n  words: {ja: '<script>alert(31337)</script>', en: '\" onclick=\"alert(31337)'}\n",
            )],
        ),
        files(
            "pictures and files that run",
            &[
                (
                    "content/pages/hostile/ja.md",
                    "---\ntitle: 頁\nsummary: 説\n---\n\n![a](a.svg) [b](b.html) [c](c.js) [d](d.xhtml) ![e](e.svg)\n",
                ),
                (
                    "content/pages/hostile/a.svg",
                    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(31337)'/>",
                ),
                (
                    "content/pages/hostile/b.html",
                    "<script>alert(31337)</script>",
                ),
                ("content/pages/hostile/c.js", "alert(31337)"),
                (
                    "content/pages/hostile/d.xhtml",
                    "<script xmlns='http://www.w3.org/1999/xhtml'>alert(31337)</script>",
                ),
                (
                    "content/pages/hostile/e.svg",
                    "<!DOCTYPE svg [<!ENTITY x '<script xmlns=\"http://www.w3.org/2000/svg\">alert(31337)</script>'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
                ),
            ],
        ),
        files(
            "a desk that runs",
            &[(
                "content/desks/talk/ja.md",
                "---\ntitle: 窓口\nsummary: 説\ngroup: talk\nas_of: 2026-01-01\nchannels:\n  - {kind: form, address: 'javascript:alert(31337)'}\n  - {kind: phone, address: '\" onclick=\"alert(31337)'}\n  - {kind: mail, address: 'a@b?\"><script>alert(31337)</script>'}\n---\n\n文\n",
            )],
        ),
    ]
}

/// Everything in a page that an author could run.
fn harm(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let tag = part
            .split('>')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let is_own_script = tag.starts_with("script src=") && tag.contains("assets/quiz.js");
        let has_handler = tag.split([' ', '\t', '\n', '/', '"', '\'']).any(|word| {
            let name = word.split('=').next().unwrap_or_default();
            word.contains('=') && name.len() > 2 && name.starts_with("on")
        });
        // What stands in quotes is a value; a handler there is only words.
        let bare: String = tag.split('"').step_by(2).collect();
        let has_handler = has_handler && bare.contains(" on");
        let is_active = (tag.starts_with("script") && !is_own_script)
            || has_handler
            || tag.contains("=\"javascript:")
            || tag.contains("=javascript:")
            || tag.contains("=\"data:text")
            || ["iframe", "object", "embed", "style", "base "]
                .iter()
                .any(|name| tag.starts_with(name));
        if is_active {
            found.push(tag);
        }
    }
    found
}

/// Runs one case through a command.
#[expect(clippy::print_stdout, reason = "shown only when it is asked for")]
fn survive(name: &str, sandbox: &Sandbox, command: &[&str]) {
    let began = Instant::now();
    let run = sandbox.on_the_day(command);
    let took = began.elapsed();
    println!(
        "{:>6.2} s  {:<6} exit {}  {name}",
        took.as_secs_f64(),
        command[0],
        run.code
    );
    assert!(took < HANG, "{name}: {command:?} took {took:?}");
    assert!(
        (0..=2).contains(&run.code),
        "{name}: exit code {}",
        run.code
    );
    let said = run.stdout + &run.stderr;
    assert!(
        said.len() < WORDS_MAX,
        "{name}: {} bytes of words",
        said.len()
    );
    if let Some(line) = said.lines().find(|line| line.chars().count() > LINE_MAX) {
        panic!(
            "{name}: a line of {} characters: {:.200}",
            line.chars().count(),
            line
        );
    }
    if run.code != 0 {
        assert!(!said.trim().is_empty(), "{name}: it fails without a word");
    }
}

/// Opens pages of a hostile project in the preview, which goes on answering.
fn survive_in_preview(name: &str, sandbox: &Sandbox) {
    let preview = Preview::of(sandbox, &[]);
    for path in ["/ja/hostile/", "/en/hostile/", "/ja/desks/talk/", "/ja/"] {
        let answer = preview.get(path);
        assert!(
            [200, 404, 503].contains(&answer.status),
            "{name}: {path}: {}",
            answer.status
        );
        let own = "<script src=\"/.casebook/preview.js?page=";
        let body = answer.body.replace(own, "<link ");
        assert_eq!(harm(&body), Vec::<String>::new(), "{name}: {path}");
    }
}

/// Puts cases through everything.
fn survive_all(cases: Vec<Case>) {
    for (name, write) in cases {
        let sandbox = with_plain_sheets(book());
        write(&sandbox);
        survive(name, &sandbox, &["check"]);
        survive(name, &sandbox, &["build", "--out", "public"]);
        if !sandbox.path("public").exists() {
            continue;
        }
        for (path, bytes) in sandbox.site("public") {
            let text = String::from_utf8_lossy(&bytes);
            if is_page(&path) {
                assert_eq!(harm(&text), Vec::<String>::new(), "{name}: {path}");
            } else if path.contains(".worksheet.") {
                for action in ["/JavaScript", "/Launch", "/OpenAction", "/SubmitForm"] {
                    assert!(!text.contains(action), "{name}: {path}: {action}");
                }
            } else {
                assert!(!text.contains(HARM), "{name}: {path}");
            }
        }
    }
}

#[test]
fn deep_and_endless_texts_come_to_an_end() {
    survive_all(shapes());
}

#[test]
fn odd_characters_hurt_nobody() {
    survive_all(characters());
}

#[test]
fn the_preview_outlives_what_it_shows() {
    for (name, write) in characters().into_iter().chain(programs()) {
        let sandbox = with_plain_sheets(book());
        write(&sandbox);
        survive_in_preview(name, &sandbox);
    }
}

#[test]
fn facts_that_mean_harm_do_none() {
    survive_all(facts());
}

#[test]
fn odd_names_and_links_hurt_nobody() {
    survive_all(places());
}

#[test]
fn nothing_an_author_writes_is_a_program() {
    survive_all(programs());
    assert_eq!(
        harm("<p title=\"a onclick=b\">x</p><script src=\"../assets/quiz.js\" defer>"),
        Vec::<String>::new()
    );
    for bad in [
        "<p onclick=a>",
        "<script>",
        "<a href=\"javascript:x\">",
        "<script src=\"x.js\">",
        "<svg/onload=x y onx=1>",
    ] {
        assert_eq!(harm(bad).len(), 1, "{bad}");
    }
}

/// The words of the shared page are still what the tests above are made of.
#[test]
fn the_book_itself_is_well() {
    let sandbox = with_plain_sheets(book());
    assert!(shared("site.yaml").contains("languages"));
    assert_eq!(sandbox.on_the_day(&["check"]).code, 0);
}

//! The preview: what it answers, whom it refuses, and that it is never behind.
//!
//! Takes small projects; starts the server on a free port of this machine and talks HTTP to it. Where
//! a test waits, it waits for a state, with a limit that only a hang reaches.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::dice::Dice;
use crate::incremental::{KINDS, content, edit, put_back};
use crate::sandbox::{Sandbox, is_page};
use crate::texts::{book, with_plain_sheets};

/// How long a state may keep a test waiting.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many random saves are made.
const SAVES: usize = 60;

/// A running preview.
pub(crate) struct Preview {
    child: Child,
    port: u16,
    said: Vec<String>,
}

/// An answer: its status, its head and its body.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Preview {
    /// Starts the preview of a project.
    pub(crate) fn of(sandbox: &Sandbox, more: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0", "--today", "2026-11-24"], more].concat();
        let mut child = sandbox
            .command(&arguments)
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its words")).lines();
        let mut said = Vec::new();
        let mut port = None;
        let last = if more.contains(&"--lan") {
            "warning:"
        } else {
            "preview at"
        };
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some(rest) = line.strip_prefix("preview at http://127.0.0.1:") {
                port = rest.split('/').next().and_then(|port| port.parse().ok());
            }
            let is_last = line.starts_with(last);
            said.push(line);
            if is_last {
                break;
            }
        }
        // Whoever stops reading would stop the program when the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        let port = port.unwrap_or_else(|| panic!("no address: {said:?}"));
        Self { child, port, said }
    }

    /// Sends a request exactly as written; `{port}` stands for the port.
    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        let request = request.replace("{port}", &self.port.to_string());
        stream.write_all(request.as_bytes()).expect("sent");
        stream
    }

    /// The answer to a request.
    fn ask(&self, request: &str) -> Answer {
        let mut bytes = Vec::new();
        self.send(request)
            .read_to_end(&mut bytes)
            .expect("an answer");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Answer {
            status: status.expect("a status"),
            head: head.to_ascii_lowercase(),
            body: body.to_owned(),
        }
    }

    /// Asks for a path with a method, and more headers.
    fn with(&self, method: &str, path: &str, more: &str) -> Answer {
        self.ask(&format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{{port}}\r\nConnection: close\r\n{more}\r\n"
        ))
    }

    /// Gets a path.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.with("GET", path, "")
    }

    /// Waits until a page holds some words.
    fn wait_for(&self, path: &str, words: &str) {
        let began = Instant::now();
        while !self.get(path).body.contains(words) {
            assert!(began.elapsed() < PATIENCE, "`{words}` never came to {path}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Follows the stream of changes until a message holds some words; gives the message.
    fn told(&self, words: &str) -> String {
        let request = "GET /.casebook/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n";
        let lines = BufReader::new(self.send(request)).lines();
        let (began, mut last) = (Instant::now(), String::new());
        for line in lines.map_while(Result::ok) {
            if line.contains("data:") && line.contains(words) {
                return line;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "`{words}` was never told: {last}"
            );
            last = line;
        }
        panic!("`{words}` was never told: {last}");
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// The page of the book's case.
const CASE: &str = "/ja/cases/small/";

#[test]
fn pages_are_made_when_asked_for_and_keep_themselves_the_newest() {
    let sandbox = with_plain_sheets(book());
    let preview = Preview::of(&sandbox, &[]);
    let page = preview.get(CASE);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("小さな事例") && page.body.contains("/.casebook/preview.js?page="));
    assert!(page.head.contains("etag:") && page.head.contains("cache-control: no-store"));
    let head = preview.with("HEAD", CASE, "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.head.contains("etag:"));
    let folder = preview.get("/ja/cases/small");
    assert!(folder.status == 308 && folder.head.contains("location: /ja/cases/small/"));
    assert_eq!(preview.get("/assets/site.css").status, 200);
    let sheet = preview.get("/ja/cases/small/small.ja.worksheet.pdf");
    assert!(sheet.status == 200 && sheet.body.starts_with("%PDF"));
    assert_eq!(preview.get("/ja/no-such-page/").status, 404);
    assert!(
        preview
            .get("/.casebook/preview.js")
            .body
            .contains("EventSource")
    );
    // Nothing of the preview stands in a built site.
    sandbox.build("public", &[]);
    let built = sandbox.read("public/ja/cases/small/index.html");
    assert!(page.body.starts_with(&built) && !built.contains(".casebook"));
}

#[test]
fn whoever_must_not_ask_is_refused() {
    let sandbox = with_plain_sheets(book());
    let preview = Preview::of(&sandbox, &[]);
    for host in [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1:1",
        "192.168.0.1:{port}",
        "",
    ] {
        let answer = preview.ask(&format!(
            "GET {CASE} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ));
        assert!(
            matches!(answer.status, 400 | 403),
            "{host}: {}",
            answer.status
        );
        assert!(!answer.body.contains("小さな"), "{host}");
    }
    for origin in [
        "http://evil.example",
        "null",
        "https://127.0.0.1:{port}",
        "http://localhost",
    ] {
        for path in [CASE, "/.casebook/events", "/.casebook/preview.js"] {
            let answer = preview.with("GET", path, &format!("Origin: {origin}\r\n"));
            assert_eq!(answer.status, 403, "{origin} {path}");
        }
    }
    let own = preview.with("GET", CASE, "Origin: http://127.0.0.1:{port}\r\n");
    assert_eq!(own.status, 200);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let answer = preview.with(method, CASE, "Content-Length: 0\r\n");
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: get, head"), "{method}");
    }
}

#[test]
fn no_spelling_of_a_path_leads_out_of_the_site() {
    let sandbox = with_plain_sheets(book());
    sandbox.write("content/secret.txt", "a secret");
    let preview = Preview::of(&sandbox, &[]);
    let up = [
        "..",
        "%2e%2e",
        "%2E.",
        ".%2e",
        "%252e%252e",
        "..%00",
        "%c0%ae%c0%ae",
        "%uff0e%uff0e",
    ];
    let slash = ["/", "%2f", "%5c", "\\", "%252f", "%c0%af", "//"];
    let file = ["content/site.yaml", "content/secret.txt", "etc/passwd"];
    for up in up {
        for slash in slash {
            for file in file {
                let climb = format!("{up}{slash}").repeat(4);
                let path = format!("/{climb}{}", file.replace('/', slash));
                let answer = preview.get(&path);
                assert!(
                    matches!(answer.status, 400 | 404),
                    "{path}: {}",
                    answer.status
                );
                assert!(!answer.body.contains("languages:") && !answer.body.contains("a secret"));
            }
        }
    }
    for path in [
        "//evil.example",
        "/ja/..//evil.example",
        "///",
        "/content/site.yaml",
    ] {
        let answer = preview.get(path);
        assert!(!answer.head.contains("location: //"), "{path}");
        assert!(!answer.body.contains("languages:"), "{path}");
    }
}

#[test]
fn two_hundred_saves_in_two_seconds_end_in_the_right_state() {
    let sandbox = with_plain_sheets(book());
    let preview = Preview::of(&sandbox, &[]);
    let text = sandbox.read("content/terms/word/ja.md");
    for number in 1..=200 {
        sandbox.write(
            "content/terms/word/ja.md",
            format!("{text}\n保存{number}回目。\n"),
        );
        if number % 20 == 0 {
            sandbox.write("content/desks/talk/ja.md", "---\nbroken: [\n");
        } else if number % 20 == 1 {
            sandbox.write(
                "content/desks/talk/ja.md",
                book().read("content/desks/talk/ja.md"),
            );
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    sandbox.write(
        "content/desks/talk/ja.md",
        book().read("content/desks/talk/ja.md"),
    );
    preview.wait_for("/ja/glossary/word/", "保存200回目。");
    preview.told("\"errors\":0");
    sandbox.build("public", &[]);
    let built = sandbox.read("public/ja/glossary/word/index.html");
    assert!(preview.get("/ja/glossary/word/").body.starts_with(&built));
}

#[test]
fn after_any_save_every_page_is_as_a_build_makes_it() {
    let sandbox = with_plain_sheets(book());
    let first = with_plain_sheets(book());
    let preview = Preview::of(&sandbox, &[]);
    let mut dice = Dice::new(5);
    let mut good_state = content(&sandbox);
    let mut compared = 0;
    for number in 0..SAVES {
        // Every other one is a text, as most are.
        let kind = dice.below(KINDS.len());
        let kind = if number % 2 == 0 { 0 } else { kind };
        let what = edit(&sandbox, &first, kind, &mut dice);
        let built = sandbox.on_the_day(&["build", "--out", "public"]);
        if built.code != 0 {
            put_back(&sandbox, &good_state);
            continue;
        }
        compared += 1;
        good_state = content(&sandbox);
        let mut pages = sandbox.site("public");
        pages.retain(|path, _| is_page(path));
        let began = Instant::now();
        for (path, page) in pages {
            let page = String::from_utf8_lossy(&page).into_owned();
            while !preview.get(&format!("/{path}")).body.starts_with(&page) {
                let waited = began.elapsed() < PATIENCE;
                assert!(waited, "save {number}, {what}: {path} stays behind");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
    assert!(compared > SAVES / 2, "only {compared} builds were good");
}

#[test]
fn a_mistake_is_told_and_the_last_good_page_stays() {
    let sandbox = with_plain_sheets(book());
    let preview = Preview::of(&sandbox, &[]);
    let good = sandbox.read("content/terms/word/ja.md");
    let tag = |answer: &Answer| {
        let line = answer.head.lines().find(|line| line.starts_with("etag:"));
        line.expect("a tag").to_owned()
    };
    let before = preview.get("/ja/glossary/word/");
    sandbox.write(
        "content/terms/word/ja.md",
        format!("{good}\n[どこ](../nowhere/)\n"),
    );
    let told = preview.told("link::dead");
    assert!(told.contains("content/terms/word/ja.md:9:1"), "{told}");
    assert!(told.contains("どこ"), "the line itself is shown: {told}");
    let during = preview.get("/ja/glossary/word/");
    assert_eq!(tag(&during), tag(&before), "the last good page");
    sandbox.write(
        "content/terms/word/ja.md",
        format!("{good}\n直しました。\n"),
    );
    preview.wait_for("/ja/glossary/word/", "直しました。");
    assert_ne!(tag(&preview.get("/ja/glossary/word/")), tag(&before));
}

#[test]
fn a_project_that_begins_with_errors_shows_its_pages_when_they_are_mended() {
    let sandbox = with_plain_sheets(book());
    let good = sandbox.read("content/terms/word/ja.md");
    sandbox.write("content/terms/word/ja.md", "no front matter");
    let preview = Preview::of(&sandbox, &[]);
    let answer = preview.get(CASE);
    assert!(answer.status == 503 && answer.body.contains("/.casebook/preview.js"));
    sandbox.write("content/terms/word/ja.md", good);
    preview.wait_for(CASE, "小さな事例");
}

#[test]
fn a_content_folder_that_goes_and_comes_back_is_watched_again() {
    let sandbox = with_plain_sheets(book());
    let preview = Preview::of(&sandbox, &[]);
    let content = sandbox.tree("content");
    for round in 0..3 {
        // All at once, as a move to the bin does it: so no half of it is ever a site of its own.
        let bin = sandbox.path(&format!("bin-{round}"));
        std::fs::rename(sandbox.path("content"), bin).expect("moved");
        preview.told("there is no `content/site.yaml`");
        assert_eq!(preview.get(CASE).status, 200, "the last good page");
        for (path, bytes) in &content {
            sandbox.write(&format!("content/{path}"), bytes);
        }
        preview.told("\"errors\":0");
        let text = sandbox.read("content/terms/word/ja.md");
        sandbox.write(
            "content/terms/word/ja.md",
            format!("{text}\n帰ってきた{round}。\n"),
        );
        preview.wait_for("/ja/glossary/word/", &format!("帰ってきた{round}。"));
    }
}

#[test]
fn style_sheets_are_told_apart_from_pages() {
    let sandbox = with_plain_sheets(book());
    sandbox.write("themes/default/assets/own.css", "p { --mark: first }");
    let preview = Preview::of(&sandbox, &[]);
    let styles = |told: &str| {
        let (_, rest) = told.split_once("\"styles\":\"").expect("a name");
        rest.split('"').next().expect("a name").to_owned()
    };
    let before = styles(&preview.told("styles"));
    let page = preview.get(CASE).head;
    sandbox.write("themes/default/assets/own.css", "p { --mark: second }");
    preview.wait_for("/assets/own.css", "second");
    assert_ne!(styles(&preview.told("styles")), before);
    let tag = |head: &str| {
        head.lines()
            .find(|line| line.starts_with("etag"))
            .map(str::to_owned)
    };
    assert_eq!(
        tag(&preview.get(CASE).head),
        tag(&page),
        "the page is the same"
    );
    sandbox.write("themes/default/assets/own.js", "console.log(\"third\")");
    preview.wait_for("/assets/own.js", "third");
    assert_ne!(
        tag(&preview.get(CASE).head),
        tag(&page),
        "a script is loaded with the page"
    );
}

#[test]
fn the_network_is_let_in_only_when_asked_and_with_a_warning() {
    let sandbox = with_plain_sheets(book());
    let preview = Preview::of(&sandbox, &["--lan"]);
    let said = preview.said.join("\n");
    assert!(
        said.contains("warning: everybody in this network"),
        "{said}"
    );
    assert_eq!(preview.get(CASE).status, 200);
    let answer =
        preview.ask("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(answer.status, 403);
    let quiet = Preview::of(&sandbox, &[]);
    assert!(!quiet.said.join("\n").contains("network"));
}

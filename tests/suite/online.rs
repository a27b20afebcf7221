//! `check --online` over servers of this machine: what is told, and how politely it is asked.
//!
//! Takes a server with every bad habit; gives what the program asks and what it says of the answers.

use std::fmt::Write as _;
use std::time::Duration;

use crate::loopback::{Server, nobody};
use crate::sandbox::{Run, Sandbox};

/// A casebook whose home page holds these addresses, each on a line of its own from the sixth on.
fn casebook(addresses: &[String]) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    write(&sandbox, addresses);
    sandbox
}

/// Writes the page with the addresses.
fn write(sandbox: &Sandbox, addresses: &[String]) {
    let mut text = "---\ntitle: 頁\nsummary: 頁です。\n---\n\n".to_owned();
    for address in addresses {
        let _ = writeln!(text, "[行き先]({address})");
    }
    sandbox.write("content/pages/a/ja.md", text);
}

/// Asks this machine without pauses, with more arguments.
fn ask(sandbox: &Sandbox, more: &[&str]) -> Run {
    let basic = [
        "check",
        "--online",
        "--private",
        "--interval",
        "0s",
        "--format",
        "short",
    ];
    sandbox.on_the_day(&[&basic, more].concat())
}

/// The lines a run prints, without the page's name: `line:column: …`.
fn lines(run: &Run) -> Vec<&str> {
    let lines = run.stdout.lines();
    lines
        .map(|line| line.strip_prefix("content/pages/a/ja.md:").unwrap_or(line))
        .collect()
}

/// What a run says of the only address there is: its code, and the whole line.
fn said(path: &str) -> (String, String) {
    let server = Server::start();
    let sandbox = casebook(&[server.at(path)]);
    let run = ask(&sandbox, &["--timeout", "20s"]);
    let line = run.stdout.trim_end().to_owned();
    let code = line.split(['[', ']']).nth(1).unwrap_or_default().to_owned();
    (code, line)
}

#[test]
fn without_the_option_nothing_is_asked() {
    let server = Server::start();
    let sandbox = casebook(&[server.at("/404")]);
    assert_eq!(sandbox.found("check", &[]), (0, Vec::new()));
    sandbox.build("public", &[]);
    assert!(server.asked_for().is_empty());
    assert!(!sandbox.path(".cache/casebook/online.json").exists());
    for option in ["--private", "--interval=1s", "--timeout=1s"] {
        assert_eq!(
            sandbox.on_the_day(&["check", option]).code,
            2,
            "{option} alone"
        );
    }
}

#[test]
fn every_answer_is_told_for_what_it_is() {
    for (path, code, words) in [
        ("/200", "", ""),
        ("/204", "", ""),
        ("/302/200", "", ""),
        ("/307/302/200", "", ""),
        ("/no-head", "", ""),
        ("/hidden-head", "", ""),
        ("/endless", "", ""),
        ("/404", "online::dead", "is gone (404)"),
        ("/410", "online::dead", "is gone (410)"),
        ("/301/200", "online::moved", "/200`"),
        ("/308/301/200", "online::moved", "/200`"),
        ("/301/302/200", "online::moved", "/302/200`"),
        ("/301/404", "online::dead", "/404`, which is gone (404)"),
        ("/302/410", "online::dead", "/410`, which is gone (410)"),
        ("/loop", "online::redirect-loop", "leads on and on"),
        ("/deeper", "online::redirect-loop", "leads on and on"),
        ("/403", "online::refused", "refuses to say (403)"),
        ("/401", "online::refused", "refuses to say (401)"),
        ("/500", "online::unreached", "status 500"),
        ("/503", "online::unreached", "status 503"),
        ("/nowhere", "online::unreached", "status 301"),
        ("/out/ftp:x", "online::unreached", "no web address"),
        ("/429", "online::busy", "left alone (429)"),
        ("/busy", "online::busy", "for 120 s (429)"),
        (
            "/resting",
            "online::busy",
            "until Wed, 25 Nov 2026 07:28:00 GMT (503)",
        ),
        ("/closes", "online::unreached", "without an answer"),
        ("/garbage", "online::unreached", "not one of the web"),
        ("/headers", "online::unreached", "not one of the web"),
    ] {
        let (found, line) = said(path);
        assert_eq!(found, code, "{path}: {line}");
        assert!(line.contains(words), "{path}: {line}");
    }
}

#[test]
fn who_is_slow_or_silent_is_not_waited_for() {
    let server = Server::start();
    let addresses = ["/never", "/slow", "/200"].map(|path| server.at(path));
    let sandbox = casebook(&addresses);
    let run = ask(&sandbox, &["--timeout", "700ms"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told = lines(&run);
    assert_eq!(told.len(), 2, "{}", run.stdout);
    for (line, number) in told.iter().zip(["6:", "7:"]) {
        assert!(
            line.starts_with(number) && line.contains("online::unreached"),
            "{line}"
        );
        assert!(line.contains("in time"), "{line}");
    }
}

#[test]
fn a_body_is_never_fetched() {
    let server = Server::start();
    let run = ask(&casebook(&[server.at("/endless")]), &[]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let asked = server.asked();
    let what: Vec<&str> = asked.iter().map(|asked| asked.what.as_str()).collect();
    assert_eq!(what, ["HEAD /endless", "GET /endless"]);
    // What the system holds back for a reader is taken; a body of this size is not.
    assert!(
        asked[1].bytes_taken < 64 * 1024 * 1024,
        "{}",
        asked[1].bytes_taken
    );
}

#[test]
fn one_address_is_asked_for_once_and_told_at_every_place() {
    let server = Server::start();
    let dead = server.at("/404");
    let sandbox = casebook(&[
        dead.clone(),
        format!("{dead}#here"),
        dead.clone(),
        server.at("/200"),
    ]);
    sandbox.write(
        "content/desks/a/ja.md",
        format!(
            "---\ntitle: 窓口\nsummary: 窓口です。\ngroup: talk\nas_of: 2026-01-01\n\
             sources: [{{title: 出典, url: \"{dead}\"}}]\n\
             channels:\n  - {{kind: form, address: \"{dead}\"}}\n  - {{kind: phone, address: \"110\"}}\n---\n"
        ),
    );
    let run = ask(&sandbox, &[]);
    assert_eq!(run.code, 1);
    let places: Vec<&str> = run
        .stdout
        .lines()
        .filter_map(|line| line.split(": error").next())
        .collect();
    assert_eq!(
        places,
        [
            "content/desks/a/ja.md:6:28",
            "content/desks/a/ja.md:8:27",
            "content/pages/a/ja.md:6:7",
            "content/pages/a/ja.md:7:7",
            "content/pages/a/ja.md:8:7",
        ]
    );
    assert_eq!(server.asked_for(), ["HEAD /200", "HEAD /404", "GET /404"]);
    let by_language = ["--lang", "en"];
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja, en]\n");
    let run = ask(
        &sandbox,
        &[&by_language as &[&str], &["--no-cache"]].concat(),
    );
    assert_eq!(
        (run.code, server.asked_for().len()),
        (0, 0),
        "{}",
        run.stdout
    );
}

#[test]
fn a_new_address_keeps_the_place_on_the_page() {
    let server = Server::start();
    let sandbox = casebook(&[format!("{}#law", server.at("/301/200"))]);
    let run = ask(&sandbox, &[]);
    assert_eq!(run.code, 0);
    let help = format!("(write `{}#law`)", server.at("/200"));
    assert!(run.stdout.contains(&help), "{}", run.stdout);
    assert_eq!(
        ask(&sandbox, &["--strict"]).code,
        1,
        "a warning counts when it shall"
    );
}

#[test]
fn a_server_is_asked_one_thing_at_a_time_with_a_pause_and_told_who_asks() {
    let (one, other) = (Server::start(), Server::start());
    let mut addresses: Vec<String> = (0..4).map(|n| one.at(&format!("/200/{n}"))).collect();
    addresses.push(one.at("/301/200"));
    addresses.push(other.at("/200"));
    let sandbox = casebook(&addresses);
    let run = ask(&sandbox, &["--interval", "60ms"]);
    assert_eq!(run.code, 2, "an option given twice: {}", run.stderr);
    let run = sandbox.on_the_day(&["check", "--online", "--private", "--interval", "60ms"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let asked = one.asked();
    assert_eq!(asked.len(), 6);
    for pair in asked.windows(2) {
        let pause = pair[1].at.saturating_duration_since(pair[0].at);
        assert!(
            pause >= Duration::from_millis(60),
            "{pause:?} before {}",
            pair[1].what
        );
    }
    let last = asked[5].at;
    let asked = &other.asked()[0];
    assert!(asked.at < last, "servers do not wait for each other");
    let agent = asked
        .head
        .iter()
        .find(|line| line.to_lowercase().starts_with("user-agent: "));
    assert!(
        agent.is_some_and(|agent| agent.contains("casebook/")),
        "{:?}",
        asked.head
    );
    let cookies = asked
        .head
        .iter()
        .filter(|line| line.to_lowercase().starts_with("cookie"));
    assert_eq!(cookies.count(), 0);
}

#[test]
fn a_server_that_asks_for_peace_is_asked_nothing_more() {
    let server = Server::start();
    let addresses = ["/busy", "/x/1", "/x/2", "/x/3"].map(|path| server.at(path));
    let sandbox = casebook(&addresses);
    let run = ask(&sandbox, &[]);
    assert_eq!(server.asked_for(), ["HEAD /busy"]);
    assert_eq!(lines(&run).len(), 1);
    assert!(
        run.stdout
            .contains("3 more of its addresses were not asked for"),
        "{}",
        run.stdout
    );
    let run = ask(&sandbox, &[]);
    assert_eq!(
        server.asked_for(),
        ["HEAD /busy"],
        "it is asked again next time"
    );
    assert_eq!(run.code, 0);
}

#[test]
fn what_is_known_is_not_asked_again() {
    let server = Server::start();
    let addresses = ["/200", "/301/200", "/404", "/500"].map(|path| server.at(path));
    let sandbox = casebook(&addresses);
    let first = ask(&sandbox, &[]);
    assert_eq!(server.asked_for().len(), 7);
    assert!(
        first.stderr.contains("4 addresses asked for, 0 known"),
        "{}",
        first.stderr
    );
    let again = ask(&sandbox, &[]);
    assert!(server.asked_for().is_empty());
    assert_eq!(again.stdout, first.stdout);
    assert!(
        again.stderr.contains("0 addresses asked for, 4 known"),
        "{}",
        again.stderr
    );

    let on = |day: &str| {
        let basic = [
            "check",
            "--online",
            "--private",
            "--interval",
            "0s",
            "-q",
            "--today",
            day,
        ];
        sandbox.run(&basic);
        server.asked_for()
    };
    assert_eq!(
        on("2026-11-25").len(),
        4,
        "bad news is asked again the next day"
    );
    assert_eq!(on("2026-12-01").len(), 4);
    assert_eq!(
        on("2026-12-02").len(),
        7,
        "good news is asked again after a week"
    );

    write(&sandbox, &addresses[..1]);
    ask(&sandbox, &["--no-cache"]);
    assert_eq!(server.asked_for(), ["HEAD /200"]);
}

#[test]
fn answers_are_kept_whole_and_a_broken_file_counts_as_empty() {
    let server = Server::start();
    let sandbox = casebook(&[server.at("/200")]);
    let kept = ".cache/casebook/online.json";
    ask(&sandbox, &[]);
    let whole = sandbox.read(kept);
    for broken in [&whole[..whole.len() / 2], "", "\0\0\0", "{}", "[1]"] {
        sandbox.write(kept, broken);
        server.asked();
        assert_eq!(ask(&sandbox, &[]).code, 0);
        assert_eq!(server.asked_for(), ["HEAD /200"], "{broken:?}");
        assert_eq!(sandbox.read(kept), whole);
    }
    let folder = sandbox.path(".cache/casebook");
    let is_of_answers = |name: &String| name.starts_with("online");
    let names: Vec<String> = sandbox.tree(".cache/casebook").into_keys().collect();
    let of_answers: Vec<_> = names.into_iter().filter(is_of_answers).collect();
    assert_eq!(of_answers, ["online.json"], "nothing is left beside");
    // Where nothing can be kept, all is asked, and said.
    std::fs::remove_dir_all(&folder).expect("removed");
    std::fs::write(folder, "in the way").expect("a file");
    let run = ask(&sandbox, &[]);
    assert_eq!(run.code, 0);
    assert!(
        run.stderr.contains("cannot keep the answers"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_offline_machine_is_told_so_once() {
    let addresses: Vec<String> = nobody().take(60).collect();
    let sandbox = casebook(&addresses);
    let run = ask(&sandbox, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr.matches("offline").count(), 1, "{}", run.stderr);
    assert!(
        !sandbox.path(".cache/casebook/online.json").exists(),
        "nothing was learnt"
    );
    // One server that speaks is enough to know better.
    let server = Server::start();
    let silent = nobody().take(2);
    write(
        &sandbox,
        &silent.chain([server.at("/200")]).collect::<Vec<_>>(),
    );
    let run = ask(&sandbox, &[]);
    assert_eq!((run.code, lines(&run).len()), (0, 2), "{}", run.stdout);
    assert!(run.stdout.contains("refuses connections"), "{}", run.stdout);
}

#[test]
fn this_machine_and_closed_networks_are_asked_only_when_told() {
    let server = Server::start();
    let inside = server.at("/404");
    let sandbox = casebook(&[
        inside.clone(),
        "http://10.0.0.1/".to_owned(),
        "https://".to_owned(),
    ]);
    let run = sandbox.on_the_day(&["check", "--online", "--format", "short", "-q"]);
    assert_eq!(run.code, 1);
    let told = lines(&run);
    assert_eq!(told.len(), 3, "{}", run.stdout);
    for (line, code) in told
        .iter()
        .zip(["private-address", "private-address", "invalid-address"])
    {
        assert!(line.contains(code), "{line}");
    }
    assert!(server.asked_for().is_empty());
}

#[test]
fn a_server_that_cannot_prove_who_it_is_is_not_trusted() {
    let server = Server::start_untrusted();
    let run = ask(&casebook(&[server.safely_at("/200")]), &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("online::bad-certificate"),
        "{}",
        run.stdout
    );
    assert!(server.asked_for().is_empty(), "nothing is said to it");
}

#[cfg(target_os = "linux")]
#[test]
fn a_server_that_proves_who_it_is_is_asked_and_only_by_that_name() {
    let server = Server::start_trusted();
    let address = server.safely_at("/302/200");
    let run = ask(&casebook(&[address]), &[]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert_eq!(server.asked_for(), ["HEAD /302/200", "HEAD /200"]);
    let other = server.safely_at("/200").replace("127.0.0.1", "localhost");
    let run = ask(&casebook(&[other]), &[]);
    assert!(
        run.stdout.contains("its certificate is for another name"),
        "{}",
        run.stdout
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_machine_that_trusts_nobody_is_told_so_once() {
    let server = Server::start_untrusted();
    let addresses: Vec<String> = (0..20)
        .map(|n| server.safely_at(&format!("/{n}")))
        .collect();
    let sandbox = casebook(&addresses);
    let arguments = ["check", "--online", "--private", "--interval", "0s"];
    let mut command = sandbox.command(&arguments);
    let output = command.env("SSL_CERT_FILE", "/dev/null").output();
    let run = Run::of(&output.expect("the program starts"), &arguments);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert_eq!(
        run.stderr.matches("ca-certificates").count(),
        1,
        "{}",
        run.stderr
    );
}

#[test]
fn the_site_s_own_address_is_not_asked_for() {
    let server = Server::start();
    let sandbox = casebook(&[server.at("/mine/cases/"), server.at("/200")]);
    let base = server.at("/mine/");
    sandbox.write(
        "content/site.yaml",
        format!("title: 本\nlanguages: [ja]\nbase_url: {base}\n"),
    );
    assert_eq!(ask(&sandbox, &[]).code, 0);
    assert_eq!(server.asked_for(), ["HEAD /200"]);
}

#[test]
fn all_formats_show_what_was_found() {
    let server = Server::start();
    let sandbox = casebook(&[server.at("/404")]);
    for (format, words) in [
        ("human", "error[online::dead]"),
        ("short", "6:7: error[online::dead]"),
        ("json", "\"code\": \"online::dead\""),
        ("sarif", "\"ruleId\": \"online::dead\""),
        ("github", "::error file=content/pages/a/ja.md,line=6"),
    ] {
        let run = sandbox.on_the_day(&[
            "check",
            "--online",
            "--private",
            "--interval",
            "0s",
            "--format",
            format,
        ]);
        assert_eq!(run.code, 1);
        assert!(run.stdout.contains(words), "{format}: {}", run.stdout);
    }
}

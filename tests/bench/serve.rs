//! From a save to the new page, in a running preview.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::programs::casebook;

/// How many saves are measured.
const SAVES: usize = 50;

/// How long one save may take before the measuring is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running preview, which ends with the value.
struct Preview {
    child: Child,
    port: u16,
}

/// The time from each save until the reload was told to an open page and the page with the new words
/// was fetched, in milliseconds.
pub(crate) fn measure(root: &Path, pages: usize) -> Vec<f64> {
    let preview = Preview::start(root);
    let entry = pages / 4;
    let path = root.join(format!("lean/content/terms/word-{entry}/ja.md"));
    let text = fs::read_to_string(&path).expect("a text");
    let address = format!("/ja/glossary/word-{entry}/");
    preview.get(&address);
    let mut told = preview.listen();
    wait_for_news(&mut told);
    let times = (0..SAVES).map(|number| {
        // An editor's save does not come together with the last one.
        std::thread::sleep(Duration::from_millis(60));
        let mark = format!("保存{number}回目");
        let began = Instant::now();
        fs::write(&path, format!("{text}\n{mark}。\n")).expect("a save");
        loop {
            wait_for_news(&mut told);
            if preview.get(&address).contains(&mark) {
                break;
            }
            assert!(began.elapsed() < PATIENCE, "the save never came");
        }
        began.elapsed().as_secs_f64() * 1000.0
    });
    times.collect()
}

/// Reads the stream of changes up to the end of its next message.
fn wait_for_news(told: &mut Lines<BufReader<TcpStream>>) {
    let mut lines = told.map(|line| line.expect("news before the patience ends"));
    assert!(
        lines.any(|line| line.starts_with("data:")),
        "the stream ended"
    );
}

impl Preview {
    /// Starts it over the lean text.
    fn start(root: &Path) -> Self {
        let project = root.join("lean");
        let mut child = casebook(
            &project,
            &root.join("serve-cache"),
            &["serve", "--port", "0"],
        )
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the preview starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its words")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let rest = line.strip_prefix("preview at http://127.0.0.1:")?;
            rest.split('/').next()?.parse::<u16>().ok()
        });
        // Whoever stops reading would stop the program when the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            port: port.expect("an address"),
        }
    }

    /// Asks for an address.
    fn ask(&self, address: &str, more: &str) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        let port = self.port;
        let request = format!("GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        stream
    }

    /// Fetches a page.
    fn get(&self, address: &str) -> String {
        let mut bytes = Vec::new();
        let mut stream = self.ask(address, "Connection: close\r\n");
        stream.read_to_end(&mut bytes).expect("an answer");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Listens to the stream of changes, as an open page does.
    fn listen(&self) -> Lines<BufReader<TcpStream>> {
        BufReader::new(self.ask("/.casebook/events", "")).lines()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

//! From a save to the new page, in a running preview.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::programs::casebook;

/// How many saves are measured.
const SAVES: usize = 50;

/// How long one save may take before the measuring is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// The time from each save until the page with it was fetched, in milliseconds.
pub(crate) fn measure(root: &Path, pages: usize) -> Vec<f64> {
    let mut child = casebook(root, 0, &["serve", "--port", "0"])
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the preview starts");
    let mut lines = BufReader::new(child.stderr.take().expect("its words")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let rest = line.strip_prefix("preview at http://127.0.0.1:")?;
        rest.split('/').next()?.parse::<u16>().ok()
    });
    let port = port.expect("an address");
    std::thread::spawn(move || lines.for_each(drop));
    let entry = pages / 4;
    let path = root.join(format!("casebook/content/terms/word-{entry}/ja.md"));
    let text = fs::read_to_string(&path).expect("a text");
    let address = format!("/ja/glossary/word-{entry}/");
    let times = (0..SAVES).map(|number| {
        std::thread::sleep(Duration::from_millis(60));
        let mark = format!("保存{number}回目");
        let began = Instant::now();
        fs::write(&path, format!("{text}\n{mark}。\n")).expect("a save");
        while !get(port, &address).contains(&mark) {
            assert!(began.elapsed() < PATIENCE, "the save never came");
            std::thread::sleep(Duration::from_micros(500));
        }
        began.elapsed().as_secs_f64() * 1000.0
    });
    let times = times.collect();
    child.kill().expect("ended");
    child.wait().expect("ended");
    times
}

/// Fetches a page.
fn get(port: u16, address: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("connected");
    let request =
        format!("GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    String::from_utf8_lossy(&bytes).into_owned()
}

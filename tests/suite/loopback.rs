//! A server of this machine only, with every habit a server on the web may have.
//!
//! Takes requests on the loopback interface, at a port of its own; gives answers by the path that is
//! asked for, and remembers what was asked, and when. It never waits by a clock: what is slow or silent
//! holds the connection until the other side gives up.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::sandbox::home;

/// One request.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The method and the path.
    pub(crate) what: String,
    /// All lines of its head.
    pub(crate) head: Vec<String>,
    /// When its head had come.
    pub(crate) at: Instant,
    /// How many bytes of a body the other side took.
    pub(crate) bytes_taken: usize,
}

/// A running server; its threads go with the program of the tests.
pub(crate) struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Begins to listen.
    pub(crate) fn start() -> Self {
        Self::start_with(serve)
    }

    /// Begins to listen, and to speak in private with a certificate that nobody trusts.
    pub(crate) fn start_untrusted() -> Self {
        Self::start_in_private("self-signed")
    }

    /// The same with a certificate that the tests trust, on Linux.
    pub(crate) fn start_trusted() -> Self {
        Self::start_in_private("trusted")
    }

    /// Begins to listen, and to speak in private.
    fn start_in_private(certificate: &str) -> Self {
        let config = Arc::new(private(certificate));
        Self::start_with(move |stream, asked| {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            serve(StreamOwned::new(connection, stream), asked);
        })
    }

    /// Begins to listen; each connection has a thread.
    fn start_with(serve: impl Fn(TcpStream, &Mutex<Vec<Asked>>) + Clone + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (serve, log) = (serve.clone(), Arc::clone(&log));
                std::thread::spawn(move || serve(stream, &log));
            }
        });
        Self { port, asked }
    }

    /// The address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The same, for a server that speaks in private.
    pub(crate) fn safely_at(&self, path: &str) -> String {
        format!("https://127.0.0.1:{}{path}", self.port)
    }

    /// What was asked since the last time, in order.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().expect("no panic"))
    }

    /// The same in short: methods and paths.
    pub(crate) fn asked_for(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.what).collect()
    }
}

/// Addresses of this machine at which nobody listens: its own programs do not use these ports.
pub(crate) fn nobody() -> impl Iterator<Item = String> {
    (700..800).map(|port| format!("http://127.0.0.1:{port}/"))
}

/// Settings of a server with one of the certificates of the tests.
fn private(name: &str) -> ServerConfig {
    let folder = home().join("tests/online");
    let read = |ending| std::fs::read(folder.join(format!("{name}.{ending}.der"))).expect("a file");
    let certificate = CertificateDer::from(read("certificate"));
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(read("key")));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("a certificate and its key")
}

/// Answers one request.
fn serve(mut stream: impl Read + Write, log: &Mutex<Vec<Asked>>) {
    let Some(head) = head(&mut stream) else {
        return;
    };
    let at = Instant::now();
    let what = head[0].trim_end_matches(" HTTP/1.1").to_owned();
    let mut parts = what.split(' ');
    let is_head = parts.next() == Some("HEAD");
    let path = parts.next().unwrap_or_default().to_owned();
    let place = {
        let mut log = log.lock().expect("no panic");
        log.push(Asked {
            what,
            head,
            at,
            bytes_taken: 0,
        });
        log.len() - 1
    };
    let bytes_taken = answer(&mut stream, is_head, &path);
    if let Some(asked) = log.lock().expect("no panic").get_mut(place) {
        asked.bytes_taken = bytes_taken;
    }
}

/// Reads the head of a request; `None` if it never comes.
fn head(stream: &mut (impl Read + Write)) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for line in BufReader::with_capacity(1, stream).lines() {
        let line = line.ok()?;
        if line.is_empty() {
            return Some(lines);
        }
        lines.push(line);
    }
    None
}

/// Answers as the path tells; how many bytes of a body were taken.
fn answer(stream: &mut (impl Read + Write), is_head: bool, path: &str) -> usize {
    let (first, rest) = path[1..].split_once('/').unwrap_or((&path[1..], ""));
    match first {
        "301" | "302" | "307" | "308" => {
            reply(stream, first, &format!("Location: /{rest}\r\n"));
        }
        "out" => reply(stream, "302", &format!("Location: {rest}\r\n")),
        "loop" => reply(stream, "302", &format!("Location: {path}\r\n")),
        "deeper" => reply(stream, "302", &format!("Location: {path}/x\r\n")),
        "nowhere" => reply(stream, "301", ""),
        "no-head" => reply(stream, if is_head { "405" } else { "200" }, ""),
        "hidden-head" => reply(stream, if is_head { "404" } else { "200" }, ""),
        "busy" => reply(stream, "429", "Retry-After: 120\r\n"),
        "resting" => reply(
            stream,
            "503",
            "Retry-After: Wed, 25 Nov 2026 07:28:00 GMT\r\n",
        ),
        "closes" => {}
        "never" => hold(stream),
        "slow" => {
            send(stream, b"HTTP/1.1 200 OK\r\nX-Slow: ");
            hold(stream);
        }
        "garbage" => send(stream, "いいえ\r\n\r\n\u{1}".as_bytes()),
        "headers" => endless_head(stream),
        "endless" if !is_head => return endless(stream),
        "endless" => reply(stream, "405", ""),
        status if status.bytes().all(|byte| byte.is_ascii_digit()) && !status.is_empty() => {
            reply(stream, status, "");
        }
        _ => reply(stream, "200", ""),
    }
    0
}

/// Sends a whole answer without a body.
fn reply(stream: &mut impl Write, status: &str, headers: &str) {
    let head = format!(
        "HTTP/1.1 {status} Said\r\nContent-Length: 0\r\nConnection: close\r\n{headers}\r\n"
    );
    send(stream, head.as_bytes());
}

/// Sends bytes to somebody who may have gone.
fn send(stream: &mut impl Write, bytes: &[u8]) {
    let _gone = stream.write_all(bytes).and_then(|()| stream.flush());
}

/// Sends a head without end.
fn endless_head(stream: &mut impl Write) {
    send(stream, b"HTTP/1.1 200 OK\r\n");
    while stream.write_all(b"X-More: and more of it\r\n").is_ok() {}
}

/// Sends a body for as long as somebody takes it, up to far too much.
fn endless(stream: &mut impl Write) -> usize {
    send(
        stream,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    );
    let piece = [b'a'; 8 * 1024];
    let mut n_bytes = 0;
    while n_bytes < 256 * 1024 * 1024 && stream.write_all(&piece).is_ok() {
        n_bytes += piece.len();
    }
    n_bytes
}

/// Says nothing until the other side gives up.
fn hold(stream: &mut impl Read) {
    let mut byte = [0];
    while matches!(stream.read(&mut byte), Ok(1..)) {}
}

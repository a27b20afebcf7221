//! `casebook check --online`: asks other sites whether what the content links to is still there.
//!
//! The only code of casebook that makes requests. Takes questions from `check::online`, which knows
//! what to ask, of whom and when; brings back answers, and keeps them between runs in the system's
//! folder for caches.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use tokio::task::JoinSet;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error};

use crate::check::online::Inquiry;
use crate::check::online::addresses::Place;
use crate::check::online::asking::{Answer, Method, Question};
use crate::check::online::memory::Memory;
use crate::check::online::survey::{Next, Obstacle, Outcome, Survey};
use crate::cli::{say, whole};
use crate::diagnostic::Diagnostic;
use crate::pipeline::Progress;

/// How many servers are asked at the same time.
const SERVERS_MAX: usize = 8;
/// A file of answers larger than this is not one of ours.
const MEMORY_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// How casebook names itself to servers.
const USER_AGENT: &str = concat!(
    "casebook/",
    env!("CARGO_PKG_VERSION"),
    " (looks whether linked pages are still there)"
);

/// Options of `check --online`.
#[derive(Debug, Args)]
pub(super) struct OnlineArgs {
    /// Ask other sites, too, whether the pages linked to are still there
    #[arg(long)]
    pub(super) online: bool,
    /// How long to wait for an answer
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = duration, requires = "online")]
    timeout: Duration,
    /// How long to leave a server alone between two questions
    #[arg(long, value_name = "TIME", default_value = "1s", value_parser = duration, requires = "online")]
    interval: Duration,
    /// Ask this machine and closed networks as well
    #[arg(long, requires = "online")]
    private: bool,
}

/// How an inquiry went.
pub(super) struct Told {
    /// What is to be told of the addresses.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many addresses were asked for, and how many were known.
    pub(super) counts: (usize, usize),
    /// What kept this machine from learning anything.
    pub(super) obstacle: Option<Obstacle>,
}

/// Reads a time such as `10s` or `50ms`, of an hour at most.
fn duration(text: &str) -> Result<Duration, String> {
    let read: Option<jiff::SignedDuration> = text.parse().ok();
    let time = read.and_then(|time| Duration::try_from(time).ok());
    time.filter(|time| *time <= Duration::from_hours(1))
        .ok_or_else(|| "write a time such as `10s` or `500ms`, of an hour at most".to_owned())
}

/// Asks for the addresses at these places; `cache` is casebook's folder for what it can make again.
pub(super) fn ask(
    args: &OnlineArgs,
    places: Vec<Place>,
    today: jiff::civil::Date,
    cache: Option<PathBuf>,
    progress: &dyn Progress,
) -> Told {
    let file = cache.map(|folder| folder.join("online.json"));
    let text = file.as_deref().and_then(read);
    let memory = Memory::read(&text.unwrap_or_default(), today);
    let inquiry = Inquiry::of(places, memory, args.private);
    let counts = inquiry.counts();
    progress.begin("addresses", counts.0);
    let pause_ms = u64::try_from(args.interval.as_millis()).unwrap_or(u64::MAX);
    let survey = inquiry.survey(pause_ms, args.private);
    let outcome = if counts.0 > 0 {
        perform(survey, args.timeout, progress)
    } else {
        survey.end()
    };
    let obstacle = outcome.obstacle;
    let (diagnostics, memory) = inquiry.end(outcome, today);
    if counts.0 > 0
        && obstacle.is_none()
        && let Some(file) = file
        && let Err(reason) = whole::write(&file, memory.write().as_bytes())
    {
        // The next run will ask again; nothing else is lost.
        say(&format!(
            "casebook: cannot keep the answers in `{}`: {reason}",
            file.display()
        ));
    }
    Told {
        diagnostics,
        counts,
        obstacle,
    }
}

/// Puts the questions of a survey, several at a time.
fn perform(mut survey: Survey, timeout: Duration, progress: &dyn Progress) -> Outcome {
    let agent = agent(timeout);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(SERVERS_MAX)
        .enable_time()
        .build()
        .expect("the system can start threads");
    runtime.block_on(async {
        let began = Instant::now();
        let now_ms = || u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut out = JoinSet::new();
        loop {
            let mut until = None;
            while out.len() < SERVERS_MAX {
                match survey.next(now_ms()) {
                    Next::Ask(ticket, question) => {
                        let agent = agent.clone();
                        out.spawn_blocking(move || (ticket, put(&agent, &question)));
                    }
                    Next::Wait(time_ms) => {
                        until = Some(began + Duration::from_millis(time_ms));
                        break;
                    }
                    Next::Listen | Next::Done => break,
                }
            }
            let answer = match until {
                Some(until) if out.is_empty() => {
                    tokio::time::sleep_until(until.into()).await;
                    continue;
                }
                Some(until) => tokio::time::timeout_at(until.into(), out.join_next()).await,
                None => Ok(out.join_next().await),
            };
            match answer {
                // Somebody's turn has come while others still answer.
                Err(_elapsed) => {}
                Ok(None) => break,
                Ok(Some(answer)) => {
                    let (ticket, answer) = answer.expect("putting a question does not panic");
                    if survey.answer(ticket, answer, now_ms()) {
                        progress.step();
                    }
                }
            }
        }
    });
    survey.end()
}

/// Something that puts questions. It follows no redirects and keeps no connections: each step is
/// a question of its own, with its own turn.
fn agent(timeout: Duration) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Agent::config_builder()
        .tls_config(tls)
        .user_agent(USER_AGENT)
        .timeout_global(Some(timeout))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_idle_connections(0)
        .build()
        .into()
}

/// Puts one question. The body of an answer is never read.
fn put(agent: &Agent, question: &Question) -> Answer {
    let address = question.address.as_str();
    let answer = match question.method {
        Method::Head => agent.head(address).call(),
        Method::Get => agent.get(address).call(),
    };
    match answer {
        Ok(answer) => {
            let header = |name| {
                let value = answer.headers().get(name)?;
                let text = std::str::from_utf8(value.as_bytes()).ok()?.trim();
                Some(text.to_owned()).filter(|text| !text.is_empty())
            };
            Answer::Status {
                status: answer.status().as_u16(),
                location: header("location"),
                retry_after: header("retry-after"),
            }
        }
        Err(error) => meaning(&error),
    }
}

/// What a failure to get an answer means.
fn meaning(error: &Error) -> Answer {
    match error {
        Error::HostNotFound => Answer::NoName,
        Error::Timeout(_) => Answer::TimedOut,
        Error::ConnectionFailed => {
            Answer::NoConnection("the server cannot be connected to".to_owned())
        }
        // So it is said before any server is asked.
        Error::Rustls(rustls::Error::General(_)) => Answer::NoTrust,
        Error::Rustls(error) => insecure(error),
        Error::Tls(reason) => {
            Answer::BrokenOff(format!("no safe connection can be made ({reason})"))
        }
        Error::Io(error) => broken_off(error),
        Error::Protocol(_) | Error::Http(_) | Error::LargeResponseHeader(..) => {
            Answer::BrokenOff("the answer is not one of the web".to_owned())
        }
        other => Answer::NoConnection(other.to_string()),
    }
}

/// What a failure of the connection means.
fn broken_off(error: &std::io::Error) -> Answer {
    use std::io::ErrorKind;
    let inner = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>());
    if let Some(error) = inner {
        return insecure(error);
    }
    // The standard library has no kind for a name that is not found.
    if error.to_string().starts_with("failed to lookup address") {
        return Answer::NoName;
    }
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Answer::TimedOut,
        ErrorKind::UnexpectedEof
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe => {
            Answer::BrokenOff("the server ended the connection without an answer".to_owned())
        }
        ErrorKind::ConnectionRefused => {
            Answer::NoConnection("the server refuses connections".to_owned())
        }
        _ => Answer::NoConnection(format!("the server cannot be connected to ({error})")),
    }
}

/// What a failure to speak in private means.
fn insecure(error: &rustls::Error) -> Answer {
    use rustls::CertificateError as Reason;
    let rustls::Error::InvalidCertificate(reason) = error else {
        return Answer::BrokenOff(format!("no safe connection can be made ({error})"));
    };
    let reason = match reason {
        Reason::Expired | Reason::ExpiredContext { .. } => "its certificate has run out",
        Reason::NotValidYet | Reason::NotValidYetContext { .. } => {
            "its certificate is not valid yet"
        }
        Reason::NotValidForName | Reason::NotValidForNameContext { .. } => {
            "its certificate is for another name"
        }
        Reason::UnknownIssuer => "its certificate is from nobody this machine trusts",
        Reason::Revoked => "its certificate was called back",
        other => {
            return Answer::BadCertificate(format!("its certificate is not valid ({other})"));
        }
    };
    Answer::BadCertificate(reason.to_owned())
}

/// Reads the file of answers, if there is one that can be read.
fn read(file: &Path) -> Option<String> {
    let size = std::fs::metadata(file).ok()?.len();
    (size <= MEMORY_BYTES_MAX).then(|| std::fs::read_to_string(file).ok())?
}

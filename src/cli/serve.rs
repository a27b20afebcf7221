//! `casebook serve`: a preview on this machine, made anew whenever a file is saved.
//!
//! A snapshot of the checked project is held and swapped whole; pages are rendered when they are
//! asked for. While a save has errors, the last good snapshot stays. Listens on 127.0.0.1 only.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request as HttpRequest, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clap::Args;
use notify_debouncer_full::notify::RecursiveMode;
use notify_debouncer_full::{DebounceEventResult, new_debouncer};

use crate::cli::{ProjectArgs, fail, say};
use crate::link::references;
use crate::pipeline::{self, Prepared, Request};
use crate::target::RenderError;

/// How long to wait for more saves before building.
const DEBOUNCE: Duration = Duration::from_millis(100);

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook serve               preview at http://127.0.0.1:4000/
  casebook serve --port 8080   at another port")]
pub(super) struct ServeArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// The port to listen at; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 4000)]
    port: u16,
}

/// The last good state of the project, if there has been one.
type Snapshot = Arc<RwLock<Option<Arc<Prepared>>>>;

/// Runs the command until it is interrupted.
pub(super) fn run(args: &ServeArgs) -> ExitCode {
    let request = args.project.request();
    let snapshot = Snapshot::default();
    if let Err(reason) = rebuild(args, &request, &snapshot) {
        return fail(&reason);
    }
    match watch_and_serve(args, request, snapshot) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => fail(&reason),
    }
}

/// Examines the project and, if it has no errors, swaps the snapshot.
fn rebuild(args: &ServeArgs, request: &Request, snapshot: &Snapshot) -> Result<(), String> {
    let examined = pipeline::examine(request, &mut args.project.memory())
        .map_err(|error| error.to_string())?;
    args.project.report(&examined);
    if examined.has_errors() {
        say("the last good pages stay until this is mended");
        return Ok(());
    }
    *snapshot.write().expect("no holder panics") = examined.prepared.map(Arc::new);
    Ok(())
}

/// Watches the project's folders and answers requests.
fn watch_and_serve(args: &ServeArgs, request: Request, snapshot: Snapshot) -> Result<(), String> {
    let folders = [request.root.join("content"), request.root.join("themes")];
    let changed = {
        let (args_quiet, snapshot) = (args.project.clone(), Arc::clone(&snapshot));
        let port = args.port;
        move |result: DebounceEventResult| {
            let args = ServeArgs {
                project: args_quiet.clone(),
                port,
            };
            let relevant =
                result.is_ok_and(|events| events.iter().any(|event| !event.kind.is_access()));
            if relevant && let Err(reason) = rebuild(&args, &request, &snapshot) {
                say(&format!("casebook: {reason}"));
            }
        }
    };
    let mut watcher = new_debouncer(DEBOUNCE, None, changed).map_err(|error| error.to_string())?;
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .map_err(|error| error.to_string())?;
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .map_err(|reason| format!("cannot listen at {address}: {reason}"))?;
        let address = listener.local_addr().map_err(|reason| reason.to_string())?;
        say(&format!("preview at http://{address}/ (stop with Ctrl+C)"));
        let app = Router::new().fallback(answer).with_state(snapshot);
        axum::serve(listener, app)
            .with_graceful_shutdown(async {
                if tokio::signal::ctrl_c().await.is_err() {
                    std::future::pending::<()>().await;
                }
            })
            .await
            .map_err(|reason| reason.to_string())
    })
}

/// What stands at an address.
enum Answer {
    /// A file, by path, or why it could not be made.
    File(String, Result<Vec<u8>, RenderError>),
    /// A folder that was asked for without its last slash.
    Folder,
}

/// Answers one request.
async fn answer(State(snapshot): State<Snapshot>, request: HttpRequest) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD");
    }
    // A page elsewhere must not read the preview through a name it points at this machine.
    if !is_local(request.headers()) {
        return plain(StatusCode::FORBIDDEN, "ask for 127.0.0.1 or localhost");
    }
    let Some(prepared) = snapshot.read().expect("no holder panics").clone() else {
        return plain(
            StatusCode::SERVICE_UNAVAILABLE,
            "the content has errors; see the terminal",
        );
    };
    let own_path = request.uri().path().to_owned();
    // A browser sends every letter that is not ASCII percent-encoded.
    let path = references::decoded(request.uri().path().trim_start_matches('/'));
    let folder = path.is_empty() || path.ends_with('/');
    let wanted = if folder {
        format!("{path}index.html")
    } else {
        path
    };
    let made = tokio::task::spawn_blocking(move || {
        let jobs = &prepared.plan.jobs;
        let find = |path: &str| jobs.iter().find(|job| job.address.as_str() == path);
        match find(&wanted) {
            Some(job) => {
                let made = prepared.render_one(job);
                Some(Answer::File(wanted, made))
            }
            None => find(&format!("{wanted}/index.html")).map(|_| Answer::Folder),
        }
    });
    match made.await {
        Ok(Some(Answer::File(path, Ok(bytes)))) => {
            let headers = [
                (header::CONTENT_TYPE, content_type(&path)),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (headers, bytes).into_response()
        }
        Ok(Some(Answer::File(_, Err(error)))) => {
            plain(StatusCode::INTERNAL_SERVER_ERROR, &error.message)
        }
        Ok(Some(Answer::Folder)) => {
            let location = [(header::LOCATION, format!("{own_path}/"))];
            (StatusCode::PERMANENT_REDIRECT, location).into_response()
        }
        Ok(None) => plain(StatusCode::NOT_FOUND, "there is no such page"),
        Err(_) => plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the page could not be made",
        ),
    }
}

/// Whether a request was made to this machine by its own name.
fn is_local(headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

/// A short answer in plain text.
fn plain(status: StatusCode, text: &str) -> Response {
    (
        status,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        text.to_owned(),
    )
        .into_response()
}

/// The media type of a file by its name.
fn content_type(path: &str) -> &'static str {
    let extension = Path::new(path)
        .extension()
        .and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

//! Pages and files of the newest snapshot, made when they are asked for.
//!
//! Takes an address; gives the output the plan has for it. Nothing is looked up on the disk: an
//! address that is not in the plan is not there.

use std::path::Path;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::snapshot::Snapshot;
use super::{Server, live};
use crate::fingerprint::Fingerprint;
use crate::link::references;
use crate::target::RenderError;

/// What stands at an address.
enum Found {
    /// An output, or why it could not be made.
    Output(String, Result<Vec<u8>, RenderError>),
    /// A folder that was asked for without its last slash.
    Folder,
    /// Nothing.
    Nothing,
    /// There have been errors from the beginning: there are no pages yet.
    NotYet,
}

/// Answers one request.
pub(super) async fn answer(State(server): State<Server>, request: Request) -> Response {
    let snapshot = Arc::clone(&server.current.borrow());
    let own_path = request.uri().path().to_owned();
    // A browser sends every letter that is not ASCII percent-encoded.
    let path = references::decoded(own_path.trim_start_matches('/'));
    let shown = Arc::clone(&snapshot);
    let found = tokio::task::spawn_blocking(move || find(&shown, path)).await;
    match found.unwrap_or(Found::Nothing) {
        Found::Output(path, Ok(bytes)) if is_page(&path) => page(bytes, &snapshot),
        Found::Output(path, Ok(bytes)) => {
            ([(header::CONTENT_TYPE, content_type(&path))], bytes).into_response()
        }
        Found::Output(_, Err(error)) => notice(
            StatusCode::INTERNAL_SERVER_ERROR,
            "This page could not be made",
            &error.message,
            &snapshot,
        ),
        // Two slashes at the start would lead to another site.
        Found::Folder => {
            let location = format!("/{}/", own_path.trim_matches('/'));
            (
                StatusCode::PERMANENT_REDIRECT,
                [(header::LOCATION, location)],
            )
                .into_response()
        }
        Found::Nothing => notice(
            StatusCode::NOT_FOUND,
            "There is no such page",
            "It may have moved, or not be written yet. When it comes, it will show here.",
            &snapshot,
        ),
        Found::NotYet => notice(
            StatusCode::SERVICE_UNAVAILABLE,
            "There are no pages yet",
            "The content has errors. When they are mended, the page will show here.",
            &snapshot,
        ),
    }
}

/// Makes what stands at a path.
fn find(snapshot: &Snapshot, path: String) -> Found {
    let Some(prepared) = &snapshot.prepared else {
        return Found::NotYet;
    };
    let is_folder = path.is_empty() || path.ends_with('/');
    let wanted = if is_folder {
        format!("{path}index.html")
    } else {
        path
    };
    match prepared.plan.find(&wanted) {
        Some(job) => Found::Output(wanted, prepared.render_one(job)),
        None if prepared
            .plan
            .find(&format!("{wanted}/index.html"))
            .is_some() =>
        {
            Found::Folder
        }
        None => Found::Nothing,
    }
}

/// A page with the line that keeps it the newest. Its entity tag names its bytes and what stands
/// behind them, so that an open page can ask whether it has changed.
fn page(mut bytes: Vec<u8>, snapshot: &Snapshot) -> Response {
    let name = live::name(Some(Fingerprint::of(&(&bytes, snapshot.behind))));
    bytes.extend(live::tag(&name, snapshot).into_bytes());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::ETAG, format!("\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

/// A page of the preview's own, which goes when there is something better to show.
fn notice(status: StatusCode, title: &str, text: &str, snapshot: &Snapshot) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{}\"></head><body class=\"notice\"><main><h1>{title}</h1>\
         <p>{}</p><p><a href=\"/\">To the first page</a></p></main>",
        live::STYLE,
        escaped(text),
    );
    let mut response = page(html.into_bytes(), snapshot);
    *response.status_mut() = status;
    response
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Whether an output is a page.
fn is_page(path: &str) -> bool {
    content_type(path).starts_with("text/html")
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

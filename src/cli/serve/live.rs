//! What keeps an open page the newest: a stream of what changed, and the script that listens to it.
//!
//! These addresses exist in the preview only; nothing of this stands in a built site.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};

use super::Server;
use super::snapshot::{Mistakes, Snapshot};
use crate::fingerprint::Fingerprint;

/// Where the stream is
/// ([server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html)).
pub(super) const EVENTS: &str = "/.casebook/events";
/// Where the script is.
pub(super) const SCRIPT: &str = "/.casebook/preview.js";
/// Where the look of its panel is.
pub(super) const STYLE: &str = "/.casebook/preview.css";

/// What the stream tells.
#[derive(Serialize)]
struct Told<'a> {
    /// The name of the style sheets' state.
    styles: String,
    mistakes: &'a Mistakes,
}

/// The stream: what is now, and then each change.
pub(super) async fn events(
    State(server): State<Server>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let snapshots = WatchStream::new(server.current.subscribe());
    let events = snapshots.map(|snapshot: Arc<Snapshot>| Ok(event(&snapshot)));
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// One message of the stream.
fn event(snapshot: &Snapshot) -> Event {
    let told = Told {
        styles: name(snapshot.styles),
        mistakes: &snapshot.mistakes,
    };
    let json = serde_json::to_string(&told).expect("texts and numbers can be written as JSON");
    Event::default().data(json)
}

/// A short name for a fingerprint.
pub(super) fn name(fingerprint: Option<Fingerprint>) -> String {
    fingerprint.map_or_else(String::new, |print| format!("{:016x}", print.short()))
}

/// The line that brings the script into a page.
pub(super) fn tag(page: &str, snapshot: &Snapshot) -> String {
    let styles = name(snapshot.styles);
    format!("<script src=\"{SCRIPT}?page={page}&amp;styles={styles}\" defer></script>")
}

/// The script.
pub(super) async fn script() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, include_str!("preview.js"))
}

/// The look of its panel.
pub(super) async fn style() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (kind, include_str!("preview.css"))
}

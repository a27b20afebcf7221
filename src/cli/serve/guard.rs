//! Who may ask the preview, and how.
//!
//! Takes a request; lets it through or answers why not. A page elsewhere must neither read the
//! preview through a name it points at this machine (DNS rebinding) nor ask it in a reader's name.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Server;

/// The names this server answers to.
pub(super) struct Guard {
    port: u16,
    lan: bool,
}

impl Guard {
    /// A guard for a port; with `lan` every address of this machine is its name.
    pub(super) fn new(port: u16, lan: bool) -> Self {
        Self { port, lan }
    }

    /// Whether `host` (a name or address, and perhaps a port) is this server.
    fn is_own(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
            _ => (host, None),
        };
        // Without a port a browser means the one of plain HTTP.
        let is_port = port.unwrap_or("80").parse() == Ok(self.port);
        let is_address = || {
            let bare = name.trim_start_matches('[').trim_end_matches(']');
            bare.parse::<IpAddr>().is_ok()
        };
        is_port && (matches!(name, "127.0.0.1" | "localhost") || (self.lan && is_address()))
    }

    /// Whether a request comes from this server's own pages, or from no page at all.
    fn is_welcome(&self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let text = |value: Option<&HeaderValue>| {
            value.map(|value| value.to_str().unwrap_or_default().to_owned())
        };
        let host = text(hosts.next()).unwrap_or_default();
        let is_own_origin = |origin: String| {
            let own = origin.strip_prefix("http://");
            own.is_some_and(|host| self.is_own(host))
        };
        self.is_own(&host)
            && hosts.next().is_none()
            && text(headers.get(header::ORIGIN)).is_none_or(is_own_origin)
    }
}

/// Lets a request through, or answers why not; adds what keeps answers where they belong.
pub(super) async fn check(State(server): State<Server>, request: Request, next: Next) -> Response {
    let mut response = if !server.guard.is_welcome(request.headers()) {
        let words = "this preview answers to http://127.0.0.1 and its own pages only";
        (StatusCode::FORBIDDEN, words).into_response()
    } else if matches!(*request.method(), Method::GET | Method::HEAD) {
        next.run(request).await
    } else {
        let allowed = [(header::ALLOW, "GET, HEAD")];
        (StatusCode::METHOD_NOT_ALLOWED, allowed, "only GET and HEAD").into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machines_own_names_are_answered_to() {
        let guard = Guard::new(4000, false);
        for own in ["127.0.0.1:4000", "localhost:4000"] {
            assert!(guard.is_own(own), "{own}");
        }
        for foreign in [
            "",
            "127.0.0.1",
            "127.0.0.1:4001",
            "evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "localhost.:4000",
            "192.168.0.7:4000",
            "[::1]:4000",
            "localhost:4000@evil.example",
        ] {
            assert!(!guard.is_own(foreign), "{foreign}");
        }
        let open = Guard::new(4000, true);
        assert!(open.is_own("192.168.0.7:4000") && !open.is_own("evil.example:4000"));
    }
}

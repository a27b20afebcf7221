//! What an editor is told of the addresses that were asked for.
//!
//! Takes places and what was found at their addresses; gives diagnostics.

use std::collections::BTreeMap;

use crate::check::online::addresses::Place;
use crate::check::online::asking::Finding;
use crate::check::online::survey::Outcome;
use crate::check::online::web::WebAddress;
use crate::diagnostic::{Code, Diagnostic};

/// A page that is gone.
static DEAD: Code = Code::error(
    "online::dead",
    "a page on the web is gone",
    "The server says that there is no such page (404) or that it is gone for good (410). A child who \
     follows a link for help must not end there. Find where the page went, or a better source, and \
     change the address; or take the link out.",
);

/// A page that moved.
static MOVED: Code = Code::warning(
    "online::moved",
    "a page on the web has moved for good",
    "The server leads on to a new address and says that this is for good (301 or 308). The old one may stop \
     at any time. Look at the page to see that it still says what you refer to, then write the new \
     address.",
);

/// A server that says nothing.
static UNREACHED: Code = Code::warning(
    "online::unreached",
    "a page on the web could not be reached today",
    "The server was not found, did not answer in time, or answered with an error of its own. It may be \
     well again tomorrow. If this comes back for days, look for another source.",
);

/// A server that refuses to be asked by a program.
static REFUSED: Code = Code::warning(
    "online::refused",
    "a server does not let programs look",
    "Some servers answer people only. Open the address in a browser and see for yourself.",
);

/// A server that wants to be left alone.
static BUSY: Code = Code::warning(
    "online::busy",
    "a server asks to be left alone for a while",
    "The server has had enough questions for now (429 or 503). casebook asks it nothing more in this run. \
     Come back later; what is known by then is not asked again.",
);

/// Redirects in a circle.
static REDIRECT_LOOP: Code = Code::warning(
    "online::redirect-loop",
    "a page on the web only leads on and on",
    "The server leads from address to address without end. Some do so to browsers without cookies. Open \
     the address in a private window of a browser, and write the one that shows the page.",
);

/// A certificate that proves nothing.
static BAD_CERTIFICATE: Code = Code::warning(
    "online::bad-certificate",
    "a server cannot prove who it is",
    "The server's certificate has run out, is for another name, or comes from an authority this machine \
     does not trust. Browsers show a warning in place of the page, which frightens readers. If this is \
     said of every address, something between this machine and the web looks into its connections.",
);

/// An address that others cannot reach.
static PRIVATE_ADDRESS: Code = Code::error(
    "online::private-address",
    "an address leads to this machine or into a closed network",
    "Readers elsewhere cannot open `http://localhost/`, `http://192.168.…` and the like. Write an address that \
     everybody can open. It was not asked for. For a casebook that is only read inside such a network \
     there is `--private`.",
);

/// An address that is none.
static INVALID_ADDRESS: Code = Code::error(
    "online::invalid-address",
    "an address on the web cannot be read",
    "A web address is `https://`, the name of a server, and perhaps a path. Copy it from the browser.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[
    &DEAD,
    &MOVED,
    &UNREACHED,
    &REFUSED,
    &BUSY,
    &REDIRECT_LOOP,
    &BAD_CERTIFICATE,
    &PRIVATE_ADDRESS,
    &INVALID_ADDRESS,
];

/// An address that cannot be asked for.
pub(crate) fn invalid(place: &Place) -> Diagnostic {
    let message = format!("`{}` is not a whole web address", place.address);
    let help = "write it as the browser shows it: `https://`, the server, the path";
    INVALID_ADDRESS.at(place.span, message).help(help)
}

/// An address that nobody outside can reach.
pub(crate) fn private(place: &Place) -> Diagnostic {
    let message = format!(
        "`{}` is open to this machine or its network only",
        place.address
    );
    let help = "write an address that every reader can open";
    PRIVATE_ADDRESS.at(place.span, message).help(help)
}

/// What was found, at the places concerned.
pub(crate) fn report(
    places: &[(Place, WebAddress, Option<String>)],
    outcome: &Outcome,
) -> Vec<Diagnostic> {
    let mut unasked: BTreeMap<&str, usize> = BTreeMap::new();
    for server in outcome.left_alone.values() {
        *unasked.entry(server).or_default() += 1;
    }
    let found = places.iter().filter_map(|(place, address, on_page)| {
        let finding = outcome.findings.get(address)?;
        diagnostic(place, finding, on_page.as_deref(), &unasked)
    });
    found.collect()
}

/// What was found at one address, at one of its places.
fn diagnostic(
    place: &Place,
    finding: &Finding,
    on_page: Option<&str>,
    unasked: &BTreeMap<&str, usize>,
) -> Option<Diagnostic> {
    let address = &place.address;
    let look = "open it in a browser and see what is there";
    let (code, message, help) = match finding {
        Finding::Good => return None,
        Finding::Moved { to } => {
            let to = with_place(to, on_page);
            let message = format!("`{address}` has moved for good");
            (&MOVED, message, format!("write `{to}`"))
        }
        Finding::Dead { status, at } => {
            let led = at.as_ref().map(|at| format!(" leads to `{at}`, which"));
            let led = led.unwrap_or_default();
            let message = format!("`{address}`{led} is gone ({status})");
            let help = "find where the page went, or another source, and change the address";
            (&DEAD, message, help.to_owned())
        }
        Finding::Loop => {
            let message = format!("`{address}` leads on and on, to no page");
            (&REDIRECT_LOOP, message, look.to_owned())
        }
        Finding::Refused { status } => {
            let message = format!("`{address}` may be fine: the server refuses to say ({status})");
            (&REFUSED, message, look.to_owned())
        }
        Finding::Busy {
            status,
            server,
            retry_after,
        } => {
            let n_unasked = unasked.get(server.as_str()).copied().unwrap_or(0);
            let message = format!(
                "`{address}` could not be looked at: the server asks to be left alone{} ({status}){}",
                until(retry_after.as_deref()),
                others(n_unasked)
            );
            (&BUSY, message, "run the check again later".to_owned())
        }
        Finding::BadCertificate { reason } => {
            let message = format!("the server of `{address}` cannot prove who it is: {reason}");
            (&BAD_CERTIFICATE, message, look.to_owned())
        }
        Finding::Unreached { reason } => {
            let message = format!("`{address}` could not be reached today: {reason}");
            let help = "try again another day; if it stays away, find another source";
            (&UNREACHED, message, help.to_owned())
        }
        Finding::Private { to } => {
            let message =
                format!("`{address}` leads to `{to}`, which its own network alone can open");
            (&PRIVATE_ADDRESS, message, look.to_owned())
        }
    };
    Some(code.at(place.span, message).help(help))
}

/// A new address with the place on the page that the old one named, unless it names one itself.
fn with_place(to: &str, on_page: Option<&str>) -> String {
    match on_page {
        Some(place) if !to.contains('#') => format!("{to}#{place}"),
        _ => to.to_owned(),
    }
}

/// Until when a server wants to be left alone.
fn until(retry_after: Option<&str>) -> String {
    match retry_after {
        None => String::new(),
        Some(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => format!(" for {text} s"),
        Some(text) => format!(" until {text}"),
    }
}

/// How many other addresses of a server were not asked for.
fn others(n_unasked: usize) -> String {
    match n_unasked {
        0 => String::new(),
        1 => "; 1 more of its addresses was not asked for".to_owned(),
        n => format!("; {n} more of its addresses were not asked for"),
    }
}

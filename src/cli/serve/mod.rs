//! `casebook serve`: a preview on this machine, made anew whenever a file is saved.
//!
//! A snapshot of the checked project is held and swapped whole; pages are rendered when they are
//! asked for. While a save has errors, the last good pages stay, and say what is wrong. Listens on
//! 127.0.0.1, unless the whole network is asked in.

mod answer;
mod guard;
mod live;
mod snapshot;
mod watch;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use clap::Args;
use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use self::guard::Guard;
use self::snapshot::{Snapshot, Workshop};
use self::watch::Keeper;
use crate::cli::{ProjectArgs, fail, say};

/// How much stack a worker has: the deepest document needs a part of it.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook serve               preview at http://127.0.0.1:4000/
  casebook serve --port 8080   at another port
  casebook serve --lan         for the tablets in this room as well")]
pub(super) struct ServeArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// The port to listen at; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 4000)]
    port: u16,
    /// Let every device in this network read the preview
    #[arg(long)]
    lan: bool,
}

/// Where the newest snapshot is found; whoever waits is told of each new one.
type Current = channel::Sender<Arc<Snapshot>>;

/// What every answer may use.
#[derive(Clone)]
struct Server {
    current: Arc<Current>,
    guard: Arc<Guard>,
}

/// Runs the command until it is interrupted.
pub(super) fn run(args: &ServeArgs) -> ExitCode {
    let mut workshop = Workshop::new(args.project.clone());
    let first = match workshop.begin() {
        Ok(first) => first,
        Err(reason) => return fail(&reason),
    };
    let (current, _) = channel::channel(Arc::new(first));
    let current = Arc::new(current);
    let keeper = match Keeper::new(workshop, Arc::clone(&current)) {
        Ok(keeper) => keeper,
        Err(reason) => return fail(&reason),
    };
    let served = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK_BYTES)
        .build()
        .map_err(|error| error.to_string())
        .and_then(|runtime| {
            runtime.spawn_blocking(|| keeper.keep());
            let served = runtime.block_on(serve(args, current));
            // Browsers hold connections open for ever; nobody waits for them.
            runtime.shutdown_background();
            served
        });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => fail(&reason),
    }
}

/// Listens, and answers until it is interrupted.
async fn serve(args: &ServeArgs, current: Arc<Current>) -> Result<(), String> {
    let reach = if args.lan {
        Ipv4Addr::UNSPECIFIED
    } else {
        Ipv4Addr::LOCALHOST
    };
    let address = SocketAddr::from((reach, args.port));
    let listener = TcpListener::bind(address)
        .await
        .map_err(|reason| format!("cannot listen at {address}: {reason}"))?;
    let port = listener
        .local_addr()
        .map_err(|reason| reason.to_string())?
        .port();
    announce(port, args.lan);
    let server = Server {
        current,
        guard: Arc::new(Guard::new(port, args.lan)),
    };
    let app = Router::new()
        .route(live::EVENTS, get(live::events))
        .route(live::SCRIPT, get(live::script))
        .route(live::STYLE, get(live::style))
        .fallback(answer::answer)
        .layer(axum::middleware::from_fn_with_state(
            server.clone(),
            guard::check,
        ))
        .with_state(server);
    tokio::select! {
        ended = async { axum::serve(listener, app).await } => {
            ended.map_err(|reason| reason.to_string())
        }
        stopped = tokio::signal::ctrl_c() => stopped.map_err(|reason| reason.to_string()),
    }
}

/// Says where the preview is, and who can see it.
fn announce(port: u16, lan: bool) {
    say(&format!(
        "preview at http://127.0.0.1:{port}/ (stop with Ctrl+C)"
    ));
    if !lan {
        return;
    }
    if let Some(address) = own_address() {
        say(&format!(
            "in this network at http://{}/",
            SocketAddr::new(address, port)
        ));
    }
    say(
        "warning: everybody in this network can read the preview, drafts and unfinished pages \
         included; stop it when the lesson is over",
    );
}

/// This machine's address in its network. Nothing is sent: the system only says which way it
/// would go to an address kept for documentation
/// ([RFC 5737](https://www.rfc-editor.org/rfc/rfc5737)).
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

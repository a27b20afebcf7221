//! `casebook check`: every mistake of every file, and nothing written.
//!
//! With `--online` other sites are asked as well ([`crate::cli::online`]).

use std::process::ExitCode;

use clap::Args;

use crate::check::online::survey::Obstacle;
use crate::cli::online::{self, OnlineArgs};
use crate::cli::{EXIT_CONTENT, ProjectArgs, cache, fail, progress, say};
use crate::diagnostic::{self, Diagnostic};
use crate::pipeline::{self, Examined, Memory, Request};

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook check                  every mistake, with the words it is about
  casebook check --format short   one line for each, as editors read them
  casebook check --format sarif   for a code forge's own display
  casebook check --strict         warnings count as errors
  casebook check --today 2027-04-01   what will be due for a review by that day
  casebook check --online         ask other sites whether linked pages are still there")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    online: OnlineArgs,
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    let request = args.project.request();
    let mut memory = args.project.memory();
    let mut examined = match pipeline::examine(&request, &mut memory) {
        Ok(examined) => examined,
        Err(error) => return fail(&error),
    };
    let obstacle = if args.online.online {
        look_further(args, &request, &mut examined, &memory)
    } else {
        None
    };
    memory.keep();
    args.project.report(&examined);
    let n_errors = examined
        .diagnostics
        .iter()
        .filter(|one| Diagnostic::is_error(one))
        .count();
    let n_warnings = examined.diagnostics.len() - n_errors;
    args.project.say(&format!(
        "{}, {}",
        counted(n_errors, "error"),
        counted(n_warnings, "warning")
    ));
    if let Some(obstacle) = obstacle {
        return fail(&match obstacle {
            Obstacle::Offline => {
                "no other site can be reached: this machine seems to be offline. All else was looked at"
            }
            Obstacle::NoTrust => {
                "no other site can be asked: this machine has no certificates to trust (on Debian, \
                 install `ca-certificates`). All else was looked at"
            }
        });
    }
    if n_errors > 0 || (args.strict && n_warnings > 0) {
        ExitCode::from(EXIT_CONTENT)
    } else {
        ExitCode::SUCCESS
    }
}

/// Asks other sites, and adds what they say; gives what kept them from being asked, if anything did.
fn look_further(
    args: &CheckArgs,
    request: &Request,
    examined: &mut Examined,
    memory: &Memory,
) -> Option<Obstacle> {
    let Some(places) = examined.web_addresses(request, memory) else {
        // Errors are about to be shown; they come first.
        say("no other site was asked: first mend what keeps this one from being put together");
        return None;
    };
    let cache = cache::folder().filter(|_| !args.project.no_cache);
    let bar = progress::start(args.project.quiet);
    let told = online::ask(&args.online, places, request.today, cache, &*bar);
    drop(bar);
    examined.diagnostics.extend(told.diagnostics);
    diagnostic::sort(&mut examined.diagnostics, &examined.sources);
    let (n_asked, n_known) = told.counts;
    if told.obstacle.is_none() {
        args.project.say(&format!(
            "{n_asked} addresses asked for, {n_known} known from the last days"
        ));
    }
    told.obstacle
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

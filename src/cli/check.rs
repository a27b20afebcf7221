//! `casebook check`: every mistake of every file, and nothing written; with `--fix`, mended.
//!
//! With `--online` other sites are asked as well ([`crate::cli::online`]).

use std::process::ExitCode;

use clap::Args;

use crate::check::online::survey::Obstacle;
use crate::cli::mend::{Mends, Outcome, fix_of};
use crate::cli::online::{self, OnlineArgs};
use crate::cli::{EXIT_CONTENT, EXIT_FAILURE, ProjectArgs, cache, fail, print, progress, say};
use crate::diagnostic::{self, Diagnostic};
use crate::load::LoadError;
use crate::pipeline::{self, Examined, Memory, Request};

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook check                  every mistake, with the words it is about
  casebook check --fix            mend all that has exactly one safe mend
  casebook check --fix --dry-run  show what would be mended, as a patch
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
    /// Mend in the files what has exactly one safe mend, then report what remains
    #[arg(long)]
    fix: bool,
    /// With --fix: write nothing, show the changes as a patch
    #[arg(long, requires = "fix", conflicts_with = "online")]
    dry_run: bool,
    #[command(flatten)]
    online: OnlineArgs,
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    let mut memory = args.project.memory();
    match look(args, &mut memory) {
        Ok(code) => {
            memory.keep();
            code
        }
        Err(error) => fail(&error),
    }
}

/// Looks for mistakes, mends what is to be mended, and reports what remains.
fn look(args: &CheckArgs, memory: &mut Memory) -> Result<ExitCode, LoadError> {
    let request = Request {
        // What the addresses stand in is looked at again.
        looks_again: args.online.online,
        ..args.project.request()
    };
    let mut outcome = None;
    if args.fix {
        let (examined, mends) = Mends::find(&request, memory)?;
        if args.dry_run {
            print(&mends.difference());
            let outcome = mends.try_all(&request.root);
            return Ok(told(args, &examined, &outcome, "would mend"));
        }
        outcome = Some(mends.write(&request.root));
    }
    let mut examined = pipeline::examine(&request, memory)?;
    let obstacle = if args.online.online {
        look_further(args, &request, &mut examined, memory)
    } else {
        None
    };
    args.project.report(&examined);
    let verdict = if let Some(outcome) = outcome {
        told(args, &examined, &outcome, "mended")
    } else {
        args.project.say(&sums(&examined));
        let found = examined.diagnostics.iter();
        let n_fixes = found.filter_map(|found| fix_of(&examined, found)).count();
        if n_fixes > 0 {
            args.project
                .say(&format!("`casebook check --fix` mends {n_fixes} of these"));
        }
        verdict(args, &examined)
    };
    Ok(match obstacle {
        None => verdict,
        Some(Obstacle::Offline) => fail(
            &"no other site can be reached: this machine seems to be offline. All else was looked at",
        ),
        Some(Obstacle::NoTrust) => fail(
            &"no other site can be asked: this machine has no certificates to trust (on Debian, \
              install `ca-certificates`). All else was looked at",
        ),
    })
}

/// Tells what was mended, what could not be, and what remains.
fn told(args: &CheckArgs, examined: &Examined, outcome: &Outcome, verb: &str) -> ExitCode {
    for line in &outcome.made {
        args.project.say(&format!("{verb} {line}"));
    }
    for reason in &outcome.refused {
        say(&format!("casebook: {reason}"));
    }
    args.project.say(&format!(
        "{verb} {} in {}; {}{}",
        counted(outcome.made.len(), "mistake"),
        counted(outcome.n_files, "file"),
        sums(examined),
        if args.dry_run { " as it is" } else { " remain" },
    ));
    if outcome.refused.is_empty() {
        verdict(args, examined)
    } else {
        ExitCode::from(EXIT_FAILURE)
    }
}

/// How many errors and warnings there are.
fn sums(examined: &Examined) -> String {
    let n_errors = n_errors(examined);
    let n_warnings = examined.diagnostics.len() - n_errors;
    format!(
        "{}, {}",
        counted(n_errors, "error"),
        counted(n_warnings, "warning")
    )
}

/// How many errors there are.
fn n_errors(examined: &Examined) -> usize {
    let found = examined.diagnostics.iter();
    found.filter(|one| Diagnostic::is_error(one)).count()
}

/// The exit code for what was found.
fn verdict(args: &CheckArgs, examined: &Examined) -> ExitCode {
    let is_strict = args.strict && !examined.diagnostics.is_empty();
    if n_errors(examined) > 0 || is_strict {
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

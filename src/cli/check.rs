//! `casebook check`: every mistake of every file, and nothing written.

use std::process::ExitCode;

use clap::Args;

use crate::cli::{EXIT_CONTENT, ProjectArgs, fail};
use crate::diagnostic::Diagnostic;
use crate::pipeline;

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook check                  every mistake, with the words it is about
  casebook check --format short   one line for each, as editors read them
  casebook check --format sarif   for a code forge's own display
  casebook check --strict         warnings count as errors")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    let mut memory = args.project.memory();
    let examined = match pipeline::examine(&args.project.request(), &mut memory) {
        Ok(examined) => examined,
        Err(error) => return fail(&error),
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
    if n_errors > 0 || (args.strict && n_warnings > 0) {
        ExitCode::from(EXIT_CONTENT)
    } else {
        ExitCode::SUCCESS
    }
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

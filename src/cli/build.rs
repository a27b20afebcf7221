//! `casebook build`: the site and the worksheets, if the content has no errors.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;

use crate::cli::{EXIT_CONTENT, ProjectArgs, fail, progress, report};
use crate::pipeline;
use crate::publish;

/// Arguments of `build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook build                   everything, into public/
  casebook build --lang ja,en      two languages only; the others stay as they are
  casebook build --out /media/usb  onto a memory stick")]
pub(super) struct BuildArgs {
    #[command(flatten)]
    project: ProjectArgs,
    /// The folder to write to [default: public/ in the project]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &BuildArgs) -> ExitCode {
    let started = Instant::now();
    let request = args.project.request();
    let out = args
        .out
        .clone()
        .unwrap_or_else(|| request.root.join("public"));
    if let Err(error) = publish::check_output(&request.root, &out) {
        return fail(&error);
    }
    let examined = match pipeline::examine(&request) {
        Ok(examined) => examined,
        Err(error) => return fail(&error),
    };
    args.project.report(&examined);
    let prepared = match &examined.prepared {
        Some(prepared) if !examined.has_errors() => prepared,
        _ => {
            args.project
                .say("nothing was written; the last good build is untouched");
            return ExitCode::from(EXIT_CONTENT);
        }
    };
    let bar = progress::start(args.project.quiet);
    let artifacts = match prepared.render_all(request.threads, &*bar) {
        Ok(artifacts) => artifacts,
        Err(diagnostics) => {
            drop(bar);
            report::print(args.project.format, &examined.sources, &diagnostics);
            args.project
                .say("nothing was written; the last good build is untouched");
            return ExitCode::from(EXIT_CONTENT);
        }
    };
    drop(bar);
    match pipeline::publish(&request, &out, &artifacts) {
        Ok(summary) => {
            args.project.say(&format!(
                "{} files in {}: {} written, {} unchanged, {} removed ({:.1} s)",
                artifacts.len(),
                out.display(),
                summary.written,
                summary.unchanged,
                summary.removed,
                started.elapsed().as_secs_f64()
            ));
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error),
    }
}

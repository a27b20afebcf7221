//! `casebook build`: the site and the worksheets, if the content has no errors.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;

use crate::cli::{EXIT_CONTENT, ProjectArgs, fail, progress, report, say};
use crate::pipeline::{self, Examined, Failure, since};
use crate::publish::{self, Summary};

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
    if let Err(error) = pipeline::check_output(&request, &out) {
        return fail(&error);
    }
    let mut memory = args.project.memory();
    let looked = match since::examine(&request, &out, &mut memory) {
        Ok(looked) => looked,
        Err(error) => return fail(&error),
    };
    let examined = &looked.examined;
    args.project.report(examined);
    if let Some(summary) = &looked.idle {
        say_done(args, started, &out, summary);
        return ExitCode::SUCCESS;
    }
    let prepared = match &examined.prepared {
        Some(prepared) if !examined.has_errors() => prepared,
        _ => {
            memory.keep();
            return nothing_written(args);
        }
    };
    let bar = progress::start(args.project.quiet);
    let wait = || {
        say(&format!(
            "casebook: another build is writing to `{}`; waiting until it is done",
            out.display()
        ));
    };
    let result = pipeline::build(&request, prepared, &out, &mut memory, &*bar, &wait);
    drop(bar);
    if result.is_ok() {
        looked.leave_note(&out, &mut memory);
    }
    memory.keep();
    let code = tell(args, started, &out, result, examined);
    // The program ends here: to give back its memory piece by piece would only take time.
    std::mem::forget(looked);
    code
}

/// Tells how a build went.
fn tell(
    args: &BuildArgs,
    started: Instant,
    out: &Path,
    result: Result<Summary, Failure>,
    examined: &Examined,
) -> ExitCode {
    match result {
        Ok(summary) => {
            say_done(args, started, out, &summary);
            ExitCode::SUCCESS
        }
        Err(Failure::Content(diagnostics)) => {
            report::print(args.project.format, &examined.sources, &diagnostics);
            nothing_written(args)
        }
        Err(Failure::Load(error)) => {
            let code = fail(&error);
            args.project.say("the last good build is untouched");
            code
        }
        Err(Failure::Publish(error)) => {
            let code = fail(&error);
            args.project.say(if publish::is_cut_off(out) {
                "the build was cut off while its files were put in place; build again when this is mended"
            } else {
                "the last good build is untouched"
            });
            code
        }
    }
}

/// Says what a build did.
fn say_done(args: &BuildArgs, started: Instant, out: &Path, summary: &Summary) {
    args.project.say(&format!(
        "{} files in {}: {} written, {} unchanged, {} removed ({:.1} s)",
        summary.written + summary.unchanged,
        out.display(),
        summary.written,
        summary.unchanged,
        summary.removed,
        started.elapsed().as_secs_f64()
    ));
}

/// Says that the last good build is still there.
fn nothing_written(args: &BuildArgs) -> ExitCode {
    args.project
        .say("nothing was written; the last good build is untouched");
    ExitCode::from(EXIT_CONTENT)
}

//! The command line: the only room that reads arguments and the clock, and the only one that prints.
//!
//! Takes arguments; gives an exit code: 0 all is well, 1 the content has errors, 2 casebook could
//! not run. Each command is one file here and one arm of `execute`.

mod build;
mod cache;
mod check;
mod explain;
mod init;
mod mend;
mod new;
mod online;
mod overwrite;
mod progress;
pub(crate) mod report;
mod serve;
mod upstream;
mod whole;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::cli::report::Format;
use crate::pipeline::{Examined, Memory, Request};

/// The content has errors.
const EXIT_CONTENT: u8 = 1;
/// casebook could not run.
const EXIT_FAILURE: u8 = 2;

/// Turns Markdown case studies about trouble on the Internet into an accessible multilingual site,
/// printable worksheets and quizzes.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Shown below the help.
const EXAMPLES: &str = "\
Examples:
  casebook init my-casebook           begin a new casebook
  casebook new case left-out          begin a new case
  casebook serve                      preview while you write
  casebook check                      look for mistakes, write nothing
  casebook check --fix                mend what has exactly one safe mend
  casebook build                      make the site and the worksheets in public/
  casebook explain quiz::no-choices   what a mistake means and how to mend it

Exit codes: 0 all is well, 1 the content has errors, 2 casebook could not run.";

/// What casebook can do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Make the site and the worksheets
    Build(build::BuildArgs),
    /// Look for mistakes; mend the simple ones with --fix
    Check(check::CheckArgs),
    /// Preview the site while you write
    Serve(serve::ServeArgs),
    /// Begin a new entry
    New(new::NewArgs),
    /// Begin a new casebook
    Init(init::InitArgs),
    /// Look after one's own files over another casebook's
    Upstream(upstream::UpstreamArgs),
    /// Tell what a mistake means and how to mend it
    Explain(explain::ExplainArgs),
}

/// Options of every command that reads a project.
#[derive(Debug, Clone, Args)]
pub(crate) struct ProjectArgs {
    /// The project's folder, which holds content/
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    root: PathBuf,
    /// Only these languages (repeat, or separate with commas)
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    lang: Option<Vec<String>>,
    /// Build drafts as well
    #[arg(long)]
    drafts: bool,
    /// The day to judge dates by [default: today, or `SOURCE_DATE_EPOCH`]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<jiff::civil::Date>,
    /// How many threads work [default: as many as the machine has]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: usize,
    /// Take nothing from earlier runs, and keep nothing for later ones
    #[arg(long)]
    no_cache: bool,
    /// How mistakes are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print nothing but mistakes
    #[arg(short, long)]
    quiet: bool,
}

impl ProjectArgs {
    /// The same for the pipeline.
    fn request(&self) -> Request {
        Request {
            root: self.root.clone(),
            languages: self.lang.clone(),
            drafts: self.drafts,
            today: self.today.unwrap_or_else(today),
            threads: self.jobs,
            looks_again: false,
        }
    }

    /// What is remembered of earlier runs.
    fn memory(&self) -> Memory {
        let cache = cache::folder().filter(|_| !self.no_cache);
        Memory::open(cache.as_deref(), &self.root)
    }

    /// Prints a line about the work, unless asked not to.
    fn say(&self, line: &str) {
        if !self.quiet {
            say(line);
        }
    }

    /// Prints what was found.
    fn report(&self, examined: &Examined) {
        report::print(self.format, &examined.sources, &examined.diagnostics);
    }
}

/// Runs casebook with the given arguments, the program's own name first.
///
/// Prints to standard output and standard error, and gives the exit code: 0 all is well, 1 the
/// content has errors, 2 casebook could not run.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => execute(cli.command),
        Err(error) => {
            // Help and version are asked for; everything else is a mistake in the arguments.
            let code = if error.use_stderr() { EXIT_FAILURE } else { 0 };
            if error.print().is_err() {
                return ExitCode::from(EXIT_FAILURE);
            }
            ExitCode::from(code)
        }
    }
}

/// Runs one command.
fn execute(command: Command) -> ExitCode {
    match command {
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::New(args) => new::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Upstream(args) => upstream::run(&args),
        Command::Explain(args) => explain::run(&args),
    }
}

/// Prints a line for people, where it does not mix with reports.
fn say(line: &str) {
    // Nobody is left to tell when standard error is closed.
    let _closed = writeln!(std::io::stderr(), "{line}");
}

/// Prints text to standard output.
fn print(text: &str) {
    // A reader that closes the pipe early, such as `head`, has all it wants.
    let _closed = std::io::stdout().write_all(text.as_bytes());
}

/// Says why casebook could not run.
fn fail(reason: &dyn std::fmt::Display) -> ExitCode {
    say(&format!("casebook: {reason}"));
    ExitCode::from(EXIT_FAILURE)
}

/// Today in universal time, or the day of `SOURCE_DATE_EPOCH`.
fn today() -> jiff::civil::Date {
    let fixed = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|text| text.parse().ok());
    let timestamp = fixed
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .unwrap_or_else(jiff::Timestamp::now);
    timestamp.to_zoned(jiff::tz::TimeZone::UTC).date()
}

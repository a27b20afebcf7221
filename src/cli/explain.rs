//! `casebook explain`: what a code means, printed from the text beside the code that finds it.

use std::process::ExitCode;

use clap::Args;

use crate::cli::{fail, print};
use crate::diagnostic::did_you_mean;
use crate::pipeline;

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook explain link::dead   one code
  casebook explain              the list of all codes")]
pub(super) struct ExplainArgs {
    /// The code of a mistake, as reports print it; without one, all codes are listed
    code: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> ExitCode {
    let codes = pipeline::codes();
    let Some(wanted) = &args.code else {
        for code in codes {
            print(&format!(
                "{:<32} {:<8} {}\n",
                code.name,
                code.severity.word(),
                code.title
            ));
        }
        return ExitCode::SUCCESS;
    };
    if let Some(code) = codes.iter().find(|code| code.name == wanted) {
        let (name, severity) = (code.name, code.severity.word());
        print(&format!(
            "{name} ({severity}): {}\n\n{}\n",
            code.title, code.explanation
        ));
        return ExitCode::SUCCESS;
    }
    let near = did_you_mean(wanted, codes.iter().map(|code| code.name));
    fail(&match near {
        Some(near) => format!("there is no code `{wanted}`; did you mean `{near}`?"),
        None => format!("there is no code `{wanted}`; `casebook explain` lists all"),
    })
}

//! `casebook init`: a new casebook that builds at once.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::cli::{fail, new, say};

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook init my-casebook   in a new folder
  casebook init               in this folder")]
pub(super) struct InitArgs {
    /// The folder to begin in
    #[arg(default_value = ".")]
    folder: PathBuf,
}

/// The settings a new casebook begins with.
const SITE_YAML: &str = "\
# Settings that hold for the whole casebook. Every key is explained in CONTRIBUTING.md.
title:
  ja: わたしたちのケースブック
  en: Our Casebook
description:
  ja: インターネットで起こるこまったことを、いっしょに考えるための教材です。
  en: Stories for thinking together about trouble on the Internet.
# The first language is the one the texts are written in; the others are translations.
languages: [ja, en]
# Where the site will stand; leave it out while it is only carried about.
# base_url: https://casebook.example/
topics:
  messages:
    ja: メッセージ
    en: Messages
";

/// Runs the command.
pub(super) fn run(args: &InitArgs) -> ExitCode {
    let folder = &args.folder;
    if folder.join("content").exists() {
        return fail(&format!(
            "`{}` already holds a `content` folder; nothing was changed",
            folder.display()
        ));
    }
    match write(folder) {
        Ok(()) => {
            let root = folder.display();
            say(&format!(
                "A casebook was begun in {root}. Next:\n  casebook serve --root {root}   preview it\n  \
                 casebook new case my-case --root {root}   begin another case"
            ));
            ExitCode::SUCCESS
        }
        Err(reason) => fail(&reason),
    }
}

/// Writes the first files.
fn write(folder: &Path) -> Result<(), String> {
    new::write_new(&folder.join("content/site.yaml"), SITE_YAML)?;
    let case = new::first_case(folder)?;
    new::write_new(&folder.join("content/cases/first-case/ja.md"), &case)
}

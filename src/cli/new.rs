//! `casebook new`: an entry with every heading it needs, ready to be written.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::cli::{fail, say};
use crate::diagnostic::source::Sources;
use crate::language::strings::Strings;
use crate::load::theme;
use crate::model::entry::Settings;
use crate::model::section::Role;
use crate::parse::front;
use crate::parse::settings;

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook new case left-out-of-the-group")]
pub(super) struct NewArgs {
    #[command(subcommand)]
    kind: Kind,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
enum Kind {
    /// A case study, with every section and a quiz
    Case {
        /// Its name in addresses: small letters a to z, digits and hyphens
        slug: String,
        /// The project's folder, which holds content/
        #[arg(long, value_name = "FOLDER", default_value = ".")]
        root: PathBuf,
    },
}

/// Runs the command.
pub(super) fn run(args: &NewArgs) -> ExitCode {
    let Kind::Case { slug, root } = &args.kind;
    if let Some(problem) = front::slug_problem(slug) {
        return fail(&format!("`{slug}` cannot be a slug: {problem}"));
    }
    let begun = read_settings(root).and_then(|settings| {
        let path = root
            .join("content/cases")
            .join(slug)
            .join(format!("{}.md", settings.source_language()));
        write_new(&path, &case(root, &settings)?)?;
        Ok(path)
    });
    match begun {
        Ok(path) => {
            say(&format!("{} is ready to be written", path.display()));
            ExitCode::SUCCESS
        }
        Err(reason) => fail(&reason),
    }
}

/// Writes a file that must not be there yet.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), String> {
    use std::io::Write as _;
    let problem = |reason: std::io::Error| format!("cannot write `{}`: {reason}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(problem)?;
    }
    let mut file = std::fs::File::create_new(path).map_err(|reason| match reason.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!("`{}` is already there; nothing was changed", path.display())
        }
        _ => problem(reason),
    })?;
    file.write_all(text.as_bytes()).map_err(problem)
}

/// The first case of a casebook whose settings have just been written.
pub(super) fn first_case(root: &Path) -> Result<String, String> {
    // It is there to be looked at, so it is no draft.
    Ok(case(root, &read_settings(root)?)?.replace("draft: true\n", ""))
}

/// Reads `site.yaml`, whose mistakes do not matter here.
fn read_settings(root: &Path) -> Result<Settings, String> {
    let path = root.join("content/site.yaml");
    let text = std::fs::read_to_string(&path)
        .map_err(|reason| format!("cannot read `{}`: {reason}", path.display()))?;
    let mut sources = Sources::default();
    let id = sources.add("content/site.yaml", text.clone());
    Ok(settings::parse(id, &text).value)
}

/// The text of a new case: the headings in the source language's own words, and a quiz to change.
fn case(root: &Path, settings: &Settings) -> Result<String, String> {
    let language = settings.source_language();
    let theme = theme::load(root, &settings.theme.value).map_err(|error| error.to_string())?;
    let theme = theme.unwrap_or_else(theme::built_in);
    let path = format!("strings/{language}.ftl");
    let text = theme
        .text(&path)
        .ok_or_else(|| format!("the theme has no `{path}`"))?;
    let mut sources = Sources::default();
    let id = sources.add(path, text);
    let strings = Strings::parse(language, id, text).value;
    let topic = settings.topics.keys().next().map_or("", String::as_str);
    let mut out = format!(
        "---\ntitle: {}\nsummary: {}\ngrades: e5-h3\nminutes: [15, 45]\ntopics: [{topic}]\nlaws: []\n\
         desks: []\ncare: gentle\ndraft: true\n---\n",
        strings.text("new-title", &[]),
        strings.text("new-summary", &[]),
    );
    // A new case names no law yet, and a story with choices is for those who want one.
    let roles = Role::ALL
        .into_iter()
        .filter(|role| !matches!(role, Role::Scenario | Role::Law));
    for role in roles {
        let title = strings.text(&format!("section-{}", role.id()), &[]);
        let _ = write!(out, "\n## {title}\n\n");
        match role {
            Role::Quiz => out.push_str(&quiz(&strings)),
            _ => {
                let _ = writeln!(out, "{}", strings.text("new-text", &[]));
            }
        }
    }
    Ok(out)
}

/// A question that shows how questions are written.
fn quiz(strings: &Strings) -> String {
    let text = |id| strings.text(id, &[]);
    format!(
        "### {} {{#first}}\n\n- [ ] {} {{#a}}\n  > {}\n- [x] {} {{#b}}\n  > {}\n\n> [!TIP]\n> {}\n\n\
         > [!NOTE]\n> {}\n",
        text("new-question"),
        text("new-choice"),
        text("new-feedback"),
        text("new-choice-right"),
        text("new-feedback"),
        text("new-hint"),
        text("new-explanation"),
    )
}

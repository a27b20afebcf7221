//! `casebook upstream`: the casebook below, and one's own files over it.
//!
//! Takes a project that stands on another (`extends`). `diff` tells what changed under each file that
//! replaces one below; `accept` notes what lies there now as what they were made against; `pin` writes
//! the hash of the casebook below into `site.yaml`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use similar::TextDiff;

use crate::cli::report::{self, Format};
use crate::cli::{EXIT_CONTENT, fail, print, say, whole};
use crate::diagnostic::source::{SourceId, Sources};
use crate::load::layers::{ACCEPTED, Base};
use crate::model::layer::Extends;
use crate::parse::settings;
use crate::pipeline::upstream::{self, Over, Part, State, Upstream};

/// Arguments of `upstream`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  casebook upstream diff                        what changed below since our files were made
  casebook upstream accept content/cases/posts  that case has been looked at
  casebook upstream pin                         stand on what the casebook below holds now")]
pub(super) struct UpstreamArgs {
    #[command(subcommand)]
    command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Tell what changed below under each file that replaces one
    Diff(PathsArgs),
    /// Note what lies below now as what these files were made against
    Accept(PathsArgs),
    /// Write the hash of the casebook below into site.yaml
    Pin(RootArgs),
}

/// Where the project is.
#[derive(Debug, Args)]
struct RootArgs {
    /// The project's folder, which holds content/
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    root: PathBuf,
}

/// Which files.
#[derive(Debug, Args)]
struct PathsArgs {
    #[command(flatten)]
    root: RootArgs,
    /// Only these files and folders of content/ [default: all]
    paths: Vec<String>,
}

/// Runs the command.
pub(super) fn run(args: &UpstreamArgs) -> ExitCode {
    let ended = match &args.command {
        Command::Diff(args) => diff(args),
        Command::Accept(args) => accept(args),
        Command::Pin(args) => pin(&args.root),
    };
    ended.unwrap_or_else(|reason| fail(&reason))
}

/// A project that stands on another; `Ok(None)` when what keeps it from being read has been shown.
fn open(root: &Path) -> Result<Option<Upstream>, String> {
    let upstream = upstream::upstream(root).map_err(|error| error.to_string())?;
    let upstream = upstream
        .ok_or("this casebook stands on no other: there is no `extends` in `content/site.yaml`")?;
    if upstream.diagnostics.is_empty() {
        return Ok(Some(upstream));
    }
    report::print(Format::Human, &upstream.sources, &upstream.diagnostics);
    Ok(None)
}

/// The files that were asked for.
fn chosen<'a>(
    upstream: &'a Upstream,
    wanted: &[String],
) -> Result<Vec<(&'a String, &'a Over)>, String> {
    let names: Vec<String> = wanted.iter().map(|path| short(path)).collect();
    let is_in = |path: &str, name: &str| {
        let rest = path.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    for (name, written) in names.iter().zip(wanted) {
        if !upstream.overs.keys().any(|path| is_in(path, name)) {
            return Err(format!(
                "nothing at `{written}` lies over a file of the casebook below"
            ));
        }
    }
    let overs = upstream.overs.iter();
    Ok(overs
        .filter(|(path, _)| names.is_empty() || names.iter().any(|name| is_in(path, name)))
        .collect())
}

/// A path as it counts from `content/`.
fn short(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.trim_start_matches("./").trim_end_matches('/');
    path.strip_prefix("content/").unwrap_or(path).to_owned()
}

/// `casebook upstream diff`.
fn diff(args: &PathsArgs) -> Result<ExitCode, String> {
    let Some(upstream) = open(&args.root.root)? else {
        return Ok(ExitCode::from(EXIT_CONTENT));
    };
    let overs = chosen(&upstream, &args.paths)?;
    let mut out = String::new();
    let mut n_unchanged = 0;
    for (path, over) in &overs {
        let words = match &over.state {
            State::Unchanged => {
                n_unchanged += 1;
                continue;
            }
            State::Changed(parts) => changed(parts),
            State::Unknown => "not accepted yet: look at it beside the file below\n".to_owned(),
            State::Gone => "the file below is gone; this one stands alone now\n".to_owned(),
            State::Leftover => "nothing is replaced here any more\n".to_owned(),
        };
        let _ = write!(out, "content/{path}: {words}");
    }
    print(&out);
    let n_others = overs.len() - n_unchanged;
    say(&format!(
        "{n_unchanged} unchanged below, {n_others} to look at"
    ));
    if n_others == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    say("change your own files where they should follow, then run `casebook upstream accept`");
    Ok(ExitCode::from(EXIT_CONTENT))
}

/// What changed in the parts of one file.
fn changed(parts: &[Part]) -> String {
    let names: Vec<&str> = parts
        .iter()
        .filter_map(|part| part.name.as_deref())
        .collect();
    let mut out = if names.is_empty() {
        "changed below\n".to_owned()
    } else {
        format!("changed below: {}\n", names.join(", "))
    };
    for part in parts {
        let name = part.name.as_deref().unwrap_or("the file");
        let (before, now) = match (&part.before, &part.now) {
            (None, None) => continue,
            (before, now) => (before.as_deref(), now.as_deref()),
        };
        let diff = TextDiff::from_lines(before.unwrap_or_default(), now.unwrap_or_default());
        let diff = diff
            .unified_diff()
            .header(&format!("{name}, as accepted"), &format!("{name}, now"))
            .to_string();
        out.push_str(diff.trim_end());
        out.push('\n');
    }
    out
}

/// `casebook upstream accept`.
fn accept(args: &PathsArgs) -> Result<ExitCode, String> {
    let root = &args.root.root;
    let Some(upstream) = open(root)? else {
        return Ok(ExitCode::from(EXIT_CONTENT));
    };
    let mut n_accepted = 0;
    for (path, over) in chosen(&upstream, &args.paths)? {
        let copy = root.join(ACCEPTED).join(path);
        let done = match &over.now {
            Some(bytes) => whole::write(&copy, bytes),
            None => std::fs::remove_file(&copy),
        };
        done.map_err(|reason| format!("cannot write `{}`: {reason}", copy.display()))?;
        n_accepted += 1;
    }
    say(&format!(
        "{n_accepted} accepted; what they were made against is kept in `{ACCEPTED}`"
    ));
    Ok(ExitCode::SUCCESS)
}

/// `casebook upstream pin`.
fn pin(root: &Path) -> Result<ExitCode, String> {
    let path = root.join("content/site.yaml");
    let text = std::fs::read_to_string(&path)
        .map_err(|reason| format!("cannot read `{}`: {reason}", path.display()))?;
    let mut sources = Sources::default();
    let id = sources.add("content/site.yaml", text.clone());
    let extends = extends(id, &text).ok_or("there is no `extends` in `content/site.yaml`")?;
    let base = match Base::of(root, &extends) {
        Ok(base) => base,
        Err(diagnostic) => {
            report::print(Format::Human, &sources, &[diagnostic]);
            return Ok(ExitCode::from(EXIT_CONTENT));
        }
    };
    let hash = base.hash();
    if extends
        .hash
        .as_ref()
        .is_some_and(|pinned| pinned.value == hash)
    {
        say(&format!("`{}` is pinned already", extends.from.value));
        return Ok(ExitCode::SUCCESS);
    }
    let pinned = with_hash(&text, &extends, &hash);
    // Whatever stands around it must mean what it meant.
    let again = extends_again(id, &pinned);
    let is_same = again.is_some_and(|again| {
        again.from.value == extends.from.value && again.hash.is_some_and(|it| it.value == hash)
    });
    if !is_same {
        return Err(format!(
            "write this under `extends` in `content/site.yaml` yourself: `hash: \"{hash}\"`"
        ));
    }
    whole::write(&path, pinned.as_bytes())
        .map_err(|reason| format!("cannot write `{}`: {reason}", path.display()))?;
    say(&format!("`{}` is pinned to {hash}", extends.from.value));
    Ok(ExitCode::SUCCESS)
}

/// What the text of `site.yaml` says of the casebook below.
fn extends(id: SourceId, text: &str) -> Option<Extends> {
    settings::parse(id, text).value.extends
}

/// The same of a changed text, if it brought no new mistakes.
fn extends_again(id: SourceId, text: &str) -> Option<Extends> {
    let parsed = settings::parse(id, text);
    let is_sound = parsed.diagnostics.is_empty();
    parsed.value.extends.filter(|_| is_sound)
}

/// The text of `site.yaml` with a hash, and nothing else changed.
fn with_hash(text: &str, extends: &Extends, hash: &str) -> String {
    let (from, whole) = (extends.from.span, extends.span);
    let put = |start: usize, end: usize, words: &str| {
        format!("{}{words}{}", &text[..start], &text[end..])
    };
    if let Some(old) = &extends.hash {
        return put(old.span.start, old.span.end, &format!("\"{hash}\""));
    }
    if from == whole {
        let written = &text[from.start..from.end];
        let written =
            if written.contains([',', '[', ']', '{', '}']) && !written.starts_with(['"', '\'']) {
                format!("\"{written}\"")
            } else {
                written.to_owned()
            };
        return put(
            from.start,
            from.end,
            &format!("{{from: {written}, hash: \"{hash}\"}}"),
        );
    }
    if text[..whole.start].trim_end().ends_with('{') || text[whole.start..].starts_with('{') {
        return put(from.end, from.end, &format!(", hash: \"{hash}\""));
    }
    let line_start = text[..from.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let line_end = text[from.end..]
        .find('\n')
        .map_or(text.len(), |newline| from.end + newline);
    let indent: String = text[line_start..]
        .chars()
        .take_while(|c| *c == ' ')
        .collect();
    let line_end = if text[..line_end].ends_with('\r') {
        line_end - 1
    } else {
        line_end
    };
    let ending = if text[line_end..].starts_with('\r') {
        "\r\n"
    } else {
        "\n"
    };
    put(
        line_end,
        line_end,
        &format!("{ending}{indent}hash: \"{hash}\""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `site.yaml` with its last part as given, pinned.
    fn pinned(part: &str) -> String {
        let text = format!("title: a\nlanguages: [ja]\n{part}");
        let id = Sources::default().add("content/site.yaml", text.clone());
        let new = with_hash(
            &text,
            &extends(id, &text).expect("it stands on another"),
            "blake3:0",
        );
        let again = extends_again(id, &new).unwrap_or_else(|| panic!("broken: {new}"));
        assert_eq!(again.hash.expect("a hash").value, "blake3:0", "{new}");
        new["title: a\nlanguages: [ja]\n".len()..].to_owned()
    }

    #[test]
    fn a_hash_is_written_wherever_it_belongs_and_nothing_else_is_touched() {
        for (before, after) in [
            (
                "extends: ../b # below\n",
                "extends: {from: ../b, hash: \"blake3:0\"} # below\n",
            ),
            (
                "extends: \"../b\"\n",
                "extends: {from: \"../b\", hash: \"blake3:0\"}\n",
            ),
            (
                "extends: ../b,c\n",
                "extends: {from: \"../b,c\", hash: \"blake3:0\"}\n",
            ),
            (
                "extends: {from: ../b}\n",
                "extends: {from: ../b, hash: \"blake3:0\"}\n",
            ),
            (
                "extends: {without: [cases/a], from: ../b}\n",
                "extends: {without: [cases/a], from: ../b, hash: \"blake3:0\"}\n",
            ),
            (
                "extends:\n  from: ../b # below\n  without: [cases/a]\n",
                "extends:\n  from: ../b # below\n  hash: \"blake3:0\"\n  without: [cases/a]\n",
            ),
            (
                "extends:\r\n    from: ../b\r\n",
                "extends:\r\n    from: ../b\r\n    hash: \"blake3:0\"\r\n",
            ),
            (
                "extends:\n  from: ../b",
                "extends:\n  from: ../b\n  hash: \"blake3:0\"",
            ),
            (
                "extends:\n  hash: blake3:9 # old\n  from: ../b\n",
                "extends:\n  hash: \"blake3:0\" # old\n  from: ../b\n",
            ),
            (
                "extends: {from: ../b, hash: 'blake3:9'}\ntheme: default\n",
                "extends: {from: ../b, hash: \"blake3:0\"}\ntheme: default\n",
            ),
        ] {
            assert_eq!(pinned(before), after);
        }
    }
}

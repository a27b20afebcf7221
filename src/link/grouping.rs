//! Which file belongs to which entry, by its path.
//!
//! Takes the path of a file; gives its entry and language. The grammar is
//! `content/<collection>/<slug>/<language>.md`, and nothing else is Markdown's place.

use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::language::tag::LanguageTag;
use crate::model::entry::Settings;
use crate::model::facts::{Collection, EntryId, FileRole, Spanned, SpecificFacts};
use crate::parse::file::ParsedFile;
use crate::parse::front;

/// A Markdown file where none belongs.
pub(crate) static UNKNOWN_PLACE: Code = Code::error(
    "entry::unknown-place",
    "a Markdown file lies where no entry is",
    "Every text is `content/<collection>/<slug>/<language>.md`, for example \
     `content/cases/only-a-repost/ja.md`. The collections are cases, desks, laws, terms and pages.",
);

/// A file in a language the site does not have.
pub(crate) static UNKNOWN_LANGUAGE: Code = Code::error(
    "entry::unknown-language",
    "a file is in a language the site does not list",
    "The name of a file is its language. Either the name is misspelt, or the language is missing from \
     `languages` in `content/site.yaml`.",
);

/// An entry without its source.
pub(crate) static MISSING_SOURCE: Code = Code::error(
    "entry::missing-source",
    "an entry has translations but no source file",
    "The facts of an entry stand in the file of the source language (the first of `languages` in \
     `site.yaml`). Without it nothing is known of the entry.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&UNKNOWN_PLACE, &UNKNOWN_LANGUAGE, &MISSING_SOURCE];

/// What a Markdown file's path says of it, or what is wrong with the path.
pub(crate) fn place(
    path: &str,
    id: SourceId,
    settings: &Settings,
) -> Result<(EntryId, LanguageTag), Diagnostic> {
    let at = Span::new(id, 0..0);
    let parts: Vec<&str> = path.split('/').collect();
    let ["content", folder, slug, file] = parts.as_slice() else {
        return Err(UNKNOWN_PLACE
            .at(at, format!("`{path}` is not the file of an entry"))
            .help("move it to `content/<collection>/<slug>/<language>.md`"));
    };
    let Some(collection) = Collection::from_folder(folder) else {
        let known = Collection::ALL.map(Collection::folder);
        let diagnostic = UNKNOWN_PLACE.at(at, format!("`{folder}` is not a collection"));
        return Err(match did_you_mean(folder, known) {
            Some(near) => diagnostic.help(format!("did you mean `content/{near}/`?")),
            None => diagnostic.help(format!("the collections are: {}", known.join(", "))),
        });
    };
    if let Some(problem) = front::slug_problem(slug) {
        return Err(front::invalid_slug(at, slug, problem).help("rename the folder"));
    }
    let stem = file.strip_suffix(".md").unwrap_or(file);
    if let Some(tag) = settings.languages.iter().find(|tag| tag.as_str() == stem) {
        Ok((
            EntryId {
                collection,
                slug: (*slug).to_owned(),
            },
            tag.clone(),
        ))
    } else {
        let known: Vec<&str> = settings.languages.iter().map(LanguageTag::as_str).collect();
        Err(UNKNOWN_LANGUAGE
            .at(at, format!("`{stem}` is not one of the site's languages"))
            .help(format!(
                "rename the file to one of {}.md, or list `{stem}` in `site.yaml`",
                known.join(".md, ")
            )))
    }
}

/// An entry of which only translations are there, at the first of its files.
pub(crate) fn missing_source(id: &EntryId, first: SourceId, settings: &Settings) -> Diagnostic {
    let tag = settings.source_language();
    MISSING_SOURCE
        .at(Span::new(first, 0..0), format!("`{id}` has no `{tag}.md`"))
        .help(format!("write `content/{id}/{tag}.md`"))
}

/// Takes out of a case's lists the entries that did not come along from the layers below; what
/// stands in a file of this casebook itself (`is_own`) stays, and is a mistake.
pub(crate) fn forget_left_out(
    file: &mut ParsedFile,
    settings: &Settings,
    is_own: &dyn Fn(SourceId) -> bool,
) {
    let FileRole::Source(facts) = &mut file.front.role else {
        return;
    };
    let SpecificFacts::Case(case) = &mut facts.specific else {
        return;
    };
    let stays = |collection, name: &Spanned<String>| {
        let id = EntryId {
            collection,
            slug: name.value.clone(),
        };
        !settings.left_out.contains(&id) || is_own(name.span.source)
    };
    case.desks.retain(|name| stays(Collection::Desks, name));
    case.laws.retain(|name| stays(Collection::Laws, name));
}

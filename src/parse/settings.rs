//! `content/site.yaml`, decoded.
//!
//! Takes its YAML tree; gives settings with defaults where it is silent or wrong.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::source::{SourceId, Span};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::language::tag::LanguageTag;
use crate::model::entry::{ReadingMarkup, Settings};
use crate::model::facts::Spanned;
use crate::model::layer::Extends;
use crate::parse::fields::{self, Fields};
use crate::parse::front;
use crate::parse::typing;
use crate::parse::yaml::{self, Node, Value};

/// A language tag that is none.
pub(crate) static INVALID_TAG: Code = Code::error(
    "site::invalid-language",
    "a language tag cannot be read",
    "Languages are BCP 47 tags in their usual case: `ja`, `en`, `zh-Hans`, `pt-BR`, `ja-simple` for \
     plain Japanese. The file of a language has the same name: `zh-Hans.md`.",
);

/// The same language twice.
pub(crate) static DUPLICATE_LANGUAGE: Code = Code::error(
    "site::duplicate-language",
    "a language is listed twice",
    "Each language of `languages` may stand once; the first is the source language.",
);

/// A `base_url` that is none.
pub(crate) static INVALID_BASE_URL: Code = Code::error(
    "site::invalid-base-url",
    "the site's address cannot be used",
    "`base_url` is where the site will stand: it begins with `https://` (or `http://`), has no `?` or \
     `#`, and ends in `/`. Leave it out when the site is only carried about in a folder.",
);

/// The codes of this file.
pub(crate) static CODES: &[&Code] = &[&INVALID_TAG, &DUPLICATE_LANGUAGE, &INVALID_BASE_URL];

/// Reads the text of `site.yaml`.
pub(crate) fn parse(source: SourceId, text: &str) -> Checked<Settings> {
    let mut diagnostics = Vec::new();
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let readable = typing::front::look(source, &text[bom..], bom, &mut diagnostics);
    let node = yaml::parse(source, &readable.text, bom);
    let is_unreadable = |found: &Diagnostic| found.code.name != yaml::DUPLICATE_KEY.name;
    let had_syntax_errors = node.diagnostics.iter().any(is_unreadable);
    let node = node.unpack(&mut diagnostics);
    let mut field_diagnostics = Vec::new();
    let settings = decode(&node, &mut field_diagnostics);
    // Settings that could not be read would be called missing one by one.
    if !had_syntax_errors {
        diagnostics.append(&mut field_diagnostics);
    }
    Checked {
        value: settings,
        diagnostics,
    }
}

/// Decodes the tree.
fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Settings {
    let mut fields = Fields::of(node, diagnostics);
    let languages = fields
        .need("languages", "[ja, en]", diagnostics)
        .map(|node| languages(node, diagnostics))
        .unwrap_or_default();
    let languages = if languages.is_empty() {
        vec![LanguageTag::parse("ja").expect("`ja` is a tag")]
    } else {
        languages
    };
    let title = fields
        .need("title", "{ja: サイトの名前}", diagnostics)
        .map(|node| by_language(node, &languages, diagnostics))
        .unwrap_or_default();
    let description = fields
        .take("description")
        .map(|node| by_language(node, &languages, diagnostics))
        .unwrap_or_default();
    let base_url = fields
        .take("base_url")
        .and_then(|node| base_url(node, diagnostics));
    let theme = fields
        .take("theme")
        .and_then(|node| theme(node, diagnostics))
        .unwrap_or(Spanned {
            value: "default".to_owned(),
            span: Span {
                end: node.span.start,
                ..node.span
            },
        });
    let topics = fields
        .take("topics")
        .map(|node| topics(node, &languages, diagnostics))
        .unwrap_or_default();
    let reading_markup = fields.take("reading").and_then(|node| {
        let mut inner = Fields::of(node, diagnostics);
        let markup = inner
            .take("markup")
            .and_then(|node| fields::one_of(node, &ReadingMarkup::WORDS, diagnostics));
        inner.finish(diagnostics);
        markup
    });
    let extends = fields
        .take("extends")
        .and_then(|node| extends(node, diagnostics));
    fields.finish(diagnostics);
    Settings {
        title,
        description,
        base_url,
        languages,
        theme,
        topics,
        reading_markup: reading_markup.unwrap_or(ReadingMarkup::Attribute),
        extends,
        left_out: BTreeSet::new(),
    }
}

/// The casebook this one stands on: its place alone, or with what is said of it.
fn extends(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Extends> {
    if let Value::Scalar(_) = node.value {
        return Some(Extends {
            span: node.span,
            from: fields::spanned(node, diagnostics)?,
            hash: None,
            without: Vec::new(),
        });
    }
    let mut inner = Fields::of(node, diagnostics);
    let from = inner
        .need("from", "../casebook", diagnostics)
        .and_then(|node| fields::spanned(node, diagnostics));
    let hash = inner
        .take("hash")
        .and_then(|node| fields::spanned(node, diagnostics));
    let without = inner
        .take("without")
        .map(|node| fields::list(node, diagnostics, fields::spanned))
        .unwrap_or_default();
    inner.finish(diagnostics);
    Some(Extends {
        span: node.span,
        from: from?,
        hash,
        without,
    })
}

/// A theme's folder name.
fn theme(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let name = fields::spanned(node, diagnostics)?;
    match front::slug_problem(&name.value) {
        None => Some(name),
        Some(problem) => {
            diagnostics.push(front::invalid_slug(node.span, &name.value, problem));
            None
        }
    }
}

/// The list of languages, each once.
fn languages(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Vec<LanguageTag> {
    let mut found: Vec<(LanguageTag, Span)> = Vec::new();
    if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
        diagnostics.push(
            fields::MISSING
                .at(node.span, "there is no language in the list")
                .help("write the source language first, such as `[ja, en]`"),
        );
    }
    let tags = fields::list(node, diagnostics, |item, diagnostics| {
        tag(item, diagnostics).map(|tag| (tag, item.span))
    });
    for (tag, span) in tags {
        match found.iter().find(|(other, _)| *other == tag) {
            None => found.push((tag, span)),
            Some((_, first)) => diagnostics.push(
                DUPLICATE_LANGUAGE
                    .at(span, format!("the language `{tag}` is listed twice"))
                    .label(*first, "it stands here first"),
            ),
        }
    }
    found.into_iter().map(|(tag, _)| tag).collect()
}

/// One language tag.
fn tag(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<LanguageTag> {
    let text = fields::text(node, diagnostics)?;
    let tag = LanguageTag::parse(&text);
    if tag.is_none() {
        diagnostics.push(
            INVALID_TAG
                .at(
                    node.span,
                    format!("`{text}` is not a language tag in its usual case"),
                )
                .help("write a tag such as `ja`, `en`, `zh-Hans` or `pt-BR`"),
        );
    }
    tag
}

/// Words by language: `{ja: …, en: …}`; a plain text is in the source language.
fn by_language(
    node: &Node,
    languages: &[LanguageTag],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<LanguageTag, String> {
    if matches!(node.value, Value::Scalar(_)) {
        let text = fields::text(node, diagnostics);
        return text
            .map(|text| (languages[0].clone(), text))
            .into_iter()
            .collect();
    }
    let Value::Mapping(pairs) = &node.value else {
        fields::text(node, diagnostics);
        return BTreeMap::new();
    };
    let mut words = BTreeMap::new();
    for (key, value) in pairs {
        match languages.iter().find(|tag| tag.as_str() == key.name) {
            Some(tag) => {
                if let Some(text) = fields::text(value, diagnostics) {
                    words.insert(tag.clone(), text);
                }
            }
            None => diagnostics.push(
                fields::UNKNOWN
                    .at(
                        key.span,
                        format!("`{}` is not one of the site's languages", key.name),
                    )
                    .help("list it under `languages`, or take this line out"),
            ),
        }
    }
    if !words.contains_key(&languages[0]) {
        diagnostics.push(
            fields::MISSING
                .at(
                    node.span,
                    format!(
                        "the words for the source language `{}` are missing",
                        languages[0]
                    ),
                )
                .help(format!("add `{}: …`", languages[0])),
        );
    }
    words
}

/// The topics with their words.
fn topics(
    node: &Node,
    languages: &[LanguageTag],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, BTreeMap<LanguageTag, String>> {
    let Value::Mapping(pairs) = &node.value else {
        Fields::of(node, diagnostics);
        return BTreeMap::new();
    };
    let mut topics = BTreeMap::new();
    for (key, value) in pairs {
        if let Some(problem) = front::slug_problem(&key.name) {
            diagnostics.push(front::invalid_slug(key.span, &key.name, problem));
            continue;
        }
        topics.insert(key.name.clone(), by_language(value, languages, diagnostics));
    }
    topics
}

/// The site's address, ending in `/`.
fn base_url(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let text = fields::text(node, diagnostics)?;
    let plain = front::is_web_address(&text) && !text.contains(['?', '#', '"', '<', '>']);
    if plain && text.ends_with('/') {
        return Some(text);
    }
    let help = if plain {
        format!("write `{text}/`")
    } else {
        "begin it with `https://`".to_owned()
    };
    diagnostics.push(
        INVALID_BASE_URL
            .at(node.span, format!("`{text}` cannot be the site's address"))
            .help(help)
            .fix(plain.then(|| fields::mend(node, &format!("{text}/")))),
    );
    None
}

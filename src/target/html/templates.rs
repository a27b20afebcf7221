//! The theme's page templates, one engine a language.
//!
//! Takes template texts and strings; gives rendered pages. Templates reach words only through
//! `t(id='…')`, and values only through the view they are given.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::{Context, Error, Kwargs, State, Tera, Value};

use crate::language::strings::Strings;
use crate::language::tag::LanguageTag;
use crate::load::Theme;
use crate::target::{RenderError, TEMPLATE, minify};

/// Finished HTML, which templates print as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Html(pub(crate) String);

impl Serialize for Html {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

/// The most bytes one page may have; a template that loops without end stops here.
const PAGE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// All page templates, ready to render in every language of the site.
pub(crate) struct Templates {
    engines: BTreeMap<LanguageTag, Tera>,
}

impl Templates {
    /// Prepares the templates of a theme; each error names the template and the line.
    pub(crate) fn load(
        theme: &Theme,
        strings: &Arc<BTreeMap<LanguageTag, Strings>>,
    ) -> Result<Self, RenderError> {
        let mut sources = Vec::new();
        for (path, bytes) in theme.below("templates/") {
            let text = std::str::from_utf8(bytes).map_err(|_| RenderError {
                code: &TEMPLATE,
                message: format!("`{path}` is not UTF-8 text"),
            })?;
            sources.push((path.strip_prefix("templates/").unwrap_or(path), text));
        }
        let minified: Vec<(&str, String)> = sources
            .iter()
            .map(|(name, text)| {
                (
                    *name,
                    String::from_utf8_lossy(&minify::template(text)).into_owned(),
                )
            })
            .collect();
        let minified: Vec<(&str, &str)> = minified
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        // The texts as written are tried first: errors then name the author's own lines.
        if let Some(tag) = strings.keys().next() {
            engine(strings, tag, &sources)?;
        }
        let engines = strings.keys().map(|tag| {
            let engine = engine(strings, tag, &minified)?;
            Ok((tag.clone(), engine))
        });
        Ok(Self {
            engines: engines.collect::<Result<_, _>>()?,
        })
    }

    /// Renders a page in a language.
    pub(crate) fn render(
        &self,
        template: &str,
        language: &LanguageTag,
        view: &impl Serialize,
        page: &str,
    ) -> Result<Vec<u8>, RenderError> {
        let fail = |error: &dyn std::fmt::Display| RenderError {
            code: &TEMPLATE,
            message: format!("`{template}` for the page `{page}`: {error}"),
        };
        let context = Context::from_serialize(view).map_err(|error| fail(&error))?;
        let mut out = LimitedBuffer {
            bytes: Vec::with_capacity(16 * 1024),
        };
        self.engines[language]
            .render_to(template, &context, &mut out)
            .map_err(|error| fail(&with_causes(&error)))?;
        Ok(out.bytes)
    }
}

/// An engine with the given templates and the words of one language.
fn engine(
    strings: &Arc<BTreeMap<LanguageTag, Strings>>,
    tag: &LanguageTag,
    templates: &[(&str, &str)],
) -> Result<Tera, RenderError> {
    let mut tera = Tera::default();
    let (words, language) = (Arc::clone(strings), tag.clone());
    tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| {
        translate(&words[&language], &kwargs)
    });
    tera.add_raw_templates(templates.iter().copied())
        .map_err(|error| RenderError {
            code: &TEMPLATE,
            message: with_causes(&error),
        })?;
    Ok(tera)
}

/// `t(id='…', name=value)` in a template.
fn translate(strings: &Strings, kwargs: &Kwargs) -> Result<String, Error> {
    let id: &str = kwargs.must_get("id")?;
    let mut args = Vec::new();
    for (key, value) in kwargs.iter() {
        let name = key.to_string();
        if name == "id" {
            continue;
        }
        let value = match (value.as_i64(), value.as_str()) {
            (Some(number), _) => FluentValue::from(number),
            (None, Some(text)) => FluentValue::from(text.to_owned()),
            (None, None) => {
                return Err(Error::message(format!(
                    "`{name}` of `{id}` is neither text nor a number"
                )));
            }
        };
        args.push((name, value));
    }
    let args: Vec<(&str, FluentValue<'_>)> = args
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    strings.message(id, &args).map_err(Error::message)
}

/// An error with what caused it, on one line each.
fn with_causes(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text = format!("{text}\n{inner}");
        cause = inner.source();
    }
    text
}

/// A buffer that refuses to grow without end.
struct LimitedBuffer {
    bytes: Vec<u8>,
}

impl std::io::Write for LimitedBuffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > PAGE_BYTES_MAX {
            return Err(std::io::Error::other("the page grows without end"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

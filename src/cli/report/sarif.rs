//! [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code forges
//! and editors, with the fix of a mistake that has one. Code flows are not written.

use serde_json::{Value, json};

use crate::cli::report::range_of;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::source::{Sources, Span};
use crate::diagnostic::{Code, Diagnostic};

/// Writes one run with its rules and results.
pub(super) fn write(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut codes: Vec<&Code> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect();
    codes.sort_by_key(|code| code.name);
    codes.dedup_by_key(|code| code.name);
    let rules: Vec<_> = codes
        .iter()
        .map(|code| {
            json!({
                "id": code.name,
                "shortDescription": {"text": code.title},
                "fullDescription": {"text": code.explanation},
                "help": {"text": code.explanation, "markdown": code.explanation},
                "defaultConfiguration": {"level": code.severity.word()},
            })
        })
        .collect();
    let results: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let text = match &diagnostic.help {
                Some(help) => format!("{}. Help: {help}", diagnostic.message),
                None => diagnostic.message.clone(),
            };
            let mut result = json!({
                "ruleId": diagnostic.code.name,
                "ruleIndex": codes.iter().position(|code| code.name == diagnostic.code.name),
                "level": diagnostic.code.severity.word(),
                "message": {"text": text},
                "locations": [{"physicalLocation": {
                    "artifactLocation": artifact(sources, diagnostic),
                    "region": region(sources, diagnostic.span),
                }}],
            });
            if let Some(fix) = &diagnostic.fix {
                result["fixes"] = json!([fixed(sources, diagnostic, fix)]);
            }
            result
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "casebook",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"ROOT": {"description": {"text": "the project's folder"}}},
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("texts and numbers can be written as JSON") + "\n"
}

/// The file of a diagnostic.
fn artifact(sources: &Sources, diagnostic: &Diagnostic) -> Value {
    json!({
        "uri": uri(&sources.get(diagnostic.span.source).path),
        "uriBaseId": "ROOT",
    })
}

/// A place in a file.
fn region(sources: &Sources, span: Span) -> Value {
    let (start, end) = range_of(sources, span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A fix, with what is taken out and what is put in.
fn fixed(sources: &Sources, diagnostic: &Diagnostic, fix: &Fix) -> Value {
    let edits = fix.edits.iter();
    let replacements: Vec<Value> = edits
        .map(|edit| {
            json!({
                "deletedRegion": region(sources, edit.span),
                "insertedContent": {"text": edit.text},
            })
        })
        .collect();
    json!({
        "description": {"text": diagnostic.help.as_deref().unwrap_or(&diagnostic.message)},
        "artifactChanges": [{
            "artifactLocation": artifact(sources, diagnostic),
            "replacements": replacements,
        }],
    })
}

/// A path as a relative reference: what is not allowed in one is percent-encoded.
fn uri(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

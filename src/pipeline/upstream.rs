//! What changed in the layers below under the files of a project.
//!
//! Takes a project that stands on another; gives each file of its own that lies over one below, with
//! what it was made against (as accepted), what lies there now, and which of the parts it replaces
//! differ.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{theme, words};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::{SourceId, Sources, Span};
use crate::link::grouping;
use crate::load::layers::{self as below, with_plain_line_ends};
use crate::load::project::Manner;
use crate::load::tree::Tree;
use crate::load::{LoadError, Project, project};
use crate::model::entry::Settings;
use crate::model::section::Section;
use crate::parse::file::{self, RawFile};
use crate::parse::sections::RoleTitles;
use crate::parse::{Look, Reading, layers, settings};

/// A project, seen from the layers below.
pub(crate) struct Upstream {
    /// Every text, to print diagnostics with.
    pub(crate) sources: Sources,
    /// Why the layers below could not be read; empty if they could.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The project's own files that lie over others, and what is left of such files, by path.
    pub(crate) overs: BTreeMap<String, Over>,
}

/// A file that lies over another.
pub(crate) struct Over {
    /// What lies below now; `None` if nothing does any more.
    pub(crate) now: Option<Vec<u8>>,
    /// How it stands.
    pub(crate) state: State,
}

/// How a file stands to what lies below it.
pub(crate) enum State {
    /// What it replaces is as it was.
    Unchanged,
    /// What it replaces has changed.
    Changed(Vec<Part>),
    /// Nobody has said yet what it was made against.
    Unknown,
    /// Nothing lies below any more.
    Gone,
    /// The file is not there any more, or replaces nothing; only what it was made against is.
    Leftover,
}

/// A part of a file that has changed.
pub(crate) struct Part {
    /// Which: a field or a section; `None` for the whole file.
    pub(crate) name: Option<String>,
    /// As it was accepted; `None` if it was not there, or is no text.
    pub(crate) before: Option<String>,
    /// As it is now; likewise.
    pub(crate) now: Option<String>,
}

/// Looks at a project from the layers below; `Ok(None)` if it stands on no other.
pub(crate) fn upstream(root: &Path) -> Result<Option<Upstream>, LoadError> {
    let mut diagnostics = Vec::new();
    let manner = Manner {
        known: &|_, _| None,
        keeps_texts: true,
    };
    // What is wrong with the content itself is `check`'s affair.
    let mut project = project::load(root, &Tree::find(root)?, &manner)?.value;
    let text = project.sources.get(project.site_yaml).text();
    let mut settings = settings::parse(project.site_yaml, text).unpack(&mut diagnostics);
    if settings.extends.is_none() {
        return Ok(None);
    }
    if !below::load(root, &mut project, &mut settings, &mut diagnostics) {
        return Ok(Some(Upstream {
            sources: project.sources,
            diagnostics,
            overs: BTreeMap::new(),
        }));
    }
    let accepted = below::accepted(root)?;
    let titles = titles(root, &settings, &mut project.sources)?;
    let overs = overs(&mut project, &settings, accepted, &titles);
    Ok(Some(Upstream {
        sources: project.sources,
        diagnostics: Vec::new(),
        overs,
    }))
}

/// The headings of sections in every language of the site.
fn titles(
    root: &Path,
    settings: &Settings,
    sources: &mut Sources,
) -> Result<BTreeMap<String, RoleTitles>, LoadError> {
    let theme = theme::load(root, &settings.theme.value)?.unwrap_or_else(theme::built_in);
    let nowhere = settings.theme.span;
    let words = words::read(&theme, settings, nowhere, sources, &mut Vec::new());
    let titles = words.iter();
    Ok(titles
        .map(|(tag, strings)| (tag.as_str().to_owned(), RoleTitles::of(strings)))
        .collect())
}

/// Every file of the project that lies over another, or did.
fn overs(
    project: &mut Project,
    settings: &Settings,
    mut accepted: BTreeMap<String, Vec<u8>>,
    titles: &BTreeMap<String, RoleTitles>,
) -> BTreeMap<String, Over> {
    let mut overs = BTreeMap::new();
    let own_texts: Vec<SourceId> = project.markdown.clone();
    for id in own_texts {
        let path = short(project.logical(id)).to_owned();
        let below = project.below.get(&id).cloned().unwrap_or_default();
        if project.logical.contains_key(&id) || below.is_empty() {
            continue;
        }
        let before = accepted.remove(&path);
        let place = grouping::place(project.logical(id), id, settings).ok();
        let reading = place.and_then(|(entry, language)| {
            Some(Reading {
                collection: entry.collection,
                titles: titles.get(language.as_str())?,
                look: Look::First,
            })
        });
        let over = text(id, &below, before, reading, &mut project.sources);
        overs.insert(path, over);
    }
    for (path, now) in &project.files_below {
        let path = short(path);
        let before = accepted.remove(path);
        let state = whole(before.as_deref(), now);
        let now = Some(now.to_vec());
        overs.insert(path.to_owned(), Over { now, state });
    }
    let texts = project.markdown.iter();
    let own: BTreeSet<&str> = texts
        .filter(|id| !project.logical.contains_key(id))
        .map(|id| short(&project.sources.get(*id).path))
        .chain(project.files.keys().map(|path| short(path)))
        .collect();
    for path in accepted.into_keys() {
        let state = if own.contains(path.as_str()) {
            State::Gone
        } else {
            State::Leftover
        };
        overs.insert(path, Over { now: None, state });
    }
    overs
}

/// A path from the content folder.
fn short(logical: &str) -> &str {
    logical.strip_prefix("content/").unwrap_or(logical)
}

/// How a whole file stands to what lies below it.
fn whole(before: Option<&[u8]>, now: &[u8]) -> State {
    let Some(before) = before else {
        return State::Unknown;
    };
    if with_plain_line_ends(before) == with_plain_line_ends(now) {
        return State::Unchanged;
    }
    let text = |bytes: &[u8]| String::from_utf8(with_plain_line_ends(bytes)).ok();
    State::Changed(vec![Part {
        name: None,
        before: text(before),
        now: text(now),
    }])
}

/// How a text stands to those below it; `reading` says how its sections are known.
fn text(
    id: SourceId,
    below: &[SourceId],
    before: Option<Vec<u8>>,
    reading: Option<Reading<'_>>,
    sources: &mut Sources,
) -> Over {
    let raw_below = sources.get(below[0]).text().to_owned();
    let Some(reading) = reading else {
        let state = whole(before.as_deref(), raw_below.as_bytes());
        let now = Some(raw_below.into_bytes());
        return Over { now, state };
    };
    let upper = file::read(id, sources.get(id), reading).value;
    let lower = layers::read(below, sources, reading).value;
    // Where what lies below is itself made of layers, it is compared as the whole they make.
    let now = if lower.fronts.len() > 1 {
        lower.flattened(sources)
    } else {
        raw_below
    };
    let state = match before {
        Some(before) if upper.overrides_sections().is_some() => {
            let before = String::from_utf8_lossy(&before).into_owned();
            let path = format!("{}/{}", below::ACCEPTED, sources.get(id).path);
            let before_id = sources.add(path, before);
            let before = file::read(before_id, sources.get(before_id), reading).value;
            let parts = parts(&upper, &before, &lower, sources);
            if parts.is_empty() {
                State::Unchanged
            } else {
                State::Changed(parts)
            }
        }
        before => whole(before.as_deref(), now.as_bytes()),
    };
    let now = Some(now.into_bytes());
    Over { now, state }
}

/// The parts a file replaces that are not what they were.
fn parts(upper: &RawFile, before: &RawFile, now: &RawFile, sources: &Sources) -> Vec<Part> {
    let words = |span: Span| {
        let bytes = with_plain_line_ends(sources.slice(span).trim().as_bytes());
        String::from_utf8_lossy(&bytes).into_owned() + "\n"
    };
    let field = |file: &RawFile, name: &str| {
        let pair = file.pairs().iter().find(|(key, _)| key.name == name)?;
        Some(words(file.field_span(&pair.0)))
    };
    let section = |file: &RawFile, section: &Section| {
        let mut sections = file.sections.iter();
        let found = sections.find(|one| layers::replaces(section, one))?;
        Some(words(file.section_span(found)))
    };
    let names = upper.pairs().iter().map(|(key, _)| key.name.as_str());
    let fields = names.filter(|name| *name != layers::OVERRIDES).map(|name| {
        let title = format!("field `{name}`");
        (title, field(before, name), field(now, name))
    });
    let sections = upper.sections.iter().map(|one| {
        let title = layers::section_name(one).map(|name| format!("section `{name}`"));
        let title = title.unwrap_or_else(|| "the text before the first heading".to_owned());
        (title, section(before, one), section(now, one))
    });
    let differing = fields
        .chain(sections)
        .filter(|(_, before, now)| before != now);
    differing
        .map(|(name, before, now)| Part {
            name: Some(name),
            before,
            now,
        })
        .collect()
}

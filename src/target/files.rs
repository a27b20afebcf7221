//! Files that go out as they are, or minified: the theme's assets, and the pictures of the content.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fingerprint::Fingerprint;
use crate::load::Theme;
use crate::model::entry::Site;
use crate::plan::jobs::JobKey;
use crate::target::tools::Tools;
use crate::target::{ASSET, Context, RenderError, Target, minify};

/// The theme's assets and the content's files.
pub(super) struct Files;

impl Target for Files {
    fn jobs(&self, site: &Site, files: &BTreeMap<String, Arc<[u8]>>, theme: &Theme) -> Vec<JobKey> {
        let assets = theme
            .below("assets/")
            .map(|(path, _)| JobKey::Asset(path.to_owned()));
        // Only what a page shows or links to is published.
        let linked: BTreeSet<&String> = site
            .catalogue
            .values()
            .flat_map(|known| known.files.values().flatten())
            .filter(|path| files.contains_key(*path))
            .collect();
        assets
            .chain(linked.into_iter().map(|path| JobKey::File(path.clone())))
            .collect()
    }

    fn takes(&self, key: &JobKey) -> bool {
        matches!(key, JobKey::Asset(_) | JobKey::File(_))
    }

    fn fingerprint(&self, tools: &Tools) -> Fingerprint {
        tools.program
    }

    fn render(&self, key: &JobKey, ctx: &Context<'_>) -> Result<Vec<u8>, RenderError> {
        match key {
            JobKey::Asset(path) => asset(path, ctx.view.files[path.as_str()]),
            JobKey::File(path) => Ok(ctx.view.files[path.as_str()].to_vec()),
            _ => unreachable!("`takes` takes no other"),
        }
    }
}

/// An asset, minified if it is a style sheet or a script.
fn asset(path: &str, bytes: &[u8]) -> Result<Vec<u8>, RenderError> {
    let minify = match path.rsplit('.').next() {
        Some("css") => minify::css,
        Some("js") => minify::js,
        _ => return Ok(bytes.to_vec()),
    };
    let text = std::str::from_utf8(bytes).map_err(|_| RenderError {
        code: &ASSET,
        message: format!("`{path}` is not UTF-8 text"),
    })?;
    Ok(minify(text))
}

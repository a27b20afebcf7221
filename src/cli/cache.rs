//! Where casebook keeps what it can make again.

use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// casebook's folder in the system's cache folder; `None` where there is none.
pub(super) fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.cache_dir().join("casebook"))
}

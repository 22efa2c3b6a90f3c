//! What the test files share. Each uses a part of it.

#![allow(dead_code)]

pub mod folder;
pub mod harbour;
pub mod policy;
pub mod rendering;
pub mod repo;
pub mod strategies;

use std::path::{Path, PathBuf};

/// A file under `fixtures/`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// Snapshots lie in the top-level folder, named without the module.
pub fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

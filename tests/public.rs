//! What is public promises nothing of the crates that it is built with.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

/// Stages that are hidden from the documentation, and modules that are private.
const HIDDEN: &[&str] = &["align", "cli", "differ", "grammar", "language", "shape", "values", "near.rs", "yaml.rs"];

/// Types of other crates, whose versions are not to become ours.
const FOREIGN: &[&str] = &["SmallVec", "FxHash", "Regex"];

/// Whether a line is a tuple structure whose field nobody else can see.
fn has_private_field(line: &str) -> bool {
    line.split_once('(').is_some_and(|(head, fields)| head.contains("pub struct ") && !fields.contains("pub "))
}

fn search(path: &Path, found: &mut Vec<String>) {
    if path.is_dir() {
        fs::read_dir(path).unwrap().for_each(|entry| search(&entry.unwrap().path(), found));
        return;
    }
    for (k, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
        if line.trim_start().starts_with("pub ")
            && !has_private_field(line)
            && FOREIGN.iter().any(|name| line.contains(name))
        {
            found.push(format!("{}:{}: {}", path.display(), k + 1, line.trim()));
        }
    }
}

#[test]
fn no_type_of_a_small_crate_is_public() {
    let mut found = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap() {
        let path = entry.unwrap().path();
        if !HIDDEN.iter().any(|name| path.ends_with(name)) {
            search(&path, &mut found);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

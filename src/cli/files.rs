//! The files below a folder.

use std::path::Path;

/// Deeper folders hold no policies.
const DEPTH: usize = 16;

/// The files below a folder (named with its slash), but for hidden ones and those of other repositories: a submodule is
/// guarded where it lives.
pub fn walk(folder: &str, depth: usize, files: &mut Vec<String>) {
    let place = if folder.is_empty() { Path::new(".") } else { Path::new(folder) };
    let Ok(entries) = std::fs::read_dir(place) else { return };
    for entry in entries.flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let Ok(kind) = entry.file_type() else { continue };
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() && depth < DEPTH && !matches!(name.as_str(), "node_modules" | "target") {
            if std::fs::symlink_metadata(place.join(&name).join(".git")).is_err() {
                walk(&format!("{folder}{name}/"), depth + 1, files);
            }
        } else if !kind.is_dir() {
            files.push(format!("{folder}{name}"));
        }
    }
}

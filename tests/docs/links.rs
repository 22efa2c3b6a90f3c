//! Whether a link leads somewhere, without a network.

use std::path::{Component, Path, PathBuf};

use crate::pages::Page;
use crate::root;

/// A file of the repository, named from a page of the book: the book is published without the repository around it.
const REPOSITORY: &str = "https://github.com/redraft-project/redraft/blob/main/";
const FOLDER: &str = "https://github.com/redraft-project/redraft/tree/main/";

pub fn check(page: &Page, link: &str, pages: &[Page]) -> Result<(), String> {
    let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
    let from_root = target.strip_prefix(REPOSITORY).or_else(|| target.strip_prefix(FOLDER));
    let path = match from_root {
        Some(path) => path.to_owned(),
        None if ["https:", "http:", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) => return Ok(()),
        None if target.is_empty() => page.path.clone(),
        None => join(&page.path, target).ok_or_else(|| format!("{link} leads out of the repository"))?,
    };
    if !root().join(&path).exists() {
        return Err(format!("{link} leads nowhere: there is no {path}"));
    }
    if from_root.is_none() && page.path.starts_with("docs/src/") && !path.starts_with("docs/src/") {
        return Err(format!("{link} leads out of the book: write {REPOSITORY}{path}"));
    }
    let known = pages.iter().find(|page| page.path == path);
    match known {
        Some(known) if !anchor.is_empty() && !known.anchors.contains(anchor) => {
            let mut anchors: Vec<&str> = known.anchors.iter().map(String::as_str).collect();
            anchors.sort_unstable();
            Err(format!("{link}: {path} has no #{anchor}; it has {}", anchors.join(", ")))
        }
        None if !anchor.is_empty() => Err(format!("{link}: the anchor is in no page of the documentation")),
        _ => Ok(()),
    }
}

/// A target relative to a page, from the root.
fn join(page: &str, target: &str) -> Option<String> {
    let mut path = PathBuf::new();
    for component in Path::new(page).parent()?.join(target).components() {
        match component {
            Component::ParentDir if !path.pop() => return None,
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    Some(path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

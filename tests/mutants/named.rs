//! Policies to try by hand: those that `REDRAFT_MUTANTS` names, with `*` for a part of a name.

use std::fs;
use std::path::PathBuf;

use regex::Regex;

/// The files of all patterns, divided by spaces, in alphabetical order.
pub fn files() -> Vec<PathBuf> {
    let patterns = std::env::var("REDRAFT_MUTANTS").unwrap_or_default();
    let mut files: Vec<PathBuf> = patterns.split_whitespace().flat_map(matching).collect();
    files.sort();
    assert!(patterns.trim().is_empty() || !files.is_empty(), "nothing is called {patterns}");
    files
}

/// In how many places each edit is made: `REDRAFT_MUTANTS_PLACES`.
pub fn places(default: usize) -> usize {
    std::env::var("REDRAFT_MUTANTS_PLACES").ok().and_then(|places| places.parse().ok()).unwrap_or(default)
}

/// Leaves the text of a mutant in the folder that `REDRAFT_MUTANTS_OUT` names, to be looked at.
pub fn keep(policy: &str, mutant: &str, text: &str) {
    let Ok(folder) = std::env::var("REDRAFT_MUTANTS_OUT") else { return };
    let name = format!("{policy} {mutant}").replace(|c: char| !c.is_alphanumeric(), "-");
    let name = name.trim_start_matches('-');
    fs::create_dir_all(&folder).unwrap();
    fs::write(PathBuf::from(folder).join(format!("{name}.md")), text).unwrap();
}

fn matching(pattern: &str) -> Vec<PathBuf> {
    let root = if pattern.starts_with('/') { "/" } else { env!("CARGO_MANIFEST_DIR") };
    let mut found = vec![PathBuf::from(root)];
    for part in pattern.split('/').filter(|part| !part.is_empty()) {
        if !part.contains('*') {
            found = found.into_iter().map(|path| path.join(part)).filter(|path| path.exists()).collect();
            continue;
        }
        let name = Regex::new(&format!("^{}$", regex::escape(part).replace(r"\*", ".*"))).unwrap();
        let entries = found.iter().filter_map(|path| fs::read_dir(path).ok()).flatten().filter_map(Result::ok);
        let fits = entries.filter(|entry| entry.file_name().to_str().is_some_and(|own| name.is_match(own)));
        found = fits.map(|entry| entry.path()).collect();
    }
    found
}

//! From the comparisons as written to pairs of documents: wildcards resolved, names narrowed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use redraft::config::{Comparison, Config, Glob, NAME};
use redraft::rules::is_called;
use redraft::{Error, read};

use crate::cli::call::git_if_it_knows;
use crate::cli::files::walk;

/// The comparisons asked for, and whether they are all.
pub fn expand(config: &Config, names: &[String]) -> anyhow::Result<(Vec<Comparison>, bool)> {
    let mut all = Vec::new();
    for comparison in &config.comparisons {
        let glob = Glob::new(&comparison.draft);
        if glob.is_plain() {
            all.push(comparison.clone());
        } else {
            all.extend(resolve(comparison, &glob)?);
        }
    }
    let mut seen = BTreeSet::new();
    if let Some(twice) = all.iter().find(|comparison| !seen.insert(comparison.name.as_str())) {
        return Err(Error::new(format!("two documents would share the snapshot `{}`", twice.name))
            .in_file(NAME)
            .help("give the comparisons other names, or use narrower wildcards")
            .into());
    }
    let asked = |comparison: &Comparison, name: &str| is_called(&comparison.name, name);
    if let Some(wrong) = names.iter().find(|name| !all.iter().any(|comparison| asked(comparison, name))) {
        let known: Vec<&str> = all.iter().map(|comparison| comparison.name.as_str()).take(12).collect();
        return Err(Error::new(format!("there is no comparison named `{wrong}`"))
            .in_file(NAME)
            .help(format!("there is {}", known.join(", ")))
            .into());
    }
    let count = all.len();
    all.retain(|comparison| names.is_empty() || names.iter().any(|name| asked(comparison, name)));
    let is_whole = all.len() == count;
    Ok((all, is_whole))
}

/// One comparison for each file that either side has. Files answer each other that have the same name below the folder
/// that each side begins with.
fn resolve(comparison: &Comparison, draft: &Glob) -> anyhow::Result<Vec<Comparison>> {
    let baseline = Glob::new(&comparison.baseline);
    let mut below: BTreeMap<String, [Option<String>; 2]> = BTreeMap::new();
    for (side, glob) in [&baseline, draft].into_iter().enumerate() {
        for path in list(glob)?.into_iter().filter(|path| glob.takes(path)) {
            let name = path[glob.folder().len()..].to_owned();
            below.entry(name).or_default()[side] = Some(path);
        }
    }
    if below.is_empty() {
        return Err(Error::new(format!("no file matches `{}`", comparison.draft))
            .in_file(NAME)
            .help(format!("correct `{}`, or remove it", comparison.name))
            .into());
    }
    let stem = |name: &str| Path::new(name).with_extension("").to_string_lossy().replace('\\', "/");
    let mut stems: BTreeMap<String, usize> = BTreeMap::new();
    below.keys().for_each(|name| *stems.entry(stem(name)).or_default() += 1);
    let made = below.iter().map(|(name, [old, new])| {
        let own = if stems[&stem(name)] > 1 { name.clone() } else { stem(name) };
        let path = |glob: &Glob, found: &Option<String>| {
            glob.name(&found.clone().unwrap_or_else(|| format!("{}{name}", glob.folder())))
        };
        comparison.of(format!("{}/{own}", comparison.name), path(&baseline, old), path(draft, new))
    });
    Ok(made.collect())
}

/// The files below the folder of a pattern, at its revision or on disk.
fn list(glob: &Glob) -> anyhow::Result<Vec<String>> {
    let Some(rev) = glob.rev() else {
        let mut files = Vec::new();
        walk(glob.folder(), 0, &mut files);
        files.sort_unstable();
        return Ok(files);
    };
    let mut arguments = vec!["ls-tree", "-r", "-z", "--name-only", "--full-tree", rev];
    if !glob.folder().is_empty() {
        arguments.extend(["--", glob.folder()]);
    }
    let listed = git_if_it_knows(&arguments)?.filter(|_| !rev.starts_with('-'));
    let listed = listed.ok_or_else(|| read::unknown_revision(rev).in_file(NAME))?;
    let names = String::from_utf8_lossy(&listed);
    Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

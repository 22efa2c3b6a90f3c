//! Files that are shown: the program accepts them.

use std::path::Path;

use serde_json::Value;

use crate::common::fixture;
use crate::common::folder::{Folder, redraft_in};
use crate::console::guarded;
use crate::pages::Block;

const FILE: &str = "example.yaml";

/// What the two strategies are compared with, by their statement files: their ids are those of the examples.
fn strategies() -> [String; 2] {
    ["2007.yaml", "2019.yaml"].map(|name| fixture(&format!("eu-central-asia/{name}")).to_string_lossy().into_owned())
}

/// Checks a block by what it is said to be.
pub fn check(block: &Block) -> Result<(), String> {
    let [old, new] = &strategies();
    let themes = fixture("eu-central-asia/themes.yaml").to_string_lossy().into_owned();
    let arguments: &[&str] = match (block.language(), block.what()) {
        // Files of other programs, and parts of files: well formed, no more.
        (_, "other") => return serde_yaml::from_str::<Value>(&block.text).map(drop).map_err(|e| e.to_string()),
        ("yaml", "config") => return config(&block.text),
        ("json", "entry") => return entry(&block.text),
        ("yaml", "statements") => &["statements", FILE],
        ("yaml", "taxonomy") => &["themes", old, "--themes", FILE],
        ("yaml", "synonyms") => &["diff", old, new, "--synonyms", FILE],
        ("yaml", "lexicon") => &["diff", "old.md", "new.md", "--lexicon", FILE],
        ("yaml", "overrides") => &["diff", old, new, "--overrides", FILE],
        ("yaml", "claims") => &["claims", FILE, old, new, "--themes", &themes],
        (language, what) => {
            return Err(format!("`{language} {what}`: say what it is, as tests/docs/files.rs knows it"));
        }
    };
    let folder = Folder::new();
    folder.put(FILE, &block.text);
    run(folder.root(), arguments)
}

/// Runs the program, which may end with 0 or 1.
fn run(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let output = redraft_in(folder, arguments).output().unwrap();
    match output.status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("redraft {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr))),
    }
}

/// `redraft.yaml`, or a part of it, in a repository that has the policy.
fn config(text: &str) -> Result<(), String> {
    let repo = guarded();
    let policy = "  - {name: budget, baseline: origin/main:docs/remote-work.md, draft: docs/remote-work.md}\n";
    let comparisons = if text.starts_with("comparisons:") { String::new() } else { format!("comparisons:\n{policy}") };
    repo.put("redraft.yaml", comparisons + text);
    run(repo.path(), &["check", "--today", "2027-01-01"])
}

/// An entry of the comparison of the edited draft, with fields left out.
fn entry(text: &str) -> Result<(), String> {
    let shown: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let [old, new] = ["drafts/policy.md", "drafts/edited.md"].map(fixture);
    let mut command = redraft_in(Path::new("."), &["diff", "--format", "json"]);
    let output = command.args([old, new]).output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let entries = report["entries"].as_array().unwrap();
    let same = |entry: &&Value| entry["old"][0]["id"] == shown["old"][0]["id"] && !shown["old"][0]["id"].is_null();
    let entry = entries.iter().find(same).ok_or("no entry has this old statement")?;
    holds(entry, &shown, "entry")
}

/// Whether a value holds all that is shown of it.
fn holds(real: &Value, shown: &Value, place: &str) -> Result<(), String> {
    match (real, shown) {
        (Value::Object(real), Value::Object(shown)) => shown.iter().try_for_each(|(name, value)| {
            let field = real.get(name).ok_or_else(|| format!("{place} has no field {name}"))?;
            holds(field, value, &format!("{place}.{name}"))
        }),
        (Value::Array(real), Value::Array(shown)) if real.len() == shown.len() => {
            let mut pairs = real.iter().zip(shown).enumerate();
            pairs.try_for_each(|(k, (real, shown))| holds(real, shown, &format!("{place}[{k}]")))
        }
        _ if real == shown => Ok(()),
        (Value::Number(real), Value::Number(shown)) if real.as_f64() == shown.as_f64() => Ok(()),
        _ => Err(format!("{place} is {real}, not {shown}")),
    }
}

//! The program as a gate: one baseline, many drafts, one run of `redraft check` for all of them.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use crate::common::folder::redraft_in;

/// What the check says of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    Fail,
    /// It could not run, and said why.
    Refused(String),
}

pub struct Gate {
    folder: TempDir,
    count: usize,
}

impl Gate {
    /// One comparison for each draft, all with the same baseline.
    pub fn new<'a>(baseline: &str, drafts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut gate = Self { folder: tempfile::tempdir().unwrap(), count: 0 };
        let mut config = "comparisons:\n".to_owned();
        for draft in drafts {
            let name = name(gate.count);
            config.push_str(&format!("  - {{name: {name}, baseline: {name}.old.md, draft: {name}.md}}\n"));
            gate.put_baseline(gate.count, baseline);
            gate.put(gate.count, draft);
            gate.count += 1;
        }
        fs::write(gate.path("redraft.yaml"), config).unwrap();
        gate
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Another text in the place of a draft.
    pub fn put(&self, draft: usize, text: &str) {
        fs::write(self.path(&format!("{}.md", name(draft))), text).unwrap();
    }

    /// Another text in the place of the old version of a draft.
    pub fn put_baseline(&self, draft: usize, text: &str) {
        fs::write(self.path(&format!("{}.old.md", name(draft))), text).unwrap();
    }

    /// The verdicts on all drafts, in their order.
    pub fn check(&self) -> Vec<Verdict> {
        self.verdicts(&(0..self.count).collect::<Vec<_>>())
    }

    /// Accepts everything that the last check has shown.
    pub fn accept(&self) {
        let output = redraft_in(self.folder.path(), &["accept"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// The verdicts on some drafts. Where one of them cannot be read, the run ends: then each half is tried.
    pub fn verdicts(&self, drafts: &[usize]) -> Vec<Verdict> {
        let names = drafts.iter().map(|&draft| name(draft));
        let arguments: Vec<String> =
            ["check", "--format", "json"].map(str::to_owned).into_iter().chain(names).collect();
        let output = redraft_in(self.folder.path(), &arguments).output().unwrap();
        match output.status.code() {
            Some(0 | 1) => {
                let found: Value = serde_json::from_slice(&output.stdout).unwrap();
                let comparisons = found["comparisons"].as_array().unwrap();
                assert_eq!(comparisons.len(), drafts.len());
                let is_clean = |draft: &usize| {
                    let own = comparisons.iter().find(|own| own["name"] == name(*draft)).unwrap();
                    own["clean"].as_bool().unwrap()
                };
                drafts.iter().map(|draft| if is_clean(draft) { Verdict::Pass } else { Verdict::Fail }).collect()
            }
            _ if drafts.len() > 1 => {
                let (first, second) = drafts.split_at(drafts.len() / 2);
                [self.verdicts(first), self.verdicts(second)].concat()
            }
            _ => vec![Verdict::Refused(String::from_utf8_lossy(&output.stderr).trim().to_owned())],
        }
    }
}

fn name(draft: usize) -> String {
    format!("m{draft:04}")
}

//! Console examples: commands with their output.

use std::path::PathBuf;
use std::process::Command;

use crate::common::harbour::{Harbour, environment};
use crate::root;

/// A command, and what is shown of its output.
pub struct Example {
    command: Vec<String>,
    shown: Vec<String>,
}

/// The commands of a block, each with the lines below it.
pub fn examples(block: &str) -> Vec<Example> {
    let mut all: Vec<Example> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), all.last_mut()) {
            (Some(command), _) => all.push(Example { command: words(command), shown: Vec::new() }),
            (None, Some(last)) => last.shown.push(line.to_owned()),
            (None, None) => panic!("a console example begins with `$ `, not with `{line}`"),
        }
    }
    all
}

/// The words of a command line; single quotes keep spaces together.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (k, part) in command.split('\'').enumerate() {
        if k % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Where the examples of a page are run.
pub enum Place {
    /// The root of this repository.
    Root,
    /// A repository with five policies and the tags `v1` and `v2`.
    Harbour(Harbour),
    /// A repository with a policy that `redraft.yaml` guards, and an edit of it that is not committed.
    Guarded(Harbour),
}

impl Place {
    pub fn named(name: &str) -> Self {
        match name {
            "" => Self::Root,
            "harbour" => Self::Harbour(Harbour::new()),
            "guarded" => Self::Guarded(guarded()),
            _ => panic!("no place is called `{name}`"),
        }
    }

    fn folder(&self) -> PathBuf {
        match self {
            Self::Root => root().to_owned(),
            Self::Harbour(repo) | Self::Guarded(repo) => repo.path().to_owned(),
        }
    }

    /// Runs a command, which may end with 0 or 1, and compares its standard output.
    pub fn check(&self, example: &Example) -> Result<(), String> {
        let (name, arguments) = example.command.split_first().unwrap();
        let shown = example.command.join(" ");
        let output = match name.as_str() {
            "cat" => std::fs::read_to_string(self.folder().join(&arguments[0])).unwrap(),
            "redraft" | "git" => {
                let program = if name == "git" { "git".into() } else { assert_cmd::cargo::cargo_bin("redraft") };
                let mut command = Command::new(program);
                command.current_dir(self.folder()).args(arguments).env("NO_COLOR", "1");
                if !matches!(self, Self::Root) {
                    command.envs(environment(&self.folder()));
                }
                for variable in ["COLUMNS", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"] {
                    command.env_remove(variable);
                }
                let output = command.output().unwrap();
                // 1 is an answer, such as that a claim is not supported; 2 is a failure.
                if !matches!(output.status.code(), Some(0 | 1)) {
                    return Err(format!("`{shown}` fails: {}", String::from_utf8_lossy(&output.stderr)));
                }
                String::from_utf8(output.stdout).unwrap()
            }
            _ => panic!("examples run redraft, git and cat, not `{name}`"),
        };
        compare(&example.shown, &output).map_err(|problem| format!("`{shown}` {problem}"))
    }
}

/// A repository with a policy that `redraft.yaml` guards, and an edit of it that is not committed.
pub fn guarded() -> Harbour {
    let policy = std::fs::read_to_string(root().join("fixtures/drafts/policy.md")).unwrap();
    let edited =
        policy.replace("document shall mark", "document should mark").replace("within 30 days", "within 45 days");
    let repo = Harbour::new();
    repo.put("docs/remote-work.md", &policy);
    repo.put(
        "redraft.yaml",
        "comparisons:\n  - name: remote-work\n    baseline: origin/main:docs/remote-work.md\n    draft: docs/remote-work.md\n",
    );
    repo.commit("Guard the policy");
    repo.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    repo.put("docs/remote-work.md", edited);
    repo
}

/// Whether the output is what is shown; a line `…` stands for any number of lines.
fn compare(shown: &[String], output: &str) -> Result<(), String> {
    let output: Vec<&str> = output.trim_end().lines().map(str::trim_end).collect();
    let parts: Vec<&[String]> = shown.split(|line| line == "…").collect();
    let mut at = 0;
    for (k, part) in parts.iter().enumerate() {
        let (first, last) = (k == 0, k + 1 == parts.len());
        let fits = |start: &usize| part.iter().zip(&output[*start..]).all(|(shown, real)| shown.trim_end() == *real);
        let latest = output.len().saturating_sub(part.len());
        let found = match (first, last) {
            (true, true) => (part.len() == output.len() && fits(&0)).then_some(0),
            (true, false) => (part.len() <= output.len() && fits(&0)).then_some(0),
            (false, true) => (at + part.len() <= output.len() && fits(&latest)).then_some(latest),
            (false, false) => (at..=latest).filter(|_| part.len() <= output.len()).find(fits),
        };
        let Some(found) = found else {
            let place = match (first, last) {
                (true, _) => "at its beginning",
                (_, true) => "at its end",
                _ => "after the lines before",
            };
            let rest = &output[at..output.len().min(at + 400)];
            return Err(format!("no longer prints, {place}:\n{}\n--- but:\n{}", part.join("\n"), rest.join("\n")));
        };
        at = found + part.len();
    }
    Ok(())
}

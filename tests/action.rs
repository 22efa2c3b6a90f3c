//! The action for GitHub: its scripts, run as a step would run them, with a made-up `gh`.

#![allow(clippy::unwrap_used)]
#![cfg(unix)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

use common::repo::{Repo, said};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs a script of the action in the repository, with these variables.
fn script(repo: &Repo, name: &str, variables: &[(&str, &str)]) -> Output {
    let built = assert_cmd::cargo::cargo_bin("redraft");
    let git = repo.path().join(".git");
    let path = format!("{}:{}:{}", git.display(), built.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.current_dir(repo.path()).arg(format!("{ROOT}/.github/action/{name}.sh"));
    for variable in ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "NO_COLOR", "COLUMNS"] {
        command.env_remove(variable);
    }
    command.env("PATH", path).env("RUNNER_TEMP", &git).env("GITHUB_OUTPUT", git.join("output"));
    command.env("GITHUB_REPOSITORY", "team/policies");
    command.envs(variables.iter().copied()).output().unwrap()
}

/// Runs the check, and returns what it printed and the outputs of the step.
fn check(repo: &Repo, arguments: &str) -> (String, BTreeMap<String, String>) {
    let _ = fs::remove_file(repo.path().join(".git/output"));
    let output = script(repo, "check", &[("WORKING_DIRECTORY", "."), ("ARGS", arguments)]);
    let told = said(&output, &["check.sh"], 0);
    let outputs = repo.read(".git/output");
    let pair = |line: &str| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    (told, outputs.lines().filter_map(pair).collect())
}

/// A `gh` that keeps what it was asked for, and finds this comment.
fn gh(repo: &Repo, comment: &str, code: i32) {
    let text = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$*\" >>\"$RUNNER_TEMP/calls\"\ncase $2 in graphql) printf '{comment}\\n'; exit 0 ;; \
         esac\nexit {code}\n"
    );
    repo.put(".git/gh", &text);
    fs::set_permissions(repo.path().join(".git/gh"), fs::Permissions::from_mode(0o755)).unwrap();
    repo.put(".git/calls", "");
}

fn comment(repo: &Repo, outputs: &BTreeMap<String, String>) -> (String, Vec<String>) {
    let variables = [
        ("PULL_REQUEST", "7"),
        ("MARKDOWN", &*outputs["markdown"]),
        ("EXIT_CODE", &*outputs["exit-code"]),
        ("GH_TOKEN", "none"),
    ];
    let told = said(&script(repo, "comment", &variables), &["comment.sh"], 0);
    let calls = repo.read(".git/calls");
    (told, calls.lines().filter(|line| line.contains("--method")).map(str::to_owned).collect())
}

#[test]
fn no_input_becomes_code() {
    let text = fs::read_to_string(format!("{ROOT}/action.yml")).unwrap();
    let action: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    let steps = action["runs"]["steps"].as_array().unwrap();
    assert!(!steps.is_empty());
    for step in steps {
        if let Some(run) = step["run"].as_str() {
            assert!(!run.contains("${{"), "{run}");
            assert_eq!(step["shell"], "bash");
            let name = run.trim_matches('"').strip_prefix("$GITHUB_ACTION_PATH/").unwrap();
            let mode = fs::metadata(format!("{ROOT}/{name}")).unwrap().permissions().mode();
            assert!(mode & 0o111 != 0, "{name} can be run");
        }
    }
    let check = steps.iter().find(|step| step["id"] == "check").unwrap();
    assert!(check["run"].as_str().unwrap().ends_with("check.sh\""));
    // Every output is one that the check writes.
    let script = fs::read_to_string(format!("{ROOT}/.github/action/check.sh")).unwrap();
    for name in action["outputs"].as_object().unwrap().keys() {
        assert!(script.contains(&format!("{name}=%")), "{name}");
    }
}

#[test]
fn the_check_reports_and_the_last_step_fails() {
    let repo = Repo::guarded();
    let (told, outputs) = check(&repo, "");
    assert!(told.contains("nothing changed"), "{told}");
    assert_eq!((&*outputs["exit-code"], &*outputs["pending"], &*outputs["denied"]), ("0", "0", "0"));

    repo.edit("shall inspect", "should inspect");
    repo.edit("EUR 10.", "EUR 12.");
    repo.rules("rules:\n  - deny: amounts need the treasurer\n    signal: amount-changed\n");
    let (told, outputs) = check(&repo, "  ports   --today 2027-01-01 ");
    assert!(told.contains("{+should+}"), "{told}");
    assert_eq!((&*outputs["exit-code"], &*outputs["pending"], &*outputs["denied"]), ("1", "2", "1"));
    for file in ["json", "sarif", "markdown"] {
        assert!(fs::metadata(&outputs[file]).unwrap().len() > 0);
    }
    for (code, fail, expected) in
        [("0", "true", 0), ("1", "true", 1), ("1", "false", 0), ("2", "false", 2), ("", "", 2)]
    {
        let output = script(&repo, "result", &[("EXIT_CODE", code), ("FAIL", fail)]);
        assert_eq!(output.status.code(), Some(expected), "{code} {fail}");
    }
}

#[test]
fn arguments_are_words_and_nothing_more() {
    let repo = Repo::guarded();
    for evil in ["$(touch evil)", "; touch evil", "`touch evil`", "ports && touch evil"] {
        let (told, outputs) = check(&repo, evil);
        assert_eq!(outputs["exit-code"], "2", "{told}");
        assert!(!outputs.contains_key("markdown"), "there is nothing to comment");
        assert!(!repo.has("evil"), "{evil}");
    }
}

#[test]
fn what_is_built_has_a_name_that_changes_with_it() {
    let repo = Repo::new();
    let source = repo.path().to_str().unwrap();
    let key = |version: &str| {
        let _ = fs::remove_file(repo.path().join(".git/output"));
        let variables = [("VERSION", version), ("GITHUB_ACTION_PATH", ROOT), ("SOURCE", source)];
        let told = said(&script(&repo, "source", &variables), &["source.sh"], 0);
        assert!(told.is_empty(), "{told}");
        repo.read(".git/output").trim_end().strip_prefix("key=").unwrap().to_owned()
    };
    assert_eq!((key("").len(), key("")), (40, key("")));
    let before = key("main");
    assert_eq!(before.len(), 40);
    repo.edit("shall inspect", "should inspect");
    repo.commit("Soften");
    assert_ne!(key("main"), before, "the branch has moved");
    assert_eq!(key("0123abc"), "0123abc");
    for evil in ["--upload-pack=touch evil", "main; touch evil", "main\nkey=other"] {
        let output = script(&repo, "source", &[("VERSION", evil), ("SOURCE", source)]);
        assert!(said(&output, &["source.sh"], 2).contains("no tag, branch or commit"));
        assert!(!repo.has("evil"));
    }
}

#[test]
fn a_version_of_ones_own_is_built_once() {
    let repo = Repo::new();
    // A cargo that keeps what it was asked for, and builds something.
    let cargo = "#!/bin/sh\nprintf '%s\\n' \"$*\" >>\"$RUNNER_TEMP/calls\"\nmkdir -p \"$4/bin\"\n: >\"$4/bin/redraft\"\nchmod +x \"$4/bin/redraft\"\n";
    repo.put(".git/cargo", cargo);
    fs::set_permissions(repo.path().join(".git/cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    let paths = repo.path().join(".git/paths");
    let source = repo.path().to_str().unwrap();
    let install = |version: &str| {
        let variables = [
            ("VERSION", version),
            ("GITHUB_ACTION_PATH", "/action"),
            ("GITHUB_PATH", paths.to_str().unwrap()),
            ("SOURCE", source),
        ];
        said(&script(&repo, "install", &variables), &["install.sh"], 0);
        repo.read(".git/calls").lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let calls = install("main");
    assert!(calls[0].starts_with("install --locked --root ") && calls[0].ends_with("/redraft/source"), "{calls:?}");
    assert!(repo.has(".git/redraft/source/docs/ports.md"), "the source lies there");
    assert_eq!(install("main").len(), 1, "the cache has it");
    assert_eq!(repo.read(".git/paths").lines().count(), 2);
    fs::remove_dir_all(repo.path().join(".git/redraft")).unwrap();
    assert!(install("")[1].ends_with("--path /action"));
}

#[test]
fn a_shallow_checkout_gets_its_baseline() {
    let repo = Repo::new();
    repo.put(
        "redraft.yaml",
        "comparisons:\n  - {name: ports, baseline: 'origin/main:docs/ports.md', draft: docs/ports.md}\n",
    );
    repo.commit("Guard it");
    repo.git(&["checkout", "-q", "-b", "draft"]);
    repo.edit("shall inspect", "should inspect");
    repo.commit("Soften");
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    let url = format!("file://{}", repo.path().display());
    let arguments = ["clone", "-q", "--depth=1", "--branch=draft", &url, clone.to_str().unwrap()];
    repo.git(&arguments);
    let output = folder.path().join("output");
    let built = assert_cmd::cargo::cargo_bin("redraft");
    let path = format!("{}:{}", built.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let result = Command::new("bash")
        .current_dir(&clone)
        .arg(format!("{ROOT}/.github/action/check.sh"))
        .env_remove("GITHUB_ACTIONS")
        .env("PATH", path)
        .env("RUNNER_TEMP", folder.path())
        .env("GITHUB_OUTPUT", &output)
        .env("GITHUB_BASE_REF", "main")
        .env("WORKING_DIRECTORY", ".")
        .env("ARGS", "")
        .output()
        .unwrap();
    assert!(said(&result, &["check.sh"], 0).contains("{+should+}"));
    assert!(fs::read_to_string(output).unwrap().starts_with("exit-code=1\n"));
}

#[test]
fn one_comment_is_written_and_renewed() {
    let repo = Repo::guarded();
    // Nothing to say, and nothing said before.
    let (_, clean) = check(&repo, "");
    gh(&repo, "", 0);
    assert_eq!(comment(&repo, &clean).1.len(), 0);
    // It was said before, and no longer holds.
    gh(&repo, "41", 0);
    assert!(comment(&repo, &clean).1[0].contains("--method PATCH repos/team/policies/issues/comments/41"));

    repo.edit("shall inspect", "should inspect");
    let (_, found) = check(&repo, "");
    gh(&repo, "", 0);
    let (_, calls) = comment(&repo, &found);
    assert_eq!(calls.len(), 1);
    assert!(calls[0].contains("--method POST repos/team/policies/issues/7/comments"), "{calls:?}");
    assert!(calls[0].ends_with(&format!("body=@{}", found["markdown"])), "{calls:?}");
    gh(&repo, "41\\n42", 0);
    assert!(comment(&repo, &found).1[0].contains("issues/comments/41"));
    // A fork may not: that is no failure of the policy.
    gh(&repo, "", 1);
    assert!(comment(&repo, &found).0.contains("::warning title=redraft::the comment could not be written"));
    let output = script(&repo, "comment", &[("PULL_REQUEST", "7; touch evil"), ("MARKDOWN", &found["markdown"])]);
    assert!(said(&output, &["comment.sh"], 0).contains("this is no pull request"));
}

//! Where the findings of `redraft check` go: files for programs, annotations and a summary for GitHub.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::redraft_in;
use common::repo::{Repo, said};
use serde_json::Value;

/// A draft with a weaker duty on two lines, a dropped statement and another amount.
fn edited() -> Repo {
    let repo = Repo::guarded();
    repo.edit("The agency shall inspect every port", "The agency should inspect\nevery port");
    repo.edit(" Ships that leak must not leave the harbour until they are repaired.", "");
    repo.edit("EUR 10.", "EUR 12.");
    repo.rules("rules:\n  - deny: amounts need the treasurer\n    signal: amount-changed\n");
    repo
}

fn json(repo: &Repo, file: &str) -> Value {
    serde_json::from_str(&repo.read(file)).unwrap()
}

/// The program as a step of GitHub Actions: its exit code, standard output and standard error.
fn on_github(repo: &Repo, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = redraft_in(repo.path(), arguments);
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", repo.path().join("summary.md"));
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn one_run_writes_every_format() {
    let repo = edited();
    let formats = ["json", "junit", "sarif", "github", "gitlab", "markdown", "terminal"];
    let reports: Vec<String> = formats.iter().map(|name| format!("--report={name}=out.{name}")).collect();
    let arguments: Vec<&str> = ["check"].into_iter().chain(reports.iter().map(String::as_str)).collect();
    let told = repo.redraft(&arguments, 1);
    assert!(told.contains("[-shall-] {+should+}") && told.contains("Next:"), "{told}");
    assert_eq!(repo.read("out.terminal"), told, "the same without colour");

    let found = json(&repo, "out.json");
    let schema: Value = serde_json::from_str(redraft::check::json::SCHEMA).unwrap();
    assert!(jsonschema::is_valid(&schema, &found));
    assert_eq!((&found["schema"], &found["clean"]), (&"redraft.check/1".into(), &false.into()));
    assert_eq!((&found["summary"]["new"], &found["summary"]["denied"]), (&3.into(), &1.into()));
    let finding = |kind: &str, k: usize| {
        let all = found["comparisons"][0]["findings"].as_array().unwrap();
        all.iter().filter(|finding| finding["kind"] == kind).nth(k).unwrap().clone()
    };
    let weaker = finding("reworded", 0);
    assert_eq!((&weaker["new"]["line"], &weaker["new"]["end_line"]), (&5.into(), &6.into()));
    assert_eq!(weaker["signals"][0]["kind"], "force-weakened");
    let dropped = finding("dropped", 0);
    assert_eq!((&dropped["old"]["line"], &dropped["new"]["line"]), (&5.into(), &6.into()));
    assert_eq!(finding("reworded", 1)["broken"][0]["rule"], "amounts need the treasurer");

    let sarif = json(&repo, "out.sarif");
    let result = &sarif["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "docs/ports.md");
    assert_eq!((&place["region"]["startLine"], &place["region"]["endLine"]), (&5.into(), &6.into()));
    let before = &result["relatedLocations"][0]["physicalLocation"];
    assert_eq!(before["artifactLocation"]["uriBaseId"], "REVISION:main");
    assert!(before["region"]["snippet"]["text"].as_str().unwrap().contains("shall inspect"));
    assert_eq!(result["partialFingerprints"]["redraftFinding/v2"], format!("ports/{}", weaker["id"].as_str().unwrap()));

    assert_eq!(repo.read("out.junit").matches("<failure").count(), 3);
    assert_eq!(repo.read("out.github").lines().count(), 3);
    assert!(
        repo.read("out.github").starts_with("::error file=docs/ports.md,line=12,endLine=12,"),
        "denied comes first"
    );
    assert_eq!(json(&repo, "out.gitlab").as_array().unwrap().len(), 3);
    assert!(repo.read("out.markdown").starts_with("<!-- redraft.check: redraft.yaml -->\n### Policy check failed"));

    // What nobody has to decide any more is no failure.
    repo.redraft(&["accept"], 0);
    repo.redraft(&arguments, 1);
    assert_eq!(repo.read("out.junit").matches("<failure").count(), 1);
    assert_eq!(json(&repo, "out.json")["summary"]["unchanged"], 3);
    let config = repo.read("redraft.yaml").replace("deny: amounts", "warn: amounts");
    repo.put("redraft.yaml", &config);
    repo.redraft(&arguments, 0);
    assert!(repo.read("out.github").starts_with("::warning file=docs/ports.md,line=12"));
    assert!(repo.read("out.markdown").contains("### Policy check passed"));
    let result = &json(&repo, "out.sarif")["runs"][0]["results"][0];
    assert_eq!((&result["level"], &result["ruleId"]), (&"warning".into(), &"rule/amounts-need-the-treasurer".into()));
}

#[test]
fn standard_output_may_be_any_format() {
    let repo = edited();
    let output = redraft_in(repo.path(), &["check", "--format", "json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    serde_json::from_slice::<Value>(&output.stdout).unwrap();
    let told = repo.redraft(&["check", "--format", "markdown", "-o", "comment.md"], 1);
    assert!(told.is_empty(), "{told}");
    assert!(repo.read("comment.md").contains("<del>shall</del> <ins>should</ins>"));
}

#[test]
fn files_are_named_from_the_top_of_the_repository() {
    let repo = Repo::new();
    repo.put("law/redraft.yaml", "comparisons:\n  - name: ports\n    baseline: main:docs/ports.md\n    draft: ../docs/ports.md\n  - name: here\n    baseline: main:./rules.md\n    draft: rules.md\n");
    repo.put("law/rules.md", "# Rules\n\nTrucks shall wait.\n");
    repo.commit("Guard from a folder below");
    repo.edit("shall inspect", "should inspect");
    repo.put("law/rules.md", "# Rules\n\nTrucks may wait.\n");
    // The report goes where the user is, and the draft is named from the top.
    let output = redraft_in(&repo.path().join("docs"), &["check"]).output().unwrap();
    assert!(said(&output, &["check"], 2).contains("there is no redraft.yaml"));
    let output = redraft_in(&repo.path().join("law"), &["check", "--report", "json=../out.json"]).output().unwrap();
    said(&output, &["check"], 1);
    let found = json(&repo, "out.json");
    assert_eq!(found["config"], "law/redraft.yaml");
    let files: Vec<_> = (0..2).map(|k| found["comparisons"][k]["findings"][0]["new"]["file"].clone()).collect();
    assert_eq!(files, ["docs/ports.md", "law/rules.md"]);
    assert_eq!(found["comparisons"][1]["findings"][0]["old"]["file"], "law/rules.md");
    assert_eq!(found["comparisons"][0]["snapshot"], "law/snapshots/ports.snap");
}

#[test]
fn lines_are_those_of_a_statement_file_not_of_what_it_was_taken_from() {
    let repo = Repo::new();
    let file = |word: &str| {
        format!(
            "title: Ports\nstatements:\n  - section: [Safety]\n    line: 400\n    text: >-\n      The agency {word} inspect\n      every port once a year.\n"
        )
    };
    repo.put("ports.yaml", &file("shall"));
    repo.put("redraft.yaml", "comparisons:\n  - {name: ports, baseline: 'main:ports.yaml', draft: ports.yaml}\n");
    repo.commit("Keep the statements");
    repo.put("ports.yaml", &file("should"));
    let told = repo.redraft(&["check", "--report", "github=out"], 1);
    assert!(told.contains("ports.yaml:6"), "{told}");
    assert!(repo.read("out").starts_with("::error file=ports.yaml,line=6,endLine=7,"), "{}", repo.read("out"));
}

#[test]
fn what_is_gone_is_pointed_out_where_the_old_text_stands_again() {
    let repo = Repo::guarded();
    repo.edit("EUR 10.", "EUR 12.");
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    repo.edit("EUR 12.", "EUR 10.");
    let told = repo.redraft(&["check", "--report", "github=out"], 1);
    assert!(told.contains("gone from the draft · docs/ports.md:11"), "{told}");
    assert!(repo.read("out").starts_with("::error file=docs/ports.md,line=11,endLine=11,"), "{}", repo.read("out"));
}

#[test]
fn a_deleted_draft_is_one_annotation() {
    let repo = Repo::guarded();
    std::fs::remove_file(repo.path().join("docs/ports.md")).unwrap();
    repo.redraft(&["check", "--report", "github=out", "--report", "junit=junit.xml"], 1);
    assert_eq!(repo.read("out").lines().count(), 1);
    assert!(repo.read("out").contains("docs/ports.md is deleted"));
    assert_eq!(repo.read("junit.xml").matches("<failure").count(), 1);
}

#[test]
fn github_gets_annotations_and_a_summary() {
    let repo = edited();
    repo.put("summary.md", "Of another command.\n");
    let (code, out, _) = on_github(&repo, &["check"]);
    assert_eq!(code, Some(1));
    let lines: Vec<&str> = out.lines().collect();
    let token = lines[0].strip_prefix("::stop-commands::").unwrap();
    let end = lines.iter().position(|line| *line == format!("::{token}::")).unwrap();
    assert!(lines[1..end].iter().any(|line| line.contains("{+should+}")));
    assert_eq!(lines.len() - end - 1, 3, "the annotations follow");
    assert!(lines[end + 1..].iter().all(|line| line.starts_with("::error file=docs/ports.md,line=")), "{out}");
    let summary = repo.read("summary.md");
    assert!(
        summary.starts_with("Of another command.\n<!-- redraft.check") && summary.contains("#### Rules"),
        "{summary}"
    );
    assert_ne!(on_github(&repo, &["check"]).1.lines().next(), Some(lines[0]), "nobody can guess the mark");

    let (_, out, _) = on_github(&repo, &["check", "--no-github"]);
    assert!(!out.contains("::error") && !out.contains("::stop"), "{out}");
    // Where standard output is for a program, the annotations go to standard error.
    let (_, out, err) = on_github(&repo, &["check", "--format", "json"]);
    serde_json::from_str::<Value>(&out).unwrap();
    assert_eq!(err.lines().filter(|line| line.starts_with("::error")).count(), 3, "{err}");
}

#[test]
fn github_never_obeys_a_policy() {
    let repo = Repo::guarded();
    repo.edit("Fees are set", "::add-mask::secret\n\n::error::wrong\n\nFees are set");
    let (_, out, _) = on_github(&repo, &["check", "--width", "40"]);
    let lines: Vec<&str> = out.lines().collect();
    let end = format!("::{}::", lines[0].strip_prefix("::stop-commands::").unwrap());
    let end = lines.iter().position(|line| *line == end).unwrap();
    assert!(lines[end + 1..].iter().all(|line| line.starts_with("::error file=docs/ports.md,line=")), "{out}");
    let after = lines[end + 1..].join("\n");
    assert_eq!(after.matches("\n::").count() + 1, after.lines().count());
}

#[test]
fn github_learns_why_it_could_not_run() {
    let repo = edited();
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    repo.put(
        "snapshots/ports.snap",
        &repo.read("snapshots/ports.snap").replacen("~ reworded", "=======\n~ reworded", 1),
    );
    let (code, out, err) = on_github(&repo, &["check"]);
    assert_eq!(code, Some(2));
    assert!(
        out.starts_with("::error file=snapshots/ports.snap,line=7,endLine=7,title=redraft could not check::"),
        "{out}"
    );
    assert!(err.starts_with("redraft: error: snapshots/ports.snap:7:"), "{err}");
}

#[test]
fn mistaken_outputs_are_named() {
    let repo = edited();
    for (arguments, wanted) in [
        (&["check", "--format", "sarf"][..], "invalid value 'sarf'"),
        (&["check", "--report", "sarif"], "write a format and a file"),
        (&["check", "--report", "sarif=-"], "write a format and a file"),
        (&["check", "--report", "xml=a.xml"], "unknown format `xml`; the formats are terminal, json, junit"),
        (&["check", "--report", "json=a", "--report", "sarif=a"], "a: two reports would be written to it"),
        (&["check", "-o", "a", "--report", "sarif=a"], "a: two reports would be written to it"),
        (&["check", "--report", "json=docs/ports.md"], "would overwrite an input"),
        (&["check", "--report", "json=redraft.yaml"], "would overwrite an input"),
    ] {
        let told = repo.redraft(arguments, 2);
        assert!(told.contains(wanted), "{told}");
        assert!(!repo.has("a") && !repo.has("snapshots/ports.snap.new"), "nothing is done by halves");
    }
    // Where one report cannot be written, the findings are reported all the same.
    let told = repo.redraft(&["check", "--report", "json=no/such/a.json", "--report", "junit=b.xml"], 2);
    assert!(told.contains("no/such/a.json: cannot write: there is no such directory"), "{told}");
    assert!(told.contains("{+should+}") && repo.has("b.xml") && repo.has("snapshots/ports.snap.new"));
}

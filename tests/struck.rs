//! Text that is struck out, inserted or remarked on: what is in force, and what every report says of the rest.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::{Folder, stdout_of};
use common::repo::Repo;
use common::snapshots;

const OLD: &str = "\
# Dogs

Owners pay the fee in May. Dogs are kept on a lead.

Staff may:

- open the gate;
- feed the dogs;
- close the gate at night.

~~Cats pay no fee.~~

| Zone | Fee |
|------|-----|
| A    | 20  |
| B    | 30  |

## Fines

Fines shall be paid within 30 days.
";

const NEW: &str = "\
# Dogs

Owners pay the fee in May. ~~Dogs are kept on a lead.~~

Staff may:

- open the gate;
- <del>feed the dogs</del>;
- close the gate ~~at night~~.

Cats pay no fee.

| Zone | Fee |
|------|-----|
| A    | {~~20~>25~~} |
| B    | {--30--} |

## ~~Fines~~

Fines {--shall--}{++should++} be paid within 30 days.{>>As agreed in March.<<}
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.put("old.md", OLD);
    folder.put("new.md", NEW);
    folder
}

fn report(folder: &Folder, further: &[&str]) -> serde_json::Value {
    let arguments = [&["diff", "old.md", "new.md", "--format", "json"], further].concat();
    serde_json::from_str(&stdout_of(&mut folder.redraft(&arguments))).unwrap()
}

fn hold_to(schema: &str, value: &serde_json::Value) {
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let errors: Vec<_> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_terminal_says_where_a_dropped_statement_stands_struck_out() {
    let folder = folder();
    let shown = |further: &[&str]| stdout_of(&mut folder.redraft(&[&["diff", "old.md", "new.md"], further].concat()));
    snapshots().bind(|| {
        insta::assert_snapshot!("struck", shown(&[]));
        insta::assert_snapshot!("struck_side_by_side", shown(&["--side-by-side"]));
    });
}

#[test]
fn json_says_it_too() {
    let report = report(&folder(), &[]);
    hold_to(redraft::render::json::report::SCHEMA, &report);
    assert_eq!((&report["old"]["struck"], &report["new"]["struck"]), (&1.into(), &4.into()));
    let marked = |name: &str| {
        let entries = report["entries"].as_array().unwrap().iter().filter(|entry| entry[name] == true);
        entries
            .map(|entry| {
                let statement = entry["old"].get(0).or(entry["new"].get(0)).unwrap();
                (entry["kind"].clone(), statement["text"].clone(), entry["struck_at"]["line"].clone())
            })
            .collect::<Vec<_>>()
    };
    let wanted = [("Dogs are kept on a lead.", 3), ("feed the dogs;", 8), ("30", 16), ("Fines", 18)];
    assert_eq!(marked("struck"), wanted.map(|(text, line)| ("dropped".into(), text.into(), line.into())));
    assert_eq!(marked("unstruck"), [("added".into(), "Cats pay no fee.".into(), 11.into())]);
}

#[test]
fn part_of_a_sentence_is_a_rewording() {
    let report = report(&folder(), &[]);
    let reworded: Vec<_> =
        report["entries"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "reworded").collect();
    let texts: Vec<_> = reworded.iter().map(|entry| entry["new"][0]["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["close the gate.", "Fines should be paid within 30 days."]);
    assert_eq!(reworded[1]["signals"][0]["kind"], "force-weakened");
}

#[test]
fn kept_text_is_text_whatever_strikes_it() {
    let folder = folder();
    folder.put(
        "new.md",
        OLD.replace("Dogs are", "~~Dogs are").replace("a lead.", "a lead.~~").replace("feed", "<s>feed</s>"),
    );
    folder.redraft(&["diff", "old.md", "new.md", "--exit-code"]).assert().code(1);
    folder.redraft(&["diff", "old.md", "new.md", "--exit-code", "--struck", "keep"]).assert().code(0);
    let statements = |further: &[&str]| {
        stdout_of(&mut folder.redraft(&[&["statements", "new.md", "--format", "lines"], further].concat()))
    };
    assert!(!statements(&[]).contains("lead") && statements(&["--struck", "keep"]).contains("on a lead."));
    assert_eq!(report(&folder, &["--struck", "keep"])["new"].get("struck"), None);
    folder.put("claims.yaml", "claims:\n  - claim: The lead stays.\n    where: {words: [lead]}\n    expect: present\n");
    let claims = ["claims", "claims.yaml", "old.md", "new.md"];
    folder.redraft(&claims).assert().code(1);
    folder.redraft(&[&claims[..], &["--struck", "keep"]].concat()).assert().code(0);
    folder.redraft(&["diff", "old.md", "new.md", "--struck", "kept"]).assert().code(2);
}

#[test]
fn a_text_that_is_struck_as_a_whole_cannot_be_compared() {
    let folder = folder();
    folder.put("new.md", "~~Dogs are kept on a lead.~~\n");
    let output = folder.redraft(&["diff", "old.md", "new.md"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("new.md: all of its text is struck out\n  help: `--struck keep`"), "{told}");
}

#[test]
fn plain_text_has_no_marks() {
    let folder = folder();
    folder.put("new.txt", "Dogs are ~~not~~ kept {--on a lead--}.\n");
    let statements = stdout_of(&mut folder.redraft(&["statements", "new.txt", "--format", "lines"]));
    assert_eq!(statements, "Dogs are ~~not~~ kept {--on a lead--}.\n");
}

#[test]
fn check_fails_where_a_rule_is_struck_and_points_at_it() {
    let repo = Repo::guarded();
    repo.edit("Fees are set by the council.", "~~Fees are set by the council.~~");
    let told = repo.redraft(&["check"], 1);
    assert!(
        told.contains("-  Fees are set by the council.\n     § Money · old:9 · struck out at docs/ports.md:9 · "),
        "{told}"
    );
    let annotations = repo.redraft(&["check", "--format", "github"], 1);
    assert!(annotations.contains("file=docs/ports.md,line=9,endLine=9,"), "{annotations}");
    assert!(annotations.contains("%0AIt stands in line 9 of the draft, struck out.%0A"), "{annotations}");
    for format in ["junit", "sarif", "gitlab", "markdown"] {
        let told = repo.redraft(&["check", "--format", format], 1);
        assert!(told.contains("It stands in line 9 of the draft, struck out."), "{told}");
    }
    let json: serde_json::Value = serde_json::from_str(&repo.redraft(&["check", "--format", "json"], 1)).unwrap();
    hold_to(redraft::check::json::SCHEMA, &json);
    let finding = &json["comparisons"][0]["findings"][0];
    assert_eq!((&finding["struck"], &finding["new"]["line"]), (&true.into(), &9.into()));
    assert!(repo.redraft(&["reject"], 0).contains("take the strike off at docs/ports.md:9"));
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    assert!(repo.read("snapshots/ports.snap").contains("\n- dropped (struck) "));
    // What was accepted stays accepted when the struck words go.
    repo.redraft(&["check"], 0);
    repo.edit("~~Fees are set by the council.~~ ", "");
    repo.redraft(&["check"], 0);
}

#[test]
fn check_asks_about_what_is_struck_no_more() {
    let repo = Repo::new();
    repo.edit("Fees are set by the council.", "<del>Fees are set by the council.</del>");
    repo.redraft(&["init"], 0);
    repo.commit("Guard it");
    repo.edit("<del>Fees are set by the council.</del>", "Fees are set by the council.");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("docs/ports.md:9 · was struck out at old:9 · "), "{told}");
    let annotations = repo.redraft(&["check", "--format", "github"], 1);
    assert!(annotations.contains("%0AIt stood in line 9 of the baseline, struck out.%0A"), "{annotations}");
    repo.redraft(&["accept"], 0);
    assert!(repo.read("snapshots/ports.snap").contains("\n+ added (unstruck) "));
    repo.redraft(&["check"], 0);
}

#[test]
fn redraft_yaml_may_keep_struck_text() {
    let repo = Repo::guarded();
    repo.edit("Fees are set by the council.", "~~Fees are set by the council.~~");
    let config = repo.read("redraft.yaml");
    repo.put("redraft.yaml", &format!("struck: keep\n{config}"));
    repo.redraft(&["check"], 0);
    repo.put("redraft.yaml", &format!("struck: kept\n{config}"));
    assert!(repo.redraft(&["check"], 2).contains("unknown value `kept`"));
}

//! What an acceptance is for: a change passes in the place where it was accepted and nowhere else, and no longer when what
//! governs it has changed since.

#![allow(clippy::unwrap_used)]

mod common;

use common::repo::{Repo, hash};
use serde_json::Value;

const SNAPSHOT: &str = "snapshots/conduct.snap";
const DRAFT: &str = "docs/conduct.md";
const CONDUCT: &str = "\
# Conduct

## 1. At work

Staff may:

- smoke in the yard
- park at the gate

Staff must not:

- take files home
- lend their badge

Requests are answered within two weeks.

## 2. Visits

Guests are led in by the porter. Requests are answered within two weeks.

## 3. Parcels

Parcels wait at the gate.
";

/// A repository that guards the policy, with a branch for its draft.
fn guarded() -> Repo {
    let repo = Repo::new();
    repo.put(DRAFT, CONDUCT);
    repo.put(
        "redraft.yaml",
        "comparisons:\n  - {name: conduct, baseline: main:docs/conduct.md, draft: docs/conduct.md}\n",
    );
    repo.commit("Guard it");
    repo.git(&["checkout", "-q", "-b", "draft"]);
    repo
}

fn edited(from: &str, to: &str) -> String {
    assert!(CONDUCT.contains(from), "{from}");
    CONDUCT.replacen(from, to, 1)
}

/// The same after the text that stands first.
fn edited_after(place: &str, from: &str, to: &str) -> String {
    let at = CONDUCT.find(place).unwrap();
    format!("{}{}", &CONDUCT[..at], CONDUCT[at..].replacen(from, to, 1))
}

/// A repository in which a draft was accepted.
fn accepted(draft: &str) -> Repo {
    let repo = guarded();
    repo.put(DRAFT, draft);
    repo.redraft(&["check"], 1);
    repo.redraft(&["accept"], 0);
    repo.redraft(&["check"], 0);
    repo
}

fn check(repo: &Repo, draft: &str, code: i32) -> String {
    repo.put(DRAFT, draft);
    repo.redraft(&["check"], code)
}

const PHONE: &str = "\n- use the phone";

#[test]
fn an_item_passes_under_its_lead_in_alone() {
    let (may, not) =
        (edited("at the gate", &format!("at the gate{PHONE}")), edited("their badge", &format!("their badge{PHONE}")));
    let repo = accepted(&may);
    assert!(repo.read(SNAPSHOT).contains("  under: lead-in: Staff may:\n  new: use the phone\n"));
    let told = check(&repo, &not, 1);
    assert!(told.contains("under “Staff must not:”"), "{told}");
    assert!(told.contains("accepted was: use the phone (under “Staff may:”)"), "{told}");
    let both = may.replace("their badge", &format!("their badge{PHONE}"));
    let told = check(&repo, &both, 1);
    assert!(told.contains("1 new finding · 1 as accepted"), "{told}");
}

#[test]
fn a_change_fails_again_when_what_governs_it_changed_since() {
    let repo = accepted(&edited("in the yard", "in the garden"));
    let told = check(&repo, &edited("in the yard", "in the garden").replace("Staff may:", "Staff shall:"), 1);
    assert!(told.contains("governs 2 statements"), "{told}");
    assert!(told.contains("(under “Staff may:”)") && !told.contains("1 as accepted"), "{told}");
    // Both are accepted again, one after the other.
    repo.redraft(&["accept", "--finding", &hash(&told, "governs 2")], 0);
    assert!(repo.redraft(&["check"], 1).contains("1 changed since it was accepted · 1 as accepted"));
    repo.redraft(&["accept"], 0);
    repo.redraft(&["check"], 0);
}

#[test]
fn a_repeated_sentence_passes_in_its_section_alone() {
    let change = |place| edited_after(place, "within two weeks", "within ten weeks");
    let repo = accepted(&change("## 2."));
    assert!(repo.read(SNAPSHOT).contains('@'));
    let told = check(&repo, &change("badge"), 1);
    assert!(told.contains("1 new finding · 1 accepted and gone"), "{told}");
    assert!(check(&repo, &CONDUCT.replace("within two weeks", "within ten weeks"), 1).contains("1 new finding"));
}

#[test]
fn of_two_equal_items_each_needs_an_acceptance() {
    let once = edited("their badge", &format!("their badge{PHONE}"));
    let twice = edited("their badge", &format!("their badge{PHONE}{PHONE}"));
    let repo = accepted(&once);
    assert!(check(&repo, &twice, 1).contains("1 new finding · 1 as accepted"));
    repo.redraft(&["accept"], 0);
    assert!(repo.redraft(&["check"], 0).contains("2 as accepted"));
    assert!(check(&repo, &once, 1).contains("1 accepted and gone · 1 as accepted"));
}

#[test]
fn the_baseline_takes_in_what_is_governed_and_what_is_repeated() {
    let draft = edited("their badge", &format!("their badge{PHONE}")).replace("Staff may:", "Staff shall:");
    let draft = draft.replacen("by the porter.", "by the porter. Parcels wait at the gate.", 1);
    let repo = accepted(&draft);
    repo.commit("Change the conduct");
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "draft"]);
    let told = repo.redraft(&["check"], 0);
    assert!(told.contains("3 accepted findings are part of the baseline now"), "{told}");
    repo.redraft(&["accept"], 0);
    assert!(!repo.has(SNAPSHOT));
}

#[test]
fn a_waiver_is_for_one_place_as_well() {
    let (may, not) = (edited("at the gate", &format!("at the gate{PHONE}")), edited("badge", &format!("badge{PHONE}")));
    let repo = accepted(&may);
    let config = repo.read("redraft.yaml");
    let rule = "rules:\n  - deny: no telephones\n    pattern: phone\n";
    repo.put("redraft.yaml", &format!("{config}{rule}"));
    let id = hash(&repo.redraft(&["check"], 1), "use the phone");
    let waiver =
        format!("waivers:\n  - {{finding: {id}, reason: the board agreed, by: A. Name, expires: 2027-03-31}}\n");
    repo.put("redraft.yaml", &format!("{config}{rule}{waiver}"));
    assert!(repo.redraft(&["check", "--today", "2027-01-01"], 0).contains("1 waived"));
    repo.put(DRAFT, &not);
    assert!(repo.redraft(&["check", "--today", "2027-01-01"], 1).contains("denied: no telephones"));
}

#[test]
fn form_leaves_an_acceptance_standing() {
    let draft = edited("in the yard", "in the garden").replace("led in", "shown in");
    let repo = accepted(&draft);
    for (from, to) in [
        ("shown in by the porter", "shown in\nby the porter"),
        ("## 2. Visits", "## 7. Visits"),
        ("- ", "1. "),
        ("Staff may:", "Staff\nmay:"),
        ("- smoke in the garden\n- park at the gate", "- park at the gate\n- smoke in the garden"),
        ("- park at the gate\n", "- park at the gate,\n"),
    ] {
        assert!(draft.contains(from), "{from}");
        let told = check(&repo, &draft.replace(from, to), 0);
        assert!(told.contains("as accepted"), "{from}: {told}");
    }
    // Plain headings may have other names, in both versions.
    let renamed =
        |text: &str| text.replace("Visits", "Guests").replace("Parcels\n", "Post\n").replace("At work", "Work");
    repo.git(&["checkout", "-q", "main"]);
    repo.put(DRAFT, &renamed(CONDUCT));
    repo.git(&["commit", "-q", "-m", "Rename the sections", DRAFT]);
    repo.git(&["checkout", "-q", "draft"]);
    assert!(check(&repo, &renamed(&draft), 0).contains("2 as accepted"));
}

#[test]
fn a_governing_heading_is_accepted_over_what_it_governs() {
    let heading = "## Exceptions\n\n";
    let over = |text: &str| edited(text, &format!("{heading}{text}"));
    let repo = accepted(&over("Parcels wait"));
    let told = check(&repo, &over("Guests are led"), 1);
    assert!(told.contains("governs "), "{told}");
    // It stands while something is added below.
    let told = check(&repo, &over("Parcels wait").replace("the gate.\n", "the gate. Letters are sent home.\n"), 1);
    assert!(told.contains("1 new finding · 1 as accepted") && told.contains("under “Exceptions”"), "{told}");
}

#[test]
fn the_formats_say_what_a_finding_stands_under_and_governs() {
    let repo = guarded();
    repo.put(
        DRAFT,
        &edited("at the gate", &format!("at the gate{PHONE}")).replace("Staff may:", "Staff must not ever:"),
    );
    repo.redraft(&["check", "--report", "json=c.json", "--report", "junit=c.xml", "--report", "markdown=c.md"], 1);
    let report: Value = serde_json::from_str(&repo.read("c.json")).unwrap();
    let findings = report["comparisons"][0]["findings"].as_array().unwrap();
    let lead_in = findings.iter().find(|finding| finding["old"]["text"] == "Staff may:").unwrap();
    assert_eq!(lead_in["governs"]["count"], 2);
    let item = findings.iter().find(|finding| finding["new"]["text"] == "use the phone").unwrap();
    assert_eq!(item["new"]["governors"][0]["text"], "Staff must not ever:");
    for file in ["c.xml", "c.md"] {
        let text = repo.read(file);
        assert!(text.contains("governs 2 statements") && text.contains("under “Staff must not ever:”"), "{text}");
    }
}

/// A snapshot as the first format has it.
fn first(snapshot: &str) -> String {
    let unknown = ["  under: ", "  governs: ", "  checksum: "];
    let lines = snapshot.lines().filter(|line| !unknown.iter().any(|field| line.starts_with(field)));
    lines.map(|line| format!("{line}\n")).collect::<String>().replace("snapshot/2", "snapshot/1")
}

#[test]
fn a_snapshot_of_the_first_format_is_read_and_rewritten() {
    let draft = edited("led in", "shown in");
    let repo = accepted(&draft);
    let present = repo.read(SNAPSHOT);
    repo.put(SNAPSHOT, &first(&present));
    for _ in 0..2 {
        let told = repo.redraft(&["check"], 0);
        assert!(
            told.contains("warning: snapshots/conduct.snap") && told.contains("`redraft accept` rewrites it"),
            "{told}"
        );
        assert!(told.contains("1 as accepted"), "{told}");
    }
    assert_eq!(repo.read(SNAPSHOT), first(&present), "a check never writes to it");
    let told = repo.redraft(&["accept"], 0);
    assert!(told.contains("snapshots/conduct.snap is rewritten as redraft.snapshot/2."), "{told}");
    assert_eq!(repo.read(SNAPSHOT), present);
    assert!(!repo.redraft(&["check"], 0).contains("warning"));
}

#[test]
fn a_snapshot_edited_by_hand_is_refused() {
    let repo = accepted(&edited("in the yard", "in the garden"));
    let good = repo.read(SNAPSHOT);
    for (from, to) in [("{+garden+}", "{+street+}"), ("under: lead-in: Staff may:", "under: lead-in: Guests may:")] {
        assert!(good.contains(from), "{good}");
        repo.put(SNAPSHOT, &good.replace(from, to));
        for command in ["check", "accept", "reject"] {
            let told = repo.redraft(&[command], 2);
            assert!(told.contains("snapshots/conduct.snap:7: this finding does not fit its checksum"), "{told}");
            assert!(told.contains("help: restore the file from git"), "{told}");
        }
    }
    repo.put(SNAPSHOT, &good.replace("~ reworded", "<<<<<<< HEAD\n~ reworded"));
    assert!(repo.redraft(&["check"], 2).contains("snapshots/conduct.snap:7: this is a conflict marker"));
}

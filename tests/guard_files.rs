//! The files that `redraft.yaml` names beside the documents: decisions, words, names, themes.

#![allow(clippy::unwrap_used)]

mod common;

use common::repo::Repo;

fn with(repo: &Repo, field: &str, file: &str, text: &str) {
    repo.put(file, text);
    let config = repo.read("redraft.yaml");
    repo.put("redraft.yaml", &format!("{field}: {file}\n{config}"));
}

#[test]
fn decisions_on_single_links_are_obeyed() {
    let repo = Repo::guarded();
    repo.edit("shall inspect every port", "should inspect every port");
    assert!(repo.redraft(&["check"], 1).contains("1 new finding"));
    let decision = "overrides:\n  - not-same: {old: The agency shall inspect, new: The agency should inspect}\n";
    with(&repo, "overrides", "decisions.yaml", decision);
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("+  The agency should inspect") && told.contains("-  The agency shall inspect"), "{told}");
    // A decision on a text that is gone is stale, and says so.
    repo.edit("should inspect every port", "shall visit all harbours");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("warning: decisions.yaml:2:"), "{told}");
    repo.put("decisions.yaml", "overrides:\n  - same: {old: Nobody, new: Nobody}\n");
    assert!(repo.redraft(&["check"], 2).contains("decisions.yaml:2:"));
}

#[test]
fn words_of_ones_own_carry_meaning() {
    let repo = Repo::guarded();
    repo.edit("shall inspect", "should inspect");
    assert!(repo.redraft(&["check"], 1).contains("force-weakened: shall → should"));
    with(&repo, "lexicon", "words.yaml", "language: en\nforce:\n  binding: [should]\n");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("{+should+}") && !told.contains("force-weakened"), "{told}");
    repo.put("words.yaml", "language: en\nforces: []\n");
    assert!(repo.redraft(&["check"], 2).contains("words.yaml:2:1: unknown field `forces`"));
}

#[test]
fn names_may_count_as_one() {
    let repo = Repo::new();
    let line = "The Partnership and Cooperation Agreement governs trade with the region.";
    repo.edit("Fees are set by the council.", line);
    repo.redraft(&["init"], 0);
    repo.commit("Guard it");
    repo.edit(line, "Tariffs fall under the EPCA.");
    assert!(repo.redraft(&["check"], 1).contains("2 new findings"));
    with(&repo, "synonyms", "names.yaml", "synonyms: [Partnership and Cooperation Agreement > EPCA]\n");
    let told = repo.redraft(&["check"], 1);
    assert!(told.contains("~  - The Partnership") && told.contains("1 new finding"), "{told}");
    repo.put("names.yaml", "synonyms: [PCA]\n");
    assert!(repo.redraft(&["check"], 2).contains("names.yaml:1:"));
}

#[test]
fn a_theme_covers_those_under_it_as_the_taxonomy_has_them() {
    let repo = Repo::guarded();
    // The ids say nothing of their order: the tree does.
    let themes = "id: ports\nthemes:\n  - id: harbour\n    label: Harbour\n    children:\n      - id: control\n        label: Control\n        \
                  keywords: [inspect*]\n  - id: money\n    label: Money\n    keywords: [EUR, fees]\n";
    with(&repo, "themes", "themes.yaml", themes);
    repo.edit("shall inspect", "should inspect");
    repo.edit("EUR 10.", "EUR 12.");
    repo.redraft(&["check"], 1);
    let told = repo.redraft(&["accept", "--theme", "harbor"], 2);
    assert!(told.contains("has no theme `harbor`") && told.contains("did you mean `harbour`?"), "{told}");
    let told = repo.redraft(&["accept", "--theme", "harbour"], 0);
    assert!(told.contains("{+should+}") && told.contains("1 finding accepted, 1 still pending"), "{told}");
    let told = repo.redraft(&["reject", "--theme", "money"], 0);
    assert!(told.contains("{+12+}"), "{told}");
    assert!(repo.read("snapshots/ports.snap").contains("theme: control"));
}

//! Tests of claims: what is read, what is refused, what the texts say to them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::compare::{Options, compare};
use crate::model::Signal;
use crate::read::{self, Format};
use crate::report::signal_kinds;

const OLD: &str = "\
statements:
  - {id: a1, section: [Ports], text: The council shall inspect every bridge once a year.}
  - {id: a2, section: [Ports], text: Fees for the ferry are set by the harbour master.}
  - {id: a3, section: [Sea], text: Pilots and crews train together every spring.}
  - {id: a4, section: [Sea], text: The museum of the navy is open on Sundays and in the evening.}
  - {id: a5, section: [Sea], text: Night trains connect the two harbours of the island.}
";
const NEW: &str = "\
statements:
  - {id: b1, section: [Ports], text: The council shall inspect every bridge twice a year.}
  - {id: b2, section: [Ports], text: Pilots and crews train together every spring.}
  - {id: b3, section: [Sea], text: The museum of the navy is open on Sundays and in the evening.}
  - {id: b4, section: [Sea], text: 'Cyclists may take a bicycle on board, as far as there is room.'}
  - {id: b5, section: [Sea], text: Divers report what they find to the curator.}
  - {id: b6, section: [Sea], text: Divers register with the coast guard beforehand.}
";
const THEMES: &str = "\
themes:
  - id: water
    label: Water
    keywords: []
    children:
      - {id: water.ports, label: Ports, keywords: [bridge*, ferry, pilots]}
      - {id: water.diving, label: Diving, keywords: [diver*]}
  - {id: culture, label: Culture, keywords: [museum]}
";

fn taxonomy() -> Taxonomy {
    Taxonomy::parse("themes.yaml", THEMES).unwrap()
}

fn report() -> Report {
    let document = |name: &str, text: &str| read::parse(name, Format::YAML, text.into()).unwrap();
    let options = Options { taxonomy: Some(taxonomy()), ..Options::default() };
    compare(document("old.yaml", OLD), document("new.yaml", NEW), &options).unwrap()
}

fn answer_in(report: &Report, claim: &str) -> Result<Answer> {
    let text = format!("claims:\n  - claim: A sentence.\n    {}\n", claim.replace("; ", "\n    "));
    Ok(Claims::parse("claims.yaml", &text)?.test(report, Some(&taxonomy()))?.remove(0))
}

/// The verdict, and the ids of the entries that decide it.
fn told(report: &Report, claim: &str) -> (&'static str, String, String) {
    let answer = answer_in(report, claim).unwrap();
    let ids = |k: usize| {
        let entry = &report.entries[k];
        report
            .old_statements(entry)
            .chain(report.new_statements(entry))
            .map(|s| s.id.as_str())
            .collect::<Vec<_>>()
            .join("=")
    };
    let entries = answer.entries.iter().map(|&k| ids(k)).collect::<Vec<_>>().join(" ");
    (answer.verdict.name(), entries, answer.because)
}

#[test]
fn the_texts_answer() {
    let report = report();
    let table = [
        ("where: {words: [cyclist*]}; expect: added", "supported", "b4", "it is added"),
        ("where: {words: [bridge]}; expect: added", "not supported", "a1=b1", "it has a counterpart"),
        (
            "where: {words: [ferry]}; expect: added",
            "not supported",
            "",
            "it stands in the old version only (1 statement)",
        ),
        ("where: {words: [submarine*]}; expect: added", "no statement found", "", "nothing like it stands in either"),
        ("where: {section: ports}; expect: added", "not supported", "a1=b1 a3=b2", "none of 2 is added"),
        ("where: {section: sea}; expect: added", "partly", "b4 b5 b6 a4=b3", "3 of 4 are added"),
        ("where: {words: [fees]}; expect: dropped", "supported", "a2", "it is dropped"),
        (
            "where: {words: [divers]}; expect: dropped",
            "not supported",
            "",
            "it stands in the new version only (2 statements)",
        ),
        ("where: {ids: [a1]}; expect: reworded", "supported", "a1=b1", "it is reworded"),
        ("where: {ids: [b1, b3]}; expect: reworded", "partly", "a1=b1 a4=b3", "1 of 2 is reworded"),
        ("where: {ids: [The museum of the]}; expect: unchanged", "supported", "a4=b3", "it is unchanged"),
        ("where: {words: [bridge]}; expect: unchanged", "not supported", "a1=b1", "it is reworded"),
        ("where: {words: [pilots]}; expect: continues", "supported", "a3=b2", "it continues"),
        ("where: {words: [ferry]}; expect: continues", "not supported", "a2", "it has no counterpart"),
        ("where: {words: [the]}; expect: continues", "partly", "a1=b1 a4=b3 a2 a5 b5 b6", "2 of 6 continue"),
        ("where: {words: [pilots]}; expect: moved", "supported", "a3=b2", "it is moved"),
        ("where: {words: [museum]}; expect: moved", "not supported", "a4=b3", "it stands where it stood"),
        ("where: {theme: water.diving}; expect: present", "supported", "b5 b6", "2 statements in the new version"),
        (
            "where: {theme: water.diving, side: both}; expect: present",
            "partly",
            "b5 b6",
            "it stands in the new version only",
        ),
        ("where: {theme: water, words: [diver*]}; expect: present", "supported", "b5 b6", "2 statements"),
        ("where: {theme: culture, words: [diver*]}; expect: present", "no statement found", "", "nothing like it"),
        ("where: {words: [ferry]}; expect: absent", "supported", "", "nothing like it stands in the new version"),
        ("where: {words: [ferry], side: old}; expect: absent", "not supported", "a2", "1 statement in the old version"),
        (
            "where: {theme: water.diving}; expect: share-grew",
            "supported",
            "",
            "0 of 5 statements before, 2 of 6 now (0.0% and 33.3%); so few",
        ),
        ("where: {theme: culture}; expect: share-fell", "supported", "", "1 of 5 statements before, 1 of 6 now"),
        ("where: {theme: culture}; expect: share-grew", "not supported", "", "1 of 5"),
        ("where: {words: [submarine]}; expect: share-grew", "no statement found", "", "nothing like it"),
        (
            "where: {ids: [Bicycles are free of charge]}; expect: added",
            "no statement found",
            "",
            "is in neither version",
        ),
        // A statement that is named is found in whichever version has it.
        ("where: {ids: [a2]}; expect: added", "not supported", "", "it stands in the old version only"),
        ("where: {words: ['every spring']}; expect: continues", "supported", "a3=b2", ""),
        ("where: {words: ['every sprin']}; expect: continues", "no statement found", "", ""),
    ];
    for (claim, verdict, entries, because) in table {
        let found = told(&report, claim);
        assert_eq!((found.0, found.1.as_str()), (verdict, entries), "{claim}: {}", found.2);
        assert!(found.2.contains(because), "{claim}: {}", found.2);
    }
}

#[test]
fn signals_tell_what_is_stronger() {
    let with = |kinds: &[&'static str]| {
        let mut report = report();
        let entry = report.entries.iter_mut().find(|entry| entry.kind == crate::report::Kind::Reworded).unwrap();
        let named = |name: &str| signal_kinds().find(|known| known.name() == name).unwrap();
        let signal = |name: &&'static str| Signal { kind: named(name), old: None, new: None };
        entry.signals = kinds.iter().map(signal).collect();
        report
    };
    let table: [(&[&str], &str, &str); 9] = [
        (&["force-strengthened"], "supported", "not supported"),
        (&["force-weakened"], "not supported", "supported"),
        (&["intensity-raised", "figure-changed"], "supported", "not supported"),
        (&["intensity-lowered"], "not supported", "supported"),
        (&["hedge-added"], "not supported", "partly"),
        (&["hedge-removed"], "partly", "not supported"),
        (&["force-strengthened", "hedge-added"], "partly", "partly"),
        (&["condition-added"], "not supported", "partly"),
        (&[], "not supported", "not supported"),
    ];
    for (kinds, stronger, weaker) in table {
        let report = with(kinds);
        let verdict = |expect: &str| told(&report, &format!("where: {{ids: [a1]}}; expect: {expect}")).0;
        assert_eq!((verdict("strengthened"), verdict("weakened")), (stronger, weaker), "{kinds:?}");
    }
    let alone = told(&report(), "where: {ids: [a2]}; expect: weakened");
    assert_eq!(alone.0, "not supported");
    assert!(alone.2.contains("none of it has a counterpart"), "{}", alone.2);
}

#[test]
fn faults_name_line_and_mend() {
    let report = report();
    let table = [
        (
            "where: {ids: [a9]}; expect: added",
            "claims.yaml:3:19: neither version has a statement with the id `a9`\n  help: did you mean `a1`",
        ),
        (
            "where: {theme: watr}; expect: added",
            "the taxonomy themes.yaml has no theme `watr`\n  help: did you mean `water`",
        ),
        ("where: {theme: water}; expect: aded", "unknown value `aded`\n  help: did you mean `added`?"),
        ("where: {them: water}; expect: added", "unknown field `them`\n  help: did you mean `theme`?"),
        ("were: {theme: water}; expect: added", "unknown field `were`\n  help: did you mean `where`?"),
        ("expect: added", "the field `where` is missing"),
        ("where: {theme: water}", "the field `expect` is missing"),
        ("where: {}; expect: added", "this claim does not say where to look\n  help: give at least one of ids"),
        ("where: {side: new}; expect: added", "this claim does not say where to look"),
        ("where: {words: ['*']}; expect: added", "`*` is not a word to look for"),
        ("where: {words: ['po*ts']}; expect: added", "`po*ts` is not a word to look for"),
        ("where: {ids: ['']}; expect: added", "this is empty"),
        ("where: {theme: water, side: old}; expect: added", "`added` and `side: old` contradict each other"),
        ("where: {theme: water, side: new}; expect: dropped", "contradict each other"),
        ("where: {theme: water, side: new}; expect: share-grew", "contradict each other"),
        ("where: {theme: water, side: newer}; expect: added", "unknown value `newer`"),
    ];
    for (claim, wanted) in table {
        let found = answer_in(&report, claim).unwrap_err().to_string();
        assert!(found.contains(wanted), "{claim}:\n{found}");
        assert!(
            found.starts_with("claims.yaml:2:")
                || found.starts_with("claims.yaml:3:")
                || found.starts_with("claims.yaml:4:"),
            "{found}"
        );
    }
    for (text, wanted) in [
        ("claims: []\n", "claims.yaml: the file has no claims"),
        ("claims:\n  - {claim: ' ', where: {theme: x}, expect: added}\n", "the claim is empty"),
    ] {
        let found = Claims::parse("claims.yaml", text).unwrap_err().to_string();
        assert!(found.contains(wanted), "{found}");
    }
}

#[test]
fn without_a_taxonomy_the_sections_are_the_themes() {
    let document = |name: &str, text: &str| read::parse(name, Format::YAML, text.into()).unwrap();
    let report = compare(document("old.yaml", OLD), document("new.yaml", NEW), &Options::default()).unwrap();
    let test = |theme: &str| {
        let text = format!("claims:\n  - {{claim: x, where: {{theme: {theme}}}, expect: present}}\n");
        Claims::parse("claims.yaml", &text).unwrap().test(&report, None)
    };
    assert_eq!(test("ports").unwrap()[0].found, [0, 2]);
    let error = test("port").unwrap_err().to_string();
    assert!(error.contains("no section of these documents is named `port`\n  help: did you mean `ports`?"), "{error}");
}

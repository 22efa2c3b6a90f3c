//! The changes of meaning between two statements, measured on the pairs under `fixtures/signals/`, class by class.
//!
//! The pairs were written before the code that reads them. `cargo test --test signals -- --nocapture` prints the table
//! and every row that was missed.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::fixture;
use redraft::compare::{Options, compare};
use redraft::read::{self, Format};
use redraft::report::{Entry, Kind, Report, SignalKind, Within, signal_kinds};
use serde::Deserialize;

/// What to reach: the share of the expected signals that are named …
const RECALL: f64 = 0.95;
/// … and the share of the pairs without a change of meaning that are not left alone.
const FALSE_ALARMS: f64 = 0.03;

/// One pair of statements.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    /// What it tests.
    class: String,
    old: String,
    new: String,
    /// What has to be named, each as one kind or as several of which one will do, `a|b`. Empty: the meaning stayed.
    signals: Vec<String>,
    /// What may be named besides.
    #[serde(default)]
    allowed: Vec<String>,
    #[serde(default)]
    note: String,
}

impl Pair {
    fn expects(&self) -> impl Iterator<Item = Vec<&str>> {
        self.signals.iter().map(|kinds| kinds.split('|').collect())
    }

    fn may_be(&self, kind: &str) -> bool {
        self.allowed.iter().any(|allowed| allowed == kind) || self.expects().any(|kinds| kinds.contains(&kind))
    }
}

fn pairs(language: &str) -> Vec<Pair> {
    serde_yaml::from_str(&std::fs::read_to_string(fixture(&format!("signals/{language}.yaml"))).unwrap()).unwrap()
}

/// The comparison of two statements, each alone in its document.
fn compared(language: &str, old: &str, new: &str) -> Report {
    let document = |text: &str| {
        let file = serde_json::json!({ "language": language, "statements": [{ "text": text }] });
        read::parse("statement.json", Format::JSON, file.to_string()).unwrap()
    };
    compare(document(old), document(new), &Options::default()).unwrap()
}

/// The signals between two statements; none if they are not linked.
fn signals(language: &str, old: &str, new: &str) -> Option<BTreeSet<&'static str>> {
    let report = compared(language, old, new);
    let entry = &report.entries[0];
    (!matches!(entry.kind, Kind::Added | Kind::Dropped))
        .then(|| entry.signals.iter().map(|signal| signal.kind.name()).collect())
}

#[derive(Debug, Default)]
struct Tally {
    expected: usize,
    found: usize,
    /// Signals on changed pairs that nobody asked for.
    beside: usize,
    decoys: usize,
    alarms: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.beside += other.beside;
        self.decoys += other.decoys;
        self.alarms += other.alarms;
    }

    fn recall(&self) -> f64 {
        if self.expected == 0 { 1.0 } else { self.found as f64 / self.expected as f64 }
    }

    fn false_alarms(&self) -> f64 {
        if self.decoys == 0 { 0.0 } else { self.alarms as f64 / self.decoys as f64 }
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<12} {:>4} of {:>3} found  {:>5.1}%   {:>2} beside   {:>2} of {:>3} decoys alarmed  {:>4.1}%",
            self.found,
            self.expected,
            100.0 * self.recall(),
            self.beside,
            self.alarms,
            self.decoys,
            100.0 * self.false_alarms(),
        );
    }
}

/// Scores one pair and prints what is wrong with it.
fn judge(pair: &Pair, named: &BTreeSet<&str>) -> Tally {
    let missed: Vec<String> = pair
        .expects()
        .filter(|kinds| !kinds.iter().any(|kind| named.contains(kind)))
        .map(|kinds| kinds.join("|"))
        .collect();
    let beside: Vec<&str> = named.iter().copied().filter(|kind| !pair.may_be(kind)).collect();
    if !missed.is_empty() || !beside.is_empty() {
        println!("[{}] missed {missed:?}, unasked {beside:?} {}", pair.class, pair.note);
        println!("    {}\n    {}", pair.old, pair.new);
    }
    let decoy = pair.signals.is_empty();
    Tally {
        expected: pair.signals.len(),
        found: pair.signals.len() - missed.len(),
        beside: if decoy { 0 } else { beside.len() },
        decoys: usize::from(decoy),
        alarms: usize::from(decoy && !beside.is_empty()),
    }
}

fn measure(language: &str) {
    println!("\n{language}");
    let mut by_class: BTreeMap<&str, Tally> = BTreeMap::new();
    let pairs = pairs(language);
    for pair in &pairs {
        let named = signals(language, &pair.old, &pair.new).unwrap_or_default();
        by_class.entry(&pair.class).or_default().add(&judge(pair, &named));
    }
    let mut all = Tally::default();
    for (class, tally) in by_class {
        tally.print(class);
        all.add(&tally);
    }
    all.print("all");
    println!("to reach: {:.0}% found, {:.0}% alarmed", 100.0 * RECALL, 100.0 * FALSE_ALARMS);
    assert!(all.recall() >= RECALL, "{language}: {:.3} of the signals found", all.recall());
    assert!(all.false_alarms() <= FALSE_ALARMS, "{language}: {:.3} of the decoys alarmed", all.false_alarms());
}

#[test]
fn english_changes_are_named_and_mere_rewordings_are_not() {
    measure("en");
}

#[test]
fn french_changes_are_named_and_mere_rewordings_are_not() {
    measure("fr");
}

#[test]
fn german_changes_are_named_and_mere_rewordings_are_not() {
    measure("de");
}

#[test]
fn the_tables_are_balanced_and_spell_their_signals() {
    for (language, least) in [("en", 300), ("fr", 60), ("de", 60)] {
        let pairs = pairs(language);
        assert!(pairs.len() >= least, "{language} has {} pairs", pairs.len());
        let decoys = pairs.iter().filter(|pair| pair.signals.is_empty()).count();
        assert!((0.4..0.6).contains(&(decoys as f64 / pairs.len() as f64)), "{language} has {decoys} decoys");
        let mut texts = BTreeSet::new();
        for pair in &pairs {
            let class = |kind: SignalKind| kind.name().split_once('-').is_some_and(|(class, _)| class == pair.class);
            assert!(pair.class == "rewording" || signal_kinds().any(class), "{language}: class {}", pair.class);
            assert!(texts.insert((&pair.old, &pair.new)), "{language}: twice: {}", pair.old);
            let kinds = pair.expects().flatten().chain(pair.allowed.iter().map(String::as_str));
            for kind in kinds {
                assert!(signal_kinds().any(|known| known.name() == kind), "{language}: signal {kind}");
            }
        }
    }
}

#[test]
fn swapping_the_versions_mirrors_the_signals() {
    for language in ["en", "fr", "de"] {
        for pair in pairs(language) {
            let there = signals(language, &pair.old, &pair.new).unwrap_or_default();
            let back = signals(language, &pair.new, &pair.old).unwrap_or_default();
            let mirror = |name: &&str| signal_kinds().find(|known| known.name() == *name).unwrap().mirrored();
            let mirrored: BTreeSet<&str> = back.iter().map(mirror).collect();
            assert_eq!(there, mirrored, "{language}: {} | {}", pair.old, pair.new);
        }
    }
}

/// Holds every cue of an entry to the text at its place, counted in bytes and in code points.
fn hold_to_the_text(report: &Report, entry: &Entry) -> usize {
    let mut cues = 0;
    for signal in &entry.signals {
        assert!(signal.old.is_some() || signal.new.is_some(), "{} has words", signal.kind);
        let sides = [(&signal.old, &report.old, &entry.old), (&signal.new, &report.new, &entry.new)];
        for (cue, version, places) in sides {
            let Some(cue) = cue else { continue };
            let mut marked = Vec::new();
            for span in &cue.spans {
                let statement = &version.statements[places[span.statement]];
                let text = match span.within {
                    Within::Text => &*statement.text,
                    Within::LeadIn => statement.governors.lead_in().unwrap(),
                };
                let words = &text[span.bytes.clone()];
                let by_code_points: String =
                    text.chars().skip(span.chars.start).take(span.chars.end - span.chars.start).collect();
                assert_eq!(words, by_code_points, "{}", signal.kind);
                assert!(cue.text.contains(words), "{}: {words:?} is no part of {:?}", signal.kind, cue.text);
                marked.push(words);
            }
            // What is shown of the cue is marked whole: nothing but what divides names and statements is left.
            marked.sort_by_key(|words| std::cmp::Reverse(words.len()));
            let mut rest = cue.text.clone();
            marked.iter().for_each(|words| rest = rest.replace(words, ""));
            assert!(!marked.is_empty(), "{}: {:?} has a place", signal.kind, cue.text);
            assert_eq!(rest.trim_matches([',', ' ']), "", "{}: {:?} is marked whole", signal.kind, cue.text);
            cues += 1;
        }
    }
    cues
}

#[test]
fn every_cue_stands_at_its_place() {
    let mut cues = 0;
    for language in ["en", "fr", "de"] {
        for pair in pairs(language) {
            let report = compared(language, &pair.old, &pair.new);
            cues += report.entries.iter().map(|entry| hold_to_the_text(&report, entry)).sum::<usize>();
        }
    }
    assert!(cues > 300, "{cues}");
}

#[test]
fn cues_of_several_statements_and_of_a_lead_in_stand_at_their_places() {
    let version = |text: &str| read::parse("policy.md", Format::MARKDOWN, text.to_owned()).unwrap();
    let compared = |old: &str, new: &str| compare(version(old), version(new), &Options::default()).unwrap();
    let split = compared(
        "The élite agency shall inspect every port once a year and shall publish the report within 30 days.\n",
        "The élite agency should inspect every port once a year. It should publish the report within 60 days.\n",
    );
    let entry = split.entries.iter().find(|entry| entry.kind == Kind::Split).unwrap();
    assert!(hold_to_the_text(&split, entry) >= 4);
    let second =
        |signal: &redraft::report::Signal| signal.new.iter().flat_map(|cue| &cue.spans).any(|span| span.statement == 1);
    assert!(entry.signals.iter().any(second), "{:?}", entry.signals);
    let item = serde_json::json!({
        "language": "en",
        "statements": [{
            "role": "item",
            "lead_in": "The European Union will:",
            "text": "support reforms of the courts in every country."
        }]
    });
    let item = read::parse("item.json", Format::JSON, item.to_string()).unwrap();
    let sentence = version("The European Union may support reforms of the courts in every country.\n");
    let listed = compare(item, sentence, &Options::default()).unwrap();
    let cues: usize = listed.entries.iter().map(|entry| hold_to_the_text(&listed, entry)).sum();
    assert!(cues > 0);
    let spans = listed.entries.iter().flat_map(|entry| &entry.signals).flat_map(|signal| &signal.old);
    assert!(spans.flat_map(|cue| &cue.spans).any(|span| span.within == Within::LeadIn));
}

/// A pair that is not linked would test nothing.
#[test]
fn every_pair_is_linked() {
    for language in ["en", "fr", "de"] {
        let unlinked: Vec<Pair> =
            pairs(language).into_iter().filter(|pair| signals(language, &pair.old, &pair.new).is_none()).collect();
        for pair in &unlinked {
            println!("[{language} {}] not linked\n    {}\n    {}", pair.class, pair.old, pair.new);
        }
        assert_eq!(unlinked.len(), 0, "{language}");
    }
}

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
use redraft::report::Kind;
use serde::Deserialize;

/// What to reach: the share of the expected signals that are named …
const RECALL: f64 = 0.95;
/// … and the share of the pairs without a change of meaning that are not left alone.
const FALSE_ALARMS: f64 = 0.03;

/// Every signal, with the one that the same change is when the versions are swapped.
const SIGNALS: [(&str, &str); 19] = [
    ("force-strengthened", "force-weakened"),
    ("force-weakened", "force-strengthened"),
    ("intensity-raised", "intensity-lowered"),
    ("intensity-lowered", "intensity-raised"),
    ("hedge-added", "hedge-removed"),
    ("hedge-removed", "hedge-added"),
    ("figure-changed", "figure-changed"),
    ("amount-changed", "amount-changed"),
    ("date-changed", "date-changed"),
    ("deadline-changed", "deadline-changed"),
    ("reference-changed", "reference-changed"),
    ("negation-changed", "negation-changed"),
    ("scope-widened", "scope-narrowed"),
    ("scope-narrowed", "scope-widened"),
    ("condition-added", "condition-removed"),
    ("condition-removed", "condition-added"),
    ("actor-changed", "actor-changed"),
    ("name-changed", "name-changed"),
    ("term-changed", "term-changed"),
];

const CLASSES: [&str; 15] = [
    "force",
    "intensity",
    "hedge",
    "figure",
    "amount",
    "date",
    "deadline",
    "reference",
    "negation",
    "scope",
    "condition",
    "actor",
    "name",
    "term",
    "rewording",
];

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

/// The signals between two statements, each alone in its document; none if they are not linked.
fn signals(language: &str, old: &str, new: &str) -> Option<BTreeSet<&'static str>> {
    let document = |text: &str| {
        let file = serde_json::json!({ "language": language, "statements": [{ "text": text }] });
        read::parse("statement.json", Format::JSON, file.to_string()).unwrap()
    };
    let report = compare(document(old), document(new), &Options::default()).unwrap();
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
    for class in CLASSES {
        if let Some(tally) = by_class.get(class) {
            tally.print(class);
            all.add(tally);
        }
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
            assert!(CLASSES.contains(&pair.class.as_str()), "{language}: class {}", pair.class);
            assert!(texts.insert((&pair.old, &pair.new)), "{language}: twice: {}", pair.old);
            let kinds = pair.expects().flatten().chain(pair.allowed.iter().map(String::as_str));
            for kind in kinds {
                assert!(SIGNALS.iter().any(|known| known.0 == kind), "{language}: signal {kind}");
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
            let mirrored: BTreeSet<&str> =
                back.iter().map(|kind| SIGNALS.iter().find(|known| known.0 == *kind).unwrap().1).collect();
            assert_eq!(there, mirrored, "{language}: {} | {}", pair.old, pair.new);
        }
    }
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

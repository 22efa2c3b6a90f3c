//! The comparison of the two strategies held against two judgements by hand, which two readers made independently: one
//! of all statements, one of a third of them, with their themes.
//!
//! `cargo test --test judgement -- --nocapture` prints the figures and what differs.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::fixture;
use redraft::compare::{Options, compare};
use redraft::model::Document;
use redraft::read::{self, Input};
use redraft::report::Report;
use redraft::theme::Taxonomy;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judgement {
    #[serde(rename = "2007")]
    old: Vec<Judged>,
    #[serde(rename = "2019")]
    new: Vec<Judged>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    id: String,
    counterparts: BTreeSet<String>,
    /// Empty where themes were not judged.
    #[serde(default)]
    theme: String,
    #[serde(default)]
    doubtful: Vec<Doubt>,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Doubt {
    Counterparts,
    Theme,
}

fn strategy(name: &str) -> Document {
    let path = fixture(&format!("eu-central-asia/{name}"));
    read::load(&Input::File(path.to_string_lossy().into_owned()), None).unwrap().document
}

fn taxonomy() -> Taxonomy {
    let path = fixture("eu-central-asia/themes.yaml");
    Taxonomy::parse("themes.yaml", &std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Of a third of the statements.
fn judgement() -> Judgement {
    judged("judgement.yaml")
}

/// Of all of them.
fn counterparts() -> Judgement {
    judged("counterparts.yaml")
}

fn judged(name: &str) -> Judgement {
    let path = fixture(&format!("eu-central-asia/{name}"));
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn report() -> Report {
    report_with(Some(taxonomy()))
}

fn report_with(taxonomy: Option<Taxonomy>) -> Report {
    let options = Options { taxonomy, ..Options::default() };
    compare(strategy("2007.yaml"), strategy("2019.yaml"), &options).unwrap()
}

/// Every pair that was found, as ids.
fn pairs(report: &Report) -> BTreeSet<(&str, &str)> {
    let mut pairs = BTreeSet::new();
    for entry in &report.entries {
        for old in report.old_statements(entry) {
            pairs.extend(report.new_statements(entry).map(|new| (&*old.id, &*new.id)));
        }
    }
    pairs
}

/// So many of so many.
#[derive(Default, Clone, Copy)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn value(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

/// What the comparison reaches, over all that was judged or over what was judged without doubt.
struct Reach {
    precision: Share,
    recall: Share,
    partner: Share,
    themes: Share,
}

impl Reach {
    fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision.value(), self.recall.value());
        2.0 * precision * recall / (precision + recall).max(f64::EPSILON)
    }

    fn print(&self, name: &str) {
        let row = |what: &str, share: Share| {
            println!("  {what:34} {:.2}  ({} of {})", share.value(), share.right, share.all);
        };
        println!("{name}");
        println!("  {:34} {:.2}", "links, F1 over pairs", self.f1());
        row("  precision", self.precision);
        row("  recall", self.recall);
        row("has a counterpart or none", self.partner);
        if self.themes.all > 0 {
            row("main theme", self.themes);
        }
    }
}

/// The judged statements by id, and the pairs they name.
struct Gold<'a> {
    judged: BTreeMap<&'a str, &'a Judged>,
    pairs: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Gold<'a> {
    fn new(judgement: &'a Judgement) -> Self {
        let judged = judgement.old.iter().chain(&judgement.new).map(|own| (&*own.id, own)).collect();
        let from_old = judgement.old.iter().flat_map(|own| own.counterparts.iter().map(|other| (&*own.id, &**other)));
        let from_new = judgement.new.iter().flat_map(|own| own.counterparts.iter().map(|other| (&**other, &*own.id)));
        Self { judged, pairs: from_old.chain(from_new).collect() }
    }

    /// True if a judgement covers the pair, and no doubt does where doubt is left out.
    fn covers(&self, pair: (&str, &str), with_doubt: bool) -> bool {
        let ends: Vec<_> = [pair.0, pair.1].into_iter().filter_map(|id| self.judged.get(id)).collect();
        !ends.is_empty() && (with_doubt || ends.iter().all(|own| !own.doubtful.contains(&Doubt::Counterparts)))
    }

    fn reach(&self, report: &Report, with_doubt: bool) -> Reach {
        let counts = |own: &Judged, doubt: Doubt| with_doubt || !own.doubtful.contains(&doubt);
        let (mut precision, mut recall) = (Share::default(), Share::default());
        let found = pairs(report);
        found.iter().filter(|pair| self.covers(**pair, with_doubt)).for_each(|pair| {
            precision.count(self.pairs.contains(pair));
        });
        self.pairs.iter().filter(|pair| self.covers(**pair, with_doubt)).for_each(|pair| {
            recall.count(found.contains(pair));
        });
        let linked: BTreeSet<&str> = found.iter().flat_map(|&(old, new)| [old, new]).collect();
        let (mut partner, mut themes) = (Share::default(), Share::default());
        for (id, theme) in main_themes(report) {
            let Some(own) = self.judged.get(id) else { continue };
            if counts(own, Doubt::Counterparts) {
                partner.count(linked.contains(id) != own.counterparts.is_empty());
            }
            if !own.theme.is_empty() && counts(own, Doubt::Theme) {
                themes.count(own.theme == theme);
            }
        }
        Reach { precision, recall, partner, themes }
    }

    fn print_differences(&self, report: &Report) {
        let found = pairs(report);
        let themes: BTreeMap<&str, &str> = main_themes(report).into_iter().collect();
        println!("differences");
        for (id, own) in &self.judged {
            let answers: BTreeSet<&str> = found
                .iter()
                .flat_map(|&(old, new)| [(old, new), (new, old)])
                .filter_map(|(from, to)| (from == *id).then_some(to))
                .collect();
            let wanted: BTreeSet<&str> = own.counterparts.iter().map(String::as_str).collect();
            let mut lines = Vec::new();
            if answers != wanted {
                lines.push(format!("judged {wanted:?}, found {answers:?}"));
            }
            if themes[id] != own.theme {
                lines.push(format!("judged {}, found {}", own.theme, themes[id]));
            }
            if !lines.is_empty() {
                let note = if own.note.is_empty() { String::new() } else { format!(" ({})", own.note) };
                println!("  {id}: {}{note}", lines.join("; "));
            }
        }
    }
}

/// The id and the main theme of every statement of both versions.
fn main_themes(report: &Report) -> Vec<(&str, &str)> {
    let sides = [(&report.old, &report.old_themes), (&report.new, &report.new_themes)];
    let mut main = Vec::new();
    for (version, themes) in sides {
        for (statement, rows) in version.statements.iter().zip(themes) {
            main.push((&*statement.id, rows.first().map_or("", |&row| &*report.themes[row].id)));
        }
    }
    main
}

/// What is reached today, as floors: raise them with the engine, never lower them.
fn hold(floors: &[(&str, f64, f64)]) {
    for (what, reached, floor) in floors {
        assert!(reached >= floor, "{what}: {reached:.3} is below {floor}");
    }
}

#[test]
fn the_comparison_agrees_with_the_judgement_of_all_statements() {
    let judgement = counterparts();
    let gold = Gold::new(&judgement);
    let report = report();
    let (all, sure) = (gold.reach(&report, true), gold.reach(&report, false));
    let without = gold.reach(&report_with(None), true);
    all.print("all statements");
    sure.print("judged without doubt");
    without.print("without a taxonomy");
    hold(&[
        ("links", all.f1(), 0.67),
        ("links without doubt", sure.f1(), 0.78),
        ("counterpart or none", all.partner.value(), 0.80),
        ("counterpart or none, without doubt", sure.partner.value(), 0.85),
        ("links without a taxonomy", without.f1(), 0.62),
        ("counterpart or none, without a taxonomy", without.partner.value(), 0.75),
    ]);
}

#[test]
fn the_comparison_agrees_with_the_judgement_of_a_third() {
    let judgement = judgement();
    let gold = Gold::new(&judgement);
    let report = report();
    let (all, sure) = (gold.reach(&report, true), gold.reach(&report, false));
    all.print("a third of the statements");
    sure.print("judged without doubt");
    gold.print_differences(&report);
    hold(&[
        ("links", all.f1(), 0.65),
        ("links without doubt", sure.f1(), 0.75),
        ("counterpart or none", all.partner.value(), 0.84),
        ("counterpart or none, without doubt", sure.partner.value(), 0.86),
        ("main themes", all.themes.value(), 0.91),
        ("main themes, without doubt", sure.themes.value(), 0.96),
    ]);
}

/// Of the pairs at 0.8, about eight in ten are right.
#[test]
fn the_scores_are_shares_of_right_pairs() {
    let judgement = counterparts();
    let gold = Gold::new(&judgement);
    for (name, report) in [("with a taxonomy", report()), ("without", report_with(None))] {
        println!("{name}: score, pairs, mean score, share of right pairs");
        for (from, to) in [(0.0, 0.5), (0.5, 0.65), (0.65, 0.75), (0.75, 1.01)] {
            let (mut right, mut sum) = (Share::default(), 0.0);
            for entry in &report.entries {
                let Some(score) = entry.score.map(f64::from).filter(|score| (from..to).contains(score)) else {
                    continue;
                };
                for old in report.old_statements(entry) {
                    for new in report.new_statements(entry) {
                        right.count(gold.pairs.contains(&(&*old.id, &*new.id)));
                        sum += score;
                    }
                }
            }
            let mean = sum / right.all.max(1) as f64;
            println!("  {from:.2}-{to:.2} {:3} {mean:.2} {:.2}", right.all, right.value());
            // With so few pairs the share may be off by its own standard error, twice.
            let error = 2.0 * (0.25 / right.all.max(1) as f64).sqrt();
            assert!((right.value() - mean).abs() <= error, "{name}: {mean:.2} was {:.2}", right.value());
        }
    }
}

#[test]
fn both_judgements_tell_nearly_the_same() {
    let (third, whole) = (judgement(), counterparts());
    let (third, whole) = (Gold::new(&third), Gold::new(&whole));
    let covered: BTreeSet<_> = whole.pairs.iter().filter(|pair| third.covers(**pair, true)).collect();
    let same = covered.iter().filter(|pair| third.pairs.contains(**pair)).count();
    let agreement = 2.0 * same as f64 / (covered.len() + third.pairs.len()) as f64;
    println!("links of both readers, F1 over pairs: {agreement:.2}");
    assert!(agreement > 0.9);
}

#[test]
fn the_judgement_covers_a_third_and_holds_together() {
    let judgement = judgement();
    let themes = taxonomy();
    let leaf = |id: &str| themes.find(id).is_ok_and(|_| id.contains('.'));
    let sides = [("2007.yaml", &judgement.old, &judgement.new, 0), ("2019.yaml", &judgement.new, &judgement.old, 1)];
    for (file, own, other, first) in sides {
        let ids: Vec<String> = report_ids(file).into_iter().skip(first).step_by(3).collect();
        assert_eq!(
            own.iter().map(|judged| judged.id.clone()).collect::<Vec<_>>(),
            ids,
            "{file}: every third statement"
        );
        for judged in own {
            assert!(leaf(&judged.theme), "{}: {}", judged.id, judged.theme);
            assert!(judged.doubtful.is_empty() || !judged.note.is_empty(), "{}: a doubt without a reason", judged.id);
            for back in other.iter().filter(|back| judged.counterparts.contains(&back.id)) {
                assert!(back.counterparts.contains(&judged.id), "{} names {}, but not back", judged.id, back.id);
            }
        }
    }
    let known: BTreeSet<String> = [report_ids("2007.yaml"), report_ids("2019.yaml")].concat().into_iter().collect();
    for judged in judgement.old.iter().chain(&judgement.new) {
        assert!(judged.counterparts.is_subset(&known), "{}: {:?}", judged.id, judged.counterparts);
    }
}

fn report_ids(file: &str) -> Vec<String> {
    let version = redraft::normalizer::normalise(strategy(file), &redraft::normalizer::Options::default()).unwrap();
    version.statements.into_iter().map(|statement| statement.id).collect()
}

//! Tests of [`super`].
#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::{Governor, GovernorKind, Lines, Origin, Place, Section};

const TAXONOMY: &str = "
themes:
  - id: money
    label: Money
    keywords: [budget]
    children:
      - {id: money.tax, label: Tax, keywords: [tax, levy, budget line, land value tax]}
  - {id: land, label: Land, keywords: [land, field*, plot]}
  - {id: water, label: Water, keywords: [water, river*, levy]}
";

fn taxonomy() -> Taxonomy {
    Taxonomy::parse("t.yaml", TAXONOMY).unwrap()
}

fn statement(text: &str) -> Statement {
    Statement { id: "s1".into(), text: text.into(), ..Statement::default() }
}

fn version(statements: Vec<Statement>) -> Version {
    let section = |title: &str, parent| Section { title: title.into(), label: String::new(), parent, heading: None };
    Version {
        path: "v.md".into(),
        language: Some("en".into()),
        sections: vec![section("A title on water", None), section("Land", Some(0)), section("Plans", Some(1))],
        statements,
        ..Version::default()
    }
}

/// `id source:words …` per hit.
fn shown(version: &Version) -> Vec<String> {
    let taxonomy = taxonomy();
    let assignments = assign(version, &taxonomy).unwrap();
    let hit = |hit: &Hit| {
        let evidence: Vec<_> = hit.evidence.iter().map(|e| format!("{}:{}", e.source.name(), e.words)).collect();
        format!("{} {}", taxonomy.themes[hit.theme].id, evidence.join(" "))
    };
    (0..assignments.len()).map(|k| assignments.of(k).iter().map(hit).collect::<Vec<_>>().join("; ")).collect()
}

#[test]
fn ranks_themes_by_their_evidence() {
    let cases: &[(&str, &str)] = &[
        ("Nothing of note.", ""),
        ("A tax.", "money.tax statement:tax"),
        // Of equals, the first in the text.
        ("Water and land.", "water statement:Water; land statement:land"),
        ("Land and water.", "land statement:Land; water statement:water"),
        // A phrase beats a word and takes its words.
        ("Water pays a land value tax.", "money.tax statement:land value tax; water statement:Water"),
        // The part beats the whole.
        ("The budget and the tax.", "money.tax statement:tax; money statement:budget"),
        // Of a keyword with two themes, the order of the taxonomy.
        ("A levy.", "money.tax statement:levy; water statement:levy"),
        // Twice the same word is little more than once.
        ("Rivers, water and a plot, a plot.", "water statement:water statement:Rivers; land statement:plot"),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(&version(vec![statement(text)]))[0], *expected, "{text}");
    }
}

#[test]
fn counts_headings_and_lead_ins_for_less() {
    let cases: &[(&str, Option<usize>, Option<&str>, &str)] = &[
        ("Nothing.", Some(1), None, "land heading:Land"),
        // Neither an outer heading nor the title gives a theme.
        ("Nothing.", Some(2), None, ""),
        ("Nothing.", Some(0), None, ""),
        ("A tax.", Some(1), None, "money.tax statement:tax"),
        ("A tax.", None, Some("On land, we plan:"), "money.tax statement:tax; land lead-in:land"),
        // Both together outweigh one late word.
        ("A tax.", Some(1), Some("On land, we plan:"), "land lead-in:land heading:Land; money.tax statement:tax"),
        ("Nothing.", Some(1), Some("For water:"), "water lead-in:water heading:water"),
        // A heading tips the scales.
        ("Water and a plot.", Some(1), None, "land statement:plot heading:Land; water statement:Water heading:water"),
    ];
    for &(text, section, lead_in, expected) in cases {
        let governors = lead_in.map(|text| Governor::known_by(GovernorKind::LeadIn, text)).into_iter().collect();
        let statement = Statement { section, governors, ..statement(text) };
        let got = shown(&version(vec![statement]));
        assert_eq!(got[0], expected, "{text} {section:?} {lead_in:?}");
    }
    let weak = assign(&version(vec![Statement { section: Some(1), ..statement("Nothing.") }]), &taxonomy()).unwrap();
    assert!(weak.of(0)[0].is_weak());
}

#[test]
fn neighbours_in_the_block_tip_the_scales_and_no_more() {
    let at = |text, block| Statement { origin: Origin::default().in_block(block), ..statement(text) };
    let got = shown(&version(vec![
        at("Of old and for many a year to come: water, land.", 1),
        at("A field.", 1),
        at("So be it.", 1),
    ]));
    assert!(got[0].starts_with("land"), "{got:?}");
    assert_eq!(got[2], "");
    let got = shown(&version(vec![at("Of old and for many a year to come: water, land.", 1), at("A field.", 2)]));
    assert!(got[0].starts_with("water"), "{got:?}");
}

#[test]
fn examples_and_means_count_less_than_the_object() {
    for (text, expected) in [
        ("A tax will pay for things such as water, the river and land.", "money.tax"),
        ("In line with the law on water, fields will be bought.", "land"),
        ("Land, in particular for rivers, in raising a tax.", "land"),
    ] {
        assert!(shown(&version(vec![statement(text)]))[0].starts_with(expected), "{text}");
    }
}

#[test]
fn what_says_nothing_itself_belongs_to_its_neighbours() {
    let texts = |texts: [&str; 3]| shown(&version(texts.map(statement).into()))[1].clone();
    assert_eq!(texts(["A tax.", "So be it.", "A levy, a tax."]), "money.tax neighbours:tax");
    assert_eq!(texts(["A tax.", "So be it.", "Land."]), "");
    assert_eq!(texts(["A tax.", "Land.", "A tax."]), "land statement:Land");
    let mut apart = version(["A tax.", "So be it.", "A tax."].map(statement).into());
    apart.statements[2].section = Some(2);
    assert_eq!(shown(&apart)[1], "", "another section");
}

#[test]
fn doubts_are_named() {
    let hinting =
        "themes:\n- {id: a, label: A, keywords: [tax], hints: [levy]}\n- {id: b, label: B, keywords: [land]}\n";
    let taxonomy = Taxonomy::parse("t.yaml", hinting).unwrap();
    let doubt = |section: Option<usize>, text: &str| {
        let version = version(vec![Statement { section, ..statement(text) }]);
        let assignments = assign(&version, &taxonomy).unwrap();
        (assignments.main(0), assignments.doubt(0).map(Doubt::name))
    };
    assert_eq!(doubt(None, "A tax."), (Some(0), None));
    assert_eq!(doubt(None, "A levy."), (Some(0), Some("hint")));
    assert_eq!(doubt(None, "A levy on land."), (Some(1), None), "a hint yields to a keyword");
    assert_eq!(doubt(None, "A tax on land."), (Some(0), Some("rival")));
    assert_eq!(doubt(Some(1), "So be it."), (Some(1), Some("heading")));
    assert_eq!(doubt(None, "So be it."), (None, None));
}

#[test]
fn a_given_theme_changes_no_other_statement() {
    let mut own = version(["A tax.", "So be it.", "A levy, a tax on water.", "Water."].map(statement).into());
    let before = shown(&own);
    own.statements[0].themes = vec!["land".into()];
    own.statements[2].themes = vec!["land".into()];
    let after = shown(&own);
    assert_eq!((&before[1], &before[3]), (&after[1], &after[3]));
}

#[test]
fn common_words_are_worth_less() {
    let mut statements = vec![statement("Land and water.")];
    statements.extend((0..9).map(|_| statement("More land.")));
    assert!(shown(&version(statements))[0].starts_with("water"));
}

#[test]
fn given_themes_override() {
    let given = |id: &str| Statement {
        themes: vec!["water".into(), id.into()],
        origin: Origin::at(Place::Lines(Lines::one(7))),
        ..statement("Tax.")
    };
    assert_eq!(shown(&version(vec![given("land")]))[0], "water given:water; land given:land");
    let error = assign(&version(vec![given("watre")]), &taxonomy()).unwrap_err();
    let message = error.to_string();
    for part in ["v.md:7:", "statement `s1`", "`watre`", "did you mean `water`?"] {
        assert!(message.contains(part), "{message}");
    }
}

proptest::proptest! {
    #[test]
    fn never_panics_and_is_deterministic(texts in proptest::collection::vec("(tax|land|water|fields|[ é,-]|\\PC){0,12}", 0..6)) {
        let statements = texts
            .iter()
            .enumerate()
            .map(|(k, text)| Statement { section: (k % 4).checked_sub(1), origin: Origin::default().in_block(k / 2), ..statement(text) })
            .collect();
        let version = version(statements);
        let first = assign(&version, &taxonomy()).unwrap();
        proptest::prop_assert_eq!(&first, &assign(&version, &taxonomy()).unwrap());
        for k in 0..first.len() {
            proptest::prop_assert!(first.of(k).windows(2).all(|pair| pair[0].score >= pair[1].score));
            proptest::prop_assert!(first.of(k).iter().all(|hit| !hit.evidence.is_empty()));
        }
    }
}

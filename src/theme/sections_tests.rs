//! Tests of [`super`].

use super::*;
use crate::model::{Section, Statement};

/// Sections from their titles, two spaces of indentation per level; one statement in each.
fn version(outline: &str) -> Version {
    let mut open: Vec<usize> = Vec::new();
    let mut version = Version::default();
    for line in outline.lines().filter(|line| !line.trim().is_empty()) {
        let level = (line.len() - line.trim_start().len()) / 2;
        open.truncate(level);
        let section = version.sections.len();
        let title = line.trim().to_owned();
        version.sections.push(Section { title, label: String::new(), parent: open.last().copied(), heading: None });
        version.statements.push(Statement { section: Some(section), ..Statement::default() });
        open.push(section);
    }
    version
}

fn labels(themes: &SectionThemes) -> Vec<&str> {
    themes.themes.iter().map(|theme| theme.label.as_str()).collect()
}

#[test]
fn pairs_by_title_words_links_and_place() {
    // Outlines, links, and the expected counterparts of the old sections.
    type Case = (&'static str, &'static str, &'static [(usize, usize)], &'static [Option<usize>]);
    let cases: &[Case] = &[
        ("A one\nB two", "A one\nB two", &[], &[Some(0), Some(1)]),
        // Case, punctuation and order.
        ("Tax, and land\nWater", "WATER\nTax and Land", &[], &[Some(1), Some(0)]),
        // Shared words.
        ("Managing water\nRoads", "Roads\nManaging water and soil", &[], &[Some(1), Some(0)]),
        ("Roads", "Water", &[], &[None]),
        // Links carry a new name, and outweigh an equal one.
        ("Roads\nWater", "Transport\nWater", &[(0, 0)], &[Some(0), Some(1)]),
        // Equal titles in different chapters.
        ("X\n  Aims\nY\n  Aims", "X\n  Aims\nY\n  Aims", &[], &[Some(0), Some(1), Some(2), Some(3)]),
        ("Y\n  Aims\nX\n  Aims", "X\n  Aims\nY\n  Aims", &[], &[Some(2), Some(3), Some(0), Some(1)]),
        // A title on one side or on both, renamed.
        ("Plan 2007\n  Tax\n  Land", "Strategy\n  Tax\n  Land", &[], &[Some(0), Some(1), Some(2)]),
        ("Tax\nLand", "Strategy\n  Tax\n  Land", &[], &[Some(1), Some(2)]),
        // A chapter that was alone.
        ("Policy\n  Tax", "Policy\n  Tax\nAnnex", &[], &[Some(0), Some(1)]),
        // Links of the sections within speak for the chapter.
        ("R\n  Tax\nS\n  Land", "T\n  Levy\nU\n  Land", &[(1, 1)], &[Some(0), Some(1), None, Some(3)]),
        ("", "A", &[], &[]),
        ("A", "", &[], &[None]),
        ("A", "A", &[(7, 0), (0, 9)], &[Some(0)]),
    ];
    for (old, new, links, expected) in cases {
        let themes = pair_sections(&version(old), &version(new), links);
        assert_eq!(themes.counterpart, *expected, "{old:?} {new:?}");
    }
}

#[test]
fn numbers_stand_for_titles_where_there_are_none() {
    let numbered = |labels: &[&str]| Version {
        sections: labels.iter().map(|label| Section { label: (*label).into(), ..Section::default() }).collect(),
        ..Version::default()
    };
    let themes = pair_sections(&numbered(&["Article 1", "Article 2"]), &numbered(&["Article 2"]), &[]);
    assert_eq!(themes.counterpart, [None, Some(0)]);
}

#[test]
fn lists_themes_in_the_order_of_the_new_version() {
    let old = version("Plan\n  Tax\n    Rates\n  Forests\n  Land");
    let new = version("Plan\n  Land\n  Tax\n    Rates\n  Water");
    let themes = pair_sections(&old, &new, &[]);
    assert_eq!(labels(&themes), ["Plan", "Land", "Tax", "Tax › Rates", "Forests", "Water"]);
    assert_eq!(themes.themes[3].id, "tax.rates");
    assert_eq!((themes.old.as_slice(), themes.new.as_slice()), (&[0, 2, 3, 4, 1][..], &[0, 1, 2, 3, 5][..]));
    assert_eq!((themes.old_root, themes.of_new(None)), (Some(0), Some(0)));
    assert!(!themes.section_changed(Some(4), Some(1)) && themes.section_changed(Some(3), Some(1)));
    assert!(!themes.section_changed(None, Some(0)) && !themes.section_changed(None, None));
}

#[test]
fn ids_are_unique_and_paths_are_bounded() {
    let new = version("Aims\nAims\nAims 2\n!!!\nA\n  B\n    C\n      D\n        E\n          F\n            G");
    let themes = pair_sections(&Version::default(), &new, &[]);
    let ids: FxHashSet<_> = themes.themes.iter().map(|theme| theme.id.as_str()).collect();
    assert_eq!(ids.len(), themes.themes.len());
    assert_eq!(themes.themes[3].id, "section");
    assert_eq!(labels(&themes)[10], "… › B › C › D › E › F › G");
    assert_eq!(themes.old_root, None);
}

#[test]
fn many_equal_titles_pair_by_their_chapters() {
    let outline: String = (0..10_000).map(|k| format!("Part {}\n  Scope\n", k / 2)).collect();
    let side = version(&outline);
    let links: Vec<_> = (0..side.statements.len()).map(|k| (k, k)).collect();
    let themes = pair_sections(&side, &side, &links);
    assert!(themes.counterpart.iter().enumerate().all(|(k, to)| *to == Some(k)));
}

#[test]
fn deep_nesting_stays_small() {
    let mut deep = Version::default();
    for k in 0..20_000_usize {
        deep.sections.push(Section {
            title: "Aims".into(),
            label: String::new(),
            parent: k.checked_sub(1),
            heading: None,
        });
    }
    let themes = pair_sections(&deep, &deep, &[]);
    assert!(themes.themes.iter().all(|theme| theme.label.len() < 100));
}

proptest::proptest! {
    #[test]
    fn pairs_are_one_to_one_and_every_section_has_a_theme(
        olds in proptest::collection::vec("(  )?[abcd]( [abc])?", 0..8),
        news in proptest::collection::vec("(  )?[abcd]( [abc])?", 0..8),
        links in proptest::collection::vec((0_usize..8, 0_usize..8), 0..8),
    ) {
        let (old, new) = (version(&olds.join("\n")), version(&news.join("\n")));
        let themes = pair_sections(&old, &new, &links);
        let partners: Vec<_> = themes.counterpart.iter().flatten().collect();
        let distinct: FxHashSet<_> = partners.iter().collect();
        proptest::prop_assert_eq!(partners.len(), distinct.len());
        let used: FxHashSet<_> = themes.old.iter().chain(&themes.new).collect();
        proptest::prop_assert_eq!(used.len(), themes.themes.len());
        let myself = pair_sections(&old, &old, &[]);
        proptest::prop_assert!(myself.counterpart.iter().enumerate().all(|(k, to)| *to == Some(k)));
    }
}

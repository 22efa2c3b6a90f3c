//! Tests of [`super`].
#![allow(clippy::unwrap_used)]

use super::*;

const GOOD: &str = "\
id: housing
title: Housing
version: '1'
licence: none
themes:
  - id: supply
    label: Supply
    description: Homes and the ground for them.
    children:
      - id: supply.land
        label: Land
        keywords: [land, building plot*, LVT, brown-field, 'farm, field']
        not: [land transport]
      - id: supply.homes
        label: Homes
        keywords: [home, land]
  - {id: rent, label: Rent, keywords: [rent*]}
";

#[test]
fn reads_two_levels_in_order() {
    let taxonomy = Taxonomy::parse("t.yaml", GOOD).unwrap();
    let ids: Vec<_> = taxonomy.themes.iter().map(|theme| (theme.id.as_str(), theme.parent)).collect();
    assert_eq!(ids, [("supply", None), ("supply.land", Some(0)), ("supply.homes", Some(0)), ("rent", None)]);
    let land = &taxonomy.themes[1];
    let words = |k: usize| land.keywords[k].words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>();
    assert_eq!((words(1), land.keywords[1].prefix), (vec!["building", "plot"], true));
    assert_eq!((words(2), land.keywords[2].words[0].capitals), (vec!["LVT"], true));
    assert_eq!(words(3), ["brown", "field"]);
    assert_eq!(words(4), ["farm", "field"]);
    assert_eq!(land.not[0].text, "land transport");
    assert_eq!(taxonomy.title.as_deref(), Some("Housing"));
    assert!(taxonomy.has_children(0) && !taxonomy.has_children(1) && !taxonomy.has_children(3));
    assert!(taxonomy.is_within(1, 0) && taxonomy.is_within(0, 0) && !taxonomy.is_within(3, 0));
}

#[test]
fn finds_themes_and_names_the_nearest() {
    let taxonomy = Taxonomy::parse("t.yaml", GOOD).unwrap();
    assert_eq!(taxonomy.find("supply.homes").unwrap(), 2);
    let cases = [
        ("supply.lnad", "did you mean `supply.land`?"),
        ("homes", "did you mean `supply.homes`?"),
        ("zzzzz", "its top-level themes are `supply`, `rent`"),
    ];
    for (id, help) in cases {
        let message = taxonomy.find(id).unwrap_err().to_string();
        assert!(message.contains(help), "{message}");
    }
}

#[test]
fn refuses_with_line_and_mend() {
    let theme = |body: &str| format!("themes:\n  - id: a\n    label: A\n{body}");
    let cases: Vec<(String, usize, &str)> = vec![
        ("title: x\n".into(), 0, "no theme"),
        ("title: x\nthemes: []\n".into(), 0, "no theme"),
        ("title: x\nthemes:\n".into(), 0, "no theme"),
        (theme("    keyword: [x]\n"), 4, "did you mean `keywords`?"),
        (theme("    wibble: [x]\n"), 4, "a theme has the fields id, label"),
        ("titel: x\nthemes: []\n".into(), 1, "did you mean `title`?"),
        (theme("  - id: b\n    label: B\n  - id: a\n    label: C\n"), 6, "the other one is on line 2"),
        (theme("    children:\n      - id: a\n        label: C\n"), 5, "the other one is on line 2"),
        ("themes:\n  - id: ''\n    label: A\n".into(), 2, "the id is empty"),
        ("themes:\n  - id: a\n    label: ' '\n".into(), 3, "the label is empty"),
        ("themes:\n  - id: a\n    label:\n".into(), 3, "the label is empty"),
        ("themes:\n  - id: a\n".into(), 2, "no label"),
        ("themes:\n  - label: a\n".into(), 2, "no id"),
        (theme("    keywords: [x, '']\n"), 4, "empty"),
        (theme("    keywords:\n      - x\n      -\n"), 6, "empty"),
        (theme("    keywords: ['- -']\n"), 4, "empty"),
        (theme("    keywords: [x*y]\n"), 4, "only stand at the end"),
        (theme("    keywords: ['*']\n"), 4, "must follow a letter"),
        (theme("    keywords: ['a *']\n"), 4, "must follow a letter"),
        (theme("    keywords:\n      - x\n      - X\n"), 6, "already on line 5"),
        (theme("    keywords: [x]\n    not: [x]\n"), 5, "both `keywords` and `not`"),
        (theme("    label: B\n"), 4, "label"),
        (theme("\tkeywords: [x]\n"), 4, "replace the tab"),
        (theme("    children:\n\t  - id: b\n"), 5, "replace the tab"),
        (
            theme(
                "    children:\n      - id: b\n        label: B\n        children:\n          - id: c\n            label: C\n",
            ),
            8,
            "move it up, beside `b`",
        ),
        ("- a\n- b\n".into(), 1, ""),
        ("themes: 5\n".into(), 1, ""),
        ("themes: [5]\n".into(), 1, ""),
        ("".into(), 0, ""),
    ];
    for (text, line, part) in cases {
        let error = Taxonomy::parse("t.yaml", &text).unwrap_err();
        let message = error.to_string();
        assert!(message.contains(part), "{text}\n{message}");
        assert_eq!(error.file(), Some("t.yaml"));
        assert!(line == 0 || error.line() == Some(line), "{text}\n{message}");
    }
}

#[test]
fn allows_a_keyword_in_two_themes_and_a_bare_number_as_version() {
    let text =
        "version: 2\nthemes:\n  - {id: a, label: A, keywords: [x, 2030]}\n  - {id: b, label: B, keywords: [x]}\n";
    let taxonomy = Taxonomy::parse("t.yaml", text).unwrap();
    assert_eq!(taxonomy.themes[0].keywords[1].text, "2030");
}

proptest::proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,40}") {
        let _ = Taxonomy::parse("t.yaml", &text);
        let _ = Taxonomy::parse("t.yaml", &format!("themes:\n - id: a\n   label: b\n   keywords: [{text}]"));
        let _ = parse_keyword(&text);
    }
}

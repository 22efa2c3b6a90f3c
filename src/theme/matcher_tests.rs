//! Tests of [`super`].
#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;

/// A taxonomy with a theme per entry: its keywords, and after `!` what stands under `not`.
fn taxonomy(themes: &[&str]) -> Taxonomy {
    let mut text = String::from("themes:\n");
    for (k, theme) in themes.iter().enumerate() {
        let (keywords, not) = theme.split_once('!').unwrap_or((theme, ""));
        text += &format!("- {{id: t{k}, label: T{k}, keywords: [{keywords}], not: [{not}]}}\n");
    }
    Taxonomy::parse("t.yaml", &text).unwrap()
}

/// `theme:words` in order, `~` for parts of compounds.
fn found(themes: &[&str], text: &str) -> String {
    let taxonomy = taxonomy(themes);
    let matcher = Matcher::new(&taxonomy, Some("en"));
    let mut out = Vec::new();
    Scanner::new(&matcher).scan(text, &mut out);
    let show = |f: &Found| {
        let part = if f.part { "~" } else { "" };
        format!("{}:{part}{}", f.theme, &text[f.start as usize..f.end as usize])
    };
    out.iter().map(show).collect::<Vec<_>>().join(" | ")
}

#[test]
fn finds_keywords_as_documented() {
    let cases: &[(&[&str], &str, &str)] = &[
        // Stems, case, quotes, possessives.
        (&["road"], "The Roads' and the road's ROAD", "0:Roads | 0:road | 0:ROAD"),
        (&["énergie"], "E\u{301}nergie", "0:E\u{301}nergie"),
        // Words of one family, unless a keyword is the word itself; spellings.
        (&["migration"], "migrants, migratory, emigrants", "0:migrants | 0:migratory"),
        (&["migration", "migrant"], "migrants, migratory", "1:migrants | 0:migratory | 1:migratory"),
        (&["labour migration"], "labor migrants", "0:labor migrants"),
        (&["organised crime"], "organized crime", "0:organized crime"),
        // Phrases by their words, whatever stands between the words.
        (&["wind farm"], "wind farms, a farm, wind  farm", "0:wind farms | 0:wind  farm"),
        (&["'a, b c'"], "A, b; C", "0:A, b; C"),
        // The longest phrase wins, for every theme.
        (&["farm*", "wind farm"], "wind farming on a farm", "1:wind farming | 0:farm"),
        (&["farm*", "wind farm*"], "wind farming on a farm", "1:wind farming | 0:farm"),
        (&["wind farm", "farm tax reform"], "wind farm tax reform", "1:farm tax reform"),
        (&["wind farm", "farm tax"], "wind farm tax", "0:wind farm"),
        (&["dam", "dam"], "a dam", "0:dam | 1:dam"),
        (&["dam, dam*"], "a dam", "0:dam"),
        // Beginnings are of the word, not of the stem.
        (&["migrat*"], "migrate, emigrate, migration", "0:migrate | 0:migration"),
        (&["solar pan*"], "solar panels", "0:solar panels"),
        // Capitals.
        (&["IT"], "it is IT and ITs", "0:IT | 0:ITs"),
        (&["sme"], "SMEs and sme", "0:SMEs | 0:sme"),
        (&["US dollar"], "us dollars, US dollars", "0:US dollars"),
        (&["COV*"], "covert COVID", "0:COVID"),
        // Hyphens.
        (
            &["cross-border"],
            "cross-border, cross border, crossborder",
            "0:cross-border | 0:cross border | 0:crossborder",
        ),
        (&["border"], "cross-border", "0:~border"),
        (&["border, cross-border"], "cross-border", "0:cross-border"),
        (&["cybersecurity"], "cyber-security", "0:cyber-security"),
        (&["cyber*"], "cyber-security", "0:cyber"),
        (&["cross"], "cross-border", "0:~cross"),
        // Signs in words.
        (&["gsp+", "gsp"], "GSP+ and GSP", "0:GSP+ | 1:GSP"),
        // Exclusions.
        (&["water! water tax", "tax"], "a water tax on water", "1:tax | 0:water"),
        (&["hydro*! hydropower"], "hydropower and hydrology", "0:hydrology"),
        (&["transit! transition"], "transition and transit", "0:transit"),
        (&["climate! business climate", "climate"], "business climate", "1:climate"),
        (&["business climate! climate"], "business climate", ""),
        (&["水"], "水资源", "0:水"),
        (&["资源"], "水资源", "0:资源"),
        (&["x"], "", ""),
    ];
    for (themes, text, expected) in cases {
        assert_eq!(found(themes, text), *expected, "{themes:?} in {text:?}");
    }
}

#[test]
fn exclusions_of_a_top_level_theme_hold_for_its_children() {
    let text = "themes:\n- {id: a, label: A, not: [sea water], children: [{id: a.b, label: B, keywords: [water]}]}\n";
    let taxonomy = Taxonomy::parse("t.yaml", text).unwrap();
    let matcher = Matcher::new(&taxonomy, Some("en"));
    let mut out = Vec::new();
    Scanner::new(&matcher).scan("sea water and water", &mut out);
    assert_eq!(out.iter().map(|f| (f.theme, f.start)).collect::<Vec<_>>(), [(1, 14)]);
}

#[test]
fn stays_linear_on_repetition() {
    let taxonomy = taxonomy(&["a a a a a a a b, a*, a", "a a! a a a a"]);
    let matcher = Matcher::new(&taxonomy, Some("en"));
    let mut out = Vec::new();
    Scanner::new(&matcher).scan(&"a ".repeat(50_000), &mut out);
    Scanner::new(&matcher).scan(&"a-".repeat(50_000), &mut out);
    assert!(!out.is_empty());
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,60}", keyword in "[a-zé ]{1,8}\\*?") {
        if Taxonomy::parse("t", &format!("themes: [{{id: a, label: b, keywords: ['{keyword}']}}]")).is_ok() {
            found(&[&format!("'{keyword}'"), "a, b*"], &text);
        }
    }

    #[test]
    fn found_words_never_overlap_unless_they_are_the_same(text in "([abc][ -]){0,12}") {
        let taxonomy = taxonomy(&["a, b c", "a b, c", "a b c, b*"]);
        let matcher = Matcher::new(&taxonomy, None);
        let mut out = Vec::new();
        Scanner::new(&matcher).scan(&text, &mut out);
        for (k, f) in out.iter().enumerate() {
            for g in &out[k + 1..] {
                let same = (f.first, f.last) == (g.first, g.last);
                prop_assert!(f.last < g.first || (same && f.theme != g.theme));
            }
        }
        // No longer keyword stands free where a shorter one was taken.
        for at in text.match_indices("a b c").map(|(at, _)| at as u32) {
            prop_assert!(out.iter().any(|f| f.start <= at && f.end > at && f.end - f.start >= 3));
        }
    }

    #[test]
    fn an_unrelated_keyword_changes_nothing(text in "([abcd] ){0,12}") {
        let without = found(&["a, b c", "c*"], &text);
        let with = found(&["a, b c", "c*", "zebra, zoo keeper, z*"], &text);
        prop_assert_eq!(without, with);
    }
}

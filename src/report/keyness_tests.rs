//! Tests of [`super`].
#![allow(clippy::unwrap_used)]

use super::*;
use crate::compare::{Options, compare};
use crate::read::{self, Format};

fn keyness(old: &str, new: &str) -> Keyness {
    let parse = |name: &str, text: &str| read::parse(name, Format::MARKDOWN, format!("{text}\n")).unwrap();
    let options = Options {
        normalizer: crate::normalizer::Options { language: Some("en".into()), ..Default::default() },
        ..Options::default()
    };
    Keyness::of(&compare(parse("old.md", old), parse("new.md", new), &options).unwrap())
}

fn texts(keys: &[Key]) -> Vec<(&str, usize, usize)> {
    keys.iter().map(|key| (&*key.text, key.old, key.new)).collect()
}

#[test]
fn figures_are_those_of_the_sources() {
    // Worked by hand: 2 * (10 ln(10/6) + 2 ln(2/6)), and log2(5).
    let g2 = log_likelihood([10, 2], [1000, 1000]);
    assert!((g2 - 5.8221).abs() < 1e-4, "{g2}");
    assert!((log_ratio([10, 2], [1000, 1000], 0) - 5_f64.log2()).abs() < 1e-12);
    assert!((log_ratio([4, 0], [1000, 2000], 0) - 4.0).abs() < 1e-12, "zero counts as a half");
    assert_eq!(log_likelihood([5, 10], [100, 200]), 0.0);
}

#[test]
fn finds_what_is_typical_of_each_text() {
    let old = "Harbour dues rise. The states pay harbour dues. Harbour dues are paid by states. Ships and states pay \
               harbour dues in May. The states agree. A state may pay.";
    let new = "Ferries sail at noon. The ferry to the north sails daily. Both ferries carry letters under the rule of \
               law. The rule of law holds at sea. Ferries obey the rule of law. A rule of law is no rule of thumb.";
    let found = keyness(old, new);
    assert_eq!(texts(&found.old), [("states", 5, 0), ("harbour dues", 4, 0), ("pay", 3, 0)]);
    assert_eq!(texts(&found.new), [("Ferries", 0, 4), ("rule of law", 0, 4)]);
    assert!(found.old.iter().all(|key| key.g2 >= LEAST_G2 && key.log_ratio > 2.0));
    let mirrored = keyness(new, old);
    assert_eq!(texts(&mirrored.old).len(), found.new.len());
    for (there, here) in mirrored.old.iter().zip(&found.new).chain(mirrored.new.iter().zip(&found.old)) {
        assert_eq!((&there.text, there.g2, there.log_ratio), (&here.text, here.g2, here.log_ratio));
    }
}

#[test]
fn only_changed_statements_count_and_headings_do_not() {
    let shared = "The harbour is open. The harbour is old. The harbour is deep.\n\n";
    let found = keyness(&format!("# Harbour\n\n{shared}Fees rise."), &format!("# Harbour\n\n{shared}Tolls fall."));
    assert_eq!(found, Keyness::default());
    assert_eq!(
        keyness("Open. Harbour, harbour, harbour, harbour.", "Open."),
        Keyness::default(),
        "nothing to compare with"
    );
}

proptest::proptest! {
    #[test]
    fn never_panics_and_mirrors(old in "([abc]{2,3}[ .,-]|\\PC){1,60}", new in "([abc]{2,3}[ .,'-]|\\PC){1,60}") {
        // Spaces alone are no document.
        proptest::prop_assume!([&old, &new].iter().all(|text| !text.trim().is_empty()));
        let parse = |text: &str| read::parse("t.txt", Format::TEXT, text.to_owned()).unwrap();
        let report = |a: &str, b: &str| compare(parse(a), parse(b), &Options::default());
        if let (Ok(one), Ok(other)) = (report(&old, &new), report(&new, &old)) {
            let (one, other) = (Keyness::of(&one), Keyness::of(&other));
            let shown = |keys: &[Key]| keys.iter().map(|key| (key.text.clone(), key.g2)).collect::<Vec<_>>();
            proptest::prop_assert_eq!(shown(&one.old), shown(&other.new));
            proptest::prop_assert_eq!(shown(&one.new), shown(&other.old));
        }
    }
}

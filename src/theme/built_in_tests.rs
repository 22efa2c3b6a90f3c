//! Tests of [`super`], and of the files under `taxonomies/`.
#![allow(clippy::unwrap_used)]

use super::super::assign::assign;
use super::super::matcher::{Found, Matcher, Scanner};
use super::*;
use crate::model::{Statement, Version};
use rustc_hash::FxHashMap;

#[test]
fn names_are_told_from_files() {
    for name in ["sdg", "eu-external-action", "SDG", "anything"] {
        assert!(BuiltIn::is_name(name), "{name}");
    }
    for file in ["", "-", "sdg.yaml", "./sdg", "themes/sdg", "main:sdg", "a\\sdg"] {
        assert!(!BuiltIn::is_name(file), "{file}");
    }
    let message = BuiltIn::find("privcy").unwrap_err().to_string();
    assert!(message.contains("did you mean `privacy`?") && message.contains("`./privcy`"), "{message}");
    let message = BuiltIn::find("zzz").unwrap_err().to_string();
    assert!(BuiltIn::names().iter().all(|name| message.contains(name)), "{message}");
}

/// Each taxonomy with what its source asks for.
#[test]
fn every_taxonomy_is_complete() {
    let themes = [("cofog", 10), ("eu-external-action", 38), ("eurovoc", 21), ("privacy", 13), ("sdg", 17)];
    assert_eq!(themes.map(|(name, _)| name), BuiltIn::names());
    for ((name, count), built_in) in themes.into_iter().zip(BUILT_IN) {
        let taxonomy = built_in.taxonomy().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(taxonomy.themes.len(), count, "{name}");
        for (field, text) in [
            ("title", &taxonomy.title),
            ("description", &taxonomy.description),
            ("source", &taxonomy.source),
            ("licence", &taxonomy.licence),
        ] {
            assert!(text.is_some(), "{name} has no {field}");
        }
        let own = taxonomy.source.as_deref() == Some("own work of the project");
        assert_eq!(taxonomy.acknowledgement.is_none(), own, "{name}: what others made is acknowledged");
        for theme in &taxonomy.themes {
            assert!(!theme.label.is_empty() && theme.description.is_some(), "{name}: {}", theme.id);
            let keywords = theme.keywords.len();
            assert!(keywords >= 10 || theme.parent.is_none(), "{name}: {} has {keywords} keywords", theme.id);
        }
    }
    let eurovoc = BuiltIn::find("eurovoc").unwrap().taxonomy().unwrap();
    assert!(eurovoc.acknowledgement.unwrap().contains("© European Union, "));
}

#[test]
fn every_keyword_finds_itself_for_its_theme() {
    let mut deaf = Vec::new();
    for built_in in BUILT_IN {
        let taxonomy = built_in.taxonomy().unwrap();
        let matcher = Matcher::new(&taxonomy, Some("en"));
        let mut scanner = Scanner::new(&matcher);
        for (k, theme) in taxonomy.themes.iter().enumerate() {
            for (keyword, hint) in
                theme.keywords.iter().map(|keyword| (keyword, false)).chain(theme.hints.iter().map(|hint| (hint, true)))
            {
                let mut found: Vec<Found> = Vec::new();
                scanner.scan(keyword.text.trim_end_matches('*'), &mut found);
                let whole = found.iter().any(|f| {
                    f.theme as usize == k && f.hint == hint && (f.end - f.start) as usize >= keyword.text.len() - 1
                });
                if !whole {
                    deaf.push(format!("{}: `{}` of {}", built_in.name, keyword.text, theme.id));
                }
            }
        }
    }
    assert!(deaf.is_empty(), "found for another theme or not at all: {deaf:#?}");
}

/// A keyword of many themes speaks for none of them; one that only repeats what another finds is clutter.
#[test]
fn keywords_are_shared_sparingly_and_none_stands_twice() {
    for built_in in BUILT_IN {
        let taxonomy = built_in.taxonomy().unwrap();
        let matcher = Matcher::new(&taxonomy, Some("en"));
        for pattern in (0..matcher.len()).map(|k| matcher.pattern(k as u32)) {
            assert!(pattern.themes.len() <= 2, "{}: {:?}", built_in.name, pattern.themes);
            assert!(pattern.hints.len() <= 2, "{}: {:?}", built_in.name, pattern.hints);
        }
        let mut count = FxHashMap::default();
        for theme in &taxonomy.themes {
            for keyword in theme.keywords.iter().chain(&theme.hints) {
                *count.entry((&keyword.words, keyword.prefix)).or_insert(0) += 1;
            }
        }
        assert!(count.values().all(|&count| count <= 2), "{}", built_in.name);
    }
}

/// One plain sentence per theme that an expert would put there.
#[test]
fn plain_statements_find_their_theme() {
    let cases = [
        ("sdg", "1", "Every household in extreme poverty will have social protection by 2030."),
        ("sdg", "6", "The city will renew its sewers and test its drinking water weekly."),
        ("sdg", "13", "Emissions of carbon dioxide will fall by half."),
        ("sdg", "16", "The agency will train judges in the rule of law."),
        ("cofog", "02", "The army will recruit 2,000 soldiers."),
        ("cofog", "07", "Every hospital publishes its waiting times."),
        ("cofog", "10", "Pensions rise with prices."),
        ("eurovoc", "48", "The railway between the two ports will be electrified."),
        ("eurovoc", "66", "Member states fill their gas storage before winter."),
        ("eurovoc", "12", "A court may order the penalty."),
        ("privacy", "retention", "We keep your messages for as long as necessary and delete them after 30 days."),
        ("privacy", "sharing", "We may share your address with third parties who deliver parcels."),
        ("privacy", "children", "Our services are not directed to children under the age of 13."),
        ("privacy", "security", "We encrypt your password."),
        ("privacy", "transfers", "Data are transferred to countries outside the European Economic Area."),
        ("privacy", "contact", "If you have any questions about this policy, contact us at privacy@example.org."),
        ("privacy", "changes", "We may update this policy and will notify you of any material change."),
        ("privacy", "cookies", "You can refuse cookies in the settings of your browser."),
        ("eu-external-action", "resilience.border-management", "The EU will train border police and customs officers."),
        ("eu-external-action", "resilience.migration-mobility", "The EU will support migratory flows that are safe."),
        ("eu-external-action", "connectivity.energy", "The EU will invest in hydropower and new pipelines."),
        ("eu-external-action", "resilience.water", "Water for hydropower and irrigation will be shared by treaty."),
    ];
    let mut wrong = Vec::new();
    for (name, id, text) in cases {
        let taxonomy = BuiltIn::find(name).unwrap().taxonomy().unwrap();
        let statement = Statement { text: text.into(), ..Statement::default() };
        let version = Version { language: Some("en".into()), statements: vec![statement], ..Version::default() };
        let main = assign(&version, &taxonomy).unwrap().main(0).map(|theme| taxonomy.themes[theme].id.clone());
        if main.as_deref() != Some(id) {
            wrong.push(format!("{name}: {main:?} in place of {id}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

//! What holds for any two versions, tried on made-up policies and random edits of them.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use common::folder::Folder;
use common::policy::{Part, Policy, governed_versions, policy, versions};
use common::rendering::{Style, markdown, style};
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};
use redraft::compare::{Options, compare, compare_versions};
use redraft::model::{Document, Version};
use redraft::normalizer::{self, normalise};
use redraft::read::{self, Format};
use redraft::render::json;
use redraft::render::statements::file;
use redraft::report::{Entry, Kind, Op, Report};

/// The same cases on every run, so that a change that breaks nothing fails nowhere. `PROPTEST_RNG_SEED` tries others.
fn config(cases: u32) -> Config {
    let rng_seed = match Config::default().rng_seed {
        RngSeed::Random => RngSeed::Fixed(2007),
        given => given,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { cases };
    let failure_persistence = FileFailurePersistence::Direct("proptest-regressions/invariants.txt");
    Config { cases, rng_seed, failure_persistence: Some(Box::new(failure_persistence)), ..Config::default() }
}

fn document(text: &str) -> Document {
    read::parse("policy.md", Format::MARKDOWN, text.to_owned()).unwrap()
}

fn version(text: &str) -> Version {
    normalise(document(text), &normalizer::Options::default()).unwrap()
}

fn report(old: &str, new: &str) -> Report {
    compare(document(old), document(new), &Options::default()).unwrap()
}

fn json_of(report: &Report) -> String {
    let mut out = Vec::new();
    json::report::write(&redraft::report::Insight::of(report), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Every statement of both versions stands in exactly one entry, and the kinds fit the numbers.
fn check_partition(report: &Report) {
    let mut old: Vec<usize> = report.entries.iter().flat_map(|entry| entry.old.to_vec()).collect();
    let mut new: Vec<usize> = report.entries.iter().flat_map(|entry| entry.new.to_vec()).collect();
    old.sort_unstable();
    new.sort_unstable();
    assert_eq!(old, (0..report.old.statements.len()).collect::<Vec<_>>());
    assert_eq!(new, (0..report.new.statements.len()).collect::<Vec<_>>());
    for entry in &report.entries {
        let fits = match (entry.old.len(), entry.new.len()) {
            (1, 1) => matches!(entry.kind, Kind::Unchanged | Kind::Reworded),
            (1, 0) => entry.kind == Kind::Dropped,
            (0, 1) => entry.kind == Kind::Added,
            (1, _) => entry.kind == Kind::Split,
            (_, 1) => entry.kind == Kind::Merged,
            _ => false,
        };
        assert!(fits, "{entry:?}");
        assert!(entry.old.is_sorted() && entry.new.is_sorted(), "{entry:?}");
        assert!(entry.theme < report.themes.len());
        assert_eq!(entry.governor_changed, !entry.governed_by.is_empty(), "{entry:?}");
        assert!(entry.governs.is_empty() || entry.kind != Kind::Unchanged, "only what changed governs a change");
        for &by in &entry.governed_by {
            let at = report.entries.iter().position(|other| std::ptr::eq(other, entry)).unwrap();
            assert!(report.entries[by].governs.contains(&at), "{entry:?}");
        }
        let changed = matches!(entry.kind, Kind::Reworded | Kind::Split | Kind::Merged);
        assert_eq!((entry.significance.is_some(), !entry.words.is_empty()), (changed, changed), "{entry:?}");
    }
    let firsts: Vec<usize> = report.entries.iter().filter_map(|entry| entry.new.first().copied()).collect();
    assert!(firsts.is_sorted(), "entries stand in the order of the new version");
}

/// An entry seen from the other side.
fn mirrored(kind: Kind) -> Kind {
    match kind {
        Kind::Added => Kind::Dropped,
        Kind::Dropped => Kind::Added,
        Kind::Split => Kind::Merged,
        Kind::Merged => Kind::Split,
        same => same,
    }
}

type Facts = (Vec<usize>, Vec<usize>, Kind, [bool; 3], usize, Option<&'static str>);

fn facts(entry: &Entry) -> Facts {
    let significance = entry.significance.map(redraft::report::Significance::name);
    let flags = [entry.moved, entry.renumbered, entry.governor_changed];
    (entry.old.to_vec(), entry.new.to_vec(), entry.kind, flags, entry.governs.len(), significance)
}

fn runs(entry: &Entry, left_out: Op) -> String {
    entry.words.iter().filter(|run| run.op != left_out).map(|run| run.text.as_str()).collect()
}

/// The text without case, quotes, dashes and spaces: all that equal runs may show in the new spelling.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '“' | '”' | '’' | '\'' => '"',
            '–' | '—' => '-',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

fn joined<'a>(statements: impl Iterator<Item = &'a redraft::model::Statement>) -> String {
    statements.map(|statement| statement.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// What an entry says, without what a statement file cannot know.
fn said(report: &Report) -> Vec<String> {
    let texts = |texts: Vec<&redraft::model::Statement>| {
        texts.iter().map(|s| format!("{} {} {:?}", s.label, s.text, s.role)).collect::<Vec<_>>().join(" // ")
    };
    report
        .entries
        .iter()
        .map(|entry| {
            let (old, new) = (report.old_statements(entry).collect(), report.new_statements(entry).collect());
            let flags = (entry.moved, entry.section_changed, entry.renumbered, entry.significance);
            let theme = &report.themes[entry.theme].id;
            format!("{} {flags:?} {theme}: {} => {}", entry.kind.name(), texts(old), texts(new))
        })
        .collect()
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn entries_partition_both_versions((old, new) in versions()) {
        let report = report(&markdown(&old, &Style::PLAIN), &markdown(&new, &Style::PLAIN));
        check_partition(&report);
    }

    #[test]
    fn a_version_against_itself_is_unchanged(policy in policy(), style in style()) {
        let text = markdown(&policy, &style);
        let report = report(&text, &text);
        check_partition(&report);
        prop_assert!(!report.has_changes());
        for entry in &report.entries {
            prop_assert_eq!(&entry.old, &entry.new);
            prop_assert!(!entry.section_changed && !entry.renumbered);
            prop_assert_eq!(entry.score, Some(1.0));
        }
    }

    #[test]
    fn swapping_the_versions_mirrors_the_report((old, new) in prop_oneof![versions(), governed_versions()]) {
        let (old, new) = (markdown(&old, &Style::PLAIN), markdown(&new, &Style::PLAIN));
        let there: BTreeSet<String> =
            report(&old, &new).entries.iter().map(|entry| format!("{:?}", facts(entry))).collect();
        let back: BTreeSet<String> = report(&new, &old)
            .entries
            .iter()
            .map(facts)
            .map(|(old, new, kind, flags, governs, significance)| {
                let mirror: Facts = (new, old, mirrored(kind), flags, governs, significance);
                format!("{mirror:?}")
            })
            .collect();
        prop_assert_eq!(there, back);
    }

    #[test]
    fn what_governs_breaks_no_partition((old, new) in governed_versions(), one in style()) {
        let (old, plain) = (markdown(&old, &Style::PLAIN), markdown(&new, &Style::PLAIN));
        check_partition(&report(&old, &plain));
        let report = report(&plain, &markdown(&new, &one));
        let changes: Vec<_> = report.entries.iter().filter(|e| e.is_change() || e.governor_changed).collect();
        prop_assert!(changes.is_empty(), "{changes:#?}");
    }

    #[test]
    fn formatting_changes_nothing(policy in policy(), one in style(), other in style()) {
        for (one, other) in [(&Style::PLAIN, &other), (&one, &other)] {
            let report = report(&markdown(&policy, one), &markdown(&policy, other));
            let changes: Vec<_> = report.entries.iter().filter(|entry| entry.is_change()).collect();
            let texts = |version: &Version| version.statements.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
            prop_assert!(changes.is_empty(), "{:#?}\n{:#?}\n{:#?}", changes, texts(&report.old), texts(&report.new));
            prop_assert!(!report.has_changes());
            prop_assert!(report.entries.iter().all(|entry| !entry.section_changed), "a section is its words");
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes((old, new) in versions()) {
        let (old, new) = (markdown(&old, &Style::PLAIN), markdown(&new, &Style::PLAIN));
        prop_assert_eq!(json_of(&report(&old, &new)), json_of(&report(&old, &new)));
    }

    #[test]
    fn a_statement_file_stands_for_its_document((old, new) in versions(), style in style()) {
        let (old, new) = (version(&markdown(&old, &Style::PLAIN)), version(&markdown(&new, &style)));
        let direct = compare_versions(old.clone(), new.clone(), &Options::default()).unwrap();
        let file = |version: &Version, format: Format| {
            let mut out = Vec::new();
            match format == Format::YAML {
                true => file::write_yaml(version, None, &mut out).unwrap(),
                false => file::write_json(version, None, &mut out).unwrap(),
            }
            let text = String::from_utf8(out).unwrap();
            normalise(read::parse("policy", format, text).unwrap(), &normalizer::Options::default()).unwrap()
        };
        for format in [Format::YAML, Format::JSON] {
            let (old_file, new_file) = (file(&old, format), file(&new, format));
            let ids = |version: &Version| version.statements.iter().map(|s| s.id.clone()).collect::<Vec<_>>();
            prop_assert_eq!(ids(&old), ids(&old_file));
            let read_back = compare_versions(old_file, new_file.clone(), &Options::default()).unwrap();
            prop_assert_eq!(said(&direct), said(&read_back));
            let mixed = compare_versions(old.clone(), new_file, &Options::default()).unwrap();
            prop_assert_eq!(said(&direct), said(&mixed));
        }
    }

    #[test]
    fn word_runs_give_both_texts((old, new) in versions(), style in style()) {
        let report = report(&markdown(&old, &Style::PLAIN), &markdown(&new, &style));
        for entry in report.entries.iter().filter(|entry| !entry.words.is_empty()) {
            prop_assert_eq!(runs(entry, Op::Delete), joined(report.new_statements(entry)));
            prop_assert_eq!(folded(&runs(entry, Op::Insert)), folded(&joined(report.old_statements(entry))));
        }
    }

    #[test]
    fn any_text_can_be_compared(
        old in "\\PC{0,40}|(\\PC|[ \n\t#*_|>\\[\\]().:;0-9a-zA-Z\u{ad}\u{a0}\u{300}\r\u{c}-]){0,200}",
        new in "\\PC{0,40}|(\\PC|[ \n\t#*_|>\\[\\]().:;0-9a-zA-Z\u{ad}\u{a0}\u{300}\r\u{c}-]){0,200}",
    ) {
        for format in [Format::MARKDOWN, Format::TEXT, Format::YAML, Format::JSON] {
            let read = |text: &str| read::parse("any", format, text.to_owned());
            if let (Ok(old), Ok(new)) = (read(&old), read(&new))
                && let Ok(report) = compare(old, new, &Options::default())
            {
                check_partition(&report);
                for entry in report.entries.iter().filter(|entry| !entry.words.is_empty()) {
                    prop_assert_eq!(runs(entry, Op::Delete), joined(report.new_statements(entry)));
                }
                json_of(&report);
            }
        }
    }

    #[test]

    fn reworded_any_text_keeps_both_sides(
        words in proptest::collection::vec("\\PC{1,8}|[a-z]{1,8}|[-/().,'\"]{1,2}[a-z]{1,4}", 4..20),
        at in 0..20_usize,
        other in "\\PC{0,12}|[-/().,'\"]{1,2}",
    ) {
        let old = words.join(" ");
        let mut changed = words;
        let at = at % changed.len();
        changed[at] = other;
        let new = changed.concat();
        for new in [changed.join(" "), new] {
            let read = |text: &str| read::parse("any", Format::TEXT, text.to_owned());
            if let (Ok(old), Ok(new)) = (read(&old), read(&new))
                && let Ok(report) = compare(old, new, &Options::default())
            {
                check_partition(&report);
                for entry in report.entries.iter().filter(|entry| !entry.words.is_empty()) {
                    prop_assert_eq!(runs(entry, Op::Delete), joined(report.new_statements(entry)));
                }
            }
        }
    }
}

/// What strikes text out.
const STRIKES: [[&str; 2]; 4] = [["~~", "~~"], ["<del>", "</del>"], ["<s>", "</s>"], ["{--", "--}"]];

/// The policy with every so manieth sentence, item, cell and heading struck out, or left out where there are no marks. The
/// first paragraph stays, and items with others below them: those would be other items without it.
fn struck(policy: &Policy, (first, every): (usize, usize), marks: Option<[&str; 2]>) -> Policy {
    let mut met = 0;
    let mut strike = |text: &String| {
        met += 1;
        match marks {
            _ if met % every != first % every => Some(text.clone()),
            Some([open, close]) => Some(format!("{open}{text}{close}")),
            None => None,
        }
    };
    let mut parts = policy[..1].to_vec();
    for part in &policy[1..] {
        match part {
            Part::Heading { level, title } => {
                parts.extend(strike(title).map(|title| Part::Heading { level: *level, title }));
            }
            Part::Paragraph(sentences) => {
                parts.push(Part::Paragraph(sentences.iter().filter_map(&mut strike).collect()))
            }
            Part::List(items) => {
                let leads = |k: usize| items.get(k + 1).is_some_and(|next| next.0 > items[k].0);
                let item = |(k, (depth, item)): (usize, &(usize, String))| {
                    let item = if leads(k) { Some(item.clone()) } else { strike(item) };
                    item.map(|item| (*depth, item))
                };
                parts.push(Part::List(items.iter().enumerate().filter_map(item).collect()));
            }
            Part::Table(rows) => {
                let row = |[one, other]: &[String; 2]| [one.clone(), strike(other).unwrap_or_default()];
                parts.push(Part::Table(rows.iter().map(row).collect()));
            }
        }
    }
    parts.retain(|part| !matches!(part, Part::Paragraph(texts) if texts.is_empty()));
    parts.retain(|part| !matches!(part, Part::List(items) if items.is_empty()));
    parts
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_struck_statement_is_dropped(
        (old, new) in versions(),
        which in (0..5_usize, 2..5_usize),
        marks in proptest::sample::select(&STRIKES[..]),
    ) {
        let style = Style { width: usize::MAX, ..Style::PLAIN };
        let text = |policy: &Policy| markdown(policy, &style);
        let out = |policy: &Policy| text(&struck(policy, which, None));
        let stands = |policy: &Policy| text(&struck(policy, which, Some(marks)));
        // In the new version it is dropped, in the old one added, in both neither.
        let (dropped, report_of_struck) = (report(&text(&old), &out(&new)), report(&text(&old), &stands(&new)));
        prop_assert_eq!(said(&dropped), said(&report_of_struck));
        check_partition(&report_of_struck);
        prop_assert_eq!(said(&report(&out(&old), &text(&new))), said(&report(&stands(&old), &text(&new))));
        prop_assert_eq!(said(&report(&out(&old), &out(&new))), said(&report(&stands(&old), &stands(&new))));
        prop_assert!(!report(&stands(&old), &stands(&old)).has_changes());
        // Whatever was dropped by striking it says where it stands, and the mirror of it.
        let itself = report(&text(&old), &stands(&old));
        let changed: Vec<&Entry> = itself.entries.iter().filter(|entry| entry.kind == Kind::Dropped).collect();
        prop_assert!(changed.iter().all(|entry| itself.struck(entry).is_some()));
        let back = report(&stands(&old), &text(&old));
        let added = back.entries.iter().filter(|entry| back.struck(entry).is_some()).count();
        prop_assert_eq!(changed.len(), added);
    }

    #[test]
    fn struck_text_that_is_kept_is_text(
        policy in policy(),
        which in (0..5_usize, 1..5_usize),
        marks in proptest::sample::select(&STRIKES[..]),
    ) {
        let style = Style { width: usize::MAX, ..Style::PLAIN };
        let normalizer = normalizer::Options { struck: normalizer::Struck::Keep, ..normalizer::Options::default() };
        let kept = normalise(document(&markdown(&struck(&policy, which, Some(marks)), &style)), &normalizer).unwrap();
        let plain = version(&markdown(&policy, &style));
        let texts = |version: &Version| version.statements.iter().map(|s| (s.text.clone(), s.role)).collect::<Vec<_>>();
        prop_assert_eq!(texts(&kept), texts(&plain));
        prop_assert!(kept.struck.is_empty());
    }
}

proptest! {
    #![proptest_config(config(4))]

    #[test]
    fn the_program_keeps_the_invariants((old, new) in versions()) {
        let folder = Folder::new();
        folder.put("old.md", markdown(&old, &Style::PLAIN));
        folder.put("new.md", markdown(&new, &Style::PLAIN));
        folder.redraft(&["diff", "old.md", "old.md", "--exit-code"]).assert().code(0);
        let run = || folder.redraft(&["diff", "old.md", "new.md", "--format", "json"]).output().unwrap().stdout;
        let bytes = run();
        prop_assert!(!bytes.is_empty());
        prop_assert_eq!(&bytes, &run());
    }
}

//! Snapshots of the views, and what must hold in all of them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::{Governor, GovernorKind, Role};
use crate::render::Entries;
use crate::report::{Filter, Kind, KindFilter, Report, sample};
use std::sync::Arc;

fn text(report: &Report, view: &View) -> String {
    let mut out = Vec::new();
    FORMAT.render(&Output::One(&Insight::of(report)), view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The entries to a width.
fn entries(width: usize, entries: Entries) -> View {
    View { page: Page::Entries(entries), ..wide(width) }
}

/// The usual view to a width.
fn wide(width: usize) -> View {
    View { canvas: Canvas { width, ..Canvas::default() }, ..View::default() }
}

/// The same in colour.
fn coloured(view: View) -> View {
    View { canvas: Canvas { color: true, ..view.canvas }, ..view }
}

/// The same without characters beyond ASCII.
fn ascii(view: View) -> View {
    View { canvas: Canvas { unicode: false, ..view.canvas }, ..view }
}

const WHY: Entries = Entries { sort: crate::report::Sort::Text, columns: false, why: true, unchanged: false };
const COLUMNS: Entries = Entries { why: false, columns: true, ..WHY };
const ALL: Entries = Entries { why: false, unchanged: true, ..WHY };

fn dropped() -> Vec<KindFilter> {
    vec![KindFilter::Kind(Kind::Dropped)]
}

fn one_theme() -> Option<std::collections::BTreeSet<String>> {
    Some(["resilience.migration-mobility".to_owned()].into())
}

fn snapshot(name: &str, text: &str) {
    sample::settings().bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn every_view_has_a_snapshot() {
    let plain = wide(100);
    let only = [dropped(), vec![KindFilter::Editorial]].concat();
    let views = [
        ("terminal", plain.clone()),
        ("terminal_narrow", ascii(wide(60))),
        ("terminal_all", entries(100, ALL)),
        ("terminal_why", entries(100, WHY)),
        ("terminal_side_by_side", entries(100, COLUMNS)),
        ("terminal_side_by_side_narrow", entries(60, COLUMNS)),
        ("terminal_summary", View { page: Page::Summary, ..plain.clone() }),
        ("terminal_summary_narrow", View { page: Page::Summary, ..ascii(wide(60)) }),
        ("terminal_only", View { filter: Filter::new(only, Vec::new(), None), ..plain.clone() }),
        ("terminal_theme", View { filter: Filter::new(Vec::new(), Vec::new(), one_theme()), ..plain.clone() }),
    ];
    for (name, view) in views {
        snapshot(name, &text(&sample::report(), &view));
    }
    snapshot("terminal_no_change", &text(&sample::same(), &plain));
}

#[test]
fn colour_has_a_snapshot() {
    let coloured = text(&sample::report(), &coloured(wide(100)));
    snapshot("terminal_colour", &coloured.replace('\u{1b}', "␛"));
}

#[test]
fn colour_changes_no_word() {
    let view = View::default();
    let mut bare = String::new();
    let coloured = text(&sample::report(), &coloured(view.clone()));
    for (k, part) in coloured.split('\u{1b}').enumerate() {
        bare.push_str(if k == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(bare, text(&sample::report(), &view));
}

#[test]
fn no_line_is_wider_than_asked_for() {
    for width in [20, 33, 60, 61, 80, 120] {
        let both = |columns| Page::Entries(Entries { columns, unchanged: true, ..WHY });
        for page in [both(false), both(true), Page::Summary, Page::Review { all: true }] {
            let summary_only = page == Page::Summary;
            let view = View { page, ..wide(width) };
            for line in text(&sample::report(), &view).lines() {
                let taken = wrap::width(line);
                assert!(taken <= width || (summary_only && width < 60), "{taken} > {width}: {line}");
                assert!(!line.ends_with(' '), "{line:?}");
            }
        }
    }
}

#[test]
fn ascii_adds_nothing_beyond_ascii() {
    let view = ascii(entries(80, WHY));
    let text = text(&sample::report(), &view);
    let strange: Vec<_> = text.lines().filter(|line| !line.is_ascii() && !line.contains('第')).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn two_columns_fall_back_where_there_is_no_room() {
    let view = entries(59, COLUMNS);
    assert!(text(&sample::report(), &view).contains("Two columns need a width of at least 60"));
}

#[test]
fn nothing_of_a_kind_is_said() {
    let view = View { filter: Filter::new(dropped(), Vec::new(), one_theme()), ..View::default() };
    assert!(text(&sample::report(), &view).contains("Nothing in this comparison"));
}

/// A report on two small texts, as a user gets it.
fn compared(old: &str, new: &str, view: &View) -> String {
    use crate::compare::{Options, compare};
    use crate::read::{Format, parse};
    let read = |name: &str, source: &str| parse(name, Format::MARKDOWN, source.into()).unwrap();
    let report = compare(read("old.md", old), read("new.md", new), &Options::default()).unwrap();
    text(&report, view)
}

const CLAUSES: &str = "1.1 Members pay a fee of EUR 20 on joining the club.\n\n1.2 Guests must sign the book \
    at the gate.\n\n1.3 Dogs are kept on a lead in the whole of the park.\n";

#[test]
fn places_read_well() {
    let renumbered = CLAUSES.replace("1.", "2.").replace("joining", "entering");
    let list = "- boats are tied up by night\n- oars are kept in the shed\n- sails are dried before they are stored\n";
    let turned =
        "- sails are dried before they are stored\n- boats are tied up by night\n- oars are kept in the shed\n";
    // Old text, new text, and what the report says.
    let cases = [
        (
            format!("# Club\n\n## 1 Scope\n\n{CLAUSES}"),
            format!("# Club\n\n## 2 Scope\n\n{renumbered}"),
            "[-joining-] {+entering+} the club. · § 2, 1.1 → 2.1 · old:5 new:5",
        ),
        (format!("# Club\n\n## 2 Boats\n\n{list}"), format!("# Club\n\n## 3 Boats\n\n{turned}"), "moved within § 3 · "),
        (
            "# Club\n\n## Fees\n\nMembers pay a fee of EUR 20 on joining the club.\n".into(),
            "Members pay a fee of EUR 20 on entering the club.\n\n# Rules\n\nDogs are kept on a lead.\n".into(),
            "§ Fees → before the first heading · ",
        ),
        (
            "# Club\n\nGuests sign the book at the gate.\n".into(),
            "# Club\n\nGuests sign the book at the gate.\n\nDogs are kept on a lead.\n".into(),
            "Club   1 → 2 statements · 1 added",
        ),
    ];
    for (old, new, expected) in cases {
        let shown = compared(&old, &new, &wide(120));
        assert!(shown.contains(expected), "{expected}\n---\n{shown}");
        assert!(!shown.contains("→ ·") && !shown.contains("→,"), "{shown}");
    }
}

#[test]
fn a_theme_that_lost_its_statements_says_where_they_went() {
    let items: String = (1..=8).map(|k| format!("The allowance number {k} is paid once in {k} years.\n\n")).collect();
    let old = format!("# Policy\n\n## Equipment\n\nThe Agency lends a laptop.\n\n{items}");
    let new = format!("# Policy\n\n## Equipment\n\nThe Agency lends a laptop.\n\n## Allowances\n\n{items}");
    let shown = compared(&old, &new, &View::default());
    assert!(shown.contains("Equipment   9 → 1 statement\n     8 of 9 now under Allowances\n"), "{shown}");
    assert!(shown.contains("Allowances   0 → 8 statements\n     all 8 from Equipment\n"), "{shown}");
    assert!(!shown.contains("without change: Equipment") && !shown.contains("Allowances, "), "{shown}");
}

#[test]
fn long_names_are_written_out_once() {
    let chapter = "Rules for members who live outside of the county and its neighbours";
    let text = |fee: &str| {
        format!(
            "# {chapter}\n\nThe fee is EUR {fee} a year.\n\n## Boats\n\nA boat costs EUR {fee}1 a day.\n\n\
             ## Dogs\n\nA dog costs EUR {fee}2 a month.\n\n# Annex\n\nNothing of this holds for guests.\n"
        )
    };
    let shown = compared(&text("3"), &text("4"), &wide(120));
    assert_eq!(shown.matches(chapter).count(), 1, "{shown}");
    assert!(shown.contains("\nRules for members who live outside of t… › Dogs   1 → 1 statement"), "{shown}");
}

#[test]
fn ids_of_themes_can_be_read_off() {
    let old = "# Policy\n\n## Hours of work\n\nStaff work 40 hours a week.\n";
    let new = "# Policy\n\n## Hours of work\n\nStaff work 35 hours a week.\n";
    for (width, expected) in [(120, "  hours-of-work\nAll themes"), (60, "Ids, in this order: hours-of-work\n")] {
        let shown = compared(old, new, &View { page: Page::Summary, ..wide(width) });
        assert!(shown.contains(expected), "{shown}");
    }
    let shown = compared(old, new, &entries(80, WHY));
    assert!(shown.contains("1 reworded · 1 signal · hours-of-work"), "{shown}");
}

#[test]
fn a_shuffled_text_is_said_to_be_one_and_a_moved_chapter_is_not() {
    let topics =
        ["boats", "dogs", "guests", "sails", "lamps", "gates", "trees", "roofs", "paths", "wells", "bells", "maps"];
    let sentence = |topic: &&str| format!("The warden looks after the {topic} and reports on {topic} each year.\n\n");
    let text = |order: &[usize]| order.iter().map(|&k| sentence(&topics[k])).collect::<String>();
    let old = text(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    let shuffled = compared(&old, &text(&[11, 4, 9, 2, 7, 0, 10, 3, 8, 1, 6, 5]), &View::default());
    assert!(shuffled.contains("order of the text was changed throughout"), "{shuffled}");
    let chapter = compared(&old, &text(&[8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7]), &View::default());
    assert!(!chapter.contains("throughout") && chapter.contains("… and 3 more that moved with it"), "{chapter}");
}

#[test]
fn a_cell_and_a_short_item_bring_what_introduces_them() {
    let mut report = sample::report();
    for version in [&mut report.old, &mut report.new] {
        for statement in &mut Arc::make_mut(version).statements {
            statement.role = if statement.text.starts_with("Border checks") { Role::Cell } else { statement.role };
            let heads = [(GovernorKind::Row, "Class B"), (GovernorKind::Columns, "Fee")];
            let lead_in = [(GovernorKind::LeadIn, "The Ministry shall:")];
            let governors = if statement.role == Role::Cell { &heads[..] } else { &lead_in[..] };
            statement.governors = governors.iter().map(|&(kind, text)| Governor::known_by(kind, text)).collect();
        }
    }
    let shown = text(&report, &wide(120));
    assert!(shown.contains("~^ Class B · Fee: Border checks are [-organised-]"), "{shown}");
    assert!(!shown.contains("The Ministry shall: "), "an item of many words speaks for itself: {shown}");
    let shown = text(&report, &entries(120, COLUMNS));
    assert_eq!(shown.matches("Class B · Fee: Border").count(), 2, "{shown}");
}

#[test]
fn awkward_entries_keep_to_the_width() {
    let mut report = sample::report();
    report.sections_as_themes = true;
    let merged = report.entries.iter().position(|entry| entry.kind == Kind::Merged).unwrap();
    report.entries[merged].old = (6..14).collect();
    report.entries[merged].words.clear();
    Arc::make_mut(&mut report.old).statements[7].text = "Donau".repeat(60);
    Arc::make_mut(&mut report.old).statements[8].text = "移民政策每年审查".repeat(20);
    Arc::make_mut(&mut report.new).sections[2].title = "管理".repeat(60);
    for width in [20, 60, 80] {
        for side_by_side in [false, true] {
            let shown = text(&report, &entries(width, Entries { columns: side_by_side, ..Entries::default() }));
            for line in shown.lines() {
                assert!(wrap::width(line) <= width, "{line}");
            }
        }
    }
    let shown = text(&report, &View::default());
    assert!(shown.contains("old:15–29 new:29") && shown.contains("  >  - "), "{shown}");
}

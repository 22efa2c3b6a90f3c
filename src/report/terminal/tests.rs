//! Snapshots of the views, and what must hold in all of them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::Role;
use crate::report::sample;

fn text(report: &Report, view: &View, style: Style) -> String {
    colored::control::set_override(true);
    let mut out = Vec::new();
    render(report, view, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn snapshot(name: &str, text: &str) {
    sample::settings().bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn every_view_has_a_snapshot() {
    let plain = View { width: 100, ..View::default() };
    let views = [
        ("terminal", plain.clone()),
        ("terminal_narrow", View { width: 60, unicode: false, ..View::default() }),
        ("terminal_all", View { all: true, ..plain.clone() }),
        ("terminal_why", View { why: true, ..plain.clone() }),
        ("terminal_side_by_side", View { side_by_side: true, ..plain.clone() }),
        ("terminal_side_by_side_narrow", View { side_by_side: true, width: 60, ..View::default() }),
        ("terminal_summary", View { summary_only: true, ..plain.clone() }),
        ("terminal_summary_narrow", View { summary_only: true, width: 60, unicode: false, ..View::default() }),
        ("terminal_only", View { only: vec![KindFilter::Kind(Kind::Dropped), KindFilter::Editorial], ..plain.clone() }),
        ("terminal_theme", View { theme: Some(vec![1]), ..plain.clone() }),
    ];
    for (name, view) in views {
        snapshot(name, &text(&sample::report(), &view, Style::plain()));
    }
    snapshot("terminal_no_change", &text(&sample::same(), &plain, Style::plain()));
}

#[test]
fn colour_has_a_snapshot() {
    let coloured = text(&sample::report(), &View { width: 100, ..View::default() }, Style::coloured());
    snapshot("terminal_colour", &coloured.replace('\u{1b}', "␛"));
}

#[test]
fn colour_changes_no_word() {
    let view = View::default();
    let mut bare = String::new();
    let coloured = text(&sample::report(), &view, Style::coloured());
    for (k, part) in coloured.split('\u{1b}').enumerate() {
        bare.push_str(if k == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(bare, text(&sample::report(), &view, Style::plain()));
}

#[test]
fn no_line_is_wider_than_asked_for() {
    for width in [20, 33, 60, 61, 80, 120] {
        for (side_by_side, summary_only) in [(false, false), (true, false), (false, true)] {
            let view = View { width, side_by_side, summary_only, why: true, all: true, ..View::default() };
            for line in text(&sample::report(), &view, Style::plain()).lines() {
                let taken = wrap::width(line);
                assert!(taken <= width || (summary_only && width < 60), "{taken} > {width}: {line}");
                assert!(!line.ends_with(' '), "{line:?}");
            }
        }
    }
}

#[test]
fn ascii_adds_nothing_beyond_ascii() {
    let view = View { unicode: false, why: true, ..View::default() };
    let text = text(&sample::report(), &view, Style::plain());
    let strange: Vec<_> = text.lines().filter(|line| !line.is_ascii() && !line.contains('第')).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn two_columns_fall_back_where_there_is_no_room() {
    let view = View { side_by_side: true, width: 59, ..View::default() };
    assert!(text(&sample::report(), &view, Style::plain()).contains("Two columns need a width of 60"));
}

#[test]
fn nothing_of_a_kind_is_said() {
    let view = View { only: vec![KindFilter::Kind(Kind::Dropped)], theme: Some(vec![1]), ..View::default() };
    assert!(text(&sample::report(), &view, Style::plain()).contains("Nothing in this comparison"));
}

/// A report on two small texts, as a user gets it.
fn compared(old: &str, new: &str, view: &View) -> String {
    use crate::compare::{Options, compare};
    use crate::read::{Format, parse};
    let read = |name: &str, source: &str| parse(name, Format::MARKDOWN, source.into()).unwrap();
    let report = compare(read("old.md", old), read("new.md", new), &Options::default()).unwrap();
    text(&report, view, Style::plain())
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
        let shown = compared(&old, &new, &View { width: 120, ..View::default() });
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
    let shown = compared(&text("3"), &text("4"), &View { width: 120, ..View::default() });
    assert_eq!(shown.matches(chapter).count(), 1, "{shown}");
    assert!(shown.contains("\nRules for members who live outside of t… › Dogs   1 → 1 statement"), "{shown}");
}

#[test]
fn ids_of_themes_can_be_read_off() {
    let old = "# Policy\n\n## Hours of work\n\nStaff work 40 hours a week.\n";
    let new = "# Policy\n\n## Hours of work\n\nStaff work 35 hours a week.\n";
    for (width, expected) in [(120, "  hours-of-work\nAll themes"), (60, "Ids, in this order: hours-of-work\n")] {
        let shown = compared(old, new, &View { width, summary_only: true, ..View::default() });
        assert!(shown.contains(expected), "{shown}");
    }
    let shown = compared(old, new, &View { why: true, ..View::default() });
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
        for statement in &mut version.statements {
            statement.role = if statement.text.starts_with("Border checks") { Role::Cell } else { statement.role };
            let lead_in = if statement.role == Role::Cell { "Class B · Fee" } else { "The Ministry shall:" };
            statement.lead_in = Some(lead_in.into());
        }
    }
    let shown = text(&report, &View { width: 120, ..View::default() }, Style::plain());
    assert!(shown.contains("~^ Class B · Fee: Border checks are [-organised-]"), "{shown}");
    assert!(!shown.contains("The Ministry shall: "), "an item of many words speaks for itself: {shown}");
    let shown = text(&report, &View { width: 120, side_by_side: true, ..View::default() }, Style::plain());
    assert_eq!(shown.matches("Class B · Fee: Border").count(), 2, "{shown}");
}

#[test]
fn awkward_entries_keep_to_the_width() {
    let mut report = sample::report();
    report.sections_as_themes = true;
    let merged = report.entries.iter().position(|entry| entry.kind == Kind::Merged).unwrap();
    report.entries[merged].old = (6..14).collect();
    report.entries[merged].words.clear();
    report.old.statements[7].text = "Donau".repeat(60);
    report.old.statements[8].text = "移民政策每年审查".repeat(20);
    report.new.sections[2].title = "管理".repeat(60);
    for width in [20, 60, 80] {
        for side_by_side in [false, true] {
            let shown = text(&report, &View { width, side_by_side, ..View::default() }, Style::plain());
            for line in shown.lines() {
                assert!(wrap::width(line) <= width, "{line}");
            }
        }
    }
    let shown = text(&report, &View::default(), Style::plain());
    assert!(shown.contains("old:15–29 new:29") && shown.contains("  >  - "), "{shown}");
}

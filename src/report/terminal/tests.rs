//! Snapshots of the views, and what must hold in all of them.

#![allow(clippy::unwrap_used)]

use super::*;
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

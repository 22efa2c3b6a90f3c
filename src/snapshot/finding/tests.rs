use super::*;
use crate::compare::{Options, compare};
use crate::model::{Origin, Place};
use crate::read::{self, Format};

pub(crate) fn report(old: &str, new: &str) -> Report {
    let document = |path: &str, text: &str| read::parse(path, Format::MARKDOWN, text.into()).unwrap();
    compare(document("old.md", old), document("new.md", new), &Options::default()).unwrap()
}

pub(crate) const OLD: &str = "# Ports\n\nThe agency shall inspect every port once a year.\n\nFees are set by the \
    council.\n\n- Pilots train in spring;\n- Ships are safe.\n";

fn asked(old: &str, new: &str) -> Vec<(&'static str, String)> {
    findings(&report(old, new))
        .into_iter()
        .map(|located| located.finding)
        .filter(|finding| Include::default().takes(finding))
        .map(|finding| (finding.kind_name(), finding.id))
        .collect()
}

#[test]
fn what_changes_no_statement_is_no_finding() {
    for same in [
        OLD.replace("inspect every", "inspect\nevery"),
        OLD.replace("# Ports", "# 1. Ports"),
        OLD.replace("- Pilots", "* Pilots").replace("- Ships", "* Ships"),
        OLD.replace("spring;", "spring,"),
        OLD.replace("council.", "Council."),
        OLD.replace("inspect", "insepct"),
        format!("\n\n\n{OLD}"),
    ] {
        assert_eq!(asked(OLD, &same), [], "{same}");
    }
}

#[test]
fn an_id_rests_on_kind_and_texts() {
    let weak = OLD.replace("shall", "should");
    let one = asked(OLD, &weak);
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].0, "reworded");
    for elsewhere in [
        weak.replace("# Ports", "# 7 Ports"),
        weak.replace("# Ports", "# Harbours"),
        weak.replace("The agency should", "> The agency should"),
        format!("Every port has a harbour master.\n\n{weak}"),
    ] {
        assert!(asked(OLD, &elsewhere).contains(&one[0]), "{elsewhere}");
    }
    assert_ne!(asked(OLD, &OLD.replace("shall", "may"))[0].1, one[0].1);
    assert_ne!(asked(OLD, &OLD.replace("once a year", "once a year at 1.5 %"))[0].1, {
        asked(OLD, &OLD.replace("once a year", "once a year at 15 %"))[0].1.clone()
    });
}

const LISTS: &str = "# Conduct\n\nStaff may:\n\n- park at the gate\n- smoke in the yard\n\nStaff must not:\n\n\
    - take files home\n- lend their badge\n\n# Doors\n\nGuests wait outside.\n";

fn ids(new: &str) -> Vec<String> {
    asked(LISTS, new).into_iter().map(|(_, id)| id).collect()
}

#[test]
fn an_id_rests_on_what_governs_the_text() {
    let item = "\n- use the phone";
    let may = LISTS.replace("the yard", &format!("the yard{item}"));
    let must_not = LISTS.replace("badge", &format!("badge{item}"));
    assert_ne!(ids(&may), ids(&must_not));
    for same in [
        may.replace(
            "- park at the gate\n- smoke in the yard\n- use the phone",
            "- use the phone\n- park at the gate\n- smoke in the yard",
        ),
        may.replace("- ", "* ").replace("Staff may:", "Staff\nmay:"),
        may.replace("# Conduct", "# 3. Conduct").replace("# Doors", "# Guests"),
    ] {
        assert!(ids(&same).contains(&ids(&may)[0]), "{same}");
    }
    let over = may.replace("Staff may:", "Staff shall:");
    assert!(ids(&over).iter().all(|id| !ids(&may).contains(id)), "what governs it changed since");
}

#[test]
fn an_id_rests_on_the_section_of_a_text_that_stands_twice() {
    let added = "Nobody runs.";
    let [first, second] = ["at work.\n", "outside.\n"];
    let old = format!("# A\n\n{added}\n\n# B\n\nPlay {first}\n# C\n\nWait {second}");
    let in_place =
        |after: &str, old: &str| asked(old, &old.replace(after, &format!("{after}\n{added}\n")))[0].1.clone();
    assert_ne!(in_place(first, &old), in_place(second, &old));
    assert_eq!(in_place(first, &old), in_place(first, &old.replace("# B", "# 7 B")));
    // The only one of its kind is known by its text.
    let old = old.replace(added, "Everybody runs.");
    assert_eq!(in_place(first, &old), in_place(second, &old));
}

#[test]
fn an_id_of_what_came_under_one_of_several_equal_governors_rests_on_its_section() {
    let old = LISTS.replace("Guests wait outside.", "Staff may:\n\n- wait outside\n- come in");
    let added = |after: &str| asked(&old, &old.replace(after, &format!("{after}\n- use the phone")))[0].1.clone();
    assert_ne!(added("- smoke in the yard"), added("- come in"));
}

#[test]
fn an_id_of_what_left_its_governor_rests_on_where_it_went() {
    let sentence = "The badge is handed to every visitor of the site.";
    let old = format!("# Exceptions\n\nNobody waits. {sentence}\n\n# B\n\nPlay at work.\n\n# C\n\nCome in.\n");
    let to = |after: &str| {
        let new = old.replace(sentence, "").replace(after, &format!("{after} {sentence}"));
        let mut found = findings(&report(&old, &new)).into_iter().map(|located| located.finding);
        found.find(|finding| finding.new == sentence).unwrap()
    };
    let [b, c] = ["at work.", "Come in."].map(to);
    assert_eq!(b.under().as_deref(), Some("no longer under “Exceptions”"));
    assert_ne!(b.id, c.id);
}

#[test]
fn an_id_of_a_governor_rests_on_what_it_governs() {
    let over = |item: &str| ids(&LISTS.replace(item, &format!("{item}\n\nBut not:\n")));
    let list = "take files home";
    assert_ne!(over(list), over("park at the gate"));
    let changed = |new: &str| findings(&report(LISTS, new)).remove(0).finding;
    let not = LISTS.replace("Staff may:", "Staff must never:");
    let finding = changed(&not);
    assert_eq!((finding.kind_name(), finding.governed().as_deref()), ("reworded", Some("governs 2 statements")));
    // What is added or reworded below has a finding of its own.
    for below in [not.replace("the yard", "the yard\n- use the phone"), not.replace("the yard", "the yards")] {
        assert_eq!(changed(&below).id, finding.id, "{below}");
    }
}

#[test]
fn twins_are_told_apart() {
    let twice = format!("{OLD}\nNew ships are painted.\n\nBoats are old.\n\nNew ships are painted.\n");
    let ids: Vec<_> = asked(OLD, &twice).into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
    assert!(ids.iter().any(|id| id.ends_with("-2")));
}

#[test]
fn lines_are_those_of_the_files() {
    let places = |old: &str, new: &str| {
        let located = findings(&report(old, new)).remove(0);
        let lines = |lines: Option<Lines>| lines.map(|lines| (lines.first, lines.last));
        (located.finding.kind_name(), lines(located.old_lines), lines(located.new_lines))
    };
    let wrapped = OLD.replace("inspect every", "inspect\nevery");
    let fees = "Fees are set by the council.\n\n";
    // Of a dropped statement, the line before the gap.
    assert_eq!(places(&wrapped, &wrapped.replace(fees, "")), ("dropped", Some((6, 6)), Some((4, 4))));
    assert_eq!(places(fees, "# Ports\n"), ("dropped", Some((1, 1)), None));
    assert_eq!(places(&wrapped, &wrapped.replace("shall", "should")), ("reworded", Some((3, 4)), Some((3, 4))));
}

#[test]
fn statements_that_stand_apart_are_no_stretch_of_lines() {
    for (statements, expected) in [
        (&[(3, 3), (3, 4)][..], Some((3, 4))),
        (&[(3, 4), (6, 7), (9, 9)], Some((3, 9))),
        (&[(3, 4), (7, 8), (8, 9)], Some((3, 4))),
        (&[(8, 9), (3, 4)], Some((8, 9))),
        (&[(0, 0), (3, 4)], None),
        (&[], None),
    ] {
        let place = |first, last| if first > 0 { Place::Lines(Lines { first, last }) } else { Place::Unknown };
        let statement = |&(first, last)| Statement { origin: Origin::at(place(first, last)), ..Statement::default() };
        let statements: Vec<_> = statements.iter().map(statement).collect();
        assert_eq!(lines(statements.iter()).map(|lines| (lines.first, lines.last)), expected);
    }
}

#[test]
fn no_text_breaks_its_line() {
    assert_eq!(one_line(" a\nb\u{1b}[31m\u{2028}c "), "a b [31m c");
}

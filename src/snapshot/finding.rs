//! One changed entry, identified by its content, and where it stands now.

use rustc_hash::FxHashMap;
use std::collections::HashSet;

use crate::differ::form;
use crate::model::{Cue, Lines, Role, Signal, Statement, Version};
use crate::normalizer::id::digest;
use crate::report::words::marked_words;
use crate::report::{Entry, Kind, Report, SignalKind, Significance};

/// Between the statements of one side of a split or merged entry.
const JOINT: &str = " // ";

/// A change that a person is asked about, as it is stored: what it is, not where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Made from the kind and the texts of both sides; the same wherever the statements stand.
    pub id: String,
    /// What happened.
    pub kind: Kind,
    /// It moved as well, or did nothing but move.
    pub moved: bool,
    /// For reworded, split and merged ones.
    pub significance: Option<Significance>,
    /// The id of the theme it stands under; empty if it has none.
    pub theme: String,
    /// The headings over it, outermost first, in the new version if it stands there.
    pub section: String,
    /// Both texts in one with the marks of deleted and inserted words; none where each is better read whole.
    pub words: Option<String>,
    /// The old text, its statements divided by ` // `.
    pub old: String,
    /// The new text.
    pub new: String,
    /// The changes of meaning, without the places of their words.
    pub signals: Vec<Signal>,
    /// Of a dropped one, that its text stands in the new version, struck out; of an added one, that it stood so in the old
    /// version. It says no more than where, and is no part of the id.
    pub struck: bool,
    /// What it rests on: a hash of each old statement.
    pub old_hashes: Vec<String>,
    /// What it rests on: a hash of each new statement.
    pub new_hashes: Vec<String>,
}

/// A finding of the present comparison, and where it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Located {
    /// The finding.
    pub finding: Finding,
    /// Its signals, with the places of their words.
    pub signals: Vec<Signal>,
    /// The lines in the file of the old version, where they are known.
    pub old_lines: Option<Lines>,
    /// The lines in the file of the new version; of a dropped statement the last one before the gap, or
    /// those on which it stands struck out.
    pub new_lines: Option<Lines>,
    /// All themes of its statements.
    pub themes: Vec<String>,
    /// It links or is a heading.
    pub heading: bool,
}

impl Finding {
    /// A finding of this kind of which nothing else is known.
    pub(super) fn of_kind(kind: Kind) -> Self {
        Self {
            id: String::new(),
            kind,
            moved: kind == Kind::Unchanged,
            significance: None,
            theme: String::new(),
            section: String::new(),
            words: None,
            old: String::new(),
            new: String::new(),
            signals: Vec::new(),
            struck: false,
            old_hashes: Vec::new(),
            new_hashes: Vec::new(),
        }
    }

    /// The name of what happened: that of the kind, or `moved` if it did nothing else.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Unchanged => "moved",
            kind => kind.name(),
        }
    }

    /// Its text in one line: with the marks of deleted and inserted words, or the old text before the new one.
    pub fn in_one_line(&self) -> String {
        match (&self.words, self.old.as_str(), self.new.as_str()) {
            (Some(words), ..) => words.clone(),
            (None, "", text) | (None, text, "") => text.to_owned(),
            (None, old, new) if old == new => new.to_owned(),
            (None, old, new) => format!("{old} → {new}"),
        }
    }

    /// One line for each change of meaning: `force-weakened: shall → should`.
    pub fn signal_lines(&self) -> impl Iterator<Item = String> {
        self.signals.iter().map(Signal::to_string)
    }

    /// The kinds of its signals.
    pub fn signal_kinds(&self) -> impl Iterator<Item = SignalKind> {
        self.signals.iter().map(|signal| signal.kind)
    }

    /// Makes the id from the kind and what the finding rests on.
    pub(super) fn identify(&mut self) {
        let content = format!("{}\n{}\n{}", self.kind_name(), self.old_hashes.join(" "), self.new_hashes.join(" "));
        self.id = digest(&content);
    }
}

impl Located {
    /// Its lines in the old version, if its text stands there, in force or struck out.
    pub fn old_place(&self) -> Option<Lines> {
        self.old_lines.filter(|_| self.finding.struck || !self.finding.old.is_empty())
    }

    /// Its lines in the new version, if its text stands there, in force or struck out.
    pub fn new_place(&self) -> Option<Lines> {
        self.new_lines.filter(|_| self.finding.struck || !self.finding.new.is_empty())
    }

    /// A finding that was accepted and is gone, with the lines of the new version where the old text stands again.
    pub fn gone(finding: Finding, lines: Option<Lines>) -> Self {
        let signals = finding.signals.clone();
        Self { finding, signals, old_lines: None, new_lines: lines, themes: Vec::new(), heading: false }
    }
}

/// Which changes a person is asked about beside those of substance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Include {
    /// Rewordings that only touch case, punctuation or spelling.
    pub editorial: bool,
    /// Statements that only moved.
    pub moved: bool,
}

impl Include {
    /// Everything that [`Entry::is_change`] calls a change.
    pub const ALL: Self = Self { editorial: true, moved: true };

    /// Whether the person is asked about it. A change of meaning is never a typo.
    pub fn takes(self, finding: &Finding) -> bool {
        match finding.kind {
            Kind::Unchanged => self.moved && finding.moved,
            _ => self.editorial || finding.significance != Some(Significance::Editorial) || !finding.signals.is_empty(),
        }
    }
}

/// Every change of the report, in its order. The second and later ones of the same content get `-2`, `-3` and so on.
pub fn findings(report: &Report) -> Vec<Located> {
    let mut times: FxHashMap<String, usize> = FxHashMap::default();
    let mut before = None;
    let mut found = Vec::new();
    for entry in &report.entries {
        if let Some(lines) = entry.new.last().and_then(|&k| report.new.statements[k].origin.lines()) {
            before = Some(Lines { first: lines.last, last: lines.last });
        }
        if !entry.is_change() {
            continue;
        }
        let mut located = from_entry(report, entry);
        located.new_lines = located.new_lines.or(before);
        let count = times.entry(located.finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            located.finding.id.push_str(&format!("-{count}"));
        }
        found.push(located);
    }
    found
}

/// A hash of every statement: its text but for quotes, dashes and spaces, as for telling unchanged statements.
pub fn statement_hashes(version: &Version) -> HashSet<String> {
    version.statements.iter().map(|statement| digest(&form(statement))).collect()
}

/// The lines of the first statement that has one of these hashes.
pub fn lines_of(version: &Version, hashes: &[String]) -> Option<Lines> {
    let found = version.statements.iter().find(|statement| hashes.contains(&digest(&form(statement))));
    found.and_then(|statement| statement.origin.lines())
}

fn from_entry(report: &Report, entry: &Entry) -> Located {
    let hashes = |statements: &mut dyn Iterator<Item = &Statement>| {
        statements.map(|statement| digest(&form(statement))).collect::<Vec<_>>()
    };
    let text = |statements: &mut dyn Iterator<Item = &Statement>| {
        one_line(&statements.map(|statement| statement.text.as_str()).collect::<Vec<_>>().join(JOINT))
    };
    let (version, first) = match (entry.new.first(), entry.old.first()) {
        (Some(&k), _) => (&report.new, Some(&report.new.statements[k])),
        (None, Some(&k)) => (&report.old, Some(&report.old.statements[k])),
        (None, None) => (&report.new, None),
    };
    let path = version.section_path(first.and_then(|statement| statement.section));
    // A title over the whole says nothing of the place, and may carry the year.
    let titled = path.len() > 1 && path.first().copied() == version.title.as_deref();
    let section = path[usize::from(titled)..].join(" › ");
    let mut rows: Vec<usize> = (entry.old.iter().flat_map(|&k| report.old_themes[k].iter().copied()))
        .chain(entry.new.iter().flat_map(|&k| report.new_themes[k].iter().copied()))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    let id_of = |row: usize| report.themes.get(row).map(|row| row.id.clone()).unwrap_or_default();
    let mut finding = Finding {
        kind: entry.kind,
        moved: entry.moved,
        significance: entry.significance,
        theme: id_of(entry.theme),
        section: one_line(&section),
        words: marked_words(report, entry).map(|words| one_line(&words)),
        old: text(&mut report.old_statements(entry)),
        new: text(&mut report.new_statements(entry)),
        signals: entry.signals.iter().map(unplaced).collect(),
        struck: entry.struck.is_some(),
        old_hashes: hashes(&mut report.old_statements(entry)),
        new_hashes: hashes(&mut report.new_statements(entry)),
        id: String::new(),
    };
    finding.identify();
    let mut located = Located {
        finding,
        signals: entry.signals.clone(),
        old_lines: lines(report.old_statements(entry)),
        new_lines: lines(report.new_statements(entry)),
        themes: rows.into_iter().map(id_of).filter(|id| !id.is_empty()).collect(),
        heading: report.old_statements(entry).chain(report.new_statements(entry)).any(|s| s.role == Role::Heading),
    };
    if let Some(place) = report.struck(entry).map(|statement| statement.origin.lines()) {
        *if entry.kind == Kind::Added { &mut located.old_lines } else { &mut located.new_lines } = place;
    }
    located
}

/// A signal as it is stored: its words, each side on one line.
fn unplaced(signal: &Signal) -> Signal {
    let words = |text: &str| Cue::unplaced(&one_line(text));
    Signal { kind: signal.kind, old: words(signal.old_text()), new: words(signal.new_text()) }
}

/// The lines of the first statement, and of those that follow it at once.
fn lines<'a>(mut statements: impl Iterator<Item = &'a Statement>) -> Option<Lines> {
    let mut whole = statements.next()?.origin.lines()?;
    for Lines { first, last } in statements.map_while(|statement| statement.origin.lines()) {
        // At most an empty line lies between.
        if !(whole.first..=whole.last.saturating_add(2)).contains(&first) {
            break;
        }
        whole.last = whole.last.max(last);
    }
    Some(whole)
}

/// No text may begin a line of its own in the file, or steer a terminal.
fn one_line(text: &str) -> String {
    let spaced = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().map(spaced).collect::<String>().trim().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests {
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
    fn an_id_rests_on_kind_and_texts_alone() {
        let weak = OLD.replace("shall", "should");
        let one = asked(OLD, &weak);
        assert_eq!(one.len(), 1);
        assert_eq!(one[0].0, "reworded");
        for elsewhere in [
            weak.replace("# Ports", "# 7 Ports"),
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

    #[test]
    fn twins_are_told_apart() {
        let twice = format!("{OLD}\nNew ships are painted.\n\n## Docks\n\nNew ships are painted.\n");
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
            let statement =
                |&(first, last)| Statement { origin: Origin::at(place(first, last)), ..Statement::default() };
            let statements: Vec<_> = statements.iter().map(statement).collect();
            assert_eq!(lines(statements.iter()).map(|lines| (lines.first, lines.last)), expected);
        }
    }

    #[test]
    fn hashes_stay_as_they_are_in_files_out_there() {
        let text = "Staff shall return the equipment within 30 days of the end of their remote work.";
        assert_eq!(digest(&crate::differ::canonical(text)), "jf4w7trp6vrs6");
    }

    #[test]
    fn no_text_breaks_its_line() {
        assert_eq!(one_line(" a\nb\u{1b}[31m\u{2028}c "), "a b [31m c");
    }
}

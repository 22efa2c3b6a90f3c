//! A made-up report on two versions of a migration policy, with an entry of every kind, for the tests of the output
//! formats.

use super::*;
use crate::model::{Governor, GovernorKind, Lines, Origin, Place, Role, Section, Span, Statement, Version};
use crate::theme::Synonyms;
use std::sync::Arc;

const BORDERS: usize = 0;
const MIGRATION: usize = 1;
const RETURN: usize = 2;
const STATISTICS: usize = 3;
const NO_THEME: usize = 4;

/// The sample.
pub(crate) fn report() -> Report {
    let mut sample = Sample::new();
    sample.headings();
    sample.migration();
    sample.borders();
    sample.rest();
    sample.finish()
}

/// The sample as a comparison of its new version with itself.
pub(crate) fn same() -> Report {
    let mut report = report();
    report.old = report.new.clone();
    report.old_themes = report.new_themes.clone();
    report.entries = (0..report.new.statements.len())
        .map(|k| {
            let theme = report.new_themes[k].first().copied().unwrap_or(NO_THEME);
            Entry {
                theme,
                old: vec![k].into(),
                new: vec![k].into(),
                score: Some(1.0),
                ..Sample::entry(Kind::Unchanged)
            }
        })
        .collect();
    report.entries[3].renumbered = true;
    count(&mut report);
    report
}

/// The sample with `times` as many entries, for looking at speed.
pub(crate) fn large(times: usize) -> Report {
    let mut report = report();
    let (old, new, entries) = (report.old.statements.clone(), report.new.statements.clone(), report.entries.clone());
    for _ in 1..times {
        let (old_base, new_base) = (report.old.statements.len(), report.new.statements.len());
        Arc::make_mut(&mut report.old).statements.extend(old.iter().cloned());
        Arc::make_mut(&mut report.new).statements.extend(new.iter().cloned());
        report.old_themes.extend_from_within(..old.len());
        report.new_themes.extend_from_within(..new.len());
        report.entries.extend(entries.iter().cloned().map(|mut entry| {
            entry.old.iter_mut().for_each(|k| *k += old_base);
            entry.new.iter_mut().for_each(|k| *k += new_base);
            entry
        }));
    }
    count(&mut report);
    report
}

struct Sample {
    report: Report,
}

impl Sample {
    fn new() -> Self {
        let section = |label: &str, title: &str, parent| Section {
            label: label.into(),
            title: title.into(),
            parent,
            heading: None,
        };
        let old = Version {
            path: "drafts/migration-2021.md".into(),
            title: Some("National Strategy on Migration".into()),
            version: Some("2021".into()),
            language: Some("en".into()),
            sections: vec![
                section("1", "Borders", None),
                section("2", "Migration", None),
                section("2.1", "Legal pathways", Some(1)),
                section("3", "Final provisions", None),
            ],
            ..Version::default()
        };
        let new = Version {
            path: "drafts/migration-2026.md".into(),
            title: Some("National Strategy on Migration and Mobility".into()),
            version: Some("2026".into()),
            language: Some("en".into()),
            sections: vec![
                section("1", "Migration and mobility", None),
                section("1.1", "Legal pathways", Some(0)),
                section("2", "Integrated border management", None),
                section("", "Final provisions", None),
            ],
            ..Version::default()
        };
        let theme = |id: &str, label: &str| ThemeRow { id: id.into(), label: label.into(), ..ThemeRow::default() };
        let themes = vec![
            theme("security.borders", "Border management"),
            theme("resilience.migration-mobility", "Migration and mobility"),
            theme("resilience.return", "Return and readmission"),
            theme("data.statistics", "Statistics and reporting"),
            theme("", ""),
        ];
        let report = Report {
            old: old.into(),
            new: new.into(),
            themes,
            entries: Vec::new(),
            summary: Summary::default(),
            old_themes: Vec::new(),
            new_themes: Vec::new(),
            taxonomy: None,
            old_doubts: Vec::new(),
            new_doubts: Vec::new(),
            warnings: Vec::new(),
            sections_as_themes: false,
            decisions: DecisionReport::default(),
            mode: Mode::Edited,
            retained: [1.0, 1.0],
            synonyms: Synonyms::default(),
        };
        Self { report }
    }

    fn entry(kind: Kind) -> Entry {
        Entry {
            kind,
            moved: false,
            section_changed: false,
            governor_changed: false,
            governed_by: Vec::new(),
            governs: Vec::new(),
            renumbered: false,
            significance: None,
            theme: NO_THEME,
            old: Vec::new().into(),
            new: Vec::new().into(),
            words: Vec::new(),
            signals: Vec::new(),
            old_force: None,
            new_force: None,
            score: None,
            score_parts: None,
            runner_up: None,
            overrides: Vec::new(),
            related: Vec::new(),
            struck: None,
        }
    }

    /// Adds a statement from `LABEL|TEXT` and returns its index.
    fn statement(&mut self, side: char, theme: usize, section: usize, text: &str) -> usize {
        let (version, themes) = match side {
            'o' => (Arc::make_mut(&mut self.report.old), &mut self.report.old_themes),
            _ => (Arc::make_mut(&mut self.report.new), &mut self.report.new_themes),
        };
        let (label, text) = text.split_once('|').unwrap_or(("", text));
        let k = version.statements.len();
        let line = 3 + 2 * k;
        let mut origin = Origin::at(Place::Lines(Lines::one(line as u32))).in_block(k);
        origin.span = Some(Span { start: 80 * line, end: 80 * line + text.len() });
        version.statements.push(Statement {
            id: format!("{side}-{k:03}"),
            text: text.into(),
            role: if label.is_empty() { Role::Sentence } else { Role::Item },
            label: label.into(),
            section: Some(section),
            governors: (label == "(a)")
                .then(|| Governor::known_by(GovernorKind::LeadIn, "The Ministry shall:"))
                .into_iter()
                .collect(),
            origin,
            ..Statement::default()
        });
        let mut rows = vec![theme];
        rows.extend((theme == BORDERS && text.contains("traffick")).then_some(MIGRATION));
        rows.retain(|&row| row != NO_THEME);
        themes.push(rows.into());
        k
    }

    /// Adds an entry whose texts are written as `equal [-deleted-] {+inserted+} equal`, old and new joined by blanks.
    fn marked(
        &mut self,
        kind: Kind,
        theme: usize,
        old: &[(usize, &str)],
        new: &[(usize, &str)],
        marked: &str,
    ) -> &mut Entry {
        let old = old.iter().map(|&(section, text)| self.statement('o', theme, section, text)).collect();
        let new = new.iter().map(|&(section, text)| self.statement('n', theme, section, text)).collect();
        let pair = !marked.is_empty();
        let parts = [("words", 0.64), ("rare_words", 0.70), ("letters", 0.661_26), ("theme", 1.0), ("place", 0.2)];
        self.report.entries.push(Entry {
            theme,
            old,
            new,
            words: runs(marked),
            significance: pair.then_some(Significance::Substantive),
            score: if pair { Some(0.714_3) } else { (kind == Kind::Unchanged).then_some(1.0) },
            score_parts: pair.then(|| parts.into()),
            ..Self::entry(kind)
        });
        self.report.entries.last_mut().unwrap_or_else(|| unreachable!())
    }

    fn headings(&mut self) {
        let before = self.report.entries.len();
        self.marked(
            Kind::Reworded,
            NO_THEME,
            &[(1, "Migration")],
            &[(0, "Migration and mobility")],
            "Migration {+and mobility+}",
        );
        self.marked(Kind::Unchanged, NO_THEME, &[(2, "Legal pathways")], &[(1, "Legal pathways")], "").renumbered =
            true;
        self.marked(Kind::Added, NO_THEME, &[], &[(2, "Integrated border management")], "");
        for entry in &self.report.entries[before..] {
            let sides = [(&mut self.report.old, &entry.old), (&mut self.report.new, &entry.new)];
            for (version, statements) in sides {
                let version = Arc::make_mut(version);
                for &k in statements {
                    let statement = &mut version.statements[k];
                    statement.role = Role::Heading;
                    statement.section = statement.section.and_then(|section| version.sections[section].parent);
                }
            }
        }
    }

    fn migration(&mut self) {
        let entry = self.marked(
            Kind::Reworded,
            MIGRATION,
            &[(1, "(b)|The Ministry shall process applications for a residence permit within 60 days.")],
            &[(0, "(a)|The Ministry should process applications for a residence permit within 90 days, where possible.")],
            "The Ministry [-shall-] {+should+} process applications for a residence permit within [-60 days.-] {+90 days, where possible.+}",
        );
        entry.renumbered = true;
        entry.runner_up = Some((1, 0.44));
        let old_text = "The Ministry shall process applications for a residence permit within 60 days.";
        let new_text =
            "The Ministry should process applications for a residence permit within 90 days, where possible.";
        let signal = |kind: &str, old: &str, new: &str| {
            let kind = signal_kinds().find(|known| known.name() == kind).unwrap_or_else(|| unreachable!());
            let cue = |text: &str, statement: &str| {
                let mut cue = Cue::unplaced(text)?;
                let at = statement.find(text)?;
                cue.spans.push(CueSpan::new(0, Within::Text, statement, at..at + text.len()));
                Some(cue)
            };
            Signal { kind, old: cue(old, old_text), new: cue(new, new_text) }
        };
        entry.signals = vec![
            signal("force-weakened", "shall", "should"),
            signal("figure-changed", "60 days", "90 days"),
            signal("hedge-added", "", "where possible"),
        ];
        self.marked(
            Kind::Added,
            MIGRATION,
            &[],
            &[(1, "Seasonal workers may change their employer once within the first twelve months of their stay, provided that the new employer is registered in the same sector.")],
            "",
        )
        .runner_up = Some((0, 0.28));
        self.marked(
            Kind::Split,
            MIGRATION,
            &[(2, "Students are admitted for the length of their course and may look for work for nine months after it.")],
            &[
                (1, "Students are admitted for the length of their course."),
                (1, "They may look for work for twelve months after it."),
            ],
            "Students are admitted for the length of their [-course and-] {+course. They+} may look for work for [-nine-] {+twelve+} months after it.",
        );
        let entry = self.marked(
            Kind::Reworded,
            MIGRATION,
            &[(1, "Labour shortages are reviewed every two years by a committee of the social partners.")],
            &[(1, "A public dashboard lists occupations in demand, updated by the Employment Agency each quarter.")],
            "[-Labour shortages are reviewed every two years-] {+A public dashboard lists occupations in demand, updated+} by [-a committee of-] the [-social partners.-] {+Employment Agency each quarter.+}",
        );
        entry.section_changed = true;
        entry.score = Some(0.41);
        self.marked(
            Kind::Unchanged,
            MIGRATION,
            &[(2, "(a)|Family members may join a permit holder.")],
            &[(1, "(a)|Family members may join a permit holder.")],
            "",
        );
    }

    fn borders(&mut self) {
        for text in [
            "The Border Guard keeps a register of every refused entry.",
            "Officers wear a name badge or a service number.",
            "Carriers are told of a refusal in writing.",
            "A traveller may ask for an interpreter.",
        ] {
            let entry = self.marked(Kind::Unchanged, BORDERS, &[(0, text)], &[(2, text)], "");
            entry.moved = true;
            entry.section_changed = true;
        }
        self.marked(
            Kind::Merged,
            BORDERS,
            &[(0, "Officers are trained in first aid."), (0, "They also learn to recognise victims of trafficking.")],
            &[(2, "Officers are trained in first aid and learn to recognise victims of trafficking.")],
            "Officers are trained in first [-aid. They also-] {+aid and+} learn to recognise victims of trafficking.",
        );
        let entry = self.marked(
            Kind::Reworded,
            BORDERS,
            &[(0, "Border checks are organised in co-operation with neighbours.")],
            &[(2, "Border checks are organized in cooperation with neighbours.")],
            "Border checks are [-organised-] {+organized+} in [-co-operation-] {+cooperation+} with neighbours.",
        );
        entry.significance = Some(Significance::Editorial);
        entry.moved = true;
        let entry = self.marked(
            Kind::Dropped,
            BORDERS,
            &[(0, "2.|The fence along the northern section is extended by 14 km.")],
            &[],
            "",
        );
        entry.runner_up = Some((5, 0.19));
    }

    fn rest(&mut self) {
        for text in ["Asylum statistics are published every month.", "The Ministry reports to parliament once a year."]
        {
            self.marked(Kind::Unchanged, STATISTICS, &[(3, text)], &[(3, text)], "").renumbered =
                text.starts_with("The");
        }
        self.marked(Kind::Added, RETURN, &[], &[(3, "Voluntary return has precedence over forced return.")], "");
        self.marked(
            Kind::Unchanged,
            NO_THEME,
            &[(3, "This strategy enters into force on 1 January.")],
            &[(3, "This strategy enters into force on 1 January.")],
            "",
        );
        self.marked(Kind::Dropped, NO_THEME, &[(3, "第三章 本战略每五年审查一次。")], &[], "");
    }

    fn finish(mut self) -> Report {
        count(&mut self.report);
        self.report
    }
}

/// Fills the counts in.
fn count(report: &mut Report) {
    report.summary = Summary::default();
    for row in &mut report.themes {
        *row =
            ThemeRow { id: std::mem::take(&mut row.id), label: std::mem::take(&mut row.label), ..ThemeRow::default() };
    }
    let mut signals = std::collections::BTreeMap::new();
    for entry in &report.entries {
        let summary = &mut report.summary;
        summary.kinds[entry.kind as usize] += 1;
        summary.moved += usize::from(entry.moved);
        summary.editorial += usize::from(entry.significance == Some(Significance::Editorial));
        summary.substantive += usize::from(entry.significance == Some(Significance::Substantive));
        entry.signals.iter().for_each(|signal| signals.entry(signal.kind.name()).or_insert((signal.kind, 0)).1 += 1);
        let heading = report.old_statements(entry).chain(report.new_statements(entry)).any(|s| s.role == Role::Heading);
        if !heading {
            let row = &mut report.themes[entry.theme];
            row.kinds[entry.kind as usize] += 1;
            row.moved += usize::from(entry.moved);
            row.old += entry.old.len();
            row.new += entry.new.len();
        }
    }
    report.summary.signals = signals.into_values().collect();
}

/// Word runs from `equal [-deleted-] {+inserted+}`; blanks go to the run before them.
fn runs(marked: &str) -> Vec<WordRun> {
    let mut runs = Vec::new();
    let mut rest = marked;
    while !rest.is_empty() {
        let (op, text, after) = if let Some(inner) = rest.strip_prefix("[-") {
            let (text, after) = inner.split_once("-]").unwrap_or((inner, ""));
            (Op::Delete, text, after)
        } else if let Some(inner) = rest.strip_prefix("{+") {
            let (text, after) = inner.split_once("+}").unwrap_or((inner, ""));
            (Op::Insert, text, after)
        } else {
            let end = rest.find("[-").into_iter().chain(rest.find("{+")).min().unwrap_or(rest.len());
            (Op::Equal, &rest[..end], &rest[end..])
        };
        let blank = if op != Op::Equal && after.starts_with(' ') { " " } else { "" };
        runs.push(WordRun { op, text: format!("{text}{blank}") });
        rest = after.strip_prefix(blank).unwrap_or(after);
    }
    runs
}

/// Snapshots of the output formats lie in one folder at the top of the crate, named after the format and the view.
pub(crate) fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

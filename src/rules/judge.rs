//! Which rules the findings of a comparison and its draft break.

use super::{Conditions, Date, Level, Rule, Side, Subject, Waiver};
use crate::differ::canonical;
use crate::model::Version;
use crate::snapshot::Located;

/// A comparison as the rules see it.
pub struct Draft<'a> {
    /// The name of the comparison.
    pub comparison: &'a str,
    /// All changes, also those that nobody is asked about.
    pub changes: &'a [Located],
    /// The draft; none if no rule looks at it.
    pub version: Option<&'a Version>,
    /// The ids of the themes that the draft has a statement in.
    pub themes: &'a [String],
    /// Whether the first theme is the second, or stands under it.
    pub within: &'a dyn Fn(&str, &str) -> bool,
}

impl std::fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft").field("comparison", &self.comparison).finish_non_exhaustive()
    }
}

/// A broken rule.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Breach {
    /// The place of the rule among the rules.
    pub rule: usize,
    /// Its level: warn or deny.
    pub level: Level,
    /// The place of the finding among the changes; none if the draft lacks something.
    pub finding: Option<usize>,
    /// What the draft lacks.
    pub unmet: Option<String>,
    /// A waiver for it that has expired.
    pub expired: Option<usize>,
}

/// What the rules say of a comparison.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Judgement {
    /// The broken rules, in the order of the findings.
    pub breaches: Vec<Breach>,
    /// Places of the waivers that were needed, expired or not.
    pub used: Vec<usize>,
    /// What a waiver lets pass.
    pub waived: Vec<Waived>,
}

/// A rule that a finding would break, but for a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waived {
    /// The place of the finding among the changes.
    pub finding: usize,
    /// The place of the rule among the rules.
    pub rule: usize,
    /// The place of the waiver among the waivers.
    pub waiver: usize,
}

/// Holds a comparison against the rules, on this day.
pub fn judge(rules: &[Rule], waivers: &[Waiver], today: Date, draft: &Draft<'_>) -> Judgement {
    let mut judgement = Judgement::default();
    let rules = || rules.iter().enumerate().filter(|(_, rule)| rule.holds_for(draft.comparison));
    for (k, located) in draft.changes.iter().enumerate() {
        for (r, rule) in rules() {
            let Subject::Findings(conditions) = &rule.subject else { continue };
            if !meets(conditions, located, draft.within) {
                continue;
            }
            if rule.level == Level::Allow {
                break;
            }
            let fitting = waivers.iter().enumerate().filter(|(_, waiver)| {
                waiver.finding == located.finding.id && waiver.rule.as_ref().is_none_or(|name| *name == rule.name)
            });
            // Of several, the one that holds longest.
            let waiver = fitting.max_by_key(|(_, waiver)| waiver.expires);
            let holds = waiver.is_some_and(|(_, waiver)| today <= waiver.expires);
            judgement.used.extend(waiver.map(|(w, _)| w));
            match waiver {
                Some((w, _)) if holds => judgement.waived.push(Waived { finding: k, rule: r, waiver: w }),
                _ => judgement.breaches.push(Breach {
                    rule: r,
                    level: rule.level,
                    finding: Some(k),
                    unmet: None,
                    expired: waiver.map(|(w, _)| w),
                }),
            }
        }
    }
    let text =
        draft.version.filter(|_| rules().any(|(_, rule)| matches!(rule.subject, Subject::Phrases(_)))).map(whole);
    for (r, rule) in rules() {
        let lacking: Vec<&String> = match &rule.subject {
            Subject::Findings(_) => continue,
            Subject::Themes(themes) => {
                themes.iter().filter(|asked| !draft.themes.iter().any(|own| (draft.within)(own, asked))).collect()
            }
            Subject::Phrases(phrases) => phrases
                .iter()
                .filter(|phrase| !text.as_ref().is_some_and(|text| holds_phrase(text, &canonical(phrase))))
                .collect(),
        };
        judgement.breaches.extend(lacking.into_iter().map(|lacking| Breach {
            rule: r,
            level: rule.level,
            finding: None,
            unmet: Some(lacking.clone()),
            expired: None,
        }));
    }
    judgement
}

fn meets(conditions: &Conditions, located: &Located, within: &dyn Fn(&str, &str) -> bool) -> bool {
    let Located { finding, themes: own_themes, .. } = located;
    let Conditions { kinds, themes, signals, significance, sections, pattern, side } = conditions;
    let any = |names: &[String], holds: &dyn Fn(&str) -> bool| names.is_empty() || names.iter().any(|name| holds(name));
    any(kinds, &|kind| finding.kind_name() == kind || (kind == "moved" && finding.moved))
        && any(themes, &|asked| {
            let own = own_themes.iter().chain([&finding.theme]);
            own.filter(|own| !own.is_empty()).any(|own| within(own, asked))
        })
        && any(signals, &|signal| finding.signal_kinds().any(|own| own.name() == signal))
        && significance.is_none_or(|significance| finding.significance == Some(significance))
        && any(sections, &|part| finding.section.to_lowercase().contains(&part.to_lowercase()))
        && pattern.as_ref().is_none_or(|pattern| {
            (*side != Some(Side::New) && pattern.is_match(&finding.old))
                || (*side != Some(Side::Old) && pattern.is_match(&finding.new))
        })
}

/// The text of the draft in one line, without its headings.
fn whole(version: &Version) -> String {
    let statements = version.statements.iter().filter(|statement| statement.counts());
    canonical(&statements.map(|statement| statement.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// Whether the phrase stands there, not inside of longer words.
fn holds_phrase(text: &str, phrase: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !phrase.is_empty()
        && text.match_indices(phrase).any(|(at, _)| {
            let (before, after) = (text[..at].chars().next_back(), text[at + phrase.len()..].chars().next());
            let cuts_before = word(before) && word(phrase.chars().next());
            let cuts_after = word(after) && word(phrase.chars().next_back());
            !cuts_before && !cuts_after
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::snapshot::findings;

    const OLD: &str = "# Rights\n\nMembers shall protect every worker.\n\nFees are 5 euros.\n\n# Ports\n\nPilots train in \
        spring.\n\nShips wait their turn.\n";
    const NEW: &str = "# Rights\n\nMembers should protect every worker.\n\nFees are 6 euros.\n\n# Ports\n\nShips wait \
        their turn.\n";

    fn judged(rules: &str, today: &str) -> (Vec<String>, usize) {
        let text = format!(
            "comparisons: [{{name: p, baseline: a.md, draft: b.md}}, {{name: q, baseline: a.md, draft: b.md}}]\n{rules}"
        );
        let config = Config::parse("redraft.yaml", &text).unwrap();
        let document =
            |path: &str, text: &str| crate::read::parse(path, crate::read::Format::MARKDOWN, text.into()).unwrap();
        let report =
            crate::compare::compare(document("a.md", OLD), document("b.md", NEW), &Default::default()).unwrap();
        let changes = findings(&report);
        let draft = Draft {
            comparison: "p",
            changes: &changes,
            version: Some(&report.new),
            themes: &["rights".into(), "ports".into()],
            within: &|own, asked| own == asked,
        };
        let judgement = judge(&config.rules, &config.waivers, today.parse().unwrap(), &draft);
        let said = judgement.breaches.iter().map(|breach| {
            let finding =
                breach.finding.map(|k| changes[k].finding.old.split(' ').next().unwrap_or_default().to_owned());
            let expired = if breach.expired.is_some() { " expired" } else { "" };
            let what = finding.or(breach.unmet.clone()).unwrap_or_default();
            format!("{} {what}{expired}", config.rules[breach.rule].name)
        });
        (said.collect(), judgement.waived.len())
    }

    #[test]
    fn rules_find_what_they_ask_for() {
        for (rules, expected) in [
            ("rules: [{deny: a, kind: dropped}]", &["a Pilots"][..]),
            ("rules: [{warn: a, kind: [dropped, reworded], section: right}]", &["a Members", "a Fees"]),
            ("rules: [{deny: a, theme: ports}]", &["a Pilots"]),
            ("rules: [{deny: a, theme: other}]", &[]),
            ("rules: [{deny: a, significance: substantive}]", &["a Members", "a Fees"]),
            ("rules: [{deny: a, pattern: '\\d+ euro'}]", &["a Fees"]),
            ("rules: [{deny: a, pattern: shall, side: new}]", &[]),
            ("rules: [{deny: a, pattern: shall, side: old}]", &["a Members"]),
            ("rules: [{deny: a, kind: dropped, in: q}]", &[]),
            ("rules: [{allow: x, section: Rights}, {deny: a, pattern: '.'}]", &["a Pilots"]),
            ("rules: [{deny: a, pattern: '.'}, {allow: x, section: Rights}]", &["a Members", "a Fees", "a Pilots"]),
            ("rules: [{deny: a, require_themes: [rights, water]}]", &["a water"]),
            (
                "rules: [{deny: a, require_phrases: ['every  worker', ery work, 'every workers']}]",
                &["a ery work", "a every workers"],
            ),
            ("rules: [{deny: a, require_phrases: Fees are 5}, {deny: b, kind: added}]", &["a Fees are 5"]),
        ] {
            assert_eq!(judged(rules, "2026-01-01").0, expected, "{rules}");
        }
    }

    #[test]
    fn a_waiver_holds_to_its_last_day() {
        let id = {
            let text = format!("{:?}", judged("rules: [{deny: a, kind: dropped}]", "2026-01-01"));
            assert!(text.contains("Pilots"));
            let document =
                |path: &str, text: &str| crate::read::parse(path, crate::read::Format::MARKDOWN, text.into()).unwrap();
            let report =
                crate::compare::compare(document("a.md", OLD), document("b.md", NEW), &Default::default()).unwrap();
            findings(&report)
                .into_iter()
                .find(|found| found.finding.kind == crate::model::Kind::Dropped)
                .unwrap()
                .finding
                .id
        };
        let rules = |rule: &str| {
            format!(
                "rules: [{{deny: a, kind: dropped}}, {{deny: b, kind: dropped}}]\nwaivers: [{{finding: {id}, reason: r, by: \
                 w, expires: 2026-03-31{rule}}}]"
            )
        };
        assert_eq!(judged(&rules(""), "2026-03-31"), (vec![], 2));
        assert_eq!(judged(&rules(", rule: b"), "2026-03-31"), (vec!["a Pilots".into()], 1));
        let expired = vec!["a Pilots expired".to_owned(), "b Pilots expired".to_owned()];
        assert_eq!(judged(&rules(""), "2026-04-01"), (expired, 0));
    }
}

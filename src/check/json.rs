//! The findings of a check as JSON, `redraft.check/1`: every field is described in [`SCHEMA`].

use std::io;

use serde::Serialize;

use super::{Broken, CheckReport, Checked, CheckedFinding, Counts, Missing};
use crate::model::{Governor, Governors, Kind, Lines};
use crate::render::json::SignalNote;
use crate::rules::Waiver;
use crate::snapshot::Finding;

/// The name of the contract, in the field `schema`. Fields are only ever added within one number.
pub const NAME: &str = "redraft.check/1";

/// The JSON Schema (draft 2020-12) of the output.
pub const SCHEMA: &str = include_str!("check.schema.json");

/// Writes everything that the report holds, also what stands as accepted, ending with a line break.
///
/// # Errors
/// Only those of the writer.
pub fn write(report: &CheckReport, mut out: &mut dyn io::Write) -> io::Result<()> {
    let counts = Counts::of(&report.comparisons);
    let file = File {
        schema: NAME,
        config: &report.config,
        clean: counts.is_clean(),
        summary: counts.into(),
        comparisons: report.comparisons.iter().map(Comparison::of).collect(),
        stale_waivers: report.stale.iter().map(WaiverNote::of).collect(),
    };
    serde_json::to_writer_pretty(&mut out, &file).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    config: &'a str,
    clean: bool,
    summary: Summary,
    comparisons: Vec<Comparison<'a>>,
    stale_waivers: Vec<WaiverNote<'a>>,
}

#[derive(Serialize)]
struct Summary {
    new: usize,
    updated: usize,
    absent: usize,
    denied: usize,
    warned: usize,
    unchanged: usize,
    waived: usize,
    not_reviewed: usize,
    obsolete: usize,
}

impl From<Counts> for Summary {
    fn from(counts: Counts) -> Self {
        let Counts { new, updated, absent, denied, warned, unchanged, waived, not_reviewed, obsolete } = counts;
        Self { new, updated, absent, denied, warned, unchanged, waived, not_reviewed, obsolete }
    }
}

#[derive(Serialize)]
struct Comparison<'a> {
    name: &'a str,
    baseline: &'a str,
    draft: &'a str,
    snapshot: &'a str,
    missing: Option<&'static str>,
    clean: bool,
    summary: Summary,
    findings: Vec<FindingNote<'a>>,
    unmet: Vec<UnmetNote<'a>>,
}

impl<'a> Comparison<'a> {
    fn of(checked: &'a Checked) -> Self {
        let counts = Counts::of([checked]);
        Self {
            name: &checked.name,
            baseline: &checked.baseline,
            draft: &checked.draft,
            snapshot: &checked.snapshot_file,
            missing: checked.missing.map(|missing| match missing {
                Missing::Baseline => "baseline",
                Missing::Draft => "draft",
                Missing::Emptied => "emptied",
            }),
            clean: counts.is_clean(),
            summary: counts.into(),
            findings: checked.findings.iter().map(|finding| FindingNote::of(checked, finding)).collect(),
            unmet: checked
                .unmet
                .iter()
                .map(|unmet| UnmetNote {
                    rule: &unmet.rule,
                    level: unmet.level.name(),
                    theme: unmet.is_theme.then_some(&*unmet.what),
                    phrase: (!unmet.is_theme).then_some(&*unmet.what),
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct FindingNote<'a> {
    id: &'a str,
    status: &'static str,
    level: &'static str,
    kind: &'static str,
    moved: bool,
    #[serde(skip_serializing_if = "is_false")]
    struck: bool,
    #[serde(skip_serializing_if = "is_false")]
    unstruck: bool,
    significance: Option<&'static str>,
    theme: Option<&'a str>,
    theme_label: Option<&'a str>,
    section: &'a str,
    words: Option<&'a str>,
    old: Text<'a>,
    new: Text<'a>,
    signals: Vec<SignalNote<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    governs: Option<Count>,
    accepted: Option<Accepted<'a>>,
    broken: Vec<BrokenNote<'a>>,
    waived: Vec<BrokenNote<'a>>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
    governors: Vec<GovernorNote<'a>>,
    file: &'a str,
    line: Option<u32>,
    end_line: Option<u32>,
}

/// What governs a text.
#[derive(Serialize)]
pub(super) struct GovernorNote<'a> {
    kind: &'static str,
    text: &'a str,
}

impl<'a> From<&'a Governor> for GovernorNote<'a> {
    fn from(governor: &'a Governor) -> Self {
        Self { kind: governor.kind.name(), text: &governor.text }
    }
}

/// How many statements a finding governs.
#[derive(Serialize)]
pub(super) struct Count {
    count: usize,
}

impl Count {
    /// None if it governs nothing.
    pub(super) fn of(finding: &Finding) -> Option<Self> {
        (!finding.governs.is_empty()).then_some(Self { count: finding.governs.len() })
    }
}

#[derive(Serialize)]
struct Accepted<'a> {
    id: &'a str,
    kind: &'static str,
    words: Option<&'a str>,
    old: &'a str,
    new: &'a str,
    governors: Vec<GovernorNote<'a>>,
}

#[derive(Serialize)]
struct BrokenNote<'a> {
    rule: &'a str,
    level: &'static str,
    waiver: Option<WaiverNote<'a>>,
}

#[derive(Serialize)]
struct UnmetNote<'a> {
    rule: &'a str,
    level: &'static str,
    theme: Option<&'a str>,
    phrase: Option<&'a str>,
}

#[derive(Serialize)]
struct WaiverNote<'a> {
    finding: &'a str,
    rule: Option<&'a str>,
    reason: &'a str,
    by: &'a str,
    expires: String,
}

impl<'a> FindingNote<'a> {
    fn of(checked: &'a Checked, item: &'a CheckedFinding) -> Self {
        let finding = item.finding();
        let text = |text: &'a str, governors: &'a Governors, file: &'a str, lines: Option<Lines>| Text {
            text,
            governors: governors.iter().map(GovernorNote::from).collect(),
            file,
            line: lines.map(|lines| lines.first),
            end_line: lines.map(|lines| lines.last),
        };
        let optional = |text: &'a str| (!text.is_empty()).then_some(text);
        Self {
            id: &finding.id,
            status: item.status.name(),
            level: item.level().name(),
            kind: finding.kind_name(),
            moved: finding.moved,
            struck: finding.struck && finding.kind != Kind::Added,
            unstruck: finding.struck && finding.kind == Kind::Added,
            significance: finding.significance.map(|significance| significance.name()),
            theme: optional(&finding.theme),
            theme_label: optional(checked.theme_label(&finding.theme)),
            section: &finding.section,
            words: finding.words.as_deref(),
            old: text(&finding.old, &finding.old_governors, &checked.baseline_file, item.located.old_lines),
            new: text(&finding.new, &finding.new_governors, &checked.draft_file, item.located.new_lines),
            signals: item.located.signals.iter().map(SignalNote::from).collect(),
            governs: Count::of(finding),
            accepted: item.accepted.as_ref().map(accepted),
            broken: item.broken.iter().map(broken).collect(),
            waived: item.waived.iter().map(broken).collect(),
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

fn accepted(before: &Finding) -> Accepted<'_> {
    Accepted {
        id: &before.id,
        kind: before.kind_name(),
        words: before.words.as_deref(),
        old: &before.old,
        new: &before.new,
        governors: before.governors().iter().map(GovernorNote::from).collect(),
    }
}

fn broken(broken: &Broken) -> BrokenNote<'_> {
    BrokenNote { rule: &broken.rule, level: broken.level.name(), waiver: broken.waiver.as_ref().map(WaiverNote::of) }
}

impl<'a> WaiverNote<'a> {
    fn of(waiver: &'a Waiver) -> Self {
        Self {
            finding: &waiver.finding,
            rule: waiver.rule.as_deref(),
            reason: &waiver.reason,
            by: &waiver.by,
            expires: waiver.expires.to_string(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::check::sample;

    fn value(report: &CheckReport) -> Value {
        serde_json::from_str(&sample::text(|out| write(report, out))).unwrap()
    }

    #[test]
    fn holds_to_the_schema() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for report in [sample::report(), sample::deleted(), CheckReport::default()] {
            let errors: Vec<_> = validator.iter_errors(&value(&report)).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
        let whole = value(&sample::report());
        for place in ["", "/summary", "/comparisons/0", "/comparisons/0/findings/0", "/comparisons/0/findings/0/old"] {
            let mut value = whole.clone();
            value.pointer_mut(place).unwrap()["colour"] = "red".into();
            assert!(!validator.is_valid(&value), "the schema knows every field of {place}");
        }
    }

    #[test]
    fn snapshot() {
        sample::settings().bind(|| {
            insta::assert_snapshot!("check_json", sample::text(|out| write(&sample::report(), out)));
        });
    }
}

//! The report as JSON, `redraft.report/1`: every output field is described in [`SCHEMA`].
//!
//! A report of a large document has several hundred thousand entries, so it is written piece by piece, with no tree
//! of values in between; one entry stands on one line, so that a stored report can be compared line by line.

use std::io;

use super::signal::SignalNote;
use super::writer::Json;
use crate::model::{Indices, Origin, Role, Statement, Version};
use crate::render::place::PlaceFields;
use crate::report::keyness::Keyness;
use crate::report::reasons::Reasons;
use crate::report::{
    DecisionReport, Entry, Force, Insight, Kind, Op, Override, Report, ScoreParts, Signal, SignalKind, Significance,
    Summary, TaxonomyNote, ThemeRow, Warning, WordRun,
};
use crate::theme::Doubt;

/// The name of the contract, in the field `schema`. Fields are only ever added within one number.
pub const NAME: &str = "redraft.report/1";

/// The JSON Schema (draft 2020-12) of the output.
pub const SCHEMA: &str = include_str!("report.schema.json");

/// How much is gathered before it goes to the writer: no more than stays in the cache. Several threads writing side by
/// side were slower than one, for nearly all of the time goes into fetching the texts from memory.
const CHUNK: usize = 1 << 16;

/// Writes the report as JSON, ending with a line break.
///
/// # Errors
/// Only those of the writer.
pub fn write(insight: &Insight<'_>, out: &mut impl io::Write) -> io::Result<()> {
    let report = insight.report;
    let theme_ids: Vec<Vec<u8>> = report.themes.iter().map(|row| string_bytes(&row.id)).collect();
    let old = Side::new(&report.old, (&report.old_themes, &report.old_doubts), &theme_ids);
    let new = Side::new(&report.new, (&report.new_themes, &report.new_doubts), &theme_ids);

    let mut json = Json { bytes: Vec::with_capacity(CHUNK * 2) };
    json.raw("{\"schema\":").string(NAME);
    json.raw(",\"mode\":").string(report.mode.name());
    json.raw(",\"retained\":").list(report.retained, |json, share| json.decimal(share.into(), 3));
    json.raw(",\n\"old\":").version(&report.old);
    json.raw(",\n\"new\":").version(&report.new);
    json.raw(",\n\"summary\":").summary(&report.summary);
    json.raw(",\n\"warnings\":").list(&report.warnings, Json::warning);
    json.raw(",\n\"decisions\":").decisions(&report.decisions);
    json.raw(",\n\"taxonomy\":").taxonomy(report.taxonomy.as_ref());
    json.raw(",\n\"themes\":[");
    let (old_total, new_total) = report.themes.iter().fold((0, 0), |(old, new), row| (old + row.old, new + row.new));
    for (k, row) in report.themes.iter().enumerate() {
        json.raw(if k == 0 { "\n" } else { ",\n" }).theme(row, old_total, new_total);
        json.hand_over(CHUNK, out)?;
    }
    json.raw("\n],\n\"keyness\":").keyness(insight.keyness());
    json.raw(",\n\"entries\":[");
    for (k, entry) in report.entries.iter().enumerate() {
        json.raw(if k == 0 { "\n" } else { ",\n" }).entry(report, entry, &old, &new, &theme_ids);
        if let Some(reasons) = insight.reasons() {
            json.reasons(report, entry, reasons);
        }
        json.raw("}");
        json.hand_over(CHUNK, out)?;
    }
    json.raw("\n]}\n");
    json.hand_over(0, out)
}

/// What the statements of one version share, written once.
struct Side<'a> {
    version: &'a Version,
    themes: &'a [Indices],
    doubts: &'a [Option<Doubt>],
    theme_ids: &'a [Vec<u8>],
    section_paths: Vec<Vec<u8>>,
}

impl<'a> Side<'a> {
    fn new(
        version: &'a Version,
        (themes, doubts): (&'a [Indices], &'a [Option<Doubt>]),
        theme_ids: &'a [Vec<u8>],
    ) -> Self {
        let section_paths = (0..version.sections.len())
            .map(|k| {
                let mut json = Json::default();
                json.list(version.section_path(Some(k)), Json::string);
                json.bytes
            })
            .collect();
        Self { version, themes, doubts, theme_ids, section_paths }
    }
}

fn string_bytes(text: &str) -> Vec<u8> {
    let mut json = Json::default();
    json.string(text);
    json.bytes
}

impl Json {
    fn version(&mut self, version: &Version) {
        let headings = version.statements.iter().filter(|statement| statement.role == Role::Heading).count();
        self.raw("{\"path\":").string(&version.path);
        self.raw(",\"title\":").optional(version.title.as_deref());
        self.raw(",\"version\":").optional(version.version.as_deref());
        self.raw(",\"language\":").optional(version.language.as_deref());
        self.raw(",\"statements\":").number(version.statements.len());
        self.raw(",\"headings\":").number(headings);
        if !version.struck.is_empty() {
            self.raw(",\"struck\":").number(version.struck.len());
        }
        self.raw("}");
    }

    pub(super) fn summary(&mut self, summary: &Summary) {
        self.raw("{");
        for (kind, name) in Kind::NAMES {
            self.string(name);
            self.raw(":").number(summary.kinds[kind as usize]);
            self.raw(",");
        }
        self.raw("\"governed\":").number(summary.governed);
        self.raw(",\"moved\":").number(summary.moved);
        self.raw(",\"editorial\":").number(summary.editorial);
        self.raw(",\"substantive\":").number(summary.substantive);
        self.raw(",\"signals\":").signal_counts(&summary.signals);
        self.raw("}");
    }

    pub(super) fn warning(&mut self, warning: &Warning) {
        self.raw("{\"kind\":\"").raw(warning.name());
        self.raw("\",\"text\":").string(&warning.to_string());
        self.raw("}");
    }

    pub(super) fn decisions(&mut self, decisions: &DecisionReport) {
        self.raw("{\"obeyed\":").number(decisions.obeyed);
        self.raw(",\"stale\":").list(&decisions.stale, |json, stale| {
            json.raw("{\"file\":").string(&stale.file);
            json.raw(",\"line\":").number(stale.line);
            json.raw(",\"name\":").string(&stale.name);
            json.raw(",\"nearest\":");
            match &stale.nearest {
                Some((id, text)) => {
                    json.raw("{\"id\":").string(id);
                    json.raw(",\"text\":").string(text);
                    json.raw("}");
                }
                None => json.null(),
            }
            json.raw("}");
        });
        self.raw("}");
    }

    fn signal_counts(&mut self, counts: &[(SignalKind, usize)]) {
        self.raw("{");
        for (k, (kind, count)) in counts.iter().enumerate() {
            self.raw(if k == 0 { "" } else { "," }).string(kind.name());
            self.raw(":").number(*count);
        }
        self.raw("}");
    }

    fn theme(&mut self, row: &ThemeRow, old_total: usize, new_total: usize) {
        use Kind::{Added, Dropped, Merged, Reworded, Split, Unchanged};
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        self.raw("{\"id\":").string(&row.id);
        self.raw(",\"label\":").string(&row.label);
        self.raw(",\"old\":").number(row.old);
        self.raw(",\"new\":").number(row.new);
        for kind in [Added, Dropped, Reworded, Unchanged, Split, Merged] {
            self.raw(",\"").raw(kind.name()).raw("\":").number(row.kinds[kind as usize]);
        }
        self.raw(",\"governed\":").number(row.governed);
        self.raw(",\"moved\":").number(row.moved);
        self.raw(",\"signals\":").signal_counts(&row.signals);
        self.raw(",\"share_old\":").decimal(share(row.old, old_total), 4);
        self.raw(",\"share_new\":").decimal(share(row.new, new_total), 4);
        let shift = row.shift(old_total, new_total);
        // No minus before zero.
        self.raw(if shift <= -0.005 { ",\"shift\":-" } else { ",\"shift\":" }).decimal(shift.abs(), 2);
        self.raw(",\"small\":").truth(row.is_small());
        self.raw("}");
    }

    fn taxonomy(&mut self, taxonomy: Option<&TaxonomyNote>) {
        let Some(taxonomy) = taxonomy else { return self.null() };
        self.raw("{\"name\":").string(&taxonomy.name);
        self.raw(",\"title\":").optional(taxonomy.title.as_deref());
        self.raw(",\"acknowledgement\":").optional(taxonomy.acknowledgement.as_deref());
        self.raw("}");
    }

    fn keyness(&mut self, keyness: &Keyness) {
        for (name, keys) in [("{\"old\":", &keyness.old), (",\"new\":", &keyness.new)] {
            self.raw(name).list(keys, |json, key| {
                json.raw("{\"text\":").string(&key.text);
                json.raw(",\"old\":").number(key.old);
                json.raw(",\"new\":").number(key.new);
                json.raw(",\"g2\":").decimal(key.g2, 2);
                json.raw(",\"log_ratio\":").decimal(key.log_ratio, 2);
                json.raw("}");
            });
        }
        self.raw("}");
    }

    /// All of an entry but the brace that ends it.
    fn entry(&mut self, report: &Report, entry: &Entry, old: &Side<'_>, new: &Side<'_>, theme_ids: &[Vec<u8>]) {
        self.raw("{\"kind\":\"").raw(entry.kind.name());
        self.raw("\",\"moved\":").truth(entry.moved);
        self.raw(",\"section_changed\":").truth(entry.section_changed);
        self.raw(",\"renumbered\":").truth(entry.renumbered);
        self.raw(",\"governor_changed\":").truth(entry.governor_changed);
        let id = |at: &usize| {
            let entry = &report.entries[*at];
            let new = entry.new.first().and_then(|&k| report.new.statements.get(k));
            let first = new.or_else(|| entry.old.first().and_then(|&k| report.old.statements.get(k)));
            first.map_or("", |statement| statement.id.as_str())
        };
        self.raw(",\"governed_by\":").list(&entry.governed_by, |json, at| json.string(id(at)));
        if !entry.governs.is_empty() {
            self.raw(",\"governs\":{\"count\":").number(entry.governs.len());
            self.raw(",\"ids\":").list(&entry.governs, |json, at| json.string(id(at)));
            self.raw("}");
        }
        self.raw(",\"significance\":").optional(entry.significance.map(Significance::name));
        self.raw(",\"theme\":");
        self.bytes.extend_from_slice(theme_ids.get(entry.theme).map_or(b"\"\"", Vec::as_slice));
        self.raw(",\"old\":").list(&entry.old, |json, &k| json.statement(old, k));
        self.raw(",\"new\":").list(&entry.new, |json, &k| json.statement(new, k));
        self.raw(",\"words\":").list(&entry.words, Self::word_run);
        self.raw(",\"signals\":").list(&entry.signals, Self::signal);
        let force = |force: Option<Force>| force.map(Force::name);
        self.raw(",\"force\":{\"old\":").optional(force(entry.old_force));
        self.raw(",\"new\":").optional(force(entry.new_force));
        self.raw("}");
        self.raw(",\"score\":");
        match entry.score {
            Some(score) => self.decimal(score.into(), 3),
            None => self.null(),
        }
        self.raw(",\"score_parts\":").score_parts(entry.score_parts.as_ref());
        if let Some(statement) = report.struck(entry) {
            self.raw(if entry.kind == Kind::Added { ",\"unstruck\":true" } else { ",\"struck\":true" });
            self.raw(",\"struck_at\":{").place(&statement.origin);
            self.raw("}");
        }
        self.raw(",\"runner_up\":");
        let other = if entry.kind == Kind::Added { &report.old } else { &report.new };
        match entry.runner_up.and_then(|(k, score)| Some((other.statements.get(k)?, score))) {
            Some((statement, score)) => {
                self.raw("{\"id\":").string(&statement.id);
                self.raw(",\"score\":").decimal(score.into(), 3);
                self.raw("}");
            }
            None => self.null(),
        }
        if entry.score.is_none() {
            self.raw(",\"related\":").list(&entry.related, |json, &(k, score)| {
                let id = other.statements.get(k).map_or("", |statement| &statement.id);
                json.raw("{\"id\":").string(id);
                json.raw(",\"score\":").decimal(score.into(), 3);
                json.raw("}");
            });
        }
        self.raw(",\"overrides\":").list(&entry.overrides, Self::decision);
    }

    /// What a link rests on, in words.
    fn reasons(&mut self, report: &Report, entry: &Entry, reasons: &Reasons) {
        if entry.score_parts.is_none() {
            return;
        }
        let reason = reasons.of_entry(report, entry);
        self.raw(",\"shared\":").list(&reason.shared, |json, text| json.string(text));
        self.raw(",\"synonyms\":").list(&reason.synonyms, |json, used| {
            json.raw("{\"old\":").string(&used.old);
            json.raw(",\"new\":").string(&used.new);
            json.raw("}");
        });
    }

    fn decision(&mut self, decision: &Override) {
        self.raw("{\"kind\":\"").raw(decision.kind.name());
        self.raw("\",\"old\":").list(&decision.old, |json, id| json.string(id));
        self.raw(",\"new\":").list(&decision.new, |json, id| json.string(id));
        self.raw(",\"theme\":").optional(decision.theme.as_deref());
        self.raw(",\"note\":").string(&decision.note);
        self.raw("}");
    }

    fn statement(&mut self, side: &Side<'_>, k: usize) {
        let Statement { id, text, role, label, section, governors, origin, .. } = &side.version.statements[k];
        self.raw("{\"id\":").string(id);
        self.raw(",\"role\":\"").raw(role.name());
        self.raw("\",\"label\":").string(label);
        self.raw(",\"section\":");
        let path = section.and_then(|section| side.section_paths.get(section));
        self.bytes.extend_from_slice(path.map_or(b"[]", Vec::as_slice));
        let themes = side.themes.get(k).map_or(&[][..], Indices::as_slice);
        let named = themes.iter().filter_map(|&row| side.theme_ids.get(row)).filter(|id| id.len() > 2);
        self.raw(",\"themes\":").list(named, |json, id| json.bytes.extend_from_slice(id));
        if let Some(doubt) = side.doubts.get(k).copied().flatten() {
            self.raw(",\"theme_doubt\":\"").raw(doubt.name()).raw("\"");
        }
        self.raw(",\"text\":").string(text);
        self.raw(",\"governors\":").list(governors.iter(), |json, governor| {
            json.raw("{\"kind\":\"").raw(governor.kind.name());
            json.raw("\",\"text\":").string(&governor.text);
            if let Some(governing) = governor.statement.and_then(|k| side.version.statements.get(k)) {
                json.raw(",\"id\":").string(&governing.id);
            }
            json.raw("}");
        });
        self.raw(",").place(origin);
        self.raw("}");
    }

    /// The line, the page and the place of a statement.
    fn place(&mut self, origin: &Origin) {
        self.raw("\"line\":");
        self.optional_number(origin.line());
        self.raw(",\"page\":").optional_number(origin.page());
        if let Some(place) = PlaceFields::of(origin.shown()) {
            self.raw(",\"place\":").value(&place);
        }
    }

    fn word_run(&mut self, run: &WordRun) {
        self.raw("{\"op\":\"").raw(match run.op {
            Op::Equal => "equal",
            Op::Delete => "delete",
            Op::Insert => "insert",
        });
        self.raw("\",\"text\":").string(&run.text);
        self.raw("}");
    }

    fn signal(&mut self, signal: &Signal) {
        // A vector takes every byte.
        let _ = serde_json::to_writer(&mut self.bytes, &SignalNote::from(signal));
    }

    fn score_parts(&mut self, parts: Option<&ScoreParts>) {
        let Some(parts) = parts else { return self.null() };
        self.raw("{");
        for (k, (name, share)) in parts.iter().enumerate() {
            self.raw(if k == 0 { "" } else { "," }).string(name);
            self.raw(":").decimal(share.into(), 3);
        }
        self.raw("}");
    }
}

#[cfg(test)]
mod tests;

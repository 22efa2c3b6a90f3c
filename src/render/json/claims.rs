//! The answers as JSON, `redraft.claims/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::signal::SignalNote;
use crate::model::{Statement, Version};
use crate::report::{AnsweredClaims, Entry, Report, Verdict};

/// The name of the contract, in the field `schema`. Fields are only ever added within one number.
pub const NAME: &str = "redraft.claims/1";

/// The JSON Schema (draft 2020-12) of the output.
pub const SCHEMA: &str = include_str!("claims.schema.json");

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    path: &'a str,
    title: Option<&'a str>,
    old: Source<'a>,
    new: Source<'a>,
    warnings: Vec<WarningPart>,
    summary: Summary,
    claims: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    path: &'a str,
    title: Option<&'a str>,
    version: Option<&'a str>,
}

/// What a user should know before trusting the answers.
#[derive(Serialize)]
struct WarningPart {
    kind: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Summary {
    supported: usize,
    partly: usize,
    not_supported: usize,
    no_statement_found: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    claim: &'a str,
    line: usize,
    note: &'a str,
    #[serde(rename = "where")]
    place: &'a str,
    side: &'static str,
    expect: &'static str,
    answer: &'static str,
    because: &'a str,
    found: Found,
    entries: Vec<Decider<'a>>,
}

#[derive(Serialize)]
struct Found {
    old: usize,
    new: usize,
}

/// An entry of the report that decides a claim.
#[derive(Serialize)]
struct Decider<'a> {
    kind: &'static str,
    theme: &'a str,
    old: Vec<Part<'a>>,
    new: Vec<Part<'a>>,
    signals: Vec<SignalNote<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    section: Vec<&'a str>,
    text: &'a str,
    lead_in: Option<std::borrow::Cow<'a, str>>,
    line: Option<u32>,
}

/// Writes the answers as JSON, ending with a line break.
///
/// # Errors
/// Only those of the writer.
pub fn write(answered: &AnsweredClaims<'_>, out: &mut impl Write) -> io::Result<()> {
    let report = answered.report;
    let rows = answered.claims.iter().map(|claim| Row {
        claim: claim.text,
        line: claim.line,
        note: claim.note,
        place: &claim.place,
        side: claim.side,
        expect: claim.expect,
        answer: claim.verdict.name(),
        because: claim.because,
        found: Found { old: claim.found[0], new: claim.found[1] },
        entries: claim.entries.iter().map(|&k| decider(report, &report.entries[k])).collect(),
    });
    let file = File {
        schema: NAME,
        path: answered.path,
        title: answered.title,
        old: source(&report.old),
        new: source(&report.new),
        warnings: report
            .warnings
            .iter()
            .map(|warning| WarningPart { kind: warning.name(), text: warning.to_string() })
            .collect(),
        summary: Summary {
            supported: answered.count(Verdict::Supported),
            partly: answered.count(Verdict::Partly),
            not_supported: answered.count(Verdict::NotSupported),
            no_statement_found: answered.count(Verdict::NoStatement),
        },
        claims: rows.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &file).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

fn source(version: &Version) -> Source<'_> {
    Source { path: &version.path, title: version.title.as_deref(), version: version.version.as_deref() }
}

fn decider<'a>(report: &'a Report, entry: &'a Entry) -> Decider<'a> {
    let part = |version: &'a Version, statement: &'a Statement| Part {
        id: &statement.id,
        section: version.section_path(statement.section),
        text: &statement.text,
        lead_in: statement.governors.introduction(),
        line: statement.origin.line(),
    };
    Decider {
        kind: entry.kind.name(),
        theme: report.themes.get(entry.theme).map_or("", |row| &row.id),
        old: report.old_statements(entry).map(|statement| part(&report.old, statement)).collect(),
        new: report.new_statements(entry).map(|statement| part(&report.new, statement)).collect(),
        signals: entry.signals.iter().map(SignalNote::from).collect(),
    }
}

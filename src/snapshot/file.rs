//! The snapshot file: front matter in YAML and a body of one block per finding, as `cargo insta` reads and writes it.
//!
//! ```text
//! ---
//! source: redraft.yaml
//! description: "main:docs/ports.md → docs/ports.md"
//! info:
//!   format: redraft.snapshot/2
//! ---
//! ~ reworded ypm0v3s9k2dqa
//!   theme: ports
//!   section: Ports
//!   under: lead-in: The agency shall:
//!   words: inspect every port [-once-] {+twice+} a year
//!   rests on: g5k0q2v7n8xw1+h8xb7djj1g1b8 → t3c9e6r4y2bm0+h8xb7djj1g1b8
//!   checksum: n1c7g3w9x5zk2
//! ```
//!
//! One statement is one line, however long: a change of one statement changes one line of the file. The checksum is that
//! of the lines above it, so that nothing is accepted that nobody was shown.
//!
//! A file of the first format, `redraft.snapshot/1`, has neither governors nor places nor checksums. It is read, and
//! written in the present one.

use std::fmt::Write as _;

use serde::Deserialize;

use super::finding::{Finding, side};
use super::hash::StatementHash;
use crate::error::{Error, Result};
use crate::model::{Cue, Governor, GovernorKind, Governors, Kind, Signal};
use crate::normalizer::id::digest;
use crate::report::{SignalKind, Significance, signal_kinds};
use crate::yaml;

/// The name of the format, in the front matter.
pub const FORMAT: &str = "redraft.snapshot/2";
const FORMAT_NAME: &str = "redraft.snapshot/";
const FIRST: u32 = 1;
const PRESENT: u32 = 2;
const RULE: &str = "---";
/// Stands for the versions of a hash that has no side.
const NOTHING: &str = "(nothing)";

/// The findings of one comparison that a person accepted.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Snapshot {
    /// What was compared: `BASELINE → DRAFT`, as the configuration names them.
    pub description: String,
    /// The accepted findings, in the order of the draft when they were accepted.
    pub findings: Vec<Finding>,
    /// It was read from a file of an older format, which does not say under what its findings were accepted.
    pub outdated: bool,
}

impl Snapshot {
    /// A snapshot of these findings.
    pub fn new(description: impl Into<String>, findings: Vec<Finding>) -> Self {
        Self { description: description.into(), findings, outdated: false }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        let description = serde_json::Value::from(self.description.as_str()).to_string();
        let mut out =
            format!("{RULE}\nsource: redraft.yaml\ndescription: {description}\ninfo:\n  format: {FORMAT}\n{RULE}\n");
        for (k, finding) in self.findings.iter().enumerate() {
            if k > 0 {
                out.push('\n');
            }
            write_finding(&mut out, finding);
        }
        out
    }

    /// Reads the text of a file; `path` is for the errors.
    ///
    /// # Errors
    /// If it holds the marks of an unsolved merge, is of a newer version of the format, or is no snapshot.
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        parse(path, text.trim_start_matches('\u{feff}')).map_err(|error| error.in_file(path))
    }
}

/// The sign before a kind, as in the terminal.
const SIGNS: [(&str, &str, Kind); 6] = [
    ("~", "reworded", Kind::Reworded),
    ("<", "split", Kind::Split),
    (">", "merged", Kind::Merged),
    ("+", "added", Kind::Added),
    ("-", "dropped", Kind::Dropped),
    ("^", "moved", Kind::Unchanged),
];

fn write_finding(out: &mut String, finding: &Finding) {
    let block = block(finding);
    let _ = writeln!(out, "{block}\n  checksum: {}", digest(&block));
}

/// The lines of a finding, without their checksum.
fn block(finding: &Finding) -> String {
    let name = finding.kind_name();
    let sign = SIGNS.iter().find(|(_, known, _)| *known == name).map_or("~", |(sign, ..)| sign);
    let significance = if finding.significance == Some(Significance::Editorial) { " (editorial)" } else { "" };
    let moved = if finding.moved && name != "moved" { " (moved)" } else { "" };
    let struck = match (finding.struck, finding.kind) {
        (false, _) => "",
        (true, Kind::Added) => " (unstruck)",
        (true, _) => " (struck)",
    };
    let mut out = format!("{sign} {name}{significance}{moved}{struck} {}", finding.id);
    let mut field = |key: &str, value: &str| {
        if !value.is_empty() {
            let _ = write!(out, "\n  {key}: {}", value.trim_end());
        }
    };
    field("theme", &finding.theme);
    field("section", &finding.section);
    let mut under = |key: &str, governors: &Governors| {
        governors.iter().for_each(|governor| field(key, &format!("{}: {}", governor.kind.name(), governor.text)));
    };
    match (finding.old_hashes.is_empty(), finding.new_hashes.is_empty()) {
        (false, false) if finding.old_governors != finding.new_governors => {
            under("old under", &finding.old_governors);
            under("new under", &finding.new_governors);
        }
        _ => under("under", finding.governors()),
    }
    match &finding.words {
        Some(words) => {
            field("words", words);
            // The words of a text that moved begin with what it stands under.
            if sides_of(words) != [finding.old.as_str(), finding.new.as_str()] {
                field("old", &finding.old);
                field("new", &finding.new);
            }
        }
        None if name == "moved" => field("text", &finding.new),
        None => {
            field("old", &finding.old);
            field("new", &finding.new);
        }
    }
    finding.signals.iter().for_each(|signal| field("signal", &signal_line(signal)));
    field("governs", &finding.governs.join(" "));
    let written = |hashes: &[StatementHash]| match hashes {
        [] => NOTHING.to_owned(),
        hashes => side(hashes.iter()),
    };
    field("rests on", &format!("{} → {}", written(&finding.old_hashes), written(&finding.new_hashes)));
    out
}

/// `force-weakened: shall → should`; a sign stands before the words of one side alone: `hedge-added: + where possible`.
fn signal_line(signal: &Signal) -> String {
    match (signal.old_text(), signal.new_text()) {
        ("", "") => signal.kind.to_string(),
        ("", new) => format!("{}: + {new}", signal.kind),
        (old, "") => format!("{}: - {old}", signal.kind),
        _ => signal.to_string(),
    }
}

fn read_signal(line: &str, at: usize) -> Result<Signal> {
    let (name, words) = line.split_once(": ").unwrap_or((line, ""));
    let Some(kind) = signal_kinds().find(|kind| kind.name() == name) else {
        let known: Vec<&str> = signal_kinds().map(SignalKind::name).collect();
        return Err(yaml::unknown_name("signal", name, &known).at(at, None));
    };
    let (old, new) = match (words.strip_prefix("+ "), words.strip_prefix("- "), words.split_once(" → ")) {
        (Some(new), ..) => ("", new),
        (_, Some(old), _) => (old, ""),
        (.., Some(both)) => both,
        _ if words.is_empty() => ("", ""),
        _ => return Err(no_snapshot(at, "before the words of a signal stands `+` or `-`, or `→` divides them")),
    };
    Ok(Signal { kind, old: Cue::unplaced(old), new: Cue::unplaced(new) })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Front {
    description: String,
    info: Info,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Info {
    format: String,
}

fn parse(path: &str, text: &str) -> Result<Snapshot> {
    // Git's marks first: half of a conflict may look like a sound file.
    for (k, line) in text.lines().enumerate() {
        if ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) || line == "=======" {
            return Err(Error::new("this is a conflict marker of a merge").at(k + 1, None).help(
                "keep the blocks of both sides and remove the lines with the markers; then run `redraft check`, \
                 which finds what no longer applies",
            ));
        }
    }
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some(RULE) {
        return Err(no_snapshot(1, "the first line is not `---`"));
    }
    let front: Vec<&str> = lines.by_ref().take_while(|line| line.trim_end() != RULE).collect();
    // The line of the file is that of the text, so the first line stays in.
    let front: Front = yaml::from_str(path, &format!("\n{}\n", front.join("\n")))?;
    let outdated = match front.info.format.strip_prefix(FORMAT_NAME).map(str::parse::<u32>) {
        Some(Ok(FIRST)) => true,
        Some(Ok(PRESENT)) => false,
        Some(Ok(newer)) if newer > PRESENT => {
            return Err(Error::new(format!("it was written by a newer redraft (`{FORMAT_NAME}{newer}`)"))
                .help(format!("update redraft; this one, {}, reads `{FORMAT}`", env!("CARGO_PKG_VERSION"))));
        }
        _ => return Err(no_snapshot(1, &format!("its front matter has no `format: {FORMAT}` under `info`"))),
    };
    let head = text.lines().count() - lines.clone().count();
    let mut findings: Vec<Finding> = Vec::new();
    let mut reading: Option<Block> = None;
    let end = |findings: &mut Vec<Finding>, block: Option<Block>| {
        findings.extend(block.map(|block| block.finish(outdated)).transpose()?);
        Ok::<(), Error>(())
    };
    for (k, line) in lines.enumerate().map(|(k, line)| (head + k + 1, line.trim_end())) {
        if line.is_empty() {
            continue;
        }
        match line.strip_prefix("  ") {
            Some(field) => match reading.as_mut() {
                Some(block) => block.read(field, k)?,
                None => return Err(no_snapshot(k, "a finding begins with its sign and kind")),
            },
            None => {
                end(&mut findings, reading.take())?;
                let finding = read_head(line, k)?;
                reading = Some(Block { at: k, finding, lines: line.to_owned(), checksum: None });
            }
        }
    }
    end(&mut findings, reading)?;
    Ok(Snapshot { description: front.description, findings, outdated })
}

/// A finding that is being read.
struct Block {
    /// The line that it begins in.
    at: usize,
    finding: Finding,
    /// Its lines, without their checksum.
    lines: String,
    checksum: Option<String>,
}

impl Block {
    fn read(&mut self, field: &str, at: usize) -> Result<()> {
        if let Some(checksum) = field.strip_prefix("checksum:") {
            self.checksum = Some(checksum.trim().to_owned());
            return Ok(());
        }
        self.lines.push_str("\n  ");
        self.lines.push_str(field);
        read_field(&mut self.finding, field, at)
    }

    /// A finding that does not fit its hashes was not accepted by anyone.
    fn finish(self, outdated: bool) -> Result<Finding> {
        let Self { at, finding, lines, checksum } = self;
        let edited = |what: &str| {
            Err(Error::new(format!("{what}: it was edited by hand")).at(at, None).help(
                "restore the file from git (`git checkout -- FILE`), or remove the block of this finding and run \
                 `redraft check` and `redraft accept`",
            ))
        };
        let mut proper = finding.clone();
        proper.identify();
        if finding.id.split('-').next() != Some(proper.id.as_str()) {
            return edited("the hash of this finding does not fit what it rests on");
        }
        match checksum {
            None if outdated => Ok(finding),
            Some(checksum) if checksum == digest(&lines) => Ok(finding),
            Some(_) => edited("this finding does not fit its checksum"),
            None => edited("this finding has lost its checksum"),
        }
    }
}

fn no_snapshot(line: usize, why: &str) -> Error {
    Error::new(format!("this is not a snapshot of redraft: {why}"))
        .at(line, None)
        .help("restore the file from git (`git checkout -- FILE`), or delete it and accept anew")
}

fn read_head(line: &str, at: usize) -> Result<Finding> {
    let mut words = line.split(' ');
    let (sign, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let Some((.., kind)) = SIGNS.iter().find(|(known, full, _)| (*known, *full) == (sign, name)) else {
        return Err(no_snapshot(at, "a finding begins with its sign and kind, as in `~ reworded`"));
    };
    let mut finding = Finding::of_kind(*kind);
    if matches!(kind, Kind::Reworded | Kind::Split | Kind::Merged) {
        finding.significance = Some(Significance::Substantive);
    }
    for word in words {
        match word {
            "(editorial)" => finding.significance = Some(Significance::Editorial),
            "(moved)" => finding.moved = true,
            "(struck)" | "(unstruck)" => finding.struck = true,
            id if finding.id.is_empty() => finding.id = id.to_owned(),
            _ => return Err(no_snapshot(at, "nothing stands after the hash of a finding")),
        }
    }
    Ok(finding)
}

const FIELDS: [&str; 13] = [
    "theme",
    "section",
    "under",
    "old under",
    "new under",
    "words",
    "text",
    "old",
    "new",
    "signal",
    "governs",
    "rests on",
    "checksum",
];

fn read_field(finding: &mut Finding, field: &str, at: usize) -> Result<()> {
    let (key, value) = field.split_once(':').unwrap_or((field, ""));
    let value = value.trim().to_owned();
    match key {
        "theme" => finding.theme = value,
        "section" => finding.section = value,
        "under" => {
            let governor = read_governor(&value, at)?;
            if finding.kind != Kind::Added {
                add(&mut finding.old_governors, governor.clone());
            }
            if finding.kind != Kind::Dropped {
                add(&mut finding.new_governors, governor);
            }
        }
        "old under" => add(&mut finding.old_governors, read_governor(&value, at)?),
        "new under" => add(&mut finding.new_governors, read_governor(&value, at)?),
        "words" => {
            [finding.old, finding.new] = sides_of(&value);
            finding.words = Some(value);
        }
        "text" => (finding.old, finding.new) = (value.clone(), value),
        "old" => finding.old = value,
        "new" => finding.new = value,
        "signal" => finding.signals.push(read_signal(&value, at)?),
        "governs" => finding.governs = value.split_whitespace().map(str::to_owned).collect(),
        "rests on" => {
            let (old, new) = value.split_once('→').unwrap_or((&value, ""));
            let hashes = |side: &str| {
                side.split_whitespace().filter(|hash| *hash != NOTHING).map(StatementHash::parse).collect()
            };
            (finding.old_hashes, finding.new_hashes) = (hashes(old), hashes(new));
        }
        _ => {
            return Err(yaml::unknown_name("field", key, &FIELDS).at(at, None));
        }
    }
    Ok(())
}

fn read_governor(value: &str, at: usize) -> Result<Governor> {
    let (name, text) = value.split_once(": ").unwrap_or((value, ""));
    match GovernorKind::NAMES.iter().find(|(_, known)| *known == name) {
        Some((kind, _)) => Ok(Governor::known_by(*kind, text)),
        None => {
            Err(yaml::unknown_name("kind of governor", name, &GovernorKind::NAMES.map(|(_, name)| name)).at(at, None))
        }
    }
}

fn add(governors: &mut Governors, governor: Governor) {
    *governors = governors.iter().cloned().chain([governor]).collect();
}

/// The old and the new text of a marked one.
fn sides_of(words: &str) -> [String; 2] {
    [without_marks(words, "{+", "+}", ["[-", "-]"]), without_marks(words, "[-", "-]", ["{+", "+}"])]
}

/// What is left of a marked text when one kind of run is taken out, and the marks of the other off.
fn without_marks(words: &str, open: &str, close: &str, keep: [&str; 2]) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find(open) {
        let Some(length) = rest[start..].find(close) else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + length + close.len()..];
        // The space that stood on either side of the run.
        if out.ends_with(' ') && rest.starts_with(' ') {
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    keep.iter().fold(out, |out, mark| out.replace(mark, "")).trim().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

//! SARIF 2.1.0, for code scanning: one result for each pending finding, and one for each rule that a finding breaks.

mod format;

use std::collections::BTreeMap;
use std::io;

use self::format::{
    Artifact, Driver, Fingerprints, Location, Log, Physical, Place, Properties, Region, Related, Rule, RunLog,
    SarifResult, Text, Tool,
};
use super::json::{Count, GovernorNote};
use super::{CheckReport, Checked, CheckedFinding, Status, text};
use crate::model::Lines;
use crate::render::json::SignalNote;
use crate::rules::Level;

/// The top of the repository, as code hosts and editors know it.
const ROOT: &str = "%SRCROOT%";
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME: &str = "https://github.com/redraft-project/redraft";

/// Writes the report as a SARIF log with one run.
///
/// # Errors
/// Only those of the writer.
pub fn write(report: &CheckReport, mut out: &mut dyn io::Write) -> io::Result<()> {
    let mut rules = Rules::default();
    let mut results = Vec::new();
    let mut bases = BTreeMap::from([(ROOT.to_owned(), described("the top of the repository"))]);
    for checked in &report.comparisons {
        if let Some(revision) = &checked.baseline_revision {
            bases.insert(base(revision), described(&format!("the repository at the revision {revision}")));
        }
        results.extend(of_document(checked, &mut rules));
        checked.single().for_each(|item| results.extend(of_finding(checked, item, &mut rules)));
        results.extend(checked.unmet.iter().map(|unmet| {
            let rule = rules.of(&unmet.rule, unmet.level);
            let message = format!("{}: {}", unmet.rule, text::missing_from_draft(unmet));
            let identity = format!("{}/{}", checked.name, unmet.what);
            result(checked, &rules, rule, &message, None, &identity, None)
        }));
    }
    let driver = Driver {
        name: "redraft",
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: HOME,
        rules: rules.list,
    };
    let run = RunLog { tool: Tool { driver }, original_uri_base_ids: bases, column_kind: "utf16CodeUnits", results };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_writer_pretty(&mut out, &log).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// The rules that results name, each once.
#[derive(Default)]
struct Rules {
    list: Vec<Rule>,
    known: BTreeMap<String, usize>,
}

impl Rules {
    /// The place of a rule of `redraft.yaml`.
    fn of(&mut self, name: &str, level: Level) -> usize {
        self.put(format!("rule:{name}"), || Rule {
            id: format!("rule/{}", slug(name)),
            name: format!("Rule: {name}"),
            short_description: Text::new(name),
            full_description: Text::new(format!("A rule of redraft.yaml: {name}")),
            help: Text::new(
                "Accepting findings does not repair a broken rule: correct the draft, or add a waiver to redraft.yaml.",
            ),
            default_configuration: format::Configuration { level: level_name(level) },
        })
    }

    /// The place of the rule that somebody has to accept a change of this sort.
    fn not_accepted(&mut self, sort: &str, what: &str) -> usize {
        self.put(sort.to_owned(), || Rule {
            id: format!("not-accepted/{sort}"),
            name: format!("Not accepted: {sort}"),
            short_description: Text::new(what),
            full_description: Text::new(format!("{what}, and nobody has accepted that.")),
            help: Text::new(
                "Decide with `redraft review`, or accept with `redraft accept`, and commit the snapshot with the draft.",
            ),
            default_configuration: format::Configuration { level: "error" },
        })
    }

    fn put(&mut self, key: String, rule: impl FnOnce() -> Rule) -> usize {
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let mut rule = rule();
        let twins = self.list.iter().filter(|known| known.id == rule.id || is_twin(&known.id, &rule.id)).count();
        if twins > 0 {
            rule.id = format!("{}-{}", rule.id, twins + 1);
        }
        self.list.push(rule);
        self.known.insert(key, self.list.len() - 1);
        self.list.len() - 1
    }
}

/// True for `rule/a-2` beside `rule/a`.
fn is_twin(id: &str, first: &str) -> bool {
    let number = id.strip_prefix(first).and_then(|rest| rest.strip_prefix('-'));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn of_document<'a>(checked: &Checked, rules: &mut Rules) -> Option<SarifResult<'a>> {
    let folded = checked.folded();
    let missing = text::missing(checked).filter(|_| folded > 0)?;
    let rule = rules.not_accepted("document", "A whole document was added or deleted");
    let message = format!("{missing} {}.", text::count(folded, "statement", "statements"));
    let result = result(checked, rules, rule, &message, None, &checked.name, None);
    Some(SarifResult { baseline_state: baseline_state(Status::New), ..result })
}

fn of_finding<'a>(checked: &Checked, item: &'a CheckedFinding, rules: &mut Rules) -> Vec<SarifResult<'a>> {
    let finding = item.finding();
    let said = said(item);
    let mut results = Vec::new();
    let mut put = |rules: &Rules, rule: usize, message: String| {
        let identity = format!("{}/{}", checked.name, finding.id);
        results.push(result(checked, rules, rule, &message, item.place(), &identity, Some(item)));
    };
    if item.status.is_pending() {
        let sort = if item.status == Status::Absent { "absent" } else { finding.kind_name() };
        let what = match sort {
            "absent" => "An accepted change is gone from the draft".to_owned(),
            sort => format!("A statement was {sort}"),
        };
        let rule = rules.not_accepted(sort, &what);
        put(rules, rule, format!("{}: {said}", text::capital(&text::title(item))));
    }
    for broken in &item.broken {
        let rule = rules.of(&broken.rule, broken.level);
        let expired = broken.waiver.as_ref();
        let expired = expired.map(|waiver| format!(" The waiver by {} expired on {}.", waiver.by, waiver.expires));
        put(rules, rule, format!("{}: {said}{}", broken.rule, expired.unwrap_or_default()));
    }
    results
}

/// What a finding says, without signs that SARIF reads as its own.
fn said(item: &CheckedFinding) -> String {
    let finding = item.finding();
    let mut said = match (finding.old.as_str(), finding.new.as_str()) {
        ("", text) | (text, "") => format!("“{text}”"),
        (old, new) if old == new => format!("“{new}”"),
        (old, new) => format!("“{new}” Before: “{old}”"),
    };
    if let Some(dropped) = text::dropped(item) {
        said.push_str(&format!(" {dropped}"));
    }
    if let Some(struck) = text::struck(item) {
        said.push_str(&format!(" {struck}"));
    }
    for signal in finding.signal_lines() {
        said.push_str(&format!(" {signal}."));
    }
    for line in text::governors(finding) {
        said.push_str(&format!(" {}.", text::capital(&line)));
    }
    if let Some(before) = &item.accepted {
        said.push_str(&format!(" Accepted was: {}{}", text::short(&before.new, 200), before.aside(finding)));
    }
    said
}

fn result<'a>(
    checked: &Checked,
    rules: &Rules,
    rule: usize,
    message: &str,
    lines: Option<Lines>,
    identity: &str,
    item: Option<&'a CheckedFinding>,
) -> SarifResult<'a> {
    let Rule { id, default_configuration, .. } = &rules.list[rule];
    SarifResult {
        rule_id: id.clone(),
        rule_index: rule,
        level: default_configuration.level,
        message: Text::new(literal(message)),
        baseline_state: item.and_then(|item| baseline_state(item.status)),
        locations: [Location { physical_location: place(&checked.draft_file, ROOT.to_owned(), lines, None) }],
        related_locations: item.and_then(|item| before(checked, item)).into_iter().collect(),
        partial_fingerprints: Fingerprints {
            finding: identity.to_owned(),
            // GitHub looks at this one alone: without it, an alert would be another one whenever its line changes.
            primary: format!("{}:1", item.map_or(identity, |item| &item.finding().id)),
        },
        properties: item.map(|item| Properties {
            comparison: checked.name.clone(),
            kind: item.finding().kind_name(),
            status: item.status.name(),
            theme: item.finding().theme.clone(),
            section: item.finding().section.clone(),
            governors: item.finding().governors().iter().map(GovernorNote::from).collect(),
            governs: Count::of(item.finding()),
            signals: item.located.signals.iter().map(SignalNote::from).collect(),
        }),
    }
}

/// How a finding stands to the accepted ones, which are the baseline of a check; none where nobody is asked.
fn baseline_state(status: Status) -> Option<&'static str> {
    (status != Status::NotReviewed).then(|| status.name())
}

/// The old text where it stands in the baseline.
fn before(checked: &Checked, item: &CheckedFinding) -> Option<Related> {
    let finding = item.finding();
    if finding.old.is_empty() || checked.baseline_file.is_empty() {
        return None;
    }
    let uri_base = checked.baseline_revision.as_deref().map_or_else(|| ROOT.to_owned(), base);
    Some(Related {
        id: 1,
        message: Text::new(literal(&format!("Before, in {}: “{}”", checked.baseline, finding.old))),
        physical_location: place(&checked.baseline_file, uri_base, item.located.old_lines, Some(&finding.old)),
    })
}

fn place(file: &str, uri_base_id: String, lines: Option<Lines>, text: Option<&str>) -> Physical {
    // Without a line GitHub shows nothing.
    let Lines { first, last } = lines.unwrap_or(Lines { first: 1, last: 1 });
    let snippet = text.filter(|_| lines.is_some()).map(Text::new);
    Physical {
        artifact_location: Artifact { uri: uri(file), uri_base_id },
        region: Region { start_line: first, end_line: last, snippet },
    }
}

/// The base of files at a revision.
fn base(revision: &str) -> String {
    format!("REVISION:{revision}")
}

fn described(text: &str) -> Place {
    Place { description: Text::new(text) }
}

fn level_name(level: Level) -> &'static str {
    if level == Level::Deny { "error" } else { "warning" }
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte as char),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Braces mark placeholders, and brackets before a parenthesis a link.
fn literal(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}

/// Letters and digits in lower case, everything else a hyphen.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "unnamed".to_owned() } else { slug }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::check::sample;

    fn log(report: &CheckReport) -> String {
        sample::text(|out| write(report, out)).replace(env!("CARGO_PKG_VERSION"), "[version]")
    }

    #[test]
    fn holds_to_the_schema_of_oasis() {
        // One of its patterns has a bracket too many, which is no regular expression to every reader.
        let schema =
            include_str!("../../tests/schemas/sarif-schema-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for report in [sample::report(), sample::deleted(), sample::awkward(), sample::many(30), CheckReport::default()]
        {
            let text = sample::text(|out| write(&report, out));
            let value: Value = serde_json::from_str(&text).unwrap();
            let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:#?}");
            let run = &value["runs"][0];
            for result in run["results"].as_array().unwrap() {
                let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
                assert_eq!(rule["id"], result["ruleId"]);
            }
            let mut value = value.clone();
            value["runs"][0]["colour"] = "red".into();
            assert!(!validator.is_valid(&value), "the schema looks at what it is given");
        }
    }

    #[test]
    fn names_make_sound_ids_and_uris() {
        assert_eq!(slug("Amounts need the treasurer!"), "amounts-need-the-treasurer");
        assert_eq!(slug("…"), "unnamed");
        assert_eq!(uri("docs/a b%ü.md"), "docs/a%20b%25%C3%BC.md");
        assert_eq!(literal("{+a+} [b](c)"), "{{+a+}} [b\\](c)");
        let mut rules = Rules::default();
        let ids: Vec<usize> = ["a b", "a-b", "a b", "A, b"].map(|name| rules.of(name, Level::Deny)).into();
        assert_eq!(ids, [0, 1, 0, 2]);
        let ids: Vec<&str> = rules.list.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(ids, ["rule/a-b", "rule/a-b-2", "rule/a-b-3"]);
    }

    #[test]
    fn snapshot() {
        sample::settings().bind(|| insta::assert_snapshot!("check_sarif", log(&sample::report())));
    }
}

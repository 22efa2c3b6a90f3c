//! A version written as a statement file, in YAML or JSON: what `redraft statements` prints and `redraft diff` reads.
//!
//! The YAML is written by hand, for it is read by people and kept in git: one field a line, in one order, a string
//! in quotes only where a reader could take it for something else.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use crate::grammar::{Grammar, grammar};
use crate::lexicon::Lexicon;
use crate::model::{Governor, GovernorKind, Governors, Role, Statement, Version};
use crate::render::place::PlaceFields;

/// Words that some YAML reader takes for a truth value, for nothing or for a number.
const RESERVED: [&str; 13] =
    ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity", "none"];

/// Writes YAML; with a lexicon, every statement with its grammar.
///
/// # Errors
/// Only those of the writer.
pub fn write_yaml(version: &Version, lexicon: Option<&Lexicon>, out: &mut impl io::Write) -> io::Result<()> {
    let head = [("title", &version.title), ("version", &version.version), ("language", &version.language)];
    for (name, value) in head {
        if let Some(value) = value {
            writeln!(out, "{name}: {}", scalar(value, false))?;
        }
    }
    let sections = section_lists(version);
    out.write_all(b"statements:\n")?;
    for statement in &version.statements {
        let Statement { id, text, role, label, section, governors, themes, origin, .. } = statement;
        writeln!(out, "  - id: {}", scalar(id, false))?;
        if *role != Role::Sentence {
            writeln!(out, "    role: {role}")?;
        }
        if !label.is_empty() {
            writeln!(out, "    label: {}", scalar(label, false))?;
        }
        if let Some(list) = section.and_then(|section| sections.get(section)) {
            writeln!(out, "    section: {list}")?;
        }
        match &written(governors)[..] {
            [] => {}
            [Governor { kind: GovernorKind::LeadIn, text, .. }] => {
                writeln!(out, "    lead_in: {}", scalar(text, false))?;
            }
            several => {
                out.write_all(b"    governors:\n")?;
                for governor in several {
                    writeln!(out, "      - {}: {}", governor.kind.name(), scalar(&governor.text, false))?;
                }
            }
        }
        writeln!(out, "    text: {}", scalar(text, false))?;
        if !themes.is_empty() {
            writeln!(out, "    themes: {}", flow_list(themes.iter().map(String::as_str)))?;
        }
        if let Some(line) = origin.line() {
            writeln!(out, "    line: {line}")?;
        }
        if let Some(page) = origin.page() {
            writeln!(out, "    page: {page}")?;
        }
        if let Some(place) = PlaceFields::without_lines(origin.shown()) {
            // What JSON writes in braces is YAML, too.
            out.write_all(b"    place: ")?;
            serde_json::to_writer(&mut *out, &place)?;
            out.write_all(b"\n")?;
        }
        if let Some(lexicon) = lexicon.filter(|_| statement.counts()) {
            write_grammar(&grammar(statement, lexicon), out)?;
        }
    }
    Ok(())
}

/// What has to be written of what governs a statement: the headings stand in its section already.
fn written(governors: &Governors) -> Vec<&Governor> {
    governors.iter().filter(|governor| governor.kind != GovernorKind::Heading).collect()
}

/// The parts of a statement as a mapping of its own; what is empty is left out, but never the force.
fn write_grammar(grammar: &Grammar, out: &mut impl io::Write) -> io::Result<()> {
    let Grammar { actor, force, verb, object, conditions, hedges, .. } = grammar;
    out.write_all(b"    grammar:\n")?;
    if let Some(actor) = actor {
        writeln!(out, "      actor: {}", scalar(actor, false))?;
    }
    writeln!(out, "      force: {}", scalar(force.name(), false))?;
    for (name, part) in [("verb", verb), ("object", object)] {
        if let Some(part) = part {
            writeln!(out, "      {name}: {}", scalar(part, false))?;
        }
    }
    for (name, parts) in [("conditions", conditions), ("hedges", hedges)] {
        if !parts.is_empty() {
            writeln!(out, "      {name}: {}", flow_list(parts.iter().map(String::as_str)))?;
        }
    }
    Ok(())
}

/// Writes JSON with the same fields.
///
/// # Errors
/// Only those of the writer.
pub fn write_json(version: &Version, lexicon: Option<&Lexicon>, out: &mut impl io::Write) -> io::Result<()> {
    out.write_all(b"{\n")?;
    let head = [("title", &version.title), ("version", &version.version), ("language", &version.language)];
    for (name, value) in head {
        if let Some(value) = value {
            write!(out, "\"{name}\": ")?;
            serde_json::to_writer(&mut *out, value)?;
            out.write_all(b",\n")?;
        }
    }
    out.write_all(b"\"statements\": [")?;
    let paths: Vec<_> = (0..version.sections.len()).map(|k| version.section_path(Some(k))).collect();
    for (k, statement) in version.statements.iter().enumerate() {
        out.write_all(if k == 0 { b"\n" } else { b",\n" })?;
        let section = statement.section.and_then(|section| paths.get(section)).map_or(&[][..], Vec::as_slice);
        serde_json::to_writer(&mut *out, &JsonStatement::new(statement, section, lexicon))?;
    }
    out.write_all(b"\n]}\n")
}

#[derive(Serialize)]
struct JsonStatement<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    section: &'a [&'a str],
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_in: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    governors: Vec<JsonGovernor<'a>>,
    text: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    themes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceFields<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grammar: Option<JsonGrammar>,
}

/// A kind of governor with its words.
type JsonGovernor<'a> = std::collections::BTreeMap<&'static str, &'a str>;

#[derive(Serialize)]
struct JsonGrammar {
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    force: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verb: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hedges: Vec<String>,
}

impl From<Grammar> for JsonGrammar {
    fn from(grammar: Grammar) -> Self {
        let Grammar { actor, force, verb, object, conditions, hedges, .. } = grammar;
        Self { actor, force: force.name(), verb, object, conditions, hedges }
    }
}

impl<'a> JsonStatement<'a> {
    fn new(statement: &'a Statement, section: &'a [&'a str], lexicon: Option<&Lexicon>) -> Self {
        let written = written(&statement.governors);
        let lead_in = match written[..] {
            [Governor { kind: GovernorKind::LeadIn, text, .. }] => Some(&**text),
            _ => None,
        };
        let pair = |governor: &&'a Governor| JsonGovernor::from([(governor.kind.name(), &*governor.text)]);
        let governors = if lead_in.is_some() { Vec::new() } else { written.iter().map(pair).collect() };
        let parts = lexicon.filter(|_| statement.counts()).map(|lexicon| grammar(statement, lexicon));
        Self {
            id: &statement.id,
            role: (statement.role != Role::Sentence).then(|| statement.role.name()),
            label: &statement.label,
            section,
            lead_in,
            governors,
            text: &statement.text,
            themes: &statement.themes,
            line: statement.origin.line(),
            page: statement.origin.page(),
            place: PlaceFields::without_lines(statement.origin.shown()),
            grammar: parts.map(JsonGrammar::from),
        }
    }
}

/// The heading path of every section as a YAML list, made once.
fn section_lists(version: &Version) -> Vec<String> {
    (0..version.sections.len()).map(|k| flow_list(version.section_path(Some(k)).into_iter())).collect()
}

fn flow_list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let items: Vec<_> = items.map(|item| scalar(item, true)).collect();
    format!("[{}]", items.join(", "))
}

/// A string as a YAML scalar that reads back as the same string: plain where nobody can misread it, in single quotes
/// where it holds signs of YAML, in double quotes where it holds what must be escaped.
fn scalar(text: &str, in_list: bool) -> Cow<'_, str> {
    if text.chars().any(needs_escape) {
        Cow::Owned(double_quoted(text))
    } else if is_plain(text, in_list) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("'{}'", text.replace('\'', "''")))
    }
}

/// Control characters, line breaks of any YAML version, and what no YAML text may hold unescaped.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn is_plain(text: &str, in_list: bool) -> bool {
    // Beginning with a letter, it is no number, no date and no sign of YAML.
    let begins_well = text.starts_with(char::is_alphabetic);
    let ends_badly = text.ends_with([' ', ':']);
    let has_signs = text.contains(": ") || text.contains(" #");
    let breaks_list = in_list && text.contains([',', '[', ']', '{', '}', ':']);
    let reserved = RESERVED.iter().any(|word| word.eq_ignore_ascii_case(text));
    begins_well && !(ends_badly || has_signs || breaks_list || reserved)
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 8);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if needs_escape(c) && c as u32 <= 0xff => quoted.push_str(&format!("\\x{:02x}", c as u32)),
            c if needs_escape(c) => quoted.push_str(&format!("\\u{:04x}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::model::{Lines, Place};
    use crate::read::{Format, parse};
    use crate::report::sample;

    fn yaml(version: &Version) -> String {
        let mut out = Vec::new();
        write_yaml(version, None, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn json(version: &Version) -> String {
        let mut out = Vec::new();
        write_json(version, None, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn quotes_stand_where_they_are_needed() {
        let cases = [
            ("The EU will act.", "The EU will act."),
            ("it's so", "it's so"),
            ("yes", "'yes'"),
            ("No", "'No'"),
            ("2007", "'2007'"),
            ("", "''"),
            ("- a", "'- a'"),
            ("(a)", "'(a)'"),
            ("aim: more", "'aim: more'"),
            ("aims:", "'aims:'"),
            ("see http://a.eu/b", "see http://a.eu/b"),
            ("it's one: two", "'it''s one: two'"),
            ("C #1", "'C #1'"),
            ("a\tb\n", "\"a\\tb\\n\""),
            ("a\u{85}\u{2028}\u{1b}\"\\", "\"a\\x85\\u2028\\x1b\\\"\\\\\""),
            ("Été", "Été"),
        ];
        for (text, expected) in cases {
            assert_eq!(scalar(text, false), expected);
        }
        assert_eq!(scalar("Energy, water", true), "'Energy, water'");
    }

    #[test]
    fn yaml_and_json_say_the_same() {
        let mut version = Version::clone(&sample::report().new);
        version.statements[4].themes = vec!["data.statistics".into()];
        version.statements[5].origin.place = Place::Unknown;
        version.statements[6].origin.place = Place::page_number(7).on_lines(Lines::one(15));
        version.statements[7].origin.place = Place::Paragraph { number: 12 };
        let from_yaml: Value = serde_yaml::from_str(&yaml(&version)).unwrap();
        let from_json: Value = serde_json::from_str(&json(&version)).unwrap();
        assert_eq!(from_yaml, from_json);
        assert_eq!(from_yaml["statements"][3]["lead_in"], "The Ministry shall:");
    }

    #[test]
    fn places_read_back() {
        let mut version = Version::clone(&sample::report().new);
        let area = Some(Box::new(crate::model::Area { left: 72.0, top: 90.5, right: 500.0, bottom: 120.0 }));
        let places = [
            Place::Page { number: 2, area, lines: None },
            Place::Paragraph { number: 12 },
            Place::Cell { sheet: Some("Fees: all".into()), row: 3, column: 2 },
            Place::page_number(4).on_lines(Lines::one(90)),
        ];
        for (statement, place) in version.statements.iter_mut().zip(&places) {
            statement.origin.place = place.clone();
        }
        for (format, text) in [(Format::YAML, yaml(&version)), (Format::JSON, json(&version))] {
            let document = parse("plan", format, text).unwrap();
            let read = crate::normalizer::normalise(document, &Default::default()).unwrap();
            for (statement, place) in read.statements.iter().zip(&places) {
                assert_eq!(statement.origin.shown(), place);
            }
        }
    }

    #[test]
    fn snapshots() {
        let version = sample::report().new;
        sample::settings().bind(|| {
            insta::assert_snapshot!("statements_yaml", yaml(&version));
            insta::assert_snapshot!("statements_json", json(&version));
        });
    }

    proptest! {
        #[test]
        fn every_string_reads_back(text in "\\PC{0,12}|[-:#,'\"\\[\\]{}&*!|>%@` \\n\\t\\r\u{85}\u{feff}a1.]{0,8}", in_list: bool) {
            let written = if in_list { format!("t: [{}]\n", scalar(&text, true)) } else { format!("t: {}\n", scalar(&text, false)) };
            let read: Value = serde_yaml::from_str(&written).unwrap();
            let read = if in_list { &read["t"][0] } else { &read["t"] };
            prop_assert_eq!(read, &Value::String(text), "{}", written);
        }
    }
}

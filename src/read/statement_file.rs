//! Statement files, in YAML and JSON: ready-made statements, one block each, which are never cut.

mod json;
mod origin;
mod place;

use std::collections::BTreeMap;
use std::fmt;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};

use self::place::PlaceField;
use super::bytes::{head, line_of};
use super::{Reader, Sniff};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Block, BlockKind, Document, Given, GovernorKind, Place, Role};
use crate::yaml::{self, Spanned, unknown_name};

/// The JSON Schema (draft 2020-12) of a statement file.
pub const SCHEMA: &str = include_str!("statement_file.schema.json");

/// The file as it is written. `T` is a text, with its place where the format tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct File<T> {
    title: Option<T>,
    version: Option<T>,
    #[serde(alias = "lang")]
    language: Option<T>,
    #[serde(rename = "date")]
    _date: Option<T>,
    #[serde(rename = "source")]
    _source: Option<T>,
    #[serde(default = "Vec::new")]
    statements: Vec<Entry<T>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Entry<T> {
    id: Option<T>,
    text: T,
    role: Option<T>,
    label: Option<T>,
    #[serde(default)]
    section: List,
    lead_in: Option<T>,
    #[serde(default = "Vec::new")]
    governors: Vec<BTreeMap<String, T>>,
    #[serde(default)]
    themes: List,
    line: Option<u32>,
    page: Option<u32>,
    #[serde(default)]
    place: Option<PlaceField>,
    /// What `redraft statements --grammar` says of it; it is found anew.
    #[serde(rename = "grammar")]
    _grammar: Option<IgnoredAny>,
    #[serde(rename = "date")]
    _date: Option<T>,
    #[serde(rename = "source")]
    _source: Option<T>,
}

/// A text of a statement file.
trait Word {
    /// The text itself.
    fn text(self) -> String;
    /// The byte at which it begins in the file, if the format tells it.
    fn place(&self) -> Option<usize>;
}

impl Word for Spanned<String> {
    fn text(self) -> String {
        self.value
    }

    fn place(&self) -> Option<usize> {
        self.referenced.span().byte_offset().map(|offset| offset as usize)
    }
}

/// A text of a JSON file; a number is taken as one: `"version": 2007` means the same as `"version": "2007"`.
struct JsonWord(String);

impl Word for JsonWord {
    fn text(self) -> String {
        self.0
    }

    fn place(&self) -> Option<usize> {
        None
    }
}

impl<'de> Deserialize<'de> for JsonWord {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        from.deserialize_any(OneOrMore { only_one: true }).map(|mut list| Self(list.0.pop().unwrap_or_default()))
    }
}

/// One text, or a list of texts.
#[derive(Default)]
struct List(Vec<String>);

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        from.deserialize_any(OneOrMore { only_one: false })
    }
}

struct OneOrMore {
    only_one: bool,
}

impl<'de> Visitor<'de> for OneOrMore {
    type Value = List;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.only_one { "a text" } else { "a text or a list of texts" })
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<List, E> {
        Ok(List(vec![text.to_owned()]))
    }

    fn visit_string<E>(self, text: String) -> std::result::Result<List, E> {
        Ok(List(vec![text]))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<List, E> {
        Ok(List(vec![number.to_string()]))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<List, E> {
        Ok(List(vec![number.to_string()]))
    }

    fn visit_f64<E>(self, number: f64) -> std::result::Result<List, E> {
        Ok(List(vec![number.to_string()]))
    }

    fn visit_unit<E>(self) -> std::result::Result<List, E> {
        Ok(List::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<List, A::Error> {
        if self.only_one {
            return Err(serde::de::Error::invalid_type(serde::de::Unexpected::Seq, &self));
        }
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<String>()? {
            list.push(item);
        }
        Ok(List(list))
    }
}

/// Where the id and the text of a statement begin in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Places {
    id: Option<usize>,
    text: Option<usize>,
}

pub(super) const YAML: Reader = Reader {
    name: "yaml",
    extensions: &["yaml", "yml"],
    for_policies: false,
    sniff: Sniff::Likeness(is_like_yaml),
    read: |source| read_yaml(source.text()?, source.name()),
};

pub(super) const JSON: Reader = Reader {
    name: "json",
    extensions: &["json"],
    for_policies: false,
    sniff: Sniff::Likeness(is_like_json),
    read: |source| read_json(source.text()?, source.name()),
};

fn is_like_yaml(bytes: &[u8]) -> bool {
    head(bytes).lines().any(|line| line.trim_end() == "statements:" || line.starts_with("statements: ["))
}

/// All JSON is taken: what is no statement file is refused with a message, and never read as prose.
fn is_like_json(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    match text.first() {
        Some(b'{') if head(text).contains("\"statements\"") => true,
        Some(b'{') => serde_json::from_slice::<IgnoredAny>(text).is_ok(),
        Some(b'[') => serde_json::from_slice::<Vec<serde_json::Map<String, serde_json::Value>>>(text).is_ok(),
        _ => false,
    }
}

/// Reads a statement file in YAML.
fn read_yaml(text: String, path: &str) -> Result<Document> {
    let file: File<Spanned<String>> = yaml::from_str(path, &text)?;
    document(file, Vec::new(), text, path)
}

/// Reads a statement file in JSON.
fn read_json(text: String, path: &str) -> Result<Document> {
    let file: File<JsonWord> = serde_json::from_str(&text).map_err(|error| json::explain(&error).in_file(path))?;
    let places = json::places(&text);
    document(file, places, text, path)
}

/// Checks what the format itself cannot and makes blocks. `places` fills in for words that do not know theirs.
fn document<T: Word>(file: File<T>, places: Vec<Places>, source: String, path: &str) -> Result<Document> {
    if file.statements.is_empty() {
        return Err(Error::new("it has no statements")
            .of_kind(ErrorKind::NoStatement)
            .in_file(path)
            .help("list them under `statements:`, each with a `text:`"));
    }
    let count = file.statements.len();
    // The places came from a scan of their own: if it counted otherwise, it is not to be trusted.
    let places = if places.len() == count { places } else { vec![Places::default(); count] };
    let mut seen = FxHashMap::default();
    let mut blocks = Vec::with_capacity(count);
    for (number, (entry, scanned)) in file.statements.into_iter().zip(places).enumerate() {
        let place = entry.text.place().or(scanned.text);
        let id_place = entry.id.as_ref().and_then(Word::place).or(scanned.id);
        let fault = |error: Error, offset: Option<usize>| match offset {
            Some(offset) => error.in_file(path).at(line_of(source.as_bytes(), offset), None),
            None => error.in_file(path),
        };
        let text = entry.text.text();
        if text.chars().all(char::is_whitespace) {
            let error = Error::new(format!("the text of statement {} is empty", number + 1));
            return Err(fault(error.help("write its text, or remove the statement"), place));
        }
        let id = entry.id.map(Word::text).filter(|id| !id.is_empty());
        if let Some(id) = &id
            && let Some(first) = seen.insert(id.clone(), id_place)
        {
            let first =
                first.map(|at| format!(", first on line {}", line_of(source.as_bytes(), at))).unwrap_or_default();
            let error = Error::new(format!("the id `{id}` is repeated here{first}"));
            return Err(fault(error.help("give each statement an id of its own, or none"), id_place));
        }
        let role = match entry.role {
            None => Role::default(),
            Some(role) => {
                let (offset, name) = (role.place().or(place), role.text());
                match Role::NAMES.iter().find(|(_, known)| *known == name) {
                    Some(&(role, _)) => role,
                    None => return Err(fault(unknown_name("role", &name, &Role::NAMES.map(|(_, name)| name)), offset)),
                }
            }
        };
        let mut governors = Vec::new();
        for (kind, text) in entry.governors.into_iter().flatten() {
            let offset = text.place().or(place);
            // The headings are those of its section.
            let [_, known @ ..] = GovernorKind::NAMES;
            match known.iter().find(|(_, name)| *name == kind) {
                Some(&(kind, _)) => governors.push((kind, text.text())),
                None => {
                    let known = known.map(|(_, name)| name);
                    return Err(fault(unknown_name("kind of governor", &kind, &known), offset));
                }
            }
        }
        governors.extend(entry.lead_in.map(|text| (GovernorKind::LeadIn, text.text())));
        let given = Given {
            id,
            role,
            label: entry.label.map(Word::text).unwrap_or_default(),
            section: entry.section.0,
            governors,
            themes: entry.themes.0,
            taken_from: entry.place.unwrap_or_default().with(entry.line, entry.page),
        };
        blocks.push(Block {
            map: origin::map(&source, place.unwrap_or_default(), &text),
            place: Place::Unknown,
            kind: BlockKind::Statement(Box::new(given)),
            text,
            marker: String::new(),
            struck: Vec::new(),
        });
    }
    Ok(Document {
        path: path.to_owned(),
        title: file.title.map(Word::text),
        version: file.version.map(Word::text),
        language: file.language.and_then(|language| super::language_code(&language.text())),
        paged: false,
        source,
        blocks,
        references: Vec::new(),
    })
}

#[cfg(test)]
mod tests;

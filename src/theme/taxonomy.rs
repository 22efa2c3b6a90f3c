//! The taxonomy: themes in two levels, each with the keywords that speak for it.
//!
//! ```yaml
//! title: Housing
//! themes:
//!   - id: supply
//!     label: Supply
//!     children:
//!       - id: supply.land
//!         label: Land
//!         keywords: [land, building plot*, zoning, LVT]
//!         hints: [site]
//!         not: [land transport]
//! ```
//!
//! How a keyword matches:
//! - on word stems of the document's language: `plot` also finds `plots`. In a language without a stemmer, exactly.
//! - a keyword with a space or hyphen is a phrase: its words must follow one another.
//! - `*` at the end takes any word that begins so, and switches stemming off for that word: `zon*`.
//! - case does not matter, except for a word of two capitals or more: `IT` finds `IT` and `ITs`, never `it`.
//! - a word under `hints` counts for less than half of a keyword: for words that speak for a theme only where the rest
//!   of the statement does not speak for another.
//! - a phrase under `not` takes away this theme's evidence that overlaps it, and only that: with `land` and
//!   `not: [land transport]`, `land transport` is no evidence, `land transport on public land` still is. Words under
//!   `not` are not stemmed, so that `transition` can be told from `transit`; `*` works there too. What stands under
//!   `not` of a top-level theme holds for its children too.

use super::Synonyms;
use super::file::{RawTaxonomy, RawTheme, TAXONOMY_FIELDS, THEME_FIELDS, Text};
use crate::error::{Error, Result};
use crate::language::words::keywords::{fold, is_all_capitals, words};
use crate::near::did_you_mean;
use crate::yaml::{self, Spanned, at};
use rustc_hash::FxHashMap;

/// Themes in two levels, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taxonomy {
    /// The name of the file, as the user typed it.
    pub path: String,
    /// What to call the taxonomy.
    pub title: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Where its themes come from.
    pub source: Option<String>,
    /// On what terms it may be used.
    pub licence: Option<String>,
    /// What its source asks to be said wherever it is used.
    pub acknowledgement: Option<String>,
    /// Parents before their children.
    pub themes: Vec<Theme>,
    /// Names that count as one.
    pub synonyms: Synonyms,
}

/// A theme of the taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// Unique in the taxonomy.
    pub id: String,
    /// The name to show.
    pub label: String,
    /// What belongs to it.
    pub description: Option<String>,
    /// The theme it is a part of.
    pub parent: Option<usize>,
    /// What speaks for it.
    pub keywords: Vec<Keyword>,
    /// What speaks for it where nothing else speaks for another.
    pub hints: Vec<Keyword>,
    /// What speaks against the evidence it overlaps.
    pub not: Vec<Keyword>,
}

/// A word or phrase to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyword {
    /// As the file has it.
    pub text: String,
    /// Its words in order: never empty.
    pub words: Vec<KeyWord>,
    /// The last word stands for all words that begin so.
    pub prefix: bool,
}

/// One word of a [`Keyword`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeyWord {
    /// In lower case, or as written if `capitals`.
    pub text: String,
    /// Matches capitals only.
    pub capitals: bool,
    /// A hyphen joins it to the word before.
    pub joined: bool,
}

impl Taxonomy {
    /// Reads a taxonomy file.
    ///
    /// # Errors
    /// If it is no taxonomy: the error names the line and the fix.
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let raw: RawTaxonomy = yaml::from_str(path, text).map_err(|error| explain_tab(error, path, text))?;
        refuse_unknown(&raw.unknown, &TAXONOMY_FIELDS, "a taxonomy").map_err(|error| error.in_file(path))?;
        let mut reading = Reading { lines: FxHashMap::default(), themes: Vec::new() };
        for theme in &raw.themes {
            reading.theme(theme, None).map_err(|error| error.in_file(path))?;
        }
        if reading.themes.is_empty() {
            return Err(Error::new("the taxonomy has no theme")
                .in_file(path)
                .help("list at least one under `themes:`, with `id`, `label` and `keywords`"));
        }
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let synonyms = Synonyms::from_rules(&raw.synonyms).map_err(|error| error.in_file(path))?;
        Ok(Self {
            path: path.to_owned(),
            title: filled(raw.title.or(raw.id)),
            description: filled(raw.description),
            source: filled(raw.source),
            licence: filled(raw.licence),
            acknowledgement: filled(raw.acknowledgement),
            themes: reading.themes,
            synonyms,
        })
    }

    /// The theme of this id.
    ///
    /// # Errors
    /// If there is none: the error names the nearest ids.
    pub fn find(&self, id: &str) -> Result<usize> {
        self.themes.iter().position(|theme| theme.id == id).ok_or_else(|| {
            let ids = self.themes.iter().map(|theme| theme.id.as_str());
            let help = did_you_mean(id, ids).unwrap_or_else(|| {
                let top: Vec<_> = self.themes.iter().filter(|theme| theme.parent.is_none()).collect();
                let names: Vec<_> = top.iter().take(12).map(|theme| format!("`{}`", theme.id)).collect();
                match names.as_slice() {
                    [only] => format!("its only top-level theme is {only}"),
                    names if top.len() > names.len() => format!("its top-level themes are {}, …", names.join(", ")),
                    names => format!("its top-level themes are {}", names.join(", ")),
                }
            });
            Error::new(format!("the taxonomy {} has no theme `{id}`", self.path)).help(help)
        })
    }

    /// True if `theme` is `ancestor` or a part of it.
    pub fn is_within(&self, theme: usize, ancestor: usize) -> bool {
        theme == ancestor || self.themes.get(theme).is_some_and(|theme| theme.parent == Some(ancestor))
    }

    /// True if the theme with one id is that with the other, or a part of it. An id that no theme has is within itself.
    pub fn is_within_id(&self, theme: &str, ancestor: &str) -> bool {
        theme == ancestor
            || match (self.find(theme), self.find(ancestor)) {
                (Ok(theme), Ok(ancestor)) => self.is_within(theme, ancestor),
                _ => false,
            }
    }

    /// True if the theme has parts.
    pub fn has_children(&self, theme: usize) -> bool {
        // Children follow their parent.
        self.themes.get(theme + 1).is_some_and(|next| next.parent == Some(theme))
    }
}

/// The themes read so far.
struct Reading {
    lines: FxHashMap<String, usize>,
    themes: Vec<Theme>,
}

impl Reading {
    fn theme(&mut self, raw: &Spanned<RawTheme>, parent: Option<usize>) -> Result<()> {
        let theme = &raw.value;
        refuse_unknown(&theme.unknown, &THEME_FIELDS, "a theme")?;
        let id = required(theme.id.as_ref(), raw, "id", "give every theme an id, such as `energy` or `energy.grid`")?;
        let label = required(theme.label.as_ref(), raw, "label", "give every theme a label: the name to show")?;
        let line = theme.id.as_ref().map_or(0, |id| id.referenced.line() as usize);
        if let Some(first) = self.lines.insert(id.clone(), line) {
            return Err(Error::new(format!("two themes have the id `{id}`"))
                .at(line, None)
                .help(format!("the other one is on line {first}; rename one of them")));
        }
        let keywords = keywords(&theme.keywords, &id)?;
        let hints = self::keywords(&theme.hints, &id)?;
        let not = self::keywords(&theme.not, &id)?;
        let fields =
            [("keywords", &keywords, &theme.keywords), ("hints", &hints, &theme.hints), ("not", &not, &theme.not)];
        refuse_twice(&fields, &id)?;
        let own = self.themes.len();
        let description = theme.description.clone();
        self.themes.push(Theme { id, label, description, parent, keywords, hints, not });
        for child in &theme.children {
            if parent.is_some() {
                let problem = "a taxonomy has two levels; this theme would be on a third";
                return Err(
                    at(Error::new(problem), child).help(format!("move it up, beside `{}`", self.themes[own].id))
                );
            }
            self.theme(child, Some(own))?;
        }
        Ok(())
    }
}

fn required(text: Option<&Text>, theme: &Spanned<RawTheme>, field: &str, help: &str) -> Result<String> {
    let Some(text) = text else {
        return Err(at(Error::new(format!("this theme has no {field}")), theme).help(help));
    };
    match text.value.as_deref().map(str::trim) {
        Some(value) if !value.is_empty() => Ok(value.to_owned()),
        _ => Err(at(Error::new(format!("the {field} is empty")), text).help(help)),
    }
}

fn keywords(raw: &[Text], theme: &str) -> Result<Vec<Keyword>> {
    let mut seen = FxHashMap::default();
    let mut keywords = Vec::with_capacity(raw.len());
    for text in raw {
        let keyword = parse_keyword(text.value.as_deref().unwrap_or_default()).map_err(|e| at(e, text))?;
        let line = text.referenced.line();
        if let Some(first) = seen.insert((keyword.words.clone(), keyword.prefix), line) {
            let problem = format!("`{}` occurs twice in the theme `{theme}`", keyword.text);
            return Err(
                at(Error::new(problem), text).help(format!("it is already on line {first}; remove one of them"))
            );
        }
        keywords.push(keyword);
    }
    Ok(keywords)
}

/// A field of a theme: its name, its keywords and where they stand.
type Field<'a> = (&'static str, &'a Vec<Keyword>, &'a Vec<Text>);

/// What speaks for a theme in one field cannot speak for it otherwise in another.
fn refuse_twice(fields: &[Field<'_>], theme: &str) -> Result<()> {
    let mut found: FxHashMap<_, &str> = FxHashMap::default();
    for (field, keywords, texts) in fields {
        for (keyword, text) in keywords.iter().zip(*texts) {
            let first = *found.entry((&keyword.words, keyword.prefix)).or_insert(field);
            if first != *field {
                let problem = format!("`{}` is listed under both `{first}` and `{field}` of `{theme}`", keyword.text);
                return Err(at(Error::new(problem), text).help("remove one of them"));
            }
        }
    }
    Ok(())
}

/// More words than any phrase has: such a keyword is a sentence that lost its commas.
const LONGEST_PHRASE: usize = 32;

fn parse_keyword(text: &str) -> Result<Keyword> {
    let text = text.trim();
    let (stem, prefix) = text.strip_suffix('*').map_or((text, false), |stem| (stem, true));
    if stem.contains('*') {
        return Err(Error::new(format!("`*` may only stand at the end of a keyword, not as in `{text}`"))
            .help("write the beginning of the word and `*`, or list the words one by one"));
    }
    if prefix && !stem.ends_with(|c: char| c.is_alphanumeric() || c == '+') {
        return Err(Error::new(format!("`*` must follow a letter or digit, not as in `{text}`"))
            .help("write the beginning of a word and `*`, as in `migrat*`"));
    }
    let words: Vec<KeyWord> = words(stem)
        .map(|word| {
            let capitals = is_all_capitals(word.text);
            let text = if capitals { word.text.to_owned() } else { fold(word.text).into_owned() };
            KeyWord { text, capitals, joined: word.joined }
        })
        .collect();
    if words.is_empty() {
        return Err(Error::new(format!("the keyword `{text}` is empty: it has no letter or digit"))
            .help("remove it, or look for a stray comma"));
    }
    if words.len() > LONGEST_PHRASE {
        return Err(Error::new(format!("a keyword of {} words; {LONGEST_PHRASE} is the most", words.len()))
            .help("look for a missing comma"));
    }
    Ok(Keyword { text: text.to_owned(), words, prefix })
}

fn refuse_unknown(unknown: &[Spanned<String>], known: &[&str], owner: &str) -> Result<()> {
    let Some(key) = unknown.first() else { return Ok(()) };
    let help = did_you_mean(&key.value, known.iter().copied())
        .unwrap_or_else(|| format!("{owner} has the fields {}", known.join(", ")));
    Err(at(Error::new(format!("unknown field `{}` in {owner}", key.value)), key).help(help))
}

/// YAML forbids tabs in the indentation, but its parsers complain of what follows from them.
fn explain_tab(error: Error, path: &str, text: &str) -> Error {
    let indented = |line: &str| line.len() > line.trim_start_matches(' ').len() || line.starts_with('\t');
    // The parser may stop at the end of the line before.
    let tab = text.lines().take(error.line().map_or(usize::MAX, |line| line + 1)).position(|line| {
        let indent = &line[..line.len() - line.trim_start().len()];
        indented(line) && indent.contains('\t') && !line.trim().is_empty()
    });
    match tab {
        Some(line) => Error::new("there is a tab in the indentation")
            .in_file(path)
            .at(line + 1, None)
            .help("YAML allows only spaces there; replace the tab with spaces"),
        None => error,
    }
}

#[cfg(test)]
#[path = "taxonomy_tests.rs"]
mod tests;

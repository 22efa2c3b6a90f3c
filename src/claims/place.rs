//! Where a claim looks, and the statements that stand there.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::{Named, Side};
use crate::error::{Error, Result};
use crate::model::Version;
use crate::near::did_you_mean;
use crate::overrides::{Finding as Found, Names, fold};
use crate::report::Report;
use crate::theme::Taxonomy;

/// What a statement must meet: all that is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub ids: Vec<Named>,
    pub theme: Option<Named>,
    pub words: Vec<Phrase>,
    pub section: Option<Named>,
    pub side: Option<Side>,
}

/// A word or phrase; letters and digits count, case does not, `*` at its end stands for any ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    text: String,
    /// With a space before it, and one behind it unless any ending will do.
    padded: String,
}

impl Phrase {
    pub fn new(text: &str) -> Option<Self> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (stem, prefix) = text.strip_suffix('*').map_or((text.as_str(), false), |stem| (stem, true));
        let folded = fold(stem);
        if folded.is_empty() || stem.contains('*') {
            return None;
        }
        let padded = if prefix { format!(" {folded}") } else { format!(" {folded} ") };
        Some(Self { text, padded })
    }

    /// `text` is folded, with a space at both ends.
    fn occurs_in(&self, text: &str) -> bool {
        text.contains(&self.padded)
    }
}

impl Place {
    pub fn describe(&self) -> String {
        let quoted = |texts: Vec<&str>| texts.iter().map(|text| format!("“{text}”")).collect::<Vec<_>>().join(" and ");
        let mut parts = Vec::new();
        if !self.ids.is_empty() {
            parts.push(self.ids.iter().map(|id| id.name.as_str()).collect::<Vec<_>>().join(", "));
        }
        parts.extend(self.theme.as_ref().map(|theme| format!("theme {}", theme.name)));
        if !self.words.is_empty() {
            parts.push(format!("words {}", quoted(self.words.iter().map(|phrase| phrase.text.as_str()).collect())));
        }
        parts.extend(self.section.as_ref().map(|section| format!("section “{}”", section.name)));
        parts
            .extend(self.side.map(|side| format!("{} version", side.name())).filter(|_| self.side != Some(Side::Both)));
        parts.join(", ")
    }
}

/// The statements that a claim is about, ascending, of the old and the new version.
#[derive(Debug, Default)]
pub(super) struct Matches {
    pub sides: [Vec<usize>; 2],
    /// A text that the claim names is gone; the nearest one, if any is near.
    pub gone: Option<(String, Option<String>)>,
}

/// What every claim is looked up in.
pub(super) struct Finder<'a> {
    report: &'a Report,
    taxonomy: Option<&'a Taxonomy>,
    names: [Names<'a>; 2],
    /// The folded texts, with a space at both ends; what introduces a list counts for its items.
    texts: [Vec<String>; 2],
    /// The folded heading paths.
    sections: [Vec<String>; 2],
}

impl<'a> Finder<'a> {
    pub fn new(report: &'a Report, taxonomy: Option<&'a Taxonomy>) -> Self {
        let versions: [&Version; 2] = [&report.old, &report.new];
        let texts = |version: &Version| {
            let text = |s: &crate::model::Statement| match s.governors.introduction() {
                Some(lead_in) => format!(" {} {} ", fold(&lead_in), fold(&s.text)),
                None => format!(" {} ", fold(&s.text)),
            };
            version.statements.iter().map(text).collect()
        };
        let sections = |version: &Version| {
            let path = |k: usize| version.section_path(Some(k)).into_iter().map(fold).collect::<Vec<_>>().join(" / ");
            (0..version.sections.len()).map(path).collect()
        };
        Self {
            report,
            taxonomy,
            names: [Names::new(&report.old, "old"), Names::new(&report.new, "new")],
            texts: versions.map(texts),
            sections: versions.map(sections),
        }
    }

    /// The statements at a place, headings left out.
    pub fn find(&self, place: &Place, side: Side) -> Result<Matches> {
        let mut matches = Matches::default();
        let named = self.named(place, side, &mut matches)?;
        let rows = place.theme.as_ref().map(|theme| self.rows(theme)).transpose()?;
        let section = place.section.as_ref().map(|section| self.section(section)).transpose()?;
        for (k, version) in [&self.report.old, &self.report.new].into_iter().enumerate() {
            if matches!((side, k), (Side::Old, 1) | (Side::New, 0)) {
                continue;
            }
            let themes = if k == 0 { &self.report.old_themes } else { &self.report.new_themes };
            let fits = |at: usize| {
                let statement = &version.statements[at];
                let theme = || themes.get(at).and_then(|own| own.first()).copied().unwrap_or(usize::MAX);
                let under = |wanted: &String| {
                    statement.section.is_some_and(|section| self.sections[k][section].contains(wanted.as_str()))
                };
                named.as_ref().is_none_or(|named| named[k].contains(&at))
                    && (named.is_some() || statement.counts())
                    && place.words.iter().all(|phrase| phrase.occurs_in(&self.texts[k][at]))
                    && section.as_ref().is_none_or(under)
                    && rows.as_ref().is_none_or(|rows| rows.contains(&theme()))
            };
            matches.sides[k] = (0..version.statements.len()).filter(|&at| fits(at)).collect();
        }
        Ok(matches)
    }

    /// The statements that are named, in whichever version has them; none if no name is given.
    fn named(&self, place: &Place, side: Side, matches: &mut Matches) -> Result<Option<[FxHashSet<usize>; 2]>> {
        if place.ids.is_empty() {
            return Ok(None);
        }
        let mut named = [FxHashSet::default(), FxHashSet::default()];
        for name in &place.ids {
            let places = [self.names[0].position(&name.name), self.names[1].position(&name.name)];
            if places != [None, None] {
                named.iter_mut().zip(places).for_each(|(named, at)| named.extend(at));
                continue;
            }
            let mut found = [self.names[0].find(name)?, self.names[1].find(name)?];
            if side == Side::Old {
                found.swap(0, 1);
            }
            match found {
                [Found::Unknown, Found::Unknown] => return Err(self.unknown(name)),
                // The version that the claim looks in tells what is near.
                [Found::Gone(other), Found::Gone(own)] => {
                    let (version, nearest) = match (side, own, other) {
                        (Side::Old, Some(at), _) => (&self.report.old, Some(at)),
                        (_, Some(at), _) => (&self.report.new, Some(at)),
                        (Side::Old, None, at) => (&self.report.new, at),
                        (_, None, at) => (&self.report.old, at),
                    };
                    let nearest = nearest.map(|at| version.statements[at].id.clone());
                    matches.gone = Some((name.name.clone(), nearest));
                }
                mut found => {
                    if side == Side::Old {
                        found.swap(0, 1);
                    }
                    for (named, found) in named.iter_mut().zip(found) {
                        if let Found::Found(at) = found {
                            named.insert(at);
                        }
                    }
                }
            }
        }
        Ok(Some(named))
    }

    /// The error for an id that neither version has.
    fn unknown(&self, name: &Named) -> Error {
        let ids = self.names.iter().flat_map(Names::all_ids);
        let help = did_you_mean(&name.name, ids).unwrap_or_else(|| "`redraft statements DOC` lists the ids".into());
        name.at(Error::new(format!("neither version has a statement with the id `{}`", name.name)).help(help))
    }

    /// A part of the path of a section that one of the versions has.
    fn section(&self, section: &Named) -> Result<String> {
        let wanted = fold(&section.name);
        if self.sections.iter().flatten().any(|path| path.contains(&wanted)) {
            return Ok(wanted);
        }
        let sections = [&self.report.old, &self.report.new].into_iter().flat_map(|version| &version.sections);
        let titles: BTreeSet<&str> = sections.map(|section| section.title.as_str()).collect();
        let help =
            did_you_mean(&section.name, titles).unwrap_or_else(|| "`redraft statements DOC` shows the sections".into());
        let error = Error::new(format!("no section of either version is named `{}`", section.name));
        Err(section.at(error.help(help)))
    }

    /// The rows of a theme and of those under it.
    fn rows(&self, theme: &Named) -> Result<FxHashSet<usize>> {
        let name = theme.name.as_str();
        if let Some(taxonomy) = self.taxonomy {
            taxonomy.find(name).map_err(|error| theme.at(error))?;
        }
        let rows = self.report.themes.iter().enumerate().filter(|(_, row)| row.is_within(name, self.taxonomy));
        let found: FxHashSet<usize> = rows.map(|(k, _)| k).collect();
        if found.is_empty() && self.taxonomy.is_none() {
            let known = self.report.themes.iter().map(|row| row.id.as_str()).filter(|id| !id.is_empty());
            let help = did_you_mean(name, known).unwrap_or_else(|| "name a taxonomy with `--themes`".into());
            let error = Error::new(format!("no section of these documents is named `{name}`"));
            return Err(theme.at(error.help(help)));
        }
        Ok(found)
    }
}

//! Where an entry stands: sections, enumerators and lines, in as few words as tell the reader.
//!
//! A long section name is written out where a theme mentions it first, and cut from then on. Where the sections are
//! the themes, the head over the entries has named the section already: only its number is kept, for citing.

use rustc_hash::FxHashSet;

use super::sheet::Glyphs;
use super::wrap::cut;
use crate::model::{Indices, Place, Role, Statement, Version};
use crate::report::{Entry, Kind, Report, Significance};

/// The columns of a section name that was written out before.
const SHORT_NAME: usize = 40;
/// From how many statements on only the first and the last are named.
const MANY: usize = 4;

/// Names the places of the entries of one theme after the other.
pub(super) struct Places<'r> {
    report: &'r Report,
    glyphs: Glyphs,
    /// The headings of the new version that moved.
    moved_headings: FxHashSet<usize>,
    shuffled: bool,
    theme: Option<usize>,
    /// The long names that the theme has mentioned.
    mentioned: FxHashSet<String>,
    /// Whether the last place spelt out a section or a move.
    spelt_out: bool,
}

/// One side of a comparison with the statements of an entry.
#[derive(Clone, Copy)]
struct Side<'a> {
    name: &'static str,
    version: &'a Version,
    themes: &'a [Indices],
    statements: &'a [usize],
}

impl<'r> Places<'r> {
    /// `shuffled` leaves moves unnamed, for texts in which nearly everything moved.
    pub fn new(report: &'r Report, glyphs: Glyphs, shuffled: bool) -> Self {
        let is_heading = |k: &&usize| report.new.statements[**k].role == Role::Heading;
        let moved = report.entries.iter().filter(|entry| entry.moved).flat_map(|entry| &entry.new);
        let moved_headings = moved.filter(is_heading).copied().collect();
        Self {
            report,
            glyphs,
            shuffled,
            moved_headings,
            theme: None,
            mentioned: FxHashSet::default(),
            spelt_out: false,
        }
    }

    /// Begins the entries of a theme; none for the headings.
    pub fn enter(&mut self, theme: Option<usize>) {
        self.theme = theme;
        self.mentioned.clear();
    }

    /// Whether moves are worth naming one by one.
    pub fn names_moves(&self) -> bool {
        !self.shuffled
    }

    /// The place of an entry with old and new text in one.
    pub fn of(&mut self, entry: &Entry) -> String {
        let (old, new) = self.sides(entry);
        let moved = entry.moved && !self.shuffled;
        self.spelt_out = moved || entry.section_changed;
        let place = match (moved, entry.section_changed) {
            (true, _) => self.move_of(entry, true),
            (false, true) => {
                let (from, to) = self.section_pair(old, new);
                let (from, to) = (from + &labels(old, self.glyphs), to + &labels(new, self.glyphs));
                format!("{from} {} {to}", self.glyphs.arrow)
            }
            (false, false) => {
                let side = if entry.new.is_empty() { old } else { new };
                self.section(side, true) + &self.label_change(entry)
            }
        };
        self.join([&self.alone(&place), editorial(entry), &self.lines(entry)])
    }

    /// True if the last place is no more than numbers, which need no line of their own.
    pub fn is_brief(&self) -> bool {
        !self.spelt_out
    }

    /// The place of each side by itself, for two columns.
    pub fn in_columns(&mut self, entry: &Entry) -> (String, String) {
        let (old, new) = self.sides(entry);
        let mut side = |side: Side<'_>, editorial: &str| {
            if side.statements.is_empty() {
                return String::new();
            }
            let named = entry.section_changed || entry.moved;
            let place = self.section(side, !named) + &labels(side, self.glyphs);
            let spots = format!("{}:{}", side.name, spots(side, self.glyphs));
            self.join([&self.alone(&place), editorial, &spots, &self.struck(entry)])
        };
        (side(old, ""), side(new, editorial(entry)))
    }

    /// The place of a changed heading: the section over it is seldom news.
    pub fn of_heading(&mut self, entry: &Entry) -> String {
        let moved = if entry.moved && !self.shuffled { "moved" } else { "" };
        self.join([&self.alone(&self.label_change(entry)), moved, editorial(entry), &self.lines(entry)])
    }

    /// The place of entries that moved together, from the first to the last.
    pub fn of_run(&mut self, first: &Entry, last: &Entry) -> String {
        let mut place = self.move_of(first, false);
        for (side, from, to) in [
            (self.sides(first).0, first.old.first(), last.old.last()),
            (self.sides(first).1, first.new.first(), last.new.last()),
        ] {
            if let (Some(&from), Some(&to)) = (from, to) {
                let (from, to) = (spot(&side.version.statements[from]), spot(&side.version.statements[to]));
                place.push_str(&format!("{}{}:{from}{}{to}", self.glyphs.dot, side.name, self.glyphs.range));
            }
        }
        place
    }

    fn sides<'e>(&self, entry: &'e Entry) -> (Side<'e>, Side<'e>)
    where
        'r: 'e,
    {
        let report = self.report;
        (
            Side { name: "old", version: &report.old, themes: &report.old_themes, statements: &entry.old },
            Side { name: "new", version: &report.new, themes: &report.new_themes, statements: &entry.new },
        )
    }

    /// `moved from § Borders to § Migration`.
    fn move_of(&mut self, entry: &Entry, with_labels: bool) -> String {
        let (old, new) = self.sides(entry);
        let glyphs = self.glyphs;
        let labels = |side| if with_labels { labels(side, glyphs) } else { String::new() };
        if entry.section_changed {
            let (from, to) = self.section_pair(old, new);
            if from != to {
                return format!("moved from {from}{} to {to}{}", labels(old), labels(new));
            }
        }
        let change = if with_labels { self.label_change(entry) } else { String::new() };
        if self.moved_with_its_heading(entry) {
            return format!("moved with {}{change}", or_its_section(&self.section(new, true)));
        }
        match self.section(new, true).as_str() {
            "" if new.statements.iter().all(|&k| new.version.statements[k].section.is_none()) => {
                format!("moved{change}")
            }
            "" => format!("moved within the section{change}"),
            section => format!("moved within {section}{change}"),
        }
    }

    /// Whether the section that an entry stands in moved as a whole, so that nothing moved within it.
    fn moved_with_its_heading(&self, entry: &Entry) -> bool {
        let section = entry.new.first().and_then(|&k| self.report.new.statements[k].section);
        let heading = section.and_then(|section| self.report.new.sections[section].heading);
        heading.is_some_and(|heading| self.moved_headings.contains(&heading))
    }

    /// The names of two different sections; with what they stand in, if they bear the same name.
    fn section_pair(&mut self, old: Side<'_>, new: Side<'_>) -> (String, String) {
        let ends = |side: Side<'_>| side.statements.iter().find_map(|&k| side.version.statements[k].section);
        let title = |side: Side<'_>| ends(side).map(|k| side.version.sections[k].name().to_owned());
        let alike = title(old).is_some() && title(old) == title(new);
        let mut name = |side: Side<'_>| {
            let name = if alike { path(side, ends(side), self.glyphs) } else { self.section(side, false) };
            // Where every entry has two sections, the list of headings must do for their full names.
            let name = if self.shuffled { cut(&name, SHORT_NAME, self.glyphs.ellipsis) } else { name };
            match (name.is_empty(), side.version.sections.is_empty()) {
                (false, _) => name,
                (true, false) => "before the first heading".into(),
                (true, true) => "no section".into(),
            }
        };
        (name(old), name(new))
    }

    /// The sections of statements, each named once; `brief` where the head over the entries has named it.
    fn section(&mut self, side: Side<'_>, brief: bool) -> String {
        let mut names: Vec<String> = Vec::new();
        for &statement in side.statements {
            let Some(k) = side.version.statements[statement].section else { continue };
            let section = &side.version.sections[k];
            let mark = self.glyphs.section;
            let name = match (section.label.as_str(), section.title.as_str()) {
                ("", _) if brief && self.is_head(side, statement) => continue,
                (label, _) if brief && self.is_head(side, statement) => format!("{mark}{label}"),
                ("", title) => self.shorten(format!("{mark}{title}")),
                (label, "") => format!("{mark}{label}"),
                (label, title) => self.shorten(format!("{mark}{label} {title}")),
            };
            self.spelt_out |= !brief || !self.is_head(side, statement);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// Whether the section of a statement is what the theme over it is called.
    fn is_head(&self, side: Side<'_>, statement: usize) -> bool {
        let Some(theme) = self.theme.filter(|_| self.report.sections_as_themes) else { return false };
        let own = side.themes.get(statement).and_then(|themes| themes.first());
        let name = side.version.statements[statement].section.map_or("", |k| side.version.sections[k].name());
        let label = self.report.themes.get(theme).map_or("", |row| row.label.as_str());
        own == Some(&theme) && label.rsplit(" › ").next() == Some(name)
    }

    fn shorten(&mut self, name: String) -> String {
        if name.len() <= SHORT_NAME || self.mentioned.insert(name.clone()) {
            return name;
        }
        cut(&name, SHORT_NAME, self.glyphs.ellipsis)
    }

    /// The enumerators, to follow the name of a section: `, 1.1 → 2.1` where they changed.
    fn label_change(&self, entry: &Entry) -> String {
        let (old, new) = self.sides(entry);
        let (from, to) = (labels(old, self.glyphs), labels(new, self.glyphs));
        if entry.new.is_empty() {
            return from;
        }
        if !entry.renumbered || from == to {
            return to;
        }
        let from = if from.is_empty() { ", unnumbered".into() } else { from };
        let to = if to.is_empty() { "unnumbered" } else { strip(&to) };
        format!("{from} {} {to}", self.glyphs.arrow)
    }

    fn lines(&self, entry: &Entry) -> String {
        let (old, new) = self.sides(entry);
        let lines: Vec<_> = ([old, new].into_iter().filter(|side| !side.statements.is_empty()))
            .map(|side| format!("{}:{}", side.name, spots(side, self.glyphs)))
            .collect();
        self.join([&lines.join(" "), &self.struck(entry)])
    }

    /// Where the text of a dropped or added entry stands struck out: `struck out at new:12`.
    fn struck(&self, entry: &Entry) -> String {
        let side = if entry.kind == Kind::Added { "was struck out at old" } else { "struck out at new" };
        self.report.struck(entry).map_or_else(String::new, |statement| format!("{side}:{}", spot(statement)))
    }

    /// A place without the comma or space that was to follow a section; a bare number is said to be one of a section.
    fn alone(&self, place: &str) -> String {
        let stripped = strip(place);
        let roman = || stripped.trim_end_matches('.').bytes().all(|byte| b"IVXLC".contains(&byte));
        let number = stripped.starts_with(|c: char| c.is_ascii_digit()) || roman();
        let bare = stripped.len() < place.len() && number;
        if bare { format!("{}{stripped}", self.glyphs.section) } else { stripped.to_owned() }
    }

    fn join<const N: usize>(&self, parts: [&str; N]) -> String {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(self.glyphs.dot)
    }
}

/// The place of one statement by itself, its section written out.
pub(super) fn place_of(version: &Version, statement: usize, glyphs: Glyphs) -> String {
    let side = Side { name: "", version, themes: &[], statements: &[statement] };
    let k = version.statements[statement].section;
    let section = k.map_or_else(String::new, |k| named(version, k, glyphs));
    let place = section + &labels(side, glyphs);
    let spot = match version.statements[statement].origin.shown() {
        Place::Unknown => spots(side, glyphs),
        place => format!("{place:#}"),
    };
    [strip(&place), &spot].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(glyphs.dot)
}

fn named(version: &Version, section: usize, glyphs: Glyphs) -> String {
    let section = &version.sections[section];
    let parts = [section.label.as_str(), section.title.as_str()];
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    format!("{}{name}", glyphs.section)
}

/// A section with the one it stands in.
fn path(side: Side<'_>, section: Option<usize>, glyphs: Glyphs) -> String {
    let Some(k) = section else { return String::new() };
    let name = named(side.version, k, glyphs);
    match side.version.sections[k].parent {
        Some(parent) => {
            let within = side.version.sections[parent].name();
            format!("{name} (in {})", cut(within, SHORT_NAME, glyphs.ellipsis))
        }
        None => name,
    }
}

fn editorial(entry: &Entry) -> &'static str {
    if entry.significance == Some(Significance::Editorial) && entry.kind != Kind::Unchanged { "editorial" } else { "" }
}

/// A place without the comma or space that was to follow a section.
fn strip(place: &str) -> &str {
    place.trim_start_matches([',', ' '])
}

/// The enumerators of statements, to follow the name of a section.
fn labels(side: Side<'_>, glyphs: Glyphs) -> String {
    let labels: Vec<_> = (side.statements.iter())
        .map(|&k| side.version.statements[k].label.as_str())
        .filter(|label| !label.is_empty())
        .collect();
    match labels.first() {
        None => String::new(),
        Some(first) if first.starts_with('(') => format!(" {}", series(&labels, ", ", glyphs)),
        Some(_) => format!(", {}", series(&labels, ", ", glyphs)),
    }
}

fn spots(side: Side<'_>, glyphs: Glyphs) -> String {
    let spots: Vec<_> = side.statements.iter().map(|&k| spot(&side.version.statements[k])).collect();
    series(&spots, ",", glyphs)
}

/// A few names one by one; of many the first and the last.
fn series<T: AsRef<str>>(names: &[T], comma: &str, glyphs: Glyphs) -> String {
    match names {
        [first, .., last] if names.len() >= MANY => format!("{}{}{}", first.as_ref(), glyphs.range, last.as_ref()),
        few => few.iter().map(T::as_ref).collect::<Vec<_>>().join(comma),
    }
}

/// The place of a statement; its id where none is known.
fn spot(statement: &Statement) -> String {
    match statement.origin.shown() {
        Place::Unknown => statement.id.clone(),
        place => place.to_string(),
    }
}

/// A section by its name, or as `its section` where the name need not be said.
fn or_its_section(section: &str) -> &str {
    if section.is_empty() { "its section" } else { section }
}

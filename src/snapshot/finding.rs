//! One changed entry, identified by its content, and where it stands now.

use rustc_hash::FxHashMap;

use super::hash::{Hashes, StatementHash, path};
use crate::model::{Cue, Governor, Governors, Lines, Role, Signal, Statement};
use crate::normalizer::id::digest;
use crate::report::words::marked_words;
use crate::report::{Entry, Kind, Report, SignalKind, Significance};

/// Between the statements of one side of a split or merged entry.
const JOINT: &str = " // ";
/// As much of the hash of a text as tells what a governor governs.
pub(super) const GOVERNED: usize = 8;

/// A change that a person is asked about, as it is stored: what it is, not where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Made from the kind, the texts of both sides, what governs them and what they govern; of a text that stands more
    /// than once in its version from its section as well. The same in whatever line, order and notation they stand.
    pub id: String,
    /// What happened.
    pub kind: Kind,
    /// It moved as well, or did nothing but move.
    pub moved: bool,
    /// For reworded, split and merged ones.
    pub significance: Option<Significance>,
    /// The id of the theme it stands under; empty if it has none.
    pub theme: String,
    /// The headings over it, outermost first, in the new version if it stands there.
    pub section: String,
    /// Both texts in one with the marks of deleted and inserted words; none where each is better read whole.
    pub words: Option<String>,
    /// The old text, its statements divided by ` // `.
    pub old: String,
    /// The new text.
    pub new: String,
    /// The changes of meaning, without the places of their words.
    pub signals: Vec<Signal>,
    /// Of a dropped one, that its text stands in the new version, struck out; of an added one, that it stood so in the old
    /// version. It says no more than where, and is no part of the id.
    pub struck: bool,
    /// What governs the old text, that is its first statement.
    pub old_governors: Governors,
    /// What governs the new text.
    pub new_governors: Governors,
    /// What it rests on: a hash of each old statement.
    pub old_hashes: Vec<StatementHash>,
    /// What it rests on: a hash of each new statement.
    pub new_hashes: Vec<StatementHash>,
    /// If a governor changed, hashes of what it governs, in no order that matters.
    pub governs: Vec<String>,
}

/// A finding of the present comparison, and where it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Located {
    /// The finding.
    pub finding: Finding,
    /// Its signals, with the places of their words.
    pub signals: Vec<Signal>,
    /// The lines in the file of the old version, where they are known.
    pub old_lines: Option<Lines>,
    /// The lines in the file of the new version; of a dropped statement the last one before the gap, or
    /// those on which it stands struck out.
    pub new_lines: Option<Lines>,
    /// All themes of its statements.
    pub themes: Vec<String>,
    /// It links or is a heading.
    pub heading: bool,
}

impl Finding {
    /// A finding of this kind of which nothing else is known.
    pub(super) fn of_kind(kind: Kind) -> Self {
        Self {
            id: String::new(),
            kind,
            moved: kind == Kind::Unchanged,
            significance: None,
            theme: String::new(),
            section: String::new(),
            words: None,
            old: String::new(),
            new: String::new(),
            signals: Vec::new(),
            struck: false,
            old_governors: Governors::default(),
            new_governors: Governors::default(),
            old_hashes: Vec::new(),
            new_hashes: Vec::new(),
            governs: Vec::new(),
        }
    }

    /// The name of what happened: that of the kind, or `moved` if it did nothing else.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Unchanged => "moved",
            kind => kind.name(),
        }
    }

    /// Its text in one line: with the marks of deleted and inserted words, or the old text before the new one.
    pub fn in_one_line(&self) -> String {
        match (&self.words, self.old.as_str(), self.new.as_str()) {
            (Some(words), ..) => words.clone(),
            (None, "", text) | (None, text, "") => text.to_owned(),
            (None, old, new) if old == new => new.to_owned(),
            (None, old, new) => format!("{old} → {new}"),
        }
    }

    /// One line for each change of meaning: `force-weakened: shall → should`.
    pub fn signal_lines(&self) -> impl Iterator<Item = String> {
        self.signals.iter().map(Signal::to_string)
    }

    /// The kinds of its signals.
    pub fn signal_kinds(&self) -> impl Iterator<Item = SignalKind> {
        self.signals.iter().map(|signal| signal.kind)
    }

    /// What governs the text that it is shown with: the new one where there is one.
    pub fn governors(&self) -> &Governors {
        if self.new_hashes.is_empty() { &self.old_governors } else { &self.new_governors }
    }

    /// What it stands under, in a few words; none if nothing governs it.
    pub fn under(&self) -> Option<String> {
        let quoted = |governors: &Governors| {
            governors.iter().map(|governor| format!("“{}”", governor.text)).collect::<Vec<_>>().join(" › ")
        };
        let (old, new) = (quoted(&self.old_governors), quoted(&self.new_governors));
        let on_both = !self.old_hashes.is_empty() && !self.new_hashes.is_empty();
        match (old.as_str(), new.as_str()) {
            ("", "") => None,
            (old, new) if old == new => Some(format!("under {old}")),
            ("", one) | (one, "") if !on_both => Some(format!("under {one}")),
            (old, "") => Some(format!("no longer under {old}")),
            ("", new) => Some(format!("now under {new}")),
            (old, new) => Some(format!("under {new}, before under {old}")),
        }
    }

    /// How many statements it governs, in words; none if it governs nothing.
    pub fn governed(&self) -> Option<String> {
        match self.governs.len() {
            0 => None,
            1 => Some("governs 1 statement".to_owned()),
            n => Some(format!("governs {n} statements")),
        }
    }

    /// What was accepted, in one line, for somebody who sees what is found `now` in its place.
    pub fn in_place_of(&self, now: &Self) -> String {
        let kind = if self.kind == now.kind { String::new() } else { format!(", as {}", self.kind_name()) };
        format!("accepted was{kind}: {}{}", self.in_one_line(), self.aside(now))
    }

    /// In brackets, what governed it, what it governed and where it stood, as far as that is something else `now`.
    pub fn aside(&self, now: &Self) -> String {
        let (own, under) = (self.under(), now.under());
        let governors = (own != under).then(|| own.unwrap_or_else(|| "under nothing that governs it".to_owned()));
        let governed = self.governed().filter(|_| self.governs != now.governs);
        let section =
            (self.places() != now.places() && self.section != now.section).then(|| format!("§ {}", self.section));
        let all: Vec<String> = [governors, governed, section].into_iter().flatten().collect();
        if all.is_empty() { String::new() } else { format!(" ({})", all.join(", ")) }
    }

    /// The places of its statements, as far as they count.
    pub(super) fn places(&self) -> Vec<Option<&str>> {
        self.old_hashes.iter().chain(&self.new_hashes).map(|hash| hash.place.as_deref()).collect()
    }

    /// Makes the id from the kind and what the finding rests on.
    pub(super) fn identify(&mut self) {
        let mut content =
            format!("{}\n{}\n{}", self.kind_name(), side(self.old_hashes.iter()), side(self.new_hashes.iter()));
        if !self.governs.is_empty() {
            content.push('\n');
            content.push_str(&self.governs.join(" "));
        }
        self.id = digest(&content);
    }
}

impl Located {
    /// Its lines in the old version, if its text stands there, in force or struck out.
    pub fn old_place(&self) -> Option<Lines> {
        self.old_lines.filter(|_| self.finding.struck || !self.finding.old.is_empty())
    }

    /// Its lines in the new version, if its text stands there, in force or struck out.
    pub fn new_place(&self) -> Option<Lines> {
        self.new_lines.filter(|_| self.finding.struck || !self.finding.new.is_empty())
    }

    /// A finding that was accepted and is gone, with the lines of the new version where the old text stands again.
    pub fn gone(finding: Finding, lines: Option<Lines>) -> Self {
        let signals = finding.signals.clone();
        Self { finding, signals, old_lines: None, new_lines: lines, themes: Vec::new(), heading: false }
    }
}

/// Which changes a person is asked about beside those of substance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Include {
    /// Rewordings that only touch case, punctuation or spelling.
    pub editorial: bool,
    /// Statements that only moved.
    pub moved: bool,
}

impl Include {
    /// Everything that [`Entry::is_change`] calls a change.
    pub const ALL: Self = Self { editorial: true, moved: true };

    /// Whether the person is asked about it. A change of meaning is never a typo.
    pub fn takes(self, finding: &Finding) -> bool {
        match finding.kind {
            Kind::Unchanged => self.moved && finding.moved,
            _ => self.editorial || finding.significance != Some(Significance::Editorial) || !finding.signals.is_empty(),
        }
    }
}

/// Every change of the report, in its order. The second and later ones of the same content get `-2`, `-3` and so on.
pub fn findings(report: &Report) -> Vec<Located> {
    let mut times: FxHashMap<String, usize> = FxHashMap::default();
    let hashes = if report.entries.iter().any(Entry::is_change) {
        [Hashes::of(&report.old), Hashes::of(&report.new)]
    } else {
        return Vec::new();
    };
    let mut before = None;
    let mut found = Vec::new();
    for entry in &report.entries {
        if let Some(lines) = entry.new.last().and_then(|&k| report.new.statements[k].origin.lines()) {
            before = Some(Lines { first: lines.last, last: lines.last });
        }
        if !entry.is_change() {
            continue;
        }
        let mut located = from_entry(report, entry, &hashes);
        located.new_lines = located.new_lines.or(before);
        let count = times.entry(located.finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            located.finding.id.push_str(&format!("-{count}"));
        }
        found.push(located);
    }
    found
}

/// The hashes of one side, as they are written.
pub(super) fn side(hashes: impl Iterator<Item = impl ToString>) -> String {
    hashes.map(|hash| hash.to_string()).collect::<Vec<_>>().join(" ")
}

fn from_entry(report: &Report, entry: &Entry, [of_old, of_new]: &[Hashes<'_>; 2]) -> Located {
    let moved_under = report.moved_under(entry);
    // What only moved, or only left what governed it, is known by where it went.
    let only_went = entry.kind == Kind::Unchanged || matches!(moved_under, Some([_, None]));
    let came = entry.kind == Kind::Added || moved_under.is_some();
    let old_hash = |&k: &usize| if only_went && entry.section_changed { of_old.placed(k) } else { of_old.hash(k) };
    let new_hash = |&k: &usize| {
        let is_placed = (only_went && entry.section_changed) || (came && of_new.is_under_a_repeated(k));
        if is_placed { of_new.placed(k) } else { of_new.hash(k) }
    };
    let mut governs: Vec<String> = (entry.governs.iter())
        .filter_map(|&governed| report.entries[governed].old.first())
        .map(|&k| of_old.text(k).chars().take(GOVERNED).collect())
        .collect();
    governs.sort_unstable();
    let text = |statements: &mut dyn Iterator<Item = &Statement>| {
        one_line(&statements.map(|statement| statement.text.as_str()).collect::<Vec<_>>().join(JOINT))
    };
    let (version, first) = match (entry.new.first(), entry.old.first()) {
        (Some(&k), _) => (&report.new, Some(&report.new.statements[k])),
        (None, Some(&k)) => (&report.old, Some(&report.old.statements[k])),
        (None, None) => (&report.new, None),
    };
    let sections = path(version, first.and_then(|statement| statement.section));
    let section = sections.iter().map(|&section| version.sections[section].name()).collect::<Vec<_>>().join(" › ");
    let mut rows: Vec<usize> = (entry.old.iter().flat_map(|&k| report.old_themes[k].iter().copied()))
        .chain(entry.new.iter().flat_map(|&k| report.new_themes[k].iter().copied()))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    let id_of = |row: usize| report.themes.get(row).map(|row| row.id.clone()).unwrap_or_default();
    let mut finding = Finding {
        kind: entry.kind,
        moved: entry.moved,
        significance: entry.significance,
        theme: id_of(entry.theme),
        section: one_line(&section),
        words: marked_words(report, entry).map(|words| one_line(&words)),
        old: text(&mut report.old_statements(entry)),
        new: text(&mut report.new_statements(entry)),
        signals: entry.signals.iter().map(unplaced).collect(),
        struck: entry.struck.is_some(),
        old_governors: governors(report.old_statements(entry).next()),
        new_governors: governors(report.new_statements(entry).next()),
        old_hashes: entry.old.iter().map(old_hash).collect(),
        new_hashes: entry.new.iter().map(new_hash).collect(),
        governs,
        id: String::new(),
    };
    finding.identify();
    let mut located = Located {
        finding,
        signals: entry.signals.clone(),
        old_lines: lines(report.old_statements(entry)),
        new_lines: lines(report.new_statements(entry)),
        themes: rows.into_iter().map(id_of).filter(|id| !id.is_empty()).collect(),
        heading: report.old_statements(entry).chain(report.new_statements(entry)).any(|s| s.role == Role::Heading),
    };
    if let Some(place) = report.struck(entry).map(|statement| statement.origin.lines()) {
        *if entry.kind == Kind::Added { &mut located.old_lines } else { &mut located.new_lines } = place;
    }
    located
}

/// What governs a statement, as it is stored: its words.
fn governors(statement: Option<&Statement>) -> Governors {
    let all = statement.into_iter().flat_map(|statement| statement.governors.iter());
    all.map(|governor| Governor::known_by(governor.kind, one_line(&governor.text))).collect()
}

/// A signal as it is stored: its words, each side on one line.
fn unplaced(signal: &Signal) -> Signal {
    let words = |text: &str| Cue::unplaced(&one_line(text));
    Signal { kind: signal.kind, old: words(signal.old_text()), new: words(signal.new_text()) }
}

/// The lines of the first statement, and of those that follow it at once.
fn lines<'a>(mut statements: impl Iterator<Item = &'a Statement>) -> Option<Lines> {
    let mut whole = statements.next()?.origin.lines()?;
    for Lines { first, last } in statements.map_while(|statement| statement.origin.lines()) {
        // At most an empty line lies between.
        if !(whole.first..=whole.last.saturating_add(2)).contains(&first) {
            break;
        }
        whole.last = whole.last.max(last);
    }
    Some(whole)
}

/// No text may begin a line of its own in the file, or steer a terminal.
fn one_line(text: &str) -> String {
    let spaced = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().map(spaced).collect::<String>().trim().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests;

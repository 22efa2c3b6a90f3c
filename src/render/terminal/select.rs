//! Which entries a view shows, sorted by theme.

use super::{KindFilter, Sort, View};
use crate::model::Role;
use crate::report::{Entry, Kind, Report, SignalKind, Significance};

/// The entries of a report by theme, headings apart, each list in the order of the report.
pub(super) struct Selection {
    /// The entries of statements, one list per row of [`Report::themes`]; none where the view leaves the theme out.
    pub themes: Vec<Option<Vec<usize>>>,
    /// The entries of headings; empty where the view asks for single themes.
    pub headings: Vec<usize>,
    /// True if the view leaves changed entries out.
    pub filtered: bool,
    /// True if the view shows no entries at all, only counts.
    pub summary_only: bool,
    only: Vec<KindFilter>,
    signals: Vec<SignalKind>,
    all: bool,
}

impl Selection {
    pub fn new(report: &Report, view: &View) -> Self {
        let chosen = |theme: usize| view.theme.as_ref().is_none_or(|rows| rows.contains(&theme));
        let mut themes: Vec<_> = (0..report.themes.len()).map(|k| chosen(k).then(Vec::new)).collect();
        let mut headings = Vec::new();
        for (k, entry) in report.entries.iter().enumerate() {
            if is_heading(report, entry) {
                if view.theme.is_none() {
                    headings.push(k);
                }
            } else if let Some(Some(entries)) = themes.get_mut(entry.theme) {
                entries.push(k);
            }
        }
        if view.sort == Sort::Weight {
            let lists = themes.iter_mut().flatten().chain([&mut headings]);
            lists.for_each(|list| list.sort_by_key(|&k| rank(&report.entries[k])));
        }
        Self {
            themes,
            headings,
            filtered: !view.only.is_empty() || !view.signals.is_empty() || view.theme.is_some(),
            summary_only: view.summary_only,
            only: view.only.clone(),
            signals: view.signals.clone(),
            all: view.all,
        }
    }

    /// The rows of [`Report::themes`] in the order in which to show them.
    pub fn order(&self, report: &Report, sort: Sort) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..self.themes.len()).collect();
        if sort == Sort::Weight {
            let signals = |k: usize| report.themes[k].signals.iter().map(|(_, count)| count).sum::<usize>();
            rows.sort_by_key(|&k| std::cmp::Reverse(signals(k)));
        }
        rows
    }

    /// True if the entry is shown by itself, not folded and not left out.
    pub fn shows(&self, entry: &Entry) -> bool {
        let signals = || entry.signals.iter().any(|signal| self.signals.contains(&signal.kind));
        if !self.signals.is_empty() && !signals() {
            return false;
        }
        if self.only.is_empty() {
            return self.all || entry.is_change();
        }
        self.only.iter().any(|filter| match filter {
            KindFilter::Kind(kind) => entry.kind == *kind && (*kind != Kind::Unchanged || !entry.moved),
            KindFilter::Moved => entry.moved,
            KindFilter::Editorial => entry.significance == Some(Significance::Editorial),
            KindFilter::Substantive => entry.significance == Some(Significance::Substantive),
        })
    }

    /// True if what is not shown is worth a count: no, where the user asked for single kinds.
    pub fn folds(&self) -> bool {
        self.only.is_empty() && self.signals.is_empty() && !self.all
    }

    /// True if nothing is to be folded.
    pub fn all(&self) -> bool {
        self.all
    }

    /// True if the view shows unchanged entries one by one.
    pub fn names_unchanged(&self) -> bool {
        self.all || self.only.contains(&KindFilter::Kind(Kind::Unchanged))
    }
}

/// How far down an entry stands where what matters most comes first; the more signals, the further up.
fn rank(entry: &Entry) -> (u8, std::cmp::Reverse<usize>) {
    let class = match (entry.kind, entry.significance) {
        _ if !entry.signals.is_empty() => 0,
        (Kind::Dropped | Kind::Added, _) => 1,
        (_, Some(Significance::Substantive)) => 2,
        (_, Some(Significance::Editorial)) => 3,
        _ if entry.is_change() => 4,
        _ => 5,
    };
    (class, std::cmp::Reverse(entry.signals.len()))
}

/// True if an entry has a heading on either side.
pub(super) fn is_heading(report: &Report, entry: &Entry) -> bool {
    report.old_statements(entry).chain(report.new_statements(entry)).any(|statement| statement.role == Role::Heading)
}

/// Counts of entries.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Counts {
    /// By kind, in the order of [`Kind::NAMES`]; entries that only moved are counted apart, not as unchanged.
    pub kinds: [usize; 6],
    /// Entries that moved and are otherwise unchanged.
    pub only_moved: usize,
    /// Entries that moved and are reworded, split or merged as well.
    pub also_moved: usize,
    /// Unchanged in place, with another enumerator.
    pub renumbered: usize,
    /// That are editorial.
    pub editorial: usize,
    /// That are substantive.
    pub substantive: usize,
    /// Signals, of which an entry may have several.
    pub signals: usize,
}

impl Counts {
    pub fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            match (entry.kind, entry.moved) {
                (Kind::Unchanged, true) => counts.only_moved += 1,
                (kind, moved) => {
                    counts.kinds[kind as usize] += 1;
                    counts.also_moved += usize::from(moved);
                }
            }
            counts.signals += entry.signals.len();
            counts.renumbered += usize::from(entry.renumbered && !entry.is_change());
            match entry.significance {
                Some(Significance::Editorial) => counts.editorial += 1,
                Some(Significance::Substantive) => counts.substantive += 1,
                None => {}
            }
        }
        counts
    }

    /// The number of changed entries.
    pub fn changes(&self) -> usize {
        self.kinds.iter().sum::<usize>() - self.unchanged() + self.only_moved
    }

    /// The number of entries unchanged in place.
    pub fn unchanged(&self) -> usize {
        self.kinds[Kind::Unchanged as usize]
    }

    /// `4 added`, `2 reworded` and so on: what is not nought, unchanged ones left out.
    pub fn changed_parts(&self) -> Vec<String> {
        let order = [Kind::Added, Kind::Dropped, Kind::Reworded, Kind::Split, Kind::Merged];
        let mut parts: Vec<String> = order
            .into_iter()
            .filter(|&kind| self.kinds[kind as usize] > 0)
            .map(|kind| format!("{} {}", self.kinds[kind as usize], kind.name()))
            .collect();
        match (self.only_moved, self.also_moved) {
            (0, 0) => {}
            (moved, 0) => parts.push(format!("{moved} moved")),
            (0, also) => parts.push(format!("{also} of them moved")),
            (only, also) => parts.push(format!("{} moved ({only} of them unchanged otherwise)", only + also)),
        }
        parts
    }
}

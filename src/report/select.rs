//! What of a report a user asked for: the entries of some kinds, signals and themes, in some order.

use std::collections::BTreeSet;

use super::{Entry, Kind, Report, SignalKind, Significance};

/// A choice among the entries of any report; that of [`Default`] takes all changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Filter {
    /// Only entries that any of these takes; empty for every change.
    pub kinds: Vec<KindFilter>,
    /// Only entries with a signal of any of these kinds; empty for all.
    pub signals: Vec<SignalKind>,
    /// Only the rows of [`Report::themes`] with these ids, and no headings; none for all.
    pub themes: Option<BTreeSet<String>>,
}

impl Filter {
    /// Takes these; see the fields.
    pub fn new(kinds: Vec<KindFilter>, signals: Vec<SignalKind>, themes: Option<BTreeSet<String>>) -> Self {
        Self { kinds, signals, themes }
    }

    /// True if it leaves changed entries out.
    pub fn is_set(&self) -> bool {
        !self.kinds.is_empty() || !self.signals.is_empty() || self.themes.is_some()
    }

    /// True if it takes the theme of this id.
    pub fn takes_theme(&self, id: &str) -> bool {
        self.themes.as_ref().is_none_or(|ids| ids.contains(id))
    }

    /// True if it takes an entry, whatever its theme. `unchanged` takes unchanged ones too, unless single kinds are
    /// asked for.
    pub fn takes(&self, entry: &Entry, unchanged: bool) -> bool {
        let signals = || entry.signals.iter().any(|signal| self.signals.contains(&signal.kind));
        if !self.signals.is_empty() && !signals() {
            return false;
        }
        if self.kinds.is_empty() {
            return unchanged || entry.is_change();
        }
        self.kinds.iter().any(|filter| filter.takes(entry))
    }
}

/// A choice of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindFilter {
    /// Entries of a kind.
    Kind(Kind),
    /// Entries that moved, whatever their kind.
    Moved,
    /// Reworded, split and merged entries of weight editorial.
    Editorial,
    /// Reworded, split and merged entries of weight substantive.
    Substantive,
}

impl KindFilter {
    /// All choices with the names used on the command line.
    pub const NAMES: [(Self, &'static str); 9] = [
        (Self::Kind(Kind::Added), "added"),
        (Self::Kind(Kind::Dropped), "dropped"),
        (Self::Kind(Kind::Reworded), "reworded"),
        (Self::Kind(Kind::Split), "split"),
        (Self::Kind(Kind::Merged), "merged"),
        (Self::Moved, "moved"),
        (Self::Kind(Kind::Unchanged), "unchanged"),
        (Self::Editorial, "editorial"),
        (Self::Substantive, "substantive"),
    ];

    fn takes(self, entry: &Entry) -> bool {
        match self {
            Self::Kind(kind) => entry.kind == kind && (kind != Kind::Unchanged || !entry.moved),
            Self::Moved => entry.moved,
            Self::Editorial => entry.significance == Some(Significance::Editorial),
            Self::Substantive => entry.significance == Some(Significance::Substantive),
        }
    }
}

/// An order of themes and entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// That of the report: the themes as the taxonomy or the new version has them, the entries as the new version.
    #[default]
    Text,
    /// What matters most first: the themes with the most signals, and in each the entries with signals, then what was
    /// dropped and added, then other rewordings of substance, then what is editorial or only moved.
    Significance,
}

impl Sort {
    /// All orders with the names used on the command line.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::Text, "text"), (Self::Significance, "significance")];
}

/// The entries of a report by theme, headings apart, each list in the order asked for.
#[derive(Debug, Clone)]
pub struct Selection<'f> {
    /// The entries of statements, one list per row of [`Report::themes`]; none where the filter leaves the theme out.
    pub themes: Vec<Option<Vec<usize>>>,
    /// The entries of headings; empty where single themes are asked for.
    pub headings: Vec<usize>,
    /// The rows of [`Report::themes`] in the order in which to show them.
    pub order: Vec<usize>,
    filter: &'f Filter,
    unchanged: bool,
}

impl<'f> Selection<'f> {
    /// Sorts the entries of a report; `unchanged` shows those too that did not change.
    pub fn new(report: &Report, filter: &'f Filter, sort: Sort, unchanged: bool) -> Self {
        let mut themes: Vec<_> = report.themes.iter().map(|row| filter.takes_theme(&row.id).then(Vec::new)).collect();
        let mut headings = Vec::new();
        for (k, entry) in report.entries.iter().enumerate() {
            if report.is_heading(entry) {
                if filter.themes.is_none() {
                    headings.push(k);
                }
            } else if let Some(Some(entries)) = themes.get_mut(entry.theme) {
                entries.push(k);
            }
        }
        let mut order: Vec<usize> = (0..themes.len()).collect();
        if sort == Sort::Significance {
            let lists = themes.iter_mut().flatten().chain([&mut headings]);
            lists.for_each(|list| list.sort_by_key(|&k| rank(&report.entries[k])));
            let signals = |k: usize| report.themes[k].signals.iter().map(|(_, count)| count).sum::<usize>();
            order.sort_by_key(|&k| std::cmp::Reverse(signals(k)));
        }
        Self { themes, headings, order, filter, unchanged }
    }

    /// True if the entry is shown by itself, not folded and not left out.
    pub fn shows(&self, entry: &Entry) -> bool {
        self.filter.takes(entry, self.unchanged)
    }

    /// The entries that are shown by themselves, as indices into [`Report::entries`].
    pub fn shown<'s>(&'s self, report: &'s Report) -> impl Iterator<Item = usize> + 's {
        let all = self.themes.iter().flatten().flatten().chain(&self.headings);
        all.copied().filter(|&k| self.shows(&report.entries[k]))
    }

    /// True if changed entries may be left out.
    pub fn is_filtered(&self) -> bool {
        self.filter.is_set()
    }

    /// True if what is not shown is worth a count: no, where the user asked for single kinds.
    pub fn folds(&self) -> bool {
        self.filter.kinds.is_empty() && self.filter.signals.is_empty() && !self.unchanged
    }

    /// True if nothing is to be folded.
    pub fn all(&self) -> bool {
        self.unchanged
    }

    /// True if unchanged entries are shown one by one.
    pub fn names_unchanged(&self) -> bool {
        self.unchanged || self.filter.kinds.contains(&KindFilter::Kind(Kind::Unchanged))
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

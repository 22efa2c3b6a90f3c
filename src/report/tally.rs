//! Counts over entries: per theme and over all.

use std::collections::BTreeMap;

use super::{Entry, SignalKind, Significance, Summary, ThemeRow};
use crate::model::{Indices, Role, Version};

/// Counts over all entries, headings included.
pub fn summary(entries: &[Entry]) -> Summary {
    let mut summary = Summary::default();
    for entry in entries {
        match entry.is_governed() {
            true => summary.governed += 1,
            false => summary.kinds[entry.kind as usize] += 1,
        }
        summary.moved += usize::from(entry.moved);
        summary.editorial += usize::from(entry.significance == Some(Significance::Editorial));
        summary.substantive += usize::from(entry.significance == Some(Significance::Substantive));
    }
    summary.signals = count_signals(entries);
    summary
}

/// How often each kind of signal stands in some entries, in alphabetical order.
fn count_signals<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<(SignalKind, usize)> {
    let mut counts: BTreeMap<&str, (SignalKind, usize)> = BTreeMap::new();
    for signal in entries.into_iter().flat_map(|entry| &entry.signals) {
        counts.entry(signal.kind.name()).or_insert((signal.kind, 0)).1 += 1;
    }
    counts.into_values().collect()
}

/// Fills the counts of the theme rows. Headings and what leads into lists are left out: they are no statements of a policy.
///
/// A statement counts for its own main theme, an entry for the theme it stands under; one that links a heading with a
/// sentence counts as a heading.
pub fn count_themes(
    rows: &mut [ThemeRow],
    entries: &[Entry],
    old: (&Version, &[Indices]),
    new: (&Version, &[Indices]),
) {
    let Some(no_theme) = rows.len().checked_sub(1) else { return };
    let heading = |version: &Version, k: usize| version.statements[k].role == Role::Heading;
    for ((version, themes), is_old) in [(old, true), (new, false)] {
        for (k, themes) in themes.iter().enumerate().filter(|(k, _)| version.statements[*k].counts()) {
            debug_assert!(k < version.statements.len());
            let row = &mut rows[themes.first().copied().unwrap_or(no_theme)];
            *(if is_old { &mut row.old } else { &mut row.new }) += 1;
        }
    }
    let mut signalling = vec![Vec::new(); rows.len()];
    for entry in entries {
        let a_heading = entry.old.iter().any(|&k| heading(old.0, k)) || entry.new.iter().any(|&k| heading(new.0, k));
        let counts = entry.old.iter().any(|&k| old.0.statements[k].counts())
            || entry.new.iter().any(|&k| new.0.statements[k].counts());
        if !a_heading {
            let row = &mut rows[entry.theme];
            match entry.is_governed() {
                true => row.governed += 1,
                false => row.kinds[entry.kind as usize] += usize::from(counts),
            }
            row.moved += usize::from(entry.moved && counts);
            if !entry.signals.is_empty() {
                signalling[entry.theme].push(entry);
            }
        }
    }
    for (row, entries) in rows.iter_mut().zip(signalling) {
        row.signals = count_signals(entries);
    }
}

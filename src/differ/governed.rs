//! What became of the statements whose words stayed while what governs them changed.
//!
//! Where a sentence that leads into a list, or a heading that governs, was reworded, dropped or added over statements that
//! stayed, that is one change: its own. Where a statement moved under another governor, the statement changed.

use rustc_hash::FxHashMap;

use super::signals::Source;
use super::significance;
use super::words::Comparison;
use super::{Differ, canonical};
use crate::model::{Entry, Governor, GovernorKind, Kind, Role, Signal, Significance, Statement};

/// What became of the governors of an entry.
enum Fate {
    /// Nothing.
    Kept,
    /// These entries of governors changed over it.
    Changed(Vec<usize>),
    /// It stands under other governors now.
    Elsewhere,
}

/// Marks what is governed by a change, and what moved under another governor.
pub(super) fn mark(differ: &Differ<'_>, entries: &mut [Entry]) {
    let governs = |statements: &[Statement]| statements.iter().any(|statement| !statement.governors.is_empty());
    if !governs(&differ.old.statements) && !governs(&differ.new.statements) {
        return;
    }
    let places = Places::of(entries);
    for k in 0..entries.len() {
        let entry = &entries[k];
        let (Some(&i), Some(&j)) = (entry.old.first(), entry.new.first()) else { continue };
        if !differ.old.statements[i].counts() && !differ.new.statements[j].counts() {
            continue;
        }
        match fate(differ, entries, &places, i, j) {
            Fate::Kept => {}
            Fate::Changed(by) => {
                by.iter().for_each(|&at| entries[at].governs.push(k));
                entries[k].governor_changed = true;
                entries[k].governed_by = by;
            }
            Fate::Elsewhere => reword(differ, &mut entries[k]),
        }
    }
    for k in 0..entries.len() {
        read_with_item(differ, entries, k);
    }
}

/// The entry of each statement.
struct Places {
    old: FxHashMap<usize, usize>,
    new: FxHashMap<usize, usize>,
}

impl Places {
    fn of(entries: &[Entry]) -> Self {
        let places = |side: fn(&Entry) -> &[usize]| {
            let of = |(k, entry)| side(entry).iter().map(move |&statement| (statement, k));
            entries.iter().enumerate().flat_map(of).collect()
        };
        Self { old: places(|entry| &entry.old), new: places(|entry| &entry.new) }
    }
}

/// The governors of a statement but the heads of a cell, outermost first.
fn governors(statement: &Statement) -> impl Iterator<Item = &Governor> + Clone {
    statement.governors.iter().filter(|governor| governor.kind.is_statement())
}

fn words(statement: &Statement) -> Vec<String> {
    governors(statement).map(form).collect()
}

/// The words of a governor, as far as they count.
pub(crate) fn form(governor: &Governor) -> String {
    canonical(governor.text.trim_end_matches([':', '：', ';', ',', '.', '–', '—', '-', ' ']))
}

fn fate(differ: &Differ<'_>, entries: &[Entry], places: &Places, i: usize, j: usize) -> Fate {
    let (old, new) = (&differ.old.statements[i], &differ.new.statements[j]);
    let mut changed = Vec::new();
    // What governs on one side only.
    let mut rest = [Vec::new(), Vec::new()];
    for (side, (own, other)) in [(old, new), (new, old)].into_iter().enumerate() {
        for governor in governors(own) {
            let Some(at) = governor.statement.and_then(|k| [&places.old, &places.new][side].get(&k).copied()) else {
                // Only its words are known.
                if !words(other).contains(&form(governor)) {
                    rest[side].push(None);
                }
                continue;
            };
            let entry = &entries[at];
            let (partners, statements) =
                if side == 0 { (&entry.new, &differ.new.statements) } else { (&entry.old, &differ.old.statements) };
            if governor.kind == GovernorKind::Reference {
                // What the sentence says is its own change; that it refers to the note is what counts here.
                if !governors(other).any(|same| refers(same, partners) || form(same) == form(governor)) {
                    rest[side].push(Some(at));
                }
                continue;
            }
            let governs = governors(other).any(|governor| governor.statement.is_some_and(|k| partners.contains(&k)));
            // The sentence before a list may have been a sentence of its own, a heading a plain one.
            let governs_nothing = || {
                partners.first().is_some_and(|&k| match statements[k].role {
                    Role::LeadIn => false,
                    Role::Heading => is_above(differ, side, k, if side == 0 { j } else { i }),
                    _ => true,
                })
            };
            let named = || governors(other).any(|same| same.statement.is_none() && form(same) == form(governor));
            if governs || governs_nothing() {
                if entry.kind != Kind::Unchanged {
                    changed.push(at);
                }
            } else if !named() {
                rest[side].push(Some(at));
            }
        }
    }
    let alone = |at: &Option<usize>| at.is_some_and(|at| matches!(entries[at].kind, Kind::Dropped | Kind::Added));
    let one_sided = rest[0].is_empty() || rest[1].is_empty();
    if one_sided && rest.iter().flatten().all(alone) {
        changed.extend(rest.iter().flatten().flatten());
    } else if words(old) != words(new) {
        return Fate::Elsewhere;
    }
    changed.sort_unstable();
    changed.dedup();
    if changed.is_empty() { Fate::Kept } else { Fate::Changed(changed) }
}

/// Whether a governor is the sentence that refers to a note, and one of these statements.
fn refers(governor: &Governor, statements: &[usize]) -> bool {
    governor.kind == GovernorKind::Reference && governor.statement.is_some_and(|k| statements.contains(&k))
}

/// Whether a heading stands above a statement of the other side of `side`.
fn is_above(differ: &Differ<'_>, side: usize, heading: usize, statement: usize) -> bool {
    let version = if side == 0 { differ.new } else { differ.old };
    let section = version.statements[statement].section;
    std::iter::successors(section, |&section| version.sections[section].parent)
        .any(|section| version.sections[section].heading == Some(heading))
}

/// A statement that moved under another governor says something else, with the same words.
fn reword(differ: &Differ<'_>, entry: &mut Entry) {
    let (old, new) = (&differ.old.statements[entry.old[0]], &differ.new.statements[entry.new[0]]);
    if entry.kind == Kind::Unchanged {
        entry.kind = Kind::Reworded;
        entry.words = Comparison::new(&old.text, &new.text).runs();
        entry.old_force = differ.force(differ.old, &entry.old);
        entry.new_force = differ.force(differ.new, &entry.new);
        entry.signals = if old.governors.lead_in() == new.governors.lead_in() {
            let heading = |statement: &Statement| {
                let headings = governors(statement).filter(|governor| governor.kind == GovernorKind::Heading);
                headings.last().map(|governor| governor.text.to_string()).unwrap_or_default()
            };
            let (old, new) = (heading(old), heading(new));
            let sources =
                [&old, &new].map(|text| Source { lead_in: Some(text), begins_with_lead_in: true, ..Source::default() });
            differ.reader().whole(&Comparison::new(&old, &new), &sources)
        } else {
            together(
                differ,
                [old.governors.lead_in(), new.governors.lead_in()].map(|text| text.map(|text| &**text)),
                [old, new],
            )
        };
    }
    entry.significance = Some(Significance::Substantive);
}

/// The signals between two items, each read with the sentence that leads into its list.
fn together(differ: &Differ<'_>, lead_ins: [Option<&str>; 2], items: [&Statement; 2]) -> Vec<Signal> {
    let bare = lead_ins.map(|text| text.map(|text| text.trim_end().trim_end_matches([':', '：'])));
    let text = |side: usize| match bare[side] {
        Some(lead_in) => format!("{lead_in} {}", items[side].text),
        None => items[side].text.clone(),
    };
    let source = |side: usize| Source {
        statements: [items[side].text.as_str()].into_iter().collect(),
        lead_in: bare[side],
        begins_with_lead_in: bare[side].is_some(),
    };
    let (old, new) = (text(0), text(1));
    let mut signals = differ.reader().whole(&Comparison::new(&old, &new), &[source(0), source(1)]);
    // A figure or a name that only one of two sentences has is no change of another one.
    let binds = |signal: &Signal| signal.kind.name().starts_with("force") || signal.kind.name().starts_with("negation");
    signals.retain(|signal| binds(signal) || (signal.old.is_some() && signal.new.is_some()));
    signals
}

/// The signals of a changed sentence that leads into a list are read on what it makes with its first item.
fn read_with_item(differ: &Differ<'_>, entries: &mut [Entry], k: usize) {
    let entry = &entries[k];
    let (&[i], &[j]) = (&entry.old[..], &entry.new[..]) else { return };
    if entry.kind != Kind::Reworded {
        return;
    }
    let (old, new) = (&differ.old.statements[i], &differ.new.statements[j]);
    let texts = Comparison::new(&old.text, &new.text);
    let signals = match (old.role, new.role) {
        (Role::LeadIn, Role::LeadIn) => {
            let kept = entry.governs.iter().find(|&&at| entries[at].kind == Kind::Unchanged);
            let Some(item) = kept.map(|&at| &differ.new.statements[entries[at].new[0]]) else { return };
            let bare = [old, new].map(|statement| statement.text.trim_end().trim_end_matches([':', '：']));
            let whole = bare.map(|text| format!("{text} {}", item.text));
            // The words of the item are the same: what changed stands in the sentence.
            let sources = bare.map(|text| Source { statements: [text].into_iter().collect(), ..Source::default() });
            differ.reader().whole(&Comparison::new(&whole[0], &whole[1]), &sources)
        }
        (Role::Heading, Role::Heading) if !entry.governs.is_empty() => {
            let sources =
                [old, new].map(|s| Source { statements: [s.text.as_str()].into_iter().collect(), ..Source::default() });
            differ.reader().whole(&texts, &sources)
        }
        _ => return,
    };
    let significance = significance::significance(&texts, &signals, &differ.evidence);
    let entry = &mut entries[k];
    entry.significance = Some(significance);
    entry.signals = signals;
}

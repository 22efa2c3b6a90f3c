//! Terms that gave way to near-synonyms with another meaning.

use super::pair::{Side, signal};
use super::{Pair, is_listed};
use crate::lexicon::{Class, Found};
use crate::model::{Signal, SignalKind};
use crate::theme::SynonymUsed;

/// Appends what it finds: a sense that the new text no longer has, where another sense of its group came in.
pub(super) fn find(pair: &Pair<'_>, same: &[SynonymUsed], found: &mut Vec<Signal>) {
    let terms = |side: &Side<'_>| -> Vec<Found> {
        side.cues_of(|class| matches!(class, Class::Term { .. })).copied().collect()
    };
    let (old, new) = (terms(&pair.old), terms(&pair.new));
    if old.is_empty() || new.is_empty() {
        return;
    }
    let mut told = Vec::new();
    let listed = |a: &Found| is_listed(pair.old.cue(a), same.iter().map(|used| used.old.as_str()));
    for a in old.iter().filter(|a| !new.iter().any(|b| a.class == b.class) && !listed(a)) {
        let other = new
            .iter()
            .find(|b| group(a) == group(b) && !told.contains(&b.class) && !old.iter().any(|c| c.class == b.class));
        if let Some(b) = other {
            told.push(b.class);
            found.push(signal(SignalKind::TermChanged, pair.old.cue(a), pair.new.cue(b)));
        }
    }
}

fn group(found: &Found) -> Option<u16> {
    match found.class {
        Class::Term { group, .. } => Some(group),
        _ => None,
    }
}

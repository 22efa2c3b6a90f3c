//! Terms that gave way to near-synonyms with another meaning.

use super::change::Change;
use super::pair::Side;
use super::{SignalClass, Texts, is_listed};
use crate::lexicon::{Class, Found};
use crate::model::{Definition, SignalKind};

pub(super) const CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "term-changed",
    mirrored: "term-changed",
    meaning: "A term gave way to a near-synonym with another meaning (`illegal` → `irregular migration`).",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass =
    SignalClass { name: "terms", kinds: &[CHANGED], needs_lexicon: true, in_headings: true, after: &[], find };

/// Appends what it finds: a sense that the new text no longer has, where another sense of its group came in.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let pair = &texts.pair;
    let terms = |side: &Side<'_>| -> Vec<Found> {
        side.cues_of(|class| matches!(class, Class::Term { .. })).copied().collect()
    };
    let (old, new) = (terms(&pair.old), terms(&pair.new));
    if old.is_empty() || new.is_empty() {
        return;
    }
    let same = texts.same_names();
    let mut told = Vec::new();
    let listed = |a: &Found| is_listed(pair.old.cue(a).text, same.iter().map(|used| used.old.as_str()));
    for a in old.iter().filter(|a| !new.iter().any(|b| a.class == b.class) && !listed(a)) {
        let other = new
            .iter()
            .find(|b| group(a) == group(b) && !told.contains(&b.class) && !old.iter().any(|c| c.class == b.class));
        if let Some(b) = other {
            told.push(b.class);
            found.push(Change::new(CHANGED, pair.old.cue(a), pair.new.cue(b)));
        }
    }
}

fn group(found: &Found) -> Option<u16> {
    match found.class {
        Class::Term { group, .. } => Some(group),
        _ => None,
    }
}

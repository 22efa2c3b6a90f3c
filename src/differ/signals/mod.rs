//! Changes of meaning inside a reworded, split or merged entry. One file per class of signals, and one line per class in
//! [`CLASSES`].
//!
//! Every class looks at the same [`Texts`]: both texts with their words, their cues, their values and the word diff
//! between them. It appends what it finds; the order of the classes is the order of the signals.

mod actor;
mod case;
mod change;
pub(crate) mod conditions;
pub(crate) mod force;
pub(crate) mod hedges;
pub(crate) mod intensity;
mod names;
mod pair;
mod polarity;
mod references;
mod scope;
mod signs;
mod terms;
mod texts;
mod usage;
mod values;

use super::editorial::Evidence;
use super::words::Comparison;
use crate::lexicon::Lexicon;
use crate::model::{Force, Signal, SignalKind};
use crate::theme::Synonyms;
use change::Change;
pub(crate) use change::Source;
pub(crate) use references::Renumbering;
use texts::Texts;
pub(crate) use usage::Usage;

/// A class of signals: what it looks for, and where.
struct SignalClass {
    /// Its name, by which others refer to it.
    pub name: &'static str,
    /// The kinds of signals that it defines; it may find kinds of the classes that it stands after, too.
    pub kinds: &'static [SignalKind],
    /// It reads cues, so that it finds nothing without a lexicon.
    pub needs_lexicon: bool,
    /// It also counts between headings, which commit nobody.
    pub in_headings: bool,
    /// The classes that it looks at the findings of; they stand before it.
    pub after: &'static [&'static str],
    /// Appends what it finds.
    pub find: for<'a> fn(&Texts<'a>, &mut Vec<Change<'a>>),
}

/// All classes, in the order of their signals.
const CLASSES: &[SignalClass] = &[
    force::CLASS,
    intensity::CLASS,
    hedges::CLASS,
    values::CLASS,
    signs::CLASS,
    polarity::CLASS,
    scope::CLASS,
    conditions::CLASS,
    actor::CLASS,
    names::CLASS,
    terms::CLASS,
    case::CLASS,
];

const _: () = assert!(stand_in_order(CLASSES), "a class stands after those whose findings it looks at");

const fn stand_in_order(classes: &[SignalClass]) -> bool {
    let mut k = 0;
    while k < classes.len() {
        let mut n = 0;
        while n < classes[k].after.len() {
            if !stands_before(classes, k, classes[k].after[n]) {
                return false;
            }
            n += 1;
        }
        k += 1;
    }
    true
}

/// Whether one of the first `count` classes has this name.
const fn stands_before(classes: &[SignalClass], count: usize, name: &str) -> bool {
    let mut k = 0;
    while k < count {
        let (known, wanted) = (classes[k].name.as_bytes(), name.as_bytes());
        let mut at = 0;
        while at < known.len() && at < wanted.len() && known[at] == wanted[at] {
            at += 1;
        }
        if at == known.len() && at == wanted.len() {
            return true;
        }
        k += 1;
    }
    false
}

/// All kinds of signals, in the order in which they are listed.
pub fn signal_kinds() -> impl Iterator<Item = SignalKind> {
    CLASSES.iter().flat_map(|class| class.kinds).copied()
}

/// Nobody writes a statement of more tokens: beyond it, what looks like one is a page that could not be cut, and of a
/// page no single cue means anything. Some classes also weigh each cue against each.
const LONGEST: usize = 2_000;

/// What the signals of an entry are read with, beside its texts.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    /// The cues of the language; without them only values and names are compared.
    pub lexicon: Option<&'a Lexicon>,
    /// Names that count as one.
    pub synonyms: Option<&'a Synonyms>,
    /// How provisions of the document were renumbered.
    pub renumbering: &'a Renumbering,
    /// How both versions write their words.
    pub usage: &'a Usage<'a>,
    /// What both versions say of their words.
    pub evidence: &'a Evidence<'a>,
}

impl Reader<'_> {
    /// The changes of meaning between two headings: they commit nobody, so that only values, names and terms count.
    pub(crate) fn headings(&self, comparison: &Comparison<'_>, sources: &[Source<'_>; 2]) -> Vec<Signal> {
        if is_too_long(comparison) {
            return Vec::new();
        }
        let texts = Texts::new(*self, comparison, [None; 2]);
        found(&texts, sources, |class| class.in_headings)
    }

    /// The changes of meaning between two texts that hold the sentences that introduce them.
    pub(crate) fn whole(&self, comparison: &Comparison<'_>, sources: &[Source<'_>; 2]) -> Vec<Signal> {
        if is_too_long(comparison) {
            return Vec::new();
        }
        let texts = Texts::new(*self, comparison, [None; 2]);
        found(&texts, sources, |class| !class.needs_lexicon || self.lexicon.is_some())
    }

    /// The changes of meaning between two texts; none between texts that are too long to be statements.
    /// Returns as well how far either text binds, where it does not take that from its introduction.
    pub(crate) fn signals(
        &self,
        comparison: &Comparison<'_>,
        sources: &[Source<'_>; 2],
    ) -> (Vec<Signal>, [Option<Force>; 2]) {
        if is_too_long(comparison) {
            return (Vec::new(), [None; 2]);
        }
        let texts = Texts::new(*self, comparison, [sources[0].lead_in, sources[1].lead_in]);
        let forces = [&texts.pair.old, &texts.pair.new].map(|side| self.lexicon.and_then(|_| side.force()));
        let signals = found(&texts, sources, |class| !class.needs_lexicon || self.lexicon.is_some());
        (signals, forces)
    }
}

fn is_too_long(comparison: &Comparison<'_>) -> bool {
    comparison.old.len().max(comparison.new.len()) > LONGEST
}

/// What the classes that are wanted find.
fn found(texts: &Texts<'_>, sources: &[Source<'_>; 2], wanted: impl Fn(&SignalClass) -> bool) -> Vec<Signal> {
    let mut changes = Vec::new();
    CLASSES.iter().filter(|class| wanted(class)).for_each(|class| (class.find)(texts, &mut changes));
    changes.into_iter().map(|change| change.signal(sources)).collect()
}

/// Whether a listed name covers some words of a text, or they cover it.
fn is_listed<'s>(words: &str, mut names: impl Iterator<Item = &'s str>) -> bool {
    let words = words.to_lowercase();
    names.any(|name| {
        let name = name.to_lowercase();
        name.contains(&words) || words.contains(&name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_class_and_a_mirror_image() {
        let all: Vec<SignalKind> = signal_kinds().collect();
        for kind in &all {
            assert_eq!(all.iter().filter(|other| other == &kind).count(), 1, "{kind} is defined once");
            let mirror = all.iter().find(|other| other.name() == kind.mirrored());
            assert_eq!(mirror.map(|mirror| mirror.mirrored()), Some(kind.name()), "{kind} mirrored twice is the same");
            assert!(kind.meaning().ends_with('.'), "{kind} says what it means");
            let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(kind.name().contains('-') && kind.name().chars().all(is_name), "{kind}");
        }
    }

    #[test]
    fn the_order_of_the_classes_is_looked_at() {
        let class = |name, after| SignalClass { name, after, ..force::CLASS };
        assert!(stand_in_order(&[class("a", &[]), class("b", &["a"])]));
        assert!(!stand_in_order(&[class("b", &["a"]), class("a", &[])]));
        assert!(!stand_in_order(&[class("ab", &[]), class("b", &["a"])]));
    }
}

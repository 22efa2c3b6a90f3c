//! Words that are other words by their case alone: `us` is not `US`, and a defined `Service` is no `service`.

use super::change::{Change, Quote};
use super::{SignalClass, Texts, names, terms};
use crate::differ::editorial::{self, Case};
use crate::model::Within;

/// The class of these signals.
pub(super) const CLASS: SignalClass = SignalClass {
    name: "case",
    kinds: &[],
    needs_lexicon: false,
    in_headings: true,
    after: &[names::CLASS.name, terms::CLASS.name],
    find,
};

/// Appends what it finds, unless a name or a term is reported already.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let known: Vec<_> = found.iter().map(|change| change.kind).collect();
    let comparison = texts.comparison;
    for (case, k, l) in editorial::other_words_by_case(comparison, texts.evidence) {
        let kind = match case {
            Case::Name => names::CHANGED,
            Case::Term => terms::CHANGED,
            Case::Same | Case::Other => continue,
        };
        if known.contains(&kind) {
            continue;
        }
        let (old, new) = (comparison.old[k], comparison.new[l]);
        let quote = |text: &'a str, start, end| Quote { text: &text[start..end], start, within: Within::Text };
        let old = quote(comparison.old_text, old.start, old.end);
        Change::new(kind, old, quote(comparison.new_text, new.start, new.end)).push_once(found);
    }
}

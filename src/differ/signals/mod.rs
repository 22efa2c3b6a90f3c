//! Changes of meaning inside a reworded, split or merged entry. One file per class of signals.
//!
//! Every class looks at the same [`Pair`]: both texts with their words, their cues and the word diff between them. It
//! appends what it finds; the order of the classes is the order of the signals.

mod actor;
mod conditions;
mod force;
mod hedges;
mod intensity;
mod names;
mod pair;
mod polarity;
mod references;
mod scope;
mod signs;
mod terms;
mod usage;
mod values;

use super::editorial::{self, Evidence};
use super::words::Comparison;
use crate::lexicon::Lexicon;
use crate::model::{Force, Signal};
use crate::theme::{SynonymUsed, Synonyms};
pub(crate) use pair::Pair;
pub(crate) use references::Renumbering;
pub(crate) use usage::Usage;

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
    pub(crate) fn headings(&self, texts: &Comparison<'_>) -> Vec<Signal> {
        let mut found = Vec::new();
        if texts.old.len().max(texts.new.len()) <= LONGEST {
            let pair = Pair::new(texts, [None; 2], self.lexicon);
            let values = values::find(&pair, self.renumbering, &mut found);
            signs::find(&pair, &mut found);
            let same = self.same(texts);
            names::find(&pair, &values, &same, self.usage, &mut found);
            terms::find(&pair, &same, &mut found);
            self.case(texts, &mut found);
        }
        found
    }

    /// Words that are other words by their case alone, unless a name or term among them is reported already.
    fn case(&self, texts: &Comparison<'_>, found: &mut Vec<Signal>) {
        for signal in editorial::case_signals(texts, self.evidence) {
            if !found.iter().any(|known| known.kind == signal.kind) {
                found.push(signal);
            }
        }
    }

    /// The changes of meaning between two texts; none between texts that are too long to be statements. `lead_ins` are
    /// the sentences that introduce them where they are items of a list.
    /// Gives as well how far either text binds, where it does not take that from its introduction.
    pub(crate) fn signals(
        &self,
        texts: &Comparison<'_>,
        lead_ins: [Option<&str>; 2],
    ) -> (Vec<Signal>, [Option<Force>; 2]) {
        let mut found = Vec::new();
        if texts.old.len().max(texts.new.len()) > LONGEST {
            return (found, [None; 2]);
        }
        let pair = Pair::new(texts, lead_ins, self.lexicon);
        let forces = [&pair.old, &pair.new].map(|side| self.lexicon.and_then(|_| side.force()));
        if self.lexicon.is_some() {
            force::find(&pair, &mut found);
            intensity::find(&pair, &mut found);
            hedges::find(&pair, &mut found);
        }
        let values = values::find(&pair, self.renumbering, &mut found);
        signs::find(&pair, &mut found);
        if self.lexicon.is_some() {
            polarity::find(&pair, &mut found);
            scope::find(&pair, &mut found);
            conditions::find(&pair, &mut found);
            actor::find(&pair, &mut found);
        }
        let same = self.same(texts);
        names::find(&pair, &values, &same, self.usage, &mut found);
        if self.lexicon.is_some() {
            terms::find(&pair, &same, &mut found);
        }
        self.case(texts, &mut found);
        (found, forces)
    }

    /// The listed names by which the texts say the same in other words.
    fn same(&self, texts: &Comparison<'_>) -> Vec<SynonymUsed> {
        self.synonyms.map_or_else(Vec::new, |synonyms| synonyms.used(texts.old_text, texts.new_text))
    }
}

/// Whether a listed name covers some words of a text, or they cover it.
fn is_listed<'s>(words: &str, mut names: impl Iterator<Item = &'s str>) -> bool {
    let words = words.to_lowercase();
    names.any(|name| {
        let name = name.to_lowercase();
        name.contains(&words) || words.contains(&name)
    })
}

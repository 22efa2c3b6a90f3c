//! What every class of signals looks at.

use std::cell::OnceCell;

use super::values::Reading;
use super::{Reader, Renumbering, Usage, values};
use crate::differ::editorial::Evidence;
use crate::differ::signals::pair::Pair;
use crate::differ::words::Comparison;
use crate::theme::{SynonymUsed, Synonyms};

/// Both texts of an entry, with what several classes read off them: read once, and only if one asks for it.
pub(super) struct Texts<'a> {
    /// Their words, cues and verb groups.
    pub pair: Pair<'a>,
    /// Both texts with their tokens aligned.
    pub comparison: &'a Comparison<'a>,
    /// How provisions of the document were renumbered.
    pub renumbering: &'a Renumbering,
    /// How both versions write their words.
    pub usage: &'a Usage<'a>,
    /// What both versions say of their words.
    pub evidence: &'a Evidence<'a>,
    synonyms: Option<&'a Synonyms>,
    values: OnceCell<[Reading; 2]>,
    same: OnceCell<Vec<SynonymUsed>>,
}

impl<'a> Texts<'a> {
    /// Looks through both texts. `lead_ins` are the sentences that introduce them where they are items of a list.
    pub fn new(reader: Reader<'a>, comparison: &'a Comparison<'a>, lead_ins: [Option<&'a str>; 2]) -> Self {
        let Reader { lexicon, synonyms, renumbering, usage, evidence } = reader;
        let pair = Pair::new(comparison, lead_ins, lexicon);
        let (values, same) = (OnceCell::new(), OnceCell::new());
        Self { pair, comparison, renumbering, usage, evidence, synonyms, values, same }
    }

    /// The figures, sums, dates, periods and references in the old and the new text.
    pub fn values(&self) -> &[Reading; 2] {
        self.values.get_or_init(|| values::read(&self.pair))
    }

    /// The listed names by which the texts say the same in other words.
    pub fn same_names(&self) -> &[SynonymUsed] {
        self.same.get_or_init(|| {
            let texts = (self.pair.old.words.text, self.pair.new.words.text);
            self.synonyms.map_or_else(Vec::new, |synonyms| synonyms.used(texts.0, texts.1))
        })
    }
}

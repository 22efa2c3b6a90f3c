//! Whether a rewording is editorial: only where every change in it is proven to be one of form.
//!
//! The proofs are a closed list, one a file. What none of them proves is substantive.

mod abbreviation;
mod case;
mod evidence;
mod number;
mod pairs;
mod proof;
mod spelling;

use super::words::{Comparison, Stretch};
pub(crate) use case::Case;
pub(crate) use evidence::Evidence;
use proof::Side;

/// A longer change is no matter of form.
const LONGEST: usize = 200;

/// Whether every change between two texts has a proof.
pub(crate) fn is_editorial(texts: &Comparison<'_>, evidence: &Evidence<'_>) -> bool {
    let sides = sides(texts);
    proof::has_same_units(texts)
        && texts.stretches.iter().all(|stretch| {
            let &Stretch { equal, old, new } = stretch;
            match equal {
                // Equal but for the kinds of quotes and dashes, and for a capital that opens a sentence.
                true => (old.0..old.1).zip(new.0..new.1).all(|(k, l)| {
                    sides[0].text(k) == sides[1].text(l)
                        || !texts.old[k].is_word
                        || proof::case_at(sides, k, l, evidence) == Some(Case::Same)
                }),
                false => old.1 - old.0 + new.1 - new.0 <= LONGEST && proof::all(sides, old, new, evidence),
            }
        })
}

/// The words that another case may have made other words: what it made of them, and their tokens in both texts.
pub(crate) fn other_words_by_case(texts: &Comparison<'_>, evidence: &Evidence<'_>) -> Vec<(Case, usize, usize)> {
    let sides = sides(texts);
    let mut found = Vec::new();
    for &Stretch { equal, old, new } in &texts.stretches {
        if equal || old.1 - old.0 != new.1 - new.0 || old.1 - old.0 > LONGEST {
            continue;
        }
        let pairs = || (old.0..old.1).zip(new.0..new.1);
        // Where other words came in as well, no word can be said to be another one by its case.
        if pairs().all(|(k, l)| sides[0].text(k).to_lowercase() == sides[1].text(l).to_lowercase()) {
            found.extend(pairs().filter_map(|(k, l)| Some((proof::case_at(sides, k, l, evidence)?, k, l))));
        }
    }
    found
}

fn sides<'a>(texts: &'a Comparison<'a>) -> [Side<'a>; 2] {
    [
        Side { whole: texts.old_text, tokens: &texts.old, other: texts.new_text },
        Side { whole: texts.new_text, tokens: &texts.new, other: texts.old_text },
    ]
}

#[cfg(test)]
mod tests;

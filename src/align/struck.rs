//! Statements in which words are struck out: with these words left in, the text is what it was before, so that its
//! counterpart is known however little is left.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::pairing::{Pairing, Parts, Tie};
use crate::language::words::tokens;
use crate::model::{Role, Statement, Version};

/// Free statements by their role and words, in the order of the text.
type ByWords = FxHashMap<(bool, u64), VecDeque<u32>>;

/// Pairs statements without a partner that have the same words once what is struck in one or both is left in.
pub(super) fn pair(old: &Version, new: &Version, pairing: &mut Pairing) {
    let is_struck = |version: &Version| version.statements.iter().any(|statement| statement.with_struck.is_some());
    if !is_struck(old) && !is_struck(new) {
        return;
    }
    let mut buffer = Vec::new();
    let mut key = |statement: &Statement, text: &str| (statement.role == Role::Heading, tokens::key(text, &mut buffer));
    let (mut as_they_are, mut as_they_were) = (ByWords::default(), ByWords::default());
    for (i, statement) in (0_u32..).zip(&old.statements).filter(|(i, _)| pairing.old_free(*i)) {
        as_they_are.entry(key(statement, &statement.text)).or_default().push_back(i);
        if let Some(text) = &statement.with_struck {
            as_they_were.entry(key(statement, text)).or_default().push_back(i);
        }
    }
    for (j, statement) in (0_u32..).zip(&new.statements) {
        if !pairing.new_free(j) {
            continue;
        }
        let mut take = |from: &mut ByWords, text: &str| {
            let free = from.get_mut(&key(statement, text))?;
            while let Some(i) = free.pop_front() {
                if pairing.old_free(i) {
                    return Some(i);
                }
            }
            None
        };
        let before = statement.with_struck.as_deref();
        let found = before.and_then(|text| take(&mut as_they_are, text).or_else(|| take(&mut as_they_were, text)));
        if let Some(i) = found.or_else(|| take(&mut as_they_were, &statement.text)) {
            pairing.pair(i, j, tie(&old.statements[i as usize], statement));
        }
    }
}

/// The pair is certain; what its texts have in common is what was not struck.
fn tie(old: &Statement, new: &Statement) -> Tie {
    let count = |statement: &Statement| tokens::rough_count(&statement.text).max(1) as f32;
    let (old, new) = (count(old), count(new));
    let share = old.min(new) / old.max(new);
    Tie { score: 1.0, parts: Some(Parts { words: share, rare_words: share, letters: share, place: 0.0 }) }
}

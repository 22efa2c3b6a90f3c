//! Values in running text: figures, money, dates, periods and references, found by notation and known by what they
//! mean.
//!
//! `EUR 750 million` and `€750m` are one value, and so are `within 30 days` and `within thirty days`. What is read here
//! is only ever compared, so that a value is no more precise than a comparison needs.

mod amounts;
mod contact;
mod cursor;
mod dates;
mod numbers;
mod phrases;
mod references;
mod value;
mod vocabulary;

pub(crate) use contact::{is_web_address, token_at};
pub(crate) use value::{RefKind, Value, What};
pub(crate) use vocabulary::{Binding, Vocabulary, vocabulary};

use crate::language::words::tokens::Word;
use cursor::Cursor;

/// The values of a text in order. `words` are the words of `text`.
pub(crate) fn values(text: &str, words: &[Word], vocabulary: &Vocabulary) -> Vec<Value> {
    let cursor = Cursor { text, words, vocabulary };
    let mut out: Vec<Value> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !cursor.may_begin(at) {
            at += 1;
            continue;
        }
        if let Some(next) = contact::skip(&cursor, at) {
            at = next;
            continue;
        }
        let before = out.len();
        let found = references::read(&cursor, at, &mut out)
            .or_else(|| dates::read(&cursor, at, &mut out))
            .or_else(|| amounts::read(&cursor, at, &mut out));
        at = match found {
            Some(next) if next > at => next,
            _ => {
                out.truncate(before);
                at + 1
            }
        };
    }
    references::join(&cursor, &mut out);
    out
}

#[cfg(test)]
mod tests;

//! Words and the characters between them.

use super::phrases::Phrases;
use super::vocabulary::{Role, Vocabulary};
use crate::language::words::tokens::Word;

/// A text cut into words, and the vocabulary to read it with.
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub vocabulary: &'a Vocabulary,
}

impl<'a> Cursor<'a> {
    /// Whether a value could begin at the word: it has a digit first, or the vocabulary knows it.
    pub fn may_begin(&self, at: usize) -> bool {
        self.starts_with_digit(at) || self.roles().begins(self.words[at]) || self.gap(at).contains('§')
    }

    pub fn starts_with_digit(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.text.as_bytes()[word.start as usize].is_ascii_digit())
    }

    pub fn roles(&self) -> &'a Phrases<Role> {
        &self.vocabulary.roles
    }

    /// The word as it stands; nothing past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| &self.text[word.range()])
    }

    /// What stands between a word and the one before it.
    pub fn gap(&self, at: usize) -> &'a str {
        let start = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end as usize);
        let end = self.words.get(at).map_or(self.text.len(), |word| word.start as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether nothing but a space, a hyphen, or the end of a bracket parts a word from the one before it.
    pub fn joined(&self, at: usize) -> bool {
        at < self.words.len() && at > 0 && bare(self.gap(at)).chars().all(|c| c.is_whitespace() || is_hyphen(c))
    }

    /// Whether nothing but a space, or the end of a bracket, does; an abbreviation may keep its full stop.
    pub fn spaced(&self, at: usize) -> bool {
        at < self.words.len() && at > 0 && bare(self.gap(at)).chars().all(char::is_whitespace)
    }

    /// The role of the longest phrase at a word that `pick` accepts.
    pub fn role<T>(&self, at: usize, pick: impl Fn(&Role) -> Option<T>) -> Option<(T, usize)> {
        self.roles().all(self.words, at).find_map(|(length, role)| pick(role).map(|found| (found, at + length)))
    }

    /// Whether the phrase with this role stands at the word, and where it ends.
    pub fn is(&self, at: usize, wanted: Role) -> Option<usize> {
        self.role(at, |role| (*role == wanted).then_some(())).map(|(_, next)| next)
    }

    /// The byte range of some words.
    pub fn span(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let start = self.words.get(from).map_or(self.text.len(), |word| word.start as usize);
        let end = to.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end as usize);
        start..end.max(start)
    }

    /// Whether a word begins a sentence, as far as the mark before it tells.
    pub fn opens(&self, at: usize) -> bool {
        at == 0 || self.gap(at).trim_end().ends_with(['.', '!', '?', ':', ';'])
    }
}

/// The gap without the end of a bracket (`thirty (30) days`) or the full stop of an abbreviation (`5 Mio. Euro`).
fn bare(gap: &str) -> &str {
    gap.strip_prefix([')', '.']).unwrap_or(gap)
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '−' | '—')
}

//! Runs of equal, deleted and inserted words inside a reworded pair.

use rustc_hash::FxHasher;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::hash::Hasher;

use super::wording::{half_width, is_dash, is_quote};
use crate::language::words::lists::List;
use crate::language::words::tokens::{self, Word};
use crate::model::{Op, WordRun};

/// Longer texts are compared by head and tail alone: a runaway line must not hold up the rest.
const LONGEST: usize = 20_000;

/// A word or a mark of punctuation, with the space before it left out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub start: usize,
    pub end: usize,
    /// Identity without case; quotes are one, dashes are one.
    fold: u64,
    pub is_word: bool,
}

/// Cuts a text into words and single marks of punctuation.
fn tokens(text: &str) -> Vec<Token> {
    let mut words = Vec::new();
    tokens::words(text, &mut words);
    let mut out = Vec::with_capacity(words.len() * 5 / 4);
    let mut at = 0;
    for Word { start, end, fold } in words {
        marks(text, at, start as usize, &mut out);
        out.push(Token { start: start as usize, end: end as usize, fold, is_word: true });
        at = end as usize;
    }
    marks(text, at, text.len(), &mut out);
    out
}

fn marks(text: &str, start: usize, end: usize, out: &mut Vec<Token>) {
    for (at, c) in text[start..end].char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let known_as = match c {
            _ if is_quote(c) => '"',
            _ if is_dash(c) => '-',
            c => half_width(c),
        };
        let mut hasher = FxHasher::default();
        hasher.write_u32(u32::from(known_as) | 1 << 31);
        out.push(Token { start: start + at, end: start + at + c.len_utf8(), fold: hasher.finish(), is_word: false });
    }
}

/// A stretch of tokens: equal on both sides, or different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub equal: bool,
    pub old: (usize, usize),
    pub new: (usize, usize),
}

/// Aligns the tokens of two texts. Patience diff gives the fewest stretches on rewritten prose.
fn stretches(old_text: &str, old: &[Token], new_text: &str, new: &[Token]) -> Vec<Stretch> {
    let folds = |tokens: &[Token]| tokens.iter().map(|token| token.fold).collect::<Vec<_>>();
    let (a, b) = (folds(old), folds(new));
    let ops = if a.len().max(b.len()) <= LONGEST {
        capture_diff_slices(Algorithm::Patience, &a, &b)
    } else {
        head_and_tail(&a, &b)
    };
    let mut out: Vec<Stretch> = Vec::new();
    let mut push = |equal: bool, old: (usize, usize), new: (usize, usize)| match out.last_mut() {
        Some(last) if last.equal == equal => {
            last.old.1 = old.1;
            last.new.1 = new.1;
        }
        _ => out.push(Stretch { equal, old, new }),
    };
    // Where nothing but a capital at the head of a sentence changed, that is the change to show.
    let only_capitals = ops.iter().all(|op| op.tag() == similar::DiffTag::Equal);
    for op in ops {
        let (tag, olds, news) = op.as_tag_tuple();
        if tag != similar::DiffTag::Equal {
            push(false, (olds.start, olds.end), (news.start, news.end));
            continue;
        }
        for (k, l) in olds.zip(news) {
            let same_case = {
                let (x, y) = (&old_text[old[k].start..old[k].end], &new_text[new[l].start..new[l].end]);
                x == y
                    || !old[k].is_word
                    || (!only_capitals && (opens_sentence(old_text, old, k) || opens_sentence(new_text, new, l)))
            };
            push(same_case, (k, k + 1), (l, l + 1));
        }
    }
    join(&mut out, old_text, old);
    out
}

/// Whether the token begins a sentence, where a capital says nothing.
pub(super) fn opens_sentence(text: &str, tokens: &[Token], k: usize) -> bool {
    let mut before = tokens[..k].iter().rev().map(|token| &text[token.start..token.end]);
    before.find(|mark| !mark.starts_with(is_quote)).is_none_or(|mark| matches!(mark, "." | "!" | "?" | ":" | ";" | "-"))
}

fn head_and_tail(a: &[u64], b: &[u64]) -> Vec<DiffOp> {
    let least = a.len().min(b.len());
    let head = (0..least).take_while(|&k| a[k] == b[k]).count();
    let tail = (0..least - head).take_while(|&k| a[a.len() - 1 - k] == b[b.len() - 1 - k]).count();
    let (old_len, new_len) = (a.len() - head - tail, b.len() - head - tail);
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: head },
        DiffOp::Replace { old_index: head, old_len, new_index: head, new_len },
        DiffOp::Equal { old_index: head + old_len, new_index: head + new_len, len: tail },
    ]
}

/// Takes an equal stretch that carries no content (a comma, a stop word) between two changed ones into the change:
/// `[-to the-]{+of+}` reads better than three scraps.
fn join(stretches: &mut Vec<Stretch>, text: &str, tokens: &[Token]) {
    let mut k = 1;
    while k + 1 < stretches.len() {
        let Stretch { equal, old, new } = stretches[k];
        let both_sides = |s: &Stretch| s.old.0 < s.old.1 && s.new.0 < s.new.1;
        let thin = || {
            let mut words = tokens[old.0..old.1].iter().filter(|token| token.is_word);
            let first = words.next();
            words.next().is_none() && first.is_none_or(|word| is_stop_word(&text[word.start..word.end]))
        };
        // Joining pays only where both neighbours replace something; a pure insertion beside it stays readable.
        if equal && both_sides(&stretches[k - 1]) && both_sides(&stretches[k + 1]) && thin() {
            let last = stretches[k + 1];
            stretches[k - 1].old.1 = last.old.1;
            stretches[k - 1].new.1 = last.new.1;
            debug_assert!(new.0 <= last.new.0);
            stretches.drain(k..=k + 1);
        } else {
            k += 1;
        }
    }
}

/// Function words that carry a run no further.
fn is_stop_word(word: &str) -> bool {
    List::Light.has(&word.to_lowercase())
}

/// Two texts with their tokens aligned.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    pub old_text: &'a str,
    pub new_text: &'a str,
    pub old: Vec<Token>,
    pub new: Vec<Token>,
    pub stretches: Vec<Stretch>,
}

impl<'a> Comparison<'a> {
    pub fn new(old_text: &'a str, new_text: &'a str) -> Self {
        let (old, new) = (tokens(old_text), tokens(new_text));
        // Which of several shortest ways the diff takes depends on which text comes first: always the same one does, so
        // that swapping the versions mirrors the result.
        let stretches = if old_text <= new_text {
            stretches(old_text, &old, new_text, &new)
        } else {
            let mirrored = stretches(new_text, &new, old_text, &old);
            mirrored.into_iter().map(|stretch| Stretch { old: stretch.new, new: stretch.old, ..stretch }).collect()
        };
        Self { old_text, new_text, old, new, stretches }
    }

    /// The runs to show. Deletions stand before the insertions that replace them; equal runs show the new text. A space
    /// belongs to the token after it, or, before a replacement, to the equal run before it.
    pub fn runs(&self) -> Vec<WordRun> {
        let mut runs: Vec<WordRun> = Vec::new();
        for stretch in &self.stretches {
            let old_slice = slice(self.old_text, &self.old, stretch.old);
            let new_slice = slice(self.new_text, &self.new, stretch.new);
            if stretch.equal {
                // A text that now begins later lost the space in between.
                if let Some(WordRun { op: Op::Delete, text }) = runs.last_mut()
                    && old_slice.starts_with(' ')
                    && !new_slice.starts_with(' ')
                {
                    text.push(' ');
                }
                push(&mut runs, Op::Equal, new_slice);
                continue;
            }
            match (old_slice.strip_prefix(' '), new_slice.strip_prefix(' '), runs.last_mut()) {
                (Some(old_slice), Some(new_slice), Some(before)) => {
                    before.text.push(' ');
                    push(&mut runs, Op::Delete, old_slice);
                    push(&mut runs, Op::Insert, new_slice);
                }
                _ => {
                    push(&mut runs, Op::Delete, old_slice);
                    push(&mut runs, Op::Insert, new_slice);
                }
            }
        }
        runs
    }
}

fn push(runs: &mut Vec<WordRun>, op: Op, text: &str) {
    if !text.is_empty() {
        runs.push(WordRun { op, text: text.to_owned() });
    }
}

/// The text of a range of tokens with the space before it; the last one takes the end of the text along.
fn slice<'a>(text: &'a str, tokens: &[Token], (from, to): (usize, usize)) -> &'a str {
    if from == to {
        return "";
    }
    let start = from.checked_sub(1).map_or(0, |before| tokens[before].end);
    let end = if to == tokens.len() { text.len() } else { tokens[to - 1].end };
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        Comparison::new(old, new)
            .runs()
            .into_iter()
            .map(|run| match run.op {
                Op::Equal => run.text,
                Op::Delete => format!("[-{}-]", run.text),
                Op::Insert => format!("{{+{}+}}", run.text),
            })
            .collect()
    }

    #[test]
    fn runs_read_as_a_person_would_mark_them() {
        for (old, new, expected) in [
            ("The Agency shall report.", "The Agency should report.", "The Agency [-shall-]{+should+} report."),
            ("It ends here.", "It ends here and now.", "It ends here{+ and now+}."),
            (
                "Cooperation on water.",
                "The EU supports cooperation on water.",
                "{+The EU supports+} cooperation on water.",
            ),
            ("the agency", "the Agency", "the [-agency-]{+Agency+}"),
            ("within 30 days of receipt", "within 45 days of receipt", "within [-30-]{+45+} days of receipt"),
            ("aims to the full", "aims of a part", "aims [-to the full-]{+of a part+}"),
            ("“All” users", "\"All\" users must", "\"All\" users{+ must+}"),
            ("cause harm.", "Cause harm.", "[-cause-]{+Cause+} harm."),
            ("here/now there", "here there", "here[-/now-] there"),
            ("the Council, NATO and others", "the Council and others", "the Council[-, NATO-] and others"),
            ("The terms of your card", "Your card", "[-The terms of -]Your card"),
            ("by 2028 on this basis", "by 2028. On this basis", "by 2028{+.+} On this basis"),
            ("保护个人信息", "保护用户信息", "保护[-个人-]{+用户+}信息"),
        ] {
            assert_eq!(marked(old, new), expected);
        }
    }
}

//! Figures, sums, dates, deadlines and references compared as values.
//!
//! Values that both texts have cancel out, wherever they stand and however they are written. What is left is paired
//! by its place: a value that another one took the place of, else one that came or went alone.

use std::ops::Range;

use super::change::{Change, NOTHING, Quote};
use super::pair::{self, Pair};
use super::{SignalClass, Texts};
use crate::language::words::tokens::{self, Word};
use crate::model::{Definition, SignalKind, Within};
use crate::values::{Binding, Value, Vocabulary, What, values, vocabulary};

pub(super) const FIGURE_CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "figure-changed",
    mirrored: "figure-changed",
    meaning: "Another number, share or measure.",
});
const AMOUNT_CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "amount-changed",
    mirrored: "amount-changed",
    meaning: "Another sum of money.",
});
const DATE_CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "date-changed",
    mirrored: "date-changed",
    meaning: "Another date or span of years.",
});
const DEADLINE_CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "deadline-changed",
    mirrored: "deadline-changed",
    meaning: "Another deadline, period or interval.",
});
const REFERENCE_CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "reference-changed",
    mirrored: "reference-changed",
    meaning: "Another act, article or section is referred to.",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass = SignalClass {
    name: "values",
    kinds: &[FIGURE_CHANGED, AMOUNT_CHANGED, DATE_CHANGED, DEADLINE_CHANGED, REFERENCE_CHANGED],
    needs_lexicon: false,
    in_headings: true,
    after: &[],
    find,
};

/// How many words a deadline and what makes it bind may be apart from what is to be done.
const CLAUSE: usize = 25;

/// The values of a text, and the words that they are counted in.
pub(super) struct Reading {
    words: Vec<Word>,
    values: Vec<Value>,
}

impl Reading {
    /// The bytes of the values, in order.
    pub fn spans(&self) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = self.values.iter().map(|value| value.span.clone()).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans
    }
}

/// Reads the values of both texts.
pub(super) fn read(pair: &Pair<'_>) -> [Reading; 2] {
    let vocabulary = words_of(pair);
    [&pair.old, &pair.new].map(|side| {
        let mut words = Vec::new();
        tokens::words(side.words.text, &mut words);
        let values = values(side.words.text, &words, vocabulary);
        Reading { words, values }
    })
}

fn words_of(pair: &Pair<'_>) -> &'static Vocabulary {
    vocabulary(pair.lexicon.map(|lexicon| lexicon.language()))
}

/// Appends what it finds. Provisions of the document that were renumbered are the same provisions.
fn find<'a>(texts: &Texts<'a>, out: &mut Vec<Change<'a>>) {
    let [old, new] = texts.values();
    if old.values.is_empty() && new.values.is_empty() {
        return;
    }
    let vocabulary = words_of(&texts.pair);
    let old = Side::new(&texts.pair.old, old, vocabulary);
    let new = Side::new(&texts.pair.new, new, vocabulary);
    let (mut left_old, mut left_new) = cancel(&old, &new);
    // Values that came or went beside an equal one say nothing new.
    let stands_in = |value: &Value, other: &Side<'_, '_>| other.values.iter().any(|v| v.what.same(&value.what));
    let pairs = matches(&old, &new, &mut left_old, &mut left_new);
    let mut found: Vec<(usize, Replaced<'_>)> = Vec::new();
    for (a, b) in pairs {
        let (x, y) = (&old.values[a], &new.values[b]);
        if !texts.renumbering.explains(&x.what, &y.what) {
            found.push((y.span.start, Replaced::new(Some(x), Some(y))));
        }
    }
    for &a in &left_old {
        let value = &old.values[a];
        if !value.weak && !stands_in(value, &new) {
            found.push((old.anchor_place(value, &new), Replaced::new(Some(value), None)));
        }
    }
    for &b in &left_new {
        let value = &new.values[b];
        if !value.weak && !stands_in(value, &old) {
            found.push((value.span.start, Replaced::new(None, Some(value))));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    let mut k = 0;
    while k < found.len() {
        let mut change = found[k].1;
        // `2007-2013` is reported as one.
        if let Some((_, next)) = found.get(k + 1)
            && change.old.is_some() == next.old.is_some()
            && change.new.is_some() == next.new.is_some()
            && joined(&old, change.old, next.old)
            && joined(&new, change.new, next.new)
        {
            change.until = (next.old, next.new);
            k += 1;
        }
        change.say(&old, &new, out);
        k += 1;
    }
}

/// A text of `'a` and its values.
struct Side<'a, 'r> {
    side: &'r pair::Side<'a>,
    text: &'a str,
    words: &'r [Word],
    values: &'r [Value],
    vocabulary: &'static Vocabulary,
}

impl<'a, 'r> Side<'a, 'r> {
    fn new(side: &'r pair::Side<'a>, reading: &'r Reading, vocabulary: &'static Vocabulary) -> Self {
        Self { side, text: side.words.text, words: &reading.words, values: &reading.values, vocabulary }
    }

    /// The word of the pair at which a value begins.
    fn word(&self, value: &Value) -> usize {
        let first = self.words.get(value.words.start).map_or(value.span.start, |word| word.start as usize);
        self.side.words.words.partition_point(|word| word.end <= first)
    }

    /// The word of the other text that stands where the value begins, if it is the same word.
    fn twin(&self, value: &Value) -> Option<usize> {
        self.side.twin.get(self.word(value)).copied().flatten().map(|twin| twin as usize)
    }

    /// The word of the other text behind which the value stands or would stand: the end of the last equal stretch.
    fn anchor(&self, value: &Value) -> usize {
        let before = self.side.twin.get(..self.word(value)).unwrap_or_default();
        before.iter().rev().find_map(|twin| *twin).map_or(0, |twin| twin as usize + 1)
    }

    /// Where a value of this text would stand in the other one, as a byte.
    fn anchor_place(&self, value: &Value, other: &Side<'_, '_>) -> usize {
        other.side.words.words.get(self.anchor(value)).map_or(other.text.len(), |word| word.start)
    }

    fn quote(&self, bytes: Range<usize>) -> Quote<'a> {
        Quote { text: &self.text[bytes.clone()], start: bytes.start, within: Within::Text }
    }

    fn cue(&self, value: Option<&Value>) -> Quote<'a> {
        value.map_or(NOTHING, |value| self.quote(value.span.clone()))
    }

    /// The bytes of a value with the words that make it a deadline, if any do.
    fn deadline(&self, value: &Value) -> Option<Range<usize>> {
        let first = value.words.start;
        let before = (first.saturating_sub(6)..first).find_map(|at| {
            let binding = self.vocabulary.binding.all(self.words, at).find(|&(length, binding)| {
                at + length == first
                    && match binding {
                        Binding::Before => true,
                        Binding::BeforeIfDuty => self.duty_near(first),
                        Binding::After => false,
                    }
            });
            binding.map(|_| self.words[at].start as usize..value.span.end)
        });
        let after = || {
            let from = value.words.end;
            let (length, _) =
                self.vocabulary.binding.all(self.words, from).find(|(_, binding)| matches!(binding, Binding::After))?;
            Some(value.span.start..self.words[from + length - 1].end as usize)
        };
        before.or_else(after)
    }

    /// Whether a value is a length of time and nobody's age.
    fn lasts(&self, value: &Value) -> bool {
        let behind = self.text[value.span.end..].trim_start();
        let age = ["old", "of age", "ans révolus", "alt"].iter().any(|word| behind.starts_with(word));
        let before = self.text[..value.span.start].trim_end();
        matches!(value.what, What::Period(..)) && !age && !before.ends_with("age of") && !before.ends_with("aged")
    }

    /// Whether the sentence says, not too far off, that something is to be done.
    fn duty_near(&self, at: usize) -> bool {
        let from = at.saturating_sub(CLAUSE);
        let to = (at + CLAUSE).min(self.words.len());
        (from..to).any(|k| self.vocabulary.duty.at(self.words, k).is_some())
    }
}

/// Takes out what both sides have: first what stands in equal words, then wherever it stands. Gives the rest.
fn cancel(old: &Side<'_, '_>, new: &Side<'_, '_>) -> (Vec<usize>, Vec<usize>) {
    let mut gone = vec![false; new.values.len()];
    let mut rest = Vec::new();
    for (a, value) in old.values.iter().enumerate() {
        let twin = old.twin(value);
        let aligned = twin.and_then(|twin| new.values.iter().position(|other| new.word(other) == twin));
        match aligned.filter(|&b| !gone[b] && new.values[b].what.same(&value.what)) {
            Some(b) => gone[b] = true,
            None => rest.push(a),
        }
    }
    rest.retain(|&a| {
        let what = &old.values[a].what;
        let same = (0..gone.len()).find(|&b| !gone[b] && new.values[b].what.same(what));
        same.inspect(|&b| gone[b] = true).is_none()
    });
    (rest, (0..gone.len()).filter(|&b| !gone[b]).collect())
}

/// Pairs what is left, and leaves in both lists what stays alone.
fn matches(
    old: &Side<'_, '_>,
    new: &Side<'_, '_>,
    left_old: &mut Vec<usize>,
    left_new: &mut Vec<usize>,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut take = |fits: &dyn Fn(&Value, &Value) -> bool| {
        let mut k = 0;
        while k < left_old.len() {
            let value = &old.values[left_old[k]];
            match left_new.iter().position(|&b| fits(value, &new.values[b])) {
                Some(l) => pairs.push((left_old.remove(k), left_new.remove(l))),
                None => k += 1,
            }
        }
    };
    // A value that one took the place of stands behind the same word of either text.
    let same_run = |a: &Value, b: &Value| {
        let (x, y) = (old.anchor(a), new.anchor(b));
        let in_run = |side: &Side<'_, '_>, value: &Value, from: usize| {
            (from..=side.word(value)).all(|k| side.side.changed(k..k + 1) || k == side.word(value))
        };
        in_run(new, b, x) && in_run(old, a, y)
    };
    take(&|a, b| a.what.comparable(&b.what) && same_run(a, b));
    take(&|a, b| same_run(a, b) && !a.weak && !b.weak);
    take(&|a, b| a.what.comparable(&b.what) && !a.weak && !b.weak && beside(old, a, new, b));
    pairs
}

/// Whether the same word stands before both values, and the same behind.
fn beside(old: &Side<'_, '_>, a: &Value, new: &Side<'_, '_>, b: &Value) -> bool {
    let fold = |side: &Side<'_, '_>, at: Option<usize>| at.and_then(|at| side.words.get(at)).map(|word| word.fold);
    let before = |side: &Side<'_, '_>, value: &Value| fold(side, value.words.start.checked_sub(1));
    let behind = |side: &Side<'_, '_>, value: &Value| fold(side, Some(value.words.end));
    (before(old, a).is_some() && before(old, a) == before(new, b))
        || (behind(old, a).is_some() && behind(old, a) == behind(new, b))
}

/// Whether two dates of one side are the ends of one span; true where there are none.
fn joined(side: &Side<'_, '_>, first: Option<&Value>, last: Option<&Value>) -> bool {
    let (Some(first), Some(last)) = (first, last) else { return true };
    let dates = matches!((&first.what, &last.what), (What::Date(_), What::Date(_)));
    let between = side.text.get(first.span.end..last.span.start).map(str::trim);
    dates && matches!(between, Some("-" | "–" | "/" | "to" | "à" | "bis"))
}

/// A value that gave way to another, or came or went alone.
#[derive(Clone, Copy)]
struct Replaced<'a> {
    old: Option<&'a Value>,
    new: Option<&'a Value>,
    /// Where the values begin a span, its ends.
    until: (Option<&'a Value>, Option<&'a Value>),
}

impl<'a> Replaced<'a> {
    fn new(old: Option<&'a Value>, new: Option<&'a Value>) -> Self {
        Self { old, new, until: (None, None) }
    }

    fn say<'t>(&self, old: &Side<'t, '_>, new: &Side<'t, '_>, out: &mut Vec<Change<'t>>) {
        let values = || self.old.into_iter().chain(self.new);
        let Some((_, kind)) = values().map(|value| ranked(&value.what)).max_by_key(|(rank, _)| *rank) else { return };
        let limits = (self.old.and_then(|value| old.deadline(value)), self.new.and_then(|value| new.deadline(value)));
        let timed = values().all(|value| matches!(value.what, What::Period(..) | What::Interval(..) | What::Date(_)));
        let interval = values().any(|value| matches!(value.what, What::Interval(..)));
        // A period that gave way to another is how long something may take or last, unless it is somebody's age.
        let period = self.old.is_some_and(|value| old.lasts(value)) && self.new.is_some_and(|value| new.lasts(value));
        let binds = timed && (interval || period || limits.0.is_some() || limits.1.is_some());
        if binds {
            let cue = |side: &Side<'t, '_>, value: Option<&Value>, limit: Option<Range<usize>>| match limit {
                Some(range) => side.quote(range),
                None => side.cue(value),
            };
            let (old, new) = (cue(old, self.old, limits.0), cue(new, self.new, limits.1));
            Change::new(DEADLINE_CHANGED, old, new).push_once(out);
        }
        // A deadline that came or went is reported by itself; one that moved is another date or figure as well.
        let both = self.old.is_some() && self.new.is_some();
        if !binds || (both && values().all(|value| value.numbered)) {
            let cue = |side: &Side<'t, '_>, from: Option<&Value>, to: Option<&Value>| match (from, to) {
                (Some(from), Some(to)) => side.quote(from.span.start..to.span.end),
                _ => side.cue(from),
            };
            let (old, new) = (cue(old, self.old, self.until.0), cue(new, self.new, self.until.1));
            Change::new(kind, old, new).push_once(out);
        }
    }
}

/// The kind of signal that a changed value gives; of two values the one of the higher rank does.
fn ranked(what: &What) -> (u8, SignalKind) {
    match what {
        What::Amount(..) => (3, AMOUNT_CHANGED),
        What::Reference(..) => (2, REFERENCE_CHANGED),
        What::Date(_) | What::Weekday(_) => (1, DATE_CHANGED),
        _ => (0, FIGURE_CHANGED),
    }
}

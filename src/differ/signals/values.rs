//! Figures, sums, dates, deadlines and references compared as values.
//!
//! Values that both texts have cancel out, wherever they stand and however they are written. What is left is paired
//! by its place: a value that another one took the place of, else one that came or went alone.

use std::ops::Range;

use super::Pair;
use super::references::Renumbering;
use crate::language::words::tokens::{self, Word};
use crate::model::{Signal, SignalKind};
use crate::values::{Binding, Value, Vocabulary, What, values, vocabulary};

/// How many words a deadline and what makes it bind may be apart from what is to be done.
const CLAUSE: usize = 25;

/// Appends what it finds. Provisions of the document that were renumbered are the same provisions.
/// Gives the bytes of the values of both texts.
pub(super) fn find(pair: &Pair<'_>, renumbering: &Renumbering, out: &mut Vec<Signal>) -> [Vec<Range<usize>>; 2] {
    let vocabulary = vocabulary(pair.lexicon.map(|lexicon| lexicon.language()));
    let old = Side::read(&pair.old, vocabulary);
    let new = Side::read(&pair.new, vocabulary);
    if old.values.is_empty() && new.values.is_empty() {
        return Default::default();
    }
    let (mut left_old, mut left_new) = cancel(&old, &new);
    // Values that came or went beside an equal one say nothing new.
    let stands_in = |value: &Value, other: &Side<'_>| other.values.iter().any(|v| v.what.same(&value.what));
    let pairs = matches(&old, &new, &mut left_old, &mut left_new);
    let mut found: Vec<(usize, Change)> = Vec::new();
    for (a, b) in pairs {
        let (x, y) = (&old.values[a], &new.values[b]);
        if !renumbering.explains(&x.what, &y.what) {
            found.push((y.span.start, Change::new(Some(x), Some(y))));
        }
    }
    for &a in &left_old {
        let value = &old.values[a];
        if !value.weak && !stands_in(value, &new) {
            found.push((old.anchor_place(value, &new), Change::new(Some(value), None)));
        }
    }
    for &b in &left_new {
        let value = &new.values[b];
        if !value.weak && !stands_in(value, &old) {
            found.push((value.span.start, Change::new(None, Some(value))));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    let mut k = 0;
    while k < found.len() {
        let mut change = found[k].1;
        // `2007-2013` is told as one.
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
    let spans = |side: &Side<'_>| {
        let mut spans: Vec<Range<usize>> = side.values.iter().map(|value| value.span.clone()).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans
    };
    [spans(&old), spans(&new)]
}

/// A text and its values.
struct Side<'a> {
    side: &'a super::pair::Side<'a>,
    text: &'a str,
    words: Vec<Word>,
    values: Vec<Value>,
    vocabulary: &'a Vocabulary,
}

impl<'a> Side<'a> {
    fn read(side: &'a super::pair::Side<'a>, vocabulary: &'a Vocabulary) -> Self {
        let text = side.words.text;
        let mut words = Vec::new();
        tokens::words(text, &mut words);
        let values = values(text, &words, vocabulary);
        Self { side, text, words, values, vocabulary }
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
    fn anchor_place(&self, value: &Value, other: &Side<'_>) -> usize {
        other.side.words.words.get(self.anchor(value)).map_or(other.text.len(), |word| word.start)
    }

    fn cue(&self, value: Option<&Value>) -> String {
        value.map_or_else(String::new, |value| self.text[value.span.clone()].to_owned())
    }

    /// The bytes of a value with the words that make it a deadline, if any do.
    fn deadline(&self, value: &Value) -> Option<Range<usize>> {
        let first = value.words.start;
        let before = (first.saturating_sub(6)..first).find_map(|at| {
            let binding = self.vocabulary.binding.all(&self.words, at).find(|&(length, binding)| {
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
            let (length, _) = self
                .vocabulary
                .binding
                .all(&self.words, from)
                .find(|(_, binding)| matches!(binding, Binding::After))?;
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
        (from..to).any(|k| self.vocabulary.duty.at(&self.words, k).is_some())
    }
}

/// Takes out what both sides have: first what stands in equal words, then wherever it stands. Gives the rest.
fn cancel(old: &Side<'_>, new: &Side<'_>) -> (Vec<usize>, Vec<usize>) {
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
    old: &Side<'_>,
    new: &Side<'_>,
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
        let in_run = |side: &Side<'_>, value: &Value, from: usize| {
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
fn beside(old: &Side<'_>, a: &Value, new: &Side<'_>, b: &Value) -> bool {
    let fold = |side: &Side<'_>, at: Option<usize>| at.and_then(|at| side.words.get(at)).map(|word| word.fold);
    let before = |side: &Side<'_>, value: &Value| fold(side, value.words.start.checked_sub(1));
    let behind = |side: &Side<'_>, value: &Value| fold(side, Some(value.words.end));
    (before(old, a).is_some() && before(old, a) == before(new, b))
        || (behind(old, a).is_some() && behind(old, a) == behind(new, b))
}

/// Whether two dates of one side are the ends of one span; true where there are none.
fn joined(side: &Side<'_>, first: Option<&Value>, last: Option<&Value>) -> bool {
    let (Some(first), Some(last)) = (first, last) else { return true };
    let dates = matches!((&first.what, &last.what), (What::Date(_), What::Date(_)));
    let between = side.text.get(first.span.end..last.span.start).map(str::trim);
    dates && matches!(between, Some("-" | "–" | "/" | "to" | "à" | "bis"))
}

/// A value that gave way to another, or came or went alone.
#[derive(Clone, Copy)]
struct Change<'a> {
    old: Option<&'a Value>,
    new: Option<&'a Value>,
    /// Where the values begin a span, its ends.
    until: (Option<&'a Value>, Option<&'a Value>),
}

impl<'a> Change<'a> {
    fn new(old: Option<&'a Value>, new: Option<&'a Value>) -> Self {
        Self { old, new, until: (None, None) }
    }

    fn say(&self, old: &Side<'_>, new: &Side<'_>, out: &mut Vec<Signal>) {
        let values = || self.old.into_iter().chain(self.new);
        let kind = values().map(|value| kind_of(&value.what)).max_by_key(|kind| rank(*kind));
        let Some(kind) = kind else { return };
        let limits = (self.old.and_then(|value| old.deadline(value)), self.new.and_then(|value| new.deadline(value)));
        let timed = values().all(|value| matches!(value.what, What::Period(..) | What::Interval(..) | What::Date(_)));
        let interval = values().any(|value| matches!(value.what, What::Interval(..)));
        // A period that gave way to another is how long something may take or last, unless it is somebody's age.
        let period = self.old.is_some_and(|value| old.lasts(value)) && self.new.is_some_and(|value| new.lasts(value));
        let binds = timed && (interval || period || limits.0.is_some() || limits.1.is_some());
        if binds {
            let cue = |side: &Side<'_>, value: Option<&Value>, limit: Option<Range<usize>>| match limit {
                Some(range) => side.text[range].to_owned(),
                None => side.cue(value),
            };
            let signal = Signal {
                kind: SignalKind::DeadlineChanged,
                old: cue(old, self.old, limits.0),
                new: cue(new, self.new, limits.1),
            };
            push(out, signal);
        }
        // A deadline that came or went is told by itself; one that moved is another date or figure as well.
        let both = self.old.is_some() && self.new.is_some();
        if !binds || (both && values().all(|value| value.numbered)) {
            let cue = |side: &Side<'_>, from: Option<&Value>, to: Option<&Value>| match (from, to) {
                (Some(from), Some(to)) => side.text[from.span.start..to.span.end].to_owned(),
                _ => side.cue(from),
            };
            push(out, Signal { kind, old: cue(old, self.old, self.until.0), new: cue(new, self.new, self.until.1) });
        }
    }
}

fn push(out: &mut Vec<Signal>, signal: Signal) {
    if !out.contains(&signal) {
        out.push(signal);
    }
}

fn kind_of(what: &What) -> SignalKind {
    match what {
        What::Amount(..) => SignalKind::AmountChanged,
        What::Date(_) | What::Weekday(_) => SignalKind::DateChanged,
        What::Reference(..) => SignalKind::ReferenceChanged,
        _ => SignalKind::FigureChanged,
    }
}

fn rank(kind: SignalKind) -> u8 {
    match kind {
        SignalKind::AmountChanged => 3,
        SignalKind::ReferenceChanged => 2,
        SignalKind::DateChanged => 1,
        _ => 0,
    }
}

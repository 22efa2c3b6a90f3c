//! What a class of signals finds, before it is known in which statement the words stand.

use smallvec::{SmallVec, smallvec};

use crate::model::{Cue, CueSpan, Signal, SignalKind, Within};

/// Words of a text as written, and where they begin in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Quote<'a> {
    /// The words; empty for none.
    pub text: &'a str,
    /// Their first byte.
    pub start: usize,
    /// The text that they are of.
    pub within: Within,
}

/// No words: the other text alone has some.
pub(super) const NOTHING: Quote<'static> = Quote { text: "", start: 0, within: Within::Text };

/// The words of one side of a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said<'a> {
    /// As they are shown.
    text: String,
    /// Where they stand.
    quotes: SmallVec<[Quote<'a>; 1]>,
}

impl<'a> From<Quote<'a>> for Said<'a> {
    fn from(quote: Quote<'a>) -> Self {
        let quotes = if quote.text.is_empty() { SmallVec::new() } else { smallvec![quote] };
        Self { text: quote.text.to_owned(), quotes }
    }
}

/// Several names, told as one.
impl<'a> FromIterator<Quote<'a>> for Said<'a> {
    fn from_iter<I: IntoIterator<Item = Quote<'a>>>(quotes: I) -> Self {
        let quotes: SmallVec<[Quote<'a>; 1]> = quotes.into_iter().collect();
        let text = quotes.iter().map(|quote| quote.text).collect::<Vec<_>>().join(", ");
        Self { text, quotes }
    }
}

/// A change of meaning between two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change<'a> {
    pub kind: SignalKind,
    old: Said<'a>,
    new: Said<'a>,
}

impl<'a> Change<'a> {
    /// A change of this kind, read from these words.
    pub(super) fn new(kind: SignalKind, old: impl Into<Said<'a>>, new: impl Into<Said<'a>>) -> Self {
        Self { kind, old: old.into(), new: new.into() }
    }

    /// Appends the change, or only its places where another one says the same already.
    pub(super) fn push_once(self, found: &mut Vec<Self>) {
        let same = |other: &&mut Self| {
            other.kind == self.kind && other.old.text == self.old.text && other.new.text == self.new.text
        };
        match found.iter_mut().find(same) {
            Some(known) => {
                for (known, more) in [(&mut known.old, self.old), (&mut known.new, self.new)] {
                    let fresh: Vec<_> = more.quotes.into_iter().filter(|quote| !known.quotes.contains(quote)).collect();
                    known.quotes.extend(fresh);
                }
            }
            None => found.push(self),
        }
    }

    /// The words of the old side, as they are shown.
    pub(super) fn old_text(&self) -> &str {
        &self.old.text
    }

    /// The words of both sides, as they are shown.
    #[cfg(test)]
    pub(super) fn texts(&self) -> (&str, &str) {
        (&self.old.text, &self.new.text)
    }

    /// The signal, with the places of its words in the statements of either side.
    pub(super) fn signal(self, sources: &[Source<'_>; 2]) -> Signal {
        let Self { kind, old, new } = self;
        Signal { kind, old: sources[0].cue(old), new: sources[1].cue(new) }
    }
}

/// Where the text of one side comes from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source<'a> {
    /// The texts of its statements, which a space joins.
    pub statements: SmallVec<[&'a str; 1]>,
    /// The sentence that introduces the first of them, if it is an item of a list.
    pub lead_in: Option<&'a str>,
    /// The text begins with that sentence, and a space follows it.
    pub begins_with_lead_in: bool,
}

impl Source<'_> {
    fn cue(&self, said: Said<'_>) -> Option<Cue> {
        let mut spans = Vec::with_capacity(said.quotes.len());
        said.quotes.iter().for_each(|quote| self.place(quote, &mut spans));
        (!said.text.is_empty()).then_some(Cue { text: said.text, spans })
    }

    /// Appends the part of each statement that the words cover.
    fn place(&self, quote: &Quote<'_>, spans: &mut Vec<CueSpan>) {
        let (start, end) = (quote.start, quote.start + quote.text.len());
        if quote.within == Within::LeadIn {
            spans.extend(self.lead_in.map(|text| CueSpan::new(0, Within::LeadIn, text, start..end)));
            return;
        }
        let mut first = 0;
        if let Some(text) = self.lead_in.filter(|_| self.begins_with_lead_in) {
            let part = start..end.min(text.len());
            if part.start < part.end {
                spans.push(CueSpan::new(0, Within::LeadIn, text, part));
            }
            first = text.len() + 1;
        }
        for (k, text) in self.statements.iter().enumerate() {
            let part = start.max(first)..end.min(first + text.len());
            if part.start < part.end {
                spans.push(CueSpan::new(k, Within::Text, text, part.start - first..part.end - first));
            }
            first += text.len() + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_reach_into_the_next_statement_stand_in_both() {
        let source = Source {
            statements: smallvec!["Été if", "it rains"],
            lead_in: Some("We must:"),
            begins_with_lead_in: false,
        };
        let joined = "Été if it rains";
        let at = |text: &'static str| Quote { text, start: joined.find(text).unwrap_or_default(), ..NOTHING };
        let lead_in = Quote { text: "must", start: 3, within: Within::LeadIn };
        let places = |said: Said<'_>| {
            let spans = source.cue(said).map(|cue| cue.spans).unwrap_or_default();
            spans.into_iter().map(|span| (span.statement, span.within.name(), span.chars)).collect::<Vec<_>>()
        };
        assert_eq!(places(at("it rains").into()), [(1, "text", 0..8)]);
        assert_eq!(places(at("if it").into()), [(0, "text", 4..6), (1, "text", 0..2)]);
        assert_eq!(places([at("rains"), at("Été")].into_iter().collect()), [(1, "text", 3..8), (0, "text", 0..3)]);
        assert_eq!(places(lead_in.into()), [(0, "lead_in", 3..7)]);
        assert_eq!(source.cue(NOTHING.into()), None);
    }
}

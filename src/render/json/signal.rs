//! A signal, the same in every document that has signals.

use serde::Serialize;

use crate::model::{Cue, CueSpan, Signal};

/// A signal as it is written. Positions count Unicode code points, as the strings of most languages do.
#[derive(Debug, Serialize)]
pub(crate) struct SignalNote<'a> {
    kind: &'static str,
    old: Option<CueNote<'a>>,
    new: Option<CueNote<'a>>,
}

#[derive(Debug, Serialize)]
struct CueNote<'a> {
    text: &'a str,
    spans: Vec<SpanNote>,
}

#[derive(Debug, Serialize)]
struct SpanNote {
    statement: usize,
    within: &'static str,
    start: usize,
    end: usize,
}

impl<'a> From<&'a Signal> for SignalNote<'a> {
    fn from(signal: &'a Signal) -> Self {
        let cue = |cue: &'a Cue| CueNote { text: &cue.text, spans: cue.spans.iter().map(SpanNote::from).collect() };
        Self { kind: signal.kind.name(), old: signal.old.as_ref().map(cue), new: signal.new.as_ref().map(cue) }
    }
}

impl From<&CueSpan> for SpanNote {
    fn from(span: &CueSpan) -> Self {
        let CueSpan { statement, within, chars, .. } = span;
        Self { statement: *statement, within: within.name(), start: chars.start, end: chars.end }
    }
}

//! From a block to its sentences.

use std::sync::LazyLock;

use regex::Regex;

use super::{Page, Span};

static END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"[.!?:]["”»“)*_]*(?:\[\^[^\]]+\])*(?:~~)?\s+["“„«(~\[*_A-ZÀ-ÖØ-Þ]"#).unwrap());
/// What a full stop stands behind without ending a sentence.
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s(.])(?:[A-Za-z]|Art|No|Nr|Abs|Bst|vgl|bzw|etc|e\.g|i\.e|z\. ?B|d\. ?h|Dr|Mr|Mrs|Ms|St|vs|cf|Inc|Ltd|Co|al|approx|incl|p\. ?ex)\.$").unwrap()
});
static DAY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:^|\s)[0-9]{1,2}\.$").unwrap());

impl Page {
    /// The sentences of a block, each with its end mark and the marks of footnotes behind it.
    pub fn sentences(&self, block: usize) -> Vec<Span> {
        let whole = &self.blocks[block].text;
        let text = self.text(whole);
        let is_german = self.words.is_some_and(|words| words.code == "de");
        let mut sentences = Vec::new();
        let (mut from, mut at) = (0, 0);
        while let Some(found) = END.find_at(text, at) {
            let last = found.as_str().chars().next_back().map_or(1, char::len_utf8);
            let end = found.start() + found.as_str()[..found.len() - last].trim_end().len();
            let stop = found.start() + 1;
            at = found.end() - last;
            let is_short = found.as_str().starts_with('.')
                && (SHORT.is_match(&text[from..stop]) || is_german && DAY.is_match(&text[from..stop]));
            // A colon ends a sentence only at the end of its block.
            if is_short || found.as_str().starts_with(':') {
                continue;
            }
            sentences.push(whole.start + from..whole.start + end);
            from = at;
        }
        if from < text.len() {
            sentences.push(whole.start + from..whole.end);
        }
        sentences
    }
}

//! What the maker knows of a language: words that carry meaning, and what to put in their place.

mod de;
mod en;
mod fr;

use super::page::{Block, Kind};

/// What stands in a text, and what to write instead.
pub type Pairs = &'static [(&'static str, &'static str)];

pub struct Words {
    pub code: &'static str,
    /// Duties, permissions and prohibitions.
    pub modals: Pairs,
    pub negations: Pairs,
    /// Who, how much, how long, in which order.
    pub scopes: Pairs,
    pub connectives: Pairs,
    /// Units of amounts and deadlines.
    pub units: Pairs,
    /// Words that differ by a letter, a hyphen or the case from other words.
    pub look_alikes: Pairs,
    pub months: &'static [&'static str],
    /// What begins an exception or a condition.
    pub exceptions: &'static [&'static str],
    /// A condition for the end of a sentence.
    pub hedge: &'static str,
    pub yes_no: Pairs,
    pub duty: &'static str,
    pub permission: &'static str,
    pub prohibiting: &'static str,
    pub permitting: &'static str,
    /// Headings that govern: what they do, and by what they are known.
    pub governing: &'static [(&'static str, &'static [&'static str])],
    /// A heading that governs, and one that does not.
    pub exception_heading: &'static str,
    pub plain_heading: &'static str,
    /// What a heading may not hold that is renamed without a change of meaning.
    pub binding_in_headings: &'static [&'static str],
    /// Behind a heading, without a change of its meaning.
    pub renamed: &'static str,
    pub spelling: Pairs,
    pub typing_errors: Pairs,
    pub articles: &'static [&'static str],
    pub quotes: &'static [(&'static str, &'static str)],
    pub comment: &'static str,
    /// By how many of these a text is known for this language.
    frequent: &'static [&'static str],
}

const ALL: [&Words; 3] = [&en::WORDS, &de::WORDS, &fr::WORDS];

impl Words {
    /// Those of the language that the front matter names, else that of the commonest words.
    pub fn of(source: &str, blocks: &[Block]) -> Option<&'static Self> {
        let front =
            blocks.iter().find(|block| matches!(block.kind, Kind::Front)).map(|block| &source[block.lines.clone()]);
        let named = front.into_iter().flat_map(str::lines).find_map(|line| line.strip_prefix("language:"));
        if let Some(words) =
            named.and_then(|name| ALL.into_iter().find(|words| words.code == name.trim().trim_matches('"')))
        {
            return Some(words);
        }
        let lower = source.to_lowercase();
        let count = |words: &Self| lower.split_whitespace().filter(|word| words.frequent.contains(word)).count();
        ALL.into_iter().max_by_key(|words| count(words)).filter(|words| count(words) > 5)
    }

    /// What a heading of this text, in lower case, does to the statements under it.
    pub fn governs(&self, title: &str) -> Option<&'static str> {
        self.governing.iter().find(|(_, cues)| cues.iter().any(|cue| title.contains(cue))).map(|(class, _)| *class)
    }
}

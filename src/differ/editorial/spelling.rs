//! Words in another spelling, and misspelt ones: proven by a list that has the pair.

use super::pairs::Pairs;

/// Spellings of one word in English: from the crate `varcon`, by `tools/spellings`.
const VARIANTS: Pairs = Pairs(include_str!("data/variants.txt"));

/// English misspellings with their correction: from the crate `typos-dict`, by `tools/spellings`.
const MISSPELLINGS: Pairs = Pairs(include_str!("data/misspellings.txt"));

/// What policies need and those lists lack.
const OURS: Pairs = Pairs(include_str!("data/ours.txt"));

/// Whether two words, in lower case, are two spellings of one.
pub(super) fn is_variant(a: &str, b: &str) -> bool {
    OURS.has(a, b) || VARIANTS.has(a, b)
}

/// Whether one of two words, in lower case, is no word but a known misspelling of the other.
pub(super) fn is_misspelt(a: &str, b: &str) -> bool {
    MISSPELLINGS.has(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_hold_two_words_a_line() {
        for list in [VARIANTS, MISSPELLINGS, OURS] {
            let lines: Vec<&str> = list.0.lines().collect();
            assert!(lines.is_sorted() && lines.iter().all(|line| line.split(' ').count() == 2));
            assert!(lines.iter().all(|line| *line == line.to_lowercase()));
        }
    }

    #[test]
    fn a_word_of_its_own_is_no_misspelling() {
        for word in ["planed", "loosing", "baring", "trail", "dairy", "untied", "pubic", "statue", "causal", "form"] {
            assert!(!MISSPELLINGS.0.lines().any(|line| line.starts_with(&format!("{word} "))), "{word}");
        }
    }
}

//! Polish.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    code: "pl",
    name: "Polish",
    stop_words: include_str!("stop_words.txt"),
    abbreviations: include_str!("abbreviations.txt"),
    words: include_str!("words.txt"),
    ..Language::UNKNOWN
};

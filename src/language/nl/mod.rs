//! Dutch.

use rust_stemmers::Algorithm;

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    code: "nl",
    name: "Dutch",
    stemmer: Some(Algorithm::Dutch),
    stop_words: include_str!("stop_words.txt"),
    abbreviations: include_str!("abbreviations.txt"),
    words: include_str!("words.txt"),
    ..Language::UNKNOWN
};

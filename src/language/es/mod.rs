//! Spanish.

use rust_stemmers::Algorithm;

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    code: "es",
    name: "Spanish",
    stemmer: Some(Algorithm::Spanish),
    stop_words: include_str!("stop_words.txt"),
    abbreviations: include_str!("abbreviations.txt"),
    asides: include_str!("asides.txt"),
    words: include_str!("words.txt"),
    ..Language::UNKNOWN
};

//! French.

mod grammar;

use rust_stemmers::Algorithm;

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    code: "fr",
    name: "French",
    stemmer: Some(Algorithm::French),
    stop_words: include_str!("stop_words.txt"),
    abbreviations: include_str!("abbreviations.txt"),
    asides: include_str!("asides.txt"),
    headings: include_str!("headings.txt"),
    words: include_str!("words.txt"),
    connectives: include_str!("connectives.txt"),
    values: Some(include_str!("values.txt")),
    lexicon: Some(include_str!("lexicon.yaml")),
    grammar: Some(&grammar::French),
    ..Language::UNKNOWN
};

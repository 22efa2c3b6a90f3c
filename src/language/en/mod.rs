//! English.

mod grammar;
mod spelling;
mod verbs;

use rust_stemmers::Algorithm;

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    code: "en",
    name: "English",
    stemmer: Some(Algorithm::English),
    spelling: Some(&spelling::English),
    stop_words: include_str!("stop_words.txt"),
    abbreviations: include_str!("abbreviations.txt"),
    asides: include_str!("asides.txt"),
    headings: include_str!("headings.txt"),
    words: include_str!("words.txt"),
    connectives: include_str!("connectives.txt"),
    values: Some(include_str!("values.txt")),
    lexicon: Some(include_str!("lexicon.yaml")),
    verb_forms: Some(verbs::forms),
    grammar: Some(&grammar::English),
    ..Language::UNKNOWN
};

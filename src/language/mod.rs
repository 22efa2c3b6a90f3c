//! What is known of languages.

pub(crate) mod abbreviations;
pub(crate) mod asides;
pub(crate) mod recognition;
pub(crate) mod script;
pub(crate) mod stems;
pub(crate) mod stock;
pub(crate) mod stop_words;
pub(crate) mod tag;
pub(crate) mod words;

pub(crate) use stems::Stems;
pub(crate) use stop_words::StopWords;

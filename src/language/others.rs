//! Languages without a folder: their names, their stemmers, and how they are written.

use rust_stemmers::Algorithm;

use super::Habit::{self, CapitalNouns, RomanOrdinals, SemicolonAsks, SyllabicConsonants};
use super::Language;

pub(super) static LANGUAGES: &[Language] = &[
    of("ar", "Arabic", Some(Algorithm::Arabic), &[]),
    of("bg", "Bulgarian", None, &[SyllabicConsonants]),
    of("cs", "Czech", None, &[RomanOrdinals, SyllabicConsonants]),
    of("da", "Danish", Some(Algorithm::Danish), &[RomanOrdinals]),
    of("el", "Greek", Some(Algorithm::Greek), &[SemicolonAsks]),
    of("et", "Estonian", None, &[RomanOrdinals]),
    of("fi", "Finnish", Some(Algorithm::Finnish), &[RomanOrdinals]),
    of("hr", "Croatian", None, &[RomanOrdinals, SyllabicConsonants]),
    of("hu", "Hungarian", Some(Algorithm::Hungarian), &[RomanOrdinals]),
    of("ja", "Japanese", None, &[]),
    of("lb", "Luxembourgish", None, &[CapitalNouns, RomanOrdinals]),
    of("lv", "Latvian", None, &[RomanOrdinals]),
    of("mk", "Macedonian", None, &[SyllabicConsonants]),
    of("nb", "Norwegian Bokmål", Some(Algorithm::Norwegian), &[RomanOrdinals]),
    of("nn", "Norwegian Nynorsk", Some(Algorithm::Norwegian), &[]),
    of("no", "Norwegian", Some(Algorithm::Norwegian), &[RomanOrdinals]),
    of("ro", "Romanian", Some(Algorithm::Romanian), &[]),
    of("ru", "Russian", Some(Algorithm::Russian), &[]),
    of("sk", "Slovak", None, &[RomanOrdinals, SyllabicConsonants]),
    of("sl", "Slovenian", None, &[RomanOrdinals, SyllabicConsonants]),
    of("sr", "Serbian", None, &[RomanOrdinals, SyllabicConsonants]),
    of("sv", "Swedish", Some(Algorithm::Swedish), &[]),
    of("ta", "Tamil", Some(Algorithm::Tamil), &[]),
    of("tr", "Turkish", Some(Algorithm::Turkish), &[RomanOrdinals]),
    of("uk", "Ukrainian", None, &[]),
    of("zh", "Chinese", None, &[]),
];

const fn of(code: &'static str, name: &'static str, stemmer: Option<Algorithm>, habits: &'static [Habit]) -> Language {
    Language { code, name, stemmer, habits, ..Language::UNKNOWN }
}

//! Hard-wrapped lines become one line; a word broken at a line end becomes whole again.

use super::cleaned::{Cleaned, Rewriter};
use super::vocabulary::{Vocabulary, is_hyphen, leading_word, trailing_word};
use crate::language::script::is_unspaced;

/// First elements after which a hyphen at a line end belongs to the word (`long-term`, `non-EU`). Only those that
/// rarely begin a longer plain word: `co`, `multi`, `anti`, French `mi` are left to the vocabulary.
#[rustfmt::skip]
const FIRST_ELEMENTS: &[&str] = &[
    "cross", "follow", "full", "half", "high", "long", "low", "medium", "mid", "non", "post", "quasi", "self",
    "short", "socio", "well", "world", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "twenty", "thirty", "forty", "fifty", "sixty", "eighty", "ninety", "avant", "après", "contre", "nicht", "niet",
    "północno", "południowo", "społeczno",
];

/// Ends that make one plain word with a first element (`short-age`, `high-light`, `mid-dle`, `socio-logy`).
#[rustfmt::skip]
const WORD_ENDS: &[&str] = &[
    "age", "ages", "ance", "dle", "ed", "een", "eenth", "en", "ened", "ening", "ens", "er", "ers", "est", "fold",
    "ible", "ies", "ing", "ings", "ish", "itude", "land", "lands", "less", "light", "lighted", "lighting", "lights",
    "logical", "logist", "logists", "logy", "ment", "ness", "pone", "poned", "ponement", "roads", "self", "sense",
    "teen", "teenth", "ure", "way", "ways",
];

/// Last elements before which a hyphen at a line end belongs to the word (`project-based`).
#[rustfmt::skip]
const LAST_ELEMENTS: &[&str] = &[
    "based", "border", "building", "centred", "driven", "effective", "efficient", "financed", "free", "friendly",
    "funded", "income", "intensive", "level", "making", "neutral", "oriented", "owned", "quality", "related",
    "risk", "scale", "sensitive", "sized", "speaking", "specific", "term", "thirds", "wide",
];

/// Conjunctions that leave the hyphen before them hanging (`short- and long-term`).
const CONJUNCTIONS: &[&str] = &["and", "und", "oder", "sowie", "beziehungsweise"];

/// Joins the lines of a text with one space each, and words broken at a line end without. `None` for one line.
pub(crate) fn join(text: &str, vocabulary: &Vocabulary) -> Option<Cleaned> {
    memchr::memchr(b'\n', text.as_bytes())?;
    let mut rewriter = Rewriter::new(text);
    for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
        if at < rewriter.position() {
            continue;
        }
        let head = text[rewriter.position()..at].trim_end();
        let end_of_line = rewriter.position() + head.len();
        let line = &head[memchr::memrchr(b'\n', head.as_bytes()).map_or(0, |at| at + 1)..];
        let rest = text[at..].trim_start();
        let start_of_next = text.len() - rest.len();
        let next = &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())];
        let (cut, with) = seam(line, next, vocabulary);
        rewriter.replace(end_of_line - cut..start_of_next, with);
    }
    rewriter.finish()
}

/// How two lines meet: how many bytes of the first go, and what comes between.
fn seam(line: &str, next: &str, vocabulary: &Vocabulary) -> (usize, &'static str) {
    let (Some(last), Some(first)) = (line.chars().next_back(), next.chars().next()) else {
        return (0, "");
    };
    let token = last_token(line);
    let following = next.split_whitespace().next().unwrap_or_default();
    if is_url(token) {
        return url_seam(token, following, last);
    }
    if last == '\u{AD}' {
        return (last.len_utf8(), "");
    }
    let before = line[..line.len() - last.len_utf8()].chars().next_back().unwrap_or(' ');
    if is_hyphen(last) {
        if !before.is_alphanumeric() {
            return (0, " ");
        }
        let right: &str = leading_word(following);
        let left = trailing_word(&line[..line.len() - last.len_utf8()]);
        return match hyphen(left, right, vocabulary) {
            Hyphen::Breaks => (last.len_utf8(), ""),
            Hyphen::Belongs => (0, ""),
            Hyphen::Hangs => (0, " "),
        };
    }
    let tight = matches!(last, '–' | '/') && before.is_alphanumeric() && first.is_alphanumeric();
    if tight || (joins_tightly(last) && joins_tightly(first)) {
        return (0, "");
    }
    (0, " ")
}

#[derive(Debug, PartialEq, Eq)]
enum Hyphen {
    /// It only breaks the word at the line end.
    Breaks,
    /// It is part of the word.
    Belongs,
    /// It stands for an element that follows later (`short- and long-term`).
    Hangs,
}

fn hyphen(left: &str, right: &str, vocabulary: &Vocabulary) -> Hyphen {
    let joined = vocabulary.joined(left, right);
    let hyphenated = vocabulary.hyphenated(left, right);
    if joined != hyphenated {
        return if joined > hyphenated { Hyphen::Breaks } else { Hyphen::Belongs };
    }
    let lower = right.to_lowercase();
    let is = |list: &[&str], word: &str| list.contains(&word);
    if is(CONJUNCTIONS, &lower) {
        return Hyphen::Hangs;
    }
    let Some(first) = right.chars().next() else { return Hyphen::Hangs };
    let acronym = left.chars().count() > 1 && left.chars().all(char::is_uppercase);
    // In a text set in capitals a capital after the hyphen says nothing.
    let shouting = right.chars().count() > 1 && right.chars().all(char::is_uppercase) && acronym;
    if first.is_numeric() || left.ends_with(char::is_numeric) || (first.is_uppercase() && !shouting) {
        return Hyphen::Belongs;
    }
    let left_lower = left.to_lowercase();
    let compound = (acronym && !shouting)
        || (is(FIRST_ELEMENTS, &left_lower) && lower.chars().count() > 2 && !is(WORD_ENDS, &lower))
        || (is(LAST_ELEMENTS, &lower) && left.chars().count() > 2);
    if compound { Hyphen::Belongs } else { Hyphen::Breaks }
}

/// A hyphen at the end of a line belongs to an address, unless the address sets its words apart by underscores.
fn url_seam(token: &str, following: &str, last: char) -> (usize, &'static str) {
    if is_hyphen(last) {
        let body = &token[..token.len() - last.len_utf8()];
        let breaks = body.contains('_') && !body.contains('-');
        return (if breaks { last.len_utf8() } else { 0 }, "");
    }
    let open = matches!(last, '/' | '_' | '=' | '&' | '?' | '%' | '#');
    let goes_on = following.contains(['/', '_', '=', '&']) && !is_url(following)
        || following.rsplit_once('.').is_some_and(|(_, end)| matches!(end, "html" | "htm" | "pdf" | "aspx" | "php"));
    (0, if open || goes_on { "" } else { " " })
}

fn is_url(token: &str) -> bool {
    token.contains("://") || token.starts_with("www.")
}

/// Whether a line that ends or begins with this letter joins its neighbour without a space.
fn joins_tightly(letter: char) -> bool {
    let mark = matches!(letter, '\u{3001}'..='\u{303F}' | '\u{30FB}' | '\u{FF01}'..='\u{FF60}');
    mark || is_unspaced(letter)
}

/// The last token of a line, looked for over a bounded stretch: no word is longer.
fn last_token(line: &str) -> &str {
    let mut from = line.len().saturating_sub(2048);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    line[from..].rsplit(char::is_whitespace).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, OffsetMap, Place};

    fn joined(text: &str, elsewhere: &str) -> String {
        let block = |text: &str| Block {
            kind: BlockKind::Paragraph,
            text: text.into(),
            marker: String::new(),
            map: OffsetMap::default(),
            place: Place::Unknown,
            struck: Vec::new(),
        };
        let vocabulary = Vocabulary::of(&[block(text), block(elsewhere)]);
        join(text, &vocabulary).map_or_else(|| text.to_string(), |cleaned| cleaned.text)
    }

    #[test]
    fn lines_meet() {
        for (text, elsewhere, wanted) in [
            ("the Member\nStates", "", "the Member States"),
            ("the Member  \n  States", "", "the Member States"),
            ("an ap-\nproach", "", "an approach"),
            ("a long-\nterm aim", "", "a long-term aim"),
            ("a longterm aim, a long-\nterm aim", "", "a longterm aim, a longterm aim"),
            ("labour mi-\ngration", "", "labour migration"),
            ("the mid-\ndle and the mid-\nterm", "", "the middle and the mid-term"),
            ("socio-\neconomic", "", "socio-economic"),
            ("so-\ncial ten-\nsions", "", "social tensions"),
            ("short-\nages of water", "", "shortages of water"),
            ("the co-\nordination", "", "the coordination"),
            ("the co-\nordination", "good co-ordination", "the co-ordination"),
            ("EU-Cau-\ncasus", "", "EU-Caucasus"),
            ("the Ka-\nzakh-Uzbek border", "", "the Kazakh-Uzbek border"),
            ("the Kazakh-\nUzbek border", "", "the Kazakh-Uzbek border"),
            ("non-\nEU citizens", "", "non-EU citizens"),
            ("EU-\nfunded", "", "EU-funded"),
            ("project-\nbased", "", "project-based"),
            ("in 2014-\n2020", "", "in 2014-2020"),
            ("short-\nand long-term", "", "short- and long-term"),
            ("Ein-\nund Ausfuhr", "", "Ein- und Ausfuhr"),
            ("Verwal-\ntung", "", "Verwaltung"),
            ("aid - in-\ncluding grants -\nand loans", "", "aid - including grants - and loans"),
            ("and/\nor", "", "and/or"),
            ("a soft\u{AD}\nhyphen", "", "a softhyphen"),
            ("SECU-\nRITY", "", "SECURITY"),
            ("https://example.org/some_long_docu-\nments/12", "", "https://example.org/some_long_documents/12"),
            ("https://example.org/some-long-\nname/12 x", "", "https://example.org/some-long-name/12 x"),
            ("https://example.org/a/\nb.html x", "", "https://example.org/a/b.html x"),
            ("https://example.org/a\nand more", "", "https://example.org/a and more"),
            ("移民\n政策", "", "移民政策"),
            ("end\n", "", "end"),
            ("a\n\n\nb", "", "a b"),
            ("one-\n", "", "one-"),
            ("-\n-\n-", "", "- - -"),
        ] {
            assert_eq!(joined(text, elsewhere), wanted, "{text:?}");
        }
    }

    #[test]
    fn one_line_is_left() {
        assert_eq!(join("A long-term, well - known aim.", &Vocabulary::default()), None);
    }

    #[test]
    fn offsets_lead_back() {
        let text = "grow-\r\ning\r\nneeds";
        let cleaned = join(text, &Vocabulary::default()).unwrap_or_default();
        assert_eq!(cleaned.text, "growing needs");
        assert_eq!(cleaned.map.source(4), 7);
        assert_eq!(cleaned.map.source(8), 12);
    }
}

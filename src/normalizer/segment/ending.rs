//! Whether a sentence ends at a mark.

use memchr::{memchr, memchr2_iter};

use super::Segmenter;
use super::start::{Opening, Start, is_enumerator, is_roman};
use super::stop::{Kind, Stop};
use crate::language::abbreviations::Class;

/// How far back the word before a full stop is looked for; a longer one is an address.
const LOOK_BACK: usize = 64;

/// How far ahead the end of a bracket is looked for; one that is longer holds whole sentences or was never closed.
const BRACKET: usize = 400;

/// How long what stands before the full stop of an enumerator or label can be: `Article 12a.`
const LABEL: usize = 32;

/// Where the scan stands in the text.
pub(super) struct Place<'a> {
    text: &'a str,
    /// Where the sentence begins.
    pub(super) sentence: usize,
    /// Up to where brackets have been counted.
    counted: usize,
    /// How many brackets are open.
    depth: usize,
    /// Where the outermost open bracket, or the one that was closed last, begins.
    bracket: usize,
    /// Whether the text has a capital; none if nobody asked yet.
    has_capital: Option<bool>,
}

impl<'a> Place<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let sentence = text.len() - text.trim_start().len();
        Self { text, sentence, counted: sentence, depth: 0, bracket: sentence, has_capital: None }
    }

    /// Begins the next sentence.
    pub(super) fn begin(&mut self, at: usize) {
        self.sentence = at;
        self.counted = at;
        self.depth = 0;
        self.bracket = at;
    }

    /// Counts the brackets up to `end`.
    fn count_brackets(&mut self, end: usize) {
        let bytes = self.text.as_bytes();
        for k in memchr2_iter(b'(', b')', &bytes[self.counted.min(end)..end]) {
            let at = self.counted + k;
            if bytes[at] == b')' {
                self.depth = self.depth.saturating_sub(1);
            } else {
                if self.depth == 0 {
                    self.bracket = at;
                }
                self.depth += 1;
            }
        }
        self.counted = self.counted.max(end);
    }

    /// Whether the bracket counted last opened after the sentence had begun.
    fn bracket_is_inside(&self) -> bool {
        self.text.get(self.sentence..self.bracket).is_some_and(|before| before.contains(char::is_alphanumeric))
    }

    /// Whether `at` is inside a bracket that opened after the sentence had begun, and that closes before long.
    fn inside_bracket(&self, at: usize) -> bool {
        if self.depth == 0 || !self.bracket_is_inside() {
            return false;
        }
        let bytes = self.text.as_bytes();
        memchr(b')', &bytes[at..bytes.len().min(at + BRACKET)]).is_some()
    }

    /// A text without a single capital begins its sentences in lower case.
    fn has_capital(&mut self) -> bool {
        *self.has_capital.get_or_insert_with(|| self.text.chars().any(char::is_uppercase))
    }
}

impl Segmenter {
    /// Whether the sentence at `place` ends at `stop`, before `start`.
    pub(super) fn ends(&self, place: &mut Place, stop: &Stop, start: &Start) -> bool {
        if matches!(start.opening, Opening::Continuation | Opening::Nothing) {
            return false;
        }
        match stop.kind {
            Kind::Wide => return ends_wide(place.text, stop, start),
            Kind::Other => return start.spaced || start.opening == Opening::Caseless,
            Kind::FullStop | Kind::Ellipsis | Kind::Strong => {}
        }
        if !start.spaced {
            return self.ends_without_space(place.text, stop, start);
        }
        if start.opening == Opening::Lower && place.has_capital() {
            return false;
        }
        let ends = match stop.kind {
            Kind::FullStop => self.full_stop_ends(place, stop, start),
            Kind::Ellipsis => ellipsis_ends(place.text, stop, start),
            _ => self.strong_ends(place, stop, start),
        };
        if !ends {
            return false;
        }
        place.count_brackets(stop.end);
        if place.inside_bracket(stop.end) {
            return false;
        }
        // `(see Art. 5.) Annex` may go on, `(why?) The` begins anew.
        !(stop.closes_bracket && stop.kind == Kind::Strong && place.bracket_is_inside()) || self.is_starter(start)
    }

    fn strong_ends(&self, place: &Place, stop: &Stop, start: &Start) -> bool {
        // A name with its mark (`Yahoo!`) is listed with it.
        let mark = place.text[stop.mark..].chars().next().map_or(0, char::len_utf8);
        let word = Word::before(place.text, place.sentence, stop.mark + mark);
        match self.lexicon.class(word.core) {
            Some(Class::Never) if stop.marks == 1 => self.is_starter(start),
            _ => true,
        }
    }

    fn full_stop_ends(&self, place: &Place, stop: &Stop, start: &Start) -> bool {
        let text = place.text;
        if self.is_label(&text[place.sentence..stop.mark]) {
            return false;
        }
        let word = Word::before(text, place.sentence, stop.mark);
        if word.core.is_empty() {
            return true;
        }
        let closed = stop.closes_quote || stop.closes_bracket;
        if let Some(class) = self.lexicon.class(word.core) {
            return match class {
                Class::Never if !closed => false,
                Class::Number if closed => true,
                Class::Number => !self.is_number(start),
                Class::Capital if start.opening != Opening::Lower => true,
                _ => self.is_starter(start),
            };
        }
        if word.is_letter() {
            return start.opening != Opening::Digit
                && self.class_of_letters(text, place.sentence, &word) != Some(Class::Never)
                && (self.is_starter(start) || self.follows_cite(text, place.sentence, &word));
        }
        if word.is_dotted() || (!self.syllabic_consonants && word.has_no_vowel()) {
            return self.is_starter(start);
        }
        if word.core.bytes().all(|byte| byte.is_ascii_digit()) {
            return closed || self.number_ends(text, place.sentence, &word, start);
        }
        if self.roman_ordinals && is_roman(word.core) && !closed {
            return self.is_starter(start) || self.follows_cite(text, place.sentence, &word);
        }
        // Without a list, a short word before a number is taken for an abbreviation: `ст. 5`.
        let unknown = start.opening == Opening::Digit && self.lexicon.starts("").is_none() && word.core.len() <= 6;
        !unknown && !word.is_of_script_without_stops()
    }

    /// Whether a full stop after a plain number ends the sentence, or makes it an ordinal or part of a date.
    fn number_ends(&self, text: &str, sentence: usize, word: &Word, start: &Start) -> bool {
        if start.opening == Opening::Digit {
            // `5. 3. 2020`
            let next = start.word();
            let day = next.len() <= 2 && start.rest[next.len()..].starts_with('.');
            let year = next.len() == 4 && text[sentence..word.at].ends_with(". ");
            return !(word.core.len() <= 2 && (day || year));
        }
        !self.capital_nouns
            || word.core.len() > 3
            || word.core != word.whole
            || self.is_starter(start)
            || self.follows_cite(text, sentence, word)
    }

    /// The class of an abbreviation of single letters set apart: `z. B.` is listed as `z.B.`
    fn class_of_letters(&self, text: &str, sentence: usize, last: &Word) -> Option<Class> {
        let mut letters = last.core.to_owned();
        let mut at = last.at;
        for _ in 0..3 {
            let Some(before) = text[sentence..at].strip_suffix(". ") else { break };
            let word = Word::before(text, sentence, sentence + before.len());
            if !word.is_letter() {
                break;
            }
            letters.insert(0, '.');
            letters.insert_str(0, word.core);
            at = word.at;
            if let Some(class) = self.lexicon.class(&letters) {
                return Some(class);
            }
        }
        None
    }

    /// Whether the word before `word` is the noun of a citation (`Artikel 5`).
    fn follows_cite(&self, text: &str, sentence: usize, word: &Word) -> bool {
        let before = text[..word.at].trim_end().len();
        before > sentence && self.lexicon.cites(Word::before(text, sentence, before).core)
    }

    /// Whether what stands before the full stop is an enumerator or label: `1`, `2.3`, `(a)`, `IV`, `Article 5`.
    fn is_label(&self, before: &str) -> bool {
        if before.len() > LABEL {
            return false;
        }
        let number = match before.split_once(' ') {
            None => before,
            Some((noun, number)) if self.lexicon.cites(noun) => number,
            Some(_) => return false,
        };
        let number = number.trim_start_matches('(').trim_end_matches(')');
        !number.is_empty() && number.split('.').all(|part| is_enumerator(part) || is_roman(part))
    }

    /// Whether the word after the mark is one that begins sentences rather than going on with a name.
    fn is_starter(&self, start: &Start) -> bool {
        if start.inverted || start.opening == Opening::Enumerator {
            return true;
        }
        let word = start.word();
        if word.is_empty() {
            return false;
        }
        if word.chars().count() == 1 && !goes_on(&start.rest[word.len()..]) {
            return false;
        }
        // Without a list, a short capitalised word is likelier to be an article or a pronoun than a name.
        self.lexicon.starts(word).unwrap_or_else(|| {
            start.opening == Opening::Upper && word.chars().count() <= 4 && word.chars().skip(1).all(char::is_lowercase)
        })
    }

    /// Whether a number or what counts as one follows: `5`, `IV`, `(EU)`, `A`, `§ 3`, `No 604`.
    fn is_number(&self, start: &Start) -> bool {
        if matches!(start.opening, Opening::Digit | Opening::Enumerator | Opening::Sign) || start.has_digit() {
            return true;
        }
        let word = start.word();
        let after = &start.rest[word.len()..];
        if start.bracketed && after.starts_with([')', ']']) || start.is_symbol() {
            return true;
        }
        let after = after.trim_start_matches(['.', 'º', '°', ' ']);
        after.starts_with(|c: char| c.is_ascii_digit()) && self.lexicon.class(word) == Some(Class::Number)
    }

    /// Whether a space was forgotten after a mark: `of the plan.The Agency`. Addresses and names with a dot are left.
    fn ends_without_space(&self, text: &str, stop: &Stop, start: &Start) -> bool {
        if start.opening != Opening::Upper || stop.kind == Kind::Ellipsis || start.rest.len() != text.len() - stop.end {
            return false;
        }
        let word = start.word();
        let before = Word::before(text, 0, stop.mark);
        let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
        let after = start.rest[word.len()..].chars().next();
        plain(word)
            && word.chars().skip(1).all(char::is_lowercase)
            && matches!(after, Some(' ' | ',' | '\'' | '’'))
            && plain(before.core)
            && before.core == before.whole.trim_matches(|c: char| !c.is_alphanumeric())
            && before.core.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2
            && (self.is_starter(start) || word.chars().count() >= 4 && before.core.starts_with(char::is_lowercase))
            && self.lexicon.class(before.core).is_none()
    }
}

/// Whether text goes on after a single letter, which is a word then: an apostrophe, a lower-case word or a number comes.
fn goes_on(after: &str) -> bool {
    let mut after = after.chars();
    match after.next() {
        Some('\'' | '’') => true,
        Some(' ') => after.next().is_some_and(|c| c.is_lowercase() || c.is_numeric()),
        _ => false,
    }
}

/// `。` and its like need no space after them, but go on where a quotation is taken up: `「はい。」と答えた`.
fn ends_wide(text: &str, stop: &Stop, start: &Start) -> bool {
    let hiragana = |c: char| ('\u{3041}'..='\u{309F}').contains(&c);
    if (stop.closes_quote || stop.closes_bracket) && text[stop.end..].starts_with(hiragana) {
        return false;
    }
    let numeric = |c: Option<char>| c.is_some_and(char::is_numeric);
    !(text[stop.mark..].starts_with('．')
        && !start.spaced
        && start.opening == Opening::Digit
        && numeric(text[..stop.mark].chars().next_back()))
}

/// `[…]` leaves something out and ends nothing; dots lead to a page number.
fn ellipsis_ends(text: &str, stop: &Stop, start: &Start) -> bool {
    let bracketed = stop.closes_bracket && text[..stop.mark].ends_with(['(', '[']);
    let leader = stop.marks > 3 && start.opening == Opening::Digit;
    !bracketed && !leader
}

/// The word before a full stop.
struct Word<'a> {
    /// Where its core begins.
    at: usize,
    /// Everything from the last space on, without opening quotes and brackets.
    whole: &'a str,
    /// Its last part: without what is joined to it by an apostrophe, hyphen, slash or bracket.
    core: &'a str,
}

impl<'a> Word<'a> {
    fn before(text: &'a str, sentence: usize, end: usize) -> Self {
        let from = text.ceil_char_boundary(sentence.max(end.saturating_sub(LOOK_BACK)).min(end));
        let near = &text[from..end];
        let space = near.char_indices().rev().find(|(_, c)| c.is_whitespace());
        let whole = space.map_or(near, |(k, c)| &near[k + c.len_utf8()..]);
        let whole = whole.trim_start_matches(|c: char| !c.is_alphanumeric());
        let joint =
            whole.char_indices().rev().find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '.' | '!') || is_mark(*c)));
        let core = joint.map_or(whole, |(k, c)| &whole[k + c.len_utf8()..]);
        Self { at: end - core.len(), whole, core }
    }

    fn is_letter(&self) -> bool {
        let mut chars = self.core.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.all(is_mark)
    }

    /// `U.S`, `Ph.D`: parts of one or two letters.
    fn is_dotted(&self) -> bool {
        self.core.contains('.')
            && self.core.split('.').all(|part| {
                let count = part.chars().count();
                (1..=2).contains(&count) && part.chars().all(char::is_alphabetic)
            })
    }

    /// `bzw`, `Mgr`: at most four Latin letters without a vowel, not all of them capitals.
    fn has_no_vowel(&self) -> bool {
        self.core.len() <= 4
            && self.core.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !self.core.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte))
            && self.core.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    }

    /// Thai and Lao end their sentences with a space; their full stops belong to abbreviations.
    fn is_of_script_without_stops(&self) -> bool {
        self.core.chars().next_back().is_some_and(|c| ('\u{0E00}'..='\u{0EFF}').contains(&c))
    }
}

/// A combining mark, which belongs to the letter before it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

//! The walk through a change, from proof to proof.

use super::case::{self, Case, Standing};
use super::{Evidence, abbreviation, number, spelling};
use crate::differ::wording::{is_dash, is_quote, units};
use crate::differ::words::{Comparison, Token, opens_sentence};

/// The words of the longest form that a short form may stand for.
const LONG_FORM: usize = 10;

/// As many words on either side of a word may belong to the same term.
const TERM: usize = 6;

/// One of the two texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub whole: &'a str,
    pub tokens: &'a [Token],
    /// The text that it is compared with.
    pub other: &'a str,
}

impl<'a> Side<'a> {
    pub fn text(&self, k: usize) -> &'a str {
        self.tokens.get(k).map_or("", |token| &self.whole[token.start..token.end])
    }

    fn is_word(&self, k: usize) -> bool {
        self.tokens.get(k).is_some_and(|token| token.is_word)
    }

    fn mark(&self, k: usize) -> Option<char> {
        if self.is_word(k) { None } else { self.text(k).chars().next() }
    }

    /// Whether nothing, not even a space, stands before this token.
    fn is_joined(&self, k: usize) -> bool {
        k > 0 && k < self.tokens.len() && self.tokens[k - 1].end == self.tokens[k].start
    }

    /// Whether a figure stands here, perhaps behind a point.
    fn figure(&self, k: usize) -> bool {
        let k = k + usize::from(self.text(k) == ".");
        let first = self.text(k).chars().next();
        first.is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether only marks that end a statement or a list item, and quotes, stand from here on.
    fn ends(&self, k: usize) -> bool {
        k > 0
            && (k..self.tokens.len()).all(|k| {
                self.mark(k).is_some_and(|mark| is_quote(mark) || matches!(mark, '.' | ';' | ',' | '。' | '；'))
            })
    }
}

type Range = (usize, usize);

/// Whether all that stands in a range of the old tokens is proven to be the same as a range of the new ones.
pub(super) fn all(sides: [Side<'_>; 2], old: Range, new: Range, evidence: &Evidence<'_>) -> bool {
    let (mut k, mut l) = (old.0, new.0);
    while k < old.1 || l < new.1 {
        match step(sides, (k, old.1), (l, new.1), evidence) {
            Some((olds, news)) if olds + news > 0 => {
                k += olds;
                l += news;
            }
            _ => return false,
        }
    }
    true
}

/// How many tokens of each side the first proof covers.
fn step(sides: [Side<'_>; 2], old: Range, new: Range, evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let [a, b] = sides;
    let both = old.0 < old.1 && new.0 < new.1;
    let mirrored = || [b, a];
    let turn = |(x, y): (usize, usize)| (y, x);
    if both && (a.text(old.0) == b.text(new.0) || same_mark(a.mark(old.0), b.mark(new.0))) {
        return Some((1, 1));
    }
    written_out(sides, old, new)
        .or_else(|| written_out(mirrored(), new, old).map(turn))
        .or_else(|| alone(a, old).map(|n| (n, 0)))
        .or_else(|| alone(b, new).map(|n| (0, n)))
        .or_else(|| if both { word(sides, old.0, new.0, evidence) } else { None })
        .or_else(|| figure(sides, old, new, evidence))
        .or_else(|| short_form(sides, old, new, evidence))
        .or_else(|| short_form(mirrored(), new, old, evidence).map(turn))
}

/// Two kinds of quotes, or of dashes.
fn same_mark(a: Option<char>, b: Option<char>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    (is_quote(a) && is_quote(b)) || (is_dash(a) && is_dash(b))
}

/// Quotes that stand on one side alone, and the mark that ends the statement or the item of a list.
fn alone(side: Side<'_>, (from, to): Range) -> Option<usize> {
    let mark = side.mark(from).filter(|_| from < to)?;
    // A run of dashes is one.
    let goes_on = is_dash(mark) && side.is_joined(from) && side.mark(from - 1).is_some_and(is_dash);
    // The mark of a list item or a quotation, and a sign of emphasis that no reader took off.
    let listed = from == 0
        && matches!(mark, '>' | '・' | '•' | '·' | '*' | '-' | '–' | '—')
        && !side.figure(1)
        && side.is_word(1);
    let markup = matches!(mark, '_' | '|');
    (is_quote(mark) || goes_on || listed || markup || (to == side.tokens.len() && side.ends(from))).then_some(1)
}

/// Two words that differ in case or spelling, or one that is misspelt.
fn word([a, b]: [Side<'_>; 2], k: usize, l: usize, evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    if !a.is_word(k) || !b.is_word(l) {
        return None;
    }
    if let Some(case) = case_at([a, b], k, l, evidence) {
        return (case == Case::Same).then_some((1, 1));
    }
    // A word of several parts is listed with its hyphen.
    let (x, used_old) = hyphenated(a, k);
    let (y, used_new) = hyphenated(b, l);
    let english = evidence.is_english(a.whole) && evidence.is_english(b.whole);
    let proven = |x: &str, y: &str| {
        let (low_x, low_y) = (plain(x), plain(y));
        let opens = || opens_sentence(a.whole, a.tokens, k) || opens_sentence(b.whole, b.tokens, l);
        (spelling::is_variant(&low_x, &low_y) || spelling::is_misspelt(&low_x, &low_y)) && case_fits(x, y, opens)
    };
    if !english {
        return None;
    }
    if proven(a.text(k), b.text(l)) {
        return Some((1, 1));
    }
    ((used_old, used_new) != (1, 1) && proven(&x, &y)).then_some((used_old, used_new))
}

/// The lower case of a word, with a plain apostrophe.
fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Whether two spellings agree in case: in capitals as a whole, and in their first letter but where a sentence opens.
fn case_fits(x: &str, y: &str, opens: impl Fn() -> bool) -> bool {
    let first = |word: &str| word.starts_with(char::is_uppercase);
    let whole = |word: &str| word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    whole(x) == whole(y) && (first(x) == first(y) || opens())
}

/// The word at a place with what hyphens join to it, and how many tokens that is.
fn hyphenated(side: Side<'_>, k: usize) -> (String, usize) {
    let mut end = k + 1;
    while side.mark(end).is_some_and(is_dash) && side.is_joined(end) && side.is_joined(end + 1) && side.is_word(end + 1)
    {
        end += 2;
    }
    let first = side.tokens[k].start;
    (side.whole[first..side.tokens[end - 1].end].replace(is_dash, "-"), end - k)
}

/// What the case of two words makes of them, if they differ in nothing else.
pub(super) fn case_at([a, b]: [Side<'_>; 2], k: usize, l: usize, evidence: &Evidence<'_>) -> Option<Case> {
    let (x, y) = (a.text(k), b.text(l));
    let differs = x != y && a.is_word(k) && b.is_word(l);
    if !differs || plain(x) != plain(y) {
        return None;
    }
    if x.replace('’', "'") == y.replace('’', "'") {
        return Some(Case::Same);
    }
    let standing = Standing {
        opens: opens_sentence(a.whole, a.tokens, k) && opens_sentence(b.whole, b.tokens, l),
        in_capitals: stands_in_capitals(a, k) || stands_in_capitals(b, l),
        defined: is_defined(a, k, evidence) || is_defined(b, l, evidence),
    };
    Some(case::judge(x, y, standing, evidence))
}

/// Whether a word belongs to a term that is defined.
fn is_defined(side: Side<'_>, k: usize, evidence: &Evidence<'_>) -> bool {
    let (from, to) = (k.saturating_sub(TERM), (k + TERM).min(side.tokens.len()));
    let words: Vec<String> = (from..to).map(|k| side.text(k).to_lowercase()).collect();
    evidence.defines(&words, k - from)
}

/// Whether the word beside this one is in capitals, too, and is not so in the other text.
fn stands_in_capitals(side: Side<'_>, k: usize) -> bool {
    let letters = |k: usize| side.text(k).chars().filter(|c| c.is_alphabetic()).count();
    let shouted = |k: usize| !side.text(k).chars().any(char::is_lowercase);
    let word = |k: &usize| side.is_word(*k) && letters(*k) > 1;
    let near = (0..k).rev().find(word).into_iter().chain((k + 1..side.tokens.len()).find(word));
    let in_other =
        |k: usize| side.other.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|word| word == side.text(k));
    shouted(k) && near.into_iter().any(|k| shouted(k) && !in_other(k))
}

/// A sign and the same sign in characters of a keyboard: `≥` and `>=`, `…` and `...`.
fn written_out([a, b]: [Side<'_>; 2], (k, _): Range, (l, end): Range) -> Option<(usize, usize)> {
    let long: &[char] = match a.mark(k)? {
        '≥' => &['>', '='],
        '≤' => &['<', '='],
        '≠' => &['!', '='],
        '±' => &['+', '/', '-'],
        '…' => &['.', '.', '.'],
        _ => return None,
    };
    let same = l + long.len() <= end && (0..long.len()).all(|n| b.mark(l + n) == Some(long[n]));
    same.then_some((1, long.len()))
}

/// Figures with other marks between their groups.
fn figure([a, b]: [Side<'_>; 2], old: Range, new: Range, evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let ((x, olds), (y, news)) = (groups(a, old)?, groups(b, new)?);
    let language = evidence.language();
    let same = number::digits(&x, language)? == number::digits(&y, language)?;
    same.then_some((olds, news))
}

/// The words of a figure at the head of a range, which are one or several groups. A figure that goes on before or behind
/// the change is not seen as a whole.
fn groups(side: Side<'_>, (from, to): Range) -> Option<(Vec<&str>, usize)> {
    let numeric = |k: usize| {
        let mut bytes = side.text(k).bytes();
        side.is_word(k) && bytes.all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
    };
    if from >= to || !numeric(from) || (from > 0 && numeric(from - 1)) {
        return None;
    }
    let end = (from..to).take_while(|&k| numeric(k)).last()? + 1;
    (!numeric(end)).then(|| ((from..end).map(|k| side.text(k)).collect(), end - from))
}

/// A short form on the first side, what it stands for on the second.
fn short_form([a, b]: [Side<'_>; 2], old: Range, new: Range, evidence: &Evidence<'_>) -> Option<(usize, usize)> {
    let (short, used) = short_at(a, old)?;
    let mut long = String::new();
    for l in new.0..new.1.min(new.0 + LONG_FORM) {
        if b.mark(l).is_some_and(is_dash) {
            continue;
        }
        if !b.is_word(l) {
            break;
        }
        if !long.is_empty() {
            long.push(' ');
        }
        long.push_str(b.text(l));
        let next = l + 1;
        let before_figure = a.figure(old.0 + used) && b.figure(next);
        let (short, long) = without_article(&short, &long);
        if abbreviation::stands_for(short, long, before_figure, evidence) || short == long {
            return Some((used, next - new.0));
        }
    }
    None
}

/// Two words without the article that both have before their apostrophe: `l'art.`, `l'article`.
fn without_article<'w>(short: &'w str, long: &'w str) -> (&'w str, &'w str) {
    let parts = |word: &'w str| word.split_once(['\'', '’']).filter(|(article, _)| article.len() < 3);
    match (parts(short), parts(long)) {
        (Some((a, short)), Some((b, long))) if a.eq_ignore_ascii_case(b) => (short, long),
        _ => (short, long),
    }
}

/// A short form without its points, and how many tokens it takes: `Art.`, `e.g.`, `U.S.`, `%`, `per cent`.
fn short_at(side: Side<'_>, (from, to): Range) -> Option<(String, usize)> {
    if from >= to {
        return None;
    }
    if let Some(mark) = side.mark(from) {
        return matches!(mark, '%' | '&').then(|| (mark.to_string(), 1));
    }
    let is_letter = |k: usize| side.is_word(k) && side.text(k).chars().count() == 1;
    let point = |k: usize| k < to && side.text(k) == "." && side.is_joined(k);
    if is_letter(from) && point(from + 1) {
        let mut end = from;
        let mut short = String::new();
        while end + 1 < to && is_letter(end) && point(end + 1) {
            short.push_str(side.text(end));
            end += 2;
        }
        return (short.chars().count() > 1).then_some((short, end - from));
    }
    if side.text(from).eq_ignore_ascii_case("per") && side.text(from + 1).eq_ignore_ascii_case("cent") && from + 1 < to
    {
        return Some(("per cent".to_owned(), 2));
    }
    let used = 1 + usize::from(point(from + 1));
    Some((side.text(from).to_owned(), used))
}

/// Whether the marks of feet, inches, minutes and seconds behind figures are the same.
pub(super) fn has_same_units(texts: &Comparison<'_>) -> bool {
    units(texts.old_text).eq(units(texts.new_text))
}

//! Whether a rewording is editorial or touches the substance.

use super::words::{Comparison, Stretch, Token};
use crate::language::stems::one_spelling;
use crate::model::{Signal, Significance};

/// The significance of a rewording: substantive if its meaning changed in any way that has a signal, else editorial if
/// every change keeps the words and touches only case, punctuation, spelling variants, typos, or an abbreviation of the
/// same words.
pub(crate) fn significance(texts: &Comparison<'_>, signals: &[Signal]) -> Significance {
    if !signals.is_empty() {
        return Significance::Substantive;
    }
    let editorial = texts.stretches.iter().filter(|stretch| !stretch.equal).all(|&Stretch { old, new, .. }| {
        let old = words_of(texts.old_text, &texts.old[old.0..old.1]);
        let new = words_of(texts.new_text, &texts.new[new.0..new.1]);
        keeps_words(&old, &new)
    });
    if editorial { Significance::Editorial } else { Significance::Substantive }
}

fn words_of(text: &str, tokens: &[Token]) -> Vec<String> {
    let mut out = Vec::new();
    for token in tokens {
        match &text[token.start..token.end] {
            "&" => out.push("and".to_owned()),
            "%" => out.extend(["per".to_owned(), "cent".to_owned()]),
            word if token.is_word => out.push(word.to_owned()),
            _ => {}
        }
    }
    out
}

fn keeps_words(old: &[String], new: &[String]) -> bool {
    let fold = |words: &[String]| words.iter().map(|word| spelling(word)).collect::<Vec<_>>();
    let (a, b) = (fold(old), fold(new));
    if a.concat() == b.concat() || is_initialism(old, new) || is_initialism(new, old) {
        return true;
    }
    a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| x == y || is_typo(x, y))
}

/// The word in lower case with its commonest spelling variants made one, and without the marks that group digits.
fn spelling(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.starts_with(|c: char| c.is_ascii_digit()) {
        return group_free(&lower);
    }
    one_spelling(lower)
}

/// `1,000,000` as `1000000`; a single group of three after a comma only, so that decimals stay apart.
fn group_free(number: &str) -> String {
    let mut groups = number.split(',');
    let head = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty()
        && head.len() <= 3
        && rest.iter().all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
    if grouped { format!("{head}{}", rest.concat()) } else { number.to_owned() }
}

/// Whether `short` is made of the initials of `long` (`EU`, `European Union`) or is the beginning of its one word
/// (`Art`, `Article`).
fn is_initialism(short: &[String], long: &[String]) -> bool {
    let [short] = short else { return false };
    match long {
        [] => false,
        [word] => {
            let known =
                ["art", "reg", "dir", "no", "para", "sec", "ch", "dept", "govt", "approx", "incl", "max", "min"];
            known.contains(&short.to_lowercase().as_str())
                && word.len() > short.len() + 2
                && word.to_lowercase().starts_with(&short.to_lowercase())
        }
        words => {
            let initials: String =
                words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
            short.chars().count() >= 2 && *short == initials
        }
    }
}

/// Whether one word is the other with a letter left out, doubled, or two letters changed about.
///
/// One letter replaced by another is no typo here: such pairs are mostly words of their own (adopt, adapt). Nor is a
/// letter more or less at the beginning (typical, atypical) or in the ending (state, states).
fn is_typo(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 5 || short.iter().chain(long).any(|c| !c.is_alphabetic()) || short[0] != long[0] {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let tail = short[head..].iter().rev().zip(long[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (rest_short, rest_long) = (&short[head..short.len() - tail], &long[head..long.len() - tail]);
    match (rest_short, rest_long) {
        ([], [_]) => tail >= 2,
        ([x, y], [z, w]) => x == w && y == z && tail >= 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editorial_changes_and_their_decoys() {
        for (old, new, editorial) in [
            ("the member states", "the Member States", true),
            ("data, which", "data which", true),
            ("organisations recognise labour rights", "organizations recognize labor rights", true),
            ("the goverment shall", "the government shall", true),
            ("recieve it", "receive it", true),
            ("under Art. 5", "under Article 5", true),
            ("the European Union will", "the EU will", true),
            ("EUR 1,000,000", "EUR 1000000", true),
            ("10 per cent", "10%", true),
            ("terms & conditions", "terms and conditions", true),
            ("a data base", "a database", true),
            ("they shall report", "they should report", false),
            ("they adopt it", "they adapt it", false),
            ("is typical here", "is atypical here", false),
            ("the State shall", "the States shall", false),
            ("is required", "is not required", false),
            ("within 30 days", "within 45 days", false),
            ("1.000 persons", "1.0 persons", false),
            ("legal migration", "illegal migration", false),
        ] {
            let expected = if editorial { Significance::Editorial } else { Significance::Substantive };
            assert_eq!(significance(&Comparison::new(old, new), &[]), expected, "{old} / {new}");
            assert_eq!(significance(&Comparison::new(new, old), &[]), expected, "{new} / {old}");
        }
    }
}

//! Names, acronyms and programmes that appeared or disappeared.
//!
//! A name is recognised by its capitals, where a sentence does not begin. It is in the other text if its words are, in any
//! form (`Turkish`, `Turkey`), if its short or long form is (`the Commission`, `UNDP`), or if a list says that another
//! name means the same.

mod reading;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::change::{Change, Quote, Said};
use super::pair::Side;
use super::usage::Usage;
use super::{SignalClass, Texts, is_listed};
use crate::lexicon::{Class, Gap, Lexicon};
use crate::model::{Definition, SignalKind};
use reading::{Name, is_connector, is_function_cue, names};

/// The bytes of the values of a text, in order.
pub(super) type Spans = Vec<Range<usize>>;

pub(super) const CHANGED: SignalKind = SignalKind::new(&Definition {
    name: "name-changed",
    mirrored: "name-changed",
    meaning: "A name, acronym or programme appeared or disappeared.",
});

/// The class of these signals.
pub(super) const CLASS: SignalClass =
    SignalClass { name: "names", kinds: &[CHANGED], needs_lexicon: false, in_headings: true, after: &[], find };

/// Appends what it finds: one signal with all names that went and all that came.
///
/// What is part of a value (`EUR`, `Annex II`, `May`) is reported with it.
fn find<'a>(texts: &Texts<'a>, found: &mut Vec<Change<'a>>) {
    let (pair, usage) = (&texts.pair, texts.usage);
    let [old_values, new_values] = texts.values();
    let old = names(&pair.old, &old_values.spans(), pair.lexicon, usage);
    let new = names(&pair.new, &new_values.spans(), pair.lexicon, usage);
    if old.is_empty() && new.is_empty() {
        return;
    }
    let mut gone = missing(&pair.old, &old, &pair.new, &new, pair.lexicon, usage);
    let mut came = missing(&pair.new, &new, &pair.old, &old, pair.lexicon, usage);
    let same = texts.same_names();
    gone.retain(|(name, _)| !is_listed(name.text, same.iter().map(|used| used.old.as_str())));
    came.retain(|(name, _)| !is_listed(name.text, same.iter().map(|used| used.new.as_str())));
    // `French law` for `German law` is another law; `European investment` for `investment` names nothing less.
    if gone.is_empty() || came.is_empty() {
        gone.retain(|(_, adjective)| !adjective);
        came.retain(|(_, adjective)| !adjective);
    }
    if !gone.is_empty() || !came.is_empty() {
        let all = |names: Vec<(Quote<'a>, bool)>| names.into_iter().map(|(name, _)| name).collect::<Said<'a>>();
        found.push(Change::new(CHANGED, all(gone), all(came)));
    }
}

/// The names of one text that the other one has in no form.
fn missing<'a>(
    side: &Side<'a>,
    names: &[Name],
    other: &Side<'_>,
    others: &[Name],
    lexicon: Option<&Lexicon>,
    usage: &Usage<'_>,
) -> Vec<(Quote<'a>, bool)> {
    let mut out: Vec<(Quote<'a>, bool)> = Vec::new();
    for name in names.iter().filter(|name| !name.doubtful && side.changed(name.words.clone())) {
        let shown = side.quote(name.words.clone());
        let told = || {
            stands_in(side, name, other, others, lexicon)
                || is_common(side, name, usage)
                || significant(side, name).all(|word| usage.is_frame(word))
                || has_pronoun(other, other.run_between(side, &side.run(name.words.start)))
        };
        if !out.iter().any(|(known, _)| known.text == shown.text) && !told() {
            out.push((shown, is_adjective(side, name)));
        }
    }
    out
}

/// Whether a name is one adjective of a country before a noun (`European investment`).
fn is_adjective(side: &Side<'_>, name: &Name) -> bool {
    let word = side.words.lower(name.words.start);
    let before_noun = side.words.words.get(name.words.end).is_some_and(|word| word.gap == Gap::Joint && !word.capital)
        && !is_function_cue(side, name.words.end);
    name.words.len() == 1
        && name.acronym.is_none()
        && before_noun
        && !word.ends_with("stan")
        && ["an", "ish", "ese", "ic", "ch", "ais", "ien", "enne", "aise"].iter().any(|end| word.ends_with(end))
}

/// Whether a pronoun stands among some words, which may stand for a name.
fn has_pronoun(side: &Side<'_>, words: Range<usize>) -> bool {
    side.cues_of(|class| class == Class::Pronoun).any(|cue| words.contains(&cue.start) && cue.end - cue.start == 1)
}

/// Letters alone, with one spelling of `-ise`.
fn squashed(text: &str) -> String {
    text.nfd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'z' { 's' } else { c })
        .collect()
}

fn significant<'s>(side: &'s Side<'_>, name: &Name) -> impl Iterator<Item = &'s str> {
    name.words.clone().map(|k| side.words.lower(k)).filter(|word| !is_connector(word))
}

fn is_common(side: &Side<'_>, name: &Name, usage: &Usage<'_>) -> bool {
    let common = |word: &str| {
        usage.is_common(word)
            || word.strip_suffix('s').is_some_and(|singular| usage.is_common(singular))
            || usage.is_common(&format!("{word}s"))
    };
    name.acronym.is_none() && significant(side, name).all(common)
}

/// Whether the other text has the name, in whatever form.
fn stands_in(side: &Side<'_>, name: &Name, other: &Side<'_>, others: &[Name], lexicon: Option<&Lexicon>) -> bool {
    let all = 0..other.words.len();
    let covered = |word: &str, within: Range<usize>| {
        let known = |k: usize| {
            akin(word, other.words.lower(k))
                || lexicon.is_some_and(|lexicon| lexicon.same_name(word, other.words.lower(k)))
        };
        within.clone().any(known) || word.len() <= 5 && spelled_out(word, other)
    };
    if let Some(acronym) = &name.acronym {
        let same = |k: usize| {
            let word = other.words.lower(k).trim_end_matches('s');
            let bare = acronym.trim_end_matches('s');
            // Capitals may stand without their accents.
            word == bare || !word.is_ascii() && squashed(word) == squashed(bare)
        };
        if all.clone().any(same) || others.iter().any(|other| other.acronym.as_ref() == Some(acronym)) {
            return true;
        }
        if spelled_out(acronym, other) {
            return true;
        }
    } else if significant(side, name).all(|word| covered(word, all.clone())) {
        return true;
    }
    let shorter = |h: &Name| {
        h.acronym.is_none()
            && name.acronym.is_none()
            && significant(other, h).all(|word| significant(side, name).any(|own| akin(own, word)))
    };
    let initials: String = name.words.clone().filter_map(|k| capital(side, k)).collect();
    let abbreviated = |h: &Name| {
        h.acronym.as_ref().is_some_and(|acronym| {
            let acronym = acronym.trim_end_matches('s');
            initials.chars().count() > 1
                && (acronym == initials || (acronym.len() > 2 && spelled_by(acronym, side, name)))
        })
    };
    let written = side.slice(name.words.clone()).to_lowercase();
    let plain = squashed(&written);
    others.iter().any(|h| {
        shorter(h)
            || abbreviated(h)
            || lexicon.is_some_and(|lexicon| {
                let other_written = other.slice(h.words.clone()).to_lowercase();
                lexicon.same_name(&written, &other_written)
            })
            || plain == squashed(other.slice(h.words.clone()))
    })
}

/// The first letter of a word with a capital, in lower case.
fn capital(side: &Side<'_>, k: usize) -> Option<char> {
    side.words.words.get(k).filter(|word| word.capital).and_then(|_| side.words.lower(k).chars().next())
}

fn spelled_by(acronym: &str, side: &Side<'_>, name: &Name) -> bool {
    spells(acronym, side, name.words.start, name.words.end + 3)
}

/// Whether words of the other text have the letters of an acronym for initials, the first of them with a capital.
fn spelled_out(acronym: &str, other: &Side<'_>) -> bool {
    let first = acronym.chars().next();
    (0..other.words.len()).any(|k| {
        capital(other, k).is_some() && capital(other, k) == first && spells(acronym, other, k, other.words.len())
    })
}

/// Whether the words from `start` on have the letters of an acronym for initials. Words in lower case may be left out;
/// in a short acronym only capitals count.
fn spells(acronym: &str, side: &Side<'_>, start: usize, limit: usize) -> bool {
    let letters: Vec<char> = acronym.trim_end_matches('s').chars().collect();
    let mut at = 0;
    let mut skipped = 0;
    for k in start..limit.min(side.words.len()) {
        if at == letters.len() {
            break;
        }
        if k > start && side.words.words[k].gap != Gap::Joint {
            break;
        }
        let word = side.words.lower(k);
        let upper = side.words.words[k].capital;
        let counts = upper || (letters.len() > 2 && !is_connector(word));
        if counts && word.starts_with(letters[at]) {
            at += 1;
        } else if upper || skipped > 8 {
            break;
        } else {
            skipped += 1;
        }
    }
    at == letters.len() && letters.len() > 1
}

/// Whether two words are forms of one name: the same, or the same but for an ending.
fn akin(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.chars().count() - shared, b.chars().count() - shared);
    shared >= 4 && rest_a + rest_b <= 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::differ::editorial::Evidence;
    use crate::differ::signals::{Reader, Renumbering};
    use crate::differ::words::Comparison;
    use crate::model::Version;

    fn found(old: &str, new: &str) -> Vec<(String, String)> {
        let comparison = Comparison::new(old, new);
        let (a, b) = (Version::default(), Version::default());
        let (renumbering, usage) = (Renumbering::default(), Usage::new(&a, &b));
        let lexicon = Lexicon::for_language("en");
        let evidence = Evidence::none();
        let reader = Reader { lexicon, synonyms: None, renumbering: &renumbering, usage: &usage, evidence: &evidence };
        let mut out = Vec::new();
        find(&Texts::new(reader, &comparison, [None; 2]), &mut out);
        out.iter().map(|change| change.texts()).map(|(old, new)| (old.to_owned(), new.to_owned())).collect()
    }

    #[test]
    fn names_are_known_in_other_forms() {
        for (old, new) in [
            ("Flights to Kiev are suspended.", "Flights to Kyiv are suspended."),
            ("The Organization for Security will go.", "The Organisation for Security will go."),
            ("It meets the European Commission today.", "It meets the Commission today."),
            ("The United Nations Development Programme pays.", "The UNDP pays."),
            ("Turkish and Georgian customs share data.", "The customs of Turkey and Georgia share data."),
        ] {
            assert_eq!(found(old, new), [], "{old} / {new}");
            assert_eq!(found(new, old), [], "{new} / {old}");
        }
        let both = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(found("It is run by the OSCE.", "It is run by the UNHCR."), both("OSCE", "UNHCR"));
        assert_eq!(
            found("We ratify the Rome Convention.", "We ratify the Paris Convention."),
            both("Rome Convention", "Paris Convention")
        );
        assert_eq!(found("We train guards.", "We train guards under BOMCA."), both("", "BOMCA"));
    }
}

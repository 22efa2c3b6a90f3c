//! The rules of a list of synonyms: what each says, and whether they fit together.

use rustc_hash::FxHashMap;

use super::{Name, folded};
use crate::error::{Error, Result};
use crate::language::words::keywords::words;
use crate::yaml::Spanned;

/// Whether a rule says that two names are equal, or that one follows the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Equal,
    Successor,
}

struct Rule {
    line: usize,
    sign: Sign,
    left: usize,
    right: usize,
}

/// The names of the rules, each with the one that stands for all that are equal to it.
pub(super) fn read(rules: &[Spanned<String>]) -> Result<Vec<Name>> {
    let mut names = Names::default();
    let mut read: Vec<Rule> = Vec::with_capacity(rules.len());
    for rule in rules {
        let line = rule.referenced.line() as usize;
        let (left, sign, right) = cut(&rule.value).map_err(|error| error.at(line, None))?;
        let rule = Rule { line, sign, left: names.number(left), right: names.number(right) };
        refuse_contradiction(&read, &rule, &names)?;
        read.push(rule);
    }
    refuse_circle(&read, &names)?;
    let mut roots: Vec<usize> = (0..names.list.len()).collect();
    for rule in &read {
        let (left, right) = (root(&roots, rule.left), root(&roots, rule.right));
        // The name on the right is the one of today.
        roots[left] = right;
    }
    let number = |(k, name)| Name { canonical: root(&roots, k), ..name };
    Ok(names.list.into_iter().enumerate().map(number).collect())
}

#[derive(Default)]
struct Names {
    list: Vec<Name>,
    numbers: FxHashMap<Vec<String>, usize>,
}

impl Names {
    fn number(&mut self, text: &str) -> usize {
        let words = folded(text);
        let next = self.list.len();
        let number = *self.numbers.entry(words.clone()).or_insert(next);
        if number == next {
            self.list.push(Name { text: text.to_owned(), words, canonical: next });
        }
        number
    }

    fn text(&self, number: usize) -> &str {
        &self.list[number].text
    }
}

/// The two names of a rule and the sign between them.
fn cut(rule: &str) -> Result<(&str, Sign, &str)> {
    const FORM: &str = "write `one name = another`, or `old name > new name` where one took the place of the other";
    let signs: Vec<(usize, char)> = rule.char_indices().filter(|(_, c)| matches!(c, '=' | '>')).collect();
    let [(at, sign)] = signs.as_slice() else {
        let problem = match signs.is_empty() {
            true => format!("`{rule}` has neither `=` nor `>`"),
            false => format!("`{rule}` has more than one `=` or `>`"),
        };
        return Err(Error::new(problem).help(FORM));
    };
    let (left, right) = (rule[..*at].trim(), rule[at + 1..].trim());
    if words(left).next().is_none() || words(right).next().is_none() {
        return Err(Error::new(format!("one side of `{rule}` has no word")).help(FORM));
    }
    if folded(left) == folded(right) {
        return Err(Error::new(format!("`{left}` and `{right}` are the same words already")).help("remove this line"));
    }
    Ok((left, if *sign == '=' { Sign::Equal } else { Sign::Successor }, right))
}

/// A name cannot be equal to its own successor, nor have two.
fn refuse_contradiction(read: &[Rule], rule: &Rule, names: &Names) -> Result<()> {
    for earlier in read {
        let same = (earlier.left, earlier.right) == (rule.left, rule.right);
        let reversed = (earlier.left, earlier.right) == (rule.right, rule.left);
        let other_sign = earlier.sign != rule.sign;
        let two = earlier.sign == Sign::Successor && rule.sign == Sign::Successor && earlier.left == rule.left;
        let (left, right) = (names.text(rule.left), names.text(rule.right));
        let problem = if (same || reversed) && other_sign {
            format!("`{left}` and `{right}` cannot be equal and follow one another")
        } else if two && !same {
            format!("`{left}` has a second successor, `{right}`")
        } else {
            continue;
        };
        let help = format!("line {} has `{}`; keep one of the two", earlier.line, names.text(earlier.right));
        return Err(Error::new(problem).at(rule.line, None).help(help));
    }
    Ok(())
}

/// Nothing is its own successor, by however many steps.
fn refuse_circle(rules: &[Rule], names: &Names) -> Result<()> {
    let next: FxHashMap<usize, usize> =
        rules.iter().filter(|rule| rule.sign == Sign::Successor).map(|rule| (rule.left, rule.right)).collect();
    for rule in rules.iter().filter(|rule| rule.sign == Sign::Successor) {
        let mut chain = vec![rule.left];
        let mut at = rule.left;
        while let Some(&to) = next.get(&at) {
            chain.push(to);
            if to == rule.left {
                let steps: Vec<_> = chain.iter().map(|&k| names.text(k)).collect();
                let line = rules.iter().filter(|rule| chain.contains(&rule.left)).map(|rule| rule.line).max();
                return Err(Error::new(format!("the successors form a circle: {}", steps.join(" > ")))
                    .at(line.unwrap_or(rule.line), None)
                    .help("remove the line that leads back to an older name"));
            }
            if chain.len() > rules.len() + 1 {
                break;
            }
            at = to;
        }
    }
    Ok(())
}

fn root(roots: &[usize], mut k: usize) -> usize {
    while roots[k] != k {
        k = roots[k];
    }
    k
}

//! Policies under another name. Git looks for equal lines, of which a text that was wrapped anew has none; the statements
//! are still the same.

use std::collections::HashMap;

use redraft::model::Version;

use super::several::Pair;

/// The share of the words that has to stand in statements of both: as git asks for half of the lines.
const SHARE: f64 = 0.5;

/// Puts a policy that is gone together with one that is new and says mostly the same, the most alike first.
pub fn follow(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let side = |is_side: fn(&Pair) -> bool| (0..pairs.len()).filter(|&k| is_side(&pairs[k])).collect::<Vec<_>>();
    let gone = side(|pair| pair.paths[1].is_none());
    let found = side(|pair| pair.paths[0].is_none());
    if gone.is_empty() || found.is_empty() {
        return pairs;
    }
    let mut alike = alike(&pairs, &gone, &found);
    // Equal shares in the order of the paths, so that the same repository gives the same report.
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = vec![false; pairs.len()];
    for (_, old, new) in alike {
        if !taken[old] && !taken[new] {
            (taken[old], taken[new]) = (true, true);
            let (path, version) = (pairs[old].paths[0].take(), std::mem::take(&mut pairs[old].versions[0]));
            (pairs[new].paths[0], pairs[new].versions[0]) = (path, version);
        }
    }
    pairs.retain(|pair| pair.paths.iter().any(Option::is_some));
    pairs
}

/// Pairs with a sufficient share, each with the numbers of the old and the new one.
fn alike(pairs: &[Pair], gone: &[usize], found: &[usize]) -> Vec<(f64, usize, usize)> {
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for &k in gone {
        for statement in &pairs[k].versions[0].statements {
            let holders = holders.entry(&statement.text).or_default();
            if holders.last() != Some(&k) {
                holders.push(k);
            }
        }
    }
    let mut alike = Vec::new();
    for &new in found {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let mut seen = std::collections::HashSet::new();
        for statement in &pairs[new].versions[1].statements {
            if seen.insert(&statement.text) {
                for &old in holders.get(statement.text.as_str()).into_iter().flatten() {
                    *shared.entry(old).or_default() += words(&statement.text);
                }
            }
        }
        let size = |version: &Version| version.statements.iter().map(|statement| words(&statement.text)).sum::<usize>();
        let new_size = size(&pairs[new].versions[1]);
        for (old, shared) in shared {
            let share = 2.0 * shared as f64 / (size(&pairs[old].versions[0]) + new_size).max(1) as f64;
            if share >= SHARE {
                alike.push((share, old, new));
            }
        }
    }
    alike
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use redraft::normalizer::{Options, normalise};
    use redraft::read::{Format, parse};

    use super::*;

    fn version(text: &str) -> Version {
        normalise(parse("p", Format::TEXT, text.into()).unwrap(), &Options::default()).unwrap()
    }

    fn gone(path: &str, text: &str) -> Pair {
        Pair { paths: [Some(path.into()), None], versions: [version(text), Version::default()] }
    }

    fn new(path: &str, text: &str) -> Pair {
        Pair { paths: [None, Some(path.into())], versions: [Version::default(), version(text)] }
    }

    #[test]
    fn the_most_alike_are_one_policy() {
        let text = "Boats report to the harbour. Ferries pay a fee. Nets are dried ashore.";
        let pairs = vec![
            gone("a", text),
            gone("b", "Engines stop at night."),
            new("c", "Boats report to the harbour.\nFerries pay no fee. Nets are dried ashore."),
            new("d", &text.replace(' ', "\n")),
            new("e", "Guests register."),
        ];
        let followed = follow(pairs);
        let paths: Vec<_> =
            followed.iter().map(|pair| pair.paths.each_ref().map(|path| path.as_deref().unwrap_or("-"))).collect();
        assert_eq!(paths, [["b", "-"], ["-", "c"], ["a", "d"], ["-", "e"]]);
        assert_eq!(followed[2].versions[0].statements.len(), 3);
    }
}

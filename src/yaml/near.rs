//! The nearest known name to a misspelt one, for "did you mean".

/// Longer names are no slips of the finger; this bounds the work.
const LONGEST: usize = 64;

/// The candidate that differs from `word` by the fewest letters, if few enough differ.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().take(LONGEST + 1).collect();
            let allowed = word.len().min(letters.len()).div_ceil(3).min(3);
            let distance = distance(&word, &letters);
            (letters.len() <= LONGEST && distance <= allowed).then_some((distance, candidate))
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        let known = ["title", "section", "themes", "lead_in", "id"];
        let table = [
            ("titel", Some("title")),
            ("sections", Some("section")),
            ("theme", Some("themes")),
            ("leadin", Some("lead_in")),
            ("Lead-In", Some("lead_in")),
            ("paragraph", None),
            ("", None),
            ("xy", None),
        ];
        for (word, wanted) in table {
            assert_eq!(nearest(word, known), wanted, "{word}");
        }
    }
}

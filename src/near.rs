//! The known names nearest to a mistyped one, for "did you mean".

/// The names that `wrong` may have meant, best first, at most three: those within a third of its length in typing
/// errors, and those of which it is a part.
pub(crate) fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // A name is short; a longer string was no typing error, and comparing it would cost its square.
    if wrong.is_empty() || wrong.len() > 200 {
        return Vec::new();
    }
    let wrong: Vec<char> = wrong.to_lowercase().chars().collect();
    let text: String = wrong.iter().collect();
    let mut ranked: Vec<(usize, usize, &str)> = known
        .into_iter()
        .filter(|name| name.len() <= 400)
        .enumerate()
        .filter_map(|(k, name)| {
            let lower = name.to_lowercase();
            let typos = distance(&wrong, &lower.chars().collect::<Vec<_>>());
            let tail = lower.rsplit('.').next().unwrap_or(&lower);
            let tail_typos = distance(&wrong, &tail.chars().collect::<Vec<_>>());
            let allowed = (wrong.len() / 3).max(1);
            if typos.min(tail_typos) <= allowed {
                Some((typos.min(tail_typos), k, name))
            } else {
                (wrong.len() >= 3 && lower.contains(&text)).then_some((allowed + 1, k, name))
            }
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().take(3).map(|(_, _, name)| name).collect()
}

/// "did you mean `a` or `b`?", or nothing if no name is near.
pub(crate) fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let names: Vec<_> = nearest(wrong, known).into_iter().map(|name| format!("`{name}`")).collect();
    let (last, rest) = names.split_last()?;
    Some(if rest.is_empty() {
        format!("did you mean {last}?")
    } else {
        format!("did you mean {} or {last}?", rest.join(", "))
    })
}

/// What is expected in the place of a name that is near to none of the known ones.
pub(crate) fn expected(known: &[&str]) -> String {
    match known {
        [] => "nothing is expected here".to_owned(),
        [only] => format!("the only one is `{only}`"),
        known => format!("one of {} is expected", known.join(", ")),
    }
}

/// Letters to insert, delete, replace or swap with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let known = ["resilience.migration-mobility", "resilience.water", "prosperity.trade", "keywords", "not"];
        let cases: &[(&str, &[&str])] = &[
            ("keyword", &["keywords"]),
            ("resilience.watre", &["resilience.water"]),
            ("water", &["resilience.water"]),
            ("migration", &["resilience.migration-mobility"]),
            ("TRADE", &["prosperity.trade"]),
            ("xyzzy", &[]),
            ("", &[]),
            ("not-at-all-like-any", &[]),
        ];
        for (wrong, expected) in cases {
            assert_eq!(nearest(wrong, known), *expected, "{wrong}");
        }
        let fields = ["title", "section", "themes", "lead_in", "id"];
        for (wrong, expected) in [
            ("titel", "title"),
            ("sections", "section"),
            ("theme", "themes"),
            ("leadin", "lead_in"),
            ("Lead-In", "lead_in"),
        ] {
            assert_eq!(nearest(wrong, fields), [expected], "{wrong}");
        }
        assert!(nearest("paragraph", fields).is_empty());
        assert_eq!(did_you_mean("keywrods", known).as_deref(), Some("did you mean `keywords`?"));
    }
}

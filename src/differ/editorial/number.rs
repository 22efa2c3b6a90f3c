//! Figures written with other marks between their groups: proven where both notations can only mean one value.

/// The digits of a whole number as typed, in one word or in several set apart by spaces; none if the marks in it may
/// begin decimals.
pub(super) fn digits(words: &[&str], language: Option<&str>) -> Option<String> {
    let (first, rest) = words.split_first()?;
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if !rest.is_empty() {
        let grouped =
            first.len() <= 3 && is_number(first) && rest.iter().all(|word| word.len() == 3 && is_number(word));
        return (grouped && !first.starts_with('0')).then(|| words.concat());
    }
    let Some(mark) = first.chars().find(|c| !c.is_ascii_digit()) else {
        return is_number(first).then(|| (*first).into());
    };
    let mut groups = first.split(mark);
    let head = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    // A single group of three may be decimals in the language that sets them apart so.
    let certain = groups.len() > 1 || matches!((mark, language), (',', Some("en")) | ('.', Some("de")));
    let whole = matches!(mark, ',' | '.')
        && (1..=3).contains(&head.len())
        && is_number(head)
        && !head.starts_with('0')
        && groups.iter().all(|group| group.len() == 3 && is_number(group));
    (whole && certain).then(|| format!("{head}{}", groups.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_known_where_nothing_else_can_be_meant() {
        for (words, language, expected) in [
            (&["1,000,000"][..], None, Some("1000000")),
            (&["1.000.000"], None, Some("1000000")),
            (&["1000"], None, Some("1000")),
            (&["1", "000", "000"], None, Some("1000000")),
            (&["1,000"], Some("en"), Some("1000")),
            (&["1.000"], Some("de"), Some("1000")),
            (&["1.000"], Some("en"), None),
            (&["1,000"], Some("de"), None),
            (&["1,000"], None, None),
            (&["1.0"], Some("en"), None),
            (&["0,001,000"], Some("en"), None),
            (&["1,000.000"], Some("en"), None),
            (&["10", "5"], None, None),
            (&["30a"], None, None),
        ] {
            assert_eq!(digits(words, language).as_deref(), expected, "{words:?}");
        }
    }
}

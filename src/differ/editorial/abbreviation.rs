//! Short forms of the same words: proven by a list, or by the version that introduces the short form.

use super::Evidence;

const LIST: &str = include_str!("data/abbreviations.txt");

/// Whether `short`, without its points, stands for `long`, words separated by spaces. Before a figure some words are short
/// forms that are words of their own elsewhere: `no. 5`.
pub(super) fn stands_for(short: &str, long: &str, before_figure: bool, evidence: &Evidence<'_>) -> bool {
    is_listed(short, long, before_figure, evidence.language()) || is_introduced(short, long, evidence)
}

fn is_listed(short: &str, long: &str, before_figure: bool, language: Option<&str>) -> bool {
    LIST.lines().filter(|line| !line.starts_with('#')).any(|line| {
        let Some((code, line)) = line.split_once(' ') else { return false };
        let Some((listed_short, listed_long)) = line.split_once(" = ") else { return false };
        let bare = listed_short.trim_start_matches('*');
        let fits = language.is_none_or(|language| language == code) && (bare == listed_short || before_figure);
        // A name keeps its capitals; the case of other words is judged where they stand.
        let is_same = |listed: &str, typed: &str| {
            if listed.chars().any(char::is_uppercase) { listed == typed } else { listed == typed.to_lowercase() }
        };
        fits && is_same(bare, short) && is_same(&listed_long.replace('-', " "), &long.replace('-', " "))
    })
}

fn is_introduced(short: &str, long: &str, evidence: &Evidence<'_>) -> bool {
    short.chars().filter(|c| c.is_uppercase()).count() > 1
        && long.contains(' ')
        && evidence.introduces(&short.to_lowercase(), &long.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let (code, rest) = line.split_once(' ').unwrap_or_default();
            assert!(code.len() == 2 && rest.matches(" = ").count() == 1, "{line}");
        }
    }
}

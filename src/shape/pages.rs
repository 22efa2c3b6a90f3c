//! Page numbers that stand on a line of their own.

/// `Page 3 of 10`, `--- page 3 ---`, `- 3 -`.
pub(crate) fn is_page_count(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let lower = line.trim_matches(['-', '–', '—', ' ']).to_lowercase();
    let mut words = lower.split(|letter: char| letter.is_whitespace() || letter == '/' || letter == '|');
    let first = words.next().unwrap_or_default();
    let named = matches!(first, "page" | "seite" | "p." | "página" | "pagina" | "strona" | "pg." | "str.");
    let rest = lower[first.len()..].trim();
    let counted = named
        && !rest.is_empty()
        && rest.starts_with(|first: char| first.is_ascii_digit())
        && rest.split(|letter: char| !letter.is_alphanumeric()).all(|word| {
            word.is_empty()
                || word.bytes().all(|byte| byte.is_ascii_digit())
                || matches!(word, "of" | "von" | "sur" | "de" | "di" | "z" | "van")
        });
    let dashed = line.trim_matches(['-', '–', '—', ' ']);
    let between = dashed.len() < line.len()
        && line.starts_with(['-', '–', '—'])
        && line.ends_with(['-', '–', '—'])
        && (1..=4).contains(&dashed.len())
        && dashed.bytes().all(|byte| byte.is_ascii_digit());
    counted || between
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_counts() {
        for line in
            ["Page 3 of 10", "page 3", "Seite 3 von 10", "- 3 -", "— 12 —", "----- page 4 -----", "Page 3/10", "p. 7"]
        {
            assert!(is_page_count(line), "{line}");
        }
        for line in ["3", "Page", "Pages 3 and 4 are blank", "- three -", "-", "---", "Page 3 shows a map", "-3"] {
            assert!(!is_page_count(line), "{line}");
        }
    }
}

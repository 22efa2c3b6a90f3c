//! Language tags as documents and users write them.

/// The language of a tag in lower case: `en` for `en`, `en-GB` and `EN_us`.
pub(crate) fn language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_no_part_of_the_language() {
        for (tag, expected) in [("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), ("", ""), ("-x", "")] {
            assert_eq!(language(tag), expected, "{tag}");
        }
    }
}

//! Language tags as documents and users write them.

use super::LANGUAGES;

/// The language of a tag in lower case: `en` for `en`, `en-GB` and `EN_us`.
pub(crate) fn language(tag: &str) -> String {
    primary(tag).to_ascii_lowercase()
}

/// The language of a tag as it is written.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Whether two small letters are the code of a language. A mistaken one (`gr` for Greek, `cz` for Czech) would do
/// without word stems and abbreviations in silence.
pub fn is_code(code: &str) -> bool {
    ISO_639_1.split(' ').any(|known| known == code) || LANGUAGES.iter().any(|language| language.code == code)
}

/// All codes of ISO 639-1.
const ISO_639_1: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo \
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka \
    kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng \
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su \
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_no_part_of_the_language() {
        for (tag, expected) in [("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), ("", ""), ("-x", "")] {
            assert_eq!(language(tag), expected, "{tag}");
        }
    }

    #[test]
    fn a_mistaken_code_is_none() {
        assert!(is_code("en") && is_code("el") && is_code("cs"));
        assert!(!is_code("gr") && !is_code("cz") && !is_code(""));
    }
}

//! The regular forms of English verbs.

/// The forms of a verb given in its base form; of a phrase, its first word is the verb (`step up`). Irregular forms
/// follow the base form after slashes (`set/sets/setting up`), and then no others are made.
pub(super) fn forms(cue: &str) -> Vec<String> {
    let (verb, rest) = cue.split_once(' ').map_or((cue, String::new()), |(verb, rest)| (verb, format!(" {rest}")));
    if verb.contains(['/', '*', '.']) || !verb.bytes().all(|b| b.is_ascii_lowercase()) {
        return vec![cue.to_owned()];
    }
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let (third, past, present) = match verb.as_bytes() {
        [.., before, b'y'] if !is_vowel(*before) => {
            let stem = &verb[..verb.len() - 1];
            (format!("{stem}ies"), format!("{stem}ied"), format!("{verb}ing"))
        }
        [.., b'e', b'e'] => (format!("{verb}s"), format!("{verb}d"), format!("{verb}ing")),
        [.., b'e'] => (format!("{verb}s"), format!("{stem}ed"), format!("{stem}ing")),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => {
            (format!("{verb}es"), format!("{verb}ed"), format!("{verb}ing"))
        }
        _ if doubles(verb) => {
            let last = &verb[verb.len() - 1..];
            (format!("{verb}s"), format!("{verb}{last}ed"), format!("{verb}{last}ing"))
        }
        _ => (format!("{verb}s"), format!("{verb}ed"), format!("{verb}ing")),
    };
    vec![format!("{verb}/{third}/{past}/{present}{rest}")]
}

/// Whether the last letter is written twice before an ending: one vowel alone before one consonant (`step`, `ban`).
fn doubles(verb: &str) -> bool {
    let bytes = verb.as_bytes();
    let vowels = bytes.iter().filter(|&&byte| is_vowel(byte)).count();
    matches!(bytes, [.., before, last] if is_vowel(*before) && !is_vowel(*last) && !matches!(last, b'w' | b'y'))
        && vowels == 1
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        for (base, expected) in [
            ("launch", "launch/launches/launched/launching"),
            ("step up", "step/steps/stepped/stepping up"),
            ("intensify", "intensify/intensifies/intensified/intensifying"),
            ("reduce", "reduce/reduces/reduced/reducing"),
            ("agree", "agree/agrees/agreed/agreeing"),
            ("employ", "employ/employs/employed/employing"),
            ("set/sets/setting up", "set/sets/setting up"),
        ] {
            assert_eq!(forms(base), [expected]);
        }
    }
}

//! One spelling for every character: composed letters, plain spaces and quotes, nothing invisible.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::cleaned::{Cleaned, Rewriter};

/// Brings a text to one spelling. `None` if it has it already.
pub(crate) fn clean(text: &str) -> Option<Cleaned> {
    if is_plain(text) {
        return None;
    }
    let composed = compose(text);
    let cleaned = spell(composed.as_ref().map_or(text, |composed| &composed.text));
    Cleaned::chain(composed, cleaned)
}

/// ASCII without control characters, doubled spaces or spaces at its ends.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    let follows = &bytes[1..];
    let before = &bytes[..follows.len()];
    let ((chunks, rest), (next_chunks, next_rest)) = (before.as_chunks::<32>(), follows.as_chunks::<32>());
    let odd = |byte: u8| !(b' '..0x7F).contains(&byte);
    let doubled = |one: u8, next: u8| (one == b' ') & (next == b' ');
    // Each chunk is looked at without a branch and has a fixed size, so that its bytes are looked at all at once.
    let plain = |(chunk, next): (&[u8; 32], &[u8; 32])| {
        !chunk.iter().zip(next).fold(false, |found, (&one, &next)| found | odd(one) | doubled(one, next))
    };
    *first != b' '
        && *last != b' '
        && !odd(*last)
        && chunks.iter().zip(next_chunks).all(plain)
        && !rest.iter().zip(next_rest).any(|(&one, &next)| odd(one) || doubled(one, next))
}

/// Normalization form C, letter by letter with its combining marks.
fn compose(text: &str) -> Option<Cleaned> {
    if is_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    let mut letters = text.char_indices().peekable();
    let mut buffer = String::new();
    while let Some((start, letter)) = letters.next() {
        let mut end = start + letter.len_utf8();
        while let Some((at, mark)) = letters.next_if(|&(_, next)| joins(next)) {
            end = at + mark.len_utf8();
        }
        if end > start + letter.len_utf8() || !letter.is_ascii() {
            buffer.clear();
            buffer.extend(text[start..end].nfc());
            rewriter.replace(start..end, &buffer);
        }
    }
    rewriter.finish()
}

/// A quick look that settles nearly every text of a European language: all letters below U+0300, and the dashes and
/// quotes from U+2002 on, are composed and compose with nothing before them.
fn is_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let sign = |at: usize| bytes[at + 1] == 0x80 && bytes[at + 2] >= 0x82;
    (0..bytes.len()).all(|at| bytes[at] < 0xCC || (bytes[at] == 0xE2 && sign(at)))
}

/// True for what composes with the letter before it: combining marks, Hangul vowels and finals.
fn joins(letter: char) -> bool {
    canonical_combining_class(letter) != 0 || matches!(letter, '\u{1160}'..='\u{11FF}')
}

fn spell(text: &str) -> Option<Cleaned> {
    let mut rewriter = Rewriter::new(text);
    let mut space: Option<Range<usize>> = None;
    let mut before = '\0';
    let mut next = 0;
    loop {
        if space.is_none() {
            next = pass_words(text, next, &mut before, rewriter.position());
        }
        let Some(letter) = text[next..].chars().next() else { break };
        let (at, end) = (next, next + letter.len_utf8());
        next = end;
        if is_space(letter) {
            space = Some(space.map_or(at..end, |space| space.start..end));
            continue;
        }
        if is_invisible(letter, before) {
            // Inside a run of spaces it belongs to the run; elsewhere it simply goes.
            match &mut space {
                Some(space) => space.end = end,
                None => rewriter.replace(at..end, ""),
            }
            continue;
        }
        if let Some(space) = space.take() {
            let with = if rewriter.last_before(space.start).is_some() { " " } else { "" };
            rewriter.replace(space, with);
        }
        if let Some(with) = plain(letter) {
            rewriter.replace(at..end, with);
        }
        before = letter;
    }
    if let Some(space) = space {
        rewriter.replace(space, "");
    }
    rewriter.finish()
}

/// Where the words in ASCII with single spaces between them end that begin at `at`: there is nothing to replace in them,
/// and they are nearly all there is. A space must have a letter before it that is not `done` with yet.
fn pass_words(text: &str, mut at: usize, before: &mut char, done: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_graphic() {
            *before = char::from(byte);
        } else if byte != b' ' || at == done || !bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) {
            break;
        }
        at += 1;
    }
    at
}

fn is_space(letter: char) -> bool {
    letter == ' ' || (letter.is_control() || letter.is_whitespace())
}

/// Zero-width characters, soft hyphens and directional marks. The joiners stay where a script writes with them.
fn is_invisible(letter: char, before: char) -> bool {
    match letter {
        '\u{200C}' | '\u{200D}' => before < '\u{0600}',
        '\u{00AD}' | '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' => true,
        _ => false,
    }
}

fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        '“' | '”' | '‟' => "\"",
        '‘' | '’' | '‛' => "'",
        '\u{2010}' | '\u{2011}' | '\u{2212}' => "-",
        '\u{2015}' => "—",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text).map_or_else(|| text.to_string(), |cleaned| cleaned.text)
    }

    proptest::proptest! {
        #[test]
        fn a_quick_look_never_passes_what_needs_cleaning(text in "[ -~a-z  \u{80}-\u{3FF}\u{1E00}-\u{212F}]{0,80}") {
            if is_plain(&text) {
                proptest::prop_assert!(compose(&text).is_none() && spell(&text).is_none());
            }
            if is_composed(&text) {
                proptest::prop_assert!(is_nfc_quick(text.chars()) == IsNormalized::Yes);
            }
        }

        #[test]
        fn words_that_are_passed_are_cleaned_as_others(text in "[a-c  \t\u{A0}“\u{AD}]{0,40}") {
            let wanted: Vec<String> = text
                .split(|letter: char| is_space(letter))
                .map(|word| word.replace('\u{AD}', "").replace('“', "\""))
                .filter(|word| !word.is_empty())
                .collect();
            proptest::prop_assert_eq!(cleaned(&text), wanted.join(" "));
        }
    }

    #[test]
    fn one_spelling() {
        for (text, wanted) in [
            ("re\u{301}gime", "régime"),
            ("e\u{323}\u{302}", "ệ"),
            ("\u{212B}ngström", "Ångström"),
            ("\u{1112}\u{1161}\u{11AB}국", "한국"),
            ("eﬃcient ﬁrms, aﬄuent ﬂow, beﬆ oﬀer", "efficient firms, affluent flow, best offer"),
            ("10\u{A0}000\u{202F}km\u{2009}wide", "10 000 km wide"),
            ("“a” and ‘b’ – the Union’s", "\"a\" and 'b' – the Union's"),
            ("« déjà » „so“", "« déjà » „so\""),
            ("co\u{2011}operation −5\u{2010}10", "co-operation -5-10"),
            ("a ― b — c", "a — b — c"),
            ("\u{FEFF}in\u{AD}te\u{200B}gra\u{2060}tion", "integration"),
            ("\u{200F}שלום\u{200E} x", "שלום x"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("  two  spaces\tand\u{0}NUL \n", "two spaces and NUL"),
            ("a \u{200B} b", "a b"),
            ("政策\u{3000}文件", "政策 文件"),
            ("\u{A0}\u{200B}", ""),
            ("", ""),
        ] {
            assert_eq!(cleaned(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn what_needs_nothing_is_left() {
        for text in ["Plain ASCII, 5% (sic).", "Größe, dłoń, été — «ça» „unten‚", "中文没有空格"] {
            assert_eq!(clean(text), None, "{text}");
        }
    }

    #[test]
    fn offsets_lead_to_letter_boundaries() {
        let text = "\u{FEFF} “re\u{301}ﬃ”\u{A0}\u{A0}ok\u{301} ";
        let cleaned = clean(text).unwrap_or_default();
        assert_eq!(cleaned.text, "\"réffi\" oḱ");
        for (at, _) in cleaned.text.char_indices() {
            assert!(text.is_char_boundary(cleaned.map.source(at)), "{at}");
        }
        let at = cleaned.text.find("ok").or(cleaned.text.find('o')).unwrap_or_default();
        assert_eq!(cleaned.map.source(at), text.find("ok").unwrap_or_default());
    }
}

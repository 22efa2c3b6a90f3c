//! Literal signs of emphasis that no reader took off, as escapes and unclosed pairs leave them: `**(a) Term.** When`.

use super::cleaned::{Cleaned, Rewriter};

/// Takes pairs of `**` and `__` off, and one without counterpart at the head of a text. `None` if there are none.
///
/// A longer run is no emphasis but a blank to fill in (`Name: ______`), and a sign with spaces on both sides or with
/// letters on both sides is no emphasis either.
pub(crate) fn strip(text: &str) -> Option<Cleaned> {
    let bytes = text.as_bytes();
    let first = memchr::memchr2_iter(b'*', b'_', bytes).find(|&at| bytes.get(at + 1) == Some(&bytes[at]))?;
    let mut going = Vec::new();
    let mut open: [Option<usize>; 2] = [None; 2];
    let mut at = first;
    while let Some(next) = memchr::memchr2(b'*', b'_', &bytes[at..]).map(|found| at + found) {
        let sign = bytes[next];
        let length = bytes[next..].iter().take_while(|byte| **byte == sign).count();
        at = next + length;
        if length != 2 {
            continue;
        }
        let before = text[..next].chars().next_back();
        let after = text[at..].chars().next();
        let open = &mut open[usize::from(sign == b'_')];
        let begins = before.is_none_or(|before| !before.is_alphanumeric() && !closes(before))
            && after.is_some_and(|after| !after.is_whitespace());
        let ends = before.is_some_and(|before| !before.is_whitespace());
        match open.filter(|_| ends) {
            Some(opened) => {
                going.extend([opened, next]);
                *open = None;
            }
            None if begins => *open = Some(next),
            None => {}
        }
    }
    let head = text.len() - text.trim_start().len();
    going.extend(open.into_iter().flatten().filter(|&opened| opened == head));
    going.sort_unstable();
    let mut rewriter = Rewriter::new(text);
    going.into_iter().for_each(|sign| rewriter.replace(sign..sign + 2, ""));
    rewriter.finish()
}

fn closes(letter: char) -> bool {
    matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_goes() {
        for (text, wanted) in [
            ("**(a) Term.** When it ends", "(a) Term. When it ends"),
            ("__(a) Term.__ When it ends", "(a) Term. When it ends"),
            ("**(a) Term. When it ends", "(a) Term. When it ends"),
            ("It ends. **(b) Price.** It rises", "It ends. (b) Price. It rises"),
            ("the **whole** price and the **rest**.", "the whole price and the rest."),
        ] {
            assert_eq!(strip(text).map(|cleaned| cleaned.text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn other_signs_stay() {
        for text in [
            "Name: ______ Date: ______",
            "2 ** 3 ** 4",
            "the price** and the fee**",
            "*** note",
            "a snake__case__word",
            "one * and _ another",
            "é** x",
            "",
        ] {
            assert_eq!(strip(text), None, "{text}");
        }
    }
}

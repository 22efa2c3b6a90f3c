//! Signs that a text came out of a paged medium.

use super::lines::Line;
use crate::shape::is_page_count;

/// True if a text shows form feeds, or sentences broken by blank lines time and again, or at least two of: words
/// broken at line ends, footnote texts that count up from 1, page numbers that count up, a broken sentence.
pub(super) fn looks_paged(text: &str, lines: &[Line<'_>]) -> bool {
    if memchr::memchr(0xC, text.as_bytes()).is_some() {
        return true;
    }
    let mut broken_words = 0;
    let mut broken_sentences = 0;
    let mut note = Counter::default();
    let mut page = Counter::default();
    let mut above: Option<&Line<'_>> = None;
    // How many more blocks may carry on a sentence that broke off.
    let mut waiting = 0;
    let mut blank = false;
    for line in lines {
        if line.text.is_empty() {
            blank = true;
            continue;
        }
        if let Some(above) = above {
            let lower = line.text.starts_with(char::is_lowercase);
            if !blank && lower && is_broken_word(above.text) {
                broken_words += 1;
            }
            if blank {
                let wide = above.text.len() > 50 && above.text.len() < 200;
                waiting = if wide && above.text.ends_with(char::is_alphabetic) { 3 } else { waiting };
                if lower && waiting > 0 {
                    broken_sentences += 1;
                    waiting = 0;
                }
                waiting = usize::saturating_sub(waiting, 1);
            }
        }
        let digits = line.text.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=3).contains(&digits)
            && let Ok(number) = line.text[..digits].parse()
        {
            if digits == line.text.len() {
                page.see(number);
            } else if line.text[digits..].starts_with(char::is_whitespace) {
                note.see(number);
            }
        } else if is_page_count(line.text) {
            page.up += 1;
        }
        above = Some(line);
        blank = false;
    }
    if broken_sentences > 1 {
        return true;
    }
    let signs = [broken_words > 1, broken_sentences > 0, note.up > 0 && note.from_one, page.up > 0];
    signs.iter().filter(|sign| **sign).count() > 1
}

fn is_broken_word(line: &str) -> bool {
    let mut letters = line.chars().rev();
    matches!(letters.next(), Some('-' | '\u{AD}' | '\u{2010}')) && letters.next().is_some_and(char::is_alphabetic)
}

/// Counts how often a number follows its predecessor.
#[derive(Default)]
struct Counter {
    last: Option<u32>,
    from_one: bool,
    up: usize,
}

impl Counter {
    fn see(&mut self, number: u32) {
        self.from_one |= number == 1;
        if self.last.is_some_and(|last| last + 1 == number) {
            self.up += 1;
        }
        self.last = Some(number);
    }
}

//! The words and phrases most unusual in either text.

use std::io;

use super::sheet::Sheet;
use super::style::Mark;
use super::wrap::{width, wrap};
use crate::report::keyness::{Key, Keyness};

/// How many words of each text are shown; JSON has more.
const SHOWN: usize = 10;
/// The columns of a figure with its gap.
const FIGURE: usize = 8;
/// The columns of the log ratio with its gap.
const RATIO: usize = 11;

/// Writes a table for each text, and what the figures mean; nothing where no word is unusual.
pub(super) fn write<W: io::Write>(page: &mut Sheet<'_, W>, keyness: &Keyness, names: [&str; 2]) -> io::Result<()> {
    if keyness.old.is_empty() && keyness.new.is_empty() {
        return Ok(());
    }
    for (name, keys) in names.into_iter().zip([&keyness.old, &keyness.new]) {
        if !keys.is_empty() {
            write_keys(page, names, name, keys)?;
        }
    }
    page.newline()?;
    page.note(
        0,
        Mark::Dim,
        "The ten most unusual of each text, counted over the statements that changed; words with the same stem together, without headings and stop words. G2 \
         (log-likelihood) says how sure a difference is: chance alone gives 3.8 or more to one word in twenty, 10.8 to \
         one in a thousand. The log ratio says how large it is: +1 is twice as often, +2 four times, for texts of \
         equal length. Both are of the words in these two texts, not of what either policy does.",
    )
}

fn write_keys<W: io::Write>(page: &mut Sheet<'_, W>, names: [&str; 2], name: &str, keys: &[Key]) -> io::Result<()> {
    let count = names.iter().map(|name| width(name)).max().unwrap_or(0).max(4) + 2;
    let figures = 2 * count + FIGURE + RATIO;
    let title = format!("More usual in {name}");
    let shown = &keys[..keys.len().min(SHOWN)];
    let longest = shown.iter().map(|key| width(&key.text)).max().unwrap_or(0).max(width(&title) - 2);
    let text_width = longest.min(page.width.saturating_sub(figures + 2)).max(12);

    page.newline()?;
    let [old, new] = names;
    let head = format!("{old:>count$}{new:>count$}{:>FIGURE$}{:>RATIO$}", "G2", "log ratio");
    page.put(Mark::Title, &title)?;
    page.spaces((text_width + 2).saturating_sub(width(&title)))?;
    page.put(Mark::Title, &head)?;
    page.newline()?;
    for key in shown {
        let lines = wrap(&[(Mark::Plain, key.text.as_str().into())], text_width);
        for (k, line) in lines.iter().enumerate() {
            page.spaces(2)?;
            page.line(line)?;
            if k == 0 {
                page.spaces(text_width.saturating_sub(line.width))?;
                let (g2, ratio) = (key.g2, key.log_ratio);
                let figures = format!("{:>count$}{:>count$}{g2:>FIGURE$.1}{ratio:>+RATIO$.1}", key.old, key.new);
                page.put(Mark::Plain, &figures)?;
            }
            page.newline()?;
        }
    }
    Ok(())
}

//! Headings: their marks, their numbers, and the names of those that govern nothing.

use crate::mutants::maker::{Edit, Maker, drop, insert, put};
use crate::mutants::meaning::{has_text, is_plain};
use crate::mutants::page::{Kind, Page};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let marked: Vec<usize> = page.of_kind(|kind| matches!(kind, Kind::Heading { underlined: false, .. })).collect();
    let underlined: Vec<Edit> = marked
        .iter()
        .filter(|&&k| page.level(k) < Some(3))
        .map(|&k| {
            let title = page.text(&page.blocks[k].text);
            let sign = if page.level(k) == Some(1) { "=" } else { "-" };
            // Seven of a kind would be the mark of a conflict.
            put(&page.blocks[k].lines, format!("{title}\n{}\n", sign.repeat(title.chars().count().max(8))))
        })
        .collect();
    let is_safe = page.headings().all(|k| !page.text(&page.blocks[k].text).starts_with(['-', '+', '*', '#', '>', '|']));
    let alone = marked
        .iter()
        .all(|&k| page.source[..page.blocks[k].lines.start].ends_with("\n\n") || page.blocks[k].lines.start == 0);
    let numbered = marked.iter().all(|&k| !page.text(&page.blocks[k].text).starts_with(|c: char| c.is_ascii_digit()));
    if is_safe && alone {
        // "1. Scope" over a line of its own would be an item.
        let edits = if numbered {
            underlined
        } else {
            underlined
                .into_iter()
                .filter(|edit| {
                    !edit.with.starts_with(|c: char| c.is_ascii_digit())
                        || !edit.with.split(' ').next().is_some_and(|word| word.ends_with(['.', ')']))
                })
                .collect()
        };
        maker.form_of_all("headings underlined", edits);
    }
    maker.form_of_all(
        "headings closed by #",
        marked
            .iter()
            .map(|&k| insert(page.blocks[k].text.end, format!(" {}", "#".repeat(page.level(k).unwrap_or(1)))))
            .collect(),
    );
    if marked.iter().all(|&k| page.level(k) < Some(6)) && marked.len() == page.headings().count() {
        maker.form_of_all(
            "headings a level lower",
            marked.iter().map(|&k| insert(page.blocks[k].lines.start, "#")).collect(),
        );
    }
    numbers(maker, &marked);
}

/// Headings that govern nothing, by other names. This is a change of its own, which a person is asked about; but what was
/// accepted under such a heading stays accepted when both versions have the other name.
pub fn renamed(page: &Page) -> Vec<Vec<Edit>> {
    let Some(words) = page.words else { return Vec::new() };
    let plain = page.headings().filter(|&k| is_plain(page, k) && has_text(page, k) && !page.section(k).is_empty());
    plain.map(|k| vec![insert(page.title(k).end, format!(" {}", words.renamed))]).collect()
}

/// Numbers before headings: other ones, with other signs, or none.
fn numbers(maker: &mut Maker<'_>, headings: &[usize]) {
    let page = maker.page;
    let number = |k: &usize| page.blocks[*k].text.start..page.title(*k).start;
    let own: Vec<usize> = headings.iter().copied().filter(|k| !number(k).is_empty()).collect();
    maker.form_of_all("numbers of headings dropped", own.iter().map(|k| drop(&number(k))).collect());
    let next = |with: fn(usize) -> String| {
        own.iter().enumerate().map(|(nth, k)| put(&number(k), with(nth))).collect::<Vec<_>>()
    };
    maker.form_of_all("headings renumbered", next(|nth| format!("{}. ", nth + 4)));
    maker.form_of_all("headings numbered by paragraph signs", next(|nth| format!("§ {} ", nth + 1)));
    if own.is_empty() && has_only_titles(page, headings) {
        let below = headings.iter().filter(|&&k| page.level(k) == Some(2)).enumerate();
        maker.form_of_all(
            "headings numbered",
            below.map(|(nth, &k)| insert(page.blocks[k].text.start, format!("{}. ", nth + 1))).collect(),
        );
    } else {
        let bare = headings.iter().filter(|&&k| {
            number(&k).is_empty()
                && page.level(k) > Some(1)
                && !page.text(&page.blocks[k].text).starts_with(|c: char| c.is_ascii_digit())
        });
        maker.form_of_all(
            "headings numbered",
            bare.enumerate().map(|(nth, &k)| insert(page.blocks[k].text.start, format!("{}. ", nth + 20))).collect(),
        );
    }
}

fn has_only_titles(page: &Page, headings: &[usize]) -> bool {
    headings.iter().all(|&k| {
        page.text(&page.blocks[k].text).chars().any(char::is_alphabetic)
            && !page.text(&page.blocks[k].text).starts_with(|c: char| c.is_ascii_digit())
    })
}

//! Headings that permit, forbid, except, define or limit what stands under them.

use crate::mutants::maker::{Edit, Maker, drop, insert, pairs, put, swap};
use crate::mutants::page::{Kind, Page, Span};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let Some(words) = page.words else { return };
    let governing: Vec<usize> = page.headings().filter(|&k| page.governs(k).is_some() && has_text(page, k)).collect();
    let plain: Vec<usize> =
        page.headings().filter(|&k| is_plain(page, k) && has_text(page, k) && !is_title(page, k)).collect();
    let titles = |a: &usize, b: &usize| -> Vec<Edit> { swap(page, &page.title(*a), &page.title(*b)) };
    let both = pairs(&governing).into_iter().filter(|(a, b)| page.governs(*a) != page.governs(*b));
    maker.meaning("two governing headings swapped", both.map(|(a, b)| titles(&a, &b)));
    let with_plain = governing.iter().flat_map(|a| plain.iter().map(move |b| (a, b)));
    maker.meaning("a governing heading and a plain one swapped", with_plain.map(|(a, b)| titles(a, b)));

    let renamed = |all: &[usize], to: &str| all.iter().map(|&k| vec![put(&page.title(k), to)]).collect::<Vec<_>>();
    maker.meaning("governing heading made plain", renamed(&governing, words.plain_heading));
    maker.meaning("plain heading made one of exceptions", renamed(&plain, words.exception_heading));
    for (from, to) in words.modals.iter().chain(words.negations) {
        let changed = page.headings().filter(|&k| !is_title(page, k) && has_text(page, k)).filter_map(|k| {
            let title = page.title(k);
            let found = page.find(&title, from).into_iter().next()?;
            let next = page.text(&(found.end..title.end)).split_whitespace().next().unwrap_or_default();
            (!["not", "nicht", "pas"].contains(&next)).then(|| vec![put(&found, *to)])
        });
        maker.meaning(&format!("force: {from} → {to} in a heading"), changed.collect::<Vec<_>>());
    }
    let dropped = governing.iter().filter(|&&k| over_all(page, k) != page.governs(k).into_iter().collect::<Vec<_>>());
    maker.meaning("governing heading dropped", dropped.map(|&k| vec![drop(&page.blocks[k].lines)]));
    let below = page.plain_paragraphs().filter(|&k| page.governor(k).is_empty() && page.section(k).len() > 1);
    let added = below.filter_map(|k| {
        let level = page.level(*page.section(k).last()?)?;
        let heading = format!("{} {}\n\n", "#".repeat(level), words.exception_heading);
        Some(vec![insert(page.blocks[k].lines.start, heading)])
    });
    maker.meaning("governing heading added", added.collect::<Vec<_>>());
    maker.meaning("subsection raised out of a governing section", raised(page));
}

/// What the sections before would govern, were the heading not there.
fn over_all(page: &Page, heading: usize) -> Vec<&'static str> {
    let before = (0..heading).rev().find(|&k| !matches!(page.blocks[k].kind, Kind::Comment | Kind::Other));
    before.map_or_else(Vec::new, |k| {
        let mut path = page.section(k);
        path.extend(page.level(k).map(|_| k));
        path.into_iter().filter_map(|k| page.governs(k)).collect()
    })
}

fn is_title(page: &Page, heading: usize) -> bool {
    page.headings().next() == Some(heading)
}

/// A statement follows, before the next heading.
pub fn has_text(page: &Page, heading: usize) -> bool {
    let next = page.blocks.get(heading + 1);
    next.is_some_and(|block| {
        matches!(block.kind, Kind::Paragraph | Kind::Item(_) | Kind::Table(_)) && page.says(&block.text, 3)
    })
}

/// Nothing in the heading binds, permits, forbids, defines or limits.
pub fn is_plain(page: &Page, heading: usize) -> bool {
    let title: Span = page.title(heading);
    let folded = page.folded(&title);
    page.is_free(&title)
        && folded.chars().any(char::is_alphabetic)
        && page.governs(heading).is_none()
        && page
            .words
            .is_some_and(|words| words.binding_in_headings.iter().all(|cue| !format!("{folded} ").contains(cue)))
}

fn raised(page: &Page) -> Vec<Vec<Edit>> {
    let mut sites = Vec::new();
    for k in page.headings().filter(|&k| has_text(page, k)) {
        let Some(&over) = page.section(k).last() else { continue };
        let (Some(level), Some(above)) = (page.level(k), page.level(over)) else { continue };
        let underlined = matches!(page.blocks[k].kind, Kind::Heading { underlined: true, .. });
        if page.governs(over).is_some() && page.governs(k).is_none() && !underlined {
            let start = page.blocks[k].lines.start;
            sites.push(vec![drop(&(start..start + level - above))]);
        }
    }
    sites
}

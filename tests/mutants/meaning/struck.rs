//! Text that is struck, and so no longer in force.

use std::sync::LazyLock;

use regex::Regex;

use crate::mutants::maker::{Edit, Maker, insert, put};
use crate::mutants::page::{Kind, Page, Span};

/// The ways to strike.
const MARKS: [(&str, &str); 4] = [("~~", "~~"), ("<del>", "</del>"), ("<s>", "</s>"), ("{--", "--}")];

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let around = |span: &Span, (open, close): (&str, &str)| -> Vec<Edit> {
        vec![insert(span.start, open), insert(span.end, close)]
    };
    for (k, marks) in MARKS.into_iter().enumerate() {
        let sentences: Vec<Span> = strikable(page).collect();
        // Another way for other sentences.
        let own = sentences.iter().skip(k % 2).step_by(2).map(|span| around(span, marks));
        maker.meaning(&format!("sentence struck by {} {}", marks.0, marks.1), own);
        let negations = negations(page);
        maker.meaning(
            &format!("negation struck by {} {}", marks.0, marks.1),
            negations.iter().skip(k % 2).map(|span| around(span, marks)),
        );
    }
    let lead_ins: Vec<Span> = page
        .lists()
        .into_iter()
        .filter_map(|list| list.lead_in)
        .filter(|lead_in| page.item(lead_in.block).is_none())
        .map(|lead_in| lead_in.span)
        .collect();
    maker.meaning("lead-in struck", lead_ins.iter().map(|span| around(span, MARKS[0])));
    let headings = page.headings().filter(|&k| page.governs(k).is_some()).map(|k| page.title(k));
    maker.meaning("governing heading struck", headings.map(|span| around(&span, MARKS[0])).collect::<Vec<_>>());
    restored(maker);
}

/// Items and sentences without marks of their own.
fn strikable(page: &Page) -> impl Iterator<Item = Span> {
    let leading: Vec<usize> =
        page.lists().into_iter().filter_map(|list| list.lead_in).map(|lead_in| lead_in.block).collect();
    page.prose().filter(move |k| !leading.contains(k)).flat_map(move |k| {
        let all = page.sentences(k);
        let is_whole = matches!(page.blocks[k].kind, Kind::Item(_)) && all.len() == 1;
        all.into_iter().filter(move |span| {
            let text = page.text(span);
            page.is_free(span)
                && page.says(span, 2)
                && (is_whole || text.ends_with('.'))
                && !text.contains(['~', '*', '_', '[', '{', '<'])
        })
    })
}

fn negations(page: &Page) -> Vec<Span> {
    static PATTERN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b(?:not|nicht|pas|never|only|nur|seulement|without|ohne|sans)\b").unwrap());
    let found = page.prose().flat_map(|k| {
        let text = page.blocks[k].text.clone();
        PATTERN.find_iter(page.text(&text)).map(|m| text.start + m.start()..text.start + m.end()).collect::<Vec<_>>()
    });
    found.filter(|span| page.is_free(span)).collect()
}

/// What was struck is in force again, and what was taken for a change is one.
fn restored(maker: &mut Maker<'_>) {
    let page = maker.page;
    let pattern = Regex::new(r"~~([^~]+)~~|<del>([^<]+)</del>|<s>([^<]+)</s>|\{--([^}]+?)--\}").unwrap();
    let sites = pattern.captures_iter(&page.source).filter_map(|found| {
        let (whole, text) = (found.get(0)?, (1..5).find_map(|k| found.get(k))?);
        Some(vec![put(&whole.range(), text.as_str())])
    });
    maker.meaning("text no longer struck", sites.collect::<Vec<_>>());
}

//! The same words in another spelling.

use crate::mutants::maker::{Edit, Maker, put};
use crate::mutants::page::{Kind, Page, Span};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let Some(words) = page.words else { return };
    for (kind, table) in [("spelling", words.spelling), ("typing error", words.typing_errors)] {
        for (from, to) in table {
            let sites = standing(page, from).into_iter().map(|span| vec![put(&span, *to)]);
            maker.form(&format!("{kind}: {from} → {to}"), sites);
            let sites = standing(page, to).into_iter().map(|span| vec![put(&span, *from)]);
            maker.form(&format!("{kind}: {to} → {from}"), sites);
        }
    }
    let articles =
        page.of_kind(|kind| matches!(kind, Kind::Item(_) | Kind::Paragraph)).filter_map(|k| -> Option<Vec<Edit>> {
            let text = &page.blocks[k].text;
            let first = page.text(text).split(' ').next()?;
            let other = match words.articles.contains(&first) {
                true => first.to_lowercase(),
                false => words.articles.iter().find(|article| article.to_lowercase() == first)?.to_string(),
            };
            Some(vec![put(&(text.start..text.start + first.len()), other)])
        });
    maker.form("case of an article at the beginning", articles.collect::<Vec<_>>());
}

fn standing(page: &Page, word: &str) -> Vec<Span> {
    page.prose().flat_map(|k| page.find(&page.blocks[k].text, word)).collect()
}

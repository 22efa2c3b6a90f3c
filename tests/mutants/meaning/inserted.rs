//! Text that is marked as inserted or as put in the place of other text: it is in force.

use crate::mutants::maker::{Maker, insert, put};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let Some(words) = page.words else { return };
    let ends: Vec<usize> = page.plain_paragraphs().map(|k| page.blocks[k].text.end).collect();
    for (open, close) in [("{++", "++}"), ("<ins>", "</ins>")] {
        let sites = ends.iter().map(|&end| vec![insert(end, format!(" {open}{}{close}", words.permission))]);
        maker.meaning(&format!("sentence inserted by {open} {close}"), sites);
    }
    let mut substituted = Vec::new();
    for k in page.prose() {
        let text = &page.blocks[k].text;
        for (from, to) in words.modals.iter().filter(|(from, _)| !from.contains(' ')) {
            let Some(at) = page.text(text).find(&format!(" {from} ")) else { continue };
            let span = text.start + at + 1..text.start + at + 1 + from.len();
            if page.is_free(&span) {
                substituted.push(vec![put(&span, format!("{{~~{from}~>{to}~~}}"))]);
                break;
            }
        }
    }
    maker.meaning("word substituted by {~~ ~> ~~}", substituted);
}

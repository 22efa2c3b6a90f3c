//! The marks, the order and the depth of items, and the order of footnotes.

use crate::mutants::maker::{Edit, Maker, applied, insert, put};
use crate::mutants::page::{Kind, List, Page, Span};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let items: Vec<usize> = page.of_kind(|kind| matches!(kind, Kind::Item(_))).collect();
    let marks = |with: &str, ordered: bool| -> Vec<Edit> {
        let own = items.iter().filter_map(|&k| page.item(k)).filter(|item| item.ordered == ordered);
        own.filter(|item| page.text(&item.marker) != with).map(|item| put(&item.marker, with)).collect()
    };
    maker.form_of_all("bullets *", marks("*", false));
    maker.form_of_all("bullets +", marks("+", false));
    let simple = items.iter().all(|&k| page.blocks[k].inside.is_none())
        && items.iter().filter_map(|&k| page.item(k)).all(|item| item.task.is_none());
    let lists = page.lists();
    maker.form("bullets for numbers", lists.iter().filter_map(|list| numbered(page, list)).collect::<Vec<_>>());
    if simple {
        maker.form_of_all("every number 1", marks("1.", true));
    }
    let brackets = items.iter().filter_map(|&k| page.item(k)).filter(|item| item.ordered).map(|item| {
        put(&(item.marker.end - 1..item.marker.end), if page.text(&item.marker).ends_with('.') { ")" } else { "." })
    });
    maker.form_of_all("brackets behind numbers", brackets.collect());
    let later = items.iter().filter_map(|&k| page.item(k)).filter(|item| item.ordered).filter_map(|item| {
        let digits = item.marker.start..item.marker.end - 1;
        Some(put(&digits, (page.text(&digits).parse::<usize>().ok()? + 4).to_string()))
    });
    maker.form_of_all("items renumbered", later.collect());
    maker.form(
        "a blank line between items",
        lists
            .iter()
            .filter(|list| list.items.len() > 1 && is_outer(page, list))
            .map(|list| list.items[1..].iter().map(|&k| insert(page.blocks[k].lines.start, "\n")).collect()),
    );
    maker.form("order within a list", lists.iter().flat_map(|list| reordered(page, list)).collect::<Vec<_>>());
    let boxes = items.iter().filter_map(|&k| page.item(k)?.task.clone()).filter(|span| page.text(span) == "x");
    maker.form_of_all("boxes ticked by X", boxes.map(|span| put(&span, "X")).collect());
    let inner = items.iter().filter(|&&k| page.blocks[k].inside.is_some());
    maker.form_of_all(
        "inner items deeper",
        inner
            .filter(|&&k| {
                page.item(k).is_some_and(|item| item.indent == 2)
                    && page.text(&page.blocks[k].text).lines().count() == 1
            })
            .map(|&k| insert(page.blocks[k].lines.start, "  "))
            .collect(),
    );
    footnotes(maker);
}

fn is_outer(page: &Page, list: &List) -> bool {
    list.items.iter().all(|&k| page.blocks[k].inside.is_none())
}

/// A list of bullets without inner ones becomes one of numbers.
fn numbered(page: &Page, list: &List) -> Option<Vec<Edit>> {
    let leaf = |&k: &usize| {
        page.whole(k) == page.blocks[k].lines && page.item(k).is_some_and(|item| !item.ordered && item.task.is_none())
    };
    let short = |&k: &usize| page.text(&page.blocks[k].text).lines().count() == 1;
    if !is_outer(page, list) || !list.items.iter().all(|k| leaf(k) && short(k)) {
        return None;
    }
    let items = list.items.iter().filter_map(|&k| page.item(k)).enumerate();
    Some(items.map(|(nth, item)| put(&item.marker, format!("{}.", nth + 1))).collect())
}

/// Two neighbours of a list of bullets, each in the place of the other.
fn reordered(page: &Page, list: &List) -> Vec<Vec<Edit>> {
    let ends = |k: usize| page.text(&page.blocks[k].text).chars().next_back().filter(|c| !c.is_alphanumeric());
    let mut sites = Vec::new();
    for pair in list.items.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        let free = page.item(one).is_some_and(|item| !item.ordered) && ends(one) == ends(other);
        let (first, second) = (page.whole(one), page.whole(other));
        let text = |k: usize| page.folded(&page.blocks[k].text);
        let joined = [one, other].iter().any(|&k| {
            [" and", " or", " und", " oder", " et", " ou"]
                .iter()
                .any(|word| text(k).trim_end_matches([',', ';']).ends_with(word))
        });
        if free
            && !joined
            && text(one) != text(other)
            && first.end <= second.start
            && page.source[..second.end].ends_with('\n')
        {
            sites.push(vec![put(&first, page.text(&second)), put(&second, page.text(&first))]);
        }
    }
    sites
}

/// Footnotes in another order, and by other names.
fn footnotes(maker: &mut Maker<'_>) {
    let page = maker.page;
    let notes: Vec<usize> = page.of_kind(|kind| matches!(kind, Kind::Footnote { .. })).collect();
    let pairs = notes.windows(2).filter(|pair| page.source[..page.blocks[pair[1]].lines.end].ends_with('\n'));
    maker.form(
        "order of the footnotes",
        pairs.map(|pair| {
            let (one, other): (&Span, &Span) = (&page.blocks[pair[0]].lines, &page.blocks[pair[1]].lines);
            vec![put(one, page.text(other)), put(other, page.text(one))]
        }),
    );
    let mut edits = Vec::new();
    for (nth, &k) in notes.iter().enumerate() {
        let Kind::Footnote { label } = &page.blocks[k].kind else { continue };
        let mark = format!("[^{label}]");
        edits.extend(
            page.source.match_indices(&mark).map(|(at, mark)| put(&(at..at + mark.len()), format!("[^note-{nth}]"))),
        );
    }
    if applied(&page.source, &edits).is_some() {
        maker.form_of_all("footnotes by other names", edits);
    }
}

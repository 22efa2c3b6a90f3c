//! Items and what leads into them.

use crate::mutants::maker::{Edit, Maker, drop, insert, pairs, put, swap};
use crate::mutants::page::{Kind, LeadIn, List, Page, Span, fold};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let lists = page.lists();
    lead_ins(maker, &lists);
    moves(maker, &lists);
    items(maker, &lists);
    tasks(maker);
}

fn lead_ins(maker: &mut Maker<'_>, lists: &[List]) {
    let page = maker.page;
    let all: Vec<LeadIn> = lists.iter().filter_map(|list| list.lead_in.clone()).collect();
    let (over_items, over_lists): (Vec<LeadIn>, Vec<LeadIn>) =
        all.into_iter().partition(|lead_in| page.item(lead_in.block).is_some());
    for (level, lead_ins) in [("lists", &over_lists), ("inner lists", &over_items)] {
        let swaps = pairs(lead_ins).into_iter().map(|(a, b)| swap(page, &a.span, &b.span));
        maker.meaning(&format!("lead-ins of two {level} swapped"), swaps);
    }
    let dropped = over_lists.iter().filter(|lead_in| page.sentences(lead_in.block).len() == 1);
    maker.meaning("lead-in dropped", dropped.map(|lead_in| vec![drop(&page.blocks[lead_in.block].lines)]));
    let Some(words) = page.words else { return };
    for (what, text) in [("prohibits", words.prohibiting), ("permits", words.permitting)] {
        let whole = over_lists.iter().map(|lead_in| vec![put(&lead_in.span, text)]);
        maker.meaning(&format!("lead-in changed for one that {what}"), whole);
        let added = lists.iter().filter(|list| list.lead_in.is_none() && is_outer(page, list)).filter_map(|list| {
            let first = *list.items.first()?;
            Some(vec![insert(page.blocks[first].lines.start, format!("{text}\n\n"))])
        });
        maker.meaning(&format!("lead-in added that {what}"), added);
        let within = lists.iter().filter(|list| is_outer(page, list) && list.items.len() > 1).filter_map(|list| {
            let last = *list.items.last()?;
            let start = page.blocks[last].lines.start;
            Some(vec![insert(start, format!("\n{text}\n\n"))])
        });
        maker.meaning(&format!("lead-in added within a list that {what}"), within);
    }
}

fn is_outer(page: &Page, list: &List) -> bool {
    list.items.iter().all(|&k| page.blocks[k].inside.is_none())
}

/// Items under another lead-in, on their level and on another one.
fn moves(maker: &mut Maker<'_>, lists: &[List]) {
    let page = maker.page;
    let (outer, inner): (Vec<&List>, Vec<&List>) = lists.iter().partition(|list| is_outer(page, list));
    for (what, lists) in [("item moved to another list", &outer), ("inner item moved under another item", &inner)] {
        let mut sites = Vec::new();
        for (from, to) in pairs(lists).into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
            if !is_other_governor(page, from, to) {
                continue;
            }
            let movable = from.items.iter().filter(|&&k| from.items.len() > 1 && page.says(&page.blocks[k].text, 1));
            for (nth, &item) in movable.enumerate().take(2) {
                sites.extend(moved(page, item, to, if nth == 0 { to.items.first() } else { to.items.last() }));
            }
        }
        maker.meaning(what, sites);
    }
    let (mut raised, mut lowered) = (Vec::new(), Vec::new());
    for list in &inner {
        let (Some(lead_in), Some(&last)) = (&list.lead_in, list.items.last()) else { continue };
        let parent = lead_in.block;
        let is_leaf = page.whole(last) == page.blocks[last].lines;
        if page.item(parent).is_none() || !is_leaf {
            continue;
        }
        if list.items.len() > 1 {
            raised.extend(indented(page, last, parent));
        }
        let Some(outer) = lists.iter().find(|outer| outer.items.contains(&parent)) else { continue };
        let next = outer.items.iter().find(|&&k| k > parent && page.whole(k) == page.blocks[k].lines);
        // Only the item behind the inner list becomes a part of it by its indent alone.
        if let Some(&next) = next.filter(|&&next| next == last + 1) {
            lowered.extend(indented(page, next, last));
        }
    }
    maker.meaning("inner item raised to the level of its parent", raised);
    maker.meaning("item lowered under the lead-in before it", lowered);
}

fn is_other_governor(page: &Page, from: &List, to: &List) -> bool {
    let says = |list: &List| list.lead_in.as_ref().map(|lead_in| fold(page.text(&lead_in.span)));
    says(from).is_some() && says(to).is_some() && says(from) != says(to)
}

/// An item with everything in it, put before another one in the form that the items have there.
fn moved(page: &Page, item: usize, to: &List, before: Option<&usize>) -> Option<Vec<Edit>> {
    let target = page.item(*before?)?;
    let whole = page.whole(item);
    if whole != page.blocks[item].lines || page.item(to.items[0])?.task.is_some() != page.item(item)?.task.is_some() {
        return None;
    }
    let marker = page.text(&target.marker);
    let text = page.folded_lines(item);
    let line = format!("{}{marker} {text}\n", " ".repeat(target.indent));
    Some(vec![drop(&whole), insert(page.blocks[*before?].lines.start, line)])
}

/// An item of one line with the indent of another one.
fn indented(page: &Page, item: usize, like: usize) -> Option<Vec<Edit>> {
    let (own, other) = (page.item(item)?, page.item(like)?);
    let indent = page.blocks[item].lines.start..own.marker.start;
    (own.ordered == other.ordered).then(|| vec![put(&indent, " ".repeat(other.indent))])
}

fn items(maker: &mut Maker<'_>, lists: &[List]) {
    let page = maker.page;
    let all: Vec<usize> =
        lists.iter().filter(|list| list.items.len() > 1).flat_map(|list| list.items.clone()).collect();
    let says: Vec<usize> = all.into_iter().filter(|&k| page.says(&page.blocks[k].text, 1)).collect();
    maker.meaning("item dropped", says.iter().map(|&k| vec![drop(&page.whole(k))]));
    let Some(words) = page.words else { return };
    let added = says.iter().filter_map(|&k| {
        let item = page.item(k)?;
        let line = format!("{}{} {}\n", " ".repeat(item.indent), page.text(&item.marker), words.duty);
        Some(vec![insert(page.blocks[k].lines.start, line)])
    });
    maker.meaning("item added", added);
    let mut repeated = Vec::new();
    for (from, to) in pairs(&lists.iter().collect::<Vec<_>>()) {
        let (Some(&item), Some(&first)) = (from.items.first(), to.items.first()) else { continue };
        if !is_other_governor(page, from, to) || page.whole(item) != page.blocks[item].lines {
            continue;
        }
        let mut copied = moved(page, item, to, Some(&first)).unwrap_or_default();
        if copied.len() == 2 {
            copied.remove(0);
            repeated.push(copied);
        }
    }
    maker.meaning("item repeated in another list", repeated);
}

fn tasks(maker: &mut Maker<'_>) {
    let page = maker.page;
    let boxes: Vec<Span> = page
        .of_kind(|kind| matches!(kind, Kind::Item(item) if item.task.is_some()))
        .filter_map(|k| page.item(k)?.task.clone())
        .collect();
    maker.meaning(
        "box of a task ticked",
        boxes.iter().filter(|span| page.text(span) == " ").map(|span| vec![put(span, "x")]),
    );
    maker.meaning(
        "box of a task emptied",
        boxes.iter().filter(|span| page.text(span) != " ").map(|span| vec![put(span, " ")]),
    );
}

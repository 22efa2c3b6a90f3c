//! Cells, rows, columns and titles of tables.

use std::sync::LazyLock;

use regex::Regex;

use super::values::other_figure;
use crate::mutants::maker::{Edit, Maker, drop, insert, pairs, put, swap};
use crate::mutants::page::{Kind, Page, Row, Span, Table};

static FIGURE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9]").unwrap());
const TICKS: [(&str, &str); 8] =
    [("✓", "✗"), ("✗", "✓"), ("✔", "✘"), ("✅", "❌"), ("❌", "✅"), ("●", "○"), ("+", "-"), ("x", "–")];

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    // A table whose rows are of different lengths may mean anything.
    let even = |table: &&Table| {
        !table.rows.is_empty() && table.rows.iter().all(|row| row.cells.len() == table.head.cells.len())
    };
    let tables: Vec<(usize, &Table)> =
        page.tables().filter(|(_, table)| even(table) && table.head.cells.len() > 1).collect();
    let only: Vec<&Table> = tables.iter().map(|(_, table)| *table).collect();
    cells(maker, &only);
    swaps(maker, &only);
    rows(maker, &only);
    columns(maker, &only);
    titles(maker, &tables);
}

/// Every cell but the heads.
fn contents<'a>(tables: &'a [&Table]) -> impl Iterator<Item = &'a Span> {
    tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells[1..])
}

fn cells(maker: &mut Maker<'_>, tables: &[&Table]) {
    let page = maker.page;
    let filled: Vec<&Span> = contents(tables).filter(|span| !span.is_empty() && page.is_free(span)).collect();
    let figures = |wanted: fn(&str) -> bool| {
        let with = filled.iter().filter(move |span| FIGURE.is_match(page.text(span)) && wanted(page.text(span)));
        with.filter_map(|span| Some(vec![put(span, other_figure(page.text(span))?)])).collect::<Vec<_>>()
    };
    maker.meaning("cell: a share changed", figures(|text| text.contains('%')));
    maker.meaning("cell: a figure changed", figures(|text| !text.contains('%')));
    maker.meaning("cell: emptied", filled.iter().map(|span| vec![drop(span)]));
    maker.meaning("cell: struck", filled.iter().map(|span| vec![put(span, format!("~~{}~~", page.text(span)))]));
    let words = page.words.map_or([].as_slice(), |words| words.yes_no);
    for (from, to) in words.iter().chain(&TICKS) {
        let sites = filled.iter().filter(|span| page.folded(span) == *from || page.text(span) == *from);
        maker.meaning(&format!("cell: {from} → {to}"), sites.map(|span| vec![put(span, *to)]));
    }
    let ticked = filled.iter().find(|span| TICKS.iter().any(|(tick, _)| page.text(span) == *tick));
    if let Some(tick) = ticked {
        let empty = contents(tables).filter(|span| span.is_empty());
        maker.meaning("cell: filled with a sign", empty.map(|span| vec![put(span, page.text(tick))]));
    }
}

fn swaps(maker: &mut Maker<'_>, tables: &[&Table]) {
    let page = maker.page;
    let (mut along, mut down, mut row_heads, mut column_heads) = (vec![], vec![], vec![], vec![]);
    for table in tables {
        for row in &table.rows {
            along.extend(pairs(&row.cells[1..]).iter().map(|(a, b)| swap(page, a, b)));
        }
        for column in 1..table.head.cells.len() {
            let cells: Vec<Span> = table.rows.iter().map(|row| row.cells[column].clone()).collect();
            down.extend(pairs(&cells).iter().map(|(a, b)| swap(page, a, b)));
        }
        let rest = |row: &Row| row.cells[1..].iter().map(|span| page.text(span)).collect::<Vec<_>>();
        let apart = pairs(&(0..table.rows.len()).collect::<Vec<_>>());
        let apart =
            apart.into_iter().map(|(a, b)| (&table.rows[a], &table.rows[b])).filter(|(a, b)| rest(a) != rest(b));
        row_heads.extend(apart.map(|(a, b)| swap(page, &a.cells[0], &b.cells[0])));
        let column = |k: usize| table.rows.iter().map(|row| page.text(&row.cells[k])).collect::<Vec<_>>();
        let columns = pairs(&(1..table.head.cells.len()).collect::<Vec<_>>());
        let apart = columns.into_iter().filter(|&(a, b)| column(a) != column(b));
        column_heads.extend(apart.map(|(a, b)| swap(page, &table.head.cells[a], &table.head.cells[b])));
    }
    maker.meaning("cells of a row swapped", along);
    maker.meaning("cells of a column swapped", down);
    maker.meaning("heads of two rows swapped", row_heads);
    maker.meaning("heads of two columns swapped", column_heads);
}

fn rows(maker: &mut Maker<'_>, tables: &[&Table]) {
    let page = maker.page;
    let several = || tables.iter().filter(|table| table.rows.len() > 1);
    maker.meaning("row dropped", several().flat_map(|table| table.rows.iter().map(|row| vec![drop(&row.lines)])));
    let name = page.words.map_or("Other", |words| words.plain_heading);
    let added = several().map(|table| {
        let row = &table.rows[0];
        let head = row.cells[0].start - row.lines.start..row.cells[0].end - row.lines.start;
        let mut line = page.text(&row.lines).to_owned();
        line.replace_range(head, name);
        vec![insert(table.rows[1].lines.start, line)]
    });
    maker.meaning("row added with the values of another", added);
    let renamed = tables.iter().flat_map(|table| table.rows.iter().map(|row| vec![put(&row.cells[0], name)]));
    maker.meaning("head of a row changed", renamed);
    let mut moved: Vec<Vec<Edit>> = Vec::new();
    for (from, to) in pairs(tables).into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
        let heads = |table: &Table| table.head.cells.iter().map(|span| page.folded(span)).collect::<Vec<_>>();
        if from.head.cells.len() == to.head.cells.len() && heads(from) != heads(to) && from.rows.len() > 1 {
            let row = &from.rows[from.rows.len() - 1].lines;
            moved.push(vec![drop(row), insert(to.rows[0].lines.start, page.text(row))]);
        }
    }
    maker.meaning("row moved to another table", moved);
}

fn columns(maker: &mut Maker<'_>, tables: &[&Table]) {
    let page = maker.page;
    let heads = || tables.iter().flat_map(|table| table.head.cells[1..].iter()).filter(|span| page.is_free(span));
    let units = page.words.map_or([].as_slice(), |words| words.units);
    for (from, to) in units.iter().chain(&[("%", "‰")]) {
        let sites = heads().filter_map(|span| {
            let at = page.text(span).split(['(', ')', ' ', ',', '/']).find(|word| word == from)?;
            let start = span.start + page.text(span).find(at)?;
            Some(vec![put(&(start..start + from.len()), *to)])
        });
        maker.meaning(&format!("head of a column: {from} → {to}"), sites.collect::<Vec<_>>());
    }
    let other = page.words.map_or("Other", |words| words.plain_heading);
    maker.meaning("head of a column changed", heads().map(|span| vec![put(span, other)]));
    let dropped = tables.iter().filter(|table| table.head.cells.len() > 2).flat_map(|table| {
        (1..table.head.cells.len()).filter_map(|k| {
            let rows = [&table.head].into_iter().chain(&table.rows);
            let lines = rows.map(|row| drop(&column_of(row, k)));
            let rule = rule_cell(page, table, k)?;
            Some(lines.chain([drop(&rule)]).collect::<Vec<_>>())
        })
    });
    maker.meaning("column dropped", dropped.collect::<Vec<_>>());
}

/// A cell with the bar before it; the last one with the space behind it.
fn column_of(row: &Row, k: usize) -> Span {
    row.cells[k - 1].end..row.cells[k].end
}

fn rule_cell(page: &Page, table: &Table, k: usize) -> Option<Span> {
    static CELL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r":?-+:?").unwrap());
    let cells: Vec<_> = CELL.find_iter(page.text(&table.rule)).collect();
    let (before, own) = (cells.get(k - 1)?, cells.get(k)?);
    Some(table.rule.start + before.end()..table.rule.start + own.end())
}

/// The line before a table.
fn titles(maker: &mut Maker<'_>, tables: &[(usize, &Table)]) {
    let page = maker.page;
    let Some(words) = page.words else { return };
    let captions: Vec<Span> = tables
        .iter()
        .filter_map(|(k, _)| {
            let block = &page.blocks[k.checked_sub(1)?];
            let text = page.folded(&block.text);
            let is_caption = ["table ", "tabelle ", "tableau "].iter().any(|start| text.starts_with(start));
            (is_caption && matches!(block.kind, Kind::Paragraph)).then(|| block.text.clone())
        })
        .collect();
    for (from, to) in words.units {
        let sites = captions.iter().filter_map(|span| {
            let at = span.start + page.text(span).find(&format!(" {from}"))? + 1;
            Some(vec![put(&(at..at + from.len()), *to)])
        });
        maker.meaning(&format!("title of a table: {from} → {to}"), sites.collect::<Vec<_>>());
    }
    let names = |span: &Span| {
        let text = page.text(span);
        let at = text.find(": ").map_or(text.len(), |at| at + 2);
        span.start + at..span.end
    };
    maker.meaning("title of a table changed", captions.iter().map(|span| vec![put(&names(span), words.plain_heading)]));
    maker.meaning(
        "titles of two tables swapped",
        pairs(&captions).iter().map(|(a, b)| swap(page, &names(a), &names(b))),
    );
}

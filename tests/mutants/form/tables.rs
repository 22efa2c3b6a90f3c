//! How the source of a table is set, and in which order its rows and columns stand.

use crate::mutants::maker::{Edit, Maker, drop, insert, put};
use crate::mutants::page::{Row, Table};

pub fn make(maker: &mut Maker<'_>) {
    let page = maker.page;
    let even = |table: &&Table| table.rows.iter().all(|row| row.cells.len() == table.head.cells.len());
    let tables: Vec<&Table> = page.tables().map(|(_, table)| table).filter(even).collect();
    let rows = |table: &Table| -> Vec<Row> {
        let copy = |row: &Row| Row { lines: row.lines.clone(), cells: row.cells.clone() };
        [&table.head].into_iter().chain(&table.rows).map(copy).collect()
    };
    maker.form(
        "padding of a table",
        tables.iter().map(|table| {
            rows(table)
                .iter()
                .flat_map(|row| {
                    row.cells
                        .iter()
                        .filter(|cell| !cell.is_empty())
                        .map(|cell| insert(cell.end, "   "))
                        .collect::<Vec<_>>()
                })
                .collect()
        }),
    );
    maker.form(
        "alignment of a table",
        tables.iter().map(|table| {
            let count = table.head.cells.len();
            let indent = page.text(&table.rule).len() - page.text(&table.rule).trim_start().len();
            let with = format!("{}|{}\n", &page.text(&table.rule)[..indent], " :--- |".repeat(count));
            vec![put(&table.rule, with)]
        }),
    );
    maker.form(
        "bars at the ends of rows dropped",
        tables
            .iter()
            .filter_map(|table| {
                let all = rows(table);
                let filled = all.iter().all(|row| row.cells.iter().all(|cell| !cell.is_empty()) && row.cells.len() > 1);
                let edits: Vec<Edit> = all
                    .iter()
                    .flat_map(|row| {
                        let line = page.text(&row.lines).trim_end();
                        let bars = [
                            (line.starts_with('|'), row.lines.start),
                            (line.ends_with('|'), row.lines.start + line.len().saturating_sub(1)),
                        ];
                        bars.into_iter().filter(|(has, _)| *has).map(|(_, at)| drop(&(at..at + 1))).collect::<Vec<_>>()
                    })
                    .collect();
                filled.then_some(edits)
            })
            .collect::<Vec<_>>(),
    );
    let swapped = tables.iter().flat_map(|table| {
        table.rows.windows(2).map(|pair| {
            let (one, other) = (&pair[0].lines, &pair[1].lines);
            let complete = page.text(other).ends_with('\n') && !pair.iter().any(|row| row.cells[0].is_empty());
            if complete { vec![put(one, page.text(other)), put(other, page.text(one))] } else { Vec::new() }
        })
    });
    maker.form("order of the rows of a table", swapped.collect::<Vec<_>>());
    let columns = tables.iter().filter(|table| table.head.cells.len() > 2 && !table.rows.is_empty()).map(|table| {
        let (one, other) = (table.head.cells.len() - 2, table.head.cells.len() - 1);
        rows(table)
            .iter()
            .flat_map(|row| {
                [put(&row.cells[one], page.text(&row.cells[other])), put(&row.cells[other], page.text(&row.cells[one]))]
            })
            .collect::<Vec<_>>()
    });
    maker.form("order of the columns of a table", columns.collect::<Vec<_>>());
}

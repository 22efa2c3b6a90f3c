//! The heads of the rows and columns of a table, by which a cell can be quoted: `Class B · Fee`.

use crate::model::{Governor, GovernorKind, Governors};

/// A row head this short says too little without the head of its column: `B`, `12`.
const SHORT: usize = 4;

/// No head is longer; a longer text is the content of a cell, and only its beginning is quoted.
const HEAD: usize = 80;

/// The table that is being read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The texts of row 0, by column.
    heads: Vec<String>,
    row: u32,
    /// The text of the first cell of this row.
    row_head: String,
}

impl Table {
    /// Takes note of a cell and gives the heads it stands under; none for the head row itself.
    pub(crate) fn cell(&mut self, row: u32, column: u32, text: &str) -> Governors {
        let column = column as usize;
        if row == 0 {
            if self.row != 0 || column < self.heads.len() {
                *self = Self::default();
            }
            // Empty cells are no blocks: they leave gaps.
            self.heads.resize(column.min(usize::from(u16::MAX)), String::new());
            self.heads.push(short(text));
            return Governors::default();
        }
        if row != self.row {
            self.row = row;
            self.row_head.clear();
        }
        let head = self.heads.get(column).map_or("", String::as_str);
        if column == 0 {
            self.row_head = match head {
                head if text.chars().count() <= SHORT && !head.is_empty() => format!("{head} {text}"),
                _ => short(text),
            };
            return heads("", head);
        }
        heads(&self.row_head, head)
    }
}

fn heads(row: &str, column: &str) -> Governors {
    let heads = [(GovernorKind::Row, row), (GovernorKind::Columns, column)].into_iter();
    let heads = heads.filter(|(_, text)| !text.is_empty());
    heads.map(|(kind, text)| Governor::known_by(kind, text)).collect()
}

fn short(text: &str) -> String {
    if text.len() <= HEAD {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(HEAD);
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_under_their_heads() {
        let cells = [
            (0, 0, "Zone", ""),
            (0, 2, "Speed", ""),
            (1, 0, "C", "Zone"),
            (1, 1, "near schools", "Zone C"),
            (1, 2, "30", "Zone C · Speed"),
            (2, 0, "Harbour", "Zone"),
            (2, 2, "20", "Harbour · Speed"),
            (3, 2, "50", "Speed"),
            (0, 1, "Price", ""),
            (1, 0, "B", ""),
            (1, 1, "3", "B · Price"),
            (2, 1, "4", "Price"),
        ];
        let mut table = Table::default();
        for (row, column, text, wanted) in cells {
            let heads = table.cell(row, column, text);
            assert_eq!(heads.introduction().unwrap_or_default(), wanted, "{row}, {column}: {text}");
        }
    }

    #[test]
    fn a_long_head_is_cut_at_a_word() {
        let mut table = Table::default();
        table.cell(0, 0, &"öffentlich ".repeat(20));
        let governors = table.cell(1, 0, "x");
        let head = governors.introduction().unwrap_or_default();
        assert!(head.ends_with("öffentlich …") && head.len() <= HEAD + 4, "{head}");
    }
}

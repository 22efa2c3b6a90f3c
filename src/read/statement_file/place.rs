//! Where a statement stood in the document that a statement file took it from.

use std::sync::Arc;

use serde::Deserialize;

use crate::model::{Area, Lines, Place};

/// The field `place`: what `line` and `page` cannot say.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PlaceField {
    /// The first and the last line.
    lines: Option<(u32, u32)>,
    page: Option<u32>,
    /// Left, top, right, bottom.
    area: Option<(f32, f32, f32, f32)>,
    paragraph: Option<u32>,
    sheet: Option<String>,
    row: Option<u32>,
    column: Option<u32>,
}

impl PlaceField {
    /// The place that the field gives together with `line` and `page`, which win over it.
    pub(super) fn with(self, line: Option<u32>, page: Option<u32>) -> Place {
        let lines = match (line, self.lines) {
            (Some(line), Some((first, last))) if line == first => Some(Lines { first, last }),
            (Some(line), _) => Some(Lines::one(line)),
            (None, lines) => lines.map(|(first, last)| Lines { first, last }),
        };
        let lines = lines.filter(|lines| lines.first > 0);
        match (page.or(self.page), lines, self.paragraph, self.row, self.column) {
            (Some(number), lines, ..) => {
                let area = self.area.map(|(left, top, right, bottom)| Box::new(Area { left, top, right, bottom }));
                Place::Page { number, area, lines }
            }
            (None, Some(lines), ..) => Place::Lines(lines),
            (None, None, Some(number), ..) => Place::Paragraph { number },
            (None, None, None, Some(row), Some(column)) => {
                Place::Cell { sheet: self.sheet.map(Arc::from), row, column }
            }
            _ => Place::Unknown,
        }
    }
}

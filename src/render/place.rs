//! The place of a statement as JSON: what the fields `line` and `page` beside it cannot say.

use serde::Serialize;

use crate::model::Place;

/// The field `place` of a statement.
#[derive(Default, Serialize)]
pub(in crate::render) struct PlaceFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<(f32, f32, f32, f32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

impl<'a> PlaceFields<'a> {
    /// The fields of a place; none where `line` and `page` say it all, so that a report does not swell.
    pub(in crate::render) fn of(place: &'a Place) -> Option<Self> {
        let lines = place.lines().filter(|lines| lines.last > lines.first).map(|lines| (lines.first, lines.last));
        match place {
            Place::Page { number, area, .. } => {
                let area = area.as_deref().map(|area| (area.left, area.top, area.right, area.bottom));
                let says_more = lines.is_some() || area.is_some();
                says_more.then(|| Self { page: Some(*number), lines, area, ..Self::default() })
            }
            Place::Paragraph { number } => Some(Self { paragraph: Some(*number), ..Self::default() }),
            Place::Cell { sheet, row, column } => {
                let (row, column) = (Some(*row), Some(*column));
                Some(Self { sheet: sheet.as_deref(), row, column, ..Self::default() })
            }
            _ => lines.map(|lines| Self { lines: Some(lines), ..Self::default() }),
        }
    }

    /// As [`PlaceFields::of`], without lines: a statement file names the first alone.
    pub(in crate::render) fn without_lines(place: &'a Place) -> Option<Self> {
        let fields = Self::of(place)?;
        let says_more = fields.area.is_some() || fields.paragraph.is_some() || fields.row.is_some();
        says_more.then_some(Self { lines: None, ..fields })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::model::{Area, Lines};

    #[test]
    fn a_place_is_written_where_line_and_page_do_not_say_it_all() {
        let lines = |first, last| Lines { first, last };
        let area = Some(Box::new(Area { left: 72.0, top: 90.5, right: 500.0, bottom: 120.0 }));
        for (place, wanted) in [
            (Place::Unknown, "null"),
            (Place::Lines(lines(3, 3)), "null"),
            (Place::Lines(lines(3, 5)), r#"{"lines":[3,5]}"#),
            (Place::page_number(2), "null"),
            (Place::page_number(2).on_lines(lines(9, 9)), "null"),
            (Place::page_number(2).on_lines(lines(9, 10)), r#"{"lines":[9,10],"page":2}"#),
            (Place::Page { number: 2, area, lines: None }, r#"{"page":2,"area":[72.0,90.5,500.0,120.0]}"#),
            (Place::Paragraph { number: 12 }, r#"{"paragraph":12}"#),
            (Place::Cell { sheet: Some("Fees".into()), row: 3, column: 2 }, r#"{"sheet":"Fees","row":3,"column":2}"#),
        ] {
            assert_eq!(serde_json::to_string(&PlaceFields::of(&place)).unwrap(), wanted);
        }
    }
}

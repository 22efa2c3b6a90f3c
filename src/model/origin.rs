//! Where a statement stands: what a reader is pointed at, and its bytes in the text that was read.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Where a statement comes from.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Origin {
    /// Where it stands in the file that was read.
    pub place: Place,
    /// Where it stood in the document that a statement file took it from, if the file says so.
    pub taken_from: Option<Box<Place>>,
    /// Its bytes in the source text; none for a format that is not text.
    pub span: Option<Span>,
    /// The number of the block it was cut from, from 0: statements of one paragraph share it.
    pub block: Option<usize>,
}

impl Origin {
    /// An origin of which only the place is known.
    pub fn at(place: Place) -> Self {
        Self { place, ..Self::default() }
    }

    /// The same origin in a block of this number.
    #[must_use]
    pub fn in_block(mut self, block: usize) -> Self {
        self.block = Some(block);
        self
    }

    /// Where to point a reader: the document that a statement file names before the statement file itself.
    pub fn shown(&self) -> &Place {
        self.taken_from.as_deref().filter(|place| place.is_known()).unwrap_or(&self.place)
    }

    /// The line on which it begins: of the document that a statement file names, else of the file that was read.
    pub fn line(&self) -> Option<u32> {
        self.shown().line().or_else(|| self.place.line())
    }

    /// The page on which it begins.
    pub fn page(&self) -> Option<u32> {
        self.shown().page().or_else(|| self.place.page())
    }

    /// The lines of the file that was read on which it stands.
    pub fn lines(&self) -> Option<Lines> {
        self.place.lines()
    }
}

/// A place in a document, in the terms of its format. All numbers count from 1.
///
/// Displays briefly, as reports name it behind a version (`old:25`, `new:p. 3`); with `{:#}` in full (`line 25`,
/// `page 3`). An unknown place displays as nothing.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub enum Place {
    /// The format does not say.
    #[default]
    Unknown,
    /// Lines of a text.
    Lines(Lines),
    /// A page, as of a PDF.
    Page {
        /// The number of the page.
        number: u32,
        /// The part of the page that it covers.
        area: Option<Box<Area>>,
        /// Its lines, if the document was turned into text.
        lines: Option<Lines>,
    },
    /// A paragraph of a word processor.
    Paragraph {
        /// The number of the paragraph in the document.
        number: u32,
    },
    /// A cell of a spreadsheet.
    Cell {
        /// The name of the sheet, if there are several.
        sheet: Option<Arc<str>>,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
}

impl Place {
    /// A page without anything closer.
    pub fn page_number(number: u32) -> Self {
        Self::Page { number, area: None, lines: None }
    }

    /// Whether anything is known.
    pub fn is_known(&self) -> bool {
        *self != Self::Unknown
    }

    /// The lines, if the document has lines.
    pub fn lines(&self) -> Option<Lines> {
        match self {
            Self::Lines(lines) => Some(*lines),
            Self::Page { lines, .. } => *lines,
            _ => None,
        }
    }

    /// The first line, if the document has lines.
    pub fn line(&self) -> Option<u32> {
        self.lines().map(|lines| lines.first)
    }

    /// The page, if the document has pages.
    pub fn page(&self) -> Option<u32> {
        match self {
            Self::Page { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// The same place with its lines, where it is one that can have lines.
    #[must_use]
    pub fn on_lines(self, lines: Lines) -> Self {
        match self {
            Self::Unknown => Self::Lines(lines),
            Self::Page { number, area, .. } => Self::Page { number, area, lines: Some(lines) },
            other => other,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let in_full = f.alternate();
        let word = |brief: &'static str, full: &'static str| if in_full { full } else { brief };
        match self {
            Self::Unknown => Ok(()),
            Self::Lines(lines) => write!(f, "{}{lines}", word("", "line ")),
            Self::Page { number, lines: Some(lines), .. } => write!(f, "{}{lines} (p. {number})", word("", "line ")),
            Self::Page { number, lines: None, .. } => write!(f, "{}{number}", word("p. ", "page ")),
            Self::Paragraph { number } => write!(f, "{}{number}", word("para. ", "paragraph ")),
            Self::Cell { sheet, row, column } => {
                f.write_str(word("", "cell "))?;
                if let Some(sheet) = sheet {
                    write!(f, "{sheet}!")?;
                }
                write!(f, "{}{row}", column_name(*column))
            }
        }
    }
}

/// A column as spreadsheets name it: `A` to `Z`, then `AA`.
fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name.into_iter().rev().collect()
}

/// Lines of a file, from 1. Displays as the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lines {
    /// The first.
    pub first: u32,
    /// The last, which may be the same.
    pub last: u32,
}

impl Lines {
    /// A single line.
    pub fn one(line: u32) -> Self {
        Self { first: line, last: line }
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)
    }
}

/// A part of a page, in points from its upper left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f32,
    /// The upper edge.
    pub top: f32,
    /// The right edge.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
}

/// A byte range of the source text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_in_the_terms_of_its_format() {
        let lines = Lines { first: 25, last: 27 };
        let cell = |sheet: Option<&str>, row, column| Place::Cell { sheet: sheet.map(Arc::from), row, column };
        for (place, brief, full) in [
            (Place::Unknown, "", ""),
            (Place::Lines(lines), "25", "line 25"),
            (Place::page_number(3), "p. 3", "page 3"),
            (Place::page_number(3).on_lines(lines), "25 (p. 3)", "line 25 (p. 3)"),
            (Place::Paragraph { number: 12 }, "para. 12", "paragraph 12"),
            (cell(None, 4, 3), "C4", "cell C4"),
            (cell(Some("Fees"), 10, 28), "Fees!AB10", "cell Fees!AB10"),
        ] {
            assert_eq!((place.to_string(), format!("{place:#}")), (brief.to_owned(), full.to_owned()));
        }
    }

    #[test]
    fn a_reader_is_pointed_at_the_document_that_a_statement_file_names() {
        let mut origin = Origin::at(Place::Lines(Lines::one(7)));
        assert_eq!((origin.line(), origin.page(), origin.lines()), (Some(7), None, Some(Lines::one(7))));
        origin.taken_from = Some(Box::new(Place::page_number(3)));
        assert_eq!((origin.line(), origin.page(), origin.lines()), (Some(7), Some(3), Some(Lines::one(7))));
        assert_eq!(origin.shown().to_string(), "p. 3");
        origin.taken_from = Some(Box::new(Place::page_number(3).on_lines(Lines::one(90))));
        assert_eq!((origin.line(), origin.page(), origin.lines()), (Some(90), Some(3), Some(Lines::one(7))));
    }
}

//! Edits that change the form of a page and nothing that it says.

mod headings;
mod lines;
mod lists;
mod marks;
mod signs;
mod tables;
mod words;

use super::maker::Operator;

pub use headings::renamed;

pub const OPERATORS: &[Operator] =
    &[lines::make, marks::make, signs::make, words::make, headings::make, lists::make, tables::make];

/// What makes those that an accepted change has to outlast.
pub const OUTLASTED_BY: &[Operator] = &[lines::make, headings::make, lists::make, tables::make, marks::comments];

/// The names of those that an accepted change has to outlast.
pub const OUTLASTED: [&str; 8] = [
    "re-wrapped to 60 columns",
    "a paragraph in one line",
    "headings numbered",
    "numbers of headings dropped",
    "bullets for numbers",
    "order within a list",
    "order of the rows of a table",
    "comment added between blocks",
];

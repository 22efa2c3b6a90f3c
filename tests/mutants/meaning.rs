//! Edits that change what a page says.

mod headings;
mod inserted;
mod lists;
mod phrases;
mod sentences;
mod struck;
mod tables;
mod values;

use super::maker::Operator;

pub use headings::{has_text, is_plain};

pub const OPERATORS: &[Operator] = &[
    phrases::make,
    values::make,
    sentences::make,
    lists::make,
    headings::make,
    tables::make,
    struck::make,
    inserted::make,
];

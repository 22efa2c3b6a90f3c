//! Page furniture.
use crate::model::Document;
/// Placeholder.
pub(crate) fn clean(_document: &mut Document) {}

//! Compare two versions of a policy: what was added, dropped or reworded, theme by theme.

pub mod align;
pub mod compare;
pub mod differ;
pub mod error;
pub mod model;
mod near;
pub mod normalizer;
pub mod read;
pub mod report;
pub mod theme;
mod yaml;

pub use error::{Error, Result};

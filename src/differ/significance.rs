//! Whether a rewording is editorial or touches the substance.

use super::editorial::{self, Evidence};
use super::words::Comparison;
use crate::model::{Signal, Significance};

/// The significance of a rewording: editorial if nothing that it changed has a signal and all of it is proven to be a
/// matter of form, else substantive.
pub(crate) fn significance(texts: &Comparison<'_>, signals: &[Signal], evidence: &Evidence<'_>) -> Significance {
    let editorial = signals.is_empty() && editorial::is_editorial(texts, evidence);
    if editorial { Significance::Editorial } else { Significance::Substantive }
}

//! From statements to themes, with the evidence for each.

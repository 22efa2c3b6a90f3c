//! From two lists of statements to links between them.

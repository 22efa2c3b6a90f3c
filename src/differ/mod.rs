//! From links to entries: kinds, moves, word runs, weight.

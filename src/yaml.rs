//! The only user of the YAML crate: budgets set on purpose, errors turned into ours.

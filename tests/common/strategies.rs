//! The comparison of the two strategies on the command line.

use super::fixture;
use super::folder::{redraft_in, stdout_of};

const STRATEGIES: [&str; 5] =
    ["diff", "eu-central-asia/2007.yaml", "eu-central-asia/2019.yaml", "--themes", "eu-central-asia/themes.yaml"];

/// What is printed, with further arguments.
pub fn printed(further: &[&str]) -> String {
    let arguments: Vec<&str> = STRATEGIES.iter().chain(further).copied().collect();
    stdout_of(redraft_in(&fixture(""), &arguments).env("COLUMNS", "80"))
}

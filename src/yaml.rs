//! The only user of the YAML crate: budgets set on purpose, errors turned into ours.

use serde::de::DeserializeOwned;
use serde_yaml::budget::BudgetBreach;
use serde_yaml::{DefaultMessageFormatter, Error as YamlError, MessageFormatter};

use crate::error::{Error, Result};
use crate::near::{did_you_mean, expected};

pub(crate) use serde_yaml::Spanned;

/// Deeper nesting than any file of ours has; it bounds the stack.
const MAX_DEPTH: usize = 64;
/// Repeats by alias are a convenience in hand-written files, and the means of a bomb.
const MAX_REPEATS: usize = 100_000;

/// Reads a whole YAML file into `T`.
///
/// # Errors
/// With line and column if the text is no well-formed YAML, has a duplicate key, or does not fit `T`.
pub(crate) fn from_str<T: DeserializeOwned>(path: &str, text: &str) -> Result<T> {
    // Sizes follow the text: a large honest file passes, and nothing can grow far beyond what was read.
    let size = text.len().max(1 << 20);
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: MAX_DEPTH,
            flow_nesting_limit: MAX_DEPTH,
            max_events: size,
            max_nodes: size,
            max_total_scalar_bytes: size,
            max_total_comment_bytes: size,
            max_buffered_comment_events: 10_000,
            max_documents: 1,
            max_aliases: 10_000,
            max_anchors: 10_000,
            max_recorded_anchor_events: MAX_REPEATS,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: MAX_REPEATS,
            max_replay_stack_depth: 16,
        },
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::Error,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| explain(error).in_file(path))
}

/// Places an error where a value stands in its file, if that is known.
pub(crate) fn at<T>(error: Error, value: &Spanned<T>) -> Error {
    match value.referenced.line() as usize {
        0 => error,
        line => error.at(line, Some(value.referenced.column() as usize)),
    }
}

/// Turns an error of the crate into one line of ours, with its place and the help where there is one.
fn explain(error: YamlError) -> Error {
    let place = error.location();
    let plain = error.without_snippet();
    let ours = match plain {
        YamlError::SerdeUnknownField { field, expected, .. } => unknown_name("field", field, expected),
        YamlError::SerdeUnknownVariant { variant, expected, .. } => unknown_name("value", variant, expected),
        YamlError::SerdeMissingField { field, .. } => {
            Error::new(format!("the field `{field}` is missing")).help(format!("add `{field}:` with its value"))
        }
        YamlError::DuplicateMappingKey { key, .. } => {
            let name = key.as_ref().map(|key| format!(" `{key}`")).unwrap_or_default();
            Error::new(format!("the key{name} is repeated here")).help("keep one of the two")
        }
        YamlError::MultipleDocuments { .. } | YamlError::Budget { breach: BudgetBreach::Documents { .. }, .. } => {
            Error::new("a second YAML document begins here").help("keep one document in the file")
        }
        YamlError::Budget { .. }
        | YamlError::AliasReplayLimitExceeded { .. }
        | YamlError::AliasExpansionLimitExceeded { .. }
        | YamlError::AliasReplayStackDepthExceeded { .. }
        | YamlError::AliasReplayCounterOverflow { .. }
        | YamlError::AliasError { .. } => Error::new("this is nested too deeply or repeated too often")
            .help("write the values out flat, without anchors (`&`) and aliases (`*`)"),
        YamlError::Eof { .. } => Error::new("the file ends too early").help("write at least one field"),
        other => general(&DefaultMessageFormatter.format_message(other)),
    };
    match place.filter(|place| place.line() > 0) {
        Some(place) => ours.at(place.line() as usize, Some(place.column() as usize)),
        None => ours,
    }
}

/// What the parser calls the kind of a value, what it is called elsewhere, and how to write it.
const WANTED: [(&str, &str, &str); 6] = [
    ("expected sequence", "a list", "write `[one, two]`, or one per line after `- `"),
    ("expected mapping", "fields with values", "write `name: value`, one per line"),
    ("expected string scalar", "a single text", "write one text, without brackets; quotes take anything literally"),
    ("invalid u64", "a whole number", "write digits alone"),
    ("invalid boolean", "yes or no", "write `true` or `false`"),
    ("invalid bool", "yes or no", "write `true` or `false`"),
];

/// What the parser found wrong, in its own words, with a help for the usual mistakes.
fn general(message: &str) -> Error {
    let message = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let lower = message.to_lowercase();
    // The parser speaks of its own events where a value is of another kind than wanted.
    for (event, wanted, help) in WANTED {
        if lower.contains(event) {
            return Error::new(format!("{wanted} is expected here")).help(help);
        }
    }
    let ours = Error::new(message);
    if lower.contains("nesting") || lower.contains("recursion") {
        ours.help("write the values out flat, with fewer brackets")
    } else if lower.contains("tab") {
        ours.help("indent with spaces, not with tabs")
    } else if lower.contains("mapping values are not allowed") || lower.contains("simple key") {
        ours.help("put a text that contains a colon in quotes")
    } else if lower.contains("quote") {
        ours.help("close the quotes; a quote inside the text is written twice")
    } else {
        ours.help("check the quotes and the spaces at the start of this line")
    }
}

/// The error for a name that is none of the known ones.
pub(crate) fn unknown_name(what: &str, name: &str, known: &[&str]) -> Error {
    let error = Error::new(format!("unknown {what} `{name}`"));
    match did_you_mean(name, known.iter().copied()) {
        Some(help) => error.help(help),
        None if known.is_empty() => error,
        None => error.help(expected(known)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::time::Instant;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Plan {
        title: String,
        #[serde(default)]
        words: Vec<String>,
    }

    fn fault(text: &str) -> String {
        from_str::<Plan>("plan.yaml", text).unwrap_err().to_string()
    }

    #[test]
    fn reads() {
        let plan: Plan = from_str("plan.yaml", "title: 'A plan'\nwords: [one, 2]\n").unwrap();
        assert_eq!(plan, Plan { title: "A plan".into(), words: vec!["one".into(), "2".into()] });
    }

    #[test]
    fn faults_name_place_and_mend() {
        let table = [
            ("title: a\ntitle: b\n", "plan.yaml:2:1: the key `title` is repeated here"),
            ("titel: a\n", "plan.yaml:1:1: unknown field `titel`\n  help: did you mean `title`?"),
            ("title: a\nzzzz: b\n", "plan.yaml:2:1: unknown field `zzzz`\n  help: one of title, words is expected"),
            ("words: []\n", "the field `title` is missing"),
            ("title: a\nwords:\n\t- b\n", "indent with spaces"),
            ("title: a: b\n", "put a text that contains a colon in quotes"),
            ("title: [a\n", "plan.yaml:"),
            ("", "plan.yaml:"),
        ];
        for (text, wanted) in table {
            let found = fault(text);
            assert!(found.contains(wanted), "{text:?} gave {found}");
            assert!(found.lines().count() <= 2, "{found}");
        }
    }

    #[test]
    fn bombs_fail_fast() {
        let mut bomb = String::from("title: x\nwords:\n  - &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for k in 1..20 {
            let names = vec![format!("*a{}", k - 1); 9].join(", ");
            bomb.push_str(&format!("  - &a{k} [{names}]\n"));
        }
        let start = Instant::now();
        for text in [bomb, "[".repeat(200_000), "{a: ".repeat(50_000), "- ".repeat(100_000)] {
            let found = from_str::<serde_json::Value>("plan.yaml", &text).unwrap_err().to_string();
            assert!(found.len() < 300, "{found}");
            assert!(found.contains("help:"), "{found}");
        }
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }
}

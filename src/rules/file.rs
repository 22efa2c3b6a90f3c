//! Rules and waivers as they are written.

use std::fmt;

use regex::RegexBuilder;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::{Conditions, Level, Rule, Side, Subject, Waiver};
use crate::error::{Error, Result};
use crate::report::{SignalKind, Significance, signal_kinds};
use crate::yaml::unknown_name;

/// Compiled patterns above this size are refused.
const PATTERN_SIZE: usize = 1 << 20;
const KINDS: [&str; 6] = ["added", "dropped", "reworded", "split", "merged", "moved"];

/// One name or a list of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct OneOrMany;
        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list of names")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> std::result::Result<Names, E> {
                Ok(Names(vec![name.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> std::result::Result<Names, A::Error> {
                let mut all = Vec::new();
                while let Some(name) = names.next_element()? {
                    all.push(name);
                }
                Ok(Names(all))
            }
        }
        deserializer.deserialize_any(OneOrMany)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRule {
    deny: Option<String>,
    warn: Option<String>,
    allow: Option<String>,
    #[serde(rename = "in")]
    comparisons: Option<Names>,
    kind: Option<Names>,
    theme: Option<Names>,
    signal: Option<Names>,
    significance: Option<String>,
    section: Option<Names>,
    pattern: Option<String>,
    side: Option<String>,
    require_themes: Option<Names>,
    require_phrases: Option<Names>,
}

impl RawRule {
    /// The rule, if it is sound; `known` are the names of the comparisons.
    pub(crate) fn build(&self, known: &[&str]) -> Result<Rule> {
        let levels = [(Level::Deny, &self.deny), (Level::Warn, &self.warn), (Level::Allow, &self.allow)];
        let mut given = levels.iter().filter_map(|(level, name)| Some((*level, name.as_ref()?)));
        let (Some((level, name)), None) = (given.next(), given.next()) else {
            return Err(Error::new("a rule has one of `deny`, `warn` and `allow`")
                .help("write what is printed when it is broken: `deny: nothing is dropped`"));
        };
        if name.trim().is_empty() {
            return Err(Error::new(format!("`{}` of a rule is empty", level.name()))
                .help("write what is printed when it is broken: `deny: nothing is dropped`"));
        }
        let comparisons = list("in", &self.comparisons)?;
        for name in &comparisons {
            if !known.contains(&name.split('/').next().unwrap_or(name)) && !known.contains(&name.as_str()) {
                return Err(unknown_name("comparison", name, known));
            }
        }
        let subject = self.subject(level)?;
        Ok(Rule { level, name: name.trim().to_owned(), comparisons, subject })
    }

    fn subject(&self, level: Level) -> Result<Subject> {
        let conditions = self.conditions()?;
        let any = self.kind.is_some()
            || self.theme.is_some()
            || self.signal.is_some()
            || self.significance.is_some()
            || self.section.is_some()
            || self.pattern.is_some();
        let themes = list("require_themes", &self.require_themes)?;
        let phrases = list("require_phrases", &self.require_phrases)?;
        match (any, themes.is_empty(), phrases.is_empty()) {
            (true, true, true) => Ok(Subject::Findings(conditions)),
            (false, true, true) => Err(Error::new("the rule has no condition").help(
                "name what it is about: kind, theme, signal, significance, section, pattern, require_themes or \
                 require_phrases",
            )),
            _ if level == Level::Allow => {
                Err(Error::new("`allow` is for findings, not for what the draft must hold")
                    .help("write `deny` or `warn`"))
            }
            (false, false, true) => Ok(Subject::Themes(themes)),
            (false, true, false) => Ok(Subject::Phrases(phrases)),
            _ => Err(Error::new("a rule is about findings, about themes, or about phrases")
                .help("split it into several rules, each about one of them")),
        }
    }

    fn conditions(&self) -> Result<Conditions> {
        let kinds = list("kind", &self.kind)?;
        if let Some(wrong) = kinds.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
            return Err(unknown_name("kind", wrong, &KINDS));
        }
        let signals = list("signal", &self.signal)?;
        let known: Vec<&str> = signal_kinds().map(SignalKind::name).collect();
        if let Some(wrong) = signals.iter().find(|signal| !known.contains(&signal.as_str())) {
            return Err(unknown_name("signal", wrong, &known));
        }
        let significance = match self.significance.as_deref() {
            None => None,
            Some("editorial") => Some(Significance::Editorial),
            Some("substantive") => Some(Significance::Substantive),
            Some(wrong) => return Err(unknown_name("significance", wrong, &["editorial", "substantive"])),
        };
        let side = match self.side.as_deref() {
            None => None,
            Some("old") => Some(Side::Old),
            Some("new") => Some(Side::New),
            Some(wrong) => return Err(unknown_name("side", wrong, &["old", "new"])),
        };
        if side.is_some() && self.pattern.is_none() {
            return Err(Error::new("`side` says where a pattern is looked for, and there is none")
                .help("add `pattern`, or remove `side`"));
        }
        let pattern = self.pattern.as_deref().map(|pattern| {
            let built = RegexBuilder::new(pattern).size_limit(PATTERN_SIZE).build();
            built.map_err(|error| {
                let text = error.to_string();
                let reason = text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                Error::new(format!("`{pattern}` is not a regular expression: {reason}"))
                    .help("put a backslash before a sign that stands for itself, as in `EUR 5\\.0`")
                    .caused_by(error)
            })
        });
        Ok(Conditions {
            kinds,
            themes: list("theme", &self.theme)?,
            signals,
            significance,
            sections: list("section", &self.section)?,
            pattern: pattern.transpose()?,
            side,
        })
    }
}

fn list(field: &str, names: &Option<Names>) -> Result<Vec<String>> {
    let Some(Names(names)) = names else { return Ok(Vec::new()) };
    if names.is_empty() || names.iter().any(|name| name.trim().is_empty()) {
        return Err(Error::new(format!("`{field}` is empty")).help("name at least one, or leave the field out"));
    }
    Ok(names.clone())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWaiver {
    finding: String,
    rule: Option<String>,
    reason: String,
    by: String,
    expires: String,
}

impl RawWaiver {
    /// The waiver, if it is sound; `known` are the names of the rules.
    pub(crate) fn build(&self, known: &[&str]) -> Result<Waiver> {
        for (field, value) in [("finding", &self.finding), ("reason", &self.reason), ("by", &self.by)] {
            if value.trim().is_empty() {
                return Err(Error::new(format!("`{field}` of a waiver is empty"))
                    .help("a waiver says which finding, why, and who decided"));
            }
        }
        if let Some(rule) = self.rule.as_deref().filter(|rule| !known.contains(rule)) {
            return Err(unknown_name("rule", rule, known));
        }
        let expires = self.expires.parse().map_err(|problem: String| {
            Error::new(problem).help("`expires` is the last day on which the waiver holds, as in 2027-01-31")
        })?;
        Ok(Waiver {
            finding: self.finding.trim().to_owned(),
            rule: self.rule.clone(),
            reason: self.reason.trim().to_owned(),
            by: self.by.trim().to_owned(),
            expires,
        })
    }
}

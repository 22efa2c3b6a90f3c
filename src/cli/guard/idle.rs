//! Rules that can never apply, since what they name is in no text: most often a typo.

use redraft::rules::{Rule, Subject};

use super::{Guard, Outcome};

/// A warning for every section, and every theme where the sections are the themes, that a rule names in vain. A rule is
/// spoken of only where all texts that it holds for were compared.
pub fn warnings(guard: &Guard, outcomes: &[Outcome]) -> Vec<String> {
    if !guard.is_whole {
        return Vec::new();
    }
    let mut warnings = Vec::new();
    for rule in &guard.config.rules {
        let held: Vec<&Outcome> = outcomes.iter().filter(|outcome| rule.holds_for(&outcome.comparison.name)).collect();
        if held.iter().any(|outcome| outcome.headings.is_none()) {
            continue;
        }
        for (what, name) in named(rule) {
            let is_there = |outcome: &&Outcome| match what {
                "section" => has_heading(outcome, name),
                _ => has_theme(guard, outcome, name),
            };
            if !held.iter().any(is_there) {
                warnings.push(format!(
                    "the rule `{}` names the {what} `{name}`, which neither text has: it never applies; `redraft diff` shows \
                     the sections of two texts",
                    rule.name,
                ));
            }
        }
    }
    warnings
}

fn named(rule: &Rule) -> Vec<(&'static str, &str)> {
    let themes = rule.themes().iter().map(|theme| ("theme", theme.as_str()));
    match &rule.subject {
        Subject::Findings(conditions) => {
            themes.chain(conditions.sections.iter().map(|section| ("section", section.as_str()))).collect()
        }
        // What a text must have is reported as missing anyway.
        _ => Vec::new(),
    }
}

fn has_heading(outcome: &Outcome, part: &str) -> bool {
    // A section may be named with those over it, as a finding shows it.
    let stands = |part: &str| outcome.headings.iter().flatten().any(|heading| heading.to_lowercase().contains(part));
    part.to_lowercase().split('›').all(|part| stands(part.trim()))
}

/// Themes of a taxonomy are known to be there.
fn has_theme(guard: &Guard, outcome: &Outcome, theme: &str) -> bool {
    guard.taxonomy(&outcome.comparison).is_some()
        || outcome.themes.iter().any(|(id, _)| guard.is_within(&outcome.comparison, id, theme))
}

//! Several comparisons as one JSON document.

use std::io;

use super::report;
use super::writer::Json;
use crate::report::{Insights, PolicyReport, Skipped};

/// The name of the contract, in the field `schema`. Fields are only ever added within one number.
pub const NAME: &str = "redraft.reports/1";

/// The JSON Schema (draft 2020-12) of the output. What is in `report` is held to [`report::SCHEMA`].
pub const SCHEMA: &str = include_str!("reports.schema.json");

/// Writes all reports in one document, ending with a line break.
///
/// # Errors
/// Only those of the writer.
pub fn write(insights: &Insights<'_>, out: &mut impl io::Write) -> io::Result<()> {
    let reports = insights.reports;
    let mut json = Json::default();
    json.raw("{\"schema\":").string(NAME);
    json.raw(",\n\"old\":").string(&reports.old);
    json.raw(",\n\"new\":").string(&reports.new);
    json.raw(",\n\"summary\":").summary(&reports.summary());
    json.raw(",\n\"policies\":[");
    for (k, (policy, insight)) in reports.policies.iter().zip(&insights.policies).enumerate() {
        json.raw(if k == 0 { "\n" } else { ",\n" }).policy(policy);
        json.hand_over(0, out)?;
        report::write(insight, out)?;
        json.raw("}");
    }
    json.raw("],\n\"skipped\":").list(&reports.skipped, Json::skipped);
    json.raw("}\n");
    json.hand_over(0, out)
}

impl Json {
    fn policy(&mut self, policy: &PolicyReport) {
        self.raw("{\"path\":").string(policy.path());
        self.raw(",\"status\":\"").raw(policy.status.name());
        self.raw("\",\"old_path\":").optional(policy.old_path.as_deref());
        self.raw(",\"new_path\":").optional(policy.new_path.as_deref());
        self.raw(",\"changed\":").truth(policy.report.has_changes());
        self.raw(",\"report\":");
    }

    fn skipped(&mut self, file: &Skipped) {
        self.raw("{\"path\":").string(&file.path);
        self.raw(",\"reason\":\"").raw(file.reason.name());
        self.raw("\",\"detail\":").string(&file.detail);
        self.raw("}");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::report::{Kind, Reports, SkipReason, sample};

    fn value(reports: &Reports) -> Value {
        let mut out = Vec::new();
        write(&Insights::of(reports), &mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn holds_to_the_schema() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let one = jsonschema::validator_for(&serde_json::from_str(report::SCHEMA).unwrap()).unwrap();
        let mut reports = Reports::between("main", "working tree");
        assert!(validator.is_valid(&value(&reports)), "nothing changed");
        let path = |name: &str| Some(name.to_owned());
        for (old, new) in [(path("a.md"), path("b \"c\".md")), (None, path("c.md")), (path("d.md"), None)] {
            reports.policies.push(PolicyReport::new(old, new, sample::report()));
        }
        reports.skipped.push(Skipped::new("logo.png", SkipReason::NotAPolicy, ""));
        let mut value = value(&reports);
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert!(value["policies"].as_array().unwrap().iter().all(|policy| one.is_valid(&policy["report"])));
        let statuses: Vec<&str> =
            value["policies"].as_array().unwrap().iter().map(|policy| policy["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, ["renamed", "added", "deleted"]);
        assert_eq!(
            value["summary"]["added"].as_u64(),
            Some(3 * sample::report().summary.kinds[Kind::Added as usize] as u64)
        );
        value["policies"][0]["colour"] = "red".into();
        assert!(!validator.is_valid(&value), "the schema knows every field");
    }
}

//! Tests of [`super`].

#![allow(clippy::unwrap_used)]

use serde_json::Value;

use super::*;
use crate::report::sample;

fn text(report: &Report) -> String {
    let mut out = Vec::new();
    write(&Insight::of(report), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn texts_and_numbers_are_written_as_serde_writes_them() {
    let long = "Members “shall” report \\ pay \"twice\".\n".repeat(9);
    let every: String = (0..0x250).filter_map(char::from_u32).collect();
    for text in ["", "plain", "\"", "a\u{1}\u{1f}\u{7f}", "移民政策\t", &long, &every] {
        assert_eq!(string_bytes(text), serde_json::to_vec(text).unwrap(), "{text}");
    }
    for number in [0, 7, 10, 999, 1_000_000, usize::MAX] {
        let mut json = Json { bytes: Vec::new() };
        json.number(number);
        assert_eq!(String::from_utf8(json.bytes).unwrap(), number.to_string());
    }
}

#[test]
fn decimals_are_short_and_exact() {
    let cases =
        [(0.0, "0"), (1.0, "1"), (0.7143, "0.714"), (0.05, "0.05"), (0.9996, "1"), (12.5, "12.5"), (f64::NAN, "0")];
    for (number, expected) in cases {
        let mut json = Json { bytes: Vec::new() };
        json.decimal(number, 3);
        assert_eq!(String::from_utf8(json.bytes).unwrap(), expected);
    }
}

#[test]
fn holds_to_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for report in [sample::report(), sample::same()] {
        let value: Value = serde_json::from_str(&text(&report)).unwrap();
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert_eq!(value["schema"], NAME);
    }
    let mut value: Value = serde_json::from_str(&text(&sample::report())).unwrap();
    value["entries"][0]["colour"] = "red".into();
    assert!(!validator.is_valid(&value), "the schema knows every field");
}

#[test]
fn text_is_kept_and_themes_are_named() {
    let value: Value = serde_json::from_str(&text(&sample::report())).unwrap();
    let merged = value["entries"].as_array().unwrap().iter().find(|entry| entry["kind"] == "merged").unwrap();
    assert_eq!(merged["old"].as_array().unwrap().len(), 2);
    assert_eq!(merged["new"][0]["themes"], serde_json::json!(["security.borders", "resilience.migration-mobility"]));
    assert_eq!(merged["new"][0]["section"], serde_json::json!(["Integrated border management"]));
    assert_eq!(value["old"]["headings"], 2);
}

#[test]
fn snapshot() {
    sample::settings().bind(|| insta::assert_snapshot!("json", text(&sample::report())));
}

#[test]
fn large_reports_are_written_in_chunks() {
    let report = sample::large(400);
    let out = text(&report);
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value["entries"].as_array().unwrap().len(), report.entries.len());
    assert_eq!(out.lines().count(), report.entries.len() + report.themes.len() + 12);
}

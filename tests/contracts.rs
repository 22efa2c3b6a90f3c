//! The JSON Schemas of what `redraft` reads and writes, held to the program.

#![allow(clippy::unwrap_used)]

mod common;

use common::fixture;
use common::folder::redraft_in;
use jsonschema::Validator;
use redraft::claims::{self, Claims};
use redraft::read::{self, Format};
use serde_json::{Value, json};

fn schema(text: &str) -> Value {
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    schema
}

fn validator(text: &str) -> Validator {
    jsonschema::validator_for(&schema(text)).unwrap()
}

fn hold(validator: &Validator, value: &Value) {
    let errors: Vec<_> =
        validator.iter_errors(value).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// What the program prints, as JSON.
fn printed(arguments: &[&str]) -> Value {
    let run = redraft_in(&fixture("eu-central-asia"), arguments).output().unwrap();
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(fixture(path)).unwrap()).unwrap()
}

#[test]
fn a_signal_has_one_shape_in_every_document() {
    let schemas =
        [redraft::render::json::report::SCHEMA, redraft::check::json::SCHEMA, redraft::render::json::claims::SCHEMA]
            .map(schema);
    for part in ["signal", "cue", "cue_span"] {
        let shapes = schemas.each_ref().map(|schema| &schema["$defs"][part]);
        assert!(shapes[0].is_object() && shapes.iter().all(|shape| *shape == shapes[0]), "{part}: {shapes:#?}");
    }
}

#[test]
fn answers_to_claims_hold_to_their_schema() {
    let validator = validator(redraft::render::json::claims::SCHEMA);
    let claims = ["claims", "claims.yaml", "2007.yaml", "2019.yaml", "--themes", "themes.yaml", "--format", "json"];
    let mut answers = printed(&claims);
    hold(&validator, &answers);
    let deciders = answers["claims"].as_array().unwrap().iter().flat_map(|claim| claim["entries"].as_array().unwrap());
    assert!(deciders.flat_map(|entry| entry["signals"].as_array().unwrap()).count() > 0, "signals are among them");
    for place in ["", "/summary", "/old", "/claims/0", "/claims/0/entries/0", "/claims/0/entries/0/new/0"] {
        let mut wrong = answers.clone();
        wrong.pointer_mut(place).unwrap()["colour"] = "red".into();
        assert!(!validator.is_valid(&wrong), "the schema knows every field of {place}");
    }
    answers["claims"][0]["answer"] = "perhaps".into();
    assert!(!validator.is_valid(&answers));
}

#[test]
fn the_schema_of_a_claims_file_takes_what_the_reader_takes() {
    let validator = validator(claims::FILE_SCHEMA);
    hold(&validator, &yaml("eu-central-asia/claims.yaml"));
    let claim =
        |place: Value, expect: &str| json!({"claims": [{"claim": "Fees rise.", "where": place, "expect": expect}]});
    for (file, sound) in [
        (claim(json!({"words": ["fee*"]}), "added"), true),
        (claim(json!({"ids": ["a-1"], "theme": "fees", "section": "Fees", "side": "both"}), "share-grew"), true),
        (claim(json!({"words": ["fee*"]}), "grown"), false),
        (claim(json!({}), "added"), false),
        (claim(json!({"words": []}), "added"), false),
        (claim(json!({"side": "new"}), "added"), false),
        (claim(json!({"theme": " "}), "added"), false),
        (claim(json!({"words": ["fees"], "side": "left"}), "present"), false),
        (claim(json!({"words": ["fees"], "colour": "red"}), "present"), false),
        (
            json!({"title": "A brief", "claims": [{"claim": "x", "where": {"theme": "a"}, "expect": "absent", "note": "p. 2"}]}),
            true,
        ),
        (json!({"claims": [{"claim": " ", "where": {"theme": "a"}, "expect": "absent"}]}), false),
        (json!({"claims": [{"where": {"theme": "a"}, "expect": "absent"}]}), false),
        (json!({"claims": []}), false),
        (json!({"title": "A brief"}), false),
    ] {
        assert_eq!(validator.is_valid(&file), sound, "{file}");
        // JSON is YAML.
        assert_eq!(Claims::parse("claims.yaml", &file.to_string()).is_ok(), sound, "{file}");
    }
}

#[test]
fn statement_files_hold_to_their_schema() {
    let validator = validator(read::STATEMENT_FILE_SCHEMA);
    for file in ["eu-central-asia/2007.yaml", "eu-central-asia/2019.yaml"] {
        hold(&validator, &yaml(file));
    }
    hold(&validator, &printed(&["statements", "2007.md", "--format", "json"]));
    let with_grammar = printed(&["statements", "2019.md", "--format", "json", "--grammar"]);
    assert!(with_grammar["statements"].as_array().unwrap().iter().any(|statement| statement["grammar"].is_object()));
    hold(&validator, &with_grammar);
}

#[test]
fn the_schema_of_a_statement_file_takes_what_the_reader_takes() {
    let validator = validator(read::STATEMENT_FILE_SCHEMA);
    let one = |statement: Value| json!({"statements": [statement]});
    for (file, sound) in [
        (one(json!({"text": "Fees rise."})), true),
        (
            one(json!({
                "id": "a-1", "text": "Fees rise.", "role": "item", "label": "(a)", "section": ["Fees"], "lead_in": "We see:",
                "themes": ["fees"], "line": 3, "page": 1, "date": "2026", "source": "x"
            })),
            true,
        ),
        (one(json!({"id": 7, "text": "Fees rise.", "section": "Fees", "themes": "fees"})), true),
        (
            json!({"title": "Fees", "version": 2007, "lang": "en", "date": "2026", "source": "x", "statements": [{"text": "a"}]}),
            true,
        ),
        (one(json!({"text": " "})), false),
        (one(json!({"id": "a-1"})), false),
        (one(json!({"text": "Fees rise.", "role": "chorus"})), false),
        (one(json!({"text": "Fees rise.", "colour": "red"})), false),
        (one(json!({"text": "Fees rise.", "line": "three"})), false),
        (json!({"colour": "red", "statements": [{"text": "a"}]}), false),
        (json!({"language": "en", "lang": "en", "statements": [{"text": "a"}]}), false),
        (json!({"statements": []}), false),
        (json!({"title": "Fees"}), false),
    ] {
        assert_eq!(validator.is_valid(&file), sound, "{file}");
        for format in [Format::JSON, Format::YAML] {
            assert_eq!(read::parse("statements", format, file.to_string()).is_ok(), sound, "{format:?} {file}");
        }
    }
}

#![allow(clippy::unwrap_used)]

use super::*;

fn given(block: &Block) -> &Given {
    match &block.kind {
        BlockKind::Statement(given) => given,
        other => panic!("not a statement: {other:?}"),
    }
}

const YAML: &str = "\
title: Waste plan
version: 2007
date: 2007-06-22
source: Our own words.
language: en-GB
statements:
  - id: a-1
    section: [Aims, Near aims]
    text: 'The city''s bins are emptied weekly.'
    role: item
    label: (a)
    lead_in: 'The city promises:'
    themes: [waste]
    line: 12
    page: 3
  - text: >
      Folded over
      two lines.
    section: Means
  - text: Plain é text
      goes on.
";

#[test]
fn reads_yaml() {
    let document = read_yaml(YAML.to_owned(), "plan.yaml").unwrap();
    assert_eq!(document.title.as_deref(), Some("Waste plan"));
    assert_eq!(document.version.as_deref(), Some("2007"));
    assert_eq!(document.language.as_deref(), Some("en"));
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.trim_end()).collect();
    assert_eq!(texts, ["The city's bins are emptied weekly.", "Folded over two lines.", "Plain é text goes on."]);
    let first = given(&document.blocks[0]);
    assert_eq!(first.id.as_deref(), Some("a-1"));
    assert_eq!(first.role, Role::Item);
    assert_eq!(first.section, ["Aims", "Near aims"]);
    assert_eq!((first.taken_from.to_string(), first.label.as_str()), ("12 (p. 3)".to_owned(), "(a)"));
    assert_eq!(given(&document.blocks[1]).section, ["Means"]);
}

#[test]
fn origins_lead_to_the_words_in_the_file() {
    let document = read_yaml(YAML.to_owned(), "plan.yaml").unwrap();
    for (block, words) in [(0, ["The", "bins"]), (1, ["Folded", "two"]), (2, ["Plain", "goes"])] {
        let block = &document.blocks[block];
        for word in words {
            let at = block.text.find(word).unwrap();
            let span = block.map.source_span(at..at + word.len());
            assert_eq!(&document.source[span.start..span.end], word);
        }
    }
    let json = "{\"statements\": [\n {\"id\": \"x\", \"text\": \"One \\\"two\\\" th\\u00e9\\nfour\"},\n {\"section\": [\"text\"], \"text\": \"Two\"}]}";
    let document = read_json(json.to_owned(), "plan.json").unwrap();
    for (block, word) in [(0, "One"), (0, "four"), (1, "Two")] {
        let block = &document.blocks[block];
        let at = block.text.find(word).unwrap();
        let span = block.map.source_span(at..at + word.len());
        assert_eq!(&document.source[span.start..span.end], word);
    }
}

#[test]
fn json_takes_numbers_escapes_and_lists() {
    let json = r#"{"version": 2007, "statements": [{"id": 7, "section": "Aims", "text": "A \ud83d\ude00 \/ b"}]}"#;
    let document = read_json(json.to_owned(), "plan.json").unwrap();
    assert_eq!(document.version.as_deref(), Some("2007"));
    assert_eq!(document.blocks[0].text, "A 😀 / b");
    assert_eq!(given(&document.blocks[0]).id.as_deref(), Some("7"));
    assert_eq!(given(&document.blocks[0]).section, ["Aims"]);
}

#[test]
fn faults_name_their_line() {
    let yaml = [
        ("statements: []\n", "p: it has no statements\n  help: "),
        ("title: x\n", "p: it has no statements"),
        ("statements:\n- text: a\n  id: x\n- text: b\n  id: x\n", "p:5: the id `x` is repeated here, first on line 3"),
        ("statements:\n- text: a\n- text: ' '\n", "p:3: the text of statement 2 is empty"),
        ("statements:\n- text: a\n  sectoin: b\n", "p:3:3: unknown field `sectoin`\n  help: did you mean `section`?"),
        ("statements:\n- text: a\n  role: itm\n", "p:3: unknown role `itm`\n  help: did you mean `item`?"),
        ("statements:\n- id: a\n", "the field `text` is missing"),
        ("statements:\n- text: [a]\n", "p:2:"),
        ("- a\n", "p:1:"),
        ("just words\n", "p:1:"),
    ];
    for (text, wanted) in yaml {
        let error = read_yaml(text.to_owned(), "p").map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(wanted), "{text:?} gave {error}");
    }
    let json = [
        ("{\"statements\": []}", "p: it has no statements"),
        ("{\"statements\": [{\"text\": \"a\", \"id\": \"x\"},\n{\"id\": \"x\", \"text\": \"b\"}]}", "p:2: the id `x`"),
        ("{\"statements\": [{\"txt\": \"a\"}]}", "unknown field `txt`\n  help: did you mean `text`?"),
        ("{\"statements\": [{\"text\": \"a\", \"text\": \"b\"}]}", "the key `text` is repeated here"),
        ("{\"statements\": [{\"text\": [\"a\"]}]}", "expected a text"),
        ("{\"statements\": [", "p:1:"),
    ];
    for (text, wanted) in json {
        let error = read_json(text.to_owned(), "p").map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(wanted), "{text:?} gave {error}");
    }
    let error = read_json("[".repeat(200_000), "p").map(|_| ()).unwrap_err().to_string();
    assert!(error.len() < 300, "{error}");
}

#[test]
fn the_files_of_many_statements_are_read() {
    let yaml: String = (0..30_000).map(|k| format!("- {{id: s{k}, text: 'Statement {k} of the plan.'}}\n")).collect();
    let document = read_yaml(format!("statements:\n{yaml}"), "plan.yaml").unwrap();
    assert_eq!(document.blocks.len(), 30_000);
    let last = document.blocks.last().unwrap();
    assert_eq!(line_of(document.source.as_bytes(), last.map.source(0)), 30_001);
}

//! What the JSON parser does not tell: places of texts, and a fix for its errors.

use super::Places;
use crate::error::Error;
use crate::yaml::unknown_name;

/// Where the id and the text of each statement begin, in the order of the file. The text must have been parsed.
pub(super) fn places(source: &str) -> Vec<Places> {
    let bytes = source.as_bytes();
    let mut places: Vec<Places> = Vec::new();
    let mut depth = 0usize;
    let mut inside = false;
    let mut key = "";
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let end = string_end(bytes, at);
                let string = source.get(at + 1..end).unwrap_or_default();
                let after = bytes[(end + 1).min(bytes.len())..].iter().find(|byte| !byte.is_ascii_whitespace());
                if after == Some(&b':') {
                    key = string;
                } else if inside && depth == 3 {
                    match (key, places.last_mut()) {
                        ("text", Some(last)) => last.text = Some(at),
                        ("id", Some(last)) => last.id = Some(at),
                        _ => {}
                    }
                }
                at = end;
            }
            b'{' | b'[' => {
                depth += 1;
                match (depth, bytes[at]) {
                    (2, b'[') => inside = key == "statements",
                    (3, b'{') if inside => places.push(Places::default()),
                    _ => {}
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                inside &= depth >= 2;
            }
            _ => {}
        }
        at += 1;
    }
    places
}

/// The closing quote of the string that opens at `open`.
fn string_end(bytes: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes[at] == b'"' {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

/// Turns an error of the parser into ours.
pub(super) fn explain(error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    let mut names = message.split('`').skip(1).step_by(2);
    let ours = match names.next() {
        Some(name) if message.starts_with("unknown field") => unknown_name("field", name, &names.collect::<Vec<_>>()),
        Some(name) if message.starts_with("missing field") => Error::new(format!("the field `{name}` is missing")),
        Some(name) if message.starts_with("duplicate field") => {
            Error::new(format!("the key `{name}` is repeated here")).help("keep one of the two")
        }
        _ => Error::new(message).help(r#"a statement file is written `{"statements": [{"text": "..."}]}`"#),
    };
    if error.line() == 0 { ours } else { ours.at(error.line(), Some(error.column().max(1))) }
}

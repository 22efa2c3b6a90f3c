//! Lexicons of the user's own, synonyms in the signals, and what is said where there is no lexicon.

#![allow(clippy::unwrap_used)]

mod common;

use common::folder::Folder;

/// What `diff` of two texts prints, with a file beside them that an option names.
fn diff(option: &str, file: &str, old: &str, new: &str) -> (i32, String, String) {
    let folder = Folder::new();
    folder.put("a.md", format!("{old}\n"));
    folder.put("b.md", format!("{new}\n"));
    folder.put("own.yaml", file);
    let output = folder.redraft(&["diff", "a.md", "b.md", option, "own.yaml", "--lang", "en"]).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

const OLD: &str = "The agency is duty-bound to answer every letter within a week.";
const NEW: &str = "The agency should answer every letter within a week.";

#[test]
fn words_of_ones_own_count() {
    let own = "language: en\nforce:\n  binding: [is/are duty-bound to]\n";
    let (code, out, _) = diff("--lexicon", own, OLD, NEW);
    assert_eq!(code, 0);
    assert!(out.contains("force-weakened: is duty-bound to → should"), "{out}");
    let (_, out, _) = diff("--lexicon", "language: en\n", OLD, NEW);
    assert!(!out.contains("force-weakened"), "{out}");
}

#[test]
fn a_bad_lexicon_is_refused_with_its_line() {
    for (file, line, problem) in [
        ("language: en\nforces:\n  binding: [ought]\n", 2, "forces"),
        ("language: en\nforce:\n  binding:\n    - ''\n", 4, "empty"),
        ("language: en\nforce:\n  binding: [shalt]\n  firm: [shalt]\n", 4, "two levels"),
        ("force:\n  binding: [shalt]\n", 0, "language"),
        ("language: eng\n", 0, "not a language code"),
        ("language: en\nforce:\n  binding: [a*]\n", 3, "almost any word"),
    ] {
        let (code, out, error) = diff("--lexicon", file, OLD, NEW);
        assert_eq!((code, out.as_str()), (2, ""), "{file}: {error}");
        assert!(error.contains("own.yaml") && error.contains(problem), "{file}: {error}");
        assert!(
            line == 0 || error.contains(&format!("own.yaml:{line}")) || error.contains(&format!("line {line}")),
            "{error}"
        );
    }
}

#[test]
fn successors_are_no_change_of_name_or_term() {
    let (old, new) = (
        "The ministry will pay for studies under Tempus and fight illegal migration at the border.",
        "The ministry will pay for studies under Erasmus+ and fight irregular migration at the border.",
    );
    let (_, out, _) = diff("--synonyms", "synonyms:\n  - Tempus > Bologna\n", old, new);
    assert!(out.contains("name-changed: Tempus → Erasmus") && out.contains("term-changed"), "{out}");
    let same = "synonyms:\n  - Tempus > Erasmus+\n  - illegal migration = irregular migration\n";
    let (_, out, _) = diff("--synonyms", same, old, new);
    assert!(!out.contains("-changed"), "{out}");
}

#[test]
fn one_warning_tells_of_two_languages() {
    let folder = Folder::new();
    folder.put("en.md", "The members shall report to the council on the state of the water every year.\n");
    folder.put("fr.md", "Les membres doivent faire rapport au conseil sur l'état de l'eau chaque année.\n");
    let output = folder.redraft(&["diff", "en.md", "fr.md"]).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!error.contains("no lexicon"), "{error}");
}

#[test]
fn lost_commitments_are_counted() {
    let folder = Folder::new();
    folder.put("a.md", "# Safety\n\nGuards must wear a helmet in the quarry.\n\nThe depot lies beside the river.\n\nVisitors shall sign the book at the gate.\n");
    folder.put("b.md", "# Safety\n\nThe depot lies beside the river.\n");
    for view in [&["diff", "a.md", "b.md"][..], &["diff", "a.md", "b.md", "--summary"][..]] {
        let output = folder.redraft(view).output().unwrap();
        let out = String::from_utf8_lossy(&output.stdout);
        assert!(out.contains("2 binding commitments dropped"), "{out}");
    }
}

#[test]
fn a_short_text_is_not_skipped_in_silence() {
    let folder = Folder::new();
    let said = |old: &str, new: &str| {
        folder.put("a.md", old);
        folder.put("b.md", new);
        let output = folder.redraft(&["diff", "a.md", "b.md"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
    };
    let rules = "# Visitors\n\n- Visitors must register.\n- The Agency must pay: rent, desks.\n";
    let [out, error] = said(rules, &rules.replace("must", "may"));
    assert!(out.contains("2 force-weakened") && error.is_empty(), "{out}{error}");
    let [_, error] = said("# Zork\n\nBlorb fim tak nodu wex.\n", "# Zork\n\nBlorb fim tak nodu wax.\n");
    assert!(error.contains("--lang"), "{error}");
}

#[test]
fn a_lexicon_for_another_language_is_said_to_count_for_nothing() {
    let (code, _, error) = diff("--lexicon", "language: de\n", OLD, NEW);
    assert!(code == 0 && error.contains("the lexicon for German (de) is ignored"), "{error}");
}

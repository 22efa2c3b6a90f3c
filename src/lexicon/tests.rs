#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::Force;

#[test]
fn the_built_in_files_keep_the_rules() {
    for language in LANGUAGES {
        let Some(text) = language.lexicon else { continue };
        let lexicon = Lexicon::read(&[(&built_in_path(language), text)]).unwrap();
        assert_eq!(lexicon.language(), language.code);
        assert!(Lexicon::for_language(language.code).is_some());
    }
    assert!(Lexicon::for_language("en-GB").is_some());
    assert!(Lexicon::for_language("pl").is_none());
}

fn shown(lexicon: &Lexicon, text: &str, section: Section) -> Vec<String> {
    let words = Words::new(text);
    let found = lexicon.find(&words);
    found.iter().filter(|f| f.class.section() == section).map(|f| words.slice(f.start..f.end).to_owned()).collect()
}

#[test]
fn cues_are_found_in_every_notation() {
    let text = "language: en\nforce:\n  firm: [is/are committed to, stellt .. sicher]\n  binding: ['can''t']\nterms:\n  - [[illegal migra*], [irregular migra*]]\nintensity:\n  launch: [launch]\n";
    let lexicon = Lexicon::extended("own.yaml", text).unwrap();
    let force = |text| shown(&lexicon, text, Section::Force);
    assert_eq!(force("We are fully committed to it"), ["are fully committed to"]);
    assert_eq!(force("We are not committed to it"), Vec::<String>::new());
    assert_eq!(force("Er stellt dies alles sicher."), ["stellt dies alles sicher"]);
    assert_eq!(force("Er stellt dies, alles sicher."), Vec::<String>::new());
    assert_eq!(force("You CAN’T go"), ["CAN’T"]);
    assert_eq!(shown(&lexicon, "illegal migrants, irregular migration", Section::Terms(0)).len(), 2);
    assert_eq!(shown(&lexicon, "He launched it", Section::Intensity), ["launched"]);
}

#[test]
fn a_users_cue_wins() {
    let lexicon = Lexicon::extended("own.yaml", "language: en\nforce:\n  firm: [must]\n").unwrap();
    let words = Words::new("We must and shall act");
    let levels: Vec<Option<Force>> =
        lexicon.find(&words).iter().map(|found| found.class.force()).filter(Option::is_some).collect();
    assert_eq!(levels, [Some(Force::Firm), Some(Force::Binding)]);
}

#[test]
fn faults_name_file_line_and_mend() {
    for (text, wanted) in [
        ("language: en\nforse: {}\n", "own.yaml:2:1: unknown field `forse`\n  help: did you mean `force`?"),
        ("language: en\nforce:\n  binding:\n    - shall\n    - ''\n", "own.yaml:5:7: the cue is empty"),
        (
            "language: en\nforce:\n  binding: [shall]\n  firm: [will, Shall]\n",
            "own.yaml:4:16: the cue `Shall` stands at two levels, `force: binding` and `force: firm`",
        ),
        ("language: en\nnegation:\n  words: [not, not]\n", "own.yaml:3:16: the cue `not` stands twice"),
        ("language: en\nnegation:\n  words: [a*]\n", "own.yaml:3:11: `a*` in the cue `a*` would match almost any word"),
        ("language: en\nnegation:\n  words: [.. b]\n", "own.yaml:3:11: the cue `.. b` begins with a gap"),
        ("force: {}\n", "own.yaml: the lexicon does not say its language"),
    ] {
        let found = Lexicon::extended("own.yaml", text).unwrap_err().to_string();
        assert!(found.starts_with(wanted), "{text:?} gave {found}");
    }
}

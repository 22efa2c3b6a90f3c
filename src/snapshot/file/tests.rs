use super::super::finding::{findings, tests};
use super::*;

fn sample() -> Snapshot {
    let new = tests::OLD
        .replace("shall", "should")
        .replace("Fees are set by the council.", "Lamps shine at night. Nobody swims in the basin.");
    let found = findings(&tests::report(tests::OLD, &new)).into_iter().map(|located| located.finding).collect();
    Snapshot::new("main:a \"b\".md → a.md", found)
}

#[test]
fn what_is_written_is_read() {
    let (written, text) = (sample(), sample().write());
    let read = Snapshot::parse("ports.snap", &text).unwrap();
    assert_eq!(read, written);
    assert!(written.findings.len() >= 3 && written.findings.iter().any(|finding| !finding.signals.is_empty()));
    assert_eq!(read.write(), text, "and written again as it was");
    assert_eq!(Snapshot::parse("x.snap", &Snapshot::default().write()).unwrap().findings, []);
}

#[test]
fn faults_name_place_and_mend() {
    let good = sample().write();
    let table = [
        (good.replace("snapshot/2", "snapshot/3"), "ports.snap: it was written by a newer redraft"),
        (good.replace("~ reworded", "<<<<<<< HEAD\n~ reworded"), "ports.snap:7: this is a conflict marker"),
        (good.replace("source:", "=======\nsource:"), "ports.snap:2: this is a conflict marker"),
        (good.replace("  words:", "  wrods:"), "unknown field `wrods`\n  help: did you mean `words`?"),
        (good.replace("~ reworded", "~ rewarded"), "ports.snap:7: this is not a snapshot of redraft"),
        (good.replace("~ reworded", "+ added"), "ports.snap:7: the hash of this finding does not fit"),
        (good.replace("info:", "infos:"), "no `format: redraft.snapshot/2`"),
        (good.replace("force-weakened", "force-weakend"), "help: did you mean `force-weakened`?"),
        (good.replace("shall → should", "shall"), "ports.snap:11: this is not a snapshot"),
        ("".into(), "ports.snap:1: this is not a snapshot"),
        ("---\nsource: [\n---\n".into(), "ports.snap:"),
        ("---\ninfo:\n  format: redraft.snapshot/2\n---\n  text: a\n".into(), "ports.snap:5: this is not a snapshot"),
    ];
    for (text, wanted) in table {
        let found = Snapshot::parse("ports.snap", &text).unwrap_err().to_string();
        assert!(found.contains(wanted), "{found}");
    }
}

#[test]
fn a_body_edited_by_hand_is_refused() {
    let good = sample().write();
    for (from, to) in [
        ("{+should+}", "{+may+}"),
        ("  theme: ports", "  theme: roads"),
        ("  section: Ports", "  section: Roads"),
        ("shall → should", "shall → must"),
        ("  signal: force-weakened: shall → should\n", ""),
        ("  words:", "  under: lead-in: Nobody:\n  words:"),
        ("  words:", "  governs: jf4w7trp\n  words:"),
        ("~ reworded", "~ reworded (editorial)"),
        ("  checksum: ", "  checksum: x"),
        ("  checksum: ", "  theme: "),
    ] {
        assert!(good.contains(from), "{from} in {good}");
        let found = Snapshot::parse("ports.snap", &good.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(found.starts_with("ports.snap:7: ") && found.contains("it was edited by hand"), "{to}: {found}");
        assert!(found.contains("help: restore the file from git"), "{found}");
    }
}

#[test]
fn what_governs_is_written_and_read() {
    let old = "# Work\n\nStaff may:\n\n- smoke in the yard\n- park at the gate\n\nStaff must not:\n\n- take files \
               home\n- lend their badge\n";
    let item = "- smoke in the yard\n";
    let moved = old.replace(item, "").replace("- take", &format!("{item}- take"));
    let reworded = old.replace("yard", "garden").replace("not:", "never:");
    let added = old.replace(item, &format!("{item}- stay at home\n"));
    for (new, wanted) in [
        (&moved, "  old under: lead-in: Staff may:\n  new under: lead-in: Staff must not:\n"),
        (&reworded, "  under: lead-in: Staff may:\n  words: "),
        (&reworded, "  governs: "),
        (&added, "  under: lead-in: Staff may:\n  new: stay at home\n"),
    ] {
        let found = findings(&tests::report(old, new)).into_iter().map(|located| located.finding).collect();
        let written = Snapshot::new("", found);
        let text = written.write();
        assert!(text.contains(wanted), "{wanted} in {text}");
        assert_eq!(Snapshot::parse("x.snap", &text).unwrap(), written);
    }
}

#[test]
fn a_file_of_the_first_format_is_read_and_written_anew() {
    let good = sample().write();
    let lines = good.lines().filter(|line| !line.starts_with("  checksum:"));
    let first = lines.map(|line| format!("{line}\n")).collect::<String>().replace("snapshot/2", "snapshot/1");
    let read = Snapshot::parse("ports.snap", &first).unwrap();
    assert!(read.outdated && !Snapshot::parse("ports.snap", &good).unwrap().outdated);
    assert_eq!(read.write(), good);
    let edited = Snapshot::parse("ports.snap", &first.replacen("rests on: ", "rests on: x", 1)).unwrap_err();
    assert!(edited.to_string().starts_with("ports.snap:7: "), "{edited}");
}

#[test]
fn line_ends_of_another_system_are_read() {
    let text = sample().write().replace('\n', "\r\n");
    assert_eq!(Snapshot::parse("x.snap", &text).unwrap().write(), sample().write());
}

#[test]
fn the_words_of_a_signal_keep_their_side() {
    let kind = signal_kinds().next().unwrap();
    for (old, new) in [("shall", "should"), ("", "where possible"), ("not", ""), ("", ""), ("A, B", "C")] {
        let signal = Signal { kind, old: Cue::unplaced(old), new: Cue::unplaced(new) };
        assert_eq!(read_signal(&signal_line(&signal), 1).unwrap(), signal);
    }
}

#[test]
fn marks_come_off() {
    let words = "It [-shall-] {+should+} go {+far+} now[-, or not-].";
    assert_eq!(without_marks(words, "{+", "+}", ["[-", "-]"]), "It shall go now, or not.");
    assert_eq!(without_marks(words, "[-", "-]", ["{+", "+}"]), "It should go far now.");
}

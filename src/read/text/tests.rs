use super::*;

/// Every block on one line: `#` with the level, `-` with the depth, or plain; `|` stands for a line break.
fn blocks(text: &str) -> Vec<String> {
    let document = read("draft.txt", text.to_string());
    let shown = document.blocks.iter().map(|block| {
        for (at, letter) in block.text.char_indices().filter(|(_, letter)| *letter != '\n') {
            assert!(document.source[block.map.source(at)..].starts_with(letter));
        }
        let text = block.text.replace('\n', "|");
        let space = if block.marker.is_empty() { "" } else { " " };
        match block.kind {
            BlockKind::Heading { level } => format!("#{level} {text}"),
            BlockKind::Item { depth } => format!("-{depth} {}{space}{text}", block.marker),
            _ => text,
        }
    });
    shown.collect()
}

#[test]
fn headings() {
    for (text, wanted) in [
        ("Aims\n====\nText.", &["#1 Aims", "Text."][..]),
        ("Aims\n----\n\nText.", &["#2 Aims", "Text."]),
        ("Aims\n~~~~\nText.", &["#3 Aims", "Text."]),
        ("3.2 Payment methods\n\nBills are paid.", &["#2 3.2 Payment methods", "Bills are paid."]),
        ("IV. Bilateral cooperation\n\nIt grows.", &["#1 IV. Bilateral cooperation", "It grows."]),
        ("Article 5\n\nIt applies.", &["#4 Article 5", "It applies."]),
        ("Article 5\nScope\n\nIt applies.", &["#4 Article 5|Scope", "It applies."]),
        ("Article 5\n\nScope\n\nIt applies.", &["#4 Article 5|Scope", "It applies."]),
        ("Chapter II\n\nIt applies.", &["#2 Chapter II", "It applies."]),
        ("§ 3 Zweck\n\nEs gilt.", &["#1 § 3 Zweck", "Es gilt."]),
        ("POLICY AIMS\nThe plan is old.", &["#1 POLICY AIMS", "The plan is old."]),
        ("It is old.\nPOLICY AIMS\nThe plan.", &["It is old.", "#1 POLICY AIMS", "The plan."]),
        ("Text.\n\nWater management\n\nIt grows.", &["Text.", "#2 Water management", "It grows."]),
        ("Text.\n\nWater management", &["Text.", "Water management"]),
        (
            "Oslo\n\nRome\n\nBern\n\nKyiv\n\nRiga\n\nText here.",
            &["Oslo", "Rome", "Bern", "Kyiv", "Riga", "Text here."][..],
        ),
        ("as set out in\nArticle 5\nof the act.", &["as set out in|Article 5|of the act."]),
        ("Article 5 shall apply.\n\nText.", &["Article 5 shall apply.", "Text."]),
    ] {
        assert_eq!(blocks(text), wanted, "{text:?}");
    }
}

#[test]
fn numbered_headings() {
    for (text, wanted) in [
        (
            "1 Wells\n\nWe dig.\n\n2 Pumps\n\na) Build them.\nb) Mend them.\n\n3 Pipes\n\nWe lay them.",
            &[
                "#1 1 Wells",
                "We dig.",
                "#1 2 Pumps",
                "-0 a) Build them.",
                "-0 b) Mend them.",
                "#1 3 Pipes",
                "We lay them.",
            ][..],
        ),
        (
            "WATER OFFICE\n\n1 Wells\n\nWe dig.\n\n1.1 Who digs\n\nWe do.\n\n2. Pumps\n\nWe build.",
            &["#1 WATER OFFICE", "#2 1 Wells", "We dig.", "#3 1.1 Who digs", "We do.", "#2 2. Pumps", "We build."],
        ),
        ("Wells\n\nwere dug here.", &["Wells", "were dug here."]),
        ("Wells\n\no one\no two\n\nText.", &["#1 Wells", "-0 one", "-0 two", "Text."]),
        ("1.Wells\n\nWe dig.", &["#1 1.Wells", "We dig."]),
        ("1.1 We dig.\n1.2 We build.", &["1.1 We dig.", "1.2 We build."]),
        ("It is in section\n1.2 We build.", &["It is in section|1.2 We build."]),
    ] {
        assert_eq!(blocks(text), wanted, "{text:?}");
    }
}

#[test]
fn items() {
    for (text, wanted) in [
        ("- one\n- two", &["-0 one", "-0 two"][..]),
        ("Aims:\n* one\n  goes on\n* two", &["Aims:", "-0 one|goes on", "-0 two"]),
        ("• one\n  ◦ two\n  ◦ three\n• four", &["-0 one", "-1 two", "-1 three", "-0 four"]),
        ("o one\no two", &["-0 one", "-0 two"]),
        ("o rio corre", &["o rio corre"]),
        ("– one\n– two", &["-0 one", "-0 two"]),
        ("many citizens\n– a growing number", &["many citizens|– a growing number"]),
        ("1. Save\n2. Build", &["-0 1. Save", "-0 2. Build"]),
        ("1. Save\n\n2. Build\n\nText.", &["-0 1. Save", "-0 2. Build", "Text."]),
        ("1) Save\n2) Build", &["-0 1) Save", "-0 2) Build"]),
        ("(a) save;\n(b) build.", &["-0 (a) save;", "-0 (b) build."]),
        ("i. save\nii. build", &["-0 i. save", "-0 ii. build"]),
        ("(iv) save;", &["-0 (iv) save;"]),
        ("A. Smith wrote it.", &["A. Smith wrote it."]),
        ("set out in section\n5. The rest", &["set out in section|5. The rest"]),
        ("- one\n\n  more of one\n\nText.", &["-0 one", "-0 more of one", "Text."]),
        (
            "4.1 The office sells:\n(a) pumps;\n(b) pipes, as in section\n4.2 of the plan.\n4.2 It lends:\n- one\n- two\n4.3 End.",
            &[
                "4.1 The office sells:",
                "-0 (a) pumps;",
                "-0 (b) pipes, as in section|4.2 of the plan.",
                "4.2 It lends:",
                "-0 one",
                "-0 two",
                "4.3 End.",
            ],
        ),
        ("1. The town acts.\n   (a) soon;\n   (b) well.", &["-0 1. The town acts.", "-1 (a) soon;", "-1 (b) well."]),
    ] {
        assert_eq!(blocks(text), wanted, "{text:?}");
    }
}

#[test]
fn paragraphs_and_pages() {
    assert_eq!(blocks("\u{FEFF}One\r\ntwo.\r\n\r\nThree.\r\n"), ["One|two.", "Three."]);
    assert_eq!(blocks("old\rmac"), ["old|mac"]);
    let document = read("a.txt", "One.\n\u{C}Two.\n\u{C}\n\u{C}Four.".to_string());
    assert!(document.paged);
    let pages: Vec<_> = document.blocks.iter().map(|block| block.place.page()).collect();
    assert_eq!(pages, [Some(1), Some(2), Some(4)]);
    assert!(!read("a.txt", "One.\n\nTwo.".to_string()).paged);
    assert!(!read("a.txt", "A well-\nknown aim.\n\n1. one\n2. two\n".to_string()).paged);
    assert!(read("a.txt", "The ap-\nproach of the coun-\ncil.\n\n1\n\nText.\n\n2\n".to_string()).paged);
}

#[test]
fn large_and_odd_texts() {
    let line = "water and air, ".repeat(100_000);
    assert_eq!(read("a.txt", line.clone()).blocks.len(), 1);
    for text in [
        "A\n".repeat(50_000),
        "- a\n".repeat(50_000),
        "TITLE\n".repeat(50_000),
        "1. Aim\n\n".repeat(30_000),
        "Aim\n\n".repeat(30_000),
        "o a\n".repeat(50_000),
    ] {
        assert!(!read("a.txt", text).blocks.is_empty());
    }
    assert!(read("a.txt", "\u{0}\u{C}\n\t \r".to_string()).blocks.len() < 2);
}

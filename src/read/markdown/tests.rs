#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::time::Instant;

use super::*;
use crate::model::{Block, BlockKind};

fn blocks(text: &str) -> Vec<Block> {
    read(text.to_owned(), "plan.md").blocks
}

/// One line per block: kind, marker, text.
fn shown(text: &str) -> String {
    let mut lines = String::new();
    for block in blocks(text) {
        let kind = match &block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p".into(),
            BlockKind::Item { depth } => format!("item{depth}"),
            BlockKind::Cell { row, column } => format!("cell{row},{column}"),
            BlockKind::Quotation => "quote".into(),
            BlockKind::Footnote => "note".into(),
            BlockKind::Statement(_) => "statement".into(),
        };
        let marker = if block.marker.is_empty() { String::new() } else { format!(" [{}]", block.marker) };
        writeln!(lines, "{kind}{marker} {}", block.text.replace('\n', "|")).unwrap();
    }
    lines
}

fn check(table: &[(&str, &str)]) {
    for (text, wanted) in table {
        let wanted = if wanted.is_empty() { String::new() } else { format!("{wanted}\n") };
        assert_eq!(shown(text), wanted, "{text}");
    }
}

#[test]
fn headings_and_paragraphs() {
    check(&[
        ("# Aims\n\nWe plan\nahead.\n", "h1 Aims\np We plan|ahead."),
        ("Aims\n====\n\nNear\n---\nText", "h1 Aims\nh2 Near\np Text"),
        ("## *Near* [aims](#a) {#near .x}\n", "h2 Near aims"),
        ("#\n\n# \n\nText", "p Text"),
        ("1\\. Scope\n---\n\nText", "h2 1. Scope\np Text"),
        ("One  \ntwo\\\nthree", "p One|two|three"),
        ("---\ntitle: x\n---\n\nText\n\n---\n\nMore", "p Text\np More"),
        ("One.\r\nTwo.\r\n\r\nThree.\r\n", "p One.|Two.\np Three."),
        ("\u{a0}\n\n&nbsp;\n\n&#8203;\n\nText", "p Text"),
    ]);
}

#[test]
fn inline_markup_is_taken_off() {
    check(&[
        ("We **never** _sell_ `data` ~~now~~.", "p We never sell data now."),
        (
            "See [the *plan*](https://example.org \"t\") or <https://example.org/a>.",
            "p See the plan or https://example.org/a.",
        ),
        ("![The logo](logo.png) stands here.", "p The logo stands here."),
        ("A &amp; B &mdash; 5 \\* 3 &lt; 20", "p A & B — 5 * 3 < 20"),
        ("A<br>B<br/>C <span class=\"x\">D</span><!-- no --> E", "p A\np B\np C D E"),
        ("Text[^1] goes on.\n\n[^1]: The *note*.\n", "p Text goes on.\nnote The note."),
        ("Write to <Data Protection Officer> today.", "p Write to <Data Protection Officer> today."),
        ("Sign: <title>, <name of the signer>, <i>here</i>.", "p Sign: , <name of the signer>, here."),
        ("A <script>var x = 1;</script> B", "p A  B"),
        ("`` a ` b `` and ` c `", "p a ` b and c"),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("- one\n- two\n  - deep\n    1. deeper\n", "item0 one\nitem0 two\nitem1 deep\nitem2 [1.] deeper"),
        ("3. three\n4) four\n", "item0 [3.] three\nitem0 [4)] four"),
        ("1. one\n\n   goes on\n\n2. two\n", "item0 [1.] one\nitem0 goes on\nitem0 [2.] two"),
        ("-\n- two\n-\n", "item0 two"),
        ("- [x] done\n- [ ] open\n", "item0 ☑ done\nitem0 ☐ open"),
        ("- one\n  > said\n\n> - two\n", "item0 one\nquote said\nitem0 two"),
    ]);
}

#[test]
fn tables_quotations_and_code() {
    check(&[
        ("| A | B |\n|---|---|\n| 1 |  |\n| 2 | x\\|y |\n", "cell0,0 A\ncell0,1 B\ncell1,0 1\ncell2,0 2\ncell2,1 x|y"),
        ("> We said\n> so.\n>\n> > And more.\n", "quote We said|so.\nquote And more."),
        ("```text\nOne\ntwo\n\nthree\n```\n\n    four\n", "p One|two\np three\np four"),
    ]);
}

#[test]
fn html_blocks() {
    check(&[
        (
            "<div class=\"a\">\n<h2>Our aims</h2>\n<p>We <b>plan</b> &amp; act.</p><p>Then<br>rest.</p>\n<ul><li>one</li><li>two</li></ul>\n</div>\n",
            "h2 Our aims\np We plan & act.\np Then|rest.\nitem0 one\nitem0 two",
        ),
        ("<!-- a\n\nb -->\n\nText", "p Text"),
        ("<script>\nvar a = \"</p>\";\n\n</script>\n\n<style>p {}</style>\n\nText", "p Text"),
        ("<EU Representative>\n\nText", "p <EU Representative>\np Text"),
        ("<p><strong>Scope</strong></p>\n\nText", "h1 Scope\np Text"),
        ("<div\n class=\"x\">Text</div>", "p Text"),
    ]);
}

#[test]
fn pseudo_headings() {
    check(&[
        ("# A\n\n**Scope**\n\nText\n\n### B\n\n__Reach:__\n", "h1 A\nh2 Scope\np Text\nh3 B\nh4 Reach:"),
        ("**1\\. REGISTRATION AND SCOPE**\n\nText", "h1 1. REGISTRATION AND SCOPE\np Text"),
        ("# A\n\n**1. B**\n\n**1.1 C**\n\n## 2. D\n\n**2.1 E**", "h1 A\nh2 1. B\nh3 1.1 C\nh2 2. D\nh3 2.1 E"),
        ("**Generally.**\n\nText", "h1 Generally.\np Text"),
        ("**Generally**.\n\nText", "h1 Generally.\np Text"),
        ("**What we do**:\n\nText", "h1 What we do:\np Text"),
        ("**We never sell your data**.\n\nText", "p We never sell your data.\np Text"),
        ("**Who pays**. All of us.", "p Who pays. All of us."),
        ("1\\. Purpose  \nThis plan is ours.", "h1 1. Purpose\np This plan is ours."),
        ("1\\. Purpose\nThis plan is ours.", "p 1. Purpose|This plan is ours."),
        ("# A\n\n2\\. Purpose  \nThis plan is ours.", "h1 A\nh2 2. Purpose\np This plan is ours."),
        ("**  \n2.2 Fair prices  \n**The price is fair.", "h2 2.2 Fair prices\np The price is fair."),
        ("**Who we are: we plan** and \\*\\*act**.", "p Who we are: we plan and **act."),
        ("**We never sell your data.**", "p We never sell your data."),
        ("**Data retention.** We keep it.", "p Data retention. We keep it."),
        ("- **Scope**\n", "item0 Scope"),
        (
            "**Scope**  \nThe rules hold.  \n**Reach**  \nAll of us.",
            "h1 Scope\np The rules hold.\nh1 Reach\np All of us.",
        ),
        ("We say  \n**never**\nand mean it.", "p We say|never|and mean it."),
        ("We say  \n**never**  \nand mean it.", "p We say|never|and mean it."),
        ("# A\n\n3.2. Payment methods. You can pay by card.", "h1 A\nh3 3.2. Payment methods.\np You can pay by card."),
        ("**3.2 Payment methods** You can pay.", "h2 3.2 Payment methods\np You can pay."),
    ]);
}

#[test]
fn a_bold_line_is_a_heading_and_ends_a_list() {
    check(&[
        (
            "It may not:  \n• lend pumps  \nPumps are sold under these terms  \n**Prices**  \nThey rise.  \n**Refunds**  \nNone.",
            "p It may not:\nitem0 lend pumps\np Pumps are sold under these terms\nh1 Prices\np They rise.\nh1 Refunds\np None.",
        ),
        ("• lend pumps  \n**Prices**", "item0 lend pumps\nh1 Prices"),
        ("• lend pumps  \n**Never** lend them.", "item0 lend pumps\np Never lend them."),
        ("• **Pumps**  \n• **Pipes**", "item0 Pumps\nitem0 Pipes"),
        ("• Pumps  \nThey are new.  \n• Pipes", "item0 Pumps\nitem0 They are new.\nitem0 Pipes"),
        ("• pumps.  \nIt may also:  \n• lend pipes", "item0 pumps.\np It may also:\nitem0 lend pipes"),
        ("- lend pumps  \n**Prices**  \nThey rise.\n\nText", "item0 lend pumps\nh1 Prices\np They rise.\np Text"),
        ("- lend pumps  \n  **Prices**  \n  They rise.", "item0 lend pumps\nitem0 Prices\nitem0 They rise."),
        ("**Prices** ([top](#))\n\nThey rise.", "h1 Prices\np They rise."),
        ("**Prices** ([top](https://example.org/prices/#))\n\nThey rise.", "h1 Prices\np They rise."),
        ("**Prices** [Back to top](#start)\n\nThey rise.", "h1 Prices\np They rise."),
        ("**Prices** ([list](#list))\n\nThey rise.", "p Prices (list)\np They rise."),
        ("**Prices** ([top](#)) rise.", "p Prices (top) rise."),
    ]);
}

#[test]
fn footnotes_stand_in_the_section_that_refers_to_them() {
    check(&[
        (
            "# A\n\nText[^x].\n\n- one\n\n# B\n\nMore.\n\n[^x]: The note.\n\n[^y]: Another.\n",
            "h1 A\np Text.\nitem0 one\nnote The note.\nh1 B\np More.\nnote Another.",
        ),
        ("# A\n\n[^x]: The note.\n\n# B[^x]\n\nMore.\n", "h1 A\nh1 B\nnote The note.\np More."),
        ("Text[^x] and[^x].\n\n# A\n\n[^x]: One.\n\n    Two.\n", "p Text and.\nnote One.\nnote Two.\nh1 A"),
    ]);
}

#[test]
fn definitions_follow_their_terms() {
    check(&[
        ("**Owner**\n: The head of the office.\n\nText", "p Owner: The head of the office.\np Text"),
        (
            "**Owner**\n\n:   The head of the office.\n\n    Or another.\n",
            "p Owner: The head of the office.\np Or another.",
        ),
        ("Owner:\n: The head.\n: Another.\n", "p Owner: The head.\np Another."),
    ]);
}

#[test]
fn typed_bullets() {
    check(&[
        ("● one\n\n• two\n\n– three\n", "item0 one\nitem0 two\nitem0 three"),
        ("We:  \n• plan;  \n• act.", "p We:\nitem0 plan;\nitem0 act."),
        ("We plan\n– and act –\nat once.", "p We plan|– and act –|at once."),
        ("\\- one\n\\- two\n\n\\- three", "item0 one\nitem0 two\nitem0 three"),
        ("● **Scope** of it", "item0 Scope of it"),
    ]);
}

#[test]
fn hard_breaks_and_clauses() {
    check(&[
        ("Water Office  \n12 Mill Lane  \nAshford", "p Water Office\np 12 Mill Lane\np Ashford"),
        ("The office:  \ndigs wells;  \nlays pipes.", "p The office:\nitem0 digs wells;\nitem0 lays pipes."),
        ("> The well is  \n> deep.  \n> It is old.", "quote The well is|deep.\nquote It is old."),
        ("- Wells  \n  They are old.\n- Pumps", "item0 Wells\nitem0 They are old.\nitem0 Pumps"),
        ("1. Wells<br>They are old.", "item0 [1.] Wells\nitem0 They are old."),
        ("2.1 Wells are free.\n2.2 Pumps are\nnot.", "p 2.1 Wells are free.\np 2.2 Pumps are|not."),
        ("**2.1** Wells are free.\n**2.2** Pumps are not.", "p 2.1 Wells are free.\np 2.2 Pumps are not."),
        ("The office:\n(a) digs;\n(b) lays.", "p The office:\nitem0 (a) digs;\nitem0 (b) lays."),
        ("- The office:\n  (a) digs;\n  (b) lays.", "item0 The office:\nitem1 (a) digs;\nitem1 (b) lays."),
        ("It follows from section\n2.2 of the plan.", "p It follows from section|2.2 of the plan."),
    ]);
}

#[test]
fn every_word_leads_to_its_place() {
    let text = "---\ntitle: x\n---\n\n# Near *aims*\n\n  We &amp; **you** plan\n  `much` \\*more\\*.  \n  **3 <b>x</b>**\n\n> quoted\n> text\n\n\
        | Ab | Cd |\n|----|----|\n| Ef | Gh |\n\n<p>Ij <i>kl</i> &eacute; mn</p>\n\n2.1 Short title. Rest of it.\n\n• op  \n• qr\n\n[^1]: Note st\n\n\
        1. uv wx\n   yz\n\nText  \n**Bold title**\n\n    code here\n    and there\n";
    let document = read(text.to_owned(), "plan.md");
    let mut words = 0;
    for block in &document.blocks {
        for word in block.text.split_whitespace().filter(|word| word.chars().all(char::is_alphanumeric)) {
            let at = word.as_ptr() as usize - block.text.as_ptr() as usize;
            let span = block.map.source_span(at..at + word.len());
            if word.is_ascii() {
                assert_eq!(document.source.get(span.start..span.end), Some(word), "{}", block.text);
                words += 1;
            }
        }
    }
    assert!(words > 30, "{words}");
}

#[test]
fn hostile_input_takes_linear_time() {
    let size = 200_000;
    let patterns = [
        "[",
        "*",
        "`",
        "<",
        "_",
        "]",
        "![",
        "**a ",
        "<a",
        "<!--",
        "&",
        "&a",
        "~",
        "|",
        "[^",
        "# ",
        "> ",
        "* ",
        "a\n",
        "<div>",
        "[a](",
        "\\",
        "• ",
        "1. ",
        "**a**  \n",
        "- a\n  ",
        "• a  \n",
        "`a``",
        "<b>",
        "<script>",
        "*a_ ",
        "[^1]: ",
        "|a\n|-\n",
        "</p>\n",
        "3.2. ",
    ];
    for pattern in patterns {
        let start = Instant::now();
        let text = pattern.repeat(size / pattern.len());
        let _ = blocks(&text);
        let taken = start.elapsed();
        assert!(taken.as_secs() < 5, "{pattern:?} took {taken:?}");
    }
    assert_eq!(blocks(&format!("{}deep", ">".repeat(10_000))).len(), 1);
    let line = "word ".repeat(2_000_000);
    assert_eq!(blocks(&line)[0].text.len(), line.len() - 1);
}

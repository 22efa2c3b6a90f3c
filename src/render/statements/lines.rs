//! The statements of a version, one a line, each under the heading of its section: what line-based tools compare
//! statement by statement.
//!
//! Enumerators are left out: where only a number changed, nothing is said differently.

use std::io;

use crate::model::{Role, Statement, Version};

/// Writes one line per statement; a heading begins with as many `#` as it is deep.
///
/// # Errors
/// Only those of the writer.
pub fn write(version: &Version, out: &mut impl io::Write) -> io::Result<()> {
    let mut told: Option<usize> = None;
    for (k, statement) in version.statements.iter().enumerate() {
        if statement.role == Role::Heading {
            let depth = version.section_path(statement.section).len() + 1;
            heading(k == 0, depth, &statement.text, out)?;
            continue;
        }
        // A statement file may give sections that no heading opens.
        if statement.section != told {
            told = statement.section;
            let silent = told.and_then(|k| version.sections.get(k)).filter(|section| section.heading.is_none());
            if silent.is_some() {
                let path = version.section_path(told);
                heading(k == 0, path.len(), path.last().unwrap_or(&""), out)?;
            }
        }
        line(statement, out)?;
    }
    Ok(())
}

fn heading(is_first: bool, depth: usize, text: &str, out: &mut impl io::Write) -> io::Result<()> {
    if !is_first {
        out.write_all(b"\n")?;
    }
    writeln!(out, "{} {text}", "#".repeat(depth))
}

fn line(statement: &Statement, out: &mut impl io::Write) -> io::Result<()> {
    let Statement { text, role, governors, .. } = statement;
    match (role, governors.introduction()) {
        (Role::Item, _) => writeln!(out, "- {text}"),
        (Role::Quotation, _) => writeln!(out, "> {text}"),
        // The heads of its row and column.
        (Role::Cell, Some(heads)) => writeln!(out, "{heads}: {text}"),
        _ => writeln!(out, "{text}"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::normalizer::{Options, normalise};
    use crate::read::{Format, parse};

    fn lines(format: Format, text: &str) -> String {
        let version = normalise(parse("plan", format, text.into()).unwrap(), &Options::default()).unwrap();
        let mut out = Vec::new();
        write(&version, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_statement_stands_on_one_line() {
        let text = "# Ports\n\nBoats\nreport. They pay:\n\n- a fee;\n- a toll.\n\n## 2. Money\n\n| Item | Fee |\n| - | - |\n| Boat | EUR 5 |\n";
        assert_eq!(
            lines(Format::MARKDOWN, text),
            "# Ports\nBoats report.\nThey pay:\n- a fee;\n- a toll.\n\n## Money\nItem\nFee\nItem: Boat\nItem Boat · Fee: EUR 5\n"
        );
    }

    #[test]
    fn wrapping_and_numbers_change_no_line() {
        let old = "# 1 Ports\n\nBoats report to the harbour.\n\n1. One fee.\n2. One toll.\n";
        let new = "# 2. Ports\n\nBoats report\nto the harbour.\n\n- One fee.\n- One toll.\n";
        assert_eq!(lines(Format::MARKDOWN, old), lines(Format::MARKDOWN, new));
    }

    #[test]
    fn sections_without_headings_are_named() {
        let file = "statements:\n  - section: [Ports, Money]\n    text: Boats pay.\n  - section: [Ports, Money]\n    text: Ferries pay.\n";
        assert_eq!(lines(Format::YAML, file), "## Money\nBoats pay.\nFerries pay.\n");
    }
}

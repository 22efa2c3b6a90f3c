//! How the statements of one version fall into themes, and why.

use std::borrow::Cow;
use std::io;

use super::entry::INDENT;
use super::place::place_of;
use super::sheet::{Sheet, facts};
use super::style::{Mark, Style};
use crate::model::{Role, Version};
use crate::report::count;
use crate::theme::Doubt;

/// The statements of a version by main theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeListing<'a> {
    /// The version.
    pub version: &'a Version,
    /// The themes to show, in order; one with an empty id gathers what has no theme.
    pub groups: Vec<ThemeGroup<'a>>,
    /// How many statements there are, headings left out.
    pub statements: usize,
    /// How many of them have a theme.
    pub with_theme: usize,
    /// How many of those have a main theme that is not sure.
    pub doubtful: usize,
    /// The commonest words of what has no theme, with how often they stand there.
    pub words_without_theme: Vec<(String, usize)>,
}

/// The statements of one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeGroup<'a> {
    /// The id of the theme; empty for what has no theme.
    pub id: &'a str,
    /// The name of the theme.
    pub label: &'a str,
    /// Its statements in reading order.
    pub statements: Vec<ThemedStatement<'a>>,
}

/// A statement with what speaks for its themes.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemedStatement<'a> {
    /// An index into the statements of the version.
    pub statement: usize,
    /// The words that speak for the main theme, and where they stand (`heading`); empty for the statement itself.
    pub evidence: Vec<(&'a str, &'a str)>,
    /// The ids of its further themes.
    pub further: Vec<&'a str>,
    /// Why its main theme is not sure.
    pub doubt: Option<Doubt>,
}

/// Writes the listing.
///
/// # Errors
/// Only those of the writer.
pub fn render_themes(
    listing: &ThemeListing<'_>,
    width: usize,
    unicode: bool,
    style: &Style,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut page = Sheet::new(out, *style, width, unicode);
    let ThemeListing { statements, with_theme, doubtful, .. } = *listing;
    let percent = (with_theme * 100 + statements / 2).checked_div(statements).unwrap_or(0);
    let mut parts =
        vec![count(statements, "statement", "statements"), format!("{with_theme} with a theme ({percent} %)")];
    if doubtful > 0 {
        parts.push(format!("{doubtful} of them doubtful"));
    }
    parts.push(format!("{} without", statements - with_theme));
    let text = [
        (Mark::Title, Cow::Borrowed(listing.version.path.as_str())),
        (Mark::Plain, "\u{a0}\u{a0} ".into()),
        (Mark::Dim, facts(&parts, page.glyphs.dot).into()),
    ];
    page.paragraph(&[], &text)?;
    for group in listing.groups.iter().filter(|group| !group.statements.is_empty()) {
        write_group(&mut page, listing, group)?;
    }
    if !listing.words_without_theme.is_empty() {
        let words: Vec<_> = listing.words_without_theme.iter().map(|(word, count)| format!("{word} {count}")).collect();
        page.newline()?;
        page.note(0, Mark::Title, "Commonest words of what has no theme")?;
        page.note(INDENT, Mark::Plain, &facts(&words, page.glyphs.dot))?;
    }
    Ok(())
}

fn write_group<W: io::Write>(
    page: &mut Sheet<'_, W>,
    listing: &ThemeListing<'_>,
    group: &ThemeGroup<'_>,
) -> io::Result<()> {
    let name = match (group.label, group.id) {
        ("", "") => "No theme",
        ("", id) => id,
        (label, _) => label,
    };
    let mut parts = vec![count(group.statements.len(), "statement", "statements")];
    parts.extend((!group.id.is_empty()).then(|| group.id.to_owned()));
    page.newline()?;
    let parts = facts(&parts, page.glyphs.dot);
    page.paragraph(
        &[],
        &[(Mark::Title, name.into()), (Mark::Plain, "\u{a0}\u{a0} ".into()), (Mark::Dim, parts.into())],
    )?;
    for themed in &group.statements {
        let Some(statement) = listing.version.statements.get(themed.statement) else { continue };
        let sign = if statement.role == Role::Item { "*" } else { " " };
        page.paragraph(&[(Mark::Dim, format!("  {sign}  ").into())], &[(Mark::Plain, statement.text.as_str().into())])?;
        if !themed.evidence.is_empty() {
            let words: Vec<_> = (themed.evidence.iter())
                .map(|(words, place)| if place.is_empty() { (*words).into() } else { format!("{words} ({place})") })
                .collect();
            let text = format!("because of: {}", words.join(", "));
            page.note(INDENT, Mark::Signal, &text)?;
        }
        if let Some(doubt) = themed.doubt {
            page.note(INDENT, Mark::Caution, &format!("doubtful: {}", reason(doubt)))?;
        }
        if !themed.further.is_empty() {
            page.note(INDENT, Mark::Plain, &format!("also: {}", themed.further.join(", ")))?;
        }
        let place = place_of(listing.version, themed.statement, page.glyphs);
        page.note(INDENT, Mark::Dim, &place)?;
    }
    Ok(())
}

/// A doubt in words.
fn reason(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Rival => "another theme is nearly as likely",
        Doubt::Hint => "its words only hint at the theme",
        Doubt::Heading => "only a heading or the lead-in of its list supports the theme",
        Doubt::Neighbours => "only the statements before and after it support the theme",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn snapshot() {
        let report = sample::report();
        let themed = |statement, evidence, further| {
            let doubt = if statement == 5 { Some(Doubt::Rival) } else { None };
            ThemedStatement { statement, evidence, further, doubt }
        };
        let listing = ThemeListing {
            version: &report.new,
            groups: vec![
                ThemeGroup {
                    id: "resilience.migration-mobility",
                    label: "Migration and mobility",
                    statements: vec![
                        themed(3, vec![("residence permit", ""), ("Migration", "heading")], vec![]),
                        themed(5, vec![("Students", "")], vec!["human.education"]),
                    ],
                },
                ThemeGroup { id: "security.borders", label: "Border management", statements: vec![] },
                ThemeGroup { id: "", label: "", statements: vec![themed(18, vec![], vec![])] },
            ],
            statements: 16,
            with_theme: 12,
            doubtful: 1,
            words_without_theme: vec![("strategy".into(), 4), ("parliament".into(), 2)],
        };
        let mut out = Vec::new();
        render_themes(&listing, 80, true, &Style::plain(), &mut out).unwrap();
        sample::settings().bind(|| insta::assert_snapshot!("themes", String::from_utf8(out).unwrap()));
    }
}

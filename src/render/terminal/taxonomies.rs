//! The taxonomies that come with the tool.

use std::io;

use super::sheet::Sheet;
use super::style::{Mark, Style};
use crate::report::count;
use crate::theme::Taxonomy;

/// How far the facts of a taxonomy are set in.
const INDENT: usize = 2;
/// The columns of the names of the facts.
const FACT: usize = 9;

/// Writes what each taxonomy is for, how large it is, where it comes from and on what terms.
///
/// # Errors
/// Only those of the writer.
pub fn render_taxonomies(
    taxonomies: &[Taxonomy],
    width: usize,
    unicode: bool,
    style: &Style,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut page = Sheet::new(out, *style, width, unicode);
    for (k, taxonomy) in taxonomies.iter().enumerate() {
        if k > 0 {
            page.newline()?;
        }
        let title = taxonomy.title.as_deref().unwrap_or_default();
        let themes = taxonomy.themes.iter().filter(|theme| theme.parent.is_some()).count();
        let size = match (taxonomy.themes.len() - themes, themes) {
            (areas, 0) => count(areas, "theme", "themes"),
            (areas, themes) => format!("{} in {areas} areas", count(themes, "theme", "themes")),
        };
        page.paragraph(
            &[(Mark::Title, format!("{}  ", taxonomy.path).into())],
            &[(Mark::Plain, title.into()), (Mark::Dim, format!("{}{size}", page.glyphs.dot).into())],
        )?;
        let facts = [
            ("for", taxonomy.description.as_deref()),
            ("source", taxonomy.source.as_deref()),
            ("licence", taxonomy.licence.as_deref()),
            ("credit", taxonomy.acknowledgement.as_deref()),
        ];
        for (name, text) in facts.iter().filter_map(|(name, text)| Some((name, (*text)?))) {
            let lead = [(Mark::Dim, format!("{:INDENT$}{name:<FACT$}", "").into())];
            page.paragraph(&lead, &[(Mark::Plain, text.into())])?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::theme::BUILT_IN;

    #[test]
    fn snapshot() {
        let taxonomies: Vec<_> = BUILT_IN.iter().map(|built_in| built_in.taxonomy().unwrap()).collect();
        let mut out = Vec::new();
        render_taxonomies(&taxonomies, 80, true, &Style::plain(), &mut out).unwrap();
        sample::settings().bind(|| insta::assert_snapshot!("taxonomies", String::from_utf8(out).unwrap()));
    }
}

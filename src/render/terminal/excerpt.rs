//! A change by itself, without the report that it comes from: as much of it as a list of findings shows.

use std::io;

use super::entry::{INDENT, sign};
use super::sheet::Sheet;
use super::style::{Mark, Style};
use super::wrap::Piece;
use crate::report::Kind;

/// One change, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Excerpt<'a> {
    /// What happened; none shows no sign.
    pub kind: Option<Kind>,
    /// The statement moved.
    pub moved: bool,
    /// Both texts in one, with `[-deleted-]` and `{+inserted+}` words; none shows each text whole.
    pub words: Option<&'a str>,
    /// The old text.
    pub old: &'a str,
    /// The new text.
    pub new: &'a str,
    /// One line for each change of meaning.
    pub signals: &'a [String],
    /// Its lines below, each in a line of its own.
    pub notes: &'a [String],
}

/// Writes changes and lines of text to a width.
#[derive(Debug)]
pub struct ExcerptWriter<W> {
    out: W,
    style: Style,
    width: usize,
    unicode: bool,
}

impl<W: io::Write> ExcerptWriter<W> {
    /// A writer of the given width; without `unicode` nothing beyond ASCII is added to the texts.
    pub fn new(out: W, style: Style, width: usize, unicode: bool) -> Self {
        Self { out, style, width, unicode }
    }

    /// Writes one change.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn change(&mut self, change: &Excerpt<'_>) -> io::Result<()> {
        let mut page = Sheet::new(&mut self.out, self.style, self.width, self.unicode);
        let kind = change.kind.unwrap_or(Kind::Unchanged);
        let only_moved = kind == Kind::Unchanged && change.moved;
        let signs: [Piece<'_>; 2] = match (change.kind, change.moved) {
            (None, _) => [(Mark::Plain, " ".into()), (Mark::Plain, " ".into())],
            (Some(_), _) if only_moved => [(Mark::MovedSign, "^".into()), (Mark::Plain, " ".into())],
            (Some(kind), true) => [(Mark::Sign(kind), sign(kind).into()), (Mark::MovedSign, "^".into())],
            (Some(kind), false) => [(Mark::Sign(kind), sign(kind).into()), (Mark::Plain, " ".into())],
        };
        let [first, second] = signs;
        let lead: [Piece<'_>; 4] = [(Mark::Plain, "  ".into()), first, second, (Mark::Plain, " ".into())];
        match (change.words, change.old, change.new) {
            (Some(words), ..) => page.paragraph(&lead, &coloured(words))?,
            (None, "", new) => page.paragraph(&lead, &[(Mark::Added, new.into())])?,
            (None, old, "") => page.paragraph(&lead, &[(Mark::Dropped, old.into())])?,
            (None, _, new) if only_moved => page.paragraph(&lead, &[(Mark::Plain, new.into())])?,
            (None, old, new) => {
                let minus = [lead.as_slice(), &[(Mark::Sign(Kind::Dropped), "- ".into())]].concat();
                let plus = [(Mark::Plain, " ".repeat(INDENT).into()), (Mark::Sign(Kind::Added), "+ ".into())];
                page.paragraph(&minus, &[(Mark::Dropped, old.into())])?;
                page.paragraph(&plus, &[(Mark::Added, new.into())])?;
            }
        }
        for signal in change.signals {
            page.note(INDENT, Mark::Signal, signal)?;
        }
        change.notes.iter().try_for_each(|note| page.note(INDENT, Mark::Dim, note))
    }

    /// Writes a head: a bold name, and what belongs to it.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn head(&mut self, name: &str, facts: &str) -> io::Result<()> {
        let mut page = Sheet::new(&mut self.out, self.style, self.width, self.unicode);
        let text = [(Mark::Title, name.into()), (Mark::Plain, "\u{a0}\u{a0} ".into()), (Mark::Dim, facts.into())];
        page.paragraph(&[], if facts.is_empty() { &text[..1] } else { &text })
    }

    /// Writes a paragraph, indented by so many columns.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn line(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.marked(indent, Mark::Plain, text)
    }

    /// Writes a paragraph that warns, indented by so many columns.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn caution(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.marked(indent, Mark::Caution, text)
    }

    fn marked(&mut self, indent: usize, mark: Mark, text: &str) -> io::Result<()> {
        Sheet::new(&mut self.out, self.style, self.width, self.unicode).note(indent, mark, text)
    }

    /// Ends a line.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn newline(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Hands what is written to its reader.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Marked text in pieces, a colour for each.
fn coloured(words: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let next = [("[-", "-]", Mark::Deleted), ("{+", "+}", Mark::Inserted)]
            .into_iter()
            .filter_map(|(open, close, mark)| {
                let start = rest.find(open)?;
                let end = start + rest[start..].find(close)? + close.len();
                Some((start, end, mark))
            })
            .min_by_key(|(start, ..)| *start);
        let Some((start, end, mark)) = next else { break };
        pieces.push((Mark::Plain, rest[..start].into()));
        pieces.push((mark, rest[start..end].into()));
        rest = &rest[end..];
    }
    pieces.push((Mark::Plain, rest.into()));
    pieces
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_and_nothing_is_lost() {
        for text in ["", "plain", "a [-b-] {+c+} d", "{+a+}[-b-]", "[- open", "a -] b +} c", "{+x [-y-] z+}"] {
            let pieces = coloured(text);
            assert_eq!(pieces.iter().map(|piece| piece.1.as_ref()).collect::<String>(), text);
        }
        assert!(coloured("a [-b-] c").contains(&(Mark::Deleted, "[-b-]".into())));
    }

    #[test]
    fn a_change_has_its_sign_and_its_notes() {
        let show = |change: &Excerpt<'_>| {
            let mut out = Vec::new();
            ExcerptWriter::new(&mut out, Style::plain(), 60, true).change(change).unwrap();
            String::from_utf8(out).unwrap()
        };
        let (signals, notes) = (vec!["force-weakened: shall → should".to_owned()], vec!["§ Aims".to_owned()]);
        let change = Excerpt {
            kind: Some(Kind::Reworded),
            words: Some("It [-shall-] {+should+} go."),
            signals: &signals,
            notes: &notes,
            ..Excerpt::default()
        };
        assert_eq!(
            show(&change),
            "  ~  It [-shall-] {+should+} go.\n     force-weakened: shall → should\n     § Aims\n"
        );
        let whole = Excerpt { kind: Some(Kind::Reworded), old: "One.", new: "Two.", ..Excerpt::default() };
        assert_eq!(show(&whole), "  ~  - One.\n     + Two.\n");
        let moved =
            Excerpt { kind: Some(Kind::Unchanged), moved: true, old: "One.", new: "One.", ..Excerpt::default() };
        assert_eq!(show(&moved), "  ^  One.\n");
    }
}

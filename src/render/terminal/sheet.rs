//! The sheet that the parts of the report write on: width, colour and glyphs in one place.

use std::borrow::Cow;
use std::io;

use super::style::{Mark, Style};
use super::wrap::{Line, Piece, width, wrap};
use crate::render::Canvas;

/// The few characters of the report's own that differ between a UTF-8 terminal and one that has only ASCII.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyphs {
    pub arrow: &'static str,
    pub dot: &'static str,
    pub range: &'static str,
    pub ellipsis: &'static str,
    pub section: &'static str,
    pub open_quote: &'static str,
    pub close_quote: &'static str,
    pub column: &'static str,
    pub bar: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    arrow: "→",
    dot: " · ",
    range: "–",
    ellipsis: "…",
    section: "§ ",
    open_quote: "“",
    close_quote: "”",
    column: "│",
    bar: "█",
};

const ASCII: Glyphs = Glyphs {
    arrow: "->",
    dot: ", ",
    range: "-",
    ellipsis: "...",
    section: "sec. ",
    open_quote: "\"",
    close_quote: "\"",
    column: "|",
    bar: "#",
};

/// A writer with a width, a style and glyphs.
pub(super) struct Sheet<'w, W> {
    out: &'w mut W,
    style: Style,
    /// The columns to fill.
    pub width: usize,
    /// The characters to draw with.
    pub glyphs: Glyphs,
}

impl<'w, W: io::Write> Sheet<'w, W> {
    pub fn new(out: &'w mut W, style: Style, width: usize, unicode: bool) -> Self {
        Self { out, style, width: width.max(20), glyphs: if unicode { UNICODE } else { ASCII } }
    }

    /// A sheet on a canvas.
    pub fn on(canvas: &Canvas, out: &'w mut W) -> Self {
        Self::new(out, Style::of(canvas), canvas.width, canvas.unicode)
    }

    /// Ends a line.
    pub fn newline(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes marked text without ending the line.
    pub fn put(&mut self, mark: Mark, text: &str) -> io::Result<()> {
        self.style.write(self.out, mark, text)
    }

    /// Writes `count` spaces.
    pub fn spaces(&mut self, count: usize) -> io::Result<()> {
        write!(self.out, "{:count$}", "")
    }

    /// Writes a wrapped line, without its end.
    pub fn line(&mut self, line: &Line) -> io::Result<()> {
        line.pieces.iter().try_for_each(|(mark, text)| self.put(*mark, text))
    }

    /// Writes a paragraph: `lead` before its first line, every further line indented by the width of `lead`.
    pub fn paragraph(&mut self, lead: &[Piece<'_>], text: &[Piece<'_>]) -> io::Result<()> {
        let indent: usize = lead.iter().map(|piece| width(&piece.1)).sum();
        let lines = wrap(text, self.width.saturating_sub(indent));
        for (k, line) in lines.iter().enumerate() {
            if k > 0 {
                self.spaces(indent)?;
            } else {
                for (mark, text) in lead {
                    self.put(*mark, text)?;
                }
            }
            self.line(line)?;
            self.newline()?;
        }
        Ok(())
    }

    /// A paragraph of one mark, indented throughout.
    pub fn note(&mut self, indent: usize, mark: Mark, text: &str) -> io::Result<()> {
        let lead = [(Mark::Plain, Cow::Owned(" ".repeat(indent)))];
        self.paragraph(&lead, &[(mark, Cow::Borrowed(text))])
    }
}

/// Facts in a row; a line ends between two of them, not inside one.
pub(super) fn facts(parts: &[String], dot: &str) -> String {
    parts.iter().map(|part| part.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(dot)
}

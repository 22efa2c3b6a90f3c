//! The findings as JSON, for programs: one file per contract, each with its JSON Schema.

pub mod claims;
pub mod report;
pub mod reports;
mod signal;
mod writer;

use std::io;

pub(crate) use signal::SignalNote;

use super::{Format, Output, View};

/// The whole comparison, for programs.
pub const FORMAT: Format = Format {
    name: "json",
    about: "The whole comparison for programs",
    endings: &["json"],
    honours: &[],
    scope: "JSON always holds the whole comparison",
    write: render,
};

fn render(output: &Output<'_>, _: &View, mut out: &mut dyn io::Write) -> io::Result<()> {
    match output {
        Output::One(insight) => report::write(insight, &mut out),
        Output::Several(insights) => reports::write(insights, &mut out),
        Output::Claims(claims) => claims::write(claims, &mut out),
    }
}

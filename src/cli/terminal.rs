//! What the terminal can show: its width and its characters.

use std::ffi::OsString;
use std::io::{IsTerminal, stdout};

use super::output::Destination;

/// Where nothing is known.
const DEFAULT_WIDTH: usize = 80;
/// Longer lines are hard to read; two columns may take more.
const READABLE_WIDTH: usize = 120;

/// The columns to fill: as asked for, or those of the terminal up to what reads well.
pub fn width(asked: Option<u16>, destination: &Destination, columns: usize) -> usize {
    if let Some(width) = asked {
        return width.into();
    }
    let found = match destination {
        Destination::File(_) => None,
        Destination::Stdout => columns_variable(std::env::var_os("COLUMNS")).or_else(|| {
            let (width, _) = terminal_size::terminal_size_of(stdout())?;
            Some(width.0.into())
        }),
    };
    found.unwrap_or(DEFAULT_WIDTH).clamp(40, READABLE_WIDTH * columns)
}

fn columns_variable(value: Option<OsString>) -> Option<usize> {
    value?.to_str()?.trim().parse().ok().filter(|&columns| columns > 0)
}

/// True unless the output goes to a terminal that is not set to UTF-8. Files and pipes always get UTF-8, so that the
/// same comparison is the same bytes on every machine.
pub fn takes_unicode(destination: &Destination) -> bool {
    matches!(destination, Destination::File(_))
        || !stdout().is_terminal()
        || cfg!(windows)
        || is_utf8(|name| std::env::var_os(name))
}

/// The first of these variables that is set decides, as in POSIX.
fn is_utf8(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
    let locale = locale.unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides_on_characters() {
        let cases: [(&[(&str, &str)], bool); 5] = [
            (&[], false),
            (&[("LANG", "C.UTF-8")], true),
            (&[("LANG", "en_GB.utf8")], true),
            (&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "de_DE.UTF-8"), ("LANG", "C")], true),
        ];
        for (variables, expected) in cases {
            let variable =
                |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
            assert_eq!(is_utf8(variable), expected, "{variables:?}");
        }
    }

    #[test]
    fn a_senseless_width_is_skipped() {
        for (value, expected) in [("100", Some(100)), (" 90 ", Some(90)), ("0", None), ("wide", None), ("-3", None)] {
            assert_eq!(columns_variable(Some(value.into())), expected);
        }
        let file = Destination::File("x".into());
        assert_eq!(width(None, &file, 1), 80);
        assert_eq!(width(Some(300), &file, 1), 300);
    }
}

//! Whether to colour, decided once.

use std::ffi::OsString;
use std::io::{IsTerminal, stdout};

use redraft::render::terminal::Style;

use super::args::ColorChoice;
use super::output::Destination;

/// Decides for the stream that is written to, and sets the switch of the `colored` crate accordingly: by itself it
/// would let `CLICOLOR_FORCE` win over `NO_COLOR`.
pub fn style(choice: ColorChoice, destination: &Destination) -> Style {
    if is_wanted(choice, destination) { Style::coloured() } else { Style::plain() }
}

/// As [`style`], as a mere answer.
pub fn is_wanted(choice: ColorChoice, destination: &Destination) -> bool {
    let colored = match destination {
        Destination::File(_) => false,
        Destination::Stdout => decide(choice, stdout().is_terminal(), |name| std::env::var_os(name)),
    };
    colored::control::set_override(colored);
    #[cfg(windows)]
    if colored {
        let _ = colored::control::set_virtual_terminal(true);
    }
    colored
}

fn decide(choice: ColorChoice, is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR").is_some() => false,
        ColorChoice::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColorChoice::Auto => is_terminal && set("TERM").is_none_or(|term| term != "dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auto_asks_the_environment_and_the_terminal() {
        use ColorChoice::{Always, Auto, Never};
        type Variables<'a> = &'a [(&'a str, &'a str)];
        let cases: [(ColorChoice, bool, Variables<'_>, bool); 13] = [
            (Auto, true, &[], true),
            (Auto, false, &[], false),
            (Auto, true, &[("NO_COLOR", "1")], false),
            (Auto, true, &[("NO_COLOR", "")], true),
            (Auto, true, &[("NO_COLOR", "0")], false),
            (Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (Auto, false, &[("CLICOLOR_FORCE", "")], false),
            (Auto, true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
            (Auto, true, &[("TERM", "dumb")], false),
            (Auto, true, &[("TERM", "xterm")], true),
            (Always, false, &[("NO_COLOR", "1")], true),
            (Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ];
        for (choice, is_terminal, variables, expected) in cases {
            let variable =
                |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
            assert_eq!(decide(choice, is_terminal, variable), expected, "{choice:?} {is_terminal} {variables:?}");
        }
    }
}

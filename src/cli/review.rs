//! `redraft review [NAME…]`

use std::io::{self, BufRead, IsTerminal, Write};
use std::mem::discriminant;
use std::process::{Command, ExitCode};

use redraft::Error;
use redraft::render::terminal::{ExcerptWriter, Style};
use redraft::snapshot::Pending;

use super::args::ReviewArguments;
use super::guard::decide::{Decision, decide, write_pending};
use super::guard::{Guard, Outcome, show};
use super::output::Destination;
use super::{accept, check, color};

/// Lines of the draft before and after a finding.
const CONTEXT: usize = 3;
const HELP: &str = "\
a\u{a0}\u{a0}accept this finding
r\u{a0}\u{a0}reject it: the draft has to be corrected
s\u{a0}\u{a0}skip it: it stays pending
A\u{a0}\u{a0}accept this and all that follow
c\u{a0}\u{a0}show the lines around it
e\u{a0}\u{a0}open the draft in the editor, and compare anew
q\u{a0}\u{a0}quit: what is decided is written already";

/// Goes through the pending findings.
pub fn run(arguments: &ReviewArguments) -> anyhow::Result<ExitCode> {
    if !io::stdin().is_terminal() {
        return Err(Error::new("`redraft review` needs a terminal, and there is none")
            .help("`redraft accept` and `redraft reject` decide without asking: by name, --kind, --theme, --signal or --finding")
            .into());
    }
    let guard = Guard::load(&arguments.names)?;
    let destination = Destination::Stdout;
    let mut session = Session {
        input: io::stdin().lock(),
        style: color::style(arguments.look.color, &destination),
        width: super::terminal::width(arguments.look.width, &destination, 1),
        unicode: super::terminal::takes_unicode(&destination),
        accepted: 0,
        rejected: 0,
        skipped: 0,
        all: false,
    };
    for comparison in &guard.comparisons {
        if session.comparison(&guard, comparison)? == Turn::Quit {
            break;
        }
    }
    let Session { accepted, rejected, skipped, .. } = session;
    session.say(&match (accepted, rejected, skipped) {
        (0, 0, 0) => "Nothing is pending.".to_owned(),
        _ => format!("{accepted} accepted · {rejected} rejected · {skipped} skipped"),
    })?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Next,
    Again,
    Quit,
}

struct Session<R> {
    input: R,
    style: Style,
    width: usize,
    unicode: bool,
    accepted: usize,
    rejected: usize,
    skipped: usize,
    /// Everything from here on is accepted.
    all: bool,
}

impl<R: BufRead> Session<R> {
    fn comparison(&mut self, guard: &Guard, comparison: &redraft::config::Comparison) -> anyhow::Result<Turn> {
        // Findings that were skipped, so that they do not come again after the draft was edited.
        let mut passed: Vec<String> = Vec::new();
        loop {
            let outcomes = guard.run_some(std::slice::from_ref(comparison), check::today())?;
            let Some(outcome) = outcomes.first() else { return Ok(Turn::Next) };
            // What is shown here has been shown: the pending file has it.
            write_pending(&guard.store, outcome)?;
            match self.findings(guard, outcome, &mut passed)? {
                Turn::Again => {}
                turn => return Ok(turn),
            }
        }
    }

    fn findings(&mut self, guard: &Guard, outcome: &Outcome, passed: &mut Vec<String>) -> anyhow::Result<Turn> {
        let id = |pending: &Pending| pending.finding().id.clone();
        let open: Vec<&Pending> = outcome.standing.pending.iter().filter(|p| !passed.contains(&id(p))).collect();
        for (k, pending) in open.iter().enumerate() {
            self.show(|out| {
                out.newline()?;
                show::head(out, outcome)?;
                show::pending(out, guard, outcome, pending)
            })?;
            let turn = loop {
                let answer = if self.all { "a".to_owned() } else { self.ask(k + 1, open.len())? };
                let one = |other: &Pending| id(other) == id(pending) && discriminant(other) == discriminant(pending);
                match answer.as_str() {
                    "a" | "A" => {
                        self.all |= answer == "A";
                        self.accepted += decide(&guard.store, outcome, Decision::Accept, &one)?.decided.len();
                        break Turn::Next;
                    }
                    "r" => {
                        self.rejected += decide(&guard.store, outcome, Decision::Reject, &one)?.decided.len();
                        self.say(&accept::instruction(outcome, pending))?;
                        break Turn::Next;
                    }
                    "s" | "" => {
                        self.skipped += 1;
                        break Turn::Next;
                    }
                    "c" => self.context(outcome, pending)?,
                    "e" => match edit(outcome, pending) {
                        Ok(()) => break Turn::Again,
                        Err(error) => self.say(&error.to_string())?,
                    },
                    "q" => break Turn::Quit,
                    _ => self.say(HELP)?,
                }
            };
            if turn != Turn::Next {
                return Ok(turn);
            }
            passed.push(id(pending));
        }
        Ok(Turn::Next)
    }

    fn ask(&mut self, k: usize, of: usize) -> anyhow::Result<String> {
        let mut out = io::stdout().lock();
        let asked = write!(out, "({k}/{of}) [a]ccept [r]eject [s]kip [A]ll [c]ontext [e]dit [q]uit [?] ");
        asked.and_then(|()| out.flush()).map_err(unwritable)?;
        let mut line = String::new();
        let read = self.input.read_line(&mut line).map_err(|error| {
            Error::new("the answer could not be read")
                .help("use `redraft accept` and `redraft reject`")
                .caused_by(error)
        })?;
        // The end of the input is a way to leave.
        Ok(if read == 0 { "q".to_owned() } else { line.trim().to_owned() })
    }

    fn context(&self, outcome: &Outcome, pending: &Pending) -> anyhow::Result<()> {
        let Some(located) = pending.current() else { return Ok(()) };
        let sides = [(0, "old", located.old_place()), (1, "new", located.new_place())];
        for (side, name, line) in sides {
            let Some(line) = line.map(|lines| lines.first as usize) else { continue };
            let text = String::from_utf8_lossy(&outcome.texts[side]);
            let first = line.saturating_sub(CONTEXT).max(1);
            for (n, content) in text.lines().enumerate().skip(first - 1).take(line + CONTEXT + 1 - first) {
                let mark = if n + 1 == line { '>' } else { ' ' };
                self.show(|out| out.line(2, &format!("{mark} {name}:{} \u{a0}{content}", n + 1)))?;
            }
        }
        Ok(())
    }

    fn say(&self, text: &str) -> anyhow::Result<()> {
        self.show(|out| text.lines().try_for_each(|line| out.line(0, line)))
    }

    fn show(&self, write: impl FnOnce(&mut ExcerptWriter<io::StdoutLock<'_>>) -> io::Result<()>) -> anyhow::Result<()> {
        let mut out = ExcerptWriter::new(io::stdout().lock(), self.style, self.width, self.unicode);
        write(&mut out).and_then(|()| out.flush()).map_err(|error| unwritable(error).into())
    }
}

fn unwritable(error: io::Error) -> Error {
    Error::new("the terminal cannot be written to").help("use `redraft accept` and `redraft reject`").caused_by(error)
}

/// Opens the draft at the finding, in the editor that the user chose.
fn edit(outcome: &Outcome, pending: &Pending) -> Result<(), Error> {
    let chosen = ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let Some(chosen) = chosen else {
        return Err(Error::new("no editor is set: set EDITOR, as in `EDITOR=vim redraft review`"));
    };
    let mut words = chosen.split_whitespace();
    let Some(program) = words.next() else { return Err(Error::new("EDITOR is empty")) };
    let line = pending.current().and_then(|found| found.new_lines).map_or(1, |lines| lines.first);
    let status = Command::new(program).args(words).arg(format!("+{line}")).arg(outcome.draft()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Error::new(format!("{program} reported a failure"))),
        Err(error) => Err(Error::new(format!("{program} cannot be started: check EDITOR")).caused_by(error)),
    }
}

//! Clauses numbered on several levels (`2.2`, `2.3`) whose series goes on below a list in between.

use crate::shape::{self, parts::ends_in_part};

/// How many series stand within one another; it bounds the work.
const DEEPEST: usize = 16;

/// The series of clause numbers that are open, outermost first, with their last members.
#[derive(Debug, Default)]
pub(super) struct Clauses<'a> {
    open: Vec<Number<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Number<'a> {
    /// The figures before the last level.
    prefix: &'a str,
    value: u32,
}

impl<'a> Clauses<'a> {
    /// Takes note of a line and tells whether it is the next clause of an open series.
    ///
    /// A number that only wraps (`as set out in section⏎2.3`) follows a line that is not at its end.
    pub(super) fn see(&mut self, line: &'a str, before: Option<&str>) -> bool {
        let Some(found) = shape::enumerator(line).filter(|found| found.levels > 1) else { return false };
        let figures = found.marker.trim_end_matches(['.', ')']).trim_start_matches('(');
        let prefix = &figures[..figures.rfind('.').map_or(0, |point| point + 1)];
        let number = Number { prefix, value: found.value };
        let runs_on = before.is_some_and(|before| {
            // `1.2 million people` at the head of a wrapped line.
            let figure = line[found.text..].starts_with(char::is_lowercase) && !before.ends_with(['.', ';', ':', ')']);
            figure || before.ends_with([',', '-']) || shape::ends_open(before) || ends_in_part(before)
        });
        if runs_on {
            return false;
        }
        let series = self.open.iter().rposition(|last| last.prefix == prefix);
        let next = series.is_some_and(|at| self.open[at].value + 1 == number.value);
        match series {
            Some(at) if next || before.is_none() => {
                self.open.truncate(at);
                self.open.push(number);
            }
            Some(_) => {}
            None => {
                if self.open.len() == DEEPEST {
                    self.open.remove(0);
                }
                self.open.push(number);
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_next_number_of_a_series_is_its_next_clause() {
        for (lines, wanted) in [
            (&["4.1 The well is deep.", "4.2 The pump is new."][..], true),
            (&["4.1 The office sells:", "(a) pumps;", "(b) pipes.", "4.2 It lends none."], true),
            (&["4.1 The office sells:", "(a) pumps", "(b) pipes", "4.2 It lends none."], true),
            (&["4.1 One.", "4.1.1 Two:", "(a) three.", "4.2 Four."], true),
            (&["4.1 The office sells:", "(a) pumps as in section", "4.2 It lends none."], false),
            (&["4.1 The office sells:", "(a) pumps for the", "4.2 It lends none."], false),
            (&["4.1 The office sells:", "(a) pumps for", "4.2 million homes."], false),
            (&["4.1 The office sells:", "(a) pumps.", "4.3 It lends none."], false),
            (&["4.1 The office sells:", "(a) pumps.", "5.2 It lends none."], false),
            (&["The office sells:", "(a) pumps.", "4.2 It lends none."], false),
        ] {
            let mut clauses = Clauses::default();
            let mut before = None;
            let mut last = false;
            for line in lines {
                last = clauses.see(line, before);
                before = Some(*line);
            }
            assert_eq!(last, wanted, "{lines:?}");
        }
    }
}

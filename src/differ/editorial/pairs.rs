//! Pairs of words in a list of text: looked up where it lies, so that a list costs nothing before it is needed.

use std::cmp::Ordering;

/// Sorted lines of two words each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pairs(pub &'static str);

impl Pairs {
    /// Whether the list has the two words in one line, in either order.
    pub fn has(self, a: &str, b: &str) -> bool {
        self.has_line(a, b) || self.has_line(b, a)
    }

    fn has_line(self, first: &str, second: &str) -> bool {
        let list = self.0.as_bytes();
        let (mut from, mut to) = (0, list.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let start = list[from..middle].iter().rposition(|&byte| byte == b'\n').map_or(from, |at| from + at + 1);
            let end = memchr::memchr(b'\n', &list[start..]).map_or(list.len(), |at| start + at);
            let wanted = first.bytes().chain([b' ']).chain(second.bytes());
            match list[start..end].iter().copied().cmp(wanted) {
                Ordering::Equal => return true,
                Ordering::Less => from = end + 1,
                Ordering::Greater => to = start,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_list_is_found() {
        let list = Pairs("a b\nb c\nba c\nd e\n");
        for (a, b) in [("a", "b"), ("b", "c"), ("ba", "c"), ("e", "d")] {
            assert!(list.has(a, b) && list.has(b, a), "{a} {b}");
        }
        for (a, b) in [("a", "c"), ("", ""), ("b", ""), ("z", "z"), ("a b", "b")] {
            assert!(!list.has(a, b), "{a} {b}");
        }
    }
}

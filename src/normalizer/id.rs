//! Stable ids of statements, made from their content.

use crate::language::script::LETTER;

/// The digits of an id: Crockford's base 32 in lower case, which leaves out letters that are easily misread.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The digits of a common id. 39 bits: one clash is to be expected in about a million statements, and is resolved.
const SHORT: usize = 8;

/// The digits of an id that would clash with a shorter one: the whole hash.
const LONG: usize = 13;

/// Stands for no text in the chain of texts with the same short id.
const NONE: u32 = u32::MAX;

/// Ids for texts in reading order, one for each, all distinct.
///
/// An id depends on the letters and digits of its text alone, so that other quotes, dashes, punctuation, case and
/// line breaks keep it, and so that an edit elsewhere does not change it. The second and later texts of the same
/// letters and digits get `-2`, `-3` and so on. The first digit is always a letter: YAML reads no id as a number.
pub(crate) fn content_ids<'a>(texts: impl ExactSizeIterator<Item = &'a str> + Clone) -> Vec<String> {
    let expected = texts.len();
    let mut ids = Vec::with_capacity(expected);
    let mut known: Vec<Known<'a>> = Vec::with_capacity(expected);
    let mut newest = Newest::with_room_for(expected);
    let mut folded = Vec::new();
    // All hashes first: the look-ups below then wait for the memory together, not one after the other.
    let hashes: Vec<u64> = texts.clone().map(|text| hash(fold(text, &mut folded))).collect();
    for (text, hash) in texts.zip(hashes) {
        let slot = newest.slot(short(hash), &known);
        let newest_known = newest.slots[slot];
        let mut rivals = 0;
        let mut twins = 0;
        let mut at = newest_known;
        while let Some(other) = known.get_mut(at as usize) {
            if other.hash == hash && same_letters(other.text, text) {
                other.times += 1;
                break;
            }
            rivals += 1;
            twins += u32::from(other.hash == hash);
            at = other.older;
        }
        if at == NONE {
            known.push(Known { text, hash, times: 1, older: newest_known, rivals, twins });
            at = (known.len() - 1) as u32;
            newest.slots[slot] = at;
        }
        ids.push(known[at as usize].id());
    }
    ids
}

/// Whether an id has the form of those made here, so that it may have gone with its text.
pub(crate) fn is_content_id(id: &str) -> bool {
    let (body, times) = id.split_once('-').map_or((id, "2"), |(body, times)| (body, times));
    let body = body.as_bytes();
    let (digits, twins) = body.split_at(if body.len() < LONG { SHORT.min(body.len()) } else { LONG });
    let is_number = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    (digits.len() == SHORT || digits.len() == LONG)
        && DIGITS[16..].contains(&digits[0])
        && digits.iter().all(|digit| DIGITS.contains(digit))
        && (twins.is_empty() || twins.strip_prefix(b"x").is_some_and(is_number))
        && is_number(times.as_bytes())
}

/// The part of a hash that a common id shows.
fn short(hash: u64) -> u64 {
    hash >> (64 - SHORT * 5 + 1)
}

/// The newest known text with each short id, by open addressing in a flat array of small numbers. There is a look-up for
/// every statement, and each waits for the memory: a quarter of the room of a hash map stays nearer to the processor.
struct Newest {
    slots: Vec<u32>,
}

impl Newest {
    /// Room for so many texts, at least half of it empty.
    fn with_room_for(texts: usize) -> Self {
        Self { slots: vec![NONE; (texts * 2).next_power_of_two().max(16)] }
    }

    /// The slot of a short id, or the empty one where it belongs.
    fn slot(&self, wanted: u64, known: &[Known<'_>]) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = wanted as usize & mask;
        while known.get(self.slots[slot] as usize).is_some_and(|known| short(known.hash) != wanted) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// A text that has an id.
struct Known<'a> {
    text: &'a str,
    hash: u64,
    /// How often it has been met.
    times: u32,
    /// The one met before with the same short id, [`NONE`] if there is none.
    older: u32,
    /// How many had the same short id before it.
    rivals: u32,
    /// How many of those had the same hash.
    twins: u32,
}

impl Known<'_> {
    fn id(&self) -> String {
        let length = if self.rivals == 0 { SHORT } else { LONG };
        let mut id = String::with_capacity(length + 4);
        // Four bits for the first digit, one of the sixteen letters from `g` on; five for each of the others.
        id.push(DIGITS[16 + (self.hash >> 60) as usize] as char);
        let mut rest = self.hash << 4;
        for _ in 1..length {
            id.push(DIGITS[(rest >> 59) as usize] as char);
            rest <<= 5;
        }
        for (mark, count) in [('x', self.twins + 1), ('-', self.times)] {
            if count > 1 {
                id.push(mark);
                id.push_str(&count.to_string());
            }
        }
        id
    }
}

/// Thirteen digits for exactly this text: the whole hash, in the digits of an id.
pub(crate) fn digest(text: &str) -> String {
    Known { text, hash: hash(text.as_bytes()), times: 1, older: NONE, rivals: 1, twins: 0 }.id()
}

/// The letters and digits of `text` in lower case, or all of it if it has neither. `buffer` is room to put them in, used
/// again for every text.
fn fold<'b>(text: &'b str, buffer: &'b mut Vec<u8>) -> &'b [u8] {
    if buffer.len() < text.len() {
        buffer.resize(text.len(), 0);
    }
    let kept = if text.is_ascii() { fold_ascii(text.as_bytes(), buffer) } else { fold_any(text, buffer) };
    if kept == 0 { text.as_bytes() } else { &buffer[..kept] }
}

/// Puts the letters and digits at the head of `into`, which is no shorter; returns how many there are.
fn fold_ascii(ascii: &[u8], into: &mut [u8]) -> usize {
    let mut kept = 0;
    // Every byte is written and the place moves on only past those to keep: no branch to mispredict.
    for &byte in ascii {
        let letter = LETTER[byte as usize];
        into[kept] = letter;
        kept += usize::from(letter != 0);
    }
    kept
}

fn fold_any(text: &str, buffer: &mut Vec<u8>) -> usize {
    let mut kept = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let run = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, other) = rest.split_at(run);
        // A letter in lower case can be longer than it was.
        if buffer.len() < kept + rest.len() {
            buffer.resize(kept + rest.len(), 0);
        }
        kept += fold_ascii(ascii.as_bytes(), &mut buffer[kept..]);
        let other_run = other.bytes().position(|byte| byte.is_ascii()).unwrap_or(other.len());
        let (other, next) = other.split_at(other_run);
        for c in letters(other) {
            buffer.resize(buffer.len().max(kept + 4), 0);
            kept += c.encode_utf8(&mut buffer[kept..kept + 4]).len();
        }
        rest = next;
    }
    kept
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether [`fold`] makes the same of both.
fn same_letters(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let mut of_one = letters(one).peekable();
    of_one.peek().is_some() && of_one.eq(letters(other))
}

/// A hash that is the same on every machine and in every release: FNV-1a (Fowler, Noll and Vo,
/// <http://www.isthe.com/chongo/tech/comp/fnv/>) with its 64-bit constants, fed eight bytes at a time, little-endian,
/// and finished with the length and the `fmix64` step of MurmurHash3 (Austin Appleby, public domain), which spreads
/// every bit over the leading ones that a short id is made of.
///
/// FNV-1a proper takes single bytes. A wide step carries bits upwards only, hence the rotation between steps.
fn hash(bytes: &[u8]) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut state = BASIS;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let mut eight = [0; 8];
        eight.copy_from_slice(word);
        state = (state ^ u64::from_le_bytes(eight)).wrapping_mul(PRIME).rotate_left(29);
    }
    let mut last = [0; 8];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    state = (state ^ u64::from_le_bytes(last)).wrapping_mul(PRIME).rotate_left(29);
    state = (state ^ bytes.len() as u64).wrapping_mul(PRIME);
    state ^= state >> 33;
    state = state.wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^= state >> 33;
    state = state.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    state ^ (state >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(texts: &[&str]) -> Vec<String> {
        content_ids(texts.iter().copied())
    }

    #[test]
    fn ids_stay_the_same_in_every_release() {
        assert_eq!(
            ids(&["The Agency shall report.", "Öffentliche Mittel: 5 %", "…"]),
            ["ndfq7nf2", "t0je9eph", "kheyawzj"]
        );
    }

    #[test]
    fn only_letters_and_digits_count() {
        let made = ids(&["“Data” – all of it – stays.", "\"data\" - ALL of it -\nstays", "Data: all of it stay."]);
        assert_eq!(made[1], format!("{}-2", made[0]));
        assert_ne!(made[2], made[0]);
        let made = ids(&["Straße", "STRASSE", "straße!", "Ça va", "ça va."]);
        assert_eq!((&made[2], &made[4]), (&format!("{}-2", made[0]), &format!("{}-2", made[3])));
        assert_ne!(made[0], made[1]);
    }

    #[test]
    fn an_edit_elsewhere_changes_no_id() {
        let before = ids(&["One.", "Two.", "Three.", "Two."]);
        let after = ids(&["Zero.", "Three.", "Two.", "Two.", "One."]);
        assert_eq!((&before[0], &before[1], &before[2], &before[3]), (&after[4], &after[2], &after[1], &after[3]));
    }

    #[test]
    fn repeats_are_numbered_in_reading_order() {
        let made = ids(&["a b", "A, b", "c", "ab", "…", "—", "…"]);
        assert_eq!(made[1], format!("{}-2", made[0]));
        assert_eq!(made[3], format!("{}-3", made[0]));
        assert_ne!(made[4], made[5], "without letters the text itself counts");
        assert_eq!(made[6], format!("{}-2", made[4]));
    }

    #[test]
    fn short_ids_that_clash_are_lengthened() {
        let hash = 0x0123_4567_89ab_cdef;
        let known = |rivals, twins, times| Known { text: "", hash, times, older: 0, rivals, twins }.id();
        assert_eq!(known(0, 0, 1), "g28t5cy4");
        assert_eq!(known(1, 0, 1), "g28t5cy4tqkff");
        assert_eq!(known(1, 0, 2), "g28t5cy4tqkff-2");
        assert_eq!(known(2, 1, 1), "g28t5cy4tqkffx2");
        assert_eq!(known(2, 1, 3), "g28t5cy4tqkffx2-3");
    }

    #[test]
    fn made_ids_are_told_from_given_ones() {
        for made in ["g28t5cy4", "g28t5cy4tqkff", "g28t5cy4tqkff-2", "g28t5cy4tqkffx2", "g28t5cy4tqkffx2-3"] {
            assert!(is_content_id(made), "{made}");
        }
        for given in
            ["ca07-001", "", "-", "g28t5cy", "228t5cy4", "g28t5cy4-", "g28t5cy4-b", "article5", "é28t5cyé", "ééééééééé"]
        {
            assert!(!is_content_id(given), "{given}");
        }
        assert!(content_ids(["One.", "One.", "Two."].into_iter()).iter().all(|id| is_content_id(id)));
    }

    #[test]
    fn many_texts_have_as_many_ids() {
        let texts: Vec<String> = (0..200_000).map(|k| format!("Statement {k} of the plan.")).collect();
        let made = content_ids(texts.iter().map(String::as_str));
        let distinct: rustc_hash::FxHashSet<&str> = made.iter().map(String::as_str).collect();
        assert_eq!(distinct.len(), texts.len());
        assert!(made.iter().all(|id| id.len() >= SHORT && id.as_bytes()[0].is_ascii_lowercase()));
    }
}

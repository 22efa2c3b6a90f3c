//! The values of JSON, written one after the other.

use std::io;
use std::ops::Range;

/// JSON as far as it is gathered.
#[derive(Default)]
pub(super) struct Json {
    pub bytes: Vec<u8>,
}

/// True for what JSON does not take as it stands; all other bytes, those of longer characters too, stay as they are.
fn must_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

impl Json {
    /// Gives what is gathered to the writer if it is at least so much.
    pub fn hand_over(&mut self, at_least: usize, out: &mut impl io::Write) -> io::Result<()> {
        if self.bytes.len() >= at_least {
            out.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.bytes.extend_from_slice(text.as_bytes());
        self
    }

    /// A text in quotes. Hardly any text has a character to escape, so the texts are looked through in chunks of a fixed
    /// size, which the compiler turns into vector instructions, and copied in runs as long as can be.
    pub fn string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.bytes.reserve(bytes.len() + 2);
        self.bytes.push(b'"');
        let (chunks, rest) = bytes.as_chunks::<16>();
        let mut copied = 0;
        for (k, chunk) in chunks.iter().enumerate() {
            if chunk.iter().fold(false, |found, &byte| found | must_escape(byte)) {
                self.escaped(bytes, &mut copied, k * 16..k * 16 + 16);
            }
        }
        if rest.iter().any(|&byte| must_escape(byte)) {
            self.escaped(bytes, &mut copied, bytes.len() - rest.len()..bytes.len());
        }
        self.bytes.extend_from_slice(&bytes[copied..]);
        self.bytes.push(b'"');
    }

    /// Escapes what must be within `range`, after what is not `copied` yet of the bytes before it.
    fn escaped(&mut self, bytes: &[u8], copied: &mut usize, range: Range<usize>) {
        for at in range.filter(|&at| must_escape(bytes[at])) {
            self.bytes.extend_from_slice(&bytes[*copied..at]);
            self.escape(bytes[at]);
            *copied = at + 1;
        }
    }

    #[cold]
    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\t' => b't',
            b'\r' => b'r',
            0x08 => b'b',
            0x0c => b'f',
            _ => {
                let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble & 15)];
                self.bytes.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
                return;
            }
        };
        self.bytes.extend_from_slice(&[b'\\', short]);
    }

    pub fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.string(text),
            None => self.null(),
        }
    }

    pub fn null(&mut self) {
        self.raw("null");
    }

    pub fn number(&mut self, number: usize) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.bytes.extend_from_slice(&digits[at..]);
    }

    pub fn optional_number(&mut self, number: Option<u32>) {
        match number {
            Some(number) => self.number(number as usize),
            None => self.null(),
        }
    }

    /// A small value of several fields, as serde writes it.
    pub fn value(&mut self, value: &impl serde::Serialize) {
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut self.bytes, value);
    }

    pub fn truth(&mut self, truth: bool) {
        self.raw(if truth { "true" } else { "false" });
    }

    /// A number rounded to `places` digits, without trailing zeros, the same on every machine.
    pub fn decimal(&mut self, number: f64, places: u32) {
        let unit = 10_u64.pow(places);
        let rounded = (number.max(0.0) * unit as f64).round() as u64;
        self.number((rounded / unit) as usize);
        let mut rest = rounded % unit;
        if rest > 0 {
            self.bytes.push(b'.');
            let mut place = unit / 10;
            while rest > 0 {
                self.bytes.push(b'0' + (rest / place) as u8);
                rest %= place;
                place /= 10;
            }
        }
    }

    pub fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.bytes.push(b'[');
        for (k, item) in items.into_iter().enumerate() {
            if k > 0 {
                self.bytes.push(b',');
            }
            write(self, item);
        }
        self.bytes.push(b']');
    }
}

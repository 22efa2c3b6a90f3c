//! From bytes to text.

use std::borrow::Cow;

use super::bytes::line_of;
use super::unfit;
use crate::error::{Error, ErrorKind, Result};

/// A decoded text, and whether the encoding had to be guessed.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// What to tell the user if the encoding was guessed or did not fit everywhere.
    pub(super) doubt: Option<String>,
}

/// Bytes in UTF-8 if a byte order mark says that they are text in another encoding, and without the mark.
pub(super) fn marked_as_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == encoding_rs::UTF_8 => Cow::Borrowed(&bytes[mark..]),
        Some((encoding, mark)) => {
            let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
            Cow::Owned(text.into_owned().into_bytes())
        }
        None => Cow::Borrowed(bytes),
    }
}

/// Decodes by byte order mark, then as UTF-8, then by guess.
///
/// # Errors
/// If the bytes are no text, with what they look like, or hold nothing but white space.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded> {
    let decoded = to_text(bytes)?;
    match decoded.text.chars().all(char::is_whitespace) {
        true => Err(unfit::empty(decoded.text.is_empty())),
        false => Ok(decoded),
    }
}

fn to_text(bytes: Vec<u8>) -> Result<Decoded> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        if encoding == encoding_rs::UTF_8
            && let Ok(text) = std::str::from_utf8(&bytes[mark..])
        {
            refuse_binary(text.as_bytes())?;
            return Ok(Decoded { text: text.to_owned(), doubt: None });
        }
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        refuse_binary(text.as_bytes())?;
        let doubt =
            broken.then(|| format!("its byte order mark says {}, but some of its bytes are invalid", encoding.name()));
        return Ok(Decoded { text: text.into_owned(), doubt });
    }
    refuse_binary(&bytes)?;
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, doubt: None }),
        Err(error) => error.into_bytes(),
    };
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    let (text, broken) = encoding.decode_without_bom_handling(&bytes);
    let name = encoding.name().to_lowercase();
    let doubt = match broken {
        true => format!("it is neither valid UTF-8 nor valid {name}: invalid bytes are shown as U+FFFD"),
        false => format!("it is not UTF-8; read as {name}, which is a guess"),
    };
    Ok(Decoded { text: text.into_owned(), doubt: Some(doubt) })
}

/// Refuses what is no text: null bytes, many control characters.
fn refuse_binary(bytes: &[u8]) -> Result<()> {
    if let Some(at) = memchr::memchr(0, bytes) {
        let utf16 = at < 2 && bytes.len() >= 4;
        let help = match utf16 {
            true => "if it is UTF-16, add a byte order mark or convert it: `iconv -f UTF-16LE -t UTF-8 FILE`",
            false => "name the text document instead",
        };
        let error = Error::new("it holds a NUL byte: it is binary or UTF-16 without a byte order mark");
        return Err(error.of_kind(ErrorKind::NotText).at(line_of(bytes, at), None).help(help));
    }
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x08 | 0x1b);
    // Counted in bytes, piece by piece, which a processor does many at a time.
    let count = |piece: &[u8]| piece.iter().map(|byte| u8::from(control(byte))).sum::<u8>();
    let strange: usize = bytes.chunks(255).map(|piece| usize::from(count(piece))).sum();
    if strange > 8 && strange > bytes.len() / 50 {
        return Err(Error::new("it is full of control characters: it is binary")
            .of_kind(ErrorKind::NotText)
            .help("name the text document instead"));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn decodes() {
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("né\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let utf16be: Vec<u8> =
            [0xfe, 0xff].into_iter().chain("né\n".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let table: [(&[u8], &str, bool); 6] = [
            ("né\r\n".as_bytes(), "né\r\n", false),
            (b"\xef\xbb\xbfn\xc3\xa9", "né", false),
            (&utf16, "né\n", false),
            (&utf16be, "né\n", false),
            (b"\xe9t\xe9 \xe0 la fran\xe7aise", "été à la française", true),
            (b"\xef\xbb\xbfn\xe9e", "n\u{fffd}e", true),
        ];
        for (bytes, text, doubtful) in table {
            let decoded = decode(bytes.to_vec()).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.doubt.is_some()), (text, doubtful));
        }
    }

    #[test]
    fn refuses_what_is_no_text() {
        let table: [(&[u8], &str); 3] = [
            (b"one\r\ntwo\rthree \0", "3: it holds a NUL byte"),
            (b"a\0b\0c\0", "iconv -f UTF-16LE"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x01\x01\x01 text", "control characters"),
        ];
        for (bytes, wanted) in table {
            let error = decode(bytes.to_vec()).unwrap_err().in_file("f").to_string();
            assert!(error.contains(wanted) && error.contains("help: "), "{error}");
        }
    }
}

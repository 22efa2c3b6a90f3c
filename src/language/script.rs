//! What is known of single characters: scripts that set no spaces between words, in which every character is taken for
//! a word of its own, and the letters and digits of ASCII.

/// Whether the character belongs to such a script.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0E01..=0x0E5B | 0x0E81..=0x0EDF | 0x1000..=0x109F | 0x1780..=0x17DD // Thai, Lao, Myanmar, Khmer
        | 0x3005..=0x3007 | 0x3041..=0x309F | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x31F0..=0x31FF // Kana
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF) // Han
}

/// ASCII letters in lower case and digits; 0 for every other byte.
pub(crate) const LETTER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::is_unspaced;

    #[test]
    fn scripts_with_spaces_are_none() {
        assert!("港湾のカ々ทရខ".chars().all(is_unspaced));
        assert!("aé한Жשع。、・「".chars().all(|letter| !is_unspaced(letter)));
    }
}

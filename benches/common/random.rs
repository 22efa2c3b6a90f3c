//! A small random generator and the words it chooses from.

/// Linear congruential generator with the constants of Knuth's MMIX; the low bits, which repeat soon, are not used.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((u128::from(self.0 >> 32) * end as u128) >> 32) as usize
    }

    /// True in so many of a thousand cases.
    pub fn in_thousand(&mut self, cases: usize) -> bool {
        self.below(1000) < cases
    }

    /// One of the list, the first ones far more often than the last, as words are in any language.
    pub fn skewed<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let (a, b) = (self.below(list.len()), self.below(list.len()));
        &list[a * b / list.len()]
    }

    pub fn choose<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for k in (1..list.len()).rev() {
            list.swap(k, self.below(k + 1));
        }
    }
}

/// Words that no language has, each of `first` and some syllables: as many as are asked for, all different.
pub fn vocabulary(first: &str, size: usize) -> Vec<String> {
    const CONSONANTS: &[u8] = b"bdfgklmnprstvz";
    const VOWELS: &[u8] = b"aeiou";
    let syllables: Vec<String> =
        CONSONANTS.iter().flat_map(|&c| VOWELS.iter().map(move |&v| [c as char, v as char].iter().collect())).collect();
    // A step that has no factor in common with the number of words walks through all of them out of order.
    let (count, step) = (syllables.len().pow(3), 48_611);
    (0..size)
        .map(|k| {
            let at = k * step % count;
            let (a, b, c) = (at % 70, at / 70 % 70, at / 4900);
            format!("{first}{}{}{}", syllables[a], syllables[b], syllables[c])
        })
        .collect()
}

pub const STOP_WORDS: &[&str] =
    &["the", "of", "and", "to", "in", "for", "with", "on", "by", "that", "be", "as", "at", "their", "its"];

/// A sentence of so many words, a third of them stop words if `natural`.
pub fn sentence(random: &mut Random, words: &[String], length: std::ops::Range<usize>, natural: bool) -> Vec<String> {
    let length = length.start + random.below(length.len());
    (0..length)
        .map(|_| match natural && random.in_thousand(350) {
            true => (*random.skewed(STOP_WORDS)).to_owned(),
            false => random.skewed(words).clone(),
        })
        .collect()
}

/// The words with a capital and a full stop.
pub fn written(words: &[String]) -> String {
    let mut text = words.join(" ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text.push('.');
    text
}

/// Another word in the place of `count` of them.
pub fn reworded(random: &mut Random, sentence: &[String], words: &[String], count: usize) -> Vec<String> {
    let mut sentence = sentence.to_vec();
    for _ in 0..count {
        let at = random.below(sentence.len());
        sentence[at] = random.skewed(words).clone();
    }
    sentence
}

//! Parts of words, looked for in what stands around a value.

/// The first two bytes of words, case aside, as bits: most text begins none.
pub(crate) struct Beginnings([u64; 16]);

impl Beginnings {
    /// Those of words of two bytes or more.
    pub(crate) const fn of(words: &[&str]) -> Beginnings {
        let (mut all, mut index) = (Beginnings([0; 16]), 0);
        while index < words.len() {
            all = all.with(words[index].as_bytes());
            index += 1;
        }
        all
    }

    const fn with(mut self, word: &[u8]) -> Beginnings {
        let (place, bit) = Beginnings::place(word[0], word[1]);
        self.0[place] |= 1 << bit;
        self
    }

    /// Which word of the bits, and which bit.
    #[inline]
    const fn place(first: u8, second: u8) -> (usize, u32) {
        // What is not ASCII has another case with other bytes.
        let first = if first < 0x80 { first as usize & 31 } else { 0 };
        let second = if second < 0x80 && first != 0 { second as usize & 31 } else { 0 };
        let place = first << 5 | second;
        (place / 64, (place % 64) as u32)
    }

    /// Whether a word may begin with these bytes.
    #[inline]
    pub(crate) const fn have(&self, first: u8, second: u8) -> bool {
        let (word, bit) = Beginnings::place(first, second);
        self.0[word] >> bit & 1 != 0
    }
}

/// Parts of words; case does not matter in ASCII.
pub(crate) struct Parts {
    words: &'static [&'static [u8]],
    begin: Beginnings,
}

impl Parts {
    pub(crate) const fn new(words: &'static [&'static [u8]]) -> Parts {
        let (mut begin, mut index) = (Beginnings([0; 16]), 0);
        while index < words.len() {
            begin = begin.with(words[index]);
            index += 1;
        }
        Parts { words, begin }
    }

    /// Whether one of them stands in the text.
    pub(crate) fn are_in(&self, text: &[u8]) -> bool {
        text.windows(2).enumerate().any(|(start, pair)| {
            self.begin.have(pair[0], pair[1]) && {
                let rest = text.get(start..).unwrap_or_default();
                self.words
                    .iter()
                    .any(|word| rest.get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word)))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn parts_are_found_whatever_their_case() {
        const PARTS: Parts = Parts::new(&[b"card", "cart\u{e3}o".as_bytes(), b"visa"]);
        for (text, expected) in [
            ("the Card", true),
            ("a VISA", true),
            ("cart\u{e3}o", true),
            ("car", false),
            ("vi sa", false),
            ("", false),
        ] {
            assert_eq!(PARTS.are_in(text.as_bytes()), expected, "{text}");
        }
    }
}

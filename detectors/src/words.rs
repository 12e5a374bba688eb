//! Words in context and in the names of fields, and whether they are among a detector's words.

/// The least first byte, in UTF-8, of characters from U+3000 on. Chinese and Japanese are written without spaces
/// and Korean words have endings: each such character is a word, and what they name a phrase.
pub(crate) const WIDE: u8 = 0xe3;

/// How many bytes the character takes that begins with `byte`, if it is a word by itself.
#[inline]
pub(crate) const fn wide(byte: u8) -> Option<usize> {
    match byte {
        WIDE..=0xef => Some(3),
        0xf0.. => Some(4),
        _ => None,
    }
}

/// Divides a word of a phrase before and behind every character that is a word by itself.
pub(crate) fn divided(mut word: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let narrow = word.bytes().position(|byte| byte >= WIDE).unwrap_or(word.len());
        let length = if narrow > 0 { narrow } else { wide(*word.as_bytes().first()?)? };
        let (first, rest) = word.split_at_checked(length)?;
        word = rest;
        Some(first)
    })
}

/// A word folded to lower-case ASCII (other bytes as they are), cut at 24 bytes.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    bytes: [u8; 24],
    length: u8,
}

impl Word {
    /// The folded bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length as usize]
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.length as usize) {
            *slot = byte.to_ascii_lowercase();
            self.length += 1;
        }
    }
}

/// The words of a text: runs of letters, digits and non-ASCII bytes, divided at `_` and at the humps
/// of camel case (`remoteAddr`, `IPAddress`), between letters and digits, and around the characters that are
/// words by themselves.
pub(crate) fn words(text: &[u8]) -> impl Iterator<Item = Word> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() && !is_word(text[at]) {
            at += 1;
        }
        if at == text.len() {
            return None;
        }
        let mut word = Word { bytes: [0; 24], length: 0 };
        word.push(text[at]);
        at += 1;
        while at < text.len() && is_word(text[at]) && !is_hump(text, at) {
            word.push(text[at]);
            at += 1;
        }
        Some(word)
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Whether a new word begins at `at`, inside a run of word bytes.
fn is_hump(text: &[u8], at: usize) -> bool {
    let (before, here, after) = (text[at - 1], text[at], text.get(at + 1).copied().unwrap_or(0));
    here.is_ascii_uppercase()
        && (before.is_ascii_lowercase() || after.is_ascii_lowercase() && before.is_ascii_uppercase())
        || here.is_ascii_digit() != before.is_ascii_digit() && !(here >= 0x80 || before >= 0x80)
        || here >= WIDE
        || before >= 0x80 && here & 0xc0 != 0x80 && is_behind_wide(&text[..at])
}

/// Whether the last character of a text is a word by itself.
fn is_behind_wide(text: &[u8]) -> bool {
    text.iter().rev().take(4).find(|byte| **byte & 0xc0 != 0x80).is_some_and(|byte| *byte >= WIDE)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn fields_are_divided_into_words() {
        for (text, expected) in [
            ("remoteAddr", "remote addr"),
            ("IPAddress", "ip address"),
            ("card_number", "card number"),
            ("E-Mail 2", "e mail 2"),
            ("phone2", "phone 2"),
            ("Téléphone", "téléphone"),
            ("HTTPServerURL", "http server url"),
            ("身份证号", "身 份 证 号"),
            ("ID番号x", "id 番 号 x"),
            ("", ""),
        ] {
            let got: Vec<String> =
                words(text.as_bytes()).map(|w| String::from_utf8_lossy(w.bytes()).into_owned()).collect();
            assert_eq!(got.join(" "), expected, "{text}");
        }
    }
}

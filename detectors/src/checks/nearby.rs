//! The words beside a value, nearest first, without allocation.

use crate::site::Site;

/// Whether a byte is of a word: letters, digits, and everything that is not ASCII.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// The words that end within `reach` bytes before `at`, nearest first, as they are written. Underscores
/// divide. A word that begins further away is not told: a part of it could read as another.
pub(crate) fn before<'t>(
    site: &Site<'t>,
    at: usize,
    reach: usize,
) -> impl Iterator<Item = &'t [u8]> + use<'t> {
    let (text, lo) = (site.text, site.lo);
    let floor = at.saturating_sub(reach).max(lo);
    let mut end = at;
    std::iter::from_fn(move || {
        while end > floor && !is_word(text[end - 1]) {
            end -= 1;
        }
        let mut start = end;
        while start > floor && is_word(text[start - 1]) {
            start -= 1;
        }
        let whole = start < end && !(start == floor && floor > lo && is_word(text[start - 1]));
        let word = whole.then(|| &text[start..end]);
        end = start;
        word
    })
}

/// The words that begin within `reach` bytes from `at` on, nearest first. A word that ends further away
/// is not told.
pub(crate) fn after<'t>(
    site: &Site<'t>,
    at: usize,
    reach: usize,
) -> impl Iterator<Item = &'t [u8]> + use<'t> {
    let (text, hi) = (site.text, site.hi);
    let limit = (at + reach).min(hi);
    let mut start = at;
    std::iter::from_fn(move || {
        while start < limit && !is_word(text[start]) {
            start += 1;
        }
        let mut end = start;
        while end < limit && is_word(text[end]) {
            end += 1;
        }
        let whole = start < end && !(end == limit && limit < hi && is_word(text[end]));
        let word = whole.then(|| &text[start..end]);
        start = end;
        word
    })
}

/// Whether `word` is in `list` (lower case), or ends in a hump of camel case that is (`fileVersion`).
pub(crate) fn is_any(word: &[u8], list: &[&str]) -> bool {
    let listed = |part: &[u8]| list.iter().any(|entry| entry.as_bytes().eq_ignore_ascii_case(part));
    let hump = || {
        word.iter().rposition(u8::is_ascii_uppercase).filter(|&i| i > 0 && word[i - 1].is_ascii_lowercase())
    };
    listed(word) || hump().is_some_and(|i| listed(&word[i..]))
}

/// Whether any word within `reach` bytes before `at` is in `list`.
pub(crate) fn any_before(site: &Site<'_>, at: usize, reach: usize, list: &[&str]) -> bool {
    before(site, at, reach).any(|word| is_any(word, list))
}

/// The start of the line that `at` stands in, at most `reach` bytes back.
pub(crate) fn line_start(site: &Site<'_>, at: usize, reach: usize) -> usize {
    let left = site.left(at, reach);
    at - left.len() + memchr::memrchr(b'\n', left).map_or(0, |newline| newline + 1)
}

#[cfg(test)]
mod tests {
    use super::{after, before, is_any, line_start};
    use crate::{FieldHint, Shape, site::Site};

    fn site(text: &str) -> Site<'_> {
        Site { text: text.as_bytes(), lo: 0, hi: text.len(), hint: &FieldHint::NONE, shape: Shape::Prose }
    }

    #[test]
    fn words_come_nearest_first_and_whole() {
        for (text, reach, expected) in [
            ("the card_number: ", 40, vec!["number", "card", "the"]),
            ("relationship ", 4, vec![]),
            ("ship ip ", 6, vec!["ip"]),
            ("", 9, vec![]),
            ("Téléphone, ", 20, vec!["Téléphone"]),
        ] {
            let got: Vec<&[u8]> = before(&site(text), text.len(), reach).collect();
            assert_eq!(got, expected.iter().map(|w| w.as_bytes()).collect::<Vec<_>>(), "{text}");
        }
        for (text, reach, expected) in [
            (" is my card.", 40, vec!["is", "my", "card"]),
            ("-001 contains", 6, vec!["001"]),
            ("", 5, vec![]),
        ] {
            let got: Vec<&[u8]> = after(&site(text), 0, reach).collect();
            assert_eq!(got, expected.iter().map(|w| w.as_bytes()).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn humps_and_lines() {
        assert!(is_any(b"fileVersion", &["version"]) && is_any(b"VERSION", &["version"]));
        assert!(!is_any(b"X2882331V", &["v"]) && !is_any(b"inversion", &["version"]));
        assert_eq!(line_start(&site("a\nbc d"), 5, 99), 2);
        assert_eq!(line_start(&site("abc d"), 5, 99), 0);
    }
}

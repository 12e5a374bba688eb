//! UTF-8 in pieces: boundaries of characters, and bytes that are no UTF-8.

/// The longest character in UTF-8.
pub(crate) const MAX_UTF8: usize = 4;

/// The characters of the bytes 0x80 to 0x9f in windows-1252
/// (<https://encoding.spec.whatwg.org/index-windows-1252.txt>). Higher bytes are their own code
/// points.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}',
    '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}',
    '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

/// The character of a byte in windows-1252.
pub(crate) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

/// Whether this is a byte in the middle of a character.
pub(crate) fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// How many bytes at the end may be the beginning of a character that goes on.
pub(crate) fn unfinished(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(MAX_UTF8 - 1)..];
    let Some(lead) = tail.iter().rposition(|&b| !is_continuation(b)) else { return 0 };
    let length = match tail[lead] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return 0,
    };
    let rest = &tail[lead..];
    // What is wrong already will not be mended by what follows.
    let can_go_on = std::str::from_utf8(rest).is_err_and(|e| e.error_len().is_none());
    if rest.len() < length && can_go_on { rest.len() } else { 0 }
}

/// The last boundary of a character at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// The first boundary of a character at or after `at`.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at.min(text.len()))
}

/// Makes bytes UTF-8: each byte of what is none becomes its character in windows-1252.
pub(crate) fn mend(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| windows_1252(byte)));
    }
    text
}

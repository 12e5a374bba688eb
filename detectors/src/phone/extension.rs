//! Extensions: "ext. 503", "x123", "#12", "доб. 5", ";ext=7".

use std::ops::Range;

/// What introduces an extension, longest first, folded to lower case, with the most digits that may
/// follow: `CreateExtnPattern` of libphonenumber
/// (<https://github.com/google/libphonenumber/blob/master/cpp/src/phonenumbers/phonenumberutil.cc>),
/// which allows 20 after a clear label, 9 after an ambiguous character and 6 after a bare "#"; and the
/// words "poste" (French), "ramal" (Portuguese) and "wew" (Polish).
const LABELS: &[(&[u8], usize)] = &[
    (b";ext=", 20),
    (b"extension", 12),
    (b"extn", 12),
    (b"ext", 12),
    ("доб".as_bytes(), 12),
    (b"anexo", 12),
    (b"poste", 9),
    (b"ramal", 9),
    (b"wew", 9),
    (b"int", 9),
    (b"x", 9),
    (b"#", 6),
    (b"~", 6),
];

/// Whether a label may begin with a byte: `x # ~ ;`, the letters of the words and the first byte of "д".
const fn begins(byte: u8) -> bool {
    matches!(byte | 32, b'x' | b'e' | b'a' | b'p' | b'r' | b'w' | b'i')
        || matches!(byte, b'#' | b'~' | b';' | 0xD0)
}

/// The digits of the extension that follows directly at the start of `text`; `None` if there is none.
#[inline(always)]
pub(crate) fn after(text: &[u8]) -> Option<Range<usize>> {
    // The commonest answers first.
    match *text {
        [b' ' | b',', first, ..] if begins(first) || matches!(first, b' ' | b',' | b'\t') => read(text),
        [b';' | b'x' | b'X' | b'#' | b'e' | b'E' | b'~' | 0xD0, _, ..] => read(text),
        _ => None,
    }
}

fn read(text: &[u8]) -> Option<Range<usize>> {
    let gap = text.iter().take(3).take_while(|b| matches!(b, b' ' | b',' | b'\t')).count();
    let label = &text[gap..];
    if !begins(*label.first()?) {
        return None;
    }
    let (name, most) = LABELS.iter().find(|(name, _)| {
        label.len() > name.len() && label.iter().zip(*name).all(|(a, b)| a.to_ascii_lowercase() == *b)
    })?;
    let mut at = gap + name.len();
    at += text[at..].iter().take(3).take_while(|b| matches!(b, b'.' | b':' | b' ' | b'=')).count();
    let digits = text[at..].iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    let end = at + digits;
    let stops = !text.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    ((1..=*most).contains(&digits) && stops).then_some(at..end)
}

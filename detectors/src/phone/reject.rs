//! What most runs of digits are: identifiers, dates, decimal numbers. They leave here, in a handful of
//! instructions and before anything is built.

use std::ops::Range;

use super::Digits;
use super::context::HIGH;
use super::cutter::luhn;
use crate::site::Site;

/// How many digits `bytes` begin with.
#[inline]
pub(crate) fn leading_digits(bytes: &[u8]) -> usize {
    let mut count = 0;
    // Eight at a time: of a digit, the high bit is clear in both sums.
    while let Some(eight) = bytes.get(count..).and_then(|rest| rest.first_chunk()) {
        let moved = u64::from_le_bytes(*eight) ^ 0x3030_3030_3030_3030;
        let others = (moved | ((moved & !HIGH) + 0x7676_7676_7676_7676)) & HIGH;
        if others != 0 {
            return count + others.trailing_zeros() as usize / 8;
        }
        count += 8;
    }
    count + bytes[count..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Whether a run behind `byte` is the rest of a word; escapes such as `\n` and `%2B` are left to [`Lead`](super::edges::Lead).
#[inline]
pub(crate) fn is_inside_word(byte: u8) -> bool {
    (byte.is_ascii_alphanumeric() || byte == b'_') && !matches!(byte, b'n' | b'r' | b't' | b'B' | b'b')
}

/// Whether a run, whose first group has `gap` digits, is what most runs of several groups are: a
/// decimal number, a date alone or with the hour of a time, the status and size of an answer in a log
/// of the Common Log Format, a payment card. [`Run::date`](super::run::Run::date) and [`Cutter`](super::cutter::Cutter) know the rest.
#[inline]
pub(crate) fn is_common(site: &Site<'_>, run: &Range<usize>, gap: usize) -> bool {
    let bytes = &site.text[run.clone()];
    match bytes[gap] {
        b'.' => gap + 1 + leading_digits(&bytes[gap + 1..]) == bytes.len(),
        b'-' if gap == 4 && bytes.len() <= 13 => {
            matches!(bytes, [b'1' | b'2', b'0' | b'9', _, _, b'-', b'0' | b'1', _, b'-', b'0'..=b'3', _, ..])
                && matches!(bytes.get(10), None | Some(b' ' | b'-'))
        }
        b' ' if gap == 3 && site.left(run.start, 3).ends_with(b"\" ") => {
            matches!(bytes[0], b'1'..=b'5')
                && site.before(run.start - 2).is_ascii_digit()
                && bytes[4..].iter().all(u8::is_ascii_digit)
        }
        b' ' | b'-' if gap == 4 => is_card(bytes),
        _ => false,
    }
}

/// Whether a run is grouped as payment cards are and passes their check, ISO/IEC 7812-1, annex B.
fn is_card(bytes: &[u8]) -> bool {
    let gap = |at: usize| bytes[at] == bytes[4];
    let grouped = match bytes.len() {
        19 => gap(9) && gap(14),
        17 => gap(11),
        _ => false,
    };
    // Sixteen digits and three gaps, or fifteen and two.
    let digits = if bytes.len() == 19 { 16 } else { 15 };
    grouped && Digits::of(bytes).is_some_and(|d| d.values().len() == digits && luhn(d.values()))
}

/// Whether `end` stands behind the start of an IBAN, ISO 13616-1: country, check digits, and in some
/// countries four letters of a bank.
pub(crate) fn is_iban(site: &Site<'_>, end: usize) -> bool {
    let left = site.left(end, 11);
    let left = left.strip_suffix(b" ").unwrap_or(left);
    let head = match left {
        [head @ .., a, b, c, d] if [a, b, c, d].iter().all(|b| b.is_ascii_uppercase()) => {
            head.strip_suffix(b" ").unwrap_or(head)
        }
        _ => left,
    };
    matches!(head, [.., a, b, c, d] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_digit() && d.is_ascii_digit())
}

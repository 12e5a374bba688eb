//! What several detectors of this folder use.

use crate::{
    checks::mod11::{digits, weighted},
    method::Value,
    site::Site,
};

/// Whether ten digits pass the check of NHS numbers: weights 10 to 2, modulo 11.
/// <https://www.datadictionary.nhs.uk/attributes/nhs_number.html>
pub(super) fn passes_nhs(number: &[u8]) -> bool {
    digits::<10>(number)
        .is_some_and(|d| weighted(&d, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11) && d != [0; 10])
}

/// Most bytes of a code.
const LONGEST: usize = 24;
/// Least digits of a code.
const DIGITS: usize = 3;

/// The code that begins at `at`: letters and digits, joined by single dashes, dots and slashes, groups of
/// digits also by single spaces; three digits at least.
pub(in crate::catalog) fn code(site: &Site<'_>, at: usize) -> Option<Value> {
    let (mut end, mut digits, mut letters) = (at, 0, 0);
    loop {
        let byte = site.byte(end);
        if byte.is_ascii_digit() {
            digits += 1;
        } else if byte.is_ascii_alphabetic() {
            letters += 1;
        } else if !joins(site, end) {
            break;
        }
        end += 1;
        if end - at > LONGEST {
            return None;
        }
    }
    // More letters than this are words, `pending-2024`.
    if digits < DIGITS || letters > digits + 2 || is_date(site, at, end) {
        return None;
    }
    Some(Value::plain(at..end))
}

/// Whether the byte at `at` joins two parts of a code.
fn joins(site: &Site<'_>, at: usize) -> bool {
    let (before, behind) = (site.before(at), site.byte(at + 1));
    match site.byte(at) {
        b'-' | b'.' | b'/' => before.is_ascii_alphanumeric() && behind.is_ascii_alphanumeric(),
        b' ' => before.is_ascii_digit() && behind.is_ascii_digit(),
        _ => false,
    }
}

/// Whether the text is a date in digits, `12/05/1980` or `1980-05-12`.
fn is_date(site: &Site<'_>, from: usize, to: usize) -> bool {
    let text = site.right(from, to - from);
    let shape = |marks: [usize; 2]| {
        text.len() == 10
            && text.iter().enumerate().all(|(place, byte)| {
                if marks.contains(&place) {
                    matches!(byte, b'-' | b'/' | b'.')
                } else {
                    byte.is_ascii_digit()
                }
            })
    };
    shape([2, 5]) || shape([4, 7])
}

//! What the numbers of driving licences share.

use crate::Evidence;

/// How many digits a number holds.
pub(super) fn digits_in(number: &[u8]) -> usize {
    number.iter().filter(|b| b.is_ascii_digit()).count()
}

/// Accepts what has the form, unless all its digits are the same.
pub(super) fn plain(number: &[u8]) -> Option<Evidence> {
    let mut digits = number.iter().filter(|b| b.is_ascii_digit());
    let first = digits.next()?;
    digits.any(|digit| digit != first).then_some(Evidence::NONE)
}

/// A digit as it is, A = 10 to Z = 35.
pub(super) fn value_of(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'A'..=b'Z' => u32::from(byte - b'A') + 10,
        _ => 0,
    }
}

/// Whether two letters are the code of an Indian state or territory, past ones included:
/// <https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_India>.
pub(super) fn is_indian_state(code: &[u8]) -> bool {
    const STATES: &[&[u8; 2]] = &[
        b"AN", b"AP", b"AR", b"AS", b"BR", b"CG", b"CH", b"DD", b"DL", b"DN", b"GA", b"GJ", b"HP", b"HR",
        b"JH", b"JK", b"KA", b"KL", b"LA", b"LD", b"MH", b"ML", b"MN", b"MP", b"MZ", b"NL", b"OD", b"OR",
        b"PB", b"PY", b"RJ", b"SK", b"TN", b"TR", b"TS", b"TG", b"UA", b"UK", b"UP", b"WB",
    ];
    STATES.iter().any(|state| state.as_slice() == code)
}

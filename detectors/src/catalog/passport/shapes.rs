//! What the numbers of passports share.

use crate::{Evidence, checks::mod11::is_uniform};

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

/// Accepts numbers with at least five digits: those with letters anywhere.
pub(super) fn five_digits(number: &[u8]) -> Option<Evidence> {
    (digits_in(number) >= 5 && !is_uniform(number)).then(|| plain(number))?
}

/// The check digit of ICAO Doc 9303-3, section 4.9, as an ASCII digit: weights 7, 3 and 1, letters A = 10 to
/// Z = 35, the filler 0. `None` if another byte is among them.
pub(super) fn check_digit(characters: &[u8]) -> Option<u8> {
    let mut sum = 0u32;
    for (byte, weight) in characters.iter().zip([7, 3, 1].iter().cycle()) {
        sum += weight
            * match byte {
                b'0'..=b'9' => u32::from(byte - b'0'),
                b'A'..=b'Z' => u32::from(byte - b'A') + 10,
                b'<' => 0,
                _ => return None,
            };
    }
    Some(b'0' + (sum % 10) as u8)
}

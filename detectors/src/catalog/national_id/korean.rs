//! What the registration numbers of Korean nationals and of foreigners in South Korea share.

use crate::checks::{
    dates::{exists, is_birth_year, two},
    mod11::{digits, weighted},
};

/// A registration number with a possible date of birth.
pub(super) struct Registration {
    /// The digit for sex, century and nationality: 0 to 9.
    pub(super) kind: u8,
    /// Of the place of registration: before October 2020, up to 96.
    pub(super) place: u32,
    /// Born on 1 October 2020 or later: the number has no check digit.
    pub(super) unchecked: bool,
    /// The weighted sum modulo 11.
    pub(super) sum: u32,
    /// The last digit.
    pub(super) last: u32,
}

/// The parts of a number of thirteen digits; `None` where the date of birth is impossible.
pub(super) fn registration(number: &[u8]) -> Option<Registration> {
    let digits = digits::<13>(number)?;
    let kind = digits[6];
    let century = match kind {
        9 | 0 => 1800,
        1 | 2 | 5 | 6 => 1900,
        _ => 2000,
    };
    let (year, month, day) = (century + two(number, 0), two(number, 2), two(number, 4));
    if !is_birth_year(year) || !exists(year, month, day) {
        return None;
    }
    let sum = weighted(&digits, &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11;
    Some(Registration {
        kind,
        place: two(number, 7),
        unchecked: (year, month) >= (2020, 10),
        sum,
        last: u32::from(digits[12]),
    })
}

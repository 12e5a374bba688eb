//! The personal codes of Estonia and Lithuania, which follow one rule.

use crate::checks::{
    dates::{LATEST, exists, two},
    mod11::{digits, weighted},
};

const FIRST: &[u32] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
const SECOND: &[u32] = &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3];

/// Whether the check digit is right; `None` if there are not eleven digits. Where the first weights leave
/// 10, the second count, and 10 is written 0 then.
pub(super) fn check_digit(number: &[u8]) -> Option<bool> {
    let all = digits::<11>(number)?;
    let expected = match weighted(&all, FIRST) % 11 {
        10 => weighted(&all, SECOND) % 11 % 10,
        remainder => remainder,
    };
    Some(expected == u32::from(all[10]))
}

/// Whether the first seven digits are a sex and century (1 and 2: from 1800, 3 and 4: from 1900, 5 and 6:
/// from 2000) and a day that was.
pub(super) fn has_birth_date(number: &[u8]) -> bool {
    let century = match number.first() {
        Some(b'1' | b'2') => 1800,
        Some(b'3' | b'4') => 1900,
        Some(b'5' | b'6') => 2000,
        _ => return false,
    };
    let year = century + two(number, 1);
    year <= LATEST && exists(year, two(number, 3), two(number, 5))
}

//! The check letter of Spanish identity numbers.

use crate::checks::mod11::number;

/// Whether `letter` is that of the number which the digits, behind `first`, spell. Orden de 7 de febrero de
/// 1997: the remainder modulo 23 chooses a letter of the table.
pub(super) fn letter_passes(first: u64, digits: &[u8], letter: u8) -> Option<bool> {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let remainder = (first * 10_000_000 + number(digits)?) % 23;
    Some(LETTERS.get(usize::try_from(remainder).ok()?) == Some(&letter))
}

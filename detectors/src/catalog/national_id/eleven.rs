//! The elfproef of Dutch numbers of persons: weights 9 to 2 and -1, modulo 11,
//! <https://nl.wikipedia.org/wiki/Elfproef>.

use crate::checks::mod11::{digits, weighted};

/// Whether eight or nine digits leave `remainder`; before eight stands a zero that was not written.
pub(super) fn passes(number: &[u8], remainder: u32) -> bool {
    let mut nine = [b'0'; 9];
    match number.len() {
        8 => nine[1..].copy_from_slice(number),
        9 => nine.copy_from_slice(number),
        _ => return false,
    }
    // -1 is 10 modulo 11.
    digits::<9>(&nine)
        .is_some_and(|d| d != [0; 9] && weighted(&d, &[9, 8, 7, 6, 5, 4, 3, 2, 10]) % 11 == remainder)
}

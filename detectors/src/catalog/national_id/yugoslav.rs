//! The number that Yugoslavia gave to its citizens and that its successors give on (JMBG, EMBG, EMŠO): Act on
//! the Introduction of the Unique Citizen Number, Official Gazette of the SFRY 58/1976.
//!
//! Thirteen digits DDMMYYY RR SSS K: the date of birth with three digits of the year, the region of birth
//! or registration, a serial (from 500 on women), a check digit. Whoever moved kept the number: a register holds
//! numbers of all regions.

use crate::checks::{
    dates::{exists, is_birth_year, two},
    mod11::{digits, is_uniform, weighted},
};

const WEIGHTS: &[u32] = &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/// Whether the date of birth is possible and the check digit right.
pub(super) fn passes(number: &[u8]) -> bool {
    let Some(d) = digits::<13>(number) else { return false };
    let short = u32::from(d[4]) * 100 + two(number, 5);
    let year = if short < 800 { 2000 + short } else { 1000 + short };
    // Where the rule gives 10 the check digit is 0.
    let expected = (11 - weighted(&d, WEIGHTS) % 11) % 11 % 10;
    is_birth_year(year)
        && exists(year, two(number, 2), two(number, 0))
        && expected == u32::from(d[12])
        && !is_uniform(number)
}

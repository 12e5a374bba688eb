//! Parts of a table for several workers: stretches of rows (row groups, stripes), a few to a part.

use crate::formats::kind::Part;

/// Most parts of one file.
const PARTS: u64 = 1 << 16;

/// Rows that are kept together.
pub(super) struct Stretch {
    /// How many bytes they take in the file.
    pub(super) bytes: u64,
    /// How many there are.
    pub(super) rows: u64,
}

/// How many parts of about `part` bytes.
pub(super) fn count(stretches: &[Stretch], part: u64) -> u32 {
    let bytes = stretches.iter().fold(0u64, |sum, stretch| sum.saturating_add(stretch.bytes));
    let wanted = bytes.div_ceil(part.max(1)).clamp(1, PARTS);
    wanted.min(stretches.len().max(1) as u64) as u32
}

/// The stretches of a part: those whose middle lies in it.
pub(super) fn chosen(stretches: &[Stretch], part: Part) -> Vec<usize> {
    let bytes: u128 = stretches.iter().map(|stretch| u128::from(stretch.bytes)).sum();
    let last = u128::from(part.of.saturating_sub(1));
    let mut before = 0u128;
    let mut chosen = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        let middle = before + u128::from(stretch.bytes) / 2;
        before += u128::from(stretch.bytes);
        let of = (middle * u128::from(part.of)).checked_div(bytes).unwrap_or(0).min(last);
        if of == u128::from(part.index) {
            chosen.push(index);
        }
    }
    chosen
}

/// The rows of the stretches before one.
pub(super) fn rows_before(stretches: &[Stretch], index: usize) -> u64 {
    stretches.iter().take(index).fold(0, |sum, stretch| sum.saturating_add(stretch.rows))
}

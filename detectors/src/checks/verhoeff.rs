//! The Verhoeff check: the dihedral group of order 10. J. Verhoeff, Error Detecting Decimal Codes,
//! Mathematical Centre Tracts 29, 1969, <https://en.wikipedia.org/wiki/Verhoeff_algorithm>.

const MULTIPLY: [[u8; 10]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
    [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
    [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
    [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
    [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
    [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];

const PERMUTE: [[u8; 10]; 8] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
    [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
    [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
    [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
    [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
    [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
    [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];

/// Whether the digits (values 0 to 9), the check digit last, pass. Chance lets one in ten pass.
pub(crate) fn passes(digits: &[u8]) -> bool {
    let fold = |sum: u8, (place, digit): (usize, &u8)| {
        MULTIPLY[usize::from(sum)][usize::from(PERMUTE[place % 8][usize::from(*digit % 10)])]
    };
    digits.iter().rev().enumerate().fold(0, fold) == 0
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn table() {
        for (digits, expected) in
            [(&[2, 3, 6, 3][..], true), (&[2, 3, 6, 4], false), (&[1, 2, 3, 4, 5, 1], true)]
        {
            assert_eq!(passes(digits), expected, "{digits:?}");
        }
    }
}

//! Weighted sums that begin at the last digit, for numbers of several lengths.

/// The sum of the products of ASCII digits and weights, the last digit with the first weight.
pub(crate) fn from_right(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().rev().zip(weights).map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::from_right;

    #[test]
    fn the_last_digit_has_the_first_weight() {
        assert_eq!(from_right(b"123", &[2, 3, 4]), 6 + 6 + 4);
        assert_eq!(from_right(b"23", &[2, 3, 4]), 12);
    }
}

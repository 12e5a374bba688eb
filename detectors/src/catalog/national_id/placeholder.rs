//! Values that stand for a number and are none.

use crate::checks::mod11::is_uniform;

/// Whether the digits are all equal, or count up or down (`1234567890`): in numbers without a check digit, a
/// value that someone typed to fill a form.
pub(crate) fn is_placeholder(digits: &[u8]) -> bool {
    let steps = |step: u8| {
        digits.windows(2).all(|pair| {
            let (a, b) = (pair[0].wrapping_sub(b'0'), pair[1].wrapping_sub(b'0'));
            b == (a + step) % 10
        })
    };
    is_uniform(digits) || digits.len() >= 9 && digits.iter().all(u8::is_ascii_digit) && (steps(1) || steps(9))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn placeholders_are_told() {
        for (digits, expected) in [
            (&b"12345678901"[..], true),
            (b"9876543210", true),
            (b"77777", true),
            (b"1234567", false),
            (b"12345678902", false),
            (b"A23456789", false),
        ] {
            assert_eq!(is_placeholder(digits), expected);
        }
    }
}

//! Whole numbers in decimal.

/// The digits of 00 to 99.
static PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
        number += 1;
    }
    pairs
};

/// The most digits of a 64-bit number.
const MOST: usize = 20;

/// Writes a number.
#[inline]
pub(super) fn signed(number: i64, out: &mut Vec<u8>) {
    if number < 0 {
        out.push(b'-');
    }
    unsigned(number.unsigned_abs(), out);
}

/// Writes a number.
#[inline]
pub(super) fn unsigned(mut number: u64, out: &mut Vec<u8>) {
    let count = number.checked_ilog10().unwrap_or_default() as usize + 1;
    let mut digits = [b'0'; MOST];
    let mut at = count.min(MOST);
    while at >= 2 {
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[(number % 100) as usize]);
        number /= 100;
    }
    if at == 1 {
        digits[0] = b'0' + (number % 10) as u8;
    }
    // Writing all of a known number of bytes is faster than writing those that count.
    let start = out.len();
    out.extend_from_slice(&digits);
    out.truncate(start + count);
}

/// Writes two digits.
#[inline]
pub(super) fn pair(number: u64, out: &mut Vec<u8>) {
    out.extend_from_slice(&pair_of(number));
}

/// The last two digits of a number.
#[inline]
pub(super) fn pair_of(number: u64) -> [u8; 2] {
    PAIRS[(number % 100) as usize]
}

/// Writes a number of at least four digits.
#[inline]
pub(super) fn four(number: u64, out: &mut Vec<u8>) {
    if number < 10_000 {
        let ([a, b], [c, d]) = (pair_of(number / 100), pair_of(number));
        out.extend_from_slice(&[a, b, c, d]);
    } else {
        unsigned(number, out);
    }
}

/// Writes exactly `digits` digits of a fraction without the zeros at the end, and the point before
/// it; nothing for 0.
pub(super) fn fraction(mut number: u64, digits: usize, out: &mut Vec<u8>) {
    if number == 0 {
        return;
    }
    let start = out.len();
    out.resize(start + digits + 1, b'.');
    for digit in out[start + 1..].iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
    while out.last() == Some(&b'0') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_as_the_standard_library_writes_them(number: i64, shift in 0..64u32) {
            let mut out = b"x".to_vec();
            signed(number >> shift, &mut out);
            prop_assert_eq!(out, format!("x{}", number >> shift).into_bytes());
        }

        #[test]
        fn fractions_have_no_zeros_at_the_end(number in 0..1_000_000u64) {
            let mut out = Vec::new();
            fraction(number, 6, &mut out);
            let text = format!(".{number:06}");
            let expected = text.trim_end_matches('0').trim_end_matches('.');
            prop_assert_eq!(out, expected.as_bytes());
        }
    }

    #[test]
    fn the_ends_of_the_range() {
        for number in [0, 9, 10, 99, 100, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            signed(number, &mut out);
            assert_eq!(out, number.to_string().into_bytes());
        }
        let mut out = Vec::new();
        unsigned(u64::MAX, &mut out);
        assert_eq!(out, u64::MAX.to_string().into_bytes());
    }
}

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
    let mut digits = [b'0'; MOST];
    let mut at = MOST;
    while number >= 100 && at >= 2 {
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[(number % 100) as usize]);
        number /= 100;
    }
    let [tens, ones] = PAIRS[(number % 100) as usize];
    if number >= 10 && at >= 2 {
        at -= 2;
        digits[at..at + 2].copy_from_slice(&[tens, ones]);
    } else if at >= 1 {
        at -= 1;
        digits[at] = ones;
    }
    out.extend_from_slice(&digits[at..]);
}

/// Writes two digits.
#[inline]
pub(super) fn pair(number: u64, out: &mut Vec<u8>) {
    out.extend_from_slice(&PAIRS[(number % 100) as usize]);
}

/// Writes a number of at least four digits.
#[inline]
pub(super) fn four(number: u64, out: &mut Vec<u8>) {
    if number < 10_000 {
        pair(number / 100, out);
        pair(number, out);
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

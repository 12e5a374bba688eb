//! Floating point numbers, the way PostgreSQL writes them since version 12: the fewest digits that
//! bring back the same number, though of two such forms that are as near not always the same one
//! (<https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-FLOAT>).

use std::io::Write;

use crate::postgres::decode::integers;

/// Writes a `double precision`.
pub(super) fn double(number: f64, out: &mut Vec<u8>) {
    if special(number, out) || short(number, out) {
        return;
    }
    let mut digits = Digits::default();
    // Never fails: the buffer is longer than any number.
    let _ = write!(digits, "{number:e}");
    digits.layout(15, out);
}

/// Writes a `real`.
pub(super) fn single(number: f32, out: &mut Vec<u8>) {
    if special(f64::from(number), out) {
        return;
    }
    let mut digits = Digits::default();
    let _ = write!(digits, "{number:e}");
    digits.layout(6, out);
}

/// Powers of ten: how many digits stand behind the point, and the factor. Exact, as are all up to 22.
const POWERS: [(usize, f64); 5] = [(0, 1.0), (2, 1e2), (4, 1e4), (6, 1e6), (8, 1e8)];

/// Decimal numbers of up to 15 digits are told apart by a `double precision`: the one that is
/// converted to a number is its shortest form.
const EXACT: f64 = 1e15;

/// Writes a number that has few digits, as most in tables do. False if it is none of these.
fn short(number: f64, out: &mut Vec<u8>) -> bool {
    if number == 0.0 || number.abs() < 1e-4 {
        return false;
    }
    for (digits, power) in POWERS {
        let whole = (number * power).round();
        if whole.abs() >= EXACT {
            return false;
        }
        if whole / power == number {
            if whole < 0.0 {
                out.push(b'-');
            }
            let (whole, power) = (whole.abs() as u64, power as u64);
            integers::unsigned(whole / power, out);
            integers::fraction(whole % power, digits, out);
            return true;
        }
    }
    false
}

fn special(number: f64, out: &mut Vec<u8>) -> bool {
    let word: &[u8] = if number.is_nan() {
        b"NaN"
    } else if number.is_infinite() {
        if number > 0.0 { b"Infinity" } else { b"-Infinity" }
    } else {
        return false;
    };
    out.extend_from_slice(word);
    true
}

/// A number as `-1.2345e-6`.
#[derive(Default)]
struct Digits {
    text: [u8; 32],
    length: usize,
}

impl Write for Digits {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let room = &mut self.text[self.length..];
        let count = bytes.len().min(room.len());
        room[..count].copy_from_slice(&bytes[..count]);
        self.length += count;
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Digits {
    /// Writes the number with an exponent only where it is below -4 or at least `most`.
    fn layout(&self, most: i32, out: &mut Vec<u8>) {
        let text = &self.text[..self.length];
        let text = match text.strip_prefix(b"-") {
            Some(rest) => {
                out.push(b'-');
                rest
            }
            None => text,
        };
        let mark = memchr::memchr(b'e', text).unwrap_or(text.len());
        let exponent = text.get(mark + 1..).and_then(|e| std::str::from_utf8(e).ok());
        let exponent: i32 = exponent.and_then(|e| e.parse().ok()).unwrap_or(0);
        let (first, rest) = text[..mark].split_at(1.min(mark));
        let rest = rest.strip_prefix(b".").unwrap_or(rest);
        if !(-4..most).contains(&exponent) {
            out.extend_from_slice(first);
            if !rest.is_empty() {
                out.push(b'.');
                out.extend_from_slice(rest);
            }
            out.push(b'e');
            out.push(if exponent < 0 { b'-' } else { b'+' });
            let exponent = u64::from(exponent.unsigned_abs());
            if exponent < 100 {
                integers::pair(exponent, out);
            } else {
                integers::unsigned(exponent, out);
            }
        } else if exponent < 0 {
            out.extend_from_slice(b"0.");
            out.extend(std::iter::repeat_n(b'0', exponent.unsigned_abs() as usize - 1));
            out.extend_from_slice(first);
            out.extend_from_slice(rest);
        } else {
            let whole = exponent as usize;
            out.extend_from_slice(first);
            out.extend_from_slice(&rest[..whole.min(rest.len())]);
            out.extend(std::iter::repeat_n(b'0', whole.saturating_sub(rest.len())));
            if rest.len() > whole {
                out.push(b'.');
                out.extend_from_slice(&rest[whole..]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(number: f64) -> String {
        let mut out = Vec::new();
        double(number, &mut out);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_written_is_the_same_number_in_the_fewest_digits(
            bits: u64,
            cents in -1_000_000_000i64..1_000_000_000,
            places in 0..9i32,
        ) {
            for number in [f64::from_bits(bits), cents as f64 / 10f64.powi(places)] {
                let text = text(number);
                if number.is_nan() {
                    prop_assert_eq!(text, "NaN");
                    continue;
                }
                prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), number.to_bits());
                let digits = |text: &str| {
                    let mantissa = text.split('e').next().unwrap_or_default();
                    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
                    digits.trim_start_matches('0').trim_end_matches('0').len()
                };
                prop_assert_eq!(digits(&text), digits(&format!("{number:e}")));
            }
        }
    }
}

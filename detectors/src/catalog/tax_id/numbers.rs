//! Checks of tax numbers that are also the VAT numbers of their countries, without the letters of the country.
//!
//! Sources: the definitions of the detectors, and the European Commission's description of VAT numbers,
//! <https://ec.europa.eu/taxation_customs/vies/>.

use crate::checks::{
    dates,
    mod11::{digits, is_uniform, number, weighted},
};

/// Portugal.
pub(in crate::catalog) fn pt(value: &[u8]) -> bool {
    let Some(d) = digits::<9>(value) else { return false };
    let rest = weighted(&d[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    d[0] != 0 && u32::from(d[8]) == if rest < 2 { 0 } else { 11 - rest }
}

/// Poland.
pub(in crate::catalog) fn pl(value: &[u8]) -> bool {
    let Some(d) = digits::<10>(value) else { return false };
    let sum = weighted(&d[..9], &[6, 5, 7, 2, 3, 4, 5, 6, 7]);
    sum > 0 && sum % 11 == u32::from(d[9])
}

/// Greece.
pub(in crate::catalog) fn gr(value: &[u8]) -> bool {
    let Some(d) = digits::<9>(value) else { return false };
    let sum = weighted(&d[..8], &[256, 128, 64, 32, 16, 8, 4, 2]);
    sum > 0 && sum % 11 % 10 == u32::from(d[8])
}

/// Slovenia.
pub(in crate::catalog) fn si(value: &[u8]) -> bool {
    let Some(d) = digits::<8>(value) else { return false };
    let rest = 11 - weighted(&d[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11;
    d[0] != 0 && rest != 11 && rest % 10 == u32::from(d[7])
}

/// Cyprus: digits at odd places are replaced, and the sum gives the letter.
pub(in crate::catalog) fn cy(value: &[u8]) -> bool {
    const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let Some((letter, body)) = value.split_last() else { return false };
    let Some(d) = digits::<8>(body) else { return false };
    let sum: u32 = d
        .iter()
        .enumerate()
        .map(|(place, &digit)| if place % 2 == 0 { ODD[usize::from(digit)] } else { u32::from(digit) })
        .sum();
    !body.starts_with(b"12") && u32::from(*letter) == u32::from(b'A') + sum % 26
}

/// Spain, persons and organisations.
pub(in crate::catalog) fn es(value: &[u8]) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let by_letter = |digits: &[u8], letter: u8| {
        number(digits).is_some_and(|n| LETTERS.get((n % 23) as usize) == Some(&letter))
    };
    let Some((&last, body)) = value.split_last() else { return false };
    let Some((&first, rest)) = body.split_first() else { return false };
    match first {
        b'0'..=b'9' => matches!(body.len(), 7 | 8) && by_letter(body, last) && !is_uniform_zero(body),
        b'X' | b'Y' | b'Z' if rest.len() == 7 => {
            let mut digits = [0; 8];
            digits[0] = first - b'X' + b'0';
            digits[1..].copy_from_slice(rest);
            by_letter(&digits, last)
        }
        b'K' | b'L' | b'M' => rest.len() == 7 && by_letter(rest, last),
        _ => es_organisation(first, rest, last),
    }
}

fn is_uniform_zero(body: &[u8]) -> bool {
    is_uniform(body) && body.first() == Some(&b'0')
}

/// A letter of the legal form, seven digits, and a check: a digit for most companies, a letter for public bodies
/// and for those from abroad, whatever their form. Orden EHA/451/2008.
fn es_organisation(form: u8, body: &[u8], check: u8) -> bool {
    let Some(d) = digits::<7>(body) else { return false };
    let sum: u32 = d
        .iter()
        .enumerate()
        .map(|(place, &digit)| {
            let doubled = u32::from(digit) * if place % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    let control = ((10 - sum % 10) % 10) as u8;
    let (as_digit, as_letter) = (check == b'0' + control, check == b"JABCDEFGHI"[usize::from(control)]);
    b"ABCDEFGHJNPQRSUVW".contains(&form) && (as_digit || as_letter)
}

/// The Czech Republic, persons and organisations.
pub(in crate::catalog) fn cz(value: &[u8]) -> bool {
    match value.len() {
        8 => {
            let Some(d) = digits::<8>(value) else { return false };
            let rest = (11 - weighted(&d[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
            let check = if rest == 0 { 1 } else { rest % 10 };
            d[0] != 9 && check == u32::from(d[7])
        }
        9 if value[0] == b'6' => cz_special(value),
        9 => is_birth_date(value, 53),
        _ => {
            let (Some(body), Some(whole)) = (number(&value[..value.len().min(9)]), number(value)) else {
                return false;
            };
            // Until 1985 a remainder of 10 was written 0.
            let check = whole.is_multiple_of(11) || body % 11 == 10 && whole.is_multiple_of(10);
            value.len() == 10 && check && is_birth_date(value, 99)
        }
    }
}

/// Those of nine digits from 6 on that hold no date of birth.
fn cz_special(value: &[u8]) -> bool {
    let Some(d) = digits::<9>(value) else { return false };
    let rest = weighted(&d[1..8], &[8, 7, 6, 5, 4, 3, 2]) % 11;
    let check = 8 - (10 - i64::from(rest)).rem_euclid(11);
    check.rem_euclid(10) == i64::from(d[8]) || is_birth_date(value, 53)
}

/// Whether year, month (more by 20, 50 or 70) and day exist; the year is no later than `latest` in its century.
fn is_birth_date(value: &[u8], latest: u32) -> bool {
    let (year, month, day) = (dates::two(value, 0), dates::two(value, 2), dates::two(value, 4));
    let month = if month > 50 { month - 50 } else { month };
    let month = if month > 20 { month - 20 } else { month };
    year <= latest && dates::exists_in_some_century(year, month, day)
}

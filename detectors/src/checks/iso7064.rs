//! Check characters of ISO/IEC 7064:2003, <https://www.iso.org/standard/31531.html>. MOD 97-10 is
//! [`mod97`](super::mod97).

/// MOD 11,10 over digits (values 0 to 9), the check digit last. Chance lets one in ten pass.
pub(crate) fn mod_11_10(digits: &[u8]) -> bool {
    let Some((check, rest)) = digits.split_last() else { return false };
    let mut product = 10;
    for &digit in rest {
        let sum = (product + u32::from(digit)) % 10;
        product = if sum == 0 { 10 } else { sum } * 2 % 11;
    }
    (product + u32::from(*check)) % 10 == 1
}

/// MOD 11-2 over digits (values 0 to 9), with the check character (0 to 10, 10 is written X).
pub(crate) fn mod_11_2(digits: &[u8], check: u8) -> bool {
    let product = digits.iter().fold(0u32, |p, &d| (p + u32::from(d)) * 2 % 11);
    (product + u32::from(check)) % 11 == 1
}

/// MOD 37,36 over digits and capital letters, the check character last.
pub(crate) fn mod_37_36(characters: &[u8]) -> bool {
    let value = |byte: u8| match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A') + 10),
        _ => None,
    };
    let Some((last, rest)) = characters.split_last() else { return false };
    let mut product = 36;
    for &byte in rest {
        let Some(value) = value(byte) else { return false };
        let sum = (product + value) % 36;
        product = if sum == 0 { 36 } else { sum } * 2 % 37;
    }
    value(*last).is_some_and(|check| (product + check) % 36 == 1)
}

#[cfg(test)]
mod tests {
    use super::{mod_11_2, mod_11_10, mod_37_36};

    #[test]
    fn table() {
        assert!(mod_11_10(&[0, 7, 9, 4, 5]) && !mod_11_10(&[0, 7, 9, 4, 6]));
        assert!(mod_11_2(&[0, 7, 9, 4], 0) && !mod_11_2(&[0, 7, 9, 4], 1));
        assert!(mod_37_36(b"A12425GABC1234002M") && !mod_37_36(b"A12425GABC1234002N"));
    }
}

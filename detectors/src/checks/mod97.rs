//! The check of IBANs: ISO/IEC 7064 MOD 97-10, <https://www.iso.org/standard/31531.html>.

/// The remainder modulo 97 of the number that the parts, one after the other, spell: digits and capital letters (A = 10 ... Z = 35) spell.
/// Other bytes are skipped. Chance lets one in 97 pass.
pub(crate) fn remainder(parts: [&[u8]; 2]) -> u32 {
    let mut sum = 0u64;
    for part in parts {
        // Eight characters of at most two digits each fit between two divisions.
        for chunk in part.chunks(8) {
            for &byte in chunk {
                let (factor, value) = DIGITS[usize::from(byte)];
                sum = sum * u64::from(factor) + u64::from(value);
            }
            sum %= 97;
        }
    }
    sum as u32
}

/// What a character stands for, and ten to the number of its digits.
const DIGITS: [(u8, u8); 256] = {
    let (mut digits, mut byte) = ([(1, 0); 256], 0u8);
    while byte < 128 {
        match byte {
            b'0'..=b'9' => digits[byte as usize] = (10, byte - b'0'),
            b'A'..=b'Z' => digits[byte as usize] = (100, byte - b'A' + 10),
            _ => {}
        }
        byte += 1;
    }
    digits
};

#[cfg(test)]
mod tests {
    use super::remainder;

    #[test]
    fn an_iban_leaves_one() {
        assert_eq!(remainder([b"WEST12345698765432", b"GB82"]), 1);
        assert_eq!(remainder([b"WEST12345698765432", b"GB83"]), 2);
        assert_eq!(remainder([b"ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ", b"ZZZZ"]), {
            "Z".repeat(34).bytes().fold(0u32, |r, b| (r * 100 + u32::from(b - b'A') + 10) % 97)
        });
    }
}

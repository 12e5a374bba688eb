//! The check of IBANs: ISO/IEC 7064 MOD 97-10, <https://www.iso.org/standard/31531.html>.

/// The remainder modulo 97 of the number that digits and capital letters (A = 10 ... Z = 35) spell.
/// Other bytes are skipped. Chance lets one in 97 pass.
pub(crate) fn remainder(text: impl Iterator<Item = u8>) -> u32 {
    // Eight characters of at most two digits each fit between two divisions.
    let mut sum = 0u64;
    for (index, byte) in text.enumerate() {
        match byte {
            b'0'..=b'9' => sum = sum * 10 + u64::from(byte - b'0'),
            b'A'..=b'Z' => sum = sum * 100 + u64::from(byte - b'A') + 10,
            _ => {}
        }
        if index % 8 == 7 {
            sum %= 97;
        }
    }
    (sum % 97) as u32
}

#[cfg(test)]
mod tests {
    use super::remainder;

    #[test]
    fn an_iban_leaves_one() {
        assert_eq!(remainder(b"WEST12345698765432GB82".iter().copied()), 1);
        assert_eq!(remainder(b"WEST12345698765432GB83".iter().copied()), 2);
        assert_eq!(remainder(b"ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ".iter().copied()), {
            "Z".repeat(34).bytes().fold(0u32, |r, b| (r * 100 + u32::from(b - b'A') + 10) % 97)
        });
    }
}

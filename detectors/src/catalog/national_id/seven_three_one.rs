//! The check digit of machine-readable travel documents, which several registers of persons took over: ICAO
//! Doc 9303-3, section 4.9, <https://www.icao.int/publications/pages/publication.aspx?docnum=9303>.

/// The sum of the characters (A = 10 ... Z = 35) with the weights 7, 3, 1 over and over, modulo 10; `None` if
/// one is neither a digit nor a capital.
pub(super) fn remainder(characters: &[u8]) -> Option<u32> {
    characters.iter().zip([7, 3, 1].iter().cycle()).try_fold(0, |sum, (byte, weight)| {
        let value = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            _ => return None,
        };
        Some((sum + u32::from(value) * weight) % 10)
    })
}

/// Whether the last character is the check digit of those before it.
pub(super) fn passes(characters: &[u8]) -> bool {
    characters.split_last().is_some_and(|(check, rest)| {
        check.is_ascii_digit() && remainder(rest) == Some(u32::from(check.wrapping_sub(b'0')))
    })
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn check_digits() {
        // The document number and the date of birth of the specimen in ICAO Doc 9303-4.
        assert!(passes(b"L898902C36") && passes(b"7408122") && !passes(b"7408123"));
        assert!(!passes(b"") && !passes(b"74081X"));
    }
}

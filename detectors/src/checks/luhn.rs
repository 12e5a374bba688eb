//! The Luhn check: ISO/IEC 7812-1 annex B, <https://www.iso.org/standard/70484.html>.

/// Whether the digits (values 0 to 9), the check digit last, pass. Chance lets one in ten pass.
pub(crate) fn passes(digits: &[u8]) -> bool {
    const DOUBLED: [u8; 16] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9, 0, 0, 0, 0, 0, 0];
    let sum: u32 = digits
        .rchunks(2)
        .map(|pair| match pair {
            [before, digit] => u32::from(DOUBLED[usize::from(before & 15)]) + u32::from(*digit),
            _ => pair.first().copied().map_or(0, u32::from),
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn table() {
        for (text, expected) in [
            ("4111111111111111", true),
            ("4111111111111112", false),
            ("79927398713", true),
            ("79927398710", false),
            ("0", true),
        ] {
            let digits: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            assert_eq!(passes(&digits), expected, "{text}");
        }
    }
}

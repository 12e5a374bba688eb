//! The Luhn check: ISO/IEC 7812-1 annex B, <https://www.iso.org/standard/70484.html>.

/// Whether the digits (values 0 to 9), the check digit last, pass. Chance lets one in ten pass.
pub(crate) fn passes(digits: &[u8]) -> bool {
    let doubled = |d: u8| if d > 4 { 2 * d - 9 } else { 2 * d };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &d)| u32::from(if i % 2 == 1 { doubled(d) } else { d }))
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

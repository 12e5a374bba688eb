//! Base64, both alphabets: RFC 4648, <https://datatracker.ietf.org/doc/html/rfc4648>.

/// The bytes that the text spells, padding or not; `None` where it is no Base64 or does not fit.
pub(super) fn decode<'o>(text: &[u8], out: &'o mut [u8; 384]) -> Option<&'o [u8]> {
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    let text = text.get(..text.len() - padding.min(2))?;
    let (mut bits, mut count, mut length) = (0u32, 0, 0);
    for byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            *out.get_mut(length)? = (bits >> count & 255) as u8;
            length += 1;
        }
    }
    // One letter alone spells nothing.
    if count == 6 { None } else { out.get(..length) }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn table() {
        for (text, expected) in [
            ("QWxhZGRpbjpvcGVu", Some("Aladdin:open")),
            ("Zg==", Some("f")),
            ("Zg", Some("f")),
            ("Z", None),
            ("Z*==", None),
            ("", Some("")),
        ] {
            let mut out = [0; 384];
            let found =
                decode(text.as_bytes(), &mut out).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        assert!(decode(&[b'A'; 600], &mut [0; 384]).is_none());
    }
}

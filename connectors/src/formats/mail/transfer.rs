//! Transfer encodings, read leniently: what breaks the rules is passed over and told.

/// Decodes base64 (RFC 4648 section 4, and the alphabet of section 5); whether all of it was base64. What is
/// no letter of the alphabet is passed over.
pub(crate) fn base64(text: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut count, mut clean) = (0u32, 0u32, true);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // What follows begins anew: pieces that were encoded one by one.
                (bits, count) = (0, 0);
                continue;
            }
            b' ' | b'\t' | b'\r' | b'\n' => continue,
            _ => {
                clean = false;
                continue;
            }
        };
        bits = ((bits << 6) | u32::from(value)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    (out, clean)
}

/// Decodes quoted-printable (RFC 2045 section 6.7); what is no escape stays as it is.
pub(crate) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, more)) = rest.split_first() {
        rest = more;
        if first != b'=' {
            out.push(first);
            continue;
        }
        match *more {
            [b'\r', b'\n', ..] => rest = &more[2..],
            [b'\n', ..] => rest = &more[1..],
            [high, low, ..] => match (hex(high), hex(low)) {
                (Some(high), Some(low)) => {
                    out.push((high << 4) | low);
                    rest = &more[2..];
                }
                _ => out.push(b'='),
            },
            [] => {}
            _ => out.push(b'='),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::{base64, quoted_printable};

    #[test]
    fn transfer_encodings() {
        assert_eq!(base64(b"SGVs\r\nbG8="), (b"Hello".to_vec(), true));
        assert_eq!(base64(b"SGVs!bG8"), (b"Hello".to_vec(), false));
        assert_eq!(base64(b"SGk=SGk="), (b"HiHi".to_vec(), true));
        assert_eq!(quoted_printable(b"a=C3=A9=\r\nb=\nc=zz="), "aébc=zz".as_bytes());
    }
}

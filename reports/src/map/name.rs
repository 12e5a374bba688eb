//! Names of fields as people know them.

/// The name of a field from what follows the spelling of its collection: `#col=e%2Dmail` is `e-mail`,
/// `#/user/*/email` is `/user/*/email`. Bytes that are no UTF-8 become U+FFFD.
pub(crate) fn of_suffix(suffix: &str) -> String {
    let last = suffix.rsplit('#').next().unwrap_or_default();
    match last.split_once('=') {
        _ if last.starts_with('/') => decode(last),
        Some((_, value)) => decode(value),
        None => decode(last),
    }
}

/// Without percent-encoding (RFC 3986, section 2.1, <https://www.rfc-editor.org/rfc/rfc3986#section-2.1>).
pub(crate) fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| first == b'%');
        let byte = pair
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .filter(|pair| pair.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_called_as_people_call_them() {
        for (suffix, name) in [
            ("", ""),
            ("#col=email", "email"),
            ("#col=Name%20%3D%20%C3%84", "Name = Ä"),
            ("!/users.csv#col=email", "email"),
            ("#sheet=Q1#col=a%2Fb", "a/b"),
            ("#/user/*/email", "/user/*/email"),
            ("#/{key}/a%3Db", "/{key}/a=b"),
            ("#col=%zz%e", "%zz%e"),
            ("#col=%ff", "\u{fffd}"),
        ] {
            assert_eq!(of_suffix(suffix), name, "{suffix}");
        }
    }
}

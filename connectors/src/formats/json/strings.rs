//! Strings of JSON: RFC 8259 section 7 (<https://www.rfc-editor.org/rfc/rfc8259#section-7>).

/// Decodes the inside of a string, escapes and all, to the end of `out`. What is no valid escape
/// stands for itself; half of a surrogate pair becomes U+FFFD. Where an escape that may go on behind
/// `text` begins, unless `last`.
pub(super) fn unescape(text: &str, out: &mut Vec<u8>, last: bool) -> usize {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'\\', &bytes[from..]) {
        let at = from + found;
        out.extend_from_slice(&bytes[from..at]);
        match escape(&bytes[at..], last) {
            Escape::Character(character, length) => {
                let mut buffer = [0; 4];
                out.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
                from = at + length;
            }
            Escape::None => {
                out.push(b'\\');
                from = at + 1;
            }
            Escape::Unfinished => return at,
        }
    }
    out.extend_from_slice(&bytes[from..]);
    bytes.len()
}

enum Escape {
    /// A character, and how many bytes wrote it.
    Character(char, usize),
    /// No escape: the backslash stands for itself.
    None,
    /// More bytes are needed.
    Unfinished,
}

/// Reads the escape at the front.
fn escape(bytes: &[u8], last: bool) -> Escape {
    let unfinished = if last { Escape::None } else { Escape::Unfinished };
    let Some(&mark) = bytes.get(1) else { return unfinished };
    let character = match mark {
        b'"' | b'\\' | b'/' => char::from(mark),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode_escape(bytes, last, unfinished),
        _ => return Escape::None,
    };
    Escape::Character(character, 2)
}

fn unicode_escape(bytes: &[u8], last: bool, unfinished: Escape) -> Escape {
    if bytes.len() < UNIT && !last {
        return unfinished;
    }
    let Some(high) = unit(bytes) else { return Escape::None };
    if let Some(character) = char::from_u32(high) {
        return Escape::Character(character, UNIT);
    }
    let is_high = (0xd800..0xdc00).contains(&high);
    if is_high {
        let rest = &bytes[UNIT..];
        let goes_on = rest.is_empty() || rest.starts_with(b"\\");
        if goes_on && rest.len() < UNIT && !last {
            return unfinished;
        }
        if let Some(low @ 0xdc00..0xe000) = unit(rest) {
            let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            return Escape::Character(character, 2 * UNIT);
        }
    }
    Escape::Character(char::REPLACEMENT_CHARACTER, UNIT)
}

/// Bytes of `\u1234`.
const UNIT: usize = 6;

fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.get(..UNIT)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | char::from(digit).to_digit(16)?))
}

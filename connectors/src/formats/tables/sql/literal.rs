//! Values as SQL writes them.

use std::borrow::Cow;

/// The character that a backslash and `next` stand for in MySQL and in `E'...'` of PostgreSQL
/// (<https://dev.mysql.com/doc/refman/8.4/en/string-literals.html>,
/// <https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-ESCAPE>).
pub(super) fn escaped(next: char) -> char {
    match next {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'Z' => '\u{1a}',
        // A zero byte says nothing.
        '0' => ' ',
        other => other,
    }
}

/// The bytes of hexadecimal digits; `None` for anything else.
pub(super) fn hex(digits: &str) -> Option<Vec<u8>> {
    let digits = digits.as_bytes();
    if digits.is_empty() || !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    digits
        .chunks_exact(2)
        .map(|pair| Some((digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?) as u8))
        .collect()
}

/// The bytes of a `bytea` as PostgreSQL writes it: `\x` and digits
/// (<https://www.postgresql.org/docs/current/datatype-binary.html#DATATYPE-BINARY-BYTEA-HEX-FORMAT>).
pub(super) fn bytea(text: &str) -> Option<Vec<u8>> {
    hex(text.strip_prefix("\\x")?)
}

/// A value of a line of `COPY`; `None` for NULL
/// (<https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS>).
pub(super) fn of_copy(cell: &str) -> Option<Cow<'_, str>> {
    if cell == "\\N" {
        return None;
    }
    if !cell.contains('\\') {
        return Some(Cow::Borrowed(cell));
    }
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        text.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let Some(next) = rest.chars().next() else { break };
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
        text.push(if next == 'v' { '\u{b}' } else { escaped(next) });
    }
    text.push_str(rest);
    Some(Cow::Owned(text))
}

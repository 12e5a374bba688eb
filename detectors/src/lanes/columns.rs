//! Rows of SQL dumps: which column a value of `INSERT INTO table (a, b) VALUES (1, 'x')` stands in.

use memchr::memmem;

use crate::{
    cue::{Meaning, Vocabulary},
    site::{REACH, Site},
};

/// What the name of the column says in which the value at `start` stands.
pub(super) fn of_row<'v>(vocabulary: &'v Vocabulary, site: &Site<'_>, start: usize) -> Option<&'v Meaning> {
    let left = site.left(start, REACH);
    let text = match left {
        [rest @ .., b'\'' | b'"'] => rest,
        _ => left,
    };
    // The row: after `VALUES`, brackets that are closed again are rows before this one.
    let values = memmem::rfind(text, b"VALUES").or_else(|| memmem::rfind(text, b"values"))?;
    let index = column_index(&text[values + 6..])?;
    // The list of columns, in the brackets before.
    let head = text[..values].trim_ascii_end().strip_suffix(b")")?;
    let open = memchr::memrchr(b'(', head)?;
    let name = head[open + 1..].split(|byte| *byte == b',').nth(index)?;
    vocabulary.of_column(name.trim_ascii())
}

/// Of the rows before a value, how many values the last one, still open, has before it.
fn column_index(rows: &[u8]) -> Option<usize> {
    let (mut depth, mut index, mut quoted) = (0u32, 0, false);
    for &byte in rows {
        match byte {
            b'\'' => quoted = !quoted,
            _ if quoted => {}
            b'(' => {
                depth += 1;
                if depth == 1 {
                    index = 0;
                }
            }
            b')' => depth = depth.checked_sub(1)?,
            b',' if depth == 1 => index += 1,
            b';' => return None,
            _ => {}
        }
    }
    (depth == 1 && !quoted).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::column_index;

    #[test]
    fn values_are_counted() {
        for (rows, expected) in [
            (" (1, 'x', ", Some(2)),
            (" (1, 'a,b', 'c(d', ", Some(3)),
            (" (1, 2), (3, ", Some(1)),
            (" (now(), ", Some(1)),
            (" (1, 2); (", None),
            ("", None),
            (" (1, 'open ", None),
        ] {
            assert_eq!(column_index(rows.as_bytes()), expected, "{rows}");
        }
    }
}

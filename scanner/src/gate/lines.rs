//! The text of a file as lines.

use std::borrow::Cow;

/// The text of a file, and where its lines begin. Holds personal data, so it has no `Debug`.
pub(super) struct Lines<'b> {
    text: Cow<'b, str>,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl<'b> Lines<'b> {
    /// The lines of a file. UTF-16 is told by its mark; what is no UTF-8 either is taken as ISO 8859-1, whose
    /// characters are at the places of those of every encoding with one byte a character.
    pub(super) fn of(bytes: &'b [u8]) -> Lines<'b> {
        let text: Cow<'b, str> = match bytes {
            [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
            [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
            _ => {
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                match std::str::from_utf8(bytes) {
                    Ok(text) => text.into(),
                    Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into(),
                }
            }
        };
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let starts = starts.collect();
        Lines { text, starts }
    }

    /// All of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The stretch of a line, from 1, without its end.
    pub(super) fn range(&self, line: u64) -> Option<std::ops::Range<usize>> {
        let index = usize::try_from(line.checked_sub(1)?).ok()?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
        let end = if self.text.get(start..end)?.ends_with('\r') { end - 1 } else { end };
        Some(start..end)
    }

    /// The line and column, from 1, that an offset stands in. Columns count bytes.
    pub(super) fn position(&self, offset: usize) -> (u64, u64) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line as u64, (offset - start) as u64 + 1)
    }

    /// The offset of a column in a line, both from 1.
    pub(super) fn offset(&self, line: u64, column: u64) -> Option<usize> {
        let start = *self.starts.get(usize::try_from(line.checked_sub(1)?).ok()?)?;
        start.checked_add(usize::try_from(column.checked_sub(1)?).ok()?)
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    let units = units.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line<'l>(lines: &'l Lines<'_>, number: u64) -> Option<&'l str> {
        lines.text().get(lines.range(number)?)
    }

    #[test]
    fn lines_and_offsets_lead_to_each_other() {
        let lines = Lines::of(b"\xef\xbb\xbfone\r\ntwo\n\nfour");
        assert_eq!((line(&lines, 1), line(&lines, 2)), (Some("one"), Some("two")));
        assert_eq!((line(&lines, 3), line(&lines, 4), line(&lines, 5)), (Some(""), Some("four"), None));
        for offset in 0..lines.text().len() {
            let (number, column) = lines.position(offset);
            assert_eq!(lines.offset(number, column), Some(offset));
        }
        assert_eq!(lines.position(6), (2, 2));
        assert_eq!(line(&lines, 0), None);
    }

    #[test]
    fn every_encoding_has_lines() {
        for (bytes, number, expected) in [
            (&b"\xff\xfea\0\n\0b\0"[..], 2, "b"),
            (b"\xfe\xff\0a\0\n\0b", 2, "b"),
            (b"caf\xe9\nb", 1, "caf\u{e9}"),
            (b"", 1, ""),
        ] {
            assert_eq!(line(&Lines::of(bytes), number), Some(expected));
        }
    }
}

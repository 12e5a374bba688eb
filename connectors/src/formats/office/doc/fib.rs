//! The header of a document: `Fib`, [MS-DOC] section 2.5.1.

use crate::formats::office::ole::bytes::Bytes;
use crate::formats::office::ole::code_page::WESTERN;

/// No header that is looked at is longer.
pub(super) const LONGEST: usize = 2048;

/// Tables longer than this are cut.
const MOST: u32 = 8 << 20;

/// What the header says.
pub(super) struct Fib {
    /// Word 6 or 95.
    pub(super) is_old: bool,
    pub(super) is_encrypted: bool,
    /// The stream with the tables.
    pub(super) table: Option<&'static str>,
    /// Offset and length of the table of pieces.
    pub(super) clx: (u32, u32),
    /// Offset and length of the names of those who comment.
    pub(super) authors: (u32, u32),
    /// Where the text begins and ends, when it is in one piece.
    pub(super) text: (u32, u32),
    /// The code page of text of one byte a character.
    pub(super) code_page: u16,
    /// How many characters each part has.
    counts: [u32; 8],
}

/// Parts in the order of their characters, section 2.3; the third is of macros, and empty.
const PARTS: [Option<&str>; 8] = [
    None,
    Some("footnotes"),
    Some("headers"),
    Some("macros"),
    Some("comments"),
    Some("endnotes"),
    Some("textboxes"),
    Some("header-textboxes"),
];

impl Fib {
    /// The header at the beginning of the stream of the text.
    pub(super) fn parse(head: &[u8]) -> Option<Fib> {
        let head = Bytes(head);
        // Section 2.5.2: `wIdent`; Word 6 and 95 have 0xa5dc.
        let ident = head.u16(0)?;
        let version = head.u16(2)?;
        if !matches!(ident, 0xa5ec | 0xa5dc | 0xa5db) {
            return None;
        }
        let flags = head.u16(10)?;
        let is_old = version < 193;
        let pair = |at: usize| Some((head.u32(at)?, head.u32(at + 4)?));
        let counts_at = if is_old { 0x34 } else { 0x4c };
        let mut counts = [0; 8];
        for (index, count) in counts.iter_mut().enumerate() {
            // A count is signed; a negative one is damage.
            let said = head.u32(counts_at + index * 4).unwrap_or(0);
            *count = if said > i32::MAX as u32 { 0 } else { said };
        }
        if is_old {
            // One character for each of two notes on the layout that this version lacks.
            counts[7] = 0;
        }
        let text = (head.u32(0x18)?, head.u32(0x1c)?);
        Some(Fib {
            is_old,
            is_encrypted: flags & 0x0100 != 0,
            table: (!is_old).then_some(if flags & 0x0200 != 0 { "1Table" } else { "0Table" }),
            clx: if is_old { pair(0x160).unwrap_or_default() } else { pair(0x1a2)? },
            authors: if is_old { (0, 0) } else { pair(0x1ba).unwrap_or_default() },
            text,
            code_page: code_page(head.u16(6)?),
            counts,
        })
    }

    /// The parts and how many characters each has.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Option<&'static str>, u32)> {
        PARTS.into_iter().zip(self.counts)
    }
}

/// The length of a table, within bounds.
pub(super) fn bound(length: u32) -> usize {
    length.min(MOST) as usize
}

/// The code page of a language ([MS-LCID]), for the languages whose pages are not the western one.
fn code_page(language: u16) -> u16 {
    match language & 0x3ff {
        0x01 | 0x20 | 0x29 => 1256,
        0x02 | 0x19 | 0x22 | 0x23 | 0x2f => 1251,
        0x04 if language == 0x0404 => 950,
        0x04 => 936,
        0x05 | 0x0e | 0x15 | 0x18 | 0x1a | 0x1b | 0x24 => 1250,
        0x08 => 1253,
        0x0d => 1255,
        0x11 => 932,
        0x12 => 949,
        0x1e => 874,
        0x1f => 1254,
        0x25..=0x27 => 1257,
        0x2a => 1258,
        _ => WESTERN,
    }
}

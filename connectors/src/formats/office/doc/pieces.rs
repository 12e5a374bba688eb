//! Where the characters of a document stand: the table of pieces, [MS-DOC] sections 2.4.1 and 2.9.177.

use crate::formats::office::doc::fib::Fib;
use crate::formats::office::ole::bytes::Bytes;
use crate::formats::office::ole::code_page::WESTERN;

/// A stretch of characters that stand together.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// The first character, and the one after the last.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where in the stream of the text it begins.
    pub(super) offset: u32,
    /// Whether characters are of two bytes.
    pub(super) is_wide: bool,
    pub(super) code_page: u16,
}

/// The pieces of a document, in the order of its characters.
pub(super) struct Pieces {
    pieces: Vec<Piece>,
    /// Whether some were left out.
    pub(super) is_cut: bool,
}

impl Pieces {
    /// The pieces in the table; `None` where there is none.
    pub(super) fn parse(clx: &[u8], fib: &Fib) -> Option<Pieces> {
        let table = table(clx)?;
        let count = table.len().checked_sub(4)? / 12;
        let bytes = Bytes(table);
        let mut pieces = Vec::new();
        let (mut is_cut, mut last) = (false, 0);
        for index in 0..count {
            let (start, end) = (bytes.u32(index * 4)?, bytes.u32(index * 4 + 4)?);
            let said = bytes.u32((count + 1) * 4 + index * 8 + 2)?;
            // A piece that goes back would be read twice.
            if start < last || end <= start || end > i32::MAX as u32 {
                is_cut |= end != start;
                continue;
            }
            last = end;
            let is_wide = !fib.is_old && said & 0x4000_0000 == 0;
            let offset = match (fib.is_old, is_wide) {
                (true, _) => said,
                (false, true) => said & 0x3fff_ffff,
                // Section 2.9.73: text of one byte a character is in windows-1252.
                (false, false) => (said & 0x3fff_ffff) / 2,
            };
            let code_page = if fib.is_old { fib.code_page } else { WESTERN };
            pieces.push(Piece { start, end, offset, is_wide, code_page });
        }
        (!pieces.is_empty()).then_some(Pieces { pieces, is_cut })
    }

    /// A document whose text is in one piece.
    pub(super) fn of_whole(fib: &Fib) -> Pieces {
        let (from, to) = fib.text;
        let end = to.saturating_sub(from);
        let piece = Piece { start: 0, end, offset: from, is_wide: false, code_page: fib.code_page };
        Pieces { pieces: if end > 0 { vec![piece] } else { Vec::new() }, is_cut: false }
    }

    /// The character after the last.
    pub(super) fn end(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.end)
    }

    /// The piece with a character, or the next one; its start is not behind `character` then.
    pub(super) fn at(&self, character: u32) -> Option<Piece> {
        let index = self.pieces.partition_point(|piece| piece.end <= character);
        self.pieces.get(index).copied().map(|piece| {
            // Characters that no piece has are passed over.
            if piece.start > character { Piece { start: character, ..piece } } else { piece }
        })
    }
}

/// The table of pieces behind the properties of text in a `Clx`, section 2.9.38.
fn table(mut clx: &[u8]) -> Option<&[u8]> {
    loop {
        let (&kind, rest) = clx.split_first()?;
        match kind {
            1 => {
                let length = Bytes(rest).u16(0)?;
                clx = rest.get(2 + usize::from(length)..)?;
            }
            2 => {
                let length = Bytes(rest).size(0)?;
                let table = rest.get(4..)?;
                return Some(table.get(..length).unwrap_or(table));
            }
            _ => return None,
        }
    }
}

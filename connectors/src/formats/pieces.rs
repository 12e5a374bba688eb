//! Text that does not fit a window, handed on in pieces that overlap.

use crate::formats::text::CONTEXT;
use crate::formats::unicode;
use crate::{Batch, Cell, FieldId, Visitor};

/// How much is gathered before a piece is handed on.
const PIECE: usize = 128 * 1024;

/// What the pieces are pieces of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum PieceOf {
    /// Running text; the line ends before it and the start of its line.
    #[default]
    Text,
    /// One value: its field, and the ordinal of its record.
    Value { field: FieldId, record: u64 },
}

/// Hands on a long text piece by piece, with context on both sides of each.
#[derive(Default)]
pub(crate) struct Pieces {
    of: PieceOf,
    text: String,
    own: usize,
    offset: u64,
    lines: u64,
    line_start: u64,
    blank: bool,
}

impl Pieces {
    /// Begins a text. `offset`: what stands before it in the value or the content.
    pub(crate) fn begin(&mut self, of: PieceOf, offset: u64, lines: u64, line_start: u64) {
        self.text.clear();
        *self = Pieces {
            of,
            text: std::mem::take(&mut self.text),
            own: 0,
            offset,
            lines,
            line_start,
            blank: true,
        };
    }

    /// More of the text.
    pub(crate) fn push(&mut self, mut more: &str, visitor: &mut dyn Visitor) {
        while !more.is_empty() {
            let room = (PIECE + 2 * CONTEXT).saturating_sub(self.text.len()).max(unicode::MAX_UTF8);
            let (now, later) = more.split_at(unicode::floor(more, room));
            self.text.push_str(now);
            more = later;
            if self.text.len() >= PIECE + CONTEXT {
                self.emit(unicode::floor(&self.text, self.text.len() - CONTEXT), visitor);
            }
        }
    }

    /// Takes the last byte back if it is `byte`.
    pub(crate) fn pop(&mut self, byte: u8) {
        if self.text.len() > self.own && self.text.as_bytes().last() == Some(&byte) {
            self.text.pop();
        }
    }

    /// Hands on the rest. Whether there was more than blanks.
    pub(crate) fn finish(&mut self, visitor: &mut dyn Visitor) -> bool {
        if self.text.len() > self.own {
            self.emit(self.text.len(), visitor);
        }
        self.text.clear();
        !self.blank
    }

    fn emit(&mut self, cut: usize, visitor: &mut dyn Visitor) {
        self.blank = self.blank && self.text[self.own..cut].trim_ascii().is_empty();
        let mut cell = [Cell { start: 0, end: self.text.len() as u32, field: 0, record: 0 }];
        let (cells, first_record) = match self.of {
            PieceOf::Text => (None, 1),
            PieceOf::Value { field, record } => {
                cell[0].field = field;
                (Some(&cell[..]), record)
            }
        };
        visitor.batch(Batch {
            text: &self.text,
            cells,
            owned: (self.own as u32, cut as u32),
            offset: self.offset,
            lines_before: self.lines,
            line_start: self.line_start,
            first_record,
            keys: None,
            source: false,
        });
        let done = unicode::floor(&self.text, cut.saturating_sub(CONTEXT));
        self.text.drain(..done);
        self.own = cut - done;
        self.offset += done as u64;
    }
}

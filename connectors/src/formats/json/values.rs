//! JSON values that come one at a time, each whole in memory: those of a column.

use crate::formats::json::parser::{Parser, State, Stop};
use crate::formats::records::RecordBuffers;
use crate::place::Key;
use crate::{Cell, Place, Visitor};

/// Reads values one by one. What it learns of their paths it keeps for the next.
pub(crate) struct JsonValues {
    parser: Parser,
    buffers: RecordBuffers,
}

/// What there is in a value. Fields have the reader's own numbers; the records mean nothing.
pub(crate) struct JsonCells<'v> {
    /// Cells of the text.
    pub(crate) cells: &'v [Cell],
    /// Strings that had escapes, decoded.
    pub(crate) side: &'v [u8],
    /// Their cells.
    pub(crate) side_cells: &'v [Cell],
}

impl JsonValues {
    /// No paths are known yet.
    pub(crate) fn new() -> JsonValues {
        JsonValues { parser: Parser::new(false, 0), buffers: RecordBuffers::default() }
    }

    /// Reads the value in `text`. False when it is no JSON, or nested too deeply: then there are no
    /// cells.
    pub(crate) fn read(&mut self, text: &str) -> bool {
        self.buffers.reset((0, 0, 0));
        let stop = self.parser.parse(&mut self.buffers, text, 0, usize::MAX, true);
        let is_whole = matches!(stop, Stop::More(_)) && self.parser.state == State::Top;
        if !is_whole {
            self.parser.abandon_record(&mut self.buffers);
        }
        self.parser.end_window(&mut self.buffers);
        if !is_whole {
            self.buffers.reset((0, 0, 0));
        }
        is_whole
    }

    /// What there was in the last value.
    pub(crate) fn cells(&self) -> JsonCells<'_> {
        let RecordBuffers { side, side_cells, .. } = &self.buffers;
        JsonCells { cells: self.buffers.cells(), side, side_cells }
    }

    /// Whether the visitor knows all fields.
    #[inline]
    pub(crate) fn all_told(&self) -> bool {
        self.parser.paths.all_told()
    }

    /// Tells the visitor the fields that it does not know yet. The values stand below `above` in the
    /// tree of keys at `place`.
    pub(crate) fn tell(&mut self, place: &Place, above: &[Key<'_>], visitor: &mut dyn Visitor) {
        self.parser.paths.tell_below(place, above, visitor);
    }
}

//! The input of the engine: text, how it is divided into values, and what the fields are called.

use std::ops::Range;

/// What kind of writing a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Values of fields: every cell is one value.
    Value,
    /// Running text, logs, mail.
    #[default]
    Prose,
    /// Source code and configuration.
    Source,
    /// The name of a file, of a folder, of a field: words without sentences, divided by anything, in any case.
    Name,
}

/// One value in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// Its field: an index into the fields of the text.
    pub field: u32,
}

/// How a text is divided into values. Cells are sorted, do not overlap, and need not cover the text:
/// what no cell covers is not looked at.
pub trait Layout {
    /// The number of cells.
    fn len(&self) -> usize;

    /// The cell at `index`, below [`len`](Layout::len).
    fn cell(&self, index: usize) -> Cell;

    /// The record that the cell at `index` is of: cells of one record have one number, those of its neighbours
    /// others. All cells are of one record unless a layout says otherwise.
    fn record(&self, _index: usize) -> u32 {
        0
    }

    /// Whether there is no cell.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Layout for [Cell] {
    fn len(&self) -> usize {
        <[Cell]>::len(self)
    }

    fn cell(&self, index: usize) -> Cell {
        self[index]
    }
}

/// A text to be examined.
#[derive(Clone, Copy, Debug)]
pub struct Text<'t, L: Layout + ?Sized = [Cell]> {
    /// The text. Less than 4 GiB.
    pub content: &'t str,
    /// Its values; `None` for one text without fields.
    pub layout: Option<&'t L>,
    /// What the names of the fields say, by [`Cell::field`]; fields beyond the end say nothing.
    pub fields: &'t [crate::FieldHint],
    /// Only values whose first byte lies here are reported: what surrounds it is context, and
    /// belongs to the neighbouring window.
    pub owned: (u32, u32),
    /// What kind of writing it is.
    pub shape: Shape,
}

impl<'t> Text<'t, [Cell]> {
    /// Running text without fields, owned whole.
    pub fn prose(content: &'t str) -> Text<'t, [Cell]> {
        Text { content, layout: None, fields: &[], owned: (0, content.len() as u32), shape: Shape::Prose }
    }

    /// The name of a file, a folder or a field, or several divided by `/`.
    pub fn name(content: &'t str) -> Text<'t, [Cell]> {
        Text { shape: Shape::Name, ..Text::prose(content) }
    }

    /// Running text of which only `owned` is reported.
    pub fn window(content: &'t str, owned: Range<u32>) -> Text<'t, [Cell]> {
        Text { content, layout: None, fields: &[], owned: (owned.start, owned.end), shape: Shape::Prose }
    }
}

//! A layout of records for tests.

use domesday_detectors::{Cell, Layout};

/// Cells with the numbers of their records.
pub(crate) struct Rows(pub(crate) Vec<(Cell, u32)>);

impl Layout for Rows {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, index: usize) -> Cell {
        self.0[index].0
    }

    fn record(&self, index: usize) -> u32 {
        self.0[index].1
    }
}

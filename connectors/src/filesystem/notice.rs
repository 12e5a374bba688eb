//! Whether a reader has handed on anything.

use crate::{Batch, FieldId, FieldName, Gap, Place, Visitor};

/// Passes on what it is told, and notices whether there was content.
pub(super) struct Notice<'n> {
    pub(super) visitor: &'n mut dyn Visitor,
    /// Whether there was a batch.
    pub(super) content: bool,
    /// Whether there was a gap.
    pub(super) gap: bool,
}

impl<'n> Notice<'n> {
    pub(super) fn new(visitor: &'n mut dyn Visitor) -> Notice<'n> {
        Notice { visitor, content: false, gap: false }
    }
}

impl Visitor for Notice<'_> {
    fn enter(&mut self, place: &Place) {
        self.visitor.enter(place);
    }

    fn leave(&mut self) {
        self.visitor.leave();
    }

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        self.visitor.field(id, name);
    }

    fn declared(&mut self, id: FieldId, declared_type: &str) {
        self.visitor.declared(id, declared_type);
    }

    fn batch(&mut self, batch: Batch<'_>) {
        self.content = true;
        self.visitor.batch(batch);
    }

    fn gap(&mut self, gap: Gap) {
        self.gap = true;
        self.visitor.gap(gap);
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        self.visitor.counted(values, records, all_records);
    }
}

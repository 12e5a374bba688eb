//! Batches: decoded text with addresses, on its way from a format to the detectors.
//!
//! A format hands on whole windows of text, not single values: the detectors look at each byte of a
//! window once, and find out from the cells which value of which field a match stands in.

use crate::{Gap, Place, RecordKey};

/// The number of a field within one reading of one place, given out by the format from 0 on.
pub type FieldId = u32;

/// One value of a record in the text of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// First byte of the value in the batch's text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Which field.
    pub field: FieldId,
    /// Which record, counted from the batch's [`first_record`](Batch::first_record).
    pub record: u32,
}

/// One window of decoded text.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'b> {
    /// The text. Some of it may be context that belongs to a neighbouring batch.
    pub text: &'b str,
    /// The values in it, sorted and disjoint; `None` for running text without fields. What no cell
    /// covers (delimiters, keys) is not content. A place with fields may have batches of running
    /// text too: the lines before the header of a table, lines that break the rules of the format.
    pub cells: Option<&'b [Cell]>,
    /// The part of `text` that this batch owns: of values found, those whose first byte lies in it.
    pub owned: (u32, u32),
    /// Running text: the offset of `text[0]` in the decoded content of the place. Cells: how many
    /// bytes of the first cell's value came before it, in earlier batches: 0, unless the value is so
    /// long that it comes in pieces, each in a batch of its own.
    pub offset: u64,
    /// Running text: how many line ends stand in the decoded content before `text[0]`, where the
    /// reader was asked to count them, else 0.
    pub lines_before: u64,
    /// Running text: the offset in the decoded content of the first byte of the line that `text[0]`
    /// stands in, where the reader was asked to count lines, else 0.
    pub line_start: u64,
    /// Cells: the ordinal of the record with number 0, from 1.
    pub first_record: u64,
    /// Cells: the keys of the records, indexed by [`Cell::record`], where the system has keys.
    pub keys: Option<&'b [RecordKey]>,
    /// Running text: whether it looks like source code or configuration rather than prose.
    pub source: bool,
}

/// The name of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldName<'n> {
    /// The place of the field (`...#col=email`, `...#/user/email`).
    pub place: &'n Place,
    /// The name as people wrote it (`email`; for a JSON path its last key that is no index, and not
    /// `value`).
    pub name: &'n str,
}

/// What a format tells its caller. All calls for one unit come from one thread, in order.
pub trait Visitor {
    /// What follows, up to the matching [`leave`](Visitor::leave), stands in `place`, which lies in the place
    /// that was entered before: a member of an archive, a page, a sheet. Its fields are numbered from 0
    /// on, and counted, anew. A place can be entered again, after it was left.
    fn enter(&mut self, place: &Place);

    /// The end of the place that was entered last: what follows stands in the one around it.
    fn leave(&mut self);

    /// A field is about to be used. Called once for each `id`, with ids from 0 on, before the first
    /// batch with a cell of that field.
    fn field(&mut self, id: FieldId, name: FieldName<'_>);

    /// The declared type of a field, as the file spells it; after [`field`](Visitor::field).
    fn declared(&mut self, id: FieldId, declared_type: &str) {
        let _ = (id, declared_type);
    }

    /// A window of text.
    fn batch(&mut self, batch: Batch<'_>);

    /// Something could not be read.
    fn gap(&mut self, gap: Gap);

    /// At the end of a place with fields: how many values (not empty) and records with at least one
    /// value each field had, indexed by [`FieldId`], and how many records there were in all.
    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64);
}

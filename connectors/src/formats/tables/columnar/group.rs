//! A group of rows that is kept column by column: what is sound is read, whatever is not.

use arrow_array::RecordBatch;

use super::{Plan, broken, read_batch};
use crate::Reason;
use crate::formats::Out;
use crate::formats::out::Reading;
use crate::formats::tables::display::Scratch;
use crate::formats::tables::table::Table;

/// What takes batches.
pub(in crate::formats::tables) type Each<'e> = &'e mut dyn FnMut(&RecordBatch) -> Reading;

/// Row groups of Parquet, stripes of ORC.
pub(in crate::formats::tables) trait Group {
    /// Decodes columns from a row on. False when they cannot be decoded to the end. `again`: it has failed
    /// before.
    ///
    /// # Errors
    /// Those of `each` alone.
    fn batches(&self, columns: &[usize], from: u64, again: bool, each: Each<'_>) -> Reading<bool>;

    /// Which of so many columns hold nothing but nulls, as the statistics say and what is cheap to see does not
    /// deny: they are not decoded.
    fn voids(&self, columns: usize) -> Vec<bool>;

    /// What a column that cannot be decoded is, for people.
    fn trouble(&self, column: usize) -> (Reason, &'static str);

    /// Its name, for people: `row group 3`.
    fn name(&self) -> String;
}

/// Reads a group. Columns without a value are not decoded; those that cannot be read are left out once that has
/// shown.
///
/// # Errors
/// When a limit of the unit was reached, or the rest of the group cannot be read at all.
pub(in crate::formats::tables) fn read_group(
    group: &dyn Group,
    out: &mut Out<'_>,
    table: &mut Table,
    plans: &[Plan],
) -> Reading {
    let voids = group.voids(plans.len());
    let mut all: Vec<usize> =
        (0..plans.len()).filter(|&column| voids.get(column).is_none_or(|is_void| !is_void)).collect();
    if all.is_empty() {
        // Something has to tell how many records there are.
        all = (0..plans.len()).collect();
    }
    let begun = table.rows.records();
    let mut scratch = Scratch::default();
    let chosen: Vec<&Plan> = all.iter().filter_map(|&column| plans.get(column)).collect();
    let mut each = |batch: &RecordBatch| read_batch(out, table, &mut scratch, &chosen, batch);
    if group.batches(&all, 0, false, &mut each)? {
        return Ok(());
    }
    let done = table.rows.records() - begun;
    let mut sound = Vec::new();
    for column in all {
        if group.batches(&[column], done, true, &mut |_| out.check())? {
            sound.push(column);
        } else {
            let (reason, why) = group.trouble(column);
            let detail =
                format!("column {} {why} in {}, from its row {} on", column + 1, group.name(), done + 1);
            out.gap(reason, detail);
        }
    }
    if sound.is_empty() {
        return Ok(());
    }
    let chosen: Vec<&Plan> = sound.iter().filter_map(|&column| plans.get(column)).collect();
    let mut each = |batch: &RecordBatch| read_batch(out, table, &mut scratch, &chosen, batch);
    if group.batches(&sound, done, true, &mut each)? { Ok(()) } else { Err(broken(&group.name())) }
}

//! ORC (<https://orc.apache.org/specification/ORCv1/>).
//!
//! Stripes are read one after the other, or by several workers at once; a column that cannot be read in a
//! stripe is a gap, and the others are read.
//!
//! The statistics of stripes are looked at first: columns that they say hold nothing but nulls, which the first
//! rows have to show, are not decoded.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::Array as _;
use orc_rust::projection::ProjectionMask;
use orc_rust::schema::{DataType, NamedColumn, TimestampPrecision};
use orc_rust::{ArrowReader, ArrowReaderBuilder};

use crate::Reason;
use crate::formats::kind::Part;
use crate::formats::out::Reading;
use crate::formats::tables::columnar::{Chunks, Each, Group, Plan, broken, read_group};
use crate::formats::tables::parts::{self, Stretch};
use crate::formats::tables::properties::properties;
use crate::formats::tables::table::Table;
use crate::formats::{Input, Out};

/// Rows of a batch.
const ROWS: usize = 1024;

/// Stripes, a few to a part.
pub(crate) fn parts(input: &Input<'_>, part: u64) -> Reading<u32> {
    let builder = open(&Chunks::new(input.share()?, input.size()))?;
    Ok(parts::count(&stretches(&builder), part))
}

fn stretches(builder: &ArrowReaderBuilder<Chunks>) -> Vec<Stretch> {
    let stripes = builder.file_metadata().stripe_metadatas().iter();
    stripes.map(|stripe| Stretch { bytes: stripe.data_length(), rows: stripe.number_of_rows() }).collect()
}

/// The footer.
fn open(chunks: &Chunks) -> Reading<ArrowReaderBuilder<Chunks>> {
    match catch_unwind(AssertUnwindSafe(|| ArrowReaderBuilder::try_new(chunks.clone()))) {
        Ok(Ok(builder)) => Ok(builder),
        _ => Err(broken("the footer")),
    }
}

/// Reads the stripes of a part.
pub(crate) fn read(input: &Input<'_>, part: Part, out: &mut Out<'_>) -> Reading {
    let chunks = Chunks::new(input.share()?, input.size());
    let builder = open(&chunks)?;
    if part.index == 0 {
        let custom = builder.file_metadata().user_custom_metadata();
        let texts = custom.iter().filter_map(|(key, value)| Some((&**key, std::str::from_utf8(value).ok()?)));
        properties(out, texts)?;
    }
    let stretches = stretches(&builder);
    let chosen = parts::chosen(&stretches, part);
    let before = parts::rows_before(&stretches, chosen.first().copied().unwrap_or(0));
    let mut table = Table::after(before);
    let Ok(schema) = catch_unwind(AssertUnwindSafe(|| builder.schema())) else {
        return Err(broken("the schema"));
    };
    let (plans, too_deep) = Plan::columns(out, &mut table, schema.fields());
    if too_deep && part.index == 0 {
        out.gap(Reason::DepthLimit, "types that are nested too deep were not read");
    }
    let chunks = chunks.of_columns(plans.len());
    let mut result = Ok(());
    for index in chosen {
        let stripe = Stripe { chunks: &chunks, index };
        let read = read_group(&stripe, out, &mut table, &plans);
        result = read.or_else(|failure| out.failed(failure));
        if result.is_err() {
            break;
        }
        table.make_up(out, parts::rows_before(&stretches, index + 1).saturating_sub(before));
    }
    table.finish(out);
    result
}

/// One stripe.
struct Stripe<'s> {
    chunks: &'s Chunks,
    index: usize,
}

impl Stripe<'_> {
    /// A reader of columns.
    fn reader(&self, columns: &[usize], precision: TimestampPrecision) -> Option<ArrowReader<Chunks>> {
        let built = catch_unwind(AssertUnwindSafe(|| {
            let builder = open(self.chunks).ok()?;
            let stripe = builder.file_metadata().stripe_metadatas().get(self.index)?;
            let offset = usize::try_from(stripe.offset()).ok()?;
            let root = builder.file_metadata().root_data_type();
            let indexes = columns.iter().filter_map(|&column| root.children().get(column));
            let mask = ProjectionMask::roots(root, indexes.map(|column| column.data_type().column_index()));
            let builder = builder
                .with_projection(mask)
                .with_batch_size(ROWS)
                .with_timestamp_precision(precision)
                .with_file_byte_range(offset..offset.checked_add(1)?);
            Some(builder.build())
        }));
        built.ok().flatten()
    }

    /// Which of its columns the statistics say hold nothing but nulls.
    fn said_void(&self) -> Option<Vec<bool>> {
        let builder = open(self.chunks).ok()?;
        let metadata = builder.file_metadata();
        let stripe = metadata.stripe_metadatas().get(self.index)?;
        let is_void = |column: &NamedColumn| {
            let data_type = column.data_type();
            let is_flat = !matches!(
                data_type,
                DataType::Struct { .. }
                    | DataType::List { .. }
                    | DataType::Map { .. }
                    | DataType::Union { .. }
            );
            let statistics = stripe.column_statistics().get(data_type.column_index());
            is_flat && statistics.is_some_and(|known| known.number_of_values() == 0 && known.has_null())
        };
        Some(metadata.root_data_type().children().iter().map(is_void).collect())
    }

    /// Whether the first rows of columns are null.
    fn begin_with_nulls(&self, columns: &[usize]) -> bool {
        let Some(mut reader) = self.reader(columns, TimestampPrecision::Nanosecond) else { return false };
        match catch_unwind(AssertUnwindSafe(|| reader.next())) {
            Ok(Some(Ok(batch))) => batch.columns().iter().all(|array| array.null_count() == array.len()),
            _ => false,
        }
    }
}

impl Group for Stripe<'_> {
    fn batches(&self, columns: &[usize], from: u64, again: bool, each: Each<'_>) -> Reading<bool> {
        // Nanoseconds reach from 1677 to 2262 only.
        let precision = if again { TimestampPrecision::Microsecond } else { TimestampPrecision::Nanosecond };
        let Some(mut reader) = self.reader(columns, precision) else { return Ok(false) };
        let mut skip = usize::try_from(from).unwrap_or(usize::MAX);
        loop {
            match catch_unwind(AssertUnwindSafe(|| reader.next())) {
                Ok(Some(Ok(batch))) => {
                    let skipped = skip.min(batch.num_rows());
                    skip -= skipped;
                    each(&batch.slice(skipped, batch.num_rows() - skipped))?;
                }
                Ok(None) => return Ok(true),
                _ => return Ok(false),
            }
        }
    }

    fn voids(&self, columns: usize) -> Vec<bool> {
        let said = catch_unwind(AssertUnwindSafe(|| self.said_void())).ok().flatten().unwrap_or_default();
        let chosen: Vec<usize> = (0..columns).filter(|&column| said.get(column) == Some(&true)).collect();
        if chosen.is_empty() || !self.begin_with_nulls(&chosen) {
            return vec![false; columns];
        }
        said
    }

    fn trouble(&self, _column: usize) -> (Reason, &'static str) {
        (Reason::Malformed, "breaks the rules of the format")
    }

    fn name(&self) -> String {
        format!("stripe {}", self.index + 1)
    }
}

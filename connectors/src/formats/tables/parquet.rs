//! Parquet (<https://parquet.apache.org/docs/file-format/>).
//!
//! Row groups are read one after the other, or by several workers at once. A column that cannot be read in a
//! row group is a gap, and the others are read.
//!
//! The statistics of the footer are looked at first. They are claims of the writer: that a column of a row
//! group holds nothing but nulls is believed where its bytes are too few for anything else, and it is not
//! decoded. One value that all rows have stands in the file once, and costs next to nothing to decode: it is
//! read as it stands there, not as the statistics have it, which may be cut off.

mod thrift;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::basic::Type;
use parquet::file::metadata::{FileMetaData, ParquetMetaData};
use parquet::file::statistics::Statistics;

use crate::formats::kind::Part;
use crate::formats::out::Reading;
use crate::formats::tables::columnar::{Chunks, Each, Group, Plan, broken, read_group};
use crate::formats::tables::parts::{self, Stretch};
use crate::formats::tables::properties::properties;
use crate::formats::tables::table::Table;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// About how many bytes a batch holds when it is decoded.
const BATCH: u64 = 4 << 20;

/// Rows of a batch, at most.
const ROWS: u64 = 8192;

/// A column of nulls takes no more bytes than this, and one more for so many rows: headers of pages, their
/// statistics, and runs of levels. Writers begin a page every 20,000 rows, or more.
const VOID: u64 = 256;
const VOID_ROWS: u64 = 100;

/// Row groups, a few to a part.
pub(crate) fn parts(input: &Input<'_>, part: u64) -> Reading<u32> {
    Ok(parts::count(&stretches(&open(input)?.1), part))
}

fn stretches(metadata: &ArrowReaderMetadata) -> Vec<Stretch> {
    let groups = metadata.metadata().row_groups().iter();
    groups
        .map(|group| Stretch { bytes: positive(group.compressed_size()), rows: positive(group.num_rows()) })
        .collect()
}

fn positive(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// The footer.
fn open(input: &Input<'_>) -> Reading<(Chunks, ArrowReaderMetadata)> {
    let chunks = Chunks::new(input.share()?, input.size());
    let load = |skip| {
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(skip);
        catch_unwind(AssertUnwindSafe(|| ArrowReaderMetadata::load(&chunks, options)))
    };
    let loaded = match load(false) {
        Ok(Ok(metadata)) => Some(metadata),
        // The schema of Arrow that is kept beside that of Parquet may be wrong.
        _ => load(true).ok().and_then(Result::ok),
    };
    let metadata = loaded.ok_or_else(|| broken("the footer"))?;
    Ok((chunks, with_views(counted(metadata))))
}

/// The library reads no more rows at once than there are in the file: what it says of that has to be true.
fn counted(metadata: ArrowReaderMetadata) -> ArrowReaderMetadata {
    let parquet = metadata.metadata();
    let file = parquet.file_metadata();
    let rows = parquet.row_groups().iter().fold(0i64, |sum, group| sum.saturating_add(group.num_rows()));
    if rows == file.num_rows() {
        return metadata;
    }
    let file = FileMetaData::new(
        file.version(),
        rows,
        file.created_by().map(str::to_owned),
        file.key_value_metadata().cloned(),
        file.schema_descr_ptr(),
        file.column_orders().cloned(),
    );
    let mended = Arc::new(ParquetMetaData::new(file, parquet.row_groups().to_vec()));
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    match catch_unwind(AssertUnwindSafe(|| ArrowReaderMetadata::try_new(mended, options))) {
        Ok(Ok(mended)) => mended,
        _ => metadata,
    }
}

/// Text and bytes as views into pages: a value that a dictionary repeats a million times is held once.
fn with_views(metadata: ArrowReaderMetadata) -> ArrowReaderMetadata {
    let descriptor = metadata.metadata().file_metadata().schema_descr();
    let is_96 = |index: usize| {
        let root = descriptor.root_schema().get_fields().get(index);
        root.is_some_and(|root| root.is_primitive() && root.get_physical_type() == Type::INT96)
    };
    let as_view = |(index, field): (usize, &Arc<Field>)| {
        let data_type = match field.data_type() {
            // Nanoseconds reach from 1677 to 2262 only.
            DataType::Timestamp(TimeUnit::Nanosecond, None) if is_96(index) => {
                DataType::Timestamp(TimeUnit::Microsecond, None)
            }
            DataType::Utf8 | DataType::LargeUtf8 => DataType::Utf8View,
            DataType::Binary | DataType::LargeBinary => DataType::BinaryView,
            _ => return Arc::clone(field),
        };
        Arc::new(field.as_ref().clone().with_data_type(data_type))
    };
    let schema = metadata.schema();
    let fields: Vec<Arc<Field>> = schema.fields().iter().enumerate().map(as_view).collect();
    let schema = Schema::new_with_metadata(fields, schema.metadata().clone());
    let options = ArrowReaderOptions::new().with_schema(Arc::new(schema));
    let parquet = Arc::clone(metadata.metadata());
    match catch_unwind(AssertUnwindSafe(|| ArrowReaderMetadata::try_new(parquet, options))) {
        Ok(Ok(viewed)) => viewed,
        _ => metadata,
    }
}

/// Reads the row groups of a part.
pub(crate) fn read(input: &Input<'_>, part: Part, out: &mut Out<'_>) -> Reading {
    let is_encrypted = encrypted(input)?;
    let (chunks, metadata) = open(input).map_err(|failure| match is_encrypted {
        true => Failure { reason: Reason::Encrypted, detail: "columns are encrypted".to_owned() },
        false => failure,
    })?;
    if part.index == 0 {
        let pairs = metadata.metadata().file_metadata().key_value_metadata().into_iter().flatten();
        properties(out, pairs.map(|pair| (&*pair.key, pair.value.as_deref().unwrap_or_default())))?;
    }
    let stretches = stretches(&metadata);
    let chosen = parts::chosen(&stretches, part);
    let before = parts::rows_before(&stretches, chosen.first().copied().unwrap_or(0));
    let mut table = Table::after(before);
    let (plans, too_deep) = Plan::columns(out, &mut table, metadata.schema().fields());
    if too_deep && part.index == 0 {
        out.gap(Reason::DepthLimit, "types that are nested too deep were not read");
    }
    let columns = metadata.metadata().row_groups().first().map_or(1, |group| group.num_columns());
    let chunks = chunks.of_columns(columns);
    let mut result = Ok(());
    for index in chosen {
        let group = RowGroup { chunks: &chunks, metadata: &metadata, index, is_encrypted };
        if group.has_more_values() {
            let detail = format!("{} has more values than rows: some were not read", group.name());
            out.gap(Reason::Malformed, detail);
        }
        let read = read_group(&group, out, &mut table, &plans);
        result = read.or_else(|failure| out.failed(failure));
        if result.is_err() {
            break;
        }
        table.make_up(out, parts::rows_before(&stretches, index + 1).saturating_sub(before));
    }
    table.finish(out);
    result
}

/// Whether the file says that some of its columns are encrypted; a failure, when all of it is
/// (<https://github.com/apache/parquet-format/blob/master/Encryption.md#5-file-format>).
fn encrypted(input: &Input<'_>) -> Reading<bool> {
    let Some(at) = input.size().checked_sub(8) else { return Ok(false) };
    let tail = input.range(at, 8)?;
    if tail.ends_with(b"PARE") {
        let detail = "the footer is encrypted".to_owned();
        return Err(Failure { reason: Reason::Encrypted, detail });
    }
    let Some(length) = tail.first_chunk::<4>() else { return Ok(false) };
    let length = u32::from_le_bytes(*length);
    let Some(start) = at.checked_sub(length.into()) else { return Ok(false) };
    Ok(thrift::has_encrypted_columns(&input.range(start, length as usize)?))
}

/// One row group.
struct RowGroup<'s> {
    chunks: &'s Chunks,
    metadata: &'s ArrowReaderMetadata,
    index: usize,
    /// Whether the file has encrypted columns.
    is_encrypted: bool,
}

impl RowGroup<'_> {
    /// Whether a column without lists has more values than the group has rows.
    fn has_more_values(&self) -> bool {
        let group = self.metadata.metadata().row_groups().get(self.index);
        group.is_some_and(|group| {
            let flat = group.columns().iter().filter(|column| column.column_descr().max_rep_level() == 0);
            flat.into_iter().any(|column| column.num_values() > group.num_rows())
        })
    }
}

impl Group for RowGroup<'_> {
    fn batches(&self, columns: &[usize], from: u64, _again: bool, each: Each<'_>) -> Reading<bool> {
        let parquet = self.metadata.metadata();
        let Some(group) = parquet.row_groups().get(self.index) else { return Ok(true) };
        let rows = positive(group.num_rows());
        let bytes = positive(group.total_byte_size()).max(positive(group.compressed_size()));
        let a_row = bytes.checked_div(rows).unwrap_or(0).max(1);
        let batch = (BATCH / a_row).clamp(1, ROWS) as usize;
        let mask = ProjectionMask::roots(parquet.file_metadata().schema_descr(), columns.iter().copied());
        // The library panics on some files.
        let built = catch_unwind(AssertUnwindSafe(|| {
            ParquetRecordBatchReaderBuilder::new_with_metadata(self.chunks.clone(), self.metadata.clone())
                .with_row_groups(vec![self.index])
                .with_projection(mask)
                .with_batch_size(batch)
                .with_offset(usize::try_from(from).unwrap_or(usize::MAX))
                .build()
        }));
        let Ok(Ok(mut reader)) = built else { return Ok(false) };
        let mut read = from;
        loop {
            match catch_unwind(AssertUnwindSafe(|| reader.next())) {
                Ok(Some(Ok(batch))) => {
                    read = read.saturating_add(batch.num_rows() as u64);
                    each(&batch)?;
                }
                Ok(None) => return Ok(read >= rows),
                _ => return Ok(false),
            }
        }
    }

    fn voids(&self, columns: usize) -> Vec<bool> {
        let mut voids = vec![false; columns];
        let parquet = self.metadata.metadata();
        let Some(group) = parquet.row_groups().get(self.index) else { return voids };
        let descriptor = parquet.file_metadata().schema_descr();
        let rows = positive(group.num_rows());
        let most = VOID + rows / VOID_ROWS;
        for (leaf, chunk) in group.columns().iter().enumerate().take(descriptor.num_columns()) {
            let column = chunk.column_descr();
            let is_flat = descriptor.get_column_root(leaf).is_primitive()
                && (column.max_def_level(), column.max_rep_level()) == (1, 0);
            let nulls = chunk.statistics().and_then(Statistics::null_count_opt);
            let is_void = is_flat
                && rows > 0
                && positive(chunk.num_values()) == rows
                && nulls == Some(rows)
                && positive(chunk.uncompressed_size()) <= most;
            if let Some(void) = voids.get_mut(descriptor.get_column_root_idx(leaf)) {
                *void = is_void;
            }
        }
        voids
    }

    fn trouble(&self, _column: usize) -> (Reason, &'static str) {
        if self.is_encrypted {
            (Reason::Encrypted, "is encrypted, or cannot be read,")
        } else {
            (Reason::Malformed, "breaks the rules of the format")
        }
    }

    fn name(&self) -> String {
        format!("row group {}", self.index + 1)
    }
}

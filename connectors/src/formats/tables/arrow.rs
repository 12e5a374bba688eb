//! Arrow IPC: files (which Feather version 2 is) and streams
//! (<https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc>).

use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::Schema;

use crate::formats::out::Reading;
use crate::formats::tables::columnar::{Plan, broken, read_batch};
use crate::formats::tables::display::Scratch;
use crate::formats::tables::properties::properties;
use crate::formats::tables::table::Table;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// How a file begins; streams begin with a message.
const MAGIC: &[u8] = b"ARROW1\0\0";

/// How much is read at once.
const BUFFER: usize = 256 * 1024;

/// Messages longer than this are no schema of a stream.
const LONGEST_SCHEMA: usize = 1 << 16;

/// Whether a stream begins with `head`: the mark of a message, its length, and a schema
/// (<https://arrow.apache.org/docs/format/Columnar.html#encapsulated-message-format>).
pub(crate) fn is_stream(head: &[u8]) -> bool {
    let Some((&[0xff, 0xff, 0xff, 0xff, a, b, c, d], rest)) = head.split_first_chunk::<8>() else {
        return false;
    };
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    let Some(message) = rest.get(..length).filter(|_| length <= LONGEST_SCHEMA) else { return false };
    arrow_ipc::root_as_message(message)
        .is_ok_and(|message| message.header_type() == arrow_ipc::MessageHeader::Schema)
}

/// Reads a file or a stream.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    if input.range(0, MAGIC.len())? != MAGIC {
        return stream(input, 0, out);
    }
    let cursor = BufReader::with_capacity(BUFFER, input.shared_cursor()?);
    let opened = catch_unwind(AssertUnwindSafe(|| FileReader::try_new(cursor, None)));
    let Ok(Ok(mut reader)) = opened else {
        // It was cut off, perhaps: what stands before the footer is a stream.
        out.gap(Reason::Malformed, "the footer breaks the rules of the format, or is missing");
        return stream(input, first_message(input)?, out);
    };
    let custom = reader.custom_metadata().clone();
    let schema = reader.schema();
    let pairs = || custom.iter().chain(schema.metadata()).map(|(key, value)| (&**key, &**value));
    properties(out, pairs())?;
    let mut batches = Batches::new(&schema, out);
    let mut result = Ok(());
    for index in 0..reader.num_batches() {
        let next = || reader.set_index(index).and_then(|()| reader.next().transpose());
        let next = catch_unwind(AssertUnwindSafe(next));
        let read = match next {
            Ok(Ok(Some(batch))) => batches.read(&batch, out),
            Ok(Ok(None)) => Ok(()),
            _ => Err(broken(&format!("batch {}", index + 1))),
        };
        result = read.or_else(|failure| out.failed(failure));
        if result.is_err() {
            break;
        }
    }
    batches.table.finish(out);
    result
}

/// Where the first message of a file begins: the magic is filled up with zero bytes.
fn first_message(input: &Input<'_>) -> Reading<u64> {
    let head = input.range(MAGIC.len() as u64, 128)?;
    let zeros = head.iter().take_while(|&&byte| byte == 0).count();
    Ok((MAGIC.len() + zeros) as u64)
}

/// Reads messages from an offset on.
fn stream(input: &Input<'_>, from: u64, out: &mut Out<'_>) -> Reading {
    let reader = BufReader::with_capacity(BUFFER, input.cursor_at(from));
    let opened = catch_unwind(AssertUnwindSafe(|| StreamReader::try_new(reader, None)));
    let Ok(Ok(mut reader)) = opened else { return Err(broken("the schema")) };
    let schema = reader.schema();
    properties(out, schema.metadata().iter().map(|(key, value)| (&**key, &**value)))?;
    let mut batches = Batches::new(&schema, out);
    let mut count = 0u64;
    let result = loop {
        let read = match catch_unwind(AssertUnwindSafe(|| reader.next())) {
            Ok(Some(Ok(batch))) => batches.read(&batch, out),
            Ok(None) => break Ok(()),
            _ => Err(broken(&format!("batch {}", count + 1))),
        };
        if read.is_err() {
            break read;
        }
        count += 1;
    };
    batches.table.finish(out);
    result
}

struct Batches {
    table: Table,
    plans: Vec<Plan>,
    scratch: Scratch,
}

impl Batches {
    fn new(schema: &Schema, out: &mut Out<'_>) -> Batches {
        let mut table = Table::after(0);
        let (plans, too_deep) = Plan::columns(out, &mut table, schema.fields());
        if too_deep {
            out.gap(Reason::DepthLimit, "types that are nested too deep were not read");
        }
        Batches { table, plans, scratch: Scratch::default() }
    }

    fn read(&mut self, batch: &RecordBatch, out: &mut Out<'_>) -> Result<(), Failure> {
        let plans: Vec<&Plan> = self.plans.iter().collect();
        read_batch(out, &mut self.table, &mut self.scratch, &plans, batch)
    }
}

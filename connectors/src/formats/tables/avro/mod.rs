//! Avro object container files (<https://avro.apache.org/docs/1.12.0/specification/#object-container-files>).
//!
//! Blocks are decoded straight into records, without values in between. A block that is damaged is a gap, and
//! reading goes on behind the next mark between blocks.

mod codec;
mod decode;
mod plan;
mod schema;

use std::io::{BufReader, Read};

use crate::formats::out::Reading;
use crate::formats::tables::avro::codec::Codec;
use crate::formats::tables::avro::decode::{Decoder, Trouble, counted, long};
use crate::formats::tables::avro::plan::Plans;
use crate::formats::tables::avro::schema::{Schema, TypeId};
use crate::formats::tables::properties::properties;
use crate::formats::tables::table::Table;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// How long the head may be.
const LONGEST_HEAD: usize = 16 << 20;

/// How much is read at once when a mark is looked for.
const BUFFER: usize = 256 * 1024;

/// What stands before the first block.
struct Head {
    schema: Vec<u8>,
    codec: String,
    pairs: Vec<(String, String)>,
    mark: [u8; 16],
    length: u64,
}

/// Reads a file.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut bytes = input.range(0, BUFFER)?;
    let head = match head(&bytes) {
        Some(head) => head,
        None => {
            bytes = input.range(0, LONGEST_HEAD)?;
            head(&bytes).ok_or_else(|| Failure::malformed("the head breaks the rules of the format"))?
        }
    };
    drop(bytes);
    properties(out, head.pairs.iter().map(|(key, value)| (&**key, &**value)))?;
    let Some((schema, root)) = Schema::parse(&head.schema) else {
        return Err(Failure::malformed("the schema breaks the rules of the format"));
    };
    let Some(codec) = Codec::named(&head.codec) else {
        return Err(Failure {
            reason: Reason::UnsupportedFormat("application/vnd.apache.avro".to_owned()),
            detail: "its compression is not known".to_owned(),
        });
    };
    let mut table = Table::after(0);
    let plans = Plans::new(out, &mut table, &schema, root);
    if plans.is_cut {
        out.gap(Reason::Limit, "the schema has too many fields, or is nested too deep; some were not read");
    }
    let mut blocks = Blocks { decoder: Decoder::new(schema, plans), table, root, codec };
    let result = blocks.read(input, &head, out);
    blocks.table.finish(out);
    result
}

/// The head; `None` when it is none, or goes on.
fn head(bytes: &[u8]) -> Option<Head> {
    let mut rest = bytes.strip_prefix(b"Obj\x01")?;
    let mut head =
        Head { schema: Vec::new(), codec: "null".to_owned(), pairs: Vec::new(), mark: [0; 16], length: 0 };
    loop {
        let mut count = long(&mut rest)?;
        if count < 0 {
            long(&mut rest)?;
            count = count.checked_neg()?;
        }
        if count == 0 {
            break;
        }
        for _ in 0..count {
            let key = counted(&mut rest)?;
            let value = counted(&mut rest)?;
            match key {
                b"avro.schema" => head.schema = value.to_vec(),
                b"avro.codec" => head.codec = String::from_utf8(value.to_vec()).ok()?,
                _ => head.pairs.push((
                    String::from_utf8_lossy(key).into_owned(),
                    String::from_utf8_lossy(value).into_owned(),
                )),
            }
        }
    }
    head.mark = *rest.first_chunk::<16>()?;
    head.length = (bytes.len() - rest.len() + 16) as u64;
    Some(head)
}

struct Blocks {
    decoder: Decoder,
    table: Table,
    root: TypeId,
    codec: Codec,
}

impl Blocks {
    fn read(&mut self, input: &Input<'_>, head: &Head, out: &mut Out<'_>) -> Reading {
        let mut at = head.length;
        let mut number = 0u64;
        while at < input.size() {
            out.check()?;
            number += 1;
            let block = block(input, at, &head.mark)?;
            let next = match block {
                Some((count, bytes, next)) => {
                    if !self.block(count, bytes, out)? {
                        let detail = format!("block {number} at offset {at} breaks the rules of the format");
                        out.gap(Reason::Malformed, detail);
                    }
                    next
                }
                None => {
                    let detail = format!("block {number} at offset {at} is damaged or cut off");
                    out.gap(Reason::Malformed, detail);
                    match behind_mark(input, at, &head.mark, out)? {
                        Some(next) => next,
                        None => return Ok(()),
                    }
                }
            };
            at = next;
        }
        Ok(())
    }

    /// Reads a block. False when it is damaged.
    fn block(&mut self, count: u64, bytes: Vec<u8>, out: &mut Out<'_>) -> Reading<bool> {
        let before = self.table.rows.records();
        let is_sound = match self.codec.decompress(bytes, &out.meter())? {
            Some(bytes) => self.records(count, &bytes, out)?,
            None => false,
        };
        if !is_sound {
            self.table.make_up(out, before.saturating_add(count));
        }
        Ok(is_sound)
    }

    fn records(&mut self, count: u64, bytes: &[u8], out: &mut Out<'_>) -> Reading<bool> {
        let mut rest = bytes;
        for index in 0..count {
            if index % 1024 == 1023 {
                out.check()?;
            }
            let decoded = self.decoder.value(out, &mut self.table, (self.root, 0), &mut rest, 0);
            self.table.end_record(out);
            match decoded {
                Ok(()) => {}
                Err(Trouble::Broken) => return Ok(false),
                Err(Trouble::Ends(failure)) => return Err(failure),
            }
        }
        Ok(rest.is_empty())
    }
}

/// The block at an offset: how many records, its bytes, and where the next one begins.
fn block(input: &Input<'_>, at: u64, mark: &[u8; 16]) -> Reading<Option<(u64, Vec<u8>, u64)>> {
    let head = input.range(at, 20)?;
    let mut rest = &head[..];
    let numbers = (|| {
        let count = u64::try_from(long(&mut rest)?).ok()?;
        Some((count, u64::try_from(long(&mut rest)?).ok()?))
    })();
    let Some((count, size)) = numbers else { return Ok(None) };
    let start = at + (head.len() - rest.len()) as u64;
    let Some(end) = start.checked_add(size).filter(|end| *end <= input.size()) else { return Ok(None) };
    if input.range(end, 16)? != mark {
        return Ok(None);
    }
    let bytes = input.range(start, usize::try_from(size).unwrap_or(usize::MAX))?;
    Ok(Some((count, bytes, end + 16)))
}

/// Where the next mark ends.
fn behind_mark(input: &Input<'_>, at: u64, mark: &[u8; 16], out: &Out<'_>) -> Reading<Option<u64>> {
    let mut reader = BufReader::with_capacity(BUFFER, input.cursor_at(at));
    let mut window = Vec::new();
    let mut offset = at;
    loop {
        out.check()?;
        let before = window.len();
        reader.by_ref().take(BUFFER as u64).read_to_end(&mut window)?;
        if let Some(found) = memchr::memmem::find(&window, mark) {
            return Ok(Some(offset + (found + mark.len()) as u64));
        }
        if window.len() == before {
            return Ok(None);
        }
        let gone = window.len().saturating_sub(mark.len() - 1);
        window.drain(..gone);
        offset += gone as u64;
    }
}

//! The lines of `COPY ... FROM stdin`.

use crate::Reason;
use crate::formats::Out;
use crate::formats::out::Reading;
use crate::formats::tables::sql::literal::{bytea, of_copy};
use crate::formats::tables::sql::source::Source;
use crate::formats::tables::sql::values::{Fields, LONGEST};
use crate::formats::tables::table::Table;

/// Reads lines up to `\.`.
///
/// # Errors
/// When the input cannot be read, or a limit was reached.
pub(super) fn read(
    source: &mut Source<'_>,
    fields: &mut Fields,
    table: &mut Table,
    out: &mut Out<'_>,
) -> Reading {
    let mut cut = 0u64;
    let mut count = 0u64;
    loop {
        count += 1;
        if count.is_multiple_of(512) {
            out.check()?;
        }
        let mut wanted = 1;
        let (end, is_cut) = loop {
            if !source.fill(wanted)? {
                out.gap(Reason::Malformed, "the dump ends within the rows of a table");
                return Ok(());
            }
            let rest = source.rest();
            match memchr::memchr(b'\n', rest.as_bytes()) {
                Some(end) => break (end, false),
                None if rest.len() >= LONGEST => break (rest.len(), true),
                None if rest.len() < wanted => break (rest.len(), false),
                None => wanted = rest.len() * 2,
            }
        };
        let line = source.rest().get(..end).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line == "\\." {
            source.advance(end + 1);
            break;
        }
        for (column, cell) in line.split('\t').enumerate() {
            if let Some(value) = of_copy(cell) {
                let field = fields.at(column, table, out);
                match bytea(&value) {
                    Some(bytes) => table.bytes(out, field, &bytes)?,
                    None => table.text(out, field, &value),
                }
            }
        }
        table.end_record(out);
        source.advance(end + usize::from(!is_cut));
        if is_cut {
            // The rest of the line is passed over.
            cut += 1;
            loop {
                let line_end = memchr::memchr(b'\n', source.rest().as_bytes());
                source.advance(line_end.map_or(usize::MAX >> 1, |end| end + 1));
                if line_end.is_some() || !source.fill(1)? {
                    break;
                }
            }
        }
    }
    if cut > 0 {
        out.gap(Reason::Limit, format!("{cut} rows are too long; their ends were not read"));
    }
    Ok(())
}

//! Reading a whole stream of text, of a table or of JSON: a unit, a member, or a value.

use crate::formats::text::Before;
use crate::formats::{CsvReader, Format, JsonReader, ReadAt, RecordBuffers, Stream, TextReader, drive};
use crate::{Place, Visitor};

/// Reads a stream to its end as `format` says; formats with readers of their own are none of its business.
/// Whether the stream broke off, [`Stream::take_error`] tells.
pub(crate) fn read_whole<R: ReadAt>(
    stream: &mut Stream<'_, R>,
    format: &Format,
    place: &Place,
    count_lines: bool,
    records: &mut RecordBuffers,
    visitor: &mut dyn Visitor,
) {
    match format {
        Format::Text { source, .. } => {
            drive(stream, &mut TextReader::whole(*source, count_lines), visitor);
        }
        Format::Csv(dialect) => {
            let mut reader = CsvReader::new(place, dialect, true, 0, None, records);
            drive(stream, &mut reader, visitor);
            reader.finish(visitor);
        }
        Format::Json | Format::JsonLines => {
            let lines = *format == Format::JsonLines;
            let before = Before::default();
            let mut reader = JsonReader::new(place, lines, count_lines, None, before, 0, records);
            drive(stream, &mut reader, visitor);
            reader.finish(visitor);
        }
        Format::Kind(_) | Format::Unsupported(_) => {}
    }
}

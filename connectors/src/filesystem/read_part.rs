//! Reading one part of a large unit.

use std::io;

use crate::Visitor;
use crate::filesystem::opened::Opened;
use crate::filesystem::os::Os;
use crate::filesystem::parts::{Base, PartStart, PartSummary};
use crate::filesystem::reader::{Reader, half_read, known};
use crate::formats::text::{Before, CONTEXT};
use crate::formats::{
    CsvReader, Format, JsonReader, Part, ReadAt, Stream, StreamRange, TextReader, drive, resync,
};

impl<O: Os> Reader<O> {
    /// Reads one part of a unit that [`Opened::parts`] divides. Without `start` its beginning is
    /// guessed: see [`PartSummary::begins_at`]. Each part is a reading of its own: fields are told,
    /// numbered and counted anew.
    pub fn read_part(
        &mut self,
        opened: &Opened<O>,
        index: u32,
        start: Option<PartStart>,
        visitor: &mut dyn Visitor,
    ) -> PartSummary {
        self.opening += 1;
        if let Format::Kind(kind) = opened.format {
            let part = Part { index, of: opened.parts.unwrap_or(1) };
            let (_, whole) = self.session.unit(kind, &opened.input(), part, &opened.place, visitor);
            return kind_summary(opened, part, whole);
        }
        match self.try_part(opened, index, start, visitor) {
            Ok(summary) => summary,
            Err((start, error)) => {
                let end = opened.part_boundary(index).unwrap_or(opened.size);
                visitor.gap(half_read(opened, start.offset, &error));
                PartSummary {
                    start,
                    end,
                    decoded_bytes: end.saturating_sub(start.offset),
                    newlines: 0,
                    last_line_start: None,
                    records: 0,
                    bytes: 0,
                    whole: false,
                    given_up: false,
                }
            }
        }
    }

    fn try_part(
        &mut self,
        opened: &Opened<O>,
        index: u32,
        start: Option<PartStart>,
        visitor: &mut dyn Visitor,
    ) -> Result<PartSummary, (PartStart, io::Error)> {
        let is_guess = start.is_none();
        let start = match start {
            Some(start) => start,
            None => {
                let nominal = u64::from(index) * opened.part;
                let offset = opened
                    .part_start(index, self.buffers.scratch())
                    .map_err(|error| (assumed(nominal.max(opened.bom as u64), opened), error))?;
                assumed(offset, opened)
            }
        };
        let mut part = match opened.format {
            Format::Text { source, .. } => self.text_part(opened, index, start, source, visitor),
            _ => Ok(self.record_part(opened, index, start, is_guess, visitor)),
        }
        .map_err(|error| (start, error))?;
        if let Some(error) = part.1.take() {
            visitor.gap(half_read(opened, part.0.start.offset + part.0.bytes, &error));
            part.0.whole = false;
        }
        Ok(part.0)
    }

    fn text_part(
        &mut self,
        opened: &Opened<O>,
        index: u32,
        start: PartStart,
        source: bool,
        visitor: &mut dyn Visitor,
    ) -> io::Result<(PartSummary, Option<io::Error>)> {
        let end = match opened.part_boundary(index) {
            Some(_) => opened.part_start(index + 1, self.buffers.scratch())?,
            None => opened.size,
        };
        let (mut stops, mut begins_at, mut ends_at) = ([None; 3], None, None);
        let mut from = start.offset;
        if index > 0 {
            let nominal = start.offset.saturating_sub(CONTEXT as u64).max(opened.bom as u64);
            let count = opened.source.read_at(&mut self.buffers.scratch()[..4], nominal)?;
            from = (nominal + resync(&self.buffers.scratch()[..count]) as u64).min(start.offset);
            stops[0] = Some(start.offset);
            begins_at = Some(0);
        }
        let next = usize::from(index > 0);
        // The last stop ends the stream.
        stops[next] = Some(end);
        if end < opened.size {
            ends_at = Some(next);
            stops[next + 1] = Some((end + 2 * CONTEXT as u64).min(opened.size));
        }
        let begin = before(&start.base);
        let mut reader = TextReader::part(source, self.options.count_lines, begins_at, ends_at, begin);
        let range = StreamRange { start: from, stops };
        let mut stream =
            Stream::new(&*opened.source, &mut self.buffers, opened.encoding, known(opened.size), range);
        drive(&mut stream, &mut reader, visitor);
        let error = stream.take_error();
        let read = stream.position().min(end);
        let (decoded_bytes, newlines) = reader.owned();
        let summary = PartSummary {
            start,
            end,
            decoded_bytes,
            newlines,
            last_line_start: reader.last_line_start(),
            records: 0,
            bytes: read.saturating_sub(start.offset),
            whole: true,
            given_up: false,
        };
        Ok((summary, error))
    }

    fn record_part(
        &mut self,
        opened: &Opened<O>,
        index: u32,
        start: PartStart,
        is_guess: bool,
        visitor: &mut dyn Visitor,
    ) -> (PartSummary, Option<io::Error>) {
        let boundary = opened.part_boundary(index);
        // A record that goes on for so long behind the part is probably none.
        let give_up = boundary.filter(|_| is_guess).map(|end| end + opened.part);
        let give_up = give_up.filter(|stop| *stop < opened.size);
        let range = StreamRange { start: start.offset, stops: [give_up, None, None] };
        let mut stream =
            Stream::new(&*opened.source, &mut self.buffers, opened.encoding, known(opened.size), range);
        let records = &mut self.records;
        let begin = before(&start.base);
        let (end, records, lines) = match &opened.format {
            Format::Csv(dialect) => {
                let mut reader =
                    CsvReader::new(&opened.place, dialect, index == 0, start.base.records, boundary, records);
                drive(&mut stream, &mut reader, visitor);
                (reader.end(), reader.finish(visitor), Before::default())
            }
            _ => {
                let count_lines = self.options.count_lines;
                let mut reader = JsonReader::new(
                    &opened.place,
                    true,
                    count_lines,
                    boundary,
                    begin,
                    start.base.records,
                    records,
                );
                drive(&mut stream, &mut reader, visitor);
                (reader.end(), reader.finish(visitor), reader.done())
            }
        };
        let error = stream.take_error();
        let given_up = give_up.is_some_and(|stop| end.unwrap_or(stream.position()) >= stop);
        let end = end.unwrap_or(stream.position()).max(start.offset);
        let summary = PartSummary {
            start,
            end,
            decoded_bytes: lines.offset.saturating_sub(begin.offset),
            newlines: lines.lines.saturating_sub(begin.lines),
            last_line_start: (lines.lines > begin.lines).then_some(lines.line_start),
            records,
            bytes: end - start.offset,
            whole: true,
            given_up,
        };
        (summary, error)
    }
}

/// The summary of a part whose addresses are final, and whose beginning is no guess: parts follow each
/// other by their numbers.
fn kind_summary<O: Os>(opened: &Opened<O>, part: Part, whole: bool) -> PartSummary {
    let share = |index: u32| opened.size / u64::from(part.of.max(1)) * u64::from(index);
    let end = if part.index + 1 == part.of { opened.size } else { share(part.index + 1) };
    let offset = share(part.index);
    PartSummary {
        start: PartStart { offset, base: Base::default(), is_known: true },
        end,
        decoded_bytes: 0,
        newlines: 0,
        last_line_start: None,
        records: 0,
        bytes: end - offset,
        whole,
        given_up: false,
    }
}

fn before(base: &Base) -> Before {
    Before { offset: base.offset, lines: base.lines, line_start: base.line_start }
}

/// What is taken to stand before a part when the parts before it are not read yet: more than enough
/// for the context before the part to have addresses too.
fn assumed<O: Os>(offset: u64, opened: &Opened<O>) -> PartStart {
    let before = offset.saturating_sub(opened.bom as u64);
    let base = Base { offset: before, lines: before, line_start: 0, records: 0 };
    PartStart { offset, base, is_known: true }
}

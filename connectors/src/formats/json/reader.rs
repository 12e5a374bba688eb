//! Reading JSON into cells.

use crate::formats::json::parser::{Parser, State, Stop};
use crate::formats::json::strings::unescape;
use crate::formats::pieces::PieceOf;
use crate::formats::records::RecordBuffers;
use crate::formats::text::Before;
use crate::formats::{Handler, Info};
use crate::{FieldId, Place, Visitor};

/// Reads JSON documents, or JSON Lines.
///
/// Values are cells of the field of their path. `null` and strings of blanks are no values. What is
/// no JSON becomes running text: in JSON Lines the line, in a document all that follows.
pub(crate) struct JsonReader<'r> {
    place: &'r Place,
    count_lines: bool,
    boundary: Option<u64>,
    end: Option<u64>,
    buffers: &'r mut RecordBuffers,
    parser: Parser,
    /// Records before this part.
    first: u64,
    /// What stands before the window.
    before: Before,
    long: Option<Long>,
}

/// A text that does not fit a window.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Long {
    /// The value of this field.
    String(FieldId),
    /// What is no JSON.
    Broken,
}

impl<'r> JsonReader<'r> {
    /// A reader of the unit at `place`, of which `base` and so many records stand before.
    pub(crate) fn new(
        place: &'r Place,
        lines: bool,
        count_lines: bool,
        boundary: Option<u64>,
        base: Before,
        first: u64,
        buffers: &'r mut RecordBuffers,
    ) -> JsonReader<'r> {
        buffers.clear();
        JsonReader {
            place,
            count_lines,
            boundary,
            end: None,
            buffers,
            parser: Parser::new(lines, first),
            first,
            before: base,
            long: None,
        }
    }

    /// Where in the unit the first record that is not ours begins; `None` when the unit ended
    /// before.
    pub(crate) fn end(&self) -> Option<u64> {
        self.end
    }

    /// What stands before the end.
    pub(crate) fn done(&self) -> Before {
        self.before
    }

    /// Tells the counts. How many records there were.
    pub(crate) fn finish(&mut self, visitor: &mut dyn Visitor) -> u64 {
        self.parser.paths.tell(self.place, visitor);
        let records = self.parser.records - self.first;
        visitor.counted(&self.buffers.values, &self.buffers.records, records);
        records
    }

    /// Hands on the cells of the window. A record that goes on behind it is counted as far as it was
    /// read.
    fn flush(&mut self, text: &str, visitor: &mut dyn Visitor) {
        self.parser.paths.tell(self.place, visitor);
        let first_record = self.parser.end_window(self.buffers);
        self.buffers.flush(text, first_record, visitor);
    }

    /// From `at` on, what is no JSON: to the end of the line, or of the unit. Where JSON goes on.
    fn broken(&mut self, text: &str, at: usize, last: bool, visitor: &mut dyn Visitor) -> Option<usize> {
        let before = self.before.after(&text[..at], self.count_lines);
        self.buffers.pieces.begin(PieceOf::Text, before.offset, before.lines, before.line_start);
        self.long = Some(Long::Broken);
        self.go_on_broken(text, at, last, visitor)
    }

    fn go_on_broken(
        &mut self,
        text: &str,
        at: usize,
        last: bool,
        visitor: &mut dyn Visitor,
    ) -> Option<usize> {
        let newline = if self.parser.lines { memchr::memchr(b'\n', &text.as_bytes()[at..]) } else { None };
        let end = newline.map_or(text.len(), |newline| at + newline);
        self.buffers.pieces.push(&text[at..end], visitor);
        if newline.is_none() && !last {
            return None;
        }
        self.buffers.pieces.finish(visitor);
        self.long = None;
        self.parser.last_end = end;
        Some(end)
    }

    /// Goes on in a string that does not fit a window. How far it was looked at, and whether it
    /// ended there.
    fn go_on_string(
        &mut self,
        text: &str,
        at: usize,
        field: FieldId,
        last: bool,
        visitor: &mut dyn Visitor,
    ) -> (usize, bool) {
        let bytes = text.as_bytes();
        let mut close = at;
        let closed = loop {
            match memchr::memchr2(b'"', b'\\', &bytes[close..]) {
                None => {
                    close = bytes.len();
                    break false;
                }
                Some(found) if bytes[close + found] == b'"' => {
                    close += found;
                    break true;
                }
                Some(found) => close = (close + found + 2).min(bytes.len()),
            }
        };
        let inside = &text[at..crate::formats::unicode::floor(text, close)];
        let mut decoded = std::mem::take(&mut self.buffers.side);
        decoded.clear();
        let ended = closed || last;
        let taken = unescape(inside, &mut decoded, ended);
        if let Ok(decoded) = simdutf8::basic::from_utf8(&decoded) {
            self.buffers.pieces.push(decoded, visitor);
        }
        decoded.clear();
        self.buffers.side = decoded;
        if !ended {
            return (at + taken, false);
        }
        if self.buffers.pieces.finish(visitor) {
            self.buffers.values[field as usize] += 1;
            let record = self.parser.records + 1;
            if self.buffers.last_record[field as usize] != record {
                self.buffers.last_record[field as usize] = record;
                self.buffers.records[field as usize] += 1;
            }
        }
        self.long = None;
        (if closed { close + 1 } else { text.len() }, true)
    }

    /// The window is done with up to `done`.
    fn leave(&mut self, text: &str, done: usize) -> Option<usize> {
        self.before = self.before.after(&text[..done], self.count_lines);
        self.parser.record_start = None;
        self.parser.last_end = self.parser.last_end.saturating_sub(done);
        Some(done)
    }
}

impl Handler for JsonReader<'_> {
    fn window(&mut self, text: &str, info: &Info<'_>, visitor: &mut dyn Visitor) -> Option<usize> {
        let limit = self.boundary.map_or(usize::MAX, |raw| info.position(raw));
        let mut at = 0;
        match self.long {
            None => {}
            Some(Long::Broken) => match self.go_on_broken(text, 0, info.last, visitor) {
                Some(end) => at = end,
                None => return self.leave(text, text.len()),
            },
            Some(Long::String(field)) => match self.go_on_string(text, 0, field, info.last, visitor) {
                (end, true) => {
                    self.parser.value_ended(self.buffers, end, false);
                    at = end;
                }
                (taken, false) => return self.leave(text, taken),
            },
        }
        loop {
            match self.parser.parse(self.buffers, text, at, limit, info.last) {
                Stop::Boundary(end) => {
                    self.flush(text, visitor);
                    self.end = Some(info.raw(end));
                    self.leave(text, end);
                    return None;
                }
                Stop::More(stop) if !info.last => return self.more(text, stop, info.full, visitor),
                Stop::More(_) if self.parser.state == State::Top => {
                    self.flush(text, visitor);
                    return self.leave(text, text.len());
                }
                // The unit ends within a value.
                Stop::More(stop) | Stop::Broken(stop) => {
                    let from = match self.parser.record_start {
                        Some(start) if self.parser.lines => {
                            self.parser.abandon_record(self.buffers);
                            start
                        }
                        _ => {
                            self.parser.end_broken_record(self.buffers);
                            stop
                        }
                    };
                    match self.broken(text, from, info.last, visitor) {
                        Some(end) => at = end,
                        None => {
                            self.flush(text, visitor);
                            return self.leave(text, text.len());
                        }
                    }
                }
            }
        }
    }
}

impl JsonReader<'_> {
    /// The window ends within a record.
    fn more(&mut self, text: &str, stop: usize, full: bool, visitor: &mut dyn Visitor) -> Option<usize> {
        if self.parser.state == State::Top {
            self.flush(text, visitor);
            return self.leave(text, stop);
        }
        match self.parser.record_start {
            // A line that fits a window is read in one, so that it can be taken back whole.
            Some(start) if self.parser.lines && (start > 0 || !full) => {
                self.parser.abandon_record(self.buffers);
                self.flush(text, visitor);
                return self.leave(text, start);
            }
            _ => {}
        }
        self.flush(text, visitor);
        if stop > 0 || !full {
            return self.leave(text, stop);
        }
        // A string, key or number that does not fit a window.
        if let State::Value(path) = self.parser.state
            && text.starts_with('"')
        {
            let field = self.parser.field(self.buffers, path);
            self.parser.paths.tell(self.place, visitor);
            let of = PieceOf::Value { field, record: self.parser.records + 1 };
            self.buffers.pieces.begin(of, 0, 0, 0);
            self.long = Some(Long::String(field));
            let (taken, _) = self.go_on_string(text, 1, field, false, visitor);
            return self.leave(text, taken);
        }
        self.parser.end_broken_record(self.buffers);
        match self.broken(text, 0, false, visitor) {
            Some(end) => self.leave(text, end),
            None => self.leave(text, text.len()),
        }
    }
}

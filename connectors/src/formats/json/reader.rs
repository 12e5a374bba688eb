//! Reading JSON into cells.

use crate::formats::json::paths::{Found, PathId, Paths, ROOT};
use crate::formats::json::probe::{DEEPEST, is_literal, is_word};
use crate::formats::json::strings::unescape;
use crate::formats::lanes::string_end;
use crate::formats::pieces::PieceOf;
use crate::formats::records::RecordBuffers;
use crate::formats::text::Before;
use crate::formats::{Handler, Info};
use crate::{Cell, FieldId, Place, Visitor};

/// Reads JSON documents, or JSON Lines.
///
/// Values are cells of the field of their path. `null` and strings of blanks are no values. What is
/// no JSON becomes running text: in JSON Lines the line, in a document all that follows.
pub(crate) struct JsonReader<'r> {
    place: &'r Place,
    /// A record is a line; else an element of the outermost array, or a document.
    lines: bool,
    count_lines: bool,
    boundary: Option<u64>,
    end: Option<u64>,
    buffers: &'r mut RecordBuffers,
    paths: Paths,
    stack: Vec<Frame>,
    state: State,
    /// Records before this part.
    first: u64,
    /// Records that are complete, those before included.
    records: u64,
    /// How many were when the window began.
    records_before: u64,
    /// Where in the buffers the current record begins.
    mark: (usize, usize, usize),
    /// Where in the window the current record begins; `None` if before it.
    record_start: Option<usize>,
    /// Where in the window the last record ended.
    last_end: usize,
    /// What stands before the window.
    before: Before,
    long: Option<Long>,
}

/// A container that is open.
#[derive(Clone, Copy)]
struct Frame {
    path: PathId,
    is_object: bool,
    /// The last key.
    previous: Option<PathId>,
    /// The path of the elements of an array.
    any: PathId,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// A record, or the end.
    Top,
    /// A value.
    Value(PathId),
    /// The first element, or the end of the array.
    FirstElement,
    /// The first key, or the end of the object.
    FirstKey,
    /// A key.
    Key,
    /// A comma, or the end of the container.
    After,
}

/// A text that does not fit a window.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Long {
    /// The value of this field.
    String(FieldId),
    /// What is no JSON.
    Broken,
}

/// Why the parser stopped.
enum Stop {
    /// More is needed to go on from here.
    More(usize),
    /// No JSON from here on.
    Broken(usize),
    /// The records that follow are not ours.
    Boundary(usize),
}

/// What came of a step.
enum Step {
    Done(usize),
    More,
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
            lines,
            count_lines,
            boundary,
            end: None,
            buffers,
            paths: Paths::new(),
            stack: Vec::new(),
            state: State::Top,
            first,
            records: first,
            records_before: first,
            mark: (0, 0, 0),
            record_start: None,
            last_end: 0,
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
        self.paths.tell(self.place, visitor);
        let records = self.records - self.first;
        visitor.counted(&self.buffers.values, &self.buffers.records, records);
        records
    }

    fn parse(&mut self, text: &str, mut at: usize, limit: usize, last: bool) -> Stop {
        let bytes = text.as_bytes();
        loop {
            at = blanks(bytes, at);
            let step = match self.state {
                State::Top => {
                    if at >= limit {
                        return Stop::Boundary(self.next_start(bytes, at, limit));
                    }
                    if at >= bytes.len() {
                        return Stop::More(at);
                    }
                    self.record_start = Some(at);
                    self.mark = self.buffers.mark();
                    self.state = State::Value(ROOT);
                    Step::Done(at)
                }
                State::Value(path) => self.value(text, at, path, last),
                State::FirstElement => match bytes.get(at) {
                    None => Step::More,
                    Some(b']') => self.close(at),
                    Some(_) => {
                        let path = self.stack.last().map_or(ROOT, |frame| frame.any);
                        self.state = State::Value(path);
                        Step::Done(at)
                    }
                },
                State::FirstKey => match bytes.get(at) {
                    None => Step::More,
                    Some(b'}') => self.close(at),
                    Some(_) => self.key(text, at),
                },
                State::Key => self.key(text, at),
                State::After => self.after(bytes, at),
            };
            match step {
                Step::Done(next) => at = next,
                Step::More => return Stop::More(at),
                Step::Broken => return Stop::Broken(at),
            }
        }
    }

    /// A part begins behind the first line end in its range; so it is where the part before ends, if
    /// only blanks stand between.
    fn next_start(&self, bytes: &[u8], at: usize, limit: usize) -> usize {
        let from = self.last_end.max(limit.saturating_sub(1)).min(at);
        memchr::memchr(b'\n', &bytes[from..at]).map_or(at, |newline| from + newline + 1)
    }

    /// A key, its colon, and the blanks behind.
    #[inline]
    fn key(&mut self, text: &str, at: usize) -> Step {
        let bytes = text.as_bytes();
        let Some(frame) = self.stack.last_mut() else { return Step::Broken };
        let (path, end) = match self.paths.predicted(frame.path, frame.previous, &bytes[at..]) {
            Some((path, length)) => {
                frame.previous = Some(path);
                (path, at + length)
            }
            None => match self.new_key(text, at) {
                Ok(found) => found,
                Err(step) => return step,
            },
        };
        let colon = blanks(bytes, end);
        match bytes.get(colon) {
            None => Step::More,
            Some(b':') => {
                self.state = State::Value(path);
                Step::Done(colon + 1)
            }
            Some(_) => Step::Broken,
        }
    }

    /// A key that was not foreseen: its path and the byte behind it.
    fn new_key(&mut self, text: &str, at: usize) -> Result<(PathId, usize), Step> {
        let bytes = text.as_bytes();
        match bytes.get(at) {
            None => return Err(Step::More),
            Some(b'"') => {}
            Some(_) => return Err(Step::Broken),
        }
        let (close, _) = self.string(bytes, at + 1)?;
        // Whether the key is whole is known when the colon is there: nothing is noted before.
        let colon = blanks(bytes, close + 1);
        match bytes.get(colon) {
            None => return Err(Step::More),
            Some(b':') => {}
            Some(_) => return Err(Step::Broken),
        }
        let Some(frame) = self.stack.last_mut() else { return Err(Step::Broken) };
        let (object, previous) = (frame.path, frame.previous);
        let spelling = &text[at + 1..close];
        match self.paths.key(object, previous, spelling, &bytes[at..=close]) {
            Found::Path(path) => {
                frame.previous = Some(path);
                Ok((path, close + 1))
            }
            Found::Folded(path, field) => {
                self.make_fields();
                let has_escape = memchr::memchr(b'\\', spelling.as_bytes()).is_some();
                if has_escape {
                    self.value_aside(spelling, field);
                } else {
                    self.value_in_window(bytes, at + 1, close, field);
                }
                Ok((path, close + 1))
            }
        }
    }

    /// The closing quotation mark of a string whose inside begins at `from`, and whether there are
    /// escapes in it.
    #[inline]
    fn string(&self, bytes: &[u8], from: usize) -> Result<(usize, bool), Step> {
        let mut has_escape = false;
        let mut at = from;
        loop {
            at = string_end(bytes, at);
            match bytes.get(at) {
                Some(b'"') => return Ok((at, has_escape)),
                Some(b'\\') => {
                    has_escape = true;
                    at += 2;
                }
                None => return Err(Step::More),
                // Documents with bare tabs and line ends in their strings are common enough; in JSON
                // Lines a line end is the end of the record.
                Some(b'\n') if self.lines => return Err(Step::Broken),
                Some(_) => at += 1,
            }
        }
    }

    #[inline]
    fn value(&mut self, text: &str, at: usize, path: PathId, last: bool) -> Step {
        let bytes = text.as_bytes();
        match bytes.get(at) {
            None => Step::More,
            Some(b'"') => match self.string(bytes, at + 1) {
                Err(step) => step,
                Ok((close, has_escape)) => {
                    let field = self.field(path);
                    if has_escape {
                        self.value_aside(&text[at + 1..close], field);
                    } else {
                        self.value_in_window(bytes, at + 1, close, field);
                    }
                    self.after_value(bytes, close + 1)
                }
            },
            Some(b'{') => self.open(path, true, at),
            Some(b'[') => self.open(path, false, at),
            Some(_) => self.word(bytes, at, path, last),
        }
    }

    fn word(&mut self, bytes: &[u8], at: usize, path: PathId, last: bool) -> Step {
        let length = bytes[at..].iter().take_while(|&&b| is_word(b)).count();
        let end = at + length;
        if end == bytes.len() && !last {
            return Step::More;
        }
        let word = &bytes[at..end];
        if !is_literal(word) {
            return Step::Broken;
        }
        let field = self.field(path);
        if word != b"null" {
            self.buffers.push(self.cell(at, end, field));
        }
        self.after_value(bytes, end)
    }

    fn open(&mut self, path: PathId, is_object: bool, at: usize) -> Step {
        if self.stack.len() >= DEEPEST {
            return Step::Broken;
        }
        let any = if is_object { path } else { self.paths.any(path) };
        self.stack.push(Frame { path, is_object, previous: None, any });
        self.state = if is_object { State::FirstKey } else { State::FirstElement };
        Step::Done(at + 1)
    }

    /// An empty container: its path is a field, so that its name is known.
    fn close(&mut self, at: usize) -> Step {
        let Some(frame) = self.stack.pop() else { return Step::Broken };
        self.field(frame.path);
        self.complete(at + 1, !frame.is_object)
    }

    /// What follows a value; most of the time a comma, at once.
    #[inline]
    fn after_value(&mut self, bytes: &[u8], at: usize) -> Step {
        if bytes.get(at) == Some(&b',')
            && let Some(frame) = self.stack.last()
            && (self.stack.len() > 1 || self.lines || frame.is_object)
        {
            self.state = if frame.is_object { State::Key } else { State::Value(frame.any) };
            return Step::Done(at + 1);
        }
        self.complete(at, false)
    }

    /// A value is complete.
    fn complete(&mut self, at: usize, is_array: bool) -> Step {
        let is_record = match self.lines {
            true => self.stack.is_empty(),
            // The elements of the outermost array are records, not the array.
            false if self.stack.is_empty() => !is_array,
            false => matches!(self.stack.as_slice(), [Frame { is_object: false, .. }]),
        };
        if is_record {
            self.buffers.count_record(self.mark, self.records + 1);
            self.mark = self.buffers.mark();
            self.records += 1;
        }
        if self.stack.is_empty() {
            self.state = State::Top;
            self.last_end = at;
        } else {
            self.state = State::After;
        }
        Step::Done(at)
    }

    fn after(&mut self, bytes: &[u8], at: usize) -> Step {
        let Some(&frame) = self.stack.last() else { return Step::Broken };
        match (bytes.get(at), frame.is_object) {
            (None, _) => Step::More,
            (Some(b','), true) => {
                self.state = State::Key;
                Step::Done(at + 1)
            }
            (Some(b','), false) => {
                self.state = State::Value(frame.any);
                Step::Done(at + 1)
            }
            (Some(b'}'), true) | (Some(b']'), false) => {
                self.stack.pop();
                self.complete(at + 1, !frame.is_object)
            }
            (Some(_), _) => Step::Broken,
        }
    }

    #[inline]
    fn cell(&self, start: usize, end: usize, field: FieldId) -> Cell {
        let record = (self.records - self.records_before) as u32;
        Cell { start: start as u32, end: end as u32, field, record }
    }

    #[inline]
    fn field(&mut self, path: PathId) -> FieldId {
        let field = self.paths.field(path);
        if field as usize >= self.buffers.values.len() {
            self.make_fields();
        }
        field
    }

    #[cold]
    fn make_fields(&mut self) {
        let fields = self.paths.fields();
        self.buffers.values.resize(fields, 0);
        self.buffers.records.resize(fields, 0);
        self.buffers.last_record.resize(fields, 0);
    }

    /// A string without escapes.
    #[inline]
    fn value_in_window(&mut self, bytes: &[u8], start: usize, end: usize, field: FieldId) {
        let is_value = bytes[start] > b' ' || !bytes[start..end].trim_ascii().is_empty();
        if is_value && start < end {
            self.buffers.push(self.cell(start, end, field));
        }
    }

    /// A string with escapes: its value goes to the side.
    #[cold]
    fn value_aside(&mut self, inside: &str, field: FieldId) {
        let start = self.buffers.side.len();
        unescape(inside, &mut self.buffers.side, true);
        let end = self.buffers.side.len();
        if self.buffers.side[start..].trim_ascii().is_empty() {
            self.buffers.side.truncate(start);
            return;
        }
        // A line end keeps neighbours apart.
        self.buffers.side.push(b'\n');
        let cell = self.cell(start, end, field);
        self.buffers.side_cells.push(cell);
    }

    /// Forgets what there is of the current record.
    fn abandon_record(&mut self) {
        self.buffers.reset(self.mark);
        self.stack.clear();
        self.state = State::Top;
    }

    /// Hands on the cells of the window. A record that goes on behind it is counted as far as it was
    /// read.
    fn flush(&mut self, text: &str, visitor: &mut dyn Visitor) {
        self.paths.tell(self.place, visitor);
        self.buffers.count_record(self.mark, self.records + 1);
        self.buffers.flush(text, self.records_before + 1, visitor);
        self.mark = (0, 0, 0);
        self.records_before = self.records;
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
        let newline = if self.lines { memchr::memchr(b'\n', &text.as_bytes()[at..]) } else { None };
        let end = newline.map_or(text.len(), |newline| at + newline);
        self.buffers.pieces.push(&text[at..end], visitor);
        if newline.is_none() && !last {
            return None;
        }
        self.buffers.pieces.finish(visitor);
        self.long = None;
        self.last_end = end;
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
            let record = self.records + 1;
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
        self.record_start = None;
        self.last_end = self.last_end.saturating_sub(done);
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
                    self.complete(end, false);
                    at = end;
                }
                (taken, false) => return self.leave(text, taken),
            },
        }
        loop {
            match self.parse(text, at, limit, info.last) {
                Stop::Boundary(end) => {
                    self.flush(text, visitor);
                    self.end = Some(info.raw(end));
                    self.leave(text, end);
                    return None;
                }
                Stop::More(stop) if !info.last => return self.more(text, stop, info.full, visitor),
                Stop::More(_) if self.state == State::Top => {
                    self.flush(text, visitor);
                    return self.leave(text, text.len());
                }
                // The unit ends within a value.
                Stop::More(stop) | Stop::Broken(stop) => {
                    let from = match self.record_start {
                        Some(start) if self.lines => {
                            self.abandon_record();
                            start
                        }
                        _ => stop,
                    };
                    // What is next, after a line that is no JSON, is a record.
                    self.stack.clear();
                    self.state = State::Top;
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
        if self.state == State::Top {
            self.flush(text, visitor);
            return self.leave(text, stop);
        }
        match self.record_start {
            // A line that fits a window is read in one, so that it can be taken back whole.
            Some(start) if self.lines && (start > 0 || !full) => {
                self.abandon_record();
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
        if let State::Value(path) = self.state
            && text.starts_with('"')
        {
            let field = self.field(path);
            self.paths.tell(self.place, visitor);
            let of = PieceOf::Value { field, record: self.records + 1 };
            self.buffers.pieces.begin(of, 0, 0, 0);
            self.long = Some(Long::String(field));
            let (taken, _) = self.go_on_string(text, 1, field, false, visitor);
            return self.leave(text, taken);
        }
        self.stack.clear();
        self.state = State::Top;
        match self.broken(text, 0, false, visitor) {
            Some(end) => self.leave(text, end),
            None => self.leave(text, text.len()),
        }
    }
}

/// The first byte at or after `at` that is no blank.
#[inline]
fn blanks(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\t' | b'\r')) {
        at += 1;
    }
    at
}

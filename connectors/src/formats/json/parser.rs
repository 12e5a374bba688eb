//! From bytes to cells: the grammar of JSON, RFC 8259 (<https://www.rfc-editor.org/rfc/rfc8259>).

use crate::formats::json::paths::{Found, NONE, PathId, Paths, ROOT};
use crate::formats::json::probe::{DEEPEST, is_literal, is_word, number_end};
use crate::formats::json::strings::unescape;
use crate::formats::lanes::string_end;
use crate::formats::records::{RecordBuffers, is_more_than_blanks, is_value};
use crate::{Cell, FieldId};

/// Reads values into cells. It can stop anywhere and go on with more text.
pub(super) struct Parser {
    /// A record is a line; else an element of the outermost array, or a document.
    pub(super) lines: bool,
    pub(super) paths: Paths,
    pub(super) state: State,
    stack: Vec<Frame>,
    /// Records that are complete, those before this part included.
    pub(super) records: u64,
    /// How many were when the window began.
    records_before: u64,
    /// Where in the buffers the current record begins.
    mark: (usize, usize, usize),
    /// Where in the window the current record begins; `None` if before it.
    pub(super) record_start: Option<usize>,
    /// Where in the window the last record ended.
    pub(super) last_end: usize,
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
pub(super) enum State {
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

/// Why the parser stopped.
pub(super) enum Stop {
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

/// How many values of one object are read in one go.
const RUN: usize = 64;

impl Parser {
    /// A parser of records of which so many came before.
    pub(super) fn new(lines: bool, records: u64) -> Parser {
        Parser {
            lines,
            paths: Paths::new(),
            state: State::Top,
            stack: Vec::new(),
            records,
            records_before: records,
            mark: (0, 0, 0),
            record_start: None,
            last_end: 0,
        }
    }

    /// Reads on from `at`. Records that begin at or behind `limit` are not ours; `last`: nothing
    /// follows the text.
    pub(super) fn parse(
        &mut self,
        buffers: &mut RecordBuffers,
        text: &str,
        mut at: usize,
        limit: usize,
        last: bool,
    ) -> Stop {
        let bytes = text.as_bytes();
        loop {
            at = self.blanks(bytes, at);
            let step = match self.state {
                State::Top => {
                    if at >= limit {
                        return Stop::Boundary(self.next_start(bytes, at, limit));
                    }
                    if at >= bytes.len() {
                        return Stop::More(at);
                    }
                    self.record_start = Some(at);
                    self.mark = buffers.mark();
                    self.value(buffers, text, at, ROOT, last)
                }
                State::Value(path) => self.value(buffers, text, at, path, last),
                State::FirstElement => match bytes.get(at) {
                    None => Step::More,
                    Some(b']') => self.close(buffers, at),
                    Some(_) => {
                        let path = self.stack.last().map_or(ROOT, |frame| frame.any);
                        self.value(buffers, text, at, path, last)
                    }
                },
                State::FirstKey => match bytes.get(at) {
                    None => Step::More,
                    Some(b'}') => self.close(buffers, at),
                    Some(_) => self.keys(buffers, text, at),
                },
                State::Key => self.keys(buffers, text, at),
                State::After => self.after(buffers, bytes, at),
            };
            match step {
                Step::Done(next) => at = next,
                Step::More => return Stop::More(at),
                Step::Broken => return Stop::Broken(at),
            }
        }
    }

    /// The first byte at or after `at` that is no blank. Within a record of JSON Lines a line end is
    /// none.
    #[inline(always)]
    fn blanks(&self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(&byte) = bytes.get(at)
            && byte <= b' '
        {
            let is_blank = match byte {
                b' ' | b'\t' | b'\r' => true,
                b'\n' => !self.lines || self.state == State::Top,
                _ => false,
            };
            if !is_blank {
                break;
            }
            at += 1;
        }
        at
    }

    /// A part begins behind the first line end in its range; so it is where the part before ends, if
    /// only blanks stand between.
    fn next_start(&self, bytes: &[u8], at: usize, limit: usize) -> usize {
        let from = self.last_end.max(limit.saturating_sub(1)).min(at);
        memchr::memchr(b'\n', &bytes[from..at]).map_or(at, |newline| from + newline + 1)
    }

    /// Keys and their values, as long as the keys are foreseen and the values simple.
    fn keys(&mut self, buffers: &mut RecordBuffers, text: &str, start: usize) -> Step {
        let bytes = text.as_bytes();
        let record = (self.records - self.records_before) as u32;
        let Some(frame) = self.stack.last().copied() else { return Step::Broken };
        let mut previous = frame.previous;
        let mut at = start;
        let mut count = 0;
        buffers.make_room(RUN);
        let (cells, _) = buffers.room();
        while count < RUN
            && let Some((path, field, value)) = self.paths.foreseen(frame.path, previous, bytes, at)
        {
            previous = Some(path);
            let end = match bytes.get(value) {
                Some(b'"') => string_end(bytes, value + 1),
                Some(b'0'..=b'9' | b'-') => number_end(bytes, value + 1),
                _ => bytes.len(),
            };
            let closed = bytes.get(value) != Some(&b'"') || bytes.get(end) == Some(&b'"');
            if end >= bytes.len() || !closed || field == NONE {
                // Not simple, or not all there.
                self.state = State::Value(path);
                at = value;
                break;
            }
            let (from, next) = if bytes[value] == b'"' { (value + 1, end + 1) } else { (value, end) };
            if next == end && !is_literal(&bytes[value..end]) {
                self.state = State::Value(path);
                at = value;
                break;
            }
            let cell = Cell { start: from as u32, end: end as u32, field, record };
            if let Some(room) = cells.get_mut(count) {
                *room = cell;
            }
            count += usize::from(is_value(bytes, from, end));
            at = next;
            if bytes.get(next) != Some(&b',') {
                self.state = State::After;
                break;
            }
            self.state = State::Key;
            at = self.blanks(bytes, next + 1);
        }
        buffers.found(count);
        if let Some(frame) = self.stack.last_mut() {
            frame.previous = previous;
        }
        if at == start { self.new_key(buffers, text, at) } else { Step::Done(at) }
    }

    /// A key that was not foreseen, its colon, and the blanks behind.
    fn new_key(&mut self, buffers: &mut RecordBuffers, text: &str, at: usize) -> Step {
        let bytes = text.as_bytes();
        match bytes.get(at) {
            None => return Step::More,
            Some(b'"') => {}
            Some(_) => return Step::Broken,
        }
        let close = match self.string(bytes, at + 1) {
            Ok((close, _)) => close,
            Err(step) => return step,
        };
        // Whether the key is whole is known when its value begins: nothing is noted before.
        let colon = self.blanks(bytes, close + 1);
        match bytes.get(colon) {
            None => return Step::More,
            Some(b':') => {}
            Some(_) => return Step::Broken,
        }
        let value = match bytes.get(colon + 1) {
            None => return Step::More,
            Some(b' ') => colon + 2,
            Some(_) => colon + 1,
        };
        let Some(frame) = self.stack.last_mut() else { return Step::Broken };
        let spelling = &text[at + 1..close];
        let path = match self.paths.key(frame.path, frame.previous, spelling, &bytes[at..value]) {
            Found::Path(path) => {
                frame.previous = Some(path);
                path
            }
            Found::Folded(path, field) => {
                self.paths.make_fields(buffers);
                let has_escape = memchr::memchr(b'\\', spelling.as_bytes()).is_some();
                if has_escape {
                    self.value_aside(buffers, spelling, field);
                } else {
                    self.value_in_window(buffers, bytes, at + 1, close, field);
                }
                path
            }
        };
        self.state = State::Value(path);
        Step::Done(value)
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
    fn value(
        &mut self,
        buffers: &mut RecordBuffers,
        text: &str,
        at: usize,
        path: PathId,
        last: bool,
    ) -> Step {
        let bytes = text.as_bytes();
        self.state = State::Value(path);
        match bytes.get(at) {
            None => Step::More,
            Some(b'"') => match self.string(bytes, at + 1) {
                Err(step) => step,
                Ok((close, has_escape)) => {
                    let field = self.field(buffers, path);
                    if has_escape || self.goes_on(buffers, field) {
                        self.value_aside(buffers, &text[at + 1..close], field);
                    } else {
                        self.value_in_window(buffers, bytes, at + 1, close, field);
                    }
                    self.complete(buffers, close + 1, false)
                }
            },
            Some(b'{') => self.open(path, true, at),
            Some(b'[') => self.open(path, false, at),
            Some(_) => self.word(buffers, bytes, at, path, last),
        }
    }

    fn word(
        &mut self,
        buffers: &mut RecordBuffers,
        bytes: &[u8],
        at: usize,
        path: PathId,
        last: bool,
    ) -> Step {
        let length = bytes[at..].iter().take_while(|&&b| is_word(b)).count();
        let end = at + length;
        if end == bytes.len() && !last {
            return Step::More;
        }
        if !is_literal(&bytes[at..end]) {
            return Step::Broken;
        }
        let field = self.field(buffers, path);
        if &bytes[at..end] != b"null" {
            buffers.push(self.cell(at, end, field));
        }
        self.complete(buffers, end, false)
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
    fn close(&mut self, buffers: &mut RecordBuffers, at: usize) -> Step {
        let Some(frame) = self.stack.pop() else { return Step::Broken };
        self.field(buffers, frame.path);
        self.complete(buffers, at + 1, !frame.is_object)
    }

    #[inline]
    fn complete(&mut self, buffers: &mut RecordBuffers, at: usize, is_array: bool) -> Step {
        self.value_ended(buffers, at, is_array);
        Step::Done(at)
    }

    /// A value ended before `at`.
    #[inline]
    pub(super) fn value_ended(&mut self, buffers: &mut RecordBuffers, at: usize, is_array: bool) {
        let is_record = match self.lines {
            true => self.stack.is_empty(),
            // The elements of the outermost array are records, not the array.
            false if self.stack.is_empty() => !is_array,
            false => matches!(self.stack.as_slice(), [Frame { is_object: false, .. }]),
        };
        if is_record {
            buffers.count_record(self.mark, self.records + 1);
            self.mark = buffers.mark();
            self.records += 1;
        }
        if self.stack.is_empty() {
            self.state = State::Top;
            self.last_end = at;
        } else {
            self.state = State::After;
        }
    }

    fn after(&mut self, buffers: &mut RecordBuffers, bytes: &[u8], at: usize) -> Step {
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
                self.complete(buffers, at + 1, !frame.is_object)
            }
            (Some(_), _) => Step::Broken,
        }
    }

    #[inline]
    fn cell(&self, start: usize, end: usize, field: FieldId) -> Cell {
        let record = (self.records - self.records_before) as u32;
        Cell { start: start as u32, end: end as u32, field, record }
    }

    /// The field of a path, with room for its counts.
    #[inline]
    pub(super) fn field(&mut self, buffers: &mut RecordBuffers, path: PathId) -> FieldId {
        let field = self.paths.field(path);
        if field as usize >= buffers.values.len() {
            self.paths.make_fields(buffers);
        }
        field
    }

    /// A string without escapes.
    #[inline]
    fn value_in_window(
        &self,
        buffers: &mut RecordBuffers,
        bytes: &[u8],
        start: usize,
        end: usize,
        field: FieldId,
    ) {
        if is_value(bytes, start, end) {
            buffers.push(self.cell(start, end, field));
        }
    }

    /// A string with escapes: its value goes to the side.
    #[cold]
    fn value_aside(&self, buffers: &mut RecordBuffers, inside: &str, field: FieldId) {
        let mut start = buffers.side.len();
        if self.goes_on(buffers, field)
            && let Some(before) = buffers.side_cells.pop()
        {
            buffers.side.pop();
            start = before.start as usize;
        }
        unescape(inside, &mut buffers.side, true);
        let end = buffers.side.len();
        if !is_more_than_blanks(&buffers.side[start..]) {
            buffers.side.truncate(start);
            return;
        }
        // A line end keeps neighbours apart.
        buffers.side.push(b'\n');
        buffers.side_cells.push(self.cell(start, end, field));
    }

    /// Whether a value goes on with the text of the one before.
    #[inline]
    fn goes_on(&self, buffers: &RecordBuffers, field: FieldId) -> bool {
        let array = self.stack.last().filter(|frame| !frame.is_object).map(|frame| frame.path);
        array.is_some_and(|array| self.paths.goes_on(buffers, array, &self.cell(0, 0, field)))
    }

    /// Forgets what there is of the current record.
    pub(super) fn abandon_record(&mut self, buffers: &mut RecordBuffers) {
        buffers.reset(self.mark);
        self.stack.clear();
        self.state = State::Top;
    }

    /// A record that breaks is one as far as it was handed on.
    pub(super) fn end_broken_record(&mut self, buffers: &mut RecordBuffers) {
        let record = self.records + 1;
        buffers.count_record(self.mark, record);
        self.mark = buffers.mark();
        self.records += u64::from(buffers.last_record.contains(&record));
        self.stack.clear();
        self.state = State::Top;
    }

    /// The cells of the window are about to be handed on: what there is of the current record is
    /// counted. The ordinal of the first record of the window.
    pub(super) fn end_window(&mut self, buffers: &mut RecordBuffers) -> u64 {
        buffers.count_record(self.mark, self.records + 1);
        self.mark = (0, 0, 0);
        std::mem::replace(&mut self.records_before, self.records) + 1
    }
}

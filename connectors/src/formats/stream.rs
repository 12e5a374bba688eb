//! The decoded content of a unit, window by window, in buffers that are used again and again.

use std::io;

use crate::Visitor;
use crate::formats::encoding::{Decoder, Encoding};
use crate::formats::{ReadAt, unicode};

/// The buffers of a stream; one set for each worker.
#[derive(Default)]
pub(crate) struct Buffers {
    /// Decoded text (UTF-8: as it was read).
    text: Vec<u8>,
    /// Bytes that are not decoded yet.
    raw: Vec<u8>,
    /// Where broken UTF-8 is mended.
    mended: Vec<u8>,
    mends: Vec<Mend>,
}

/// A byte that was no UTF-8 and became a character of two or three bytes.
#[derive(Clone, Copy)]
struct Mend {
    /// Where that character begins in the buffer.
    at: usize,
    /// How many bytes it is longer than the byte was.
    extra: usize,
}

impl Buffers {
    /// Buffers with room for windows of `window` bytes.
    pub(crate) fn new(window: usize) -> Buffers {
        Buffers { text: vec![0; window], ..Buffers::default() }
    }

    /// Reads the head of a unit. How many bytes it is; the caller hands the number to
    /// [`Stream::with_head`], and may look at the bytes before by [`Buffers::head`].
    pub(crate) fn read_head(&mut self, input: &impl ReadAt, size: Option<u64>) -> io::Result<usize> {
        let mut length = 0;
        while length < self.text.len() && size.is_none_or(|size| length == 0 || (length as u64) < size) {
            match input.read_at(&mut self.text[length..], length as u64)? {
                0 => break,
                count => length += count,
            }
        }
        Ok(length)
    }

    /// The room for text, for other use while no stream reads.
    pub(crate) fn scratch(&mut self) -> &mut [u8] {
        &mut self.text
    }

    /// The first bytes of the unit.
    pub(crate) fn head(&self, length: usize) -> &[u8] {
        &self.text[..length]
    }
}

/// What a stream reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    /// First byte.
    pub(crate) start: u64,
    /// Offsets at which a window ends, so that the reader sees where they are in the decoded text:
    /// ascending; the last one ends the stream. Empty: the end of the unit ends the stream.
    pub(crate) stops: [Option<u64>; 3],
}

/// The windows of one unit or a range of one.
pub(crate) struct Stream<'s, R: ReadAt> {
    input: &'s R,
    buffers: &'s mut Buffers,
    decoder: Option<Decoder>,
    window: usize,
    size: Option<u64>,
    stops: [Option<u64>; 3],
    stop: usize,
    /// Offset of the next byte to be read.
    next: u64,
    /// How much of `buffers.text` is filled.
    length: usize,
    /// Which of `buffers.raw` is read and not decoded.
    undecoded: (usize, usize),
    /// Offset in the unit of the first byte in the buffer.
    raw_start: u64,
    /// Offset in the decoded content of the first byte in the buffer.
    offset: u64,
    /// The stop that the window ends at.
    stopped: Option<usize>,
    ended: bool,
    error: Option<io::Error>,
}

/// What a window is.
pub(crate) struct Info<'i> {
    /// Offset of its first byte in the decoded content, from the start of the stream.
    pub(crate) offset: u64,
    /// The stop that it ends at, if it ends at one.
    pub(crate) stopped: Option<usize>,
    /// Whether it is the last.
    pub(crate) last: bool,
    /// Whether the buffer has no more room: what is not finished with now does not fit.
    pub(crate) full: bool,
    raw_start: u64,
    mends: &'i [Mend],
}

impl Info<'_> {
    /// The offset in the unit of the byte at `at` in the window. UTF-8 only.
    pub(crate) fn raw(&self, at: usize) -> u64 {
        let before = self.mends.iter().take_while(|mend| mend.at < at);
        self.raw_start + (at - before.map(|mend| mend.extra).sum::<usize>()) as u64
    }

    /// The first place in the window, or beyond, that is not before `raw` in the unit. UTF-8 only.
    pub(crate) fn position(&self, raw: u64) -> usize {
        let mut at = usize::try_from(raw.saturating_sub(self.raw_start)).unwrap_or(usize::MAX);
        for mend in self.mends {
            if mend.at >= at {
                break;
            }
            at = at.saturating_add(mend.extra);
        }
        at
    }
}

/// Looks at window after window.
pub(crate) trait Handler {
    /// Looks at `text`, and says up to where it is done with: the rest comes again, at the front of
    /// the next window, with more behind it. Ending the stream early is `None`.
    fn window(&mut self, text: &str, info: &Info<'_>, visitor: &mut dyn Visitor) -> Option<usize>;
}

impl<'s, R: ReadAt> Stream<'s, R> {
    /// The bytes of `range`. Its start is a boundary of a character.
    pub(crate) fn new(
        input: &'s R,
        buffers: &'s mut Buffers,
        encoding: Encoding,
        size: Option<u64>,
        range: Range,
    ) -> Stream<'s, R> {
        buffers.mends.clear();
        let window = buffers.text.len();
        Stream {
            input,
            decoder: Decoder::new(encoding),
            window,
            size,
            stops: range.stops,
            stop: 0,
            next: range.start,
            length: 0,
            undecoded: (0, 0),
            raw_start: range.start,
            offset: 0,
            stopped: None,
            ended: false,
            error: None,
            buffers,
        }
    }

    /// A whole unit of which the first `head` bytes are in the buffers already; it begins with `bom`
    /// bytes that are no content.
    pub(crate) fn with_head(
        input: &'s R,
        buffers: &'s mut Buffers,
        encoding: Encoding,
        size: Option<u64>,
        head: usize,
        bom: usize,
    ) -> Stream<'s, R> {
        let range = Range { start: bom as u64, stops: [None; 3] };
        let mut stream = Stream::new(input, buffers, encoding, size, range);
        stream.next = head as u64;
        if stream.decoder.is_some() {
            std::mem::swap(&mut stream.buffers.text, &mut stream.buffers.raw);
            stream.buffers.text.resize(stream.window, 0);
            stream.undecoded = (bom, head);
        } else {
            stream.buffers.text.copy_within(bom..head, 0);
            stream.length = head - bom;
        }
        stream
    }

    /// How far the unit was read.
    pub(crate) fn position(&self) -> u64 {
        self.next
    }

    /// The error that ended the stream.
    pub(crate) fn take_error(&mut self) -> Option<io::Error> {
        self.error.take()
    }

    /// Drops the first `done` bytes and reads on until the buffer is full or a stop is reached.
    fn fill(&mut self, done: usize) {
        self.drop_front(done);
        self.stopped = None;
        if self.decoder.is_some() { self.fill_decoded() } else { self.fill_plain() }
    }

    fn drop_front(&mut self, done: usize) {
        if done == 0 {
            return;
        }
        self.buffers.text.copy_within(done..self.length, 0);
        self.length -= done;
        self.offset += done as u64;
        let mut raw = done;
        if !self.buffers.mends.is_empty() {
            self.buffers.mends.retain_mut(|mend| {
                let before = mend.at < done;
                raw -= if before { mend.extra } else { 0 };
                mend.at = mend.at.saturating_sub(done);
                !before
            });
        }
        self.raw_start += raw as u64;
        // Mending makes the buffer longer: once the surplus is consumed, it goes.
        if self.buffers.text.len() > self.window && self.length < self.window {
            self.buffers.text.truncate(self.window);
        }
    }

    fn fill_plain(&mut self) {
        while self.length < self.buffers.text.len() {
            let room = (self.buffers.text.len() - self.length) as u64;
            let Some(room) = self.room_before_stop(room) else { return };
            let into = &mut self.buffers.text[self.length..self.length + room as usize];
            match read(self.input, into, self.next, self.size) {
                Ok(0) => return self.ended = true,
                Ok(count) => {
                    self.length += count;
                    self.next += count as u64;
                }
                Err(error) => return self.fail(error),
            }
        }
    }

    /// How much can be read before the next stop; `None` when that is reached.
    fn room_before_stop(&mut self, room: u64) -> Option<u64> {
        let Some(stop) = self.stops.get(self.stop).copied().flatten() else { return Some(room) };
        if self.next < stop {
            return Some(room.min(stop - self.next));
        }
        self.stopped = Some(self.stop);
        self.stop += 1;
        self.ended = self.stops.get(self.stop).copied().flatten().is_none();
        None
    }

    fn fill_decoded(&mut self) {
        self.buffers.raw.resize(self.window, 0);
        let mut input_ended = false;
        while self.buffers.text.len() - self.length >= unicode::MAX_UTF8 {
            let (mut from, mut to) = self.undecoded;
            let mut at_stop = false;
            if to - from < MIN_UNDECODED && !input_ended {
                self.buffers.raw.copy_within(from..to, 0);
                (from, to) = (0, to - from);
                let room = (self.buffers.raw.len() - to) as u64;
                match self.room_before_stop(room) {
                    None => at_stop = true,
                    Some(room) => {
                        let into = &mut self.buffers.raw[to..to + room as usize];
                        match read(self.input, into, self.next, self.size) {
                            Ok(0) => input_ended = true,
                            Ok(count) => {
                                to += count;
                                self.next += count as u64;
                            }
                            Err(error) => {
                                self.fail(error);
                                input_ended = true;
                            }
                        }
                    }
                }
            }
            let last = input_ended || (at_stop && self.ended);
            let Some(decoder) = &mut self.decoder else { return };
            let out = &mut self.buffers.text[self.length..];
            let (taken, written) = decoder.decode(&self.buffers.raw[from..to], out, last);
            self.length += written;
            self.undecoded = (from + taken, to);
            let exhausted = from + taken == to;
            if last && exhausted && self.buffers.text.len() - self.length >= unicode::MAX_UTF8 {
                return self.ended = true;
            }
            if at_stop {
                if !exhausted {
                    // No room for what stands before the stop: it is reached in the next window.
                    self.stop -= 1;
                    self.stopped = None;
                    self.ended = false;
                }
                return;
            }
        }
    }

    fn fail(&mut self, error: io::Error) {
        self.error = Some(error);
        self.ended = true;
    }

    /// The text of the window, unless some of it is no UTF-8.
    fn text(&self) -> Result<&str, ()> {
        let bytes = &self.buffers.text[..self.length];
        // At a stop or the end nothing can complete a character that is not complete.
        let unfinished = if self.ended || self.stopped.is_some() { 0 } else { unicode::unfinished(bytes) };
        simdutf8::basic::from_utf8(&bytes[..bytes.len() - unfinished]).map_err(|_| ())
    }

    /// Makes the window UTF-8: each byte of what is none becomes its character in windows-1252.
    fn mend(&mut self) {
        let whole = self.ended || self.stopped.is_some();
        let bytes = &self.buffers.text[..self.length];
        let unfinished = if whole { 0 } else { unicode::unfinished(bytes) };
        let (body, rest) = bytes.split_at(bytes.len() - unfinished);
        let mended = &mut self.buffers.mended;
        let mends = &mut self.buffers.mends;
        mended.clear();
        let mut earlier = std::mem::take(mends).into_iter().peekable();
        // How much longer the text has become, for the places of earlier mends.
        let mut grown = 0;
        let mut from = 0;
        for chunk in body.utf8_chunks() {
            let valid = chunk.valid().len();
            while let Some(mend) = earlier.next_if(|mend| mend.at < from + valid) {
                mends.push(Mend { at: mend.at + grown, ..mend });
            }
            mended.extend_from_slice(chunk.valid().as_bytes());
            for &byte in chunk.invalid() {
                let mut buffer = [0; unicode::MAX_UTF8];
                let character = unicode::windows_1252(byte).encode_utf8(&mut buffer);
                let extra = character.len() - 1;
                mends.push(Mend { at: mended.len(), extra });
                grown += extra;
                mended.extend_from_slice(character.as_bytes());
            }
            from += valid + chunk.invalid().len();
        }
        mended.extend_from_slice(rest);
        self.length = mended.len();
        let room = self.length.max(self.window);
        mended.resize(room, 0);
        std::mem::swap(&mut self.buffers.text, &mut self.buffers.mended);
    }

    fn info(&self) -> Info<'_> {
        Info {
            offset: self.offset,
            stopped: self.stopped,
            last: self.ended,
            full: self.length + unicode::MAX_UTF8 > self.window,
            raw_start: self.raw_start,
            mends: &self.buffers.mends,
        }
    }
}

/// Fewer undecoded bytes than this, and more are read.
const MIN_UNDECODED: usize = 64;

/// Reads without asking the system for what lies beyond the known size.
fn read(input: &impl ReadAt, into: &mut [u8], at: u64, size: Option<u64>) -> io::Result<usize> {
    match size {
        Some(size) if at >= size => Ok(0),
        _ => input.read_at(into, at),
    }
}

/// Shows a handler every window of a stream.
pub(crate) fn drive<R: ReadAt>(
    stream: &mut Stream<'_, R>,
    handler: &mut dyn Handler,
    visitor: &mut dyn Visitor,
) {
    stream.fill(0);
    loop {
        let done = match stream.text() {
            Ok(text) => handler.window(text, &stream.info(), visitor),
            Err(()) => {
                stream.mend();
                continue;
            }
        };
        let Some(done) = done else { return };
        if stream.ended {
            return;
        }
        stream.fill(done);
    }
}

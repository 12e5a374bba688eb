//! Frames on the socket between a scan and a process that reads for it: a letter, a length, the fields.
//! Both ends are of one build, on one machine: numbers are little-endian, and there is no version.

use std::io::{self, Read, Write};

use crate::{Batch, Cell, Failure, Gap, Place, Reason, RecordKey};

/// The longest frame: a batch of text and its cells.
const LONGEST: u32 = 256 << 20;

/// What frames say.
pub(super) mod tag {
    pub(crate) const READ: u8 = b'r';
    pub(crate) const BYTES: u8 = b'b';
    pub(crate) const ERROR: u8 = b'e';
    pub(crate) const WANT: u8 = b'w';
    pub(crate) const ENTER: u8 = b'>';
    pub(crate) const LEAVE: u8 = b'<';
    pub(crate) const FIELD: u8 = b'f';
    pub(crate) const DECLARED: u8 = b'y';
    pub(crate) const BATCH: u8 = b't';
    pub(crate) const GAP: u8 = b'g';
    pub(crate) const COUNTED: u8 = b'n';
    pub(crate) const MEMBER: u8 = b'm';
    pub(crate) const CHUNK: u8 = b'c';
    pub(crate) const END: u8 = b'.';
    pub(crate) const REFINED: u8 = b'k';
    pub(crate) const PARTS: u8 = b'p';
    pub(crate) const DONE: u8 = b'd';
}

/// A frame that is being written.
pub(super) struct Frame(Vec<u8>);

impl Frame {
    pub(super) fn new(tag: u8) -> Frame {
        Frame(vec![tag, 0, 0, 0, 0])
    }

    pub(super) fn u8(mut self, value: u8) -> Frame {
        self.0.push(value);
        self
    }

    pub(super) fn u32(mut self, value: u32) -> Frame {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub(super) fn u64(mut self, value: u64) -> Frame {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Frame {
        self.0.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    pub(super) fn place(self, place: &Place) -> Frame {
        self.bytes(place.to_string().as_bytes())
    }

    pub(super) fn failure(self, failure: &Failure) -> Frame {
        self.reason(&failure.reason).bytes(failure.detail.as_bytes())
    }

    pub(super) fn reason(self, reason: &Reason) -> Frame {
        let argument = match reason {
            Reason::UnsupportedFormat(media) => media.as_bytes(),
            _ => b"",
        };
        self.bytes(reason.id().as_bytes()).bytes(argument)
    }

    pub(super) fn gap(self, gap: &Gap) -> Frame {
        let bytes = gap.bytes.map_or(u64::MAX, |bytes| bytes);
        self.place(&gap.place).reason(&gap.reason).bytes(gap.detail.as_bytes()).u64(bytes)
    }

    pub(super) fn numbers(mut self, numbers: &[u64]) -> Frame {
        self = self.u32(numbers.len() as u32);
        numbers.iter().fold(self, |frame, &number| frame.u64(number))
    }

    pub(super) fn batch(mut self, batch: &Batch<'_>) -> Frame {
        let cells = batch.cells.unwrap_or_default();
        self.0.reserve(batch.text.len() + cells.len() * 16 + 128);
        self = self
            .u8(u8::from(batch.cells.is_some()) | u8::from(batch.source) << 1)
            .u32(batch.owned.0)
            .u32(batch.owned.1)
            .u64(batch.offset)
            .u64(batch.lines_before)
            .u64(batch.line_start)
            .u64(batch.first_record)
            .bytes(batch.text.as_bytes())
            .u32(cells.len() as u32);
        for cell in cells {
            self = self.u32(cell.start).u32(cell.end).u32(cell.field).u32(cell.record);
        }
        let keys = batch.keys.unwrap_or_default();
        self = self.u32(keys.len() as u32);
        for key in keys {
            self = match key {
                RecordKey::Ordinal(number) => self.u8(0).u64(*number),
                RecordKey::Integer(number) => self.u8(1).u64(number.cast_unsigned()),
                RecordKey::Row { page, number } => {
                    self.u8(2).u64(u64::from(*page) << 16 | u64::from(*number))
                }
                RecordKey::Uuid(bytes) => self.u8(3).bytes(bytes),
                RecordKey::Digest(bytes) => self.u8(4).bytes(bytes),
            };
        }
        self
    }

    pub(super) fn send(mut self, stream: &mut impl Write) -> io::Result<()> {
        let length = (self.0.len() - 5) as u32;
        self.0[1..5].copy_from_slice(&length.to_le_bytes());
        stream.write_all(&self.0)
    }
}

/// A frame that was received, and how far it is read.
pub(super) struct Received {
    pub(super) tag: u8,
    body: Vec<u8>,
    at: usize,
}

/// What a frame lacks: the other end is broken.
fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a frame is cut off")
}

impl Received {
    /// Reads one frame; its buffer is used again.
    pub(super) fn receive(stream: &mut impl Read, mut buffer: Vec<u8>) -> io::Result<Received> {
        let mut head = [0; 5];
        stream.read_exact(&mut head)?;
        let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
        if length > LONGEST {
            return Err(broken());
        }
        buffer.clear();
        buffer.resize(length as usize, 0);
        stream.read_exact(&mut buffer)?;
        Ok(Received { tag: head[0], body: buffer, at: 0 })
    }

    /// The buffer, for the next frame.
    pub(super) fn into_buffer(self) -> Vec<u8> {
        self.body
    }

    fn take(&mut self, count: usize) -> io::Result<&[u8]> {
        let end = self.at.checked_add(count).filter(|&end| end <= self.body.len()).ok_or_else(broken)?;
        let taken = &self.body[self.at..end];
        self.at = end;
        Ok(taken)
    }

    pub(super) fn u8(&mut self) -> io::Result<u8> {
        Ok(self.take(1)?[0])
    }

    pub(super) fn u32(&mut self) -> io::Result<u32> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into().map_err(|_| broken())?))
    }

    pub(super) fn u64(&mut self) -> io::Result<u64> {
        Ok(u64::from_le_bytes(self.take(8)?.try_into().map_err(|_| broken())?))
    }

    pub(super) fn bytes(&mut self) -> io::Result<&[u8]> {
        let length = self.u32()? as usize;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> io::Result<&str> {
        std::str::from_utf8(self.bytes()?).map_err(|_| broken())
    }

    pub(super) fn place(&mut self) -> io::Result<Place> {
        self.text()?.parse().map_err(|_| broken())
    }

    pub(super) fn reason(&mut self) -> io::Result<Reason> {
        let id = self.text()?.to_owned();
        Reason::from_id(&id, self.text()?).ok_or_else(broken)
    }

    pub(super) fn failure(&mut self) -> io::Result<Failure> {
        let reason = self.reason()?;
        Ok(Failure { reason, detail: self.text()?.to_owned() })
    }

    pub(super) fn gap(&mut self) -> io::Result<Gap> {
        let (place, reason) = (self.place()?, self.reason()?);
        let detail = self.text()?.to_owned();
        let bytes = Some(self.u64()?).filter(|&bytes| bytes != u64::MAX);
        Ok(Gap { place, reason, detail, bytes })
    }

    pub(super) fn numbers(&mut self) -> io::Result<Vec<u64>> {
        let count = self.u32()?;
        (0..count).map(|_| self.u64()).collect()
    }

    /// Reads a batch and hands it on.
    pub(super) fn batch(&mut self, each: &mut dyn FnMut(Batch<'_>)) -> io::Result<()> {
        let flags = self.u8()?;
        let owned = (self.u32()?, self.u32()?);
        let (offset, lines_before) = (self.u64()?, self.u64()?);
        let (line_start, first_record) = (self.u64()?, self.u64()?);
        let length = self.u32()? as usize;
        let text = self.at..self.at + length;
        self.take(length)?;
        let count = self.u32()? as usize;
        let mut cells = Vec::with_capacity(count.min(self.body.len() / 16));
        for _ in 0..count {
            let (start, end) = (self.u32()?, self.u32()?);
            cells.push(Cell { start, end, field: self.u32()?, record: self.u32()? });
        }
        let count = self.u32()? as usize;
        let mut keys = Vec::with_capacity(count.min(self.body.len() / 9));
        for _ in 0..count {
            let key = match self.u8()? {
                0 => RecordKey::Ordinal(self.u64()?),
                1 => RecordKey::Integer(self.u64()?.cast_signed()),
                2 => {
                    let row = self.u64()?;
                    RecordKey::Row { page: (row >> 16) as u32, number: row as u16 }
                }
                kind => {
                    let bytes = self.bytes()?.try_into().map_err(|_| broken())?;
                    if kind == 3 { RecordKey::Uuid(bytes) } else { RecordKey::Digest(bytes) }
                }
            };
            keys.push(key);
        }
        let text = simdutf8::basic::from_utf8(&self.body[text]).map_err(|_| broken())?;
        let fits = |at: u32| text.is_char_boundary(at as usize);
        let is_sound = fits(owned.0)
            && fits(owned.1)
            && owned.0 <= owned.1
            && cells.iter().all(|cell| cell.start <= cell.end && fits(cell.start) && fits(cell.end));
        if !is_sound {
            return Err(broken());
        }
        each(Batch {
            text,
            cells: (flags & 1 != 0).then_some(&cells[..]),
            owned,
            offset,
            lines_before,
            line_start,
            first_record,
            keys: (!keys.is_empty()).then_some(&keys[..]),
            source: flags & 2 != 0,
        });
        Ok(())
    }
}

//! Frames on the socket between a scan and a process that reads for it: a letter, a length, the fields.
//! Both ends are of one build, on one machine: numbers are little-endian, and there is no version.

use std::io::{self, IoSlice, Read, Write};

use crate::{Failure, Gap, Place, Reason};

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

    pub(super) fn send(mut self, stream: &mut impl Write) -> io::Result<()> {
        let length = (self.0.len() - 5) as u32;
        self.0[1..5].copy_from_slice(&length.to_le_bytes());
        stream.write_all(&self.0)
    }
}

/// Sends what a buffer has behind its first [`HEAD`] bytes, and `rest` behind that, as one frame.
pub(super) fn send_with(stream: &mut impl Write, tag: u8, buffer: &mut [u8], rest: &[u8]) -> io::Result<()> {
    let Some(behind) = buffer.len().checked_sub(HEAD) else { return Err(broken()) };
    let length = u32::try_from(behind + rest.len()).ok().filter(|&length| length <= LONGEST);
    buffer[0] = tag;
    buffer[1..HEAD].copy_from_slice(&length.ok_or_else(broken)?.to_le_bytes());
    let (mut first, mut second) = (&buffer[..], rest);
    while !first.is_empty() {
        match stream.write_vectored(&[IoSlice::new(first), IoSlice::new(second)]) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => {
                let of_first = count.min(first.len());
                first = &first[of_first..];
                second = &second[count - of_first..];
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    stream.write_all(second)
}

/// Bytes of a tag and a length.
pub(super) const HEAD: usize = 5;

/// Reads the head of a frame: its tag, and how long it is.
pub(super) fn receive_head(stream: &mut impl Read) -> io::Result<(u8, usize)> {
    let mut head = [0; HEAD];
    stream.read_exact(&mut head)?;
    let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
    if length > LONGEST {
        return Err(broken());
    }
    Ok((head[0], length as usize))
}

/// A frame that was received, and how far it is read.
pub(super) struct Received {
    pub(super) tag: u8,
    /// Its fields, up to `end`: a buffer that was longer stays so, and need not be filled again.
    body: Vec<u8>,
    end: usize,
    at: usize,
}

/// What a frame lacks: the other end is broken.
pub(super) fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a frame is cut off")
}

impl Received {
    /// Reads one frame; its buffer is used again.
    pub(super) fn receive(stream: &mut impl Read, buffer: Vec<u8>) -> io::Result<Received> {
        let (tag, length) = receive_head(stream)?;
        Received::receive_body(stream, tag, length, buffer)
    }

    /// Reads a frame whose head was read.
    pub(super) fn receive_body(
        stream: &mut impl Read,
        tag: u8,
        length: usize,
        mut buffer: Vec<u8>,
    ) -> io::Result<Received> {
        if buffer.len() < length {
            buffer.resize(length, 0);
        }
        stream.read_exact(&mut buffer[..length])?;
        Ok(Received { tag, body: buffer, end: length, at: 0 })
    }

    /// The buffer, for the next frame.
    pub(super) fn into_buffer(self) -> Vec<u8> {
        self.body
    }

    pub(super) fn take(&mut self, count: usize) -> io::Result<&[u8]> {
        let end = self.at.checked_add(count).filter(|&end| end <= self.end).ok_or_else(broken)?;
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

    /// What was not read yet.
    pub(super) fn rest(&self) -> &[u8] {
        &self.body[self.at..self.end]
    }
}

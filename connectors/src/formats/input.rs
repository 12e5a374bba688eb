//! The bytes that a reader of a format reads.

use std::cell::RefCell;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::Arc;

use crate::formats::encoding::Encoding;
use crate::formats::{ReadAt, Sniffed};
use crate::{Failure, Reason};

/// The bytes of a unit or of a member of one, for one reader.
#[derive(Clone)]
pub(crate) struct Input<'i> {
    bytes: Bytes<'i>,
    size: Option<u64>,
    /// How its text is encoded, for formats of text.
    pub(crate) encoding: Encoding,
    /// Bytes of a byte order mark: no content.
    pub(crate) bom: usize,
}

#[derive(Clone)]
enum Bytes<'i> {
    Borrowed(&'i dyn ReadAt),
    Shared(Arc<dyn ReadAt + Send + Sync>),
}

impl<'i> Input<'i> {
    /// Bytes that are only read forward: `size`, where it is known.
    pub(crate) fn forward(bytes: &'i dyn ReadAt, size: Option<u64>) -> Input<'i> {
        Input { bytes: Bytes::Borrowed(bytes), size, encoding: Encoding::Utf8, bom: 0 }
    }

    /// Bytes that can be read from any offset.
    pub(crate) fn shared(bytes: Arc<dyn ReadAt + Send + Sync>, size: u64) -> Input<'static> {
        Input { bytes: Bytes::Shared(bytes), size: Some(size), encoding: Encoding::Utf8, bom: 0 }
    }

    /// Bytes in memory.
    pub(crate) fn memory(bytes: Vec<u8>) -> Input<'static> {
        let size = bytes.len() as u64;
        Input::shared(Arc::new(bytes), size)
    }

    /// The same bytes, read as they were sniffed.
    pub(crate) fn sniffed(self, sniffed: &Sniffed) -> Input<'i> {
        self.encoded(sniffed.encoding, sniffed.bom)
    }

    /// The same bytes, as text in an encoding behind `bom` bytes that are no content.
    pub(crate) fn encoded(self, encoding: Encoding, bom: usize) -> Input<'i> {
        Input { encoding, bom, ..self }
    }

    /// How many bytes there are; 0 where that is not known: readers that need to know are only given
    /// inputs that do.
    pub(crate) fn size(&self) -> u64 {
        self.size.unwrap_or(0)
    }

    /// The bytes, to be kept and read from any offset, by several threads.
    ///
    /// # Errors
    /// For an input that is only read forward.
    pub(crate) fn share(&self) -> Result<Arc<dyn ReadAt + Send + Sync>, Failure> {
        match &self.bytes {
            Bytes::Shared(bytes) => Ok(Arc::clone(bytes)),
            Bytes::Borrowed(_) => {
                let detail = "a stream is no input for this format".to_owned();
                Err(Failure { reason: Reason::ReaderFailed, detail })
            }
        }
    }

    /// The bytes of a range; fewer where the input ends before.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn range(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        // The length may be a lie: memory follows what comes.
        self.cursor_at(offset).take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// All of it, up to `most` bytes; an error of [`Reason::Limit`] beyond.
    ///
    /// # Errors
    /// When it is longer, or cannot be read.
    pub(crate) fn all(&self, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.cursor_at(0).take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            let detail = format!("more than {most} bytes in one piece");
            return Err(Failure { reason: Reason::Limit, detail }.into_io());
        }
        Ok(bytes)
    }

    /// A reader from the first byte on; buffered.
    pub(crate) fn reader(&self) -> BufReader<Cursor<&Input<'i>>> {
        BufReader::with_capacity(64 * 1024, self.cursor_at(0))
    }

    /// A reader from an offset on; not buffered.
    pub(crate) fn cursor_at(&self, offset: u64) -> Cursor<&Input<'i>> {
        Cursor { bytes: self, offset, size: self.size }
    }

    /// As [`Input::cursor_at`] from the first byte on, to be kept. Not buffered.
    ///
    /// # Errors
    /// For an input that is only read forward.
    pub(crate) fn shared_cursor(&self) -> Result<SharedCursor, Failure> {
        Ok(Cursor { bytes: self.share()?, offset: 0, size: self.size })
    }
}

impl ReadAt for Input<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        match &self.bytes {
            Bytes::Borrowed(bytes) => bytes.read_at(buffer, offset),
            Bytes::Shared(bytes) => bytes.read_at(buffer, offset),
        }
    }
}

impl ReadAt for Vec<u8> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(self.len());
        let count = buffer.len().min(self.len() - start);
        buffer[..count].copy_from_slice(&self[start..start + count]);
        Ok(count)
    }
}

impl<B: ReadAt + ?Sized> ReadAt for &B {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        (**self).read_at(buffer, offset)
    }
}

impl<B: ReadAt + ?Sized> ReadAt for Arc<B> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        (**self).read_at(buffer, offset)
    }
}

/// Bytes as a stream that can seek.
#[derive(Clone)]
pub(crate) struct Cursor<B> {
    bytes: B,
    offset: u64,
    size: Option<u64>,
}

/// A stream that can seek and be sent to another thread.
pub(crate) type SharedCursor = Cursor<Arc<dyn ReadAt + Send + Sync>>;

impl<B: ReadAt> Read for Cursor<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = match self.size {
            Some(size) => usize::try_from(size.saturating_sub(self.offset)).unwrap_or(usize::MAX),
            None => buffer.len(),
        };
        let room = room.min(buffer.len());
        if room == 0 {
            return Ok(0);
        }
        let count = self.bytes.read_at(&mut buffer[..room], self.offset)?;
        self.offset += count as u64;
        Ok(count)
    }
}

impl<B: ReadAt> Seek for Cursor<B> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::Current(by) => self.offset.checked_add_signed(by),
            SeekFrom::End(by) => self.size.and_then(|size| size.checked_add_signed(by)),
        };
        self.offset =
            target.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a seek before the start"))?;
        Ok(self.offset)
    }
}

/// How much of a stream is skipped at once.
const SKIP: usize = 64 * 1024;

/// A stream as bytes with offsets that only ascend, but for its head, which is kept.
pub(crate) struct Forward<'f> {
    /// The head is what stands before `length`; what is behind is room.
    head: Vec<u8>,
    length: usize,
    state: RefCell<ForwardState<'f>>,
}

struct ForwardState<'f> {
    stream: &'f mut dyn Read,
    /// Offset of the next byte of the stream.
    at: u64,
}

impl<'f> Forward<'f> {
    /// Reads a head of up to `length` bytes.
    ///
    /// # Errors
    /// When nothing at all can be read. What comes later fails later.
    pub(crate) fn new(stream: &'f mut dyn Read, length: usize) -> io::Result<Forward<'f>> {
        Forward::reusing(stream, length, Vec::new())
    }

    /// As [`Forward::new`], with the buffer of an earlier one for its head.
    ///
    /// # Errors
    /// As [`Forward::new`].
    pub(crate) fn reusing(
        stream: &'f mut dyn Read,
        length: usize,
        mut head: Vec<u8>,
    ) -> io::Result<Forward<'f>> {
        if head.len() < length {
            head.resize(length, 0);
        }
        let mut at = 0;
        while at < length {
            match stream.read(&mut head[at..length]) {
                Ok(0) => break,
                Ok(count) => at += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if at == 0 => return Err(error),
                // It comes again when the reader gets there.
                Err(_) => break,
            }
        }
        Ok(Forward { head, length: at, state: RefCell::new(ForwardState { stream, at: at as u64 }) })
    }

    /// The first bytes, and whether the stream may go on behind them.
    pub(crate) fn head(&self) -> &[u8] {
        &self.head[..self.length]
    }

    /// The buffer of the head, for the next stream.
    pub(crate) fn into_buffer(self) -> Vec<u8> {
        self.head
    }
}

impl ReadAt for Forward<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        if let Some(rest) = usize::try_from(offset).ok().and_then(|at| self.head().get(at..))
            && !rest.is_empty()
        {
            let count = buffer.len().min(rest.len());
            buffer[..count].copy_from_slice(&rest[..count]);
            return Ok(count);
        }
        let mut state = self.state.borrow_mut();
        if offset < state.at {
            return Err(io::Error::other(Failure {
                reason: Reason::ReaderFailed,
                detail: "a stream was asked to go back".to_owned(),
            }));
        }
        if state.at < offset {
            let mut scratch = vec![0; SKIP.min((offset - state.at) as usize)];
            while state.at < offset {
                let skip = usize::try_from(offset - state.at).unwrap_or(usize::MAX).min(scratch.len());
                match state.stream.read(&mut scratch[..skip])? {
                    0 => return Ok(0),
                    count => state.at += count as u64,
                }
            }
        }
        let count = state.stream.read(buffer)?;
        state.at += count as u64;
        Ok(count)
    }
}

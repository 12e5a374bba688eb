//! The bytes of a file, read in windows that are kept for a while: the chunks of several columns are read at
//! the same time, page by page.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use parquet::errors::Result;
use parquet::file::reader::Length;

use crate::formats::ReadAt;

/// How much is kept.
const KEPT: usize = 32 << 20;

/// How much is read at once: as much as there is room for, for each column.
const LARGEST: usize = 1 << 20;
const SMALLEST: usize = 64 << 10;

/// A file.
#[derive(Clone)]
pub(in crate::formats::tables) struct Chunks(Arc<File>);

struct File {
    bytes: Arc<dyn ReadAt + Send + Sync>,
    size: u64,
    window: usize,
    kept: Mutex<Kept>,
}

/// The windows that were read last, the last one behind.
#[derive(Default)]
struct Kept {
    windows: VecDeque<(u64, Bytes)>,
    size: usize,
}

impl Chunks {
    /// The bytes of a file.
    pub(in crate::formats::tables) fn new(bytes: Arc<dyn ReadAt + Send + Sync>, size: u64) -> Chunks {
        Chunks(Arc::new(File { bytes, size, window: SMALLEST, kept: Mutex::default() }))
    }

    /// The same, for reading so many columns at once.
    pub(in crate::formats::tables) fn of_columns(self, columns: usize) -> Chunks {
        let window = (KEPT / columns.max(1)).clamp(SMALLEST, LARGEST);
        let bytes = Arc::clone(&self.0.bytes);
        Chunks(Arc::new(File { bytes, size: self.0.size, window, kept: Mutex::default() }))
    }
}

impl File {
    /// `length` bytes from `start` on; fewer at the end of the file.
    fn get(&self, start: u64, length: usize) -> io::Result<Bytes> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let left = usize::try_from(self.size.saturating_sub(start)).unwrap_or(usize::MAX);
        let length = length.min(left);
        let holds =
            |(at, bytes): &(u64, Bytes)| start >= *at && start - *at + length as u64 <= bytes.len() as u64;
        if let Some(index) = kept.windows.iter().rposition(holds)
            && let Some((at, bytes)) = kept.windows.remove(index)
        {
            let from = (start - at) as usize;
            let slice = bytes.slice(from..from + length);
            kept.windows.push_back((at, bytes));
            return Ok(slice);
        }
        let mut window = vec![0; length.max(self.window).min(left)];
        let mut filled = 0;
        while filled < window.len() {
            match self.bytes.read_at(&mut window[filled..], start + filled as u64) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        window.truncate(filled);
        let window = Bytes::from(window);
        let slice = window.slice(..length.min(filled));
        kept.size += window.len();
        kept.windows.push_back((start, window));
        while kept.size > KEPT && kept.windows.len() > 1 {
            let gone = kept.windows.pop_front().map_or(0, |(_, bytes)| bytes.len());
            kept.size -= gone;
        }
        Ok(slice)
    }
}

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.0.size
    }
}

impl Chunks {
    /// A stream of the bytes from an offset on.
    pub(in crate::formats::tables) fn from(&self, start: u64) -> ChunkRead {
        ChunkRead { chunks: self.clone(), at: start, bytes: Bytes::new() }
    }

    /// So many bytes from an offset on.
    ///
    /// # Errors
    /// When there are fewer, or they cannot be read.
    pub(in crate::formats::tables) fn exactly(&self, start: u64, length: u64) -> io::Result<Bytes> {
        let bytes = self.0.get(start, usize::try_from(length).unwrap_or(usize::MAX))?;
        if (bytes.len() as u64) < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(bytes)
    }
}

impl parquet::file::reader::ChunkReader for Chunks {
    type T = ChunkRead;

    fn get_read(&self, start: u64) -> Result<ChunkRead> {
        Ok(self.from(start))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        Ok(self.exactly(start, length as u64)?)
    }
}

impl orc_rust::reader::ChunkReader for Chunks {
    type T = ChunkRead;

    fn len(&self) -> u64 {
        self.0.size
    }

    fn get_read(&self, start: u64) -> io::Result<ChunkRead> {
        Ok(self.from(start))
    }

    fn get_bytes(&self, start: u64, length: u64) -> io::Result<Bytes> {
        self.exactly(start, length)
    }
}

/// A stream of the bytes from an offset on.
pub(in crate::formats::tables) struct ChunkRead {
    chunks: Chunks,
    at: u64,
    bytes: Bytes,
}

/// How much of a window a stream holds at a time.
const HELD: usize = 4096;

impl Read for ChunkRead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.bytes.is_empty() {
            self.bytes = self.chunks.0.get(self.at, HELD)?;
            self.at += self.bytes.len() as u64;
        }
        let count = buffer.len().min(self.bytes.len());
        buffer[..count].copy_from_slice(&self.bytes.split_to(count));
        Ok(count)
    }
}

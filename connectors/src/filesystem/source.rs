//! Where bytes come from: an open file, or memory.

use std::io;

use crate::filesystem::os::Os;
use crate::formats::ReadAt;

/// The bytes of one unit.
pub(super) enum Source<O: Os> {
    File { os: O, file: O::File },
    Bytes(Vec<u8>),
}

impl<O: Os> ReadAt for Source<O> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        match self {
            Source::File { os, file } => os.read(file, buffer, offset),
            Source::Bytes(bytes) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                let count = buffer.len().min(bytes.len() - start);
                buffer[..count].copy_from_slice(&bytes[start..start + count]);
                Ok(count)
            }
        }
    }
}

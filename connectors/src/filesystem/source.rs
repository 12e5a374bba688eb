//! Where bytes come from: an open file, memory, or elsewhere.

use std::io;
use std::sync::Arc;

use crate::filesystem::os::Os;
use crate::formats::ReadAt;
use crate::{Lease, Object};

/// The bytes of one unit.
pub(super) enum Source<O: Os> {
    File { os: O, file: O::File },
    Bytes(Vec<u8>, #[expect(dead_code, reason = "given back with the bytes")] Lease),
    Object(Arc<dyn Object>),
}

impl<O: Os> ReadAt for Source<O> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        match self {
            Source::File { os, file } => os.read(file, buffer, offset),
            Source::Object(object) => object.read_at(buffer, offset),
            Source::Bytes(bytes, _) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                let count = buffer.len().min(bytes.len() - start);
                buffer[..count].copy_from_slice(&bytes[start..start + count]);
                Ok(count)
            }
        }
    }
}

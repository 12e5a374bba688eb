//! Where bytes come from: an open file, memory, or elsewhere.

use std::io;
use std::sync::Arc;

use crate::filesystem::os::Os;
use crate::formats::ReadAt;
use crate::{Cancel, Failure, Lease, Object, Reason};

/// The bytes of one unit.
pub(super) struct Source<O: Os> {
    pub(super) bytes: Bytes<O>,
    pub(super) cancel: Cancel,
}

/// Where they are.
pub(super) enum Bytes<O: Os> {
    File { os: O, file: O::File },
    Memory(Vec<u8>, #[expect(dead_code, reason = "given back with the bytes")] Lease),
    Object(Arc<dyn Object>),
}

impl<O: Os> ReadAt for Source<O> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        if self.cancel.is_cancelled() {
            let detail = "the scan was interrupted".to_owned();
            return Err(Failure { reason: Reason::Interrupted, detail }.into_io());
        }
        match &self.bytes {
            Bytes::File { os, file } => os.read(file, buffer, offset),
            Bytes::Object(object) => object.read_at(buffer, offset),
            Bytes::Memory(bytes, _) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                let count = buffer.len().min(bytes.len() - start);
                buffer[..count].copy_from_slice(&bytes[start..start + count]);
                Ok(count)
            }
        }
    }
}

//! Deflate that yields what it can: also the bytes right before an error in the data.

use std::io::{self, Read};

use flate2::{Decompress, FlushDecompress, Status};

/// A decoder of deflated bytes in memory.
pub(super) struct Inflate<'b> {
    bytes: &'b [u8],
    decoder: Decompress,
    is_done: bool,
}

impl<'b> Inflate<'b> {
    /// `zlib`: with the header of zlib (RFC 1950), else bare (RFC 1951).
    pub(super) fn new(bytes: &'b [u8], zlib: bool) -> Inflate<'b> {
        Inflate { bytes, decoder: Decompress::new(zlib), is_done: false }
    }
}

impl Read for Inflate<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while !self.is_done {
            let (before_in, before_out) = (self.decoder.total_in(), self.decoder.total_out());
            let status = self.decoder.decompress(self.bytes, buffer, FlushDecompress::None);
            let consumed = (self.decoder.total_in() - before_in) as usize;
            let produced = (self.decoder.total_out() - before_out) as usize;
            self.bytes = self.bytes.get(consumed..).unwrap_or_default();
            match status {
                Ok(Status::StreamEnd) => self.is_done = true,
                Ok(_) if produced > 0 || consumed > 0 => {}
                // Damaged, or the end is missing: said when all before it was handed on.
                Ok(_) | Err(_) => {
                    if produced == 0 {
                        return Err(io::ErrorKind::InvalidData.into());
                    }
                }
            }
            if produced > 0 {
                return Ok(produced);
            }
        }
        Ok(0)
    }
}

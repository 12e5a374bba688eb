//! The one way to decompress: every decoder stands behind a [`Capped`], which counts what comes out.

use std::io::{self, Read};

use crate::formats::limits::Meter;

/// A decoder whose output is charged to the account of its unit.
pub(crate) struct Capped<R> {
    decoder: R,
    meter: Meter,
    /// Bytes that may still come, where a container says how many there are.
    left: Option<u64>,
}

impl<R: Read> Capped<R> {
    /// A decoder whose output ends by itself.
    pub(crate) fn new(decoder: R, meter: Meter) -> Capped<R> {
        Capped { decoder, meter, left: None }
    }

    /// A decoder whose output is `size` bytes, as the container says. What it yields beyond that is
    /// an error: the container lies.
    pub(crate) fn sized(decoder: R, meter: Meter, size: u64) -> Capped<R> {
        Capped { decoder, meter, left: Some(size) }
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.decoder.read(buffer)?;
        if let Some(left) = &mut self.left {
            *left = left.checked_sub(count as u64).ok_or_else(|| {
                io::Error::new(io::ErrorKind::InvalidData, "more bytes than the container says")
            })?;
        }
        if count > 0 {
            self.meter.decoded(count as u64).map_err(crate::Failure::into_io)?;
        }
        Ok(count)
    }
}

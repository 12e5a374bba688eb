//! The one way to decompress: every decoder stands behind a [`Capped`], which counts what comes out.

use std::io::{self, Read};

use crate::formats::limits::Meter;

/// A decoder whose output is charged to the account of its unit.
pub(crate) struct Capped<R> {
    decoder: R,
    meter: Meter,
}

impl<R: Read> Capped<R> {
    /// A decoder whose output ends by itself.
    pub(crate) fn new(decoder: R, meter: Meter) -> Capped<R> {
        Capped { decoder, meter }
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.decoder.read(buffer)?;
        if count > 0 {
            self.meter.decoded(count as u64).map_err(crate::Failure::into_io)?;
        }
        Ok(count)
    }
}

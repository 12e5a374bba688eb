//! The content of a unit on its way to a format.

use std::fmt::Debug;
use std::io;
use std::sync::Arc;

use crate::{Facts, Gap, Lease, Place, Reason, Sample, Visitor};

/// The content of a unit on its way to a format.
#[derive(Debug)]
pub enum Content {
    /// A local file, not read yet: it is read on the CPU pool into a reused buffer.
    File(Arc<std::path::Path>),
    /// Bytes that are in memory, under the lease that they were read under.
    Bytes(Vec<u8>, Lease),
    /// Bytes elsewhere that can be read from any offset.
    Object(Arc<dyn Object>),
    /// Records that are read in parts.
    Table(Arc<dyn Table>),
}

/// A unit with its content.
#[derive(Debug)]
pub struct Payload {
    /// Its place.
    pub place: Place,
    /// Its content.
    pub content: Content,
}

/// Bytes elsewhere that can be read from any offset, by several workers at once. All reads see the
/// same state of it: when it has changed, they fail.
pub trait Object: Send + Sync + Debug {
    /// Its size in bytes.
    fn size(&self) -> u64;

    /// Reads up to the length of `buffer` at `offset`; 0 at the end. Waits for the network; reads
    /// ahead where offsets ascend.
    ///
    /// # Errors
    /// What could not be read after retries. The error carries a [`Failure`] that says why.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
}

/// Records that are read in parts, by several workers at once.
pub trait Table: Send + Sync + Debug {
    /// In how many parts it is read; at least one. The same for every number of workers.
    fn parts(&self) -> u32;

    /// The media type of its records.
    fn media_type(&self) -> &'static str;

    /// Reads one part: waits for the network. Each part is a reading of its own: fields are told,
    /// numbered and counted anew. What cannot be read after retries is told as a gap.
    ///
    /// `attempt` is 0 for the first time. After [`PartRead::Again`] everything that the visitor was
    /// told is forgotten, and the part is read again with the next number.
    fn read_part(&self, index: u32, attempt: u32, visitor: &mut dyn Visitor) -> PartRead;

    /// What the system says of it.
    fn facts(&self) -> Option<Facts> {
        None
    }

    /// After the last part: gaps that are told once for all parts, and how much of the table was
    /// read, where it was a sample.
    fn finish(&self, visitor: &mut dyn Visitor) -> Option<Sample>;
}

/// What became of a part of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartRead {
    /// It was read as far as it can be; so many bytes came.
    Done {
        /// Bytes received.
        bytes: u64,
    },
    /// What was told is to be forgotten: it is to be read again.
    Again,
}

/// Why an object could not be read: travels inside of an [`io::Error`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}: {detail}")]
pub struct Failure {
    /// Why.
    pub reason: Reason,
    /// More about the reason, for people: never content.
    pub detail: String,
}

impl Failure {
    /// The failure as an error of reading.
    pub fn into_io(self) -> io::Error {
        io::Error::other(self)
    }

    /// The failure that an error carries.
    pub fn of(error: &io::Error) -> Option<&Failure> {
        error.get_ref().and_then(|inner| inner.downcast_ref::<Failure>())
    }

    /// The failure as the gap of a place.
    pub fn gap(self, place: Place) -> Gap {
        Gap { place, reason: self.reason, detail: self.detail, bytes: None }
    }
}

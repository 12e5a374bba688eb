//! A unit that is open, with what its first bytes say about the rest.

use std::sync::Arc;

use crate::filesystem::os::{Metadata, Os};
use crate::filesystem::source::Source;
use crate::formats::{Encoding, Format, Input};
use crate::{Exposure, Facts, Place};

/// A unit that is open and known by its first bytes. It can be shared between workers.
pub struct Opened<O: Os> {
    pub(super) place: Place,
    pub(super) source: Arc<Source<O>>,
    pub(super) metadata: Option<Metadata>,
    pub(super) size: u64,
    pub(super) format: Format,
    pub(super) encoding: Encoding,
    /// Bytes of a byte order mark: no content.
    pub(super) bom: usize,
    /// Which reader has the first bytes in its buffers still, and how many they are.
    pub(super) head: Head,
    /// Bytes in a part.
    pub(super) part: u64,
    pub(super) parts: Option<u32>,
}

/// The first bytes of a unit in the buffers of a reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) reader: u64,
    pub(super) opening: u64,
    pub(super) length: usize,
}

impl<O: Os> Opened<O> {
    /// Its place.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What the file system told when it was opened; `None` for bytes in memory.
    pub fn metadata(&self) -> Option<&Metadata> {
        self.metadata.as_ref()
    }

    /// What the file system says of it; `None` for bytes in memory.
    pub fn facts(&self) -> Option<Facts> {
        /// `S_IROTH` and `S_IWOTH` of POSIX.1-2024, `sys/stat.h`.
        const OTHERS: [(u16, Exposure); 2] =
            [(0o004, Exposure::WorldReadable), (0o002, Exposure::WorldWritable)];
        let metadata = self.metadata.as_ref()?;
        let granted = OTHERS.iter().filter(|(bit, _)| metadata.permissions & bit != 0);
        Some(Facts {
            exposure: granted.map(|(_, exposure)| *exposure).collect(),
            modified: i64::try_from(metadata.modified.div_euclid(1_000_000_000)).ok(),
            ..Facts::default()
        })
    }

    /// Its bytes, for a reader of a format.
    pub(super) fn input(&self) -> Input<'static> {
        Input::shared(Arc::clone(&self.source) as _, self.size).encoded(self.encoding, self.bom)
    }

    /// Its size in bytes when it was opened.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What it holds.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// How its text is encoded.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// In how many parts it is read by [`Reader::read_part`](crate::filesystem::Reader::read_part);
    /// `None` when it is small, or its format can only be read from the beginning on.
    pub fn parts(&self) -> Option<u32> {
        self.parts
    }
}

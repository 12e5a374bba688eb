//! What is read in parts: a large file or object, or a table.

use std::sync::Arc;

use domesday_connectors::filesystem::{Opened, Os, PartStart, PartSummary, Reader};
use domesday_connectors::{Gap, PartRead, Place, Reason, Sample, Table, Visitor};

use crate::collector::{Collected, Collector};

/// How often a part of a table may ask to be read again. A connector gives up earlier, with a gap.
const ATTEMPTS: u32 = 16;

/// Something that is read in parts.
pub(crate) enum Parted<O: Os> {
    /// Bytes that are cut at fixed offsets.
    Bytes(Box<Opened<O>>),
    /// Records.
    Table(Place, Arc<dyn Table>),
}

/// A part that was read.
pub(crate) struct ReadPart {
    /// Where it begins and ends, for bytes: its addresses count from a guess.
    pub(crate) summary: Option<PartSummary>,
    /// Bytes read.
    pub(crate) bytes: u64,
    pub(crate) collected: Collected,
}

impl<O: Os> Parted<O> {
    pub(crate) fn place(&self) -> &Place {
        match self {
            Parted::Bytes(opened) => opened.place(),
            Parted::Table(place, _) => place,
        }
    }

    pub(crate) fn media_type(&self) -> &'static str {
        match self {
            Parted::Bytes(opened) => opened.format().media_type(),
            Parted::Table(_, table) => table.media_type(),
        }
    }

    pub(crate) fn parts(&self) -> u32 {
        match self {
            Parted::Bytes(opened) => opened.parts().unwrap_or(1),
            Parted::Table(_, table) => table.parts().max(1),
        }
    }

    /// Where the first part begins, for bytes.
    pub(crate) fn first_part(&self) -> Option<PartStart> {
        match self {
            Parted::Bytes(opened) => Some(opened.first_part()),
            Parted::Table(..) => None,
        }
    }

    /// Reads one part.
    pub(crate) fn read(
        &self,
        reader: &mut Reader<O>,
        collector: &mut Collector<'_>,
        index: u32,
        start: Option<PartStart>,
    ) -> ReadPart {
        collector.begin(self.place());
        match self {
            Parted::Bytes(opened) => {
                let summary = reader.read_part(opened, index, start, collector);
                ReadPart { summary: Some(summary), bytes: summary.bytes, collected: collector.take() }
            }
            Parted::Table(place, table) => {
                let bytes = read_rows(&**table, place, index, collector);
                ReadPart { summary: None, bytes, collected: collector.take() }
            }
        }
    }

    /// What is told after the last part: whether bytes changed while they were read; what of a table
    /// was read.
    pub(crate) fn finish(&self, reader: &Reader<O>, visitor: &mut dyn Visitor) -> Option<Sample> {
        match self {
            Parted::Bytes(opened) => {
                reader.verify(opened, visitor);
                None
            }
            Parted::Table(_, table) => table.finish(visitor),
        }
    }
}

fn read_rows(table: &dyn Table, place: &Place, index: u32, collector: &mut Collector<'_>) -> u64 {
    for attempt in 0..ATTEMPTS {
        match table.read_part(index, attempt, collector) {
            PartRead::Done { bytes } => return bytes,
            // What it told is forgotten.
            PartRead::Again => collector.begin(place),
        }
    }
    collector.gap(Gap {
        place: place.clone(),
        reason: Reason::ReaderFailed,
        detail: format!("a part could not be read in {ATTEMPTS} attempts"),
        bytes: None,
    });
    0
}

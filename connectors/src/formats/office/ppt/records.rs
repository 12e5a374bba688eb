//! Records: [MS-PPT] section 2.3.1.

use crate::formats::office::ole::bytes::Bytes;
use crate::formats::office::ole::compound::range;
use crate::formats::office::ole::stream::Stream;
use crate::formats::out::Reading;

/// No record is read whole that is longer.
pub(super) const MOST: usize = 24 << 20;
/// At most so many records of one container are looked at.
const CHILDREN: usize = 100_000;

/// Types of records: section 2.13.24.
pub(super) mod kinds {
    pub(crate) const DOCUMENT: u16 = 0x03e8;
    pub(crate) const SLIDE: u16 = 0x03ee;
    pub(crate) const NOTES: u16 = 0x03f0;
    pub(crate) const NOTES_ATOM: u16 = 0x03f1;
    pub(crate) const SLIDE_PERSIST: u16 = 0x03f3;
    pub(crate) const MASTER: u16 = 0x03f8;
    pub(crate) const OBJECT_LIST: u16 = 0x0409;
    pub(crate) const HANDOUT: u16 = 0x0fc9;
    pub(crate) const TEXT: u16 = 0x0fa0;
    pub(crate) const TEXT_BYTES: u16 = 0x0fa8;
    pub(crate) const STRING: u16 = 0x0fba;
    pub(crate) const OBJECT_ATOM: u16 = 0x0fc3;
    pub(crate) const HYPERLINK: u16 = 0x0fd7;
    pub(crate) const SLIDE_LIST: u16 = 0x0ff0;
    pub(crate) const USER_EDIT: u16 = 0x0ff5;
    pub(crate) const OBJECT: u16 = 0x1011;
    pub(crate) const TAG_DATA: u16 = 0x138b;
    pub(crate) const DIRECTORY: u16 = 0x1772;
    pub(crate) const COMMENT: u16 = 0x2ee0;
    pub(crate) const COMMENT_ATOM: u16 = 0x2ee1;
}

/// The head of a record, and where its content stands in the stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) kind: u16,
    pub(super) instance: u16,
    /// Whether its content is records.
    pub(super) is_container: bool,
    pub(super) start: u64,
    /// The byte after the last, within the stream.
    pub(super) end: u64,
}

impl Head {
    /// How long the content is, within bounds.
    pub(super) fn length(&self) -> usize {
        usize::try_from(self.end - self.start).unwrap_or(MOST).min(MOST)
    }
}

/// The head of the record at an offset; `None` behind the end.
pub(super) fn head(stream: &mut Stream<'_>, offset: u64) -> Reading<Option<Head>> {
    let bytes = range(stream, offset, 8)?;
    let all = stream.len();
    let bytes = Bytes(&bytes);
    let (Some(version), Some(kind), Some(length)) = (bytes.u16(0), bytes.u16(2), bytes.u32(4)) else {
        return Ok(None);
    };
    let start = offset + 8;
    let end = start.saturating_add(length.into()).min(all).max(start);
    Ok(Some(Head { kind, instance: version >> 4, is_container: version & 0xf == 0xf, start, end }))
}

/// The records in a container.
pub(super) fn children(stream: &mut Stream<'_>, container: &Head) -> Reading<Vec<Head>> {
    let mut all = Vec::new();
    let mut at = container.start;
    while at < container.end && all.len() < CHILDREN {
        let Some(child) = head(stream, at)? else { break };
        at = child.end;
        all.push(Head { end: child.end.min(container.end).max(child.start), ..child });
    }
    Ok(all)
}

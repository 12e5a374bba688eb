//! Where the parts of a presentation stand: the chain of edits and their directories, [MS-PPT] sections 2.3.2
//! to 2.3.6.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::Out;
use crate::formats::office::ole::bytes::Bytes;
use crate::formats::office::ole::compound::range;
use crate::formats::office::ole::stream::Stream;
use crate::formats::office::ppt::records::{head, kinds};
use crate::formats::out::Reading;

/// What the current user's stream begins with when the presentation is encrypted (section 2.3.2).
const ENCRYPTED: u32 = 0xf3d1_c4df;

/// At most so many parts are listed.
const MOST: usize = 1 << 20;

/// Numbers of parts, and where they stand after the last edit.
#[derive(Default)]
pub(super) struct Edits {
    offsets: BTreeMap<u32, u32>,
    /// The number of the document.
    pub(super) document: u32,
    pub(super) is_encrypted: bool,
}

impl Edits {
    /// Follows the chain of edits from the last one back.
    pub(super) fn follow(stream: &mut Stream<'_>, user: &[u8], out: &Out<'_>) -> Reading<Edits> {
        let user = Bytes(user);
        let mut edits = Edits { is_encrypted: user.u32(12) == Some(ENCRYPTED), ..Edits::default() };
        let mut next = user.u32(16).unwrap_or(0);
        let mut seen = BTreeSet::new();
        while next != 0 && seen.insert(next) && edits.offsets.len() < MOST {
            out.check()?;
            let Some(edit) = head(stream, next.into())?.filter(|head| head.kind == kinds::USER_EDIT) else {
                break;
            };
            let bytes = range(stream, edit.start, 36)?;
            let bytes = Bytes(&bytes);
            let (Some(before), Some(directory), Some(document)) =
                (bytes.u32(8), bytes.u32(12), bytes.u32(16))
            else {
                break;
            };
            if seen.len() == 1 {
                edits.document = document;
            }
            // Section 2.3.3: an edit of an encrypted presentation says how it is encrypted.
            edits.is_encrypted |= edit.end - edit.start >= 32 && bytes.u32(28).is_some_and(|at| at != 0);
            edits.directory(stream, directory)?;
            next = before;
        }
        Ok(edits)
    }

    /// Section 2.3.5: a number and a count, and so many offsets. What a later edit said counts.
    fn directory(&mut self, stream: &mut Stream<'_>, offset: u32) -> Reading {
        let Some(directory) = head(stream, offset.into())?.filter(|head| head.kind == kinds::DIRECTORY)
        else {
            return Ok(());
        };
        let bytes = range(stream, directory.start, directory.length())?;
        let bytes = Bytes(&bytes);
        let mut at = 0;
        while let Some(entry) = bytes.u32(at) {
            at += 4;
            let (first, count) = (entry & 0xf_ffff, entry >> 20);
            for number in first..first + count {
                let Some(offset) = bytes.u32(at) else { return Ok(()) };
                at += 4;
                if self.offsets.len() < MOST {
                    self.offsets.entry(number).or_insert(offset);
                }
            }
        }
        Ok(())
    }

    /// Where a part stands.
    pub(super) fn offset(&self, number: u32) -> Option<u64> {
        self.offsets.get(&number).map(|&offset| offset.into())
    }
}

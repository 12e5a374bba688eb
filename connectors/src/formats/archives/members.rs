//! What the readers of all archives do with members.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::formats::out::Reading;
use crate::formats::{Nested, Out};
use crate::{Place, Reason};

/// The members of one archive: which names were there already.
#[derive(Default)]
pub(super) struct Members {
    /// How often a name was there, by its digest: the names themselves take more memory. A collision of
    /// digests only gives a place a number that it would not need.
    seen: BTreeMap<u64, u32>,
}

impl Members {
    /// The place of the next member called `name`: a second one of the same name has its number behind it,
    /// `!/a.txt;copy=2`.
    pub(super) fn place(&mut self, archive: &Place, name: &[u8]) -> Place {
        let mut digest = DefaultHasher::new();
        name.hash(&mut digest);
        let times = self.seen.entry(digest.finish()).or_default();
        *times += 1;
        let place = archive.member(name);
        match *times {
            1 => place,
            times => place.param("copy", times.to_string().as_bytes()),
        }
    }

    /// Reads a member, whatever it is.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn read(&mut self, out: &mut Out<'_>, name: &[u8], content: Nested<'_>) -> Reading {
        let place = self.place(out.place(), name);
        out.nested_at(&place, content)
    }

    /// Tells of a member that is not read.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn unread(&mut self, out: &mut Out<'_>, name: &[u8], reason: Reason, detail: &str) -> Reading {
        let place = self.place(out.place(), name);
        out.meter().member()?;
        out.within(place, |out| {
            out.gap(reason, detail);
            Ok(())
        })
    }
}

/// What a link leads to is read under its own name, or lies outside of the archive.
pub(super) const LINK: &str =
    "a link; what it leads to is read under its own name, where it is in the archive";

/// The detail of a member that is no stored data.
pub(super) const DEVICE: &str = "a device, FIFO or socket";

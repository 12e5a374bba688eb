//! ISO 9660 images: ECMA-119
//! (<https://ecma-international.org/publications-and-standards/standards/ecma-119/>), with the names of Joliet and
//! Rock Ridge.

mod record;

use std::collections::BTreeSet;
use std::io::{self, Read};

use super::members::{LINK, Members};
use crate::formats::out::Reading;
use crate::formats::unicode::mend;
use crate::formats::{Capped, Input, Nested, Out, ReadAt as _};
use crate::{Failure, Reason};
use record::{Record, records};

/// Bytes of a sector; volume descriptors stand from sector 16 on (ECMA-119 sections 6.2.1 and 8).
const SECTOR: u64 = 2048;

/// Volume descriptors that are looked at.
const MOST_DESCRIPTORS: u64 = 64;

/// The largest directory.
const LARGEST: usize = 16 << 20;

/// Directories within directories: the standard has 8, Joliet and Rock Ridge more.
const DEEPEST: usize = 64;

/// A volume.
struct Volume {
    root: Record,
    block: u64,
    is_joliet: bool,
}

/// Reads the files of an image.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let (mut primary, mut joliet) = (None, None);
    let mut properties = Vec::new();
    for sector in 16..16 + MOST_DESCRIPTORS {
        let descriptor = input.range(sector * SECTOR, SECTOR as usize)?;
        if descriptor.get(1..6) != Some(b"CD001") {
            break;
        }
        match descriptor[0] {
            1 if primary.is_none() => {
                primary = volume(&descriptor, false);
                properties = described(&descriptor);
            }
            // The sequences that ask for UCS-2 (Joliet specification, section "SVD Escape Sequences Field").
            2 if matches!(descriptor.get(88..91), Some(b"%/@" | b"%/C" | b"%/E")) => {
                joliet = volume(&descriptor, true);
            }
            255 => break,
            _ => {}
        }
    }
    let Some(primary) = primary else {
        return Err(Failure::malformed("no primary volume descriptor at sector 16"));
    };
    let borrowed: Vec<(&str, &str)> =
        properties.iter().map(|(name, value)| (*name, value.as_str())).collect();
    out.properties(&borrowed);
    let mut image = Image { input, seen: BTreeSet::new(), members: Members::default() };
    // The names of Rock Ridge are the true ones; where it is not used, those of Joliet are.
    let has_rock_ridge = image.has_rock_ridge(&primary)?;
    let volume = joliet.filter(|_| !has_rock_ridge).unwrap_or(primary);
    image.files(&volume, out)
}

/// Who made an image and for what: section 8.4.
fn described(descriptor: &[u8]) -> Vec<(&'static str, String)> {
    let fields = [
        ("volume", 40..72),
        ("volume_set", 190..318),
        ("publisher", 318..446),
        ("preparer", 446..574),
        ("application", 574..702),
    ];
    let text = |range: std::ops::Range<usize>| {
        mend(descriptor.get(range).unwrap_or_default()).replace('\0', " ").trim().to_owned()
    };
    fields.map(|(name, range)| (name, text(range))).to_vec()
}

fn volume(descriptor: &[u8], is_joliet: bool) -> Option<Volume> {
    let number = |at: usize| descriptor.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    let block = descriptor.get(128..130)?.try_into().ok().map(u16::from_le_bytes)?;
    let root = Record {
        name: Vec::new(),
        block: number(156 + 2)?,
        size: number(156 + 10)?,
        is_directory: true,
        goes_on: false,
        is_link: false,
    };
    block.is_power_of_two().then_some(Volume { root, block: u64::from(block), is_joliet })
}

struct Image<'i> {
    input: &'i Input<'i>,
    /// Directories that were read, by their first block: some images have loops.
    seen: BTreeSet<u32>,
    members: Members,
}

impl Image<'_> {
    fn directory(&self, volume: &Volume, record: &Record) -> io::Result<Vec<u8>> {
        let size = (record.size as usize).min(LARGEST);
        self.input.range(u64::from(record.block) * volume.block, size)
    }

    /// Whether the first record of the root has the mark of the protocol that Rock Ridge is part of.
    fn has_rock_ridge(&self, volume: &Volume) -> Reading<bool> {
        let root = self.input.range(u64::from(volume.root.block) * volume.block, 256)?;
        Ok(root.get(34..41).is_some_and(|mark| mark.starts_with(b"SP\x07\x01\xbe\xef")))
    }

    /// Reads all files, directory by directory.
    fn files(&mut self, volume: &Volume, out: &mut Out<'_>) -> Reading {
        let root = self.directory(volume, &volume.root)?;
        self.seen.insert(volume.root.block);
        if root.len() < volume.root.size as usize {
            out.gap(Reason::Malformed, "the root directory is cut off");
        }
        // A directory's records that are still to come, the last first, and its path.
        let listed = |bytes: &[u8]| {
            let mut records = records(bytes, volume.block as usize, volume.is_joliet);
            records.reverse();
            records
        };
        let mut open = vec![(listed(&root), Vec::new())];
        while let Some((records, path)) = open.last_mut() {
            out.check()?;
            let Some(record) = records.pop() else {
                open.pop();
                continue;
            };
            let name =
                if path.is_empty() { record.name.clone() } else { [path, &b"/"[..], &record.name].concat() };
            if record.is_directory {
                if !self.seen.insert(record.block) {
                    out.gap(Reason::AlreadyRead, "a directory is listed in several others");
                } else if open.len() >= DEEPEST {
                    self.members.unread(out, &name, Reason::DepthLimit, "a directory very deep in others")?;
                } else {
                    let bytes = self.directory(volume, &record)?;
                    if bytes.len() < record.size as usize {
                        self.members.unread(out, &name, Reason::Malformed, "this directory is cut off")?;
                    }
                    open.push((listed(&bytes), name));
                }
                continue;
            }
            let mut extents = vec![extent(volume, &record)];
            let mut goes_on = record.goes_on;
            while goes_on && let Some(more) = records.pop_if(|next| next.name == record.name) {
                extents.push(extent(volume, &more));
                goes_on = more.goes_on;
            }
            self.file(&name, &record, extents, out)?;
        }
        Ok(())
    }

    fn file(
        &mut self,
        name: &[u8],
        record: &Record,
        mut extents: Vec<(u64, u64)>,
        out: &mut Out<'_>,
    ) -> Reading {
        if record.is_link {
            return self.members.unread(out, name, Reason::SymbolicLink, LINK);
        }
        let size = extents.iter().map(|(_, size)| size).sum();
        extents.reverse();
        // Files may share their bytes: what all of them come to is charged.
        let mut content = Capped::new(Extents { input: self.input, extents }, out.meter());
        self.members.read(out, name, Nested::Stream(&mut content, Some(size)))
    }
}

/// Where the bytes of a record stand.
fn extent(volume: &Volume, record: &Record) -> (u64, u64) {
    (u64::from(record.block) * volume.block, u64::from(record.size))
}

/// The content of a file: offsets and lengths that are still to come, the last first.
struct Extents<'e> {
    input: &'e Input<'e>,
    extents: Vec<(u64, u64)>,
}

impl Read for Extents<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.extents.pop_if(|(_, left)| *left == 0).is_some() {}
        let Some((offset, left)) = self.extents.last_mut() else { return Ok(0) };
        let room = buffer.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
        if room == 0 {
            return Ok(0);
        }
        let count = self.input.read_at(&mut buffer[..room], *offset)?;
        if count == 0 {
            let detail = format!("the image ends {left} bytes before it does");
            return Err(Failure::malformed(detail).into_io());
        }
        *offset += count as u64;
        *left -= count as u64;
        Ok(count)
    }
}

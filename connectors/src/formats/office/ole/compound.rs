//! The directory of a compound file: [MS-CFB] section 2.
//!
//! It is read leniently: what is cut off or damaged costs the streams that it belongs to.

use std::io::{self, Cursor as MemoryCursor, Read as _, Write as _};

use crate::formats::office::ole::bytes::{Bytes, utf16};
use crate::formats::office::ole::stream::{Sectors, Stream};
use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// Streams longer than this are not read whole.
const MOST: u64 = 24 << 20;
/// At most so many entries are looked at.
const ENTRIES: usize = 100_000;
/// Storages within storages: how deep.
const MOST_DEPTH: u32 = 32;
/// No entry: section 2.6.1.
const NONE: u32 = u32::MAX;

/// A compound file. Paths have `/` between storages and no `/` before; the case of letters does not matter.
pub(crate) struct Compound<'i> {
    input: &'i Input<'i>,
    sectors: Sectors,
    /// Sectors of streams that are short, and the stream that they stand in.
    small: Sectors,
    small_stream: Stream<'i>,
    /// Shorter streams stand in small sectors.
    cutoff: u64,
    entries: Vec<Entry>,
}

/// A storage or a stream.
struct Entry {
    name: String,
    is_storage: bool,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: u64,
}

impl<'i> Compound<'i> {
    /// Opens an input.
    ///
    /// # Errors
    /// When it is no compound file, or its directory is damaged.
    pub(crate) fn open(input: &'i Input<'i>) -> Reading<Compound<'i>> {
        let head = input.range(0, 512)?;
        let damaged = || Failure::malformed("the head of the compound file is damaged");
        let head = Bytes(&head);
        let (version, shift) = (head.u16(26).ok_or_else(damaged)?, head.u16(30).ok_or_else(damaged)?);
        let small_shift = head.u16(32).ok_or_else(damaged)?;
        // Section 2.2: 512 or 4096 bytes, and 64.
        if !matches!(shift, 7..=16) || !matches!(small_shift, 4..=12) {
            return Err(damaged());
        }
        let sectors = Sectors::read(input, head, shift)?;
        let directory = head.u32(48).ok_or_else(damaged)?;
        let mut bytes = Vec::new();
        let directory = Stream::new(input, &sectors, directory, u64::MAX);
        directory.take((ENTRIES * 128) as u64).read_to_end(&mut bytes)?;
        let entries: Vec<Entry> =
            bytes.chunks_exact(128).filter_map(|entry| Entry::parse(Bytes(entry), version)).collect();
        let root = entries.first().ok_or_else(|| Failure::malformed("the compound file has no directory"))?;
        let small_stream = Stream::new(input, &sectors, root.start, root.size);
        let mut table = Vec::new();
        // Four bytes for each small sector, of which none is smaller than sixteen.
        let most = (root.size / 4).saturating_add(4096);
        let stream = Stream::new(input, &sectors, head.u32(60).unwrap_or(NONE), u64::MAX);
        stream.take(most).read_to_end(&mut table)?;
        let small = Sectors::small(&table, small_shift);
        let cutoff = u64::from(head.u32(56).unwrap_or(4096));
        Ok(Compound { input, sectors, small, small_stream, cutoff, entries })
    }

    /// Whether some of its streams are cut off.
    ///
    /// # Errors
    /// When the time of the unit is up.
    pub(crate) fn is_cut(&self, out: &Out<'_>) -> Reading<bool> {
        let streams = self.entries.iter().skip(1).filter(|entry| !entry.is_storage);
        for entry in streams.filter(|entry| !entry.name.is_empty()) {
            out.check()?;
            if self.stream_of(entry).is_cut() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether there is a stream with this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.find(path).is_some_and(|entry| !entry.is_storage)
    }

    /// A stream, to be read piece by piece; `None` where there is none.
    pub(crate) fn open_stream(&self, path: &str) -> Option<Stream<'i>> {
        self.find(path).filter(|entry| !entry.is_storage).map(|entry| self.stream_of(entry))
    }

    /// The whole of a stream; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is too long.
    pub(crate) fn stream(&self, path: &str) -> Reading<Option<Vec<u8>>> {
        let Some(stream) = self.open_stream(path) else { return Ok(None) };
        let mut bytes = Vec::new();
        stream.take(MOST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST {
            return Err(too_long());
        }
        Ok(Some(bytes))
    }

    /// The names of the storages in a storage; `""` is the root.
    pub(crate) fn storages(&self, path: &str) -> Vec<String> {
        self.names(path, true)
    }

    /// The names of the streams in a storage; `""` is the root.
    pub(crate) fn streams(&self, path: &str) -> Vec<String> {
        self.names(path, false)
    }

    /// A storage and all below it as a compound file of its own.
    ///
    /// # Errors
    /// When it cannot be read, or is too long, or the time of the unit is up.
    pub(crate) fn repacked(&self, path: &str, out: &Out<'_>) -> Reading<Vec<u8>> {
        let mut new = cfb::CompoundFile::create(MemoryCursor::new(Vec::new())).map_err(unpacked)?;
        let mut waiting = vec![(path.to_owned(), String::new(), 0)];
        let mut size = 0u64;
        while let Some((from, to, depth)) = waiting.pop() {
            out.check()?;
            for name in self.streams(&from) {
                out.check()?;
                let Some(stream) = self.open_stream(&format!("{from}/{name}")) else { continue };
                size = size.saturating_add(stream.len());
                if size > MOST {
                    return Err(too_long());
                }
                let mut bytes = Vec::new();
                stream.take(MOST).read_to_end(&mut bytes)?;
                // Names that the library does not take are those of damaged files.
                let _ = new.create_stream(format!("{to}/{name}")).and_then(|mut s| s.write_all(&bytes));
            }
            for name in self.storages(&from) {
                let below = format!("{to}/{name}");
                if depth < MOST_DEPTH && new.create_storage(&below).is_ok() {
                    waiting.push((format!("{from}/{name}"), below, depth + 1));
                }
            }
        }
        new.flush().map_err(unpacked)?;
        Ok(new.into_inner().into_inner())
    }

    fn stream_of(&self, entry: &Entry) -> Stream<'i> {
        if entry.size < self.cutoff {
            return Stream::within(self.small_stream.clone(), &self.small, entry.start, entry.size);
        }
        Stream::new(self.input, &self.sectors, entry.start, entry.size)
    }

    fn names(&self, path: &str, is_storage: bool) -> Vec<String> {
        let Some(storage) = self.find(path) else { return Vec::new() };
        let children = self.children(storage).into_iter().filter(|entry| entry.is_storage == is_storage);
        children.map(|entry| entry.name.clone()).collect()
    }

    fn find(&self, path: &str) -> Option<&Entry> {
        let mut entry = self.entries.first()?;
        for name in path.split('/').filter(|name| !name.is_empty()) {
            let name = name.to_lowercase();
            entry = self.children(entry).into_iter().find(|child| child.name.to_lowercase() == name)?;
        }
        Some(entry)
    }

    /// What stands in a storage, in the order of the tree that it is kept in.
    fn children(&self, storage: &Entry) -> Vec<&Entry> {
        let mut found = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let mut waiting = vec![(storage.child, false)];
        while let Some((number, is_left_done)) = waiting.pop() {
            let Some(entry) = self.entries.get(number as usize).filter(|_| number != 0) else { continue };
            if is_left_done {
                if !entry.name.is_empty() {
                    found.push(entry);
                }
                waiting.push((entry.right, false));
            } else if seen.insert(number) {
                waiting.push((number, true));
                waiting.push((entry.left, false));
            }
        }
        found
    }
}

impl Entry {
    /// Section 2.6.1.
    fn parse(bytes: Bytes<'_>, version: u16) -> Option<Entry> {
        let length = usize::from(bytes.u16(64)?).min(64).saturating_sub(2);
        let kind = bytes.u8(66)?;
        let size = bytes.u64(120)?;
        Some(Entry {
            // An entry that is not in use has no name.
            name: if matches!(kind, 1 | 2 | 5) { utf16(bytes.slice(0, length)?) } else { String::new() },
            is_storage: kind != 2,
            left: bytes.u32(68)?,
            right: bytes.u32(72)?,
            child: bytes.u32(76)?,
            start: bytes.u32(116)?,
            // Section 2.6.1: the upper half is undefined in version 3.
            size: if version < 4 { size & 0xffff_ffff } else { size },
        })
    }
}

/// Bytes of a stream from an offset on; fewer where it ends before.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn range(stream: &mut Stream<'_>, offset: u64, length: usize) -> Reading<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.go_to(offset);
    stream.take(length as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unpacked(_: io::Error) -> Failure {
    Failure::malformed("an object of the compound file could not be taken out")
}

fn too_long() -> Failure {
    let detail = format!("a stream of more than {} MiB in one piece", MOST >> 20);
    Failure { reason: Reason::Limit, detail }
}

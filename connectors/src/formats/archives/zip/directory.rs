//! The directory of a zip: sections of APPNOTE
//! (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>).

use super::super::source::Source;
use super::names;
use crate::formats::Input;
use crate::formats::out::Reading;

/// How far from the end the record of the end may stand: its longest comment, and as much that was added.
const TAIL: u64 = 128 * 1024;

/// Bytes of the record of the end, without its comment (section 4.3.16).
const END: usize = 22;

/// Bytes of a header of the directory, without what is of variable length (section 4.3.12).
const CENTRAL: usize = 46;

/// What the end of a zip says of its directory.
#[derive(Clone, Debug, Default)]
pub(super) struct Directory {
    /// Where its first header stands.
    pub(super) start: u64,
    /// How many members it should have.
    pub(super) count: u64,
    /// Whether that many can be said: 16 bits are not enough for all.
    pub(super) is_zip64: bool,
    /// Bytes before the zip: offsets count from there.
    pub(super) shift: u64,
    pub(super) comment: Vec<u8>,
    /// The byte behind the zip.
    pub(super) end: u64,
    /// Whether it is the last of several volumes.
    pub(super) is_split: bool,
}

/// A number of `bytes` at an offset, lowest byte first.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(length)?)?;
    Some(field.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte)))
}

/// Finds the directory; `None` where there is none of all members.
pub(super) fn find(input: &Input<'_>) -> Reading<Option<Directory>> {
    let size = input.size();
    let from = size.saturating_sub(TAIL);
    let tail = input.range(from, TAIL as usize)?;
    let mut best: Option<(u8, Directory)> = None;
    // The last one, of those that fit best.
    for at in memchr::memmem::rfind_iter(&tail, b"PK\x05\x06").take(256) {
        let Some((rank, directory)) = candidate(input, &tail, at, from)? else { continue };
        if best.as_ref().is_none_or(|(known, _)| rank > *known) {
            best = Some((rank, directory));
        }
    }
    let found = best.map(|(_, directory)| directory);
    // A directory that counts from elsewhere, in a file that begins with a member: it is that of a zip within this
    // one, or of one that was added to it, and does not know the members before.
    let is_of_other =
        |found: &Directory| -> Reading<bool> { Ok(found.shift > 0 && input.range(0, 4)? == b"PK\x03\x04") };
    match found {
        Some(found) if is_of_other(&found)? => Ok(None),
        found => Ok(found),
    }
}

/// The directory that the record at an offset of the tail speaks of, and how well the record fits.
fn candidate(input: &Input<'_>, tail: &[u8], at: usize, from: u64) -> Reading<Option<(u8, Directory)>> {
    let record = &tail[at..];
    let field = |at: usize, length: usize| number(record, at, length);
    let (Some(count), Some(bytes), Some(mut start), Some(length)) =
        (field(10, 2), field(12, 4), field(16, 4), field(20, 2))
    else {
        return Ok(None);
    };
    let is_split = field(4, 2).is_some_and(|disk| disk != 0 && disk != 0xffff);
    let mut directory = Directory { count, is_split, ..Directory::default() };
    let comment = &record[END..];
    directory.comment = comment[..comment.len().min(length as usize)].to_vec();
    directory.end = from + (at + END + directory.comment.len()) as u64;
    let fits = comment.len() as u64 == length;
    let end = from + at as u64;
    // Where the directory should end.
    let mut behind = end;
    let mut bytes = bytes;
    if let Some((record, large)) = zip64(input, tail, at, from)? {
        let field = |at: usize| number(&large, at, 8).unwrap_or_default();
        (directory.count, bytes, start) = (field(32), field(40), field(48));
        directory.is_zip64 = true;
        behind = record;
    }
    if bytes == 0 && directory.count == 0 {
        directory.start = end;
        return Ok(Some((u8::from(fits), directory)));
    }
    let is_header = |offset: u64| -> Reading<bool> { Ok(input.range(offset, 4)? == b"PK\x01\x02") };
    if is_header(start)? {
        directory.start = start;
        return Ok(Some((4 + u8::from(fits), directory)));
    }
    // Something stands before the zip: offsets count from its beginning.
    match behind.checked_sub(bytes).and_then(|found| Some((found, found.checked_sub(start)?))) {
        Some((found, shift)) if is_header(found)? => {
            (directory.start, directory.shift) = (found, shift);
            Ok(Some((2 + u8::from(fits), directory)))
        }
        _ => Ok(None),
    }
}

/// The larger record of the end (sections 4.3.14 and 4.3.15): its offset and its bytes.
fn zip64(input: &Input<'_>, tail: &[u8], at: usize, from: u64) -> Reading<Option<(u64, Vec<u8>)>> {
    const LOCATOR: usize = 20;
    const RECORD: usize = 56;
    let Some(locator) = at.checked_sub(LOCATOR).and_then(|start| tail.get(start..at)) else {
        return Ok(None);
    };
    if !locator.starts_with(b"PK\x06\x07") {
        return Ok(None);
    }
    let stated = number(locator, 8, 8).unwrap_or_default();
    // Where it stands when something stands before the zip.
    let usual = (from + at as u64).saturating_sub((LOCATOR + RECORD) as u64);
    for offset in [stated, usual] {
        let record = input.range(offset, RECORD)?;
        if record.len() == RECORD && record.starts_with(b"PK\x06\x06") {
            return Ok(Some((offset, record)));
        }
    }
    Ok(None)
}

/// What is known of a member.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// As UTF-8, where its encoding is known, with `/` between directories.
    pub(super) name: Vec<u8>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) crc: Option<u32>,
    /// Bytes of its compressed content.
    pub(super) packed: u64,
    /// Bytes of its content, where that is known.
    pub(super) size: Option<u64>,
    /// Where its local header stands.
    pub(super) offset: u64,
    pub(super) comment: String,
    /// A symbolic link (`st_mode` of Unix in the external attributes).
    pub(super) is_link: bool,
    /// Bytes of its name and extra fields, as stored.
    pub(super) variable: u64,
}

impl Entry {
    /// Whether its content is encrypted (section 4.4.4, bit 0), by whatever method.
    pub(super) fn is_encrypted(&self) -> bool {
        self.flags & 1 != 0
    }

    /// Whether it is a directory.
    pub(super) fn is_directory(&self) -> bool {
        self.name.ends_with(b"/") && self.size.unwrap_or(0) == 0
    }

    /// Takes sizes and the offset from the extra field of ZIP64 (section 4.5.3), and the name from that of
    /// Unicode (section 4.6.9).
    pub(super) fn extend(&mut self, extra: &[u8], raw_name: &[u8], wants: [bool; 3]) {
        let mut rest = extra;
        while let (Some(id), Some(length)) = (number(rest, 0, 2), number(rest, 2, 2)) {
            let Some(field) = rest.get(4..4 + length as usize) else { return };
            rest = &rest[4 + length as usize..];
            if id == 1 {
                let mut values = (0..3).map_while(|at| number(field, 8 * at, 8));
                if wants[0] {
                    self.size = values.next().or(self.size);
                }
                if wants[1] {
                    self.packed = values.next().unwrap_or(self.packed);
                }
                if wants[2] {
                    self.offset = values.next().unwrap_or(self.offset);
                }
            }
            if id == 0x7075
                && self.flags & names::IS_UTF8 == 0
                && let Some(name) = names::of_extra(field, raw_name)
            {
                self.name = name;
            }
        }
    }
}

/// The headers of a directory, one after the other.
pub(super) struct Entries<'d> {
    source: Source<'d>,
    shift: u64,
}

impl<'d> Entries<'d> {
    pub(super) fn new(input: &'d Input<'d>, directory: &Directory) -> Entries<'d> {
        Entries { source: Source::new(input, directory.start, u64::MAX), shift: directory.shift }
    }

    /// The next one; `None` behind the last, or at what is none.
    pub(super) fn next(&mut self) -> Reading<Option<Entry>> {
        let head = self.source.peek(CENTRAL)?;
        if head.len() < CENTRAL || !head.starts_with(b"PK\x01\x02") {
            return Ok(None);
        }
        let field = |at: usize, length: usize| number(head, at, length).unwrap_or_default();
        let (name, extra, comment) = (field(28, 2) as usize, field(30, 2) as usize, field(32, 2) as usize);
        let host = field(5, 1) as u8;
        let mut entry = Entry {
            flags: field(8, 2) as u16,
            method: field(10, 2) as u16,
            crc: Some(field(16, 4) as u32),
            packed: field(20, 4),
            size: Some(field(24, 4)),
            offset: field(42, 4),
            // 3: Unix, 19: Darwin (section 4.4.2)
            is_link: matches!(host, 3 | 19) && field(40, 2) & 0o170_000 == 0o120_000,
            variable: (name + extra) as u64,
            ..Entry::default()
        };
        let wants = [field(24, 4), field(20, 4), field(42, 4)].map(|value| value == 0xffff_ffff);
        self.source.skip(CENTRAL as u64);
        let variable = self.source.peek(name + extra + comment)?;
        if variable.len() < name + extra + comment {
            return Ok(None);
        }
        let (raw_name, rest) = variable.split_at(name);
        let (extra, comment) = rest.split_at(extra);
        entry.name = names::decoded(raw_name, entry.flags, host);
        entry.extend(extra, raw_name, wants);
        entry.comment = names::text(comment);
        let all = variable.len() as u64;
        entry.offset = entry.offset.saturating_add(self.shift);
        self.source.skip(all);
        Ok(Some(entry))
    }
}

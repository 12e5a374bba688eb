//! Members whose directory is missing or broken: found by their own headers.

use memchr::memmem;

use super::super::source::Source;
use super::content::LOCAL;
use super::directory::{Entry, number};
use super::{Zip, names};
use crate::Failure;
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

/// How much is searched at once.
const CHUNK: usize = 64 * 1024;

/// The longest name that is believed.
const LONGEST_NAME: u64 = 4096;

/// Reads all members but those that are `known`: where they begin and end, ascending.
pub(super) fn read<'z>(
    input: &'z Input<'z>,
    known: &[(u64, u64)],
    zip: &mut Zip<'z>,
    out: &mut Out<'_>,
) -> Reading {
    let mut at = 0;
    let mut found = 0u64;
    while let Some(offset) = search(input, at, b"PK\x03\x04", out)? {
        at = offset + 4;
        if let Ok(index) = known.binary_search_by_key(&offset, |(start, _)| *start) {
            // What a member holds is none of the members.
            at = at.max(known[index].1);
            continue;
        }
        let Some((entry, source, is_known)) = header(input, offset)? else { continue };
        found += 1;
        let begin = source.offset();
        let mut entry = entry;
        let mut source = source;
        if is_known {
            at = begin.saturating_add(entry.packed).min(input.size());
            source.set_end(at);
        } else if entry.method == 0 {
            at = stored_end(input, begin, out)?;
            source.set_end(at);
            entry.size = None;
        }
        let place = zip.members.place(out.place(), &entry.name);
        if entry.is_directory() && entry.packed == 0 {
            continue;
        }
        let end = zip.content(&entry, source, &place, out)?;
        if !is_known && entry.method != 0 {
            at = end.unwrap_or(begin).max(at);
        }
    }
    if known.is_empty() {
        zip.finish(out);
        if found == 0 {
            return Err(Failure::malformed("no members were found"));
        }
    }
    Ok(())
}

/// The next offset, from `at` on, at which a signature stands.
fn search(input: &Input<'_>, at: u64, signature: &[u8; 4], out: &mut Out<'_>) -> Reading<Option<u64>> {
    let mut source = Source::new(input, at, u64::MAX);
    loop {
        out.check()?;
        let offset = source.offset();
        let bytes = source.peek(CHUNK)?;
        if let Some(found) = memmem::find(bytes, signature) {
            return Ok(Some(offset + found as u64));
        }
        if bytes.len() < CHUNK {
            return Ok(None);
        }
        // A signature may stand across the end.
        source.skip(CHUNK as u64 - 3);
    }
}

/// Where the content of a stored member ends that does not say how long it is: at the record that follows it
/// (APPNOTE section 4.3.9), or the next header.
fn stored_end(input: &Input<'_>, begin: u64, out: &mut Out<'_>) -> Reading<u64> {
    let mut end = input.size();
    for signature in [b"PK\x07\x08", b"PK\x03\x04", b"PK\x01\x02"] {
        end = end.min(search(input, begin, signature, out)?.unwrap_or(end));
    }
    Ok(end)
}

/// Whether a local header stands here: version 6.3 is the last, no method has a number above 99, and no name is
/// empty or very long.
pub(super) fn is_header(head: &[u8]) -> bool {
    let field = |at: usize, length: usize| number(head, at, length);
    head.len() >= LOCAL
        && head.starts_with(b"PK\x03\x04")
        && field(4, 1).is_some_and(|version| version <= 63)
        && field(8, 2).is_some_and(|method| method < 100)
        && field(26, 2).is_some_and(|name| (1..=LONGEST_NAME).contains(&name))
}

/// The entry of a local header, its content, and whether its length is known. `None` for what is no header.
fn header<'s>(input: &'s Input<'s>, offset: u64) -> Reading<Option<(Entry, Source<'s>, bool)>> {
    let mut source = Source::new(input, offset, u64::MAX);
    let head = source.peek(LOCAL)?;
    let field = |at: usize, length: usize| number(head, at, length).unwrap_or_default();
    let (name, extra) = (field(26, 2), field(28, 2));
    if !is_header(head) {
        return Ok(None);
    }
    let flags = field(6, 2) as u16;
    let wants = [field(22, 4) == 0xffff_ffff, field(18, 4) == 0xffff_ffff, false];
    // Bit 3: sizes and checksum stand behind the content.
    let is_known = flags & 8 == 0 || field(18, 4) != 0;
    let mut entry = Entry {
        flags,
        method: field(8, 2) as u16,
        crc: is_known.then_some(field(14, 4) as u32),
        packed: field(18, 4),
        size: is_known.then_some(field(22, 4)),
        offset,
        variable: name + extra,
        ..Entry::default()
    };
    source.skip(LOCAL as u64);
    let variable = source.peek((name + extra) as usize)?;
    let Some((raw, extra)) = variable.split_at_checked(name as usize) else { return Ok(None) };
    entry.name = names::decoded(raw, flags, 3);
    entry.extend(extra, raw, wants);
    let length = variable.len() as u64;
    source.skip(length);
    Ok(Some((entry, source, is_known)))
}

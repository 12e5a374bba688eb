//! Tar.

mod header;
mod pax;
mod sparse;

use std::io::Read;

use super::members::{DEVICE, LINK, Members};
use super::source::{Section, Source};
use crate::Reason;
use crate::formats::out::Reading;
use crate::formats::{Capped, Input, Nested, Out};
use header::{BLOCK, Block, Header};

pub(super) use header::until_zero;
use pax::Pax;
use sparse::{Filled, MOST_STRETCHES};

/// The longest name, and the longest records of pax, that are kept.
const LONGEST: u64 = 1 << 20;

/// Whether `head` begins with a header of tar: of programs that do not say `ustar`, too.
pub(super) fn is_tar(head: &[u8]) -> bool {
    header::begins(head)
}

/// Reads the members of an archive.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut tar = Tar { source: Source::whole(input), members: Members::default(), global: Pax::default() };
    while let Some(block) = tar.block(out)? {
        let Some(header) = Header::of(&block) else { break };
        tar.member(&header, out)?;
    }
    Ok(())
}

struct Tar<'t> {
    source: Source<'t>,
    members: Members,
    /// What pax says of all members that follow.
    global: Pax,
}

impl Tar<'_> {
    /// The next header: behind zero blocks, which end an archive, and another may follow it; and behind what is
    /// none, with a gap. `None` at the end.
    fn block(&mut self, out: &mut Out<'_>) -> Reading<Option<Block>> {
        let source = &mut self.source;
        let mut damaged: Option<u64> = None;
        let told = |from: Option<u64>, to: u64, out: &mut Out<'_>| {
            if let Some(from) = from {
                let skipped = to - from;
                let detail = format!("no header at offset {from}; {skipped} bytes were passed over");
                out.gap(Reason::Malformed, detail);
            }
        };
        let mut passed = 0u64;
        loop {
            let offset = source.offset();
            let bytes = source.peek(BLOCK)?;
            let Some(block) = bytes.first_chunk::<BLOCK>().copied() else {
                let rest = bytes.len() as u64;
                if damaged.is_none() && bytes.iter().any(|&byte| byte != 0) {
                    damaged = Some(offset);
                }
                told(damaged, offset + rest, out);
                return Ok(None);
            };
            source.skip(BLOCK as u64);
            if block.iter().all(|&byte| byte == 0) {
                // Zeros are no damage, unless they follow some.
            } else if Header::of(&block).is_some() {
                told(damaged, offset, out);
                return Ok(Some(block));
            } else {
                damaged.get_or_insert(offset);
            }
            passed += 1;
            if passed.is_multiple_of(128) {
                out.check()?;
            }
        }
    }

    /// Reads the member behind a header, with the headers that say more of it.
    fn member(&mut self, first: &Header<'_>, out: &mut Out<'_>) -> Reading {
        let (mut name, mut pax) = (None, self.global.clone());
        let mut block;
        let mut header = first;
        let mut next;
        // Headers before that of the member itself.
        loop {
            let size = header.size();
            match header.flag() {
                b'L' => name = Some(until_zero(&self.data(size, out)?).to_vec()),
                b'K' => drop(self.data(size, out)?),
                b'x' | b'X' | b'g' => {
                    let is_global = header.flag() == b'g';
                    let offset = self.source.offset();
                    let records = self.data(size, out)?;
                    let of = if is_global { &mut self.global } else { &mut pax };
                    if !of.add(&records) {
                        out.gap(Reason::Malformed, format!("records of pax at offset {offset} are damaged"));
                    }
                    if is_global {
                        pax = self.global.clone();
                    }
                }
                _ => break,
            }
            match self.block(out)? {
                Some(found) => block = found,
                None => return Ok(()),
            }
            match Header::of(&block) {
                Some(found) => next = found,
                None => return Ok(()),
            }
            header = &next;
        }
        let name =
            pax.sparse.name.take().or_else(|| pax.path.take()).or(name).unwrap_or_else(|| header.name());
        self.content(header, &name, &pax, out)
    }

    /// Reads the content of a header that says something of another: a long name, records.
    fn data(&mut self, size: Option<u64>, out: &mut Out<'_>) -> Reading<Vec<u8>> {
        let size = size.unwrap_or(0);
        let end = self.end_of(size);
        let mut bytes = Vec::new();
        Section::new(&mut self.source, size.min(LONGEST)).read_to_end(&mut bytes)?;
        if size > LONGEST {
            out.gap(Reason::Limit, format!("a name or records of {size} bytes, before offset {end}"));
        }
        self.source.skip_to(end);
        Ok(bytes)
    }

    /// The offset of the block behind the next `size` bytes.
    fn end_of(&self, size: u64) -> u64 {
        let blocks = size.checked_next_multiple_of(BLOCK as u64);
        blocks.map_or(u64::MAX, |size| self.source.offset().saturating_add(size))
    }

    /// Reads a member.
    fn content(&mut self, header: &Header<'_>, name: &[u8], pax: &Pax, out: &mut Out<'_>) -> Reading {
        let Some(size) = pax.size.or(header.size()) else {
            // What follows is searched for the next header.
            return self.members.unread(out, name, Reason::Malformed, "its size is no number");
        };
        let mut end = self.end_of(size);
        let is_directory = name.ends_with(b"/") && matches!(header.flag(), 0 | b'0') && size == 0;
        let begin = self.source.offset();
        match header.flag() {
            // A directory with names of what was in it.
            b'D' => {}
            // Directories, and the name of a volume, have no content whatever size they are given.
            b'5' | b'V' => end = begin,
            _ if is_directory => {}
            b'1' if size == 0 => self.members.unread(out, name, Reason::AlreadyRead, LINK)?,
            b'2' | b'3' | b'4' | b'6' => {
                let is_link = header.flag() == b'2';
                end = begin;
                let (reason, detail) =
                    if is_link { (Reason::SymbolicLink, LINK) } else { (Reason::NotAFile, DEVICE) };
                self.members.unread(out, name, reason, detail)?;
            }
            b'S' => {
                let stretches = self.old_map(header, out)?;
                end = self.end_of(size);
                self.sparse(name, size, stretches, header.real_size(), out)?;
            }
            _ if pax.sparse.map_before_data => {
                let stretches = self.new_map()?;
                let map = self.source.offset().saturating_sub(begin).next_multiple_of(BLOCK as u64);
                self.source.skip_to(begin.saturating_add(map));
                self.sparse(name, size.saturating_sub(map), stretches, pax.sparse.real_size, out)?;
            }
            _ if !pax.sparse.map.is_empty() => {
                let stretches = pax.sparse.map.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
                self.sparse(name, size, stretches, pax.sparse.real_size, out)?;
            }
            flag => {
                if flag == b'M' {
                    out.gap(Reason::Partial, "a member goes on from another volume, which is not here");
                }
                let mut data = Section::new(&mut self.source, size);
                self.members.read(out, name, Nested::Stream(&mut data, Some(size)))?;
            }
        }
        self.source.skip_to(end);
        Ok(())
    }

    /// The map of a sparse file of GNU tar: it stands in the header, and in blocks behind it.
    fn old_map(&mut self, header: &Header<'_>, out: &mut Out<'_>) -> Reading<Vec<(u64, u64)>> {
        let (mut stretches, mut goes_on) = header.sparse();
        while goes_on && stretches.len() < MOST_STRETCHES {
            let mut block = [0; BLOCK];
            Section::new(&mut self.source, BLOCK as u64).read_exact(&mut block)?;
            let (more, further) = header::more_sparse(&block);
            stretches.extend(more);
            goes_on = further;
            out.check()?;
        }
        Ok(stretches)
    }

    /// The map of a sparse file of pax, version 1.0: lines before the data.
    fn new_map(&mut self) -> Reading<Vec<(u64, u64)>> {
        let mut line = || -> Reading<Option<u64>> {
            let digits = self.source.peek(20)?;
            let Some(end) = memchr::memchr(b'\n', digits) else { return Ok(None) };
            let number = std::str::from_utf8(&digits[..end]).ok().and_then(|digits| digits.parse().ok());
            self.source.skip(end as u64 + 1);
            Ok(number)
        };
        let count = line()?.unwrap_or(0);
        let mut stretches = Vec::new();
        for _ in 0..count.min(MOST_STRETCHES as u64) {
            let (Some(offset), Some(length)) = (line()?, line()?) else { break };
            stretches.push((offset, length));
        }
        Ok(stretches)
    }

    /// Reads a sparse file of which `stored` bytes are here.
    fn sparse(
        &mut self,
        name: &[u8],
        stored: u64,
        stretches: Vec<(u64, u64)>,
        size: Option<u64>,
        out: &mut Out<'_>,
    ) -> Reading {
        let too_many = stretches.len() >= MOST_STRETCHES;
        let data = Section::new(&mut self.source, stored);
        let Some(filled) = Filled::new(data, stretches, size.unwrap_or(0)) else {
            return self.members.unread(out, name, Reason::Malformed, "the map of a sparse file is damaged");
        };
        let mut capped = Capped::new(filled, out.meter());
        self.members.read(out, name, Nested::Stream(&mut capped, size))?;
        if too_many {
            out.gap(Reason::Limit, "a sparse file with very many holes was not read to its end");
        }
        Ok(())
    }
}

//! Streams of a compound file: chains of sectors, [MS-CFB] sections 2.3 to 2.5.

use std::io::{self, Read};

use crate::formats::office::ole::bytes::Bytes;
use crate::formats::out::Reading;
use crate::formats::{Input, ReadAt as _};

/// Sectors with numbers from here on are none.
const SPECIAL: u32 = 0xffff_fffa;

/// Which sector follows which.
pub(super) struct Sectors {
    next: Vec<u32>,
    shift: u16,
    /// Bytes before the first one.
    head: u64,
}

impl Sectors {
    /// The table of an input, by the head of 512 bytes.
    pub(super) fn read(input: &Input<'_>, head: Bytes<'_>, shift: u16) -> Reading<Sectors> {
        let mut sectors = Sectors { next: Vec::new(), shift, head: 1 << shift };
        let size = 1usize << shift;
        let most = (input.size() >> shift) as usize + 1;
        let mut list: Vec<u32> = (0..109).filter_map(|index| head.u32(76 + index * 4)).collect();
        // Section 2.5: what does not fit the head stands in sectors, each of which names the next.
        let mut more = head.u32(68).unwrap_or(SPECIAL);
        while more < SPECIAL && list.len() <= most {
            let bytes = input.range(sectors.offset(more), size)?;
            let numbers = bytes.chunks_exact(4).filter_map(|number| Bytes(number).u32(0));
            list.extend(numbers);
            if bytes.len() < size {
                break;
            }
            more = list.pop().unwrap_or(SPECIAL);
        }
        for number in list.into_iter().filter(|number| *number < SPECIAL).take(most) {
            let bytes = input.range(sectors.offset(number), size)?;
            let known = sectors.next.len();
            sectors.next.extend(bytes.chunks_exact(4).filter_map(|next| Bytes(next).u32(0)));
            // What is cut off leads nowhere.
            sectors.next.resize(known + size / 4, SPECIAL);
            if sectors.next.len() > most {
                sectors.next.truncate(most);
                break;
            }
        }
        Ok(sectors)
    }

    /// The table of the small sectors.
    pub(super) fn small(table: &[u8], shift: u16) -> Sectors {
        let next = table.chunks_exact(4).filter_map(|next| Bytes(next).u32(0)).collect();
        Sectors { next, shift, head: 0 }
    }

    fn offset(&self, sector: u32) -> u64 {
        self.head + (u64::from(sector) << self.shift)
    }

    /// Where the bytes of a chain stand: offsets and lengths, up to `size` bytes.
    fn runs(&self, start: u32, size: u64) -> Vec<(u64, u64)> {
        let mut runs: Vec<(u64, u64)> = Vec::new();
        let (mut sector, mut left, mut steps) = (start, size, 0);
        // A chain that goes around is longer than the table.
        while left > 0 && sector < SPECIAL && steps <= self.next.len() {
            let length = left.min(1 << self.shift);
            let offset = self.offset(sector);
            match runs.last_mut() {
                Some((start, before)) if *start + *before == offset => *before += length,
                _ => runs.push((offset, length)),
            }
            left -= length;
            steps += 1;
            let Some(&next) = self.next.get(sector as usize) else { break };
            sector = next;
        }
        runs
    }
}

/// A stream.
#[derive(Clone)]
pub(crate) struct Stream<'i> {
    input: &'i Input<'i>,
    /// Offsets in the stream, in the input, and lengths.
    runs: Vec<(u64, u64, u64)>,
    size: u64,
    /// How long the directory says it is.
    said: u64,
    at: u64,
    buffer: Vec<u8>,
    /// Where in the stream the buffer begins.
    buffered: u64,
}

/// So much is read from the input at a time.
const BUFFER: usize = 16 * 1024;

impl<'i> Stream<'i> {
    /// The stream that begins in a sector.
    pub(super) fn new(input: &'i Input<'i>, sectors: &Sectors, start: u32, size: u64) -> Stream<'i> {
        let runs = sectors.runs(start, size);
        Stream::of(input, runs.into_iter(), size)
    }

    /// The stream that begins in a small sector of another one.
    pub(super) fn within(outer: Stream<'i>, small: &Sectors, start: u32, size: u64) -> Stream<'i> {
        let mut runs = Vec::new();
        for (mut offset, mut left) in small.runs(start, size) {
            while left > 0 {
                let Some((begin, length)) = outer.place(offset) else { break };
                let length = length.min(left);
                runs.push((begin, length));
                offset += length;
                left -= length;
            }
        }
        Stream::of(outer.input, runs.into_iter(), size)
    }

    fn of(input: &'i Input<'i>, runs: impl Iterator<Item = (u64, u64)>, said: u64) -> Stream<'i> {
        let mut size = 0u64;
        let mut all = Vec::new();
        for (offset, length) in runs {
            let length = length.min(input.size().saturating_sub(offset));
            if length == 0 {
                // What follows would stand where it does not belong.
                break;
            }
            all.push((size, offset, length));
            size = size.saturating_add(length);
        }
        Stream { input, runs: all, size, said, at: 0, buffer: Vec::new(), buffered: 0 }
    }

    /// How many bytes there are.
    pub(crate) fn len(&self) -> u64 {
        self.size
    }

    /// Whether there are fewer bytes than the directory says.
    pub(super) fn is_cut(&self) -> bool {
        self.size < self.said
    }

    /// The next byte that is read.
    pub(crate) fn go_to(&mut self, offset: u64) {
        self.at = offset;
    }

    /// Where in the input an offset is, and how many bytes stand together there.
    fn place(&self, offset: u64) -> Option<(u64, u64)> {
        let index = self.runs.partition_point(|(start, _, _)| *start <= offset).checked_sub(1)?;
        let (start, begin, length) = *self.runs.get(index)?;
        let into = offset - start;
        (into < length).then(|| (begin + into, length - into))
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let end = self.buffered + self.buffer.len() as u64;
        if !(self.buffered..end).contains(&self.at) {
            let Some((offset, length)) = self.place(self.at) else { return Ok(0) };
            let length = usize::try_from(length).unwrap_or(BUFFER).min(BUFFER);
            self.buffer.resize(length, 0);
            let count = self.input.read_at(&mut self.buffer, offset)?;
            self.buffer.truncate(count);
            self.buffered = self.at;
        }
        let from = usize::try_from(self.at - self.buffered).unwrap_or(usize::MAX);
        let rest = self.buffer.get(from..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

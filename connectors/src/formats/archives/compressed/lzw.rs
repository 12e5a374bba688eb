//! The LZW of `compress`: `.Z` (<https://man.openbsd.org/compress>; its codes are described in T. A. Welch, A
//! Technique for High-Performance Data Compression, IEEE Computer 17(6), 1984).

use std::io::{self, BufRead as _, Read};

use super::super::source::Source;

/// The longest codes, in bits.
const LONGEST: u32 = 16;

/// The code that empties the table, where the header says that there is one.
const CLEAR: u32 = 256;

/// The content of a file that `compress` wrote.
pub(super) struct Lzw<'s> {
    source: Source<'s>,
    /// What the header said: the length of the longest codes, and whether there is a code that empties the table.
    limit: Option<(u32, bool)>,
    /// The length of codes now.
    bits: u32,
    /// Codes come in groups of eight: the group, and how many of its bits were read.
    group: Vec<u8>,
    at: u32,
    /// By code: the code before its last byte, and that byte.
    entries: Vec<(u16, u8)>,
    /// The next code that has no entry yet.
    free: u32,
    /// The code before, and the first byte that it stood for.
    old: Option<(u32, u8)>,
    /// Bytes that were decoded, the last first.
    pending: Vec<u8>,
}

impl<'s> Lzw<'s> {
    pub(super) fn new(source: Source<'s>) -> Lzw<'s> {
        let entries = Vec::new();
        let pending = Vec::new();
        Lzw {
            source,
            limit: None,
            bits: 9,
            group: Vec::new(),
            at: 0,
            entries,
            free: CLEAR,
            old: None,
            pending,
        }
    }

    pub(super) fn into_inner(self) -> Source<'s> {
        self.source
    }

    /// Reads the header: a magic number of two bytes, and one of flags.
    fn begin(&mut self) -> io::Result<(u32, bool)> {
        if let Some(limit) = self.limit {
            return Ok(limit);
        }
        let mut head = [0; 3];
        self.source.read_exact(&mut head)?;
        let (longest, clears) = (u32::from(head[2] & 0x1f), head[2] & 0x80 != 0);
        if !(9..=LONGEST).contains(&longest) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.free = CLEAR + u32::from(clears);
        self.entries = vec![(0, 0); 1 << longest];
        self.limit = Some((longest, clears));
        Ok((longest, clears))
    }

    /// The next code; `None` at the end.
    fn code(&mut self, longest: u32) -> io::Result<Option<u32>> {
        if self.bits < longest && self.free >= 1 << self.bits {
            // What is left of the group is no code.
            self.bits += 1;
            self.group.clear();
        }
        if self.at + self.bits > self.group.len() as u32 * 8 || self.group.is_empty() {
            self.at = 0;
            self.group.clear();
            while self.group.len() < self.bits as usize {
                let bytes = self.source.fill_buf()?;
                let count = bytes.len().min(self.bits as usize - self.group.len());
                if count == 0 {
                    break;
                }
                self.group.extend_from_slice(&bytes[..count]);
                self.source.consume(count);
            }
            if self.bits > self.group.len() as u32 * 8 {
                return Ok(None);
            }
        }
        let first = (self.at / 8) as usize;
        let bytes = self.group[first..].iter().take(4);
        let word = bytes.rev().fold(0u32, |word, &byte| word << 8 | u32::from(byte));
        let code = (word >> (self.at % 8)) & ((1 << self.bits) - 1);
        self.at += self.bits;
        Ok(Some(code))
    }

    /// Decodes one code. Whether there was one.
    fn step(&mut self) -> io::Result<bool> {
        let (longest, clears) = self.begin()?;
        let Some(code) = self.code(longest)? else { return Ok(false) };
        if clears && code == CLEAR {
            (self.bits, self.free, self.old) = (9, CLEAR + 1, None);
            self.group.clear();
            return Ok(true);
        }
        let Some((old, first)) = self.old else {
            let byte = u8::try_from(code).map_err(|_| io::ErrorKind::InvalidData)?;
            self.pending.push(byte);
            self.old = Some((code, byte));
            return Ok(true);
        };
        let mut at = code;
        if code >= self.free {
            // The code that is defined by its own first byte.
            if code > self.free {
                return Err(io::ErrorKind::InvalidData.into());
            }
            self.pending.push(first);
            at = old;
        }
        // Each entry leads to one of a lower code.
        while at >= CLEAR {
            let Some(&(before, byte)) = self.entries.get(at as usize) else {
                return Err(io::ErrorKind::InvalidData.into());
            };
            self.pending.push(byte);
            if u32::from(before) >= at {
                return Err(io::ErrorKind::InvalidData.into());
            }
            at = u32::from(before);
        }
        let first = at as u8;
        self.pending.push(first);
        if let Some(entry) = self.entries.get_mut(self.free as usize) {
            *entry = (old as u16, first);
            self.free += 1;
        }
        self.old = Some((code, first));
        Ok(true)
    }
}

impl Read for Lzw<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut count = 0;
        while count < buffer.len() {
            match self.pending.pop() {
                Some(byte) => {
                    buffer[count] = byte;
                    count += 1;
                }
                None => match self.step() {
                    Ok(true) => {}
                    Ok(false) => break,
                    // It comes again with the next call.
                    Err(_) if count > 0 => break,
                    Err(error) => return Err(error),
                },
            }
        }
        Ok(count)
    }
}

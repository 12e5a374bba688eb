//! Compressed RTF: [MS-OXRTFCP]
//! (<https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxrtfcp>).

use std::io::{self, Read};

use crate::formats::office::ole::bytes::Bytes;

/// Section 2.1.3.1.5: what the dictionary begins with.
const INITIAL: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \
\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\
\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Section 2.1.3.1.1: the dictionary goes around.
const SIZE: usize = 4096;

/// Decompresses; yields what there is where the content ends too early.
pub(super) struct Decompressor<'c> {
    content: &'c [u8],
    dictionary: Vec<u8>,
    write: usize,
    /// Bits that are left of the control byte, and the byte.
    control: (u32, u8),
    /// A reference that is not finished: where it reads, and how many bytes.
    copy: (usize, usize),
    /// Not compressed at all.
    is_plain: bool,
    is_ended: bool,
}

impl<'c> Decompressor<'c> {
    /// A stream behind its head of sixteen bytes (section 2.1.3.1.1); `None` for another compression.
    pub(super) fn new(stream: &'c [u8]) -> Option<Decompressor<'c>> {
        let is_plain = match Bytes(stream).u32(8)? {
            0x7546_5a4c => false,
            0x414c_454d => true,
            _ => return None,
        };
        // The size counts what follows it.
        let end = Bytes(stream).size(0)?.saturating_add(4).min(stream.len());
        let content = stream.get(16..end.max(16)).unwrap_or_default();
        let mut dictionary = INITIAL.to_vec();
        dictionary.resize(SIZE, b' ');
        Some(Decompressor {
            content,
            dictionary,
            write: INITIAL.len(),
            control: (0, 0),
            copy: (0, 0),
            is_plain,
            is_ended: false,
        })
    }

    /// The next byte.
    fn step(&mut self) -> Option<u8> {
        if self.copy.1 == 0 {
            if self.control.0 == 0 {
                self.control = (8, self.take()?);
            }
            let is_reference = self.control.1 & 1 != 0;
            self.control = (self.control.0 - 1, self.control.1 >> 1);
            if !is_reference {
                let byte = self.take()?;
                self.put(byte);
                return Some(byte);
            }
            let (high, low) = (usize::from(self.take()?), usize::from(self.take()?));
            let offset = (high << 4) | (low >> 4);
            // Section 2.1.3.1.4: a reference to where the next byte goes ends it.
            if offset == self.write {
                return None;
            }
            self.copy = (offset, (low & 0xf) + 2);
        }
        let byte = self.dictionary.get(self.copy.0).copied()?;
        self.copy = ((self.copy.0 + 1) % SIZE, self.copy.1 - 1);
        self.put(byte);
        Some(byte)
    }

    fn take(&mut self) -> Option<u8> {
        let (&byte, rest) = self.content.split_first()?;
        self.content = rest;
        Some(byte)
    }

    fn put(&mut self, byte: u8) {
        if let Some(place) = self.dictionary.get_mut(self.write) {
            *place = byte;
        }
        self.write = (self.write + 1) % SIZE;
    }
}

impl Read for Decompressor<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_plain {
            return self.content.read(buffer);
        }
        let mut count = 0;
        for place in buffer.iter_mut() {
            if self.is_ended {
                break;
            }
            match self.step() {
                Some(byte) => {
                    *place = byte;
                    count += 1;
                }
                None => self.is_ended = true,
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::Decompressor;

    /// The examples of section 3.1 of [MS-OXRTFCP].
    #[test]
    fn examples_of_the_standard() {
        let cases: &[(&[u8], &str)] = &[
            (
                b"\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\
                  \x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\
                  \x7d\x0a\x80\x0f\xa0",
                "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
            ),
            (
                b"\x1a\x00\x00\x00\x1c\x00\x00\x00\x4c\x5a\x46\x75\xe2\xd4\x4b\x51\x41\x00\x04\x20\x57\x58\
                  \x59\x5a\x0d\x6e\x7d\x01\x0e\xb0",
                "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
            ),
        ];
        for (compressed, plain) in cases {
            let mut text = String::new();
            Decompressor::new(compressed).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, *plain);
        }
    }
}

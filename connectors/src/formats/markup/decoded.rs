//! Text of a document, decoded as it is read: UTF-8 from whatever encoding.

use std::io::{self, BufRead, Read};

use crate::formats::encoding::{Decoder, Encoding};
use crate::formats::input::Cursor;
use crate::formats::limits::Meter;
use crate::formats::{Input, unicode};
use crate::{Failure, Reason};

/// Bytes that are read at once.
const CHUNK: usize = 64 * 1024;

/// The decoded text of an input, from its first character to its last, as a reader of UTF-8. Bytes that are
/// no UTF-8 where they should be are read as windows-1252.
pub(crate) struct Decoded<'d> {
    input: Cursor<&'d Input<'d>>,
    decoder: Option<Decoder>,
    meter: Meter,
    raw: Vec<u8>,
    /// How much of `raw` is filled and not decoded.
    filled: usize,
    text: Vec<u8>,
    at: usize,
    ended: bool,
    /// What ended it, if that is not its end: told when all text before was handed out.
    failed: Option<io::Error>,
    /// Bytes of text that were handed out.
    position: u64,
    /// Where reading stops unless it is moved: see [`Decoded::allow`].
    limit: u64,
}

impl<'d> Decoded<'d> {
    /// The text of `input`. What is known of its encoding is what was sniffed, unless that is a guess and the
    /// document says better.
    ///
    /// # Errors
    /// When nothing can be read.
    pub(crate) fn new(input: &'d Input<'d>, meter: Meter) -> io::Result<Decoded<'d>> {
        let mut decoded = Decoded {
            input: input.cursor_at(0),
            decoder: None,
            meter,
            raw: vec![0; CHUNK],
            filled: 0,
            text: Vec::new(),
            at: 0,
            ended: false,
            failed: None,
            position: 0,
            limit: u64::MAX,
        };
        decoded.more()?;
        let bom = input.bom.min(decoded.filled);
        let encoding = match input.encoding {
            Encoding::Other(guess) if bom == 0 && guess.is_ascii_compatible() => {
                Encoding::Other(declared(&decoded.raw[..decoded.filled]).unwrap_or(guess))
            }
            encoding => encoding,
        };
        decoded.decoder = Decoder::new(encoding);
        decoded.raw.copy_within(bom..decoded.filled, 0);
        decoded.filled -= bom;
        Ok(decoded)
    }

    /// The first `length` bytes of what comes next, or all of it if that is less, and whether it is all.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn head(&mut self, length: usize) -> io::Result<(&str, bool)> {
        while self.text.len() - self.at < length && !self.ended {
            self.decode()?;
        }
        Ok((std::str::from_utf8(&self.text[self.at..]).unwrap_or_default(), self.ended))
    }

    /// Whether the next bytes are these. They are shown, not handed out.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(crate) fn next_is(&mut self, wanted: &[u8], case_sensitive: bool) -> io::Result<bool> {
        while self.text.len() - self.at < wanted.len() && !self.ended {
            self.decode()?;
        }
        let found = self.text.get(self.at..self.at + wanted.len());
        Ok(found.is_some_and(|found| match case_sensitive {
            true => found == wanted,
            false => found.eq_ignore_ascii_case(wanted),
        }))
    }

    /// Hands out the next `length` bytes of what was shown.
    pub(crate) fn hand_out(&mut self, length: usize) -> &[u8] {
        let from = self.at;
        self.consume(length);
        &self.text[from..self.at]
    }

    /// Lets so many more bytes be read: then there is an error of [`Reason::Limit`]. Keeps parsers that
    /// gather what is one thing from gathering without end.
    pub(crate) fn allow(&mut self, bytes: u64) {
        self.limit = self.position.saturating_add(bytes);
    }

    /// The next piece of text; empty at the end. The limit does not count.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn piece(&mut self) -> io::Result<String> {
        self.limit = u64::MAX;
        let piece = String::from_utf8_lossy(self.fill_buf()?).into_owned();
        self.consume(piece.len());
        Ok(piece)
    }

    /// Reads on until the buffer of raw bytes is full or the input ends.
    fn more(&mut self) -> io::Result<bool> {
        loop {
            match self.input.read(&mut self.raw[self.filled..]) {
                Ok(count) => {
                    self.filled += count;
                    return Ok(count > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Decodes another chunk to the end of the text.
    fn decode(&mut self) -> io::Result<()> {
        self.meter.check().map_err(Failure::into_io)?;
        self.text.drain(..self.at);
        self.at = 0;
        let last = self.filled == self.raw.len()
            || !self.more().unwrap_or_else(|error| {
                self.failed = Some(error);
                false
            });
        // A full buffer is no end: it is decoded first.
        let last = last && self.filled < self.raw.len();
        let taken = match &mut self.decoder {
            None => {
                let bytes = &self.raw[..self.filled];
                let unfinished = if last { 0 } else { unicode::unfinished(bytes) };
                let body = &bytes[..bytes.len() - unfinished];
                match simdutf8::basic::from_utf8(body) {
                    Ok(text) => self.text.extend_from_slice(text.as_bytes()),
                    Err(_) => self.text.extend_from_slice(unicode::mend(body).as_bytes()),
                }
                body.len()
            }
            Some(decoder) => {
                let before = self.text.len();
                self.text.resize(before + 3 * self.raw.len() + 16, 0);
                let (taken, written) =
                    decoder.decode(&self.raw[..self.filled], &mut self.text[before..], last);
                self.text.truncate(before + written);
                taken
            }
        };
        self.raw.copy_within(taken..self.filled, 0);
        self.filled -= taken.min(self.filled);
        self.ended = last && self.filled == 0;
        Ok(())
    }
}

impl BufRead for Decoded<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.text.len() && !self.ended {
            self.decode()?;
        }
        if self.at == self.text.len()
            && let Some(error) = self.failed.take()
        {
            return Err(error);
        }
        if self.position >= self.limit && self.at < self.text.len() {
            let detail = format!("a piece of it goes on for too long (offset {})", self.position);
            return Err(Failure { reason: Reason::Limit, detail }.into_io());
        }
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, count: usize) {
        let count = count.min(self.text.len() - self.at);
        self.at += count;
        self.position += count as u64;
    }
}

impl Read for Decoded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let count = from.len().min(buffer.len());
        buffer[..count].copy_from_slice(&from[..count]);
        self.consume(count);
        Ok(count)
    }
}

/// How far a declaration of the encoding is looked for: HTML asks for the first 1024 bytes
/// (<https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding>);
/// many documents have it later.
const DECLARED_IN: usize = 4096;

/// The encoding that a document says it has: `encoding=` of an XML declaration (XML 1.0 section 4.3.3,
/// <https://www.w3.org/TR/xml/#charencoding>), or `charset=` in HTML.
fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &head[..head.len().min(DECLARED_IN)].to_ascii_lowercase();
    let label = |key: &[u8]| {
        let rest = &head[memchr::memmem::find(head, key)? + key.len()..];
        let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let is_of_label = |b: &u8| b.is_ascii_alphanumeric() || b"-_:.".contains(b);
        let length = rest.iter().take_while(|b| is_of_label(b)).count();
        encoding_rs::Encoding::for_label(&rest[..length])
    };
    let found = if head.trim_ascii_start().starts_with(b"<?xml") { label(b"encoding") } else { None };
    // A document that could be read this far is in no encoding of two bytes, and no UTF-8.
    found
        .or_else(|| label(b"charset"))
        .filter(|found| found.is_ascii_compatible() && *found != encoding_rs::UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cancel;
    use crate::formats::{Forward, Limits};

    /// Some text, and then an error.
    struct Breaks(usize);

    impl Read for Breaks {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.min(buffer.len()).min(1000);
            if count == 0 {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "cut off"));
            }
            buffer[..count].fill(b'x');
            self.0 -= count;
            Ok(count)
        }
    }

    #[test]
    fn what_came_before_an_error_is_read() {
        let mut breaks = Breaks(200_000);
        let forward = Forward::new(&mut breaks, 100).unwrap();
        let input = Input::forward(&forward, None);
        let meter = Meter::new(Limits::default(), 0, Cancel::default());
        let mut decoded = Decoded::new(&input, meter).unwrap();
        assert_eq!(decoded.head(1 << 20).unwrap().0.len(), 200_000);
        let mut text = Vec::new();
        let error = decoded.read_to_end(&mut text).unwrap_err();
        assert_eq!((text.len(), error.kind()), (200_000, io::ErrorKind::UnexpectedEof));
        assert_eq!(decoded.piece().unwrap(), "");
    }
}

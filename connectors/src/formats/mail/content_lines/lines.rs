//! Lines that go on in those that follow: RFC 6350 section 3.2.

use std::io::{self, BufRead, BufReader, Read};

use crate::formats::Input;
use crate::formats::encoding::Decoder;

/// A property longer than this is passed over.
const LONGEST: usize = 24 << 20;

/// Lines are read in pieces of so many bytes.
const PIECE: u64 = 64 * 1024;

/// The unfolded lines of an input.
pub(super) struct Lines<'i> {
    reader: Box<dyn BufRead + 'i>,
    line: Vec<u8>,
    /// The line behind the one that is put together.
    ahead: Vec<u8>,
    has_ahead: bool,
    number: u64,
    since_check: usize,
}

/// What comes next.
pub(super) enum Next<'l> {
    End,
    /// A line, unfolded, without its end.
    Line(&'l [u8]),
    /// The line with this number was too long.
    TooLong(u64),
}

impl<'i> Lines<'i> {
    pub(super) fn new(input: &'i Input<'i>) -> Lines<'i> {
        let bytes = BufReader::with_capacity(PIECE as usize, input.cursor_at(input.bom as u64));
        let reader: Box<dyn BufRead> = match Decoder::new(input.encoding) {
            None => Box::new(bytes),
            Some(decoder) => {
                Box::new(BufReader::new(Decoded { bytes, decoder, out: Vec::new(), at: 0, is_ended: false }))
            }
        };
        Lines { reader, line: Vec::new(), ahead: Vec::new(), has_ahead: false, number: 0, since_check: 0 }
    }

    /// Whether some 64 KiB were read since this was last asked and true.
    pub(super) fn is_time_to_check(&mut self) -> bool {
        let is_time = self.since_check >= PIECE as usize;
        if is_time {
            self.since_check = 0;
        }
        is_time
    }

    /// The next line that is not empty.
    pub(super) fn next(&mut self) -> io::Result<Next<'_>> {
        loop {
            self.line.clear();
            let first = self.number + 1;
            let mut is_too_long = false;
            loop {
                if !self.has_ahead && !self.read_ahead()? {
                    break;
                }
                let is_first = self.line.is_empty() && !is_too_long;
                let is_fold = matches!(self.ahead.first(), Some(b' ' | b'\t'));
                // A soft line break of quoted-printable (version 2.1), and base64 without blanks before it
                // are folds too.
                let is_soft = !is_first && self.line.ends_with(b"=") && is_quoted_printable(&self.line);
                if !is_first && !is_fold && !is_soft {
                    break;
                }
                self.has_ahead = false;
                if is_soft {
                    self.line.pop();
                }
                let more = if is_fold && !is_first && !is_soft { &self.ahead[1..] } else { &self.ahead[..] };
                if self.line.len() + more.len() > LONGEST {
                    is_too_long = true;
                    self.line.clear();
                    continue;
                }
                self.line.extend_from_slice(more);
                if is_first && self.line.is_empty() {
                    break;
                }
            }
            if is_too_long {
                return Ok(Next::TooLong(first));
            }
            if !self.line.iter().all(u8::is_ascii_whitespace) {
                return Ok(Next::Line(&self.line));
            }
            if !self.has_ahead && !self.read_ahead()? {
                return Ok(Next::End);
            }
        }
    }

    /// Reads a line as it stands, or so much of it as is kept; whether there was one.
    fn read_ahead(&mut self) -> io::Result<bool> {
        self.ahead.clear();
        let mut any = false;
        loop {
            let before = self.ahead.len();
            let count = self.reader.by_ref().take(PIECE).read_until(b'\n', &mut self.ahead)?;
            self.since_check += count;
            any |= count > 0;
            if count == 0 || self.ahead.ends_with(b"\n") {
                break;
            }
            if self.ahead.len() > LONGEST + 1 {
                // It is too long: its length is kept, its content is not.
                self.ahead.truncate(before.max(LONGEST + 1));
            }
        }
        while self.ahead.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
            self.ahead.pop();
        }
        self.number += u64::from(any);
        self.has_ahead = any;
        Ok(any)
    }
}

/// Whether a line says that its value is quoted-printable.
fn is_quoted_printable(line: &[u8]) -> bool {
    let colon = memchr::memchr(b':', line).unwrap_or(0);
    let head = line[..colon].to_ascii_uppercase();
    memchr::memmem::find(&head, b"QUOTED-PRINTABLE").is_some()
}

/// Text of another encoding as UTF-8.
struct Decoded<R> {
    bytes: R,
    decoder: Decoder,
    out: Vec<u8>,
    at: usize,
    is_ended: bool,
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.out.len() && !self.is_ended {
            let raw = self.bytes.fill_buf()?;
            let is_last = raw.is_empty();
            self.out.resize(raw.len() * 3 + 16, 0);
            let (taken, written) = self.decoder.decode(raw, &mut self.out, is_last);
            self.out.truncate(written);
            self.at = 0;
            self.bytes.consume(taken);
            // A few characters may be left in the decoder: there is room for them.
            self.is_ended = is_last;
        }
        let count = buffer.len().min(self.out.len() - self.at);
        buffer[..count].copy_from_slice(&self.out[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

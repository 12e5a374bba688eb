//! The bytes of an XML part as UTF-8, in pieces of a size that can be told.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};

use crate::formats::unicode;
use crate::{Failure, Reason};

/// How much is read at once.
const PIECE: usize = 32 * 1024;

/// The longest tag, text or comment, in bytes.
const LONGEST: u64 = 16 << 20;

/// Reads XML of whatever encoding as UTF-8.
///
/// The encoding is told by its byte order mark or its declaration (XML 1.0 section 4.3.3 and appendix F:
/// <https://www.w3.org/TR/xml/#charencoding>). Bytes that are no UTF-8 become their characters in
/// windows-1252.
pub(super) struct Source<R> {
    inner: R,
    text: Vec<u8>,
    at: usize,
    /// Bytes of a character that is not complete yet.
    rest: Vec<u8>,
    decoder: Option<Decoder>,
    begun: bool,
    ended: bool,
    /// What is wrong behind the text that was read.
    failed: Option<io::Error>,
    /// Bytes of the current tag or text.
    current: u64,
    all: u64,
}

impl<R: Read> Source<R> {
    /// Reads from the first byte on.
    pub(super) fn new(inner: R) -> Source<R> {
        Source {
            inner,
            text: Vec::new(),
            at: 0,
            rest: Vec::new(),
            decoder: None,
            begun: false,
            ended: false,
            failed: None,
            current: 0,
            all: 0,
        }
    }

    /// A tag or text begins.
    pub(super) fn begin(&mut self) {
        self.current = 0;
    }

    /// How many bytes of UTF-8 were taken.
    pub(super) fn position(&self) -> u64 {
        self.all
    }

    fn fill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        let mut raw = std::mem::take(&mut self.rest);
        let most = PIECE - raw.len().min(unicode::MAX_UTF8);
        // The first piece has to hold the declaration.
        let least = if self.begun { 1 } else { 256 };
        let before = raw.len();
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        while raw.len() < before + least && !self.ended {
            match self.inner.by_ref().take((before + most - raw.len()) as u64).read_to_some(&mut raw) {
                Ok(0) => self.ended = true,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if raw.len() == before => return Err(error),
                // What came before it is read first.
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        let mut raw = &raw[..];
        if !self.begun {
            self.begun = true;
            let (encoding, mark) = encoding(raw);
            self.decoder = encoding.map(encoding_rs::Encoding::new_decoder_without_bom_handling);
            raw = raw.get(mark..).unwrap_or_default();
        }
        match &mut self.decoder {
            None => {
                let unfinished = if self.ended { 0 } else { unicode::unfinished(raw) };
                let (body, rest) = raw.split_at(raw.len() - unfinished);
                match simdutf8::basic::from_utf8(body) {
                    Ok(_) => self.text.extend_from_slice(body),
                    Err(_) => self.text.extend_from_slice(unicode::mend(body).as_bytes()),
                }
                self.rest = rest.to_vec();
            }
            Some(decoder) => {
                let room = decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len().saturating_mul(3));
                self.text.resize(room, 0);
                let (_, _, written, _) = decoder.decode_to_utf8(raw, &mut self.text, self.ended);
                self.text.truncate(written);
            }
        }
        Ok(())
    }
}

/// Reads once.
trait ReadToSome: Read {
    fn read_to_some(&mut self, into: &mut Vec<u8>) -> io::Result<usize>;
}

impl<R: Read> ReadToSome for io::Take<R> {
    fn read_to_some(&mut self, into: &mut Vec<u8>) -> io::Result<usize> {
        let before = into.len();
        let room = usize::try_from(self.limit()).unwrap_or(PIECE).min(PIECE);
        into.resize(before + room, 0);
        let result = self.read(&mut into[before..]);
        into.truncate(before + result.as_ref().copied().unwrap_or(0));
        result
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.current > LONGEST {
            let detail = format!("a tag or text of more than {LONGEST} bytes; what follows it was not read");
            return Err(Failure { reason: Reason::Limit, detail }.into_io());
        }
        while self.at >= self.text.len() && !(self.ended && self.rest.is_empty()) {
            self.fill()?;
        }
        Ok(self.text.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
        self.current += count as u64;
        self.all += count as u64;
    }
}

/// The encoding of XML that begins with `head`, and how long its byte order mark is; `None` for UTF-8.
fn encoding(head: &[u8]) -> (Option<&'static encoding_rs::Encoding>, usize) {
    match head {
        [0xef, 0xbb, 0xbf, ..] => return (None, 3),
        [0xff, 0xfe, ..] => return (Some(UTF_16LE), 2),
        [0xfe, 0xff, ..] => return (Some(UTF_16BE), 2),
        [b'<', 0, ..] => return (Some(UTF_16LE), 0),
        [0, b'<', ..] => return (Some(UTF_16BE), 0),
        _ => {}
    }
    let end = memchr::memchr(b'>', head).unwrap_or(head.len());
    let declaration = head.get(..end).unwrap_or_default();
    let named = || {
        let at = memchr::memmem::find(declaration, b"encoding")? + b"encoding".len();
        let rest = declaration.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let (quote, rest) = rest.split_first()?;
        let label = rest.split(|byte| byte == quote).next()?;
        encoding_rs::Encoding::for_label(label)
    };
    let named = if declaration.trim_ascii_start().starts_with(b"<?xml") { named() } else { None };
    // A declaration that can be read is not in UTF-16, whatever it says.
    let wrong = [encoding_rs::UTF_8, UTF_16LE, UTF_16BE, encoding_rs::REPLACEMENT];
    (named.filter(|encoding| !wrong.contains(encoding)), 0)
}

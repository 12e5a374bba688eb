//! The text of a dump, with as much of it in memory as is looked ahead.

use crate::formats::encoding::Decoder;
use crate::formats::out::Reading;
use crate::formats::{Input, ReadAt as _, unicode};

/// How much is read at once.
const CHUNK: usize = 256 * 1024;

/// Decoded text, from a place in it on.
pub(super) struct Source<'s> {
    input: &'s Input<'s>,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    next: u64,
    text: String,
    /// Where in `text` the next byte is.
    at: usize,
    /// The offset in the content of the first byte of `text`.
    offset: u64,
    /// Line ends before `text[counted]`, and the offset of the line that it stands in.
    counted: usize,
    lines: u64,
    line_start: u64,
    ended: bool,
}

impl<'s> Source<'s> {
    pub(super) fn new(input: &'s Input<'s>) -> Source<'s> {
        Source {
            input,
            decoder: Decoder::new(input.encoding),
            raw: Vec::new(),
            next: input.bom as u64,
            text: String::new(),
            at: 0,
            offset: 0,
            counted: 0,
            lines: 0,
            line_start: 0,
            ended: false,
        }
    }

    /// What is in memory of the rest.
    #[inline]
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over bytes of the rest; never into a character.
    #[inline]
    pub(super) fn advance(&mut self, count: usize) {
        self.at = (self.at + count).min(self.text.len());
    }

    /// The offset of the next byte in the content, the line ends before it, and where its line begins.
    pub(super) fn position(&mut self) -> (u64, u64, u64) {
        self.count(self.at);
        (self.offset + self.at as u64, self.lines, self.line_start)
    }

    fn count(&mut self, to: usize) {
        let passed = self.text.as_bytes().get(self.counted..to).unwrap_or_default();
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            self.lines += memchr::memchr_iter(b'\n', passed).count() as u64;
            self.line_start = self.offset + (self.counted + last) as u64 + 1;
        }
        self.counted = to;
    }

    /// The next byte; `None` at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> Reading<Option<u8>> {
        if self.at >= self.text.len() {
            self.fill(1)?;
        }
        Ok(self.text.as_bytes().get(self.at).copied())
    }

    /// Has `wanted` bytes of the rest in memory, or all of it. Whether there is any.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub(super) fn fill(&mut self, wanted: usize) -> Reading<bool> {
        while self.text.len() - self.at < wanted && !self.ended {
            if self.at > 0 {
                self.count(self.at);
                self.text.drain(..self.at);
                self.offset += self.at as u64;
                self.at = 0;
                self.counted = 0;
            }
            self.read()?;
        }
        Ok(self.at < self.text.len())
    }

    fn read(&mut self) -> Reading {
        let filled = self.raw.len();
        self.raw.resize(filled + CHUNK, 0);
        let count = self.input.read_at(&mut self.raw[filled..], self.next);
        let got = count.as_ref().map_or(0, |count| *count);
        self.raw.truncate(filled + got);
        self.next += got as u64;
        self.ended = count? == 0;
        match &mut self.decoder {
            None => {
                let unfinished = if self.ended { 0 } else { unicode::unfinished(&self.raw) };
                let whole = self.raw.len() - unfinished;
                match simdutf8::basic::from_utf8(&self.raw[..whole]) {
                    Ok(text) => self.text.push_str(text),
                    Err(_) => self.text.push_str(&unicode::mend(&self.raw[..whole])),
                }
                self.raw.drain(..whole);
            }
            Some(decoder) => {
                let mut out = vec![0; self.raw.len() * 3 + 16];
                let (taken, written) = decoder.decode(&self.raw, &mut out, self.ended);
                out.truncate(written);
                self.text.push_str(&String::from_utf8(out).unwrap_or_default());
                self.raw.drain(..taken);
            }
        }
        Ok(())
    }

    /// Passes over blanks and line ends, and over comments where there are any.
    pub(super) fn skip_blanks(&mut self) -> Reading {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_ascii_start().len();
            let blanks = rest.len() - trimmed;
            let is_comment = rest.get(blanks..).is_some_and(|rest| rest.starts_with("--"));
            self.advance(blanks);
            if is_comment {
                let line = memchr::memchr(b'\n', self.rest().as_bytes());
                self.advance(line.unwrap_or(usize::MAX >> 1));
            } else if trimmed > 1 {
                return Ok(());
            }
            if !self.fill(2)? || (self.ended && trimmed <= 1) {
                return Ok(());
            }
            if trimmed == 1 && !self.rest().starts_with([' ', '\t', '\r', '\n', '-']) {
                return Ok(());
            }
        }
    }
}

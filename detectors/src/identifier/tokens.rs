//! Runs of letters and digits around a position, and what stands between them.

use super::form::{LONGEST, RUNS, is_separator};
use crate::{anchor::simd::token_masks, site::Site};

/// Letters and digits in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Token {
    /// The first byte.
    pub(crate) start: u32,
    /// How many bytes.
    pub(crate) length: u8,
    /// Whether a letter is among them.
    pub(crate) letters: bool,
    /// The byte behind, where it is a separator and another run follows, or a closing bracket; else 0.
    pub(crate) separator: u8,
}

impl Token {
    pub(crate) fn end(&self) -> usize {
        self.start as usize + usize::from(self.length)
    }
}

/// Runs joined by single separators, read one by one: most texts differ from every form after two.
pub(crate) struct Tokens<'s, 't> {
    site: &'s Site<'t>,
    start: usize,
    /// Where the next begins.
    at: usize,
    /// Letters and digits, and letters, from the start on.
    both: u64,
    letter: u64,
    /// How many have been read, [`RUNS`] where there is no further one.
    count: usize,
}

impl<'s, 't> Tokens<'s, 't> {
    /// The runs from `start` on, which is the first byte of one.
    #[inline]
    pub(crate) fn read(site: &'s Site<'t>, start: usize) -> Tokens<'s, 't> {
        let rest = &site.text[start..site.hi];
        let (digit, letter) = match rest.first_chunk::<64>() {
            Some(window) => token_masks(window),
            None => {
                let mut padded = [0; 64];
                padded[..rest.len()].copy_from_slice(rest);
                token_masks(&padded)
            }
        };
        Tokens { site, start, at: start, both: digit | letter, letter, count: 0 }
    }

    /// The first byte of the first run.
    pub(crate) fn start(&self) -> usize {
        self.start
    }
}

impl Iterator for Tokens<'_, '_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let Tokens { site, start, at, both, letter, .. } = *self;
        let offset = at - start;
        if self.count >= RUNS || offset >= 64 {
            return None;
        }
        let length = (both >> offset).trailing_ones() as usize;
        // A run that the window does not show whole is longer than any identifier, or begins too late.
        if length == 0 || length > LONGEST || offset + length >= 64 && site.hi - start > 64 {
            self.count = RUNS;
            return None;
        }
        let run = ((1 << length) - 1) << offset;
        let end = at + length;
        let next = site.byte(end);
        let joined = is_separator(next) && end + 1 < site.hi && site.text[end + 1].is_ascii_alphanumeric();
        self.count = if joined { self.count + 1 } else { RUNS };
        self.at = end + 1;
        Some(Token {
            start: at as u32,
            length: length as u8,
            letters: letter & run != 0,
            separator: if joined || next == b')' { next } else { 0 },
        })
    }
}

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

/// Runs joined by single separators.
pub(crate) struct Tokens {
    tokens: [Token; RUNS],
    count: usize,
}

impl Tokens {
    /// The runs from `start` on, which is the first byte of one.
    #[inline]
    pub(crate) fn read(site: &Site<'_>, start: usize) -> Tokens {
        let mut tokens = Tokens { tokens: [Token::default(); RUNS], count: 0 };
        let mut at = start;
        let rest = &site.text[start..site.hi];
        let window = match rest.first_chunk::<64>() {
            Some(window) => token_masks(window),
            None => {
                let mut padded = [0; 64];
                padded[..rest.len()].copy_from_slice(rest);
                token_masks(&padded)
            }
        };
        let (digit, letter) = window;
        let both = digit | letter;
        while tokens.count < RUNS {
            let offset = at - start;
            if offset >= 64 {
                break;
            }
            let length = (both >> offset).trailing_ones() as usize;
            // A run that the window does not show whole is longer than any identifier, or begins too late.
            if length == 0 || length > LONGEST || offset + length >= 64 && rest.len() > 64 {
                break;
            }
            let run = if length == 64 { u64::MAX } else { ((1 << length) - 1) << offset };
            let end = at + length;
            let next = site.byte(end);
            let joined =
                is_separator(next) && end + 1 < site.hi && site.text[end + 1].is_ascii_alphanumeric();
            tokens.tokens[tokens.count] = Token {
                start: at as u32,
                length: length as u8,
                letters: letter & run != 0,
                separator: if joined || next == b')' { next } else { 0 },
            };
            tokens.count += 1;
            if !joined {
                break;
            }
            at = end + 1;
        }
        tokens
    }

    pub(crate) fn all(&self) -> &[Token] {
        &self.tokens[..self.count]
    }
}

//! HTML (<https://html.spec.whatwg.org/multipage/parsing.html>): running text as it is seen, and beside it
//! what attributes, comments and scripts hold. There is no HTML that cannot be read.

mod attributes;
mod page;

use std::io::BufRead as _;

use html5gum::{Reader, Tokenizer};

use crate::Failure;
use crate::formats::markup::decoded::Decoded;
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

use page::{Page, Tokens};

/// Reads HTML.
///
/// # Errors
/// When it cannot be read on.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut decoded = Decoded::new(input, out.meter())?;
    let is_xml = decoded.head(16)?.0.trim_start().starts_with("<?xml");
    let mut page = Page::new(out, is_xml);
    let result = Tokenizer::new_with_emitter(Source(decoded), Tokens::new(&mut page)).finish();
    page.finish()?;
    result.map_err(Failure::from)
}

/// Decoded text for the tokenizer.
struct Source<'s>(Decoded<'s>);

impl Reader for Source<'_> {
    type Error = std::io::Error;

    fn read_byte(&mut self) -> Result<Option<u8>, Self::Error> {
        let byte = self.0.fill_buf()?.first().copied();
        self.0.consume(usize::from(byte.is_some()));
        Ok(byte)
    }

    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Self::Error> {
        let is_there = self.0.next_is(wanted, case_sensitive)?;
        if is_there {
            self.0.consume(wanted.len());
        }
        Ok(is_there)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Self::Error> {
        let text = self.0.fill_buf()?;
        // One byte at least.
        let length = text.iter().position(|b| needle.contains(b)).map_or(text.len(), |at| at.max(1));
        Ok(Some(self.0.hand_out(length)).filter(|taken| !taken.is_empty()))
    }
}

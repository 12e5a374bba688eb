//! XML (<https://www.w3.org/TR/xml/>): data as fields by their paths, documents as running text.

mod document;
mod entities;
mod shape;

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::events::Event;

use crate::formats::markup::decoded::Decoded;
use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

use document::Document;
use shape::Shape;

pub(super) use shape::outline;

/// How much is looked at to tell data from documents.
const HEAD: usize = 256 * 1024;

/// The longest text between two tags, and the longest tag or comment, that is read in one.
const LONGEST: u64 = 8 << 20;

/// Reads XML. What is no XML is read as text from there on.
///
/// # Errors
/// When nothing more of it can be read.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut decoded = Decoded::new(input, out.meter())?;
    let shape = Shape::of(decoded.head(HEAD)?.0);
    let mut reader = Reader::from_reader(decoded);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let mut document = Document::new(out, shape);
    let mut buffer = Vec::new();
    let stopped = loop {
        buffer.clear();
        reader.get_mut().allow(LONGEST);
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break None,
            Ok(event) => document.event(out, event)?,
            Err(error) => break Some(error),
        }
        document.offset = reader.buffer_position();
    };
    let Some(error) = stopped else {
        if document.depth() > 0 {
            out.gap(Reason::Malformed, format!("it ends within {} elements", document.depth()));
        }
        document.close(out)?;
        return document.finish(out);
    };
    let failure = match error {
        Error::Io(error) => Failure::from(std::io::Error::other(
            Failure::of(&error).cloned().unwrap_or_else(|| Failure::malformed("it cannot be read on")),
        )),
        _ => Failure::malformed(format!("no XML from offset {} on: read as text", document.offset)),
    };
    out.failed(failure)?;
    document.close(out)?;
    document.rest(out, &String::from_utf8_lossy(&buffer))?;
    loop {
        let piece = reader.get_mut().piece()?;
        if piece.is_empty() {
            return document.finish(out);
        }
        document.rest(out, &piece)?;
    }
}

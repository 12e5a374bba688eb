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
            Ok(event) => {
                if let Err(failure) = document.event(out, event) {
                    document.close(out);
                    document.finish(out)?;
                    return Err(failure);
                }
            }
            Err(error) => break Some(error),
        }
        document.offset = reader.buffer_position();
    };
    let Some(error) = stopped else {
        if document.depth() > 0 {
            out.gap(Reason::Malformed, format!("it ends within {} elements", document.depth()));
        }
        document.close(out);
        return document.finish(out);
    };
    let failure = match error {
        Error::Io(error) => match Failure::of(&error).cloned() {
            Some(Failure { reason: Reason::Limit, detail }) => Failure {
                reason: Reason::Limit,
                detail: format!("{detail}; it was read as text from there on"),
            },
            Some(failure) => failure,
            None => Failure::from(match error.raw_os_error() {
                Some(code) => std::io::Error::from_raw_os_error(code),
                None => std::io::Error::from(error.kind()),
            }),
        },
        _ => Failure::malformed(format!("no XML from offset {} on: read as text", document.offset)),
    };
    let ends = out.failed(failure);
    document.close(out);
    if ends.is_ok() {
        document.rest(out, &String::from_utf8_lossy(&buffer));
    }
    let rest = ends.and_then(|()| rest(&mut document, reader.get_mut(), out));
    document.finish(out)?;
    rest
}

/// Reads what is no XML.
fn rest(document: &mut Document, decoded: &mut Decoded<'_>, out: &mut Out<'_>) -> Reading {
    loop {
        let piece = decoded.piece()?;
        if piece.is_empty() {
            return Ok(());
        }
        document.rest(out, &piece);
    }
}

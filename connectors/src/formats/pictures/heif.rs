//! HEIF and AVIF (ISO/IEC 23008-12): items with metadata.

use std::io::{self, BufReader};

use crate::formats::out::Reading;
use crate::formats::pictures::metadata::Metadata;
use crate::formats::pictures::{tiff, xmp};
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// Bytes that are looked at: metadata stand at the beginning.
const MOST: usize = 24 << 20;

/// Reads metadata.
///
/// # Errors
/// When it breaks the rules, or cannot be read.
pub(super) fn read(input: &Input<'_>, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    let bytes = input.range(0, MOST)?;
    let is_all = bytes.len() as u64 >= input.size();
    // An item of the type `application/rdf+xml` is a packet of XMP, as it stands.
    if let Some(start) = memchr::memmem::find(&bytes, b"<x:xmpmeta") {
        let end = memchr::memmem::find(&bytes[start..], b"</x:xmpmeta>");
        xmp::read(&bytes[start..end.map_or(bytes.len(), |end| start + end)], metadata);
    }
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let exif = reader
        .read_from_container(&mut BufReader::new(io::Cursor::new(&bytes)))
        .or_else(|error| error.distill_partial_result(|_| {}));
    match exif {
        Ok(exif) => tiff::read(&Input::memory(exif.buf().to_vec()), 0, metadata, out),
        Err(exif::Error::NotFound(_)) => Ok(()),
        Err(_) if !is_all => {
            let detail = format!("metadata behind the first {MOST} bytes were not read");
            Err(Failure { reason: Reason::Limit, detail })
        }
        Err(_) => Err(Failure::malformed("its boxes break the rules")),
    }
}

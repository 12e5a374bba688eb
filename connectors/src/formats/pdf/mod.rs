//! PDF.

use crate::formats::out::Reading;
use crate::formats::{Input, Out};

/// Not written yet.
pub(crate) fn read(_input: &Input<'_>, _out: &mut Out<'_>) -> Reading {
    Err(crate::Failure::malformed("not written yet"))
}

/// How far from its beginning a PDF may have its header (ISO 32000-2, annex I.2, as readers do it).
const HEADER_WITHIN: usize = 1024;

/// Whether a PDF begins with `head`.
pub(crate) fn is_pdf(head: &[u8]) -> bool {
    let head = &head[..head.len().min(HEADER_WITHIN)];
    head.starts_with(b"%PDF-") || memchr::memmem::find(head, b"\n%PDF-1.").is_some()
}

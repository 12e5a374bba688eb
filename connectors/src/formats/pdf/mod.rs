//! PDF (ISO 32000-2). Objects, repair and decryption by hayro-syntax, fonts by hayro-font; the text layer,
//! annotations, forms, properties, attachments and revisions are read here.

mod annotations;
mod attachments;
mod bidi;
mod content;
mod document;
mod fallback;
mod fonts;
mod form;
mod inflate;
mod layout;
mod lexer;
mod matrix;
mod pictures;
mod properties;
mod revisions;
mod streams;
mod strings;

use std::sync::Arc;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// Bytes of a document: it is kept in memory.
const MOST: u64 = 160 << 20;

/// Reads a document.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let bytes = Arc::new(input.all(MOST)?);
    out.check()?;
    let whole = revisions::Revision { end: bytes.len(), bytes: Arc::clone(&bytes) };
    match open(whole, out)? {
        Some(pdf) => {
            let shown = document::read(&pdf, out)?;
            drop(pdf);
            revisions::read(&bytes, shown, out)
        }
        None => Ok(()),
    }
}

/// Opens a document, or what it was before; `None`, and a gap, when it cannot be decrypted.
fn open(revision: revisions::Revision, out: &mut Out<'_>) -> Reading<Option<Pdf>> {
    match Pdf::new(Arc::new(revision)) {
        Ok(pdf) => Ok(Some(pdf)),
        Err(LoadPdfError::Decryption(error)) => {
            let detail = match error {
                DecryptionError::PasswordProtected => "it asks for a password",
                _ => "it is encrypted in a way that is not known, or damaged",
            };
            out.gap(Reason::Encrypted, detail);
            Ok(None)
        }
        Err(LoadPdfError::Invalid) => Err(Failure::malformed("no pages can be made out")),
    }
}

/// How far from its beginning a PDF may have its header (ISO 32000-2, annex I.2, as readers do it).
const HEADER_WITHIN: usize = 1024;

/// Whether a PDF begins with `head`.
pub(crate) fn is_pdf(head: &[u8]) -> bool {
    let head = &head[..head.len().min(HEADER_WITHIN)];
    head.starts_with(b"%PDF-") || memchr::memmem::find(head, b"\n%PDF-1.").is_some()
}

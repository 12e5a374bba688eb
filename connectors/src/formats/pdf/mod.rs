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
mod objects;
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
    let bytes = Arc::clone(&revision.bytes);
    match Pdf::new(Arc::new(revision)) {
        Ok(pdf) => Ok(Some(pdf)),
        Err(LoadPdfError::Decryption(_)) if memchr::memmem::find(&bytes, b"/EFOpen").is_some() => {
            out.gap(Reason::Encrypted, "its attached files ask for a password");
            Pdf::new(without_encryption(&bytes)).map(Some).map_err(|_| Failure::malformed(NO_PAGES))
        }
        Err(LoadPdfError::Decryption(error)) => {
            let detail = match error {
                DecryptionError::PasswordProtected => "it asks for a password",
                _ => "it is encrypted in a way that is not known, or damaged",
            };
            out.gap(Reason::Encrypted, detail);
            Ok(None)
        }
        Err(LoadPdfError::Invalid) => Err(Failure::malformed(NO_PAGES)),
    }
}

/// What is said of a document that cannot be repaired.
const NO_PAGES: &str = "no pages can be made out";

/// A document whose attached files alone are encrypted (ISO 32000-2, table 25: `EFOpen`), as if nothing was.
fn without_encryption(bytes: &[u8]) -> Vec<u8> {
    const KEY: &[u8] = b"/Encrypt ";
    let mut bytes = bytes.to_vec();
    let found: Vec<usize> = memchr::memmem::find_iter(&bytes, KEY).collect();
    for at in found {
        if let Some(key) = bytes.get_mut(at + 1..at + KEY.len() - 1) {
            key.fill(b'X');
        }
    }
    bytes
}

/// How far from its beginning a PDF may have its header (ISO 32000-2, annex I.2, as readers do it).
const HEADER_WITHIN: usize = 1024;

/// Whether a PDF begins with `head`: its header is at the beginning, or behind a byte order mark, a line or
/// the binary header of another format.
pub(crate) fn is_pdf(head: &[u8]) -> bool {
    let head = &head[..head.len().min(HEADER_WITHIN)];
    memchr::memmem::find_iter(head, b"%PDF-").any(|at| {
        let before = &head[..at];
        let is_version = matches!(head[at + 5..], [b'0'..=b'9', b'.', b'0'..=b'9', ..]);
        let begins = matches!(before, [] | b"\xef\xbb\xbf" | [.., b'\n' | b'\r' | 0]);
        at == 0 || (is_version && begins)
    })
}

//! Earlier states of a document: incremental updates leave what they replace in the file (ISO 32000-2,
//! section 7.5.6).

use std::sync::Arc;

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

use crate::Reason;
use crate::formats::Out;
use crate::formats::out::Reading;
use crate::formats::pdf::document::{Read, digest, paint, prose};
use crate::formats::pdf::fonts::Fonts;
use crate::formats::pdf::form;

/// Earlier states that are read.
const MOST: usize = 16;

/// The beginning of a file: all of it up to the end of a state.
pub(super) struct Revision {
    pub(super) bytes: Arc<Vec<u8>>,
    pub(super) end: usize,
}

impl AsRef<[u8]> for Revision {
    fn as_ref(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or(&self.bytes)
    }
}

/// Reads what earlier states show beyond the later ones: whole pages, and forms.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn read(bytes: &Arc<Vec<u8>>, mut known: Read, out: &mut Out<'_>) -> Reading {
    let ends = ends(bytes);
    if ends.len() > MOST {
        let detail = format!("{} earlier states; the oldest {} were not read", ends.len(), ends.len() - MOST);
        out.gap(Reason::PartialText, detail);
    }
    for (index, &end) in ends.iter().enumerate().rev().take(MOST) {
        out.check()?;
        let Ok(pdf) = Pdf::new(Arc::new(Revision { bytes: Arc::clone(bytes), end })) else { continue };
        let place = out.place().part("revision", (index + 1).to_string().as_bytes());
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
        let fields = form::fields(&root);
        let values = form::told(&fields);
        let told = |value: &str| values.contains(value);
        let mut fonts = Fonts::new();
        let mut pages = Vec::new();
        for (number, page) in (1u32..).zip(pdf.pages().iter()) {
            // What is wrong there is told of the latest state.
            let painted = paint(page, &mut fonts, &told, out)?;
            if !painted.text.is_empty() && known.pages.insert(digest(&painted.text)) {
                pages.push((number, painted.text));
            }
        }
        let has_other_fields = fields != known.fields && !fields.is_empty();
        if pages.is_empty() && !has_other_fields {
            continue;
        }
        out.within(place, |out| {
            for (number, text) in &pages {
                let place = out.place().page(*number);
                out.within(place, |out| {
                    prose(text, out);
                    Ok(())
                })?;
            }
            if has_other_fields {
                let place = out.place().part("part", b"form");
                out.within(place, |out| form::tell(&fields, out))?;
            }
            Ok(())
        })?;
        if has_other_fields {
            known.fields = fields;
        }
    }
    Ok(())
}

/// Where earlier states end: behind each `%%EOF` but the last. The first of a linearized file ends no state
/// (ISO 32000-2, annex F).
fn ends(bytes: &[u8]) -> Vec<usize> {
    const MARK: &[u8] = b"%%EOF";
    let mut ends: Vec<usize> = memchr::memmem::find_iter(bytes, MARK)
        .map(|at| at + MARK.len())
        .filter(|&end| memchr::memmem::rfind(&bytes[end.saturating_sub(64)..end], b"startxref").is_some())
        .collect();
    ends.pop();
    let head = bytes.get(..1024).unwrap_or(bytes);
    if memchr::memmem::find(head, b"/Linearized").is_some() && !ends.is_empty() {
        ends.remove(0);
    }
    ends
}

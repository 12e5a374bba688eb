//! Documents of office programs.

mod aside;
pub(crate) mod doc;
pub(crate) mod docx;
mod flow;
mod grid;
mod in_zip;
pub(crate) mod ods;
pub(crate) mod odt;
pub(crate) mod ole;
mod package;
pub(crate) mod ppt;
pub(crate) mod pptx;
mod properties;
mod relations;
pub(crate) mod rtf;
mod source;
pub(crate) mod xls;
pub(crate) mod xlsx;
mod xml;

use crate::formats::Kind;

pub(crate) use in_zip::in_zip;

/// What document, other than those in zips, begins with `head`.
pub(crate) fn recognise(head: &[u8]) -> Option<Kind> {
    const MAGIC: &[(&[u8], Kind)] = &[
        // https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Ole),
        (b"{\\rtf", Kind::Rtf),
    ];
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}

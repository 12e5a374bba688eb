//! Which document a zip holds.

use crate::formats::Kind;

/// The main parts of Office Open XML packages, by the names that all programs give them. (Their true names stand
/// in `_rels/.rels`: ECMA-376 part 2, section 9.3; the reader follows it.) Templates and documents with macros
/// have the same names.
const MAIN_PARTS: &[(&str, Kind)] = &[
    ("word/document.xml", Kind::Docx),
    ("word/document2.xml", Kind::Docx),
    ("xl/workbook.xml", Kind::Xlsx),
    ("xl/workbook.bin", Kind::Xlsb),
    ("ppt/presentation.xml", Kind::Pptx),
];

/// What small programs call them, that make packages without folders.
const BARE_PARTS: &[(&str, Kind)] =
    &[("document.xml", Kind::Docx), ("workbook.xml", Kind::Xlsx), ("presentation.xml", Kind::Pptx)];

/// Media types of OpenDocument (OpenDocument 1.3 part 2, section 3.3, and appendix C of part 3:
/// <https://docs.oasis-open.org/office/OpenDocument/v1.3/>) and of its forerunner in OpenOffice.org 1, without what
/// stands behind a `-` (templates, master documents).
const MEDIA_TYPES: &[(&[u8], Kind)] = &[
    (b"application/vnd.oasis.opendocument.text", Kind::Odt),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind::Ods),
    (b"application/vnd.oasis.opendocument.presentation", Kind::Odp),
    (b"application/vnd.oasis.opendocument.graphics", Kind::Odp),
    (b"application/vnd.oasis.opendocument.chart", Kind::Odt),
    (b"application/vnd.oasis.opendocument.formula", Kind::Odt),
    (b"application/vnd.oasis.opendocument.image", Kind::Odt),
    (b"application/vnd.sun.xml.writer", Kind::Odt),
    (b"application/vnd.sun.xml.calc", Kind::Ods),
    (b"application/vnd.sun.xml.impress", Kind::Odp),
    (b"application/vnd.sun.xml.draw", Kind::Odp),
    (b"application/vnd.sun.xml.math", Kind::Odt),
];

/// Which document a zip is. `has`: whether it has a member of this name, in whatever case; `mimetype`: the
/// content of its member `mimetype`, 256 bytes of it at most.
pub(crate) fn in_zip(has: &dyn Fn(&str) -> bool, mimetype: Option<&[u8]>) -> Option<Kind> {
    if let Some(media) = mimetype {
        let media = media.trim_ascii();
        let stem = media.split(|&byte| byte == b'-').next().unwrap_or(media);
        let stem = stem.strip_suffix(b".global").unwrap_or(stem);
        let stem = stem.strip_suffix(b".template").unwrap_or(stem);
        if let Some((_, kind)) = MEDIA_TYPES.iter().find(|(media, _)| stem.eq_ignore_ascii_case(media)) {
            return Some(*kind);
        }
    }
    if let Some((_, kind)) = MAIN_PARTS.iter().find(|(part, _)| has(part)) {
        return Some(*kind);
    }
    if has("[Content_Types].xml")
        && let Some((_, kind)) = BARE_PARTS.iter().find(|(part, _)| has(part))
    {
        return Some(*kind);
    }
    // The member `mimetype` should be there, and may not.
    let is_open = has("META-INF/manifest.xml") && has("content.xml") && has("styles.xml");
    is_open.then_some(Kind::Odt)
}

//! Pictures: what their metadata tell, and the text in them where that is asked for. Pixels are decoded by
//! nobody here.

mod gif;
mod heif;
mod iptc;
mod jpeg;
mod metadata;
pub(crate) mod ocr;
mod png;
mod tiff;
mod webp;
mod xmp;

use crate::formats::out::Reading;
use crate::formats::{Input, Kind, Out};
use crate::{Failure, Reason};

use metadata::Metadata;

/// Bytes of a picture whose text is recognised.
const MOST_RECOGNISED: u64 = 32 << 20;

/// Reads a picture.
///
/// # Errors
/// When it cannot be read on.
pub(crate) fn read(kind: Kind, input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut metadata = Metadata::default();
    let result = match kind {
        Kind::Jpeg => jpeg::read(input, &mut metadata, out),
        Kind::Png => png::read(input, &mut metadata, out),
        Kind::Tiff => tiff::read(input, 0, &mut metadata, out),
        Kind::Webp => webp::read(input, &mut metadata, out),
        Kind::Gif => gif::read(input, &mut metadata, out),
        _ => heif::read(input, &mut metadata, out),
    };
    metadata.finish(out);
    if let Err(failure) = result {
        out.failed(failure)?;
    }
    if !out.recognises() {
        out.gap(Reason::ImageOnly, "what the picture shows was not looked at (--ocr reads text in it)");
        return Ok(());
    }
    if kind == Kind::Heif {
        out.gap(Reason::ImageOnly, "Tesseract does not read pictures of this kind");
        return Ok(());
    }
    match input.all(MOST_RECOGNISED) {
        Ok(image) => ocr::recognise_text(&image, out),
        Err(error) => {
            let Failure { detail, .. } = error.into();
            out.gap(Reason::ImageOnly, format!("text in the picture was not recognised: {detail}"));
            Ok(())
        }
    }
}

/// What picture begins with `head`.
pub(crate) fn recognise(head: &[u8]) -> Option<Kind> {
    const MAGIC: &[(usize, &[u8], Kind)] = &[
        (0, b"\xff\xd8\xff", Kind::Jpeg),
        (0, b"\x89PNG\r\n\x1a\n", Kind::Png),
        (0, b"II*\0", Kind::Tiff),
        (0, b"MM\0*", Kind::Tiff),
        (8, b"WEBP", Kind::Webp),
        (4, b"ftypheic", Kind::Heif),
        (4, b"ftypheix", Kind::Heif),
        (4, b"ftypheim", Kind::Heif),
        (4, b"ftypheis", Kind::Heif),
        (4, b"ftyphevc", Kind::Heif),
        (4, b"ftypmif1", Kind::Heif),
        (4, b"ftypmsf1", Kind::Heif),
        (4, b"ftypavif", Kind::Heif),
        (4, b"ftypavis", Kind::Heif),
        (0, b"GIF87a", Kind::Gif),
        (0, b"GIF89a", Kind::Gif),
    ];
    let is = |at: usize, magic: &[u8]| head.get(at..).is_some_and(|bytes| bytes.starts_with(magic));
    let found = MAGIC.iter().find(|(at, magic, _)| is(*at, magic)).map(|(_, _, kind)| *kind);
    found.filter(|kind| *kind != Kind::Webp || head.starts_with(b"RIFF"))
}

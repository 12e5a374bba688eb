//! Compound files ([MS-CFB], <https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb>): which
//! document one holds, what it says of itself, and what is embedded in it.

pub(crate) mod bytes;
pub(crate) mod code_page;
pub(crate) mod compound;
mod native;
mod properties;
pub(crate) mod stream;

use crate::formats::office::ole::compound::Compound;
use crate::formats::out::Reading;
use crate::formats::{Input, Kind, Nested, Out};
use crate::{Failure, Reason};

/// The streams by which documents are told.
const DOCUMENTS: &[(&str, Kind)] = &[
    ("WordDocument", Kind::Doc),
    ("PowerPoint Document", Kind::Ppt),
    ("Workbook", Kind::Xls),
    ("Book", Kind::Xls),
    ("__properties_version1.0", Kind::Msg),
];

/// Other programs by their streams, and the media types of their documents.
const OTHERS: &[(&str, &str)] = &[
    ("VisioDocument", "application/vnd.visio"),
    ("MatOST", "application/vnd.ms-works"),
    ("SPELLING", "application/vnd.ms-works"),
    ("Quill", "application/vnd.ms-publisher"),
    ("Props", "application/vnd.ms-project"),
    ("Catalog", "application/x-thumbs-db"),
    ("StarWriterDocument", "application/vnd.stardivision.writer"),
    ("StarCalcDocument", "application/vnd.stardivision.calc"),
    ("HwpSummaryInformation", "application/x-hwp"),
];

/// Reads a compound file.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let file = Compound::open(input)?;
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        // [MS-OFFCRYPTO] section 2.3.1: a package of Office Open XML behind a password.
        out.gap(Reason::Encrypted, "a document behind a password");
        return Ok(());
    }
    if file.is_cut(out)? {
        out.gap(Reason::Malformed, "the compound file is cut off or damaged: streams of it are incomplete");
    }
    properties::tell(&file, out)?;
    if let Some((_, kind)) = DOCUMENTS.iter().find(|(name, _)| file.has(name)) {
        return out.read_as(*kind, input);
    }
    if file.has("PP97_DUALSTORAGE/PowerPoint Document") {
        let document = file.repacked("PP97_DUALSTORAGE", out)?;
        return out.member(b"PP97_DUALSTORAGE", Nested::Bytes(document));
    }
    if embedded(&file, out)? {
        return Ok(());
    }
    let media = OTHERS.iter().find(|(name, _)| file.has(name)).map(|(_, media)| *media);
    Err(Failure {
        reason: Reason::UnsupportedFormat(media.unwrap_or(Kind::Ole.media_type()).to_owned()),
        detail: "a compound file of a program without a reader; its properties were read".to_owned(),
    })
}

/// Reads the file that an object holds as it is; whether there was one.
fn embedded(file: &Compound<'_>, out: &mut Out<'_>) -> Reading<bool> {
    // [MS-OLEDS] sections 2.3.6 and 1.3.3; `Package` holds documents of Office Open XML.
    for name in ["Package", "CONTENTS", "Contents"] {
        if let Some(bytes) = file.stream(name)? {
            out.member(name.as_bytes(), Nested::Bytes(bytes))?;
            return Ok(true);
        }
    }
    if let Some(bytes) = file.stream("\u{1}Ole10Native")? {
        let (name, content) = native::file(&bytes);
        out.member(name.as_bytes(), Nested::Bytes(content.to_vec()))?;
        return Ok(true);
    }
    Ok(false)
}

/// Reads every object below a storage as a member: `storage/name`.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(crate) fn objects(
    file: &Compound<'_>,
    storage: &str,
    is_object: impl Fn(&str) -> bool,
    out: &mut Out<'_>,
) -> Reading {
    let names: Vec<String> = file.storages(storage).into_iter().filter(|name| is_object(name)).collect();
    for name in names {
        let path = if storage.is_empty() { name.clone() } else { format!("{storage}/{name}") };
        match file.repacked(&path, out) {
            Ok(object) => out.member(path.as_bytes(), Nested::Bytes(object))?,
            Err(failure) => {
                let place = out.place().member(path.as_bytes());
                out.within(place, |_| Err(failure))?;
            }
        }
    }
    Ok(())
}

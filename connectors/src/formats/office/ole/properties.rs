//! Properties of documents: [MS-OLEPS]
//! (<https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-oleps>).

use std::borrow::Cow;

use crate::formats::Out;
use crate::formats::office::ole::bytes::{Bytes, file_time, utf16};
use crate::formats::office::ole::code_page;
use crate::formats::office::ole::compound::Compound;
use crate::formats::out::Reading;

/// Summary information, [MS-OLEPS] section 3.1.1 / `PropertySetSystemIdentifier`: numbers, and the names that
/// the same have in Office Open XML.
const SUMMARY: &[(u32, &str)] = &[
    (2, "title"),
    (3, "subject"),
    (4, "creator"),
    (5, "keywords"),
    (6, "description"),
    (7, "template"),
    (8, "lastModifiedBy"),
    (11, "lastPrinted"),
    (12, "created"),
    (13, "modified"),
    (18, "application"),
];

/// Document summary information: [MS-OSHARED] section 2.3.3.2.2.1.
const DOCUMENT: &[(u32, &str)] = &[
    (2, "category"),
    (14, "manager"),
    (15, "company"),
    (21, "hyperlinks"),
    (26, "contentType"),
    (27, "contentStatus"),
    (28, "language"),
];

/// At most so many properties of one set are looked at.
const MOST: usize = 1000;

/// Tells the properties of a document.
pub(super) fn tell(file: &Compound<'_>, out: &mut Out<'_>) -> Reading {
    let mut all: Vec<(Cow<'static, str>, String)> = Vec::new();
    for (stream, names) in
        [("\u{5}SummaryInformation", SUMMARY), ("\u{5}DocumentSummaryInformation", DOCUMENT)]
    {
        match file.stream(stream) {
            Ok(Some(bytes)) => sets(&bytes, names, &mut all),
            Ok(None) => {}
            Err(failure) => out.failed(failure)?,
        }
    }
    if !all.is_empty() {
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (&**name, &**value)).collect();
        out.properties(&all);
    }
    Ok(())
}

/// The property sets of a stream, section 2.21: the first one has numbers, a second one names.
fn sets(bytes: &[u8], names: &[(u32, &'static str)], all: &mut Vec<(Cow<'static, str>, String)>) {
    let bytes = Bytes(bytes);
    let count = bytes.u32(24).unwrap_or(0).min(2) as usize;
    for index in 0..count {
        let Some(offset) = bytes.size(28 + index * 20 + 16) else { return };
        let set = bytes.from(offset);
        let code_page = number(set, 1).map_or(code_page::WESTERN, |page| page as u16);
        let dictionary = if index == 0 { Vec::new() } else { dictionary(set, code_page) };
        for (id, at) in entries(set) {
            let listed = names.iter().filter(|_| index == 0).find(|(number, _)| *number == id);
            let name = match listed {
                Some((_, name)) => Cow::Borrowed(*name),
                None => match dictionary.iter().find(|(number, _)| *number == id) {
                    Some((_, name)) => Cow::Owned(name.clone()),
                    None => continue,
                },
            };
            values(set.from(at), code_page, 0, &mut |value| all.push((name.clone(), value)));
        }
    }
}

/// Numbers of properties and where they stand, section 2.20.
fn entries(set: Bytes<'_>) -> impl Iterator<Item = (u32, usize)> {
    let count = set.size(4).unwrap_or(0).min(MOST);
    (0..count).filter_map(move |index| Some((set.u32(8 + index * 8)?, set.size(12 + index * 8)?)))
}

/// A property that is a number of 16 bits.
fn number(set: Bytes<'_>, id: u32) -> Option<i16> {
    let (_, at) = entries(set).find(|(number, _)| *number == id)?;
    set.from(at).u16(4).map(u16::cast_signed)
}

/// The names of properties, section 2.17.
fn dictionary(set: Bytes<'_>, code_page: u16) -> Vec<(u32, String)> {
    let Some((_, at)) = entries(set).find(|(id, _)| *id == 0) else { return Vec::new() };
    let bytes = set.from(at);
    let count = bytes.size(0).unwrap_or(0).min(MOST);
    let is_wide = code_page == 1200;
    let mut at = 4usize;
    let mut names = Vec::new();
    for _ in 0..count {
        let (Some(id), Some(length)) = (bytes.u32(at), bytes.size(at.saturating_add(4))) else { break };
        let length = if is_wide { length.saturating_mul(2) } else { length };
        at = at.saturating_add(8);
        let Some(name) = bytes.slice(at, length) else { break };
        names.push((id, string(name, code_page)));
        at = at.saturating_add(if is_wide { length.next_multiple_of(4) } else { length });
    }
    names
}

fn string(bytes: &[u8], code_page: u16) -> String {
    let text =
        if code_page == 1200 { utf16(bytes) } else { code_page::decode(bytes, code_page).into_owned() };
    text.split('\0').next().unwrap_or_default().to_owned()
}

/// The values of a typed property ([MS-OLEPS] section 2.15). How many bytes it was.
fn values(bytes: Bytes<'_>, code_page: u16, depth: u32, tell: &mut dyn FnMut(String)) -> Option<usize> {
    let kind = bytes.u16(0)?;
    let body = bytes.from(4);
    if kind & 0x1000 != 0 {
        // A vector; of variants, each with its type.
        let count = body.size(0)?.min(MOST);
        let mut at = 4usize;
        for _ in 0..count {
            let length = match kind & 0xfff {
                0x0c if depth == 0 => values(body.from(at), code_page, depth + 1, tell)?,
                kind => value(kind, body.from(at), code_page, tell)?,
            };
            at = at.checked_add(length)?;
        }
        return at.checked_add(4);
    }
    value(kind, body, code_page, tell)?.checked_add(4)
}

/// One value of a type; how many bytes it was.
fn value(kind: u16, body: Bytes<'_>, code_page: u16, tell: &mut dyn FnMut(String)) -> Option<usize> {
    match kind {
        0x1e => {
            let length = body.size(0)?;
            tell(string(body.slice(4, length)?, code_page));
            length.checked_next_multiple_of(4)?.checked_add(4)
        }
        0x1f => {
            let length = body.size(0)?.checked_mul(2)?;
            tell(string(body.slice(4, length)?, 1200));
            length.checked_next_multiple_of(4)?.checked_add(4)
        }
        0x40 => {
            if let Some(time) = file_time(body.u64(0)?) {
                tell(time);
            }
            Some(8)
        }
        0x41 => {
            // A blob: links stand in one.
            let length = body.size(0)?;
            values_of_blob(body.slice(4, length)?, tell);
            length.checked_next_multiple_of(4)?.checked_add(4)
        }
        0x03 | 0x13 => {
            tell(body.u32(0)?.cast_signed().to_string());
            Some(4)
        }
        0x05 => {
            tell(body.f64(0)?.to_string());
            Some(8)
        }
        0x02 | 0x0b => Some(4),
        _ => None,
    }
}

/// The strings in a blob that is a vector of variants, as the links of a document are ([MS-OSHARED] section
/// 2.3.3.1.21).
fn values_of_blob(blob: &[u8], tell: &mut dyn FnMut(String)) {
    let blob = Bytes(blob);
    let count = blob.size(0).unwrap_or(0).min(MOST);
    let mut at = 4usize;
    for _ in 0..count {
        let mut told = None;
        let length = values(blob.from(at), 1200, 1, &mut |value| told = Some(value));
        let is_text = matches!(blob.u16(at), Some(0x1f | 0x1e));
        if let Some(value) = told.filter(|_| is_text) {
            tell(value);
        }
        let Some(length) = length else { return };
        at = at.saturating_add(length);
    }
}

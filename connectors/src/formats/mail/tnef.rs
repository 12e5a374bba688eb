//! `winmail.dat`: [MS-OXTNEF]
//! (<https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxtnef>): a message of Outlook and
//! its attachments in one attachment. What it holds is told as that of a message of Outlook.

use std::collections::BTreeSet;

use crate::formats::mail::msg::content;
use crate::formats::mail::msg::properties::{Properties, Value, ids};
use crate::formats::office::ole::bytes::Bytes;
use crate::formats::office::ole::code_page;
use crate::formats::out::Reading;
use crate::formats::{Nested, Out, Rows};
use crate::{Failure, Reason};

/// Section 2.1.3.1.
const SIGNATURE: &[u8] = b"\x78\x9f\x3e\x22";
/// At most so many attributes, properties and recipients.
const MOST: usize = 100_000;

/// Messages within messages: how deep.
const MOST_DEPTH: u32 = 10;

/// Attributes, section 2.1.3.3.
mod attributes {
    pub(super) const SUBJECT: u32 = 0x0001_8004;
    pub(super) const BODY: u32 = 0x0002_800c;
    pub(super) const CODE_PAGE: u32 = 0x0006_9007;
    pub(super) const MESSAGE: u32 = 0x0006_9003;
    pub(super) const RECIPIENTS: u32 = 0x0006_9004;
    pub(super) const NEW_ATTACHMENT: u32 = 0x0006_9002;
    pub(super) const TITLE: u32 = 0x0001_8010;
    pub(super) const DATA: u32 = 0x0006_800f;
    pub(super) const ATTACHMENT: u32 = 0x0006_9005;
}

/// Whether these bytes are such a message.
pub(super) fn is_tnef(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// An attachment.
#[derive(Default)]
struct Attachment<'t> {
    title: String,
    data: Option<&'t [u8]>,
    properties: Properties,
}

/// Reads such a message as the current place.
pub(super) fn read(bytes: &[u8], out: &mut Out<'_>) -> Reading {
    read_at_depth(bytes, 0, out)
}

fn read_at_depth(bytes: &[u8], depth: u32, out: &mut Out<'_>) -> Reading {
    let mut rest = Bytes(bytes).from(6);
    let mut page = code_page::WESTERN;
    let mut message = Properties::default();
    let mut recipients = Vec::new();
    let mut attachments: Vec<Attachment<'_>> = Vec::new();
    let mut is_whole = true;
    for _ in 0..MOST {
        out.check()?;
        if rest.0.is_empty() {
            break;
        }
        let (Some(id), Some(length)) = (rest.u32(1), rest.size(5)) else {
            is_whole = false;
            break;
        };
        let content = rest.from(9).0;
        is_whole &= length <= content.len();
        let data = content.get(..length).unwrap_or(content);
        match id {
            attributes::CODE_PAGE => {
                page = Bytes(data).u16(0).unwrap_or(page);
            }
            attributes::SUBJECT => message.add(0x0037, 0x1e, data, page),
            attributes::BODY => message.add(ids::BODY, 0x1e, data, page),
            attributes::MESSAGE => {
                is_whole &= properties(Bytes(data), page, &mut message).is_some();
            }
            attributes::RECIPIENTS => {
                let mut at = 4;
                for _ in 0..Bytes(data).size(0).unwrap_or(0).min(MOST) {
                    let mut recipient = Properties::default();
                    let Some(length) = properties(Bytes(data).from(at), page, &mut recipient) else {
                        is_whole = false;
                        break;
                    };
                    at += length;
                    recipients.push(recipient);
                }
            }
            attributes::NEW_ATTACHMENT => attachments.push(Attachment::default()),
            attributes::TITLE | attributes::DATA | attributes::ATTACHMENT => {
                if attachments.is_empty() {
                    attachments.push(Attachment::default());
                }
                let Some(last) = attachments.last_mut() else { continue };
                match id {
                    attributes::TITLE => last.title = code_page::decode(data, page).replace('\0', ""),
                    attributes::DATA => last.data = Some(data),
                    _ => is_whole &= properties(Bytes(data), page, &mut last.properties).is_some(),
                }
            }
            _ => {}
        }
        // A checksum of two bytes.
        rest = rest.from(length.saturating_add(11));
    }
    content(&message, out)?;
    tell_recipients(&recipients, out)?;
    let mut names = BTreeSet::new();
    for (number, attachment) in (1..).zip(attachments) {
        read_attachment(number, attachment, &mut names, depth, out)?;
    }
    if !is_whole {
        out.gap(Reason::Malformed, "winmail.dat is cut off or damaged: what it holds may be incomplete");
    }
    Ok(())
}

fn tell_recipients(recipients: &[Properties], out: &mut Out<'_>) -> Reading {
    if recipients.is_empty() {
        return Ok(());
    }
    let place = out.place().part("part", b"recipients");
    out.within(place, |out| {
        let mut rows = Rows::new();
        let mut columns = std::collections::BTreeMap::new();
        for recipient in recipients {
            for (name, values) in recipient.texts() {
                let field = *columns.entry(name.clone()).or_insert_with(|| rows.column(out, &name));
                values.iter().for_each(|value| rows.value(out, field, value));
            }
            rows.end_record(out);
        }
        rows.finish(out);
        Ok(())
    })
}

fn read_attachment(
    number: u32,
    attachment: Attachment<'_>,
    names: &mut BTreeSet<String>,
    depth: u32,
    out: &mut Out<'_>,
) -> Reading {
    let Attachment { title, data, properties } = attachment;
    let name =
        [ids::LONG_FILE_NAME, ids::FILE_NAME].iter().find_map(|id| properties.text(*id)).unwrap_or(&title);
    let mut name = if name.trim().is_empty() { number.to_string() } else { name.trim().to_owned() };
    if !names.insert(name.clone()) {
        name = format!("{number}/{name}");
    }
    let bytes = match (data, properties.get(ids::DATA)) {
        (_, Some(Value::Bytes(object))) if !object.is_empty() => object,
        (Some(data), _) => data,
        _ => return Ok(()),
    };
    if is_tnef(bytes) {
        out.meter().member()?;
        let place = out.place().member(name.as_bytes());
        return out.within(place, |out| {
            if depth >= MOST_DEPTH {
                let detail = format!("within {MOST_DEPTH} messages; what is deeper was not read");
                return Err(Failure { reason: Reason::DepthLimit, detail });
            }
            read_at_depth(bytes, depth + 1, out)
        });
    }
    if bytes.is_empty() {
        return Ok(());
    }
    out.member(name.as_bytes(), Nested::Bytes(bytes.to_vec()))
}

/// A list of properties, section 2.1.3.4: how many bytes it was; `None` where it is cut off.
fn properties(bytes: Bytes<'_>, page: u16, into: &mut Properties) -> Option<usize> {
    let count = bytes.size(0)?.min(MOST);
    let mut at = 4usize;
    for _ in 0..count {
        let (kind, id) = (bytes.u16(at)?, bytes.u16(at.checked_add(2)?)?);
        at = at.checked_add(4)?;
        if id >= 0x8000 {
            // A name: a class, and a number or a string.
            let is_string = bytes.u32(at.checked_add(16)?)? == 1;
            at = at.checked_add(20)?;
            let length = if is_string { bytes.size(at)?.checked_next_multiple_of(4)? } else { 0 };
            at = at.checked_add(4)?.checked_add(length)?;
        }
        let width = match kind & 0xfff {
            0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
            0x05..=0x07 | 0x14 | 0x40 => Some(8),
            0x48 => Some(16),
            _ => None,
        };
        let is_counted = width.is_none() || kind & 0x1000 != 0;
        let values = if is_counted { bytes.size(at)?.min(MOST) } else { 1 };
        at = at.checked_add(if is_counted { 4 } else { 0 })?;
        for _ in 0..values {
            let length = match width {
                Some(width) => width,
                None => {
                    let length = bytes.size(at)?;
                    at = at.checked_add(4)?;
                    length
                }
            };
            let value = bytes.slice(at, length)?;
            // An object begins with a class of sixteen bytes.
            let value = if kind == 0x0d { value.get(16..).unwrap_or_default() } else { value };
            into.add(id, kind, value, page);
            at = at.checked_add(length.checked_next_multiple_of(4)?)?;
        }
    }
    Some(at)
}

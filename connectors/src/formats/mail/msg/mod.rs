//! Messages, people, dates and tasks of Outlook: [MS-OXMSG]
//! (<https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxmsg>).
//!
//! Properties that are text are one record of the place, by the names that [MS-OXPROPS] has for them, else by
//! their numbers; recipients are the records of `#part=recipients`, the header that it was sent with is
//! `#part=headers`. The text is the running text of the place, its form in HTML `#part=html`, in RTF
//! `#part=rtf`. Attachments and messages within the message are members.

mod lzfu;
mod names;
pub(super) mod properties;

use std::collections::BTreeSet;
use std::io::Read as _;

use mail_parser::MessageParser;

use crate::formats::mail::message::{in_charset, read_html, tell_headers};
use crate::formats::office::ole::code_page;
use crate::formats::office::ole::compound::Compound;
use crate::formats::out::Reading;
use crate::formats::{Capped, Input, Nested, Out, Prose, Rows};
use crate::{Failure, Reason};

use lzfu::Decompressor;
use properties::{Properties, Value, ids};

/// Messages within messages: how deep.
const MOST_DEPTH: u32 = 10;
/// At most so many recipients and attachments of a message.
const MOST: usize = 10_000;
/// So much of a text is decompressed.
const MOST_RTF: u64 = 24 << 20;

/// Reads a message.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let file = Compound::open(input)?;
    message(&file, "", 0, out)
}

/// Reads the message in a storage.
fn message(file: &Compound<'_>, storage: &str, depth: u32, out: &mut Out<'_>) -> Reading {
    out.check()?;
    // Section 2.4.1: the head of the properties is longer at the top.
    let head = if depth == 0 { 32 } else { 24 };
    let properties = Properties::read(file, storage, head, None, out)?;
    let code_page = properties.code_page();
    let class = properties.text(ids::CLASS).unwrap_or_default().to_ascii_lowercase();
    if class.starts_with("ipm.note.smime") && !class.contains("multipartsigned") {
        // The attachment tells whether it is signed or encrypted.
    } else if class.starts_with("ipm.note.rpmsg") || class.contains("microsoft.rpmsg") {
        out.gap(Reason::Encrypted, "a message with restricted rights");
    }
    content(&properties, out)?;
    let storages = file.storages(storage);
    let below = |name: &str| if storage.is_empty() { name.to_owned() } else { format!("{storage}/{name}") };
    let of = |prefix: &str| {
        let names = storages.iter().filter(|name| name.starts_with(prefix));
        names.take(MOST).map(|name| below(name)).collect::<Vec<_>>()
    };
    recipients(file, &of("__recip_version1.0_"), code_page, out)?;
    let attachments = of("__attach_version1.0_");
    let mut names = BTreeSet::new();
    for (number, path) in (1..).zip(&attachments) {
        if let Err(failure) = attachment(file, path, number, &mut names, code_page, depth, out) {
            let place = out.place().member(number.to_string().as_bytes());
            out.within(place, |_| Err(failure))?;
        }
    }
    Ok(())
}

/// Tells what the properties of a message hold: values, texts, the header it was sent with.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn content(properties: &Properties, out: &mut Out<'_>) -> Reading {
    tell(properties, out);
    let has_text = body(properties, out);
    let has_html = html(properties, out)?;
    if let Some(Value::Bytes(rtf)) = properties.get(ids::RTF)
        && !has_text
        && !has_html
    {
        compressed(rtf, out)?;
    }
    if let Some(header) = properties.text(ids::HEADERS) {
        let place = out.place().part("part", b"headers");
        out.within(place, |out| {
            let header = format!("{}\r\n\r\n", header.trim_end());
            if let Some(message) = MessageParser::new().default_header_text().parse_headers(&header) {
                tell_headers(&message, out);
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Tells what is text, in one record.
fn tell(properties: &Properties, out: &mut Out<'_>) {
    let mut rows = Rows::new();
    for (name, value) in properties.texts() {
        let field = rows.column(out, &name);
        for value in value {
            rows.value(out, field, value);
        }
    }
    if rows.fields() > 0 {
        rows.end_record(out);
    }
    rows.finish(out);
}

/// Tells the text; whether there was one.
fn body(properties: &Properties, out: &mut Out<'_>) -> bool {
    let Some(body) = properties.text(ids::BODY).filter(|body| !body.trim().is_empty()) else { return false };
    let mut text = Prose::new();
    text.push(out, body);
    text.finish(out);
    true
}

/// Reads the text in HTML; whether there was one.
fn html(properties: &Properties, out: &mut Out<'_>) -> Reading<bool> {
    let html = match properties.get(ids::HTML) {
        Some(Value::Bytes(bytes)) => {
            let page = properties.number(ids::INTERNET_CODE_PAGE).and_then(|page| u16::try_from(page).ok());
            match page.unwrap_or(properties.code_page()) {
                65001 | 20127 => in_charset(bytes, None),
                page => code_page::decode(bytes, page).into_owned(),
            }
        }
        Some(Value::Texts(texts)) => texts.concat(),
        _ => return Ok(false),
    };
    if html.trim().is_empty() {
        return Ok(false);
    }
    read_html("html", html, out)?;
    Ok(true)
}

/// Reads the text in RTF, compressed as [MS-OXRTFCP] says.
fn compressed(rtf: &[u8], out: &mut Out<'_>) -> Reading {
    let place = out.place().part("part", b"rtf");
    let mut bytes = Vec::new();
    let result = match Decompressor::new(rtf) {
        Some(decoder) => {
            let decoder = Capped::new(decoder, out.meter());
            decoder.take(MOST_RTF).read_to_end(&mut bytes).map(|_| ()).map_err(Failure::from)
        }
        None => Err(Failure::malformed("text that is compressed in an unknown way")),
    };
    if let Err(failure) = result {
        out.failed(failure)?;
    }
    if bytes.is_empty() {
        return Ok(());
    }
    out.nested_at(&place, Nested::Bytes(bytes))
}

/// Recipients, each a record.
fn recipients(file: &Compound<'_>, paths: &[String], code_page: u16, out: &mut Out<'_>) -> Reading {
    if paths.is_empty() {
        return Ok(());
    }
    let place = out.place().part("part", b"recipients");
    out.within(place, |out| {
        let mut rows = Rows::new();
        let mut columns = std::collections::BTreeMap::new();
        for path in paths {
            let properties = match Properties::read(file, path, 8, Some(code_page), out) {
                Ok(properties) => properties,
                Err(failure) => {
                    out.failed(failure)?;
                    continue;
                }
            };
            for (name, values) in properties.texts() {
                let field = *columns.entry(name.clone()).or_insert_with(|| rows.column(out, &name));
                for value in values {
                    rows.value(out, field, value);
                }
            }
            rows.end_record(out);
        }
        rows.finish(out);
        Ok(())
    })
}

/// Reads an attachment: a file, a message, or an object.
fn attachment(
    file: &Compound<'_>,
    path: &str,
    number: u32,
    names: &mut BTreeSet<String>,
    code_page: u16,
    depth: u32,
    out: &mut Out<'_>,
) -> Reading {
    let properties = Properties::read(file, path, 8, Some(code_page), out)?;
    let all = [ids::LONG_FILE_NAME, ids::FILE_NAME, ids::DISPLAY_NAME];
    let name = all.iter().find_map(|id| properties.text(*id)).filter(|name| !name.trim().is_empty());
    let mut name = name.map_or_else(|| number.to_string(), |name| name.trim().to_owned());
    if !names.insert(name.clone()) {
        name = format!("{number}/{name}");
    }
    let object = format!("{path}/__substg1.0_3701000D");
    let is_message = file.has(&format!("{object}/__properties_version1.0"));
    if is_message {
        out.meter().member()?;
        let place = out.place().member(name.as_bytes());
        return out.within(place, |out| {
            if depth >= MOST_DEPTH {
                return Err(Failure {
                    reason: Reason::DepthLimit,
                    detail: format!("within {MOST_DEPTH} messages; what is deeper was not read"),
                });
            }
            message(file, &object, depth + 1, out)
        });
    }
    if let Some(Value::Bytes(content)) = properties.get(ids::DATA) {
        return out.member(name.as_bytes(), Nested::Bytes(content.clone()));
    }
    if file.storages(path).iter().any(|storage| storage.starts_with("__substg1.0_3701")) {
        let content = file.repacked(&object, out)?;
        return out.member(name.as_bytes(), Nested::Bytes(content));
    }
    // A file that stands elsewhere.
    if let Some(target) = properties.text(ids::LONG_PATH) {
        let place = out.place().member(name.as_bytes());
        return out.within(place, |out| {
            let mut rows = Rows::new();
            let field = rows.column(out, "path");
            rows.value(out, field, target);
            rows.end_record(out);
            rows.finish(out);
            Ok(())
        });
    }
    Ok(())
}

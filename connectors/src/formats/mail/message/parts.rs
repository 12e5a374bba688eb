//! Bodies and attachments.

use std::borrow::Cow;
use std::collections::BTreeSet;

use mail_parser::{Encoding, HeaderName, Message, MessagePart, MimeHeaders as _, PartType};

use crate::Reason;
use crate::formats::encoding::Encoding as TextEncoding;
use crate::formats::mail::message::signed;
use crate::formats::mail::{tnef, transfer};
use crate::formats::out::Reading;
use crate::formats::{Input, Nested, Out, Prose, markup, unicode};

/// Reads the bodies of a message, and its attachments. `raw`: the message as it is.
pub(super) fn read(message: &Message<'_>, raw: &[u8], out: &mut Out<'_>) -> Reading {
    let sealed = sealed(message, out);
    let bodies: BTreeSet<u32> = message.text_body.iter().chain(&message.html_body).copied().collect();
    let is_body = |id: usize| bodies.contains(&(id as u32));
    let mut text = Prose::new();
    for (id, part) in message.parts.iter().enumerate().filter(|(id, _)| !sealed.contains(id)) {
        out.check()?;
        match &part.body {
            PartType::Text(body) if is_body(id) => {
                let body = decoded(part, body, raw, out);
                text.end_line(out);
                text.push(out, &body);
                if body.contains("-----BEGIN PGP MESSAGE-----") {
                    out.gap(Reason::Encrypted, "a message of PGP within the text");
                }
            }
            PartType::Multipart(parts) => {
                text.end_line(out);
                text.push(out, &preamble(message, part, parts, raw));
            }
            _ => {}
        }
    }
    text.finish(out);
    let mut htmls = 0;
    for (id, part) in message.parts.iter().enumerate().filter(|(id, _)| !sealed.contains(id)) {
        let PartType::Html(body) = &part.body else { continue };
        if !is_body(id) {
            continue;
        }
        htmls += 1;
        let name = if htmls == 1 { "html".to_owned() } else { format!("html-{htmls}") };
        let html = decoded(part, body, raw, out).into_owned();
        read_html(&name, html, out)?;
    }
    let mut names = BTreeSet::new();
    let mut number = 0;
    for (id, part) in message.parts.iter().enumerate().filter(|(id, _)| !sealed.contains(id)) {
        let is_text = matches!(part.body, PartType::Text(_) | PartType::Html(_));
        if matches!(part.body, PartType::Multipart(_)) || (is_text && is_body(id)) {
            continue;
        }
        number += 1;
        let name = name(part, number, &mut names);
        attachment(part, &name, raw, out)?;
    }
    Ok(())
}

/// Reads a body of HTML in a part of the place. It is UTF-8 by now, whatever it says of itself.
pub(in crate::formats::mail) fn read_html(name: &str, html: String, out: &mut Out<'_>) -> Reading {
    let place = out.place().part("part", name.as_bytes());
    out.meter().member()?;
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.append(&mut html.into_bytes());
    let input = Input::memory(bytes).encoded(TextEncoding::Utf8, 3);
    out.within(place, |out| markup::html::read(&input, out))
}

/// Encrypted parts, each with a gap: they and what stands in them is not read.
/// RFC 1847 section 2.2, RFC 3156 section 4, RFC 8551 section 3.
fn sealed(message: &Message<'_>, out: &mut Out<'_>) -> BTreeSet<usize> {
    let mut sealed = BTreeSet::new();
    for (id, part) in message.parts.iter().enumerate() {
        if part.is_content_type("multipart", "encrypted") {
            out.gap(Reason::Encrypted, "a part of the message is encrypted (multipart/encrypted)");
            if let PartType::Multipart(parts) = &part.body {
                sealed.extend(parts.iter().map(|&part| part as usize));
            }
        }
        let is_cms = ["pkcs7-mime", "x-pkcs7-mime"].iter().any(|t| part.is_content_type("application", t));
        if is_cms && signed::is_enveloped(part.contents()) {
            out.gap(Reason::Encrypted, "a part of the message is encrypted (S/MIME)");
            sealed.insert(id);
        }
    }
    sealed
}

/// The text before the first part of a multipart, without the boundary.
fn preamble(message: &Message<'_>, part: &MessagePart<'_>, parts: &[u32], raw: &[u8]) -> String {
    let first = parts.first().and_then(|&id| message.parts.get(id as usize));
    let Some(first) = first else { return String::new() };
    let range = part.raw_body_offset() as usize..first.raw_header_offset() as usize;
    let before = raw.get(range).unwrap_or_default();
    let end = memchr::memmem::rfind(before, b"--").unwrap_or(0);
    let before = before.get(..end).unwrap_or_default();
    // The beginning of the boundary itself: `--` may stand in it.
    let end = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let text = unicode::mend(before.get(..end).unwrap_or_default());
    // What every program writes there.
    if text.trim().eq_ignore_ascii_case("This is a multi-part message in MIME format.") {
        return String::new();
    }
    if text.trim().is_empty() { String::new() } else { text }
}

/// The bytes of a part behind its transfer encoding, decoded leniently.
fn bytes_of(part: &MessagePart<'_>, raw: &[u8]) -> Vec<u8> {
    let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = raw.get(range).unwrap_or_default();
    let encoding = part.content_transfer_encoding().unwrap_or_default().trim();
    if encoding.eq_ignore_ascii_case("base64") {
        transfer::base64(raw).0
    } else if encoding.eq_ignore_ascii_case("quoted-printable") {
        transfer::quoted_printable(raw)
    } else {
        raw.to_vec()
    }
}

/// Character encodings that programs name when they do not know.
const WESTERN: &[&str] = &["us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252"];

/// The text of a part. Where what it says of its encoding does not hold, it is guessed.
fn decoded<'t>(part: &MessagePart<'_>, text: &'t str, raw: &[u8], out: &mut Out<'_>) -> Cow<'t, str> {
    if part.is_encoding_problem {
        out.gap(Reason::Malformed, "a transfer encoding breaks its rules: what it holds may be incomplete");
    }
    let charset = part.content_type().and_then(|content| content.attribute("charset"));
    if !part.is_encoding_problem && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    if !part.is_encoding_problem && !text.contains(char::REPLACEMENT_CHARACTER) {
        // UTF-8 that says that it is ASCII or of western Europe.
        let is_western =
            charset.is_none_or(|name| WESTERN.iter().any(|western| name.eq_ignore_ascii_case(western)));
        if is_western && let Ok(text) = String::from_utf8(bytes_of(part, raw)) {
            return Cow::Owned(text);
        }
        return Cow::Borrowed(text);
    }
    Cow::Owned(in_charset(&bytes_of(part, raw), charset))
}

/// Text in a character encoding by its name; where that is unknown, UTF-8 or what it most likely is.
pub(in crate::formats::mail) fn in_charset(bytes: &[u8], charset: Option<&str>) -> String {
    if let Some(encoding) = charset.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes())) {
        return match encoding.name() {
            "UTF-8" => unicode::mend(bytes),
            _ => encoding.decode(bytes).0.into_owned(),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
            if encoding == encoding_rs::UTF_8 {
                return unicode::mend(bytes);
            }
            encoding.decode(bytes).0.into_owned()
        }
    }
}

/// Types of parts that begin like messages: RFC 2046 section 5.2, RFC 3462 section 2, RFC 6532 section 3.7.
const MESSAGES: &[(&str, &str)] = &[
    ("message", "partial"),
    ("message", "global"),
    ("message", "news"),
    ("message", "global-headers"),
    ("text", "rfc822-headers"),
];

/// What a member is called: as the message says, else by its number. No two have one name.
fn name(part: &MessagePart<'_>, number: usize, names: &mut BTreeSet<String>) -> String {
    let is_message = matches!(part.body, PartType::Message(_))
        || MESSAGES.iter().any(|(kind, subtype)| part.is_content_type(kind, subtype));
    let location = || {
        let location = part.header_text(&HeaderName::ContentLocation)?;
        let path = location.split(['?', '#']).next()?;
        path.rsplit('/').next().map(str::to_owned)
    };
    let given = part.attachment_name().map(str::to_owned).or_else(location);
    let mut name = given.map(|name| name.trim().to_owned()).unwrap_or_default();
    if name.is_empty() {
        name = number.to_string();
    }
    if is_message && !name.to_ascii_lowercase().ends_with(".eml") {
        name.push_str(".eml");
    }
    if !names.insert(name.clone()) {
        name = format!("{number}/{name}");
        names.insert(name.clone());
    }
    name
}

/// Reads an attachment.
fn attachment(part: &MessagePart<'_>, name: &str, raw: &[u8], out: &mut Out<'_>) -> Reading {
    let bytes = match &part.body {
        PartType::Message(message) if part.encoding != Encoding::None => message.raw_message().to_vec(),
        PartType::Message(_) => {
            let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
            raw.get(range).unwrap_or_default().to_vec()
        }
        PartType::Text(text) | PartType::Html(text) => {
            // Text that says how it is encoded is decoded; else that is told from its bytes.
            let charset = part.content_type().and_then(|content| content.attribute("charset"));
            if part.is_encoding_problem {
                let detail = "the transfer encoding of an attachment breaks its rules: it may be incomplete";
                out.gap(Reason::Malformed, detail);
            }
            match charset {
                Some(_) if !part.is_encoding_problem => text.as_bytes().to_vec(),
                _ => bytes_of(part, raw),
            }
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
        PartType::Multipart(_) => return Ok(()),
    };
    if bytes.is_empty() {
        return Ok(());
    }
    if tnef::is_tnef(&bytes) {
        out.meter().member()?;
        let place = out.place().member(name.as_bytes());
        return out.within(place, |out| tnef::read(&bytes, out));
    }
    if let Some(content) = signed::content(&bytes) {
        // Signed, not encrypted: the message stands in the signature.
        return out.member(format!("{name}.eml").as_bytes(), Nested::Bytes(content));
    }
    out.member(name.as_bytes(), Nested::Bytes(bytes))
}

/// The text of a header field of a part.
trait HeaderText {
    fn header_text(&self, name: &HeaderName<'_>) -> Option<&str>;
}

impl HeaderText for MessagePart<'_> {
    fn header_text(&self, name: &HeaderName<'_>) -> Option<&str> {
        let header = self.headers.iter().find(|header| header.name == *name)?;
        header.value.as_text()
    }
}

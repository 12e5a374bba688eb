//! Properties of a document: its information dictionary and its XMP packet (ISO 32000-2, section 14.3).

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Object, ObjectIdentifier, Stream};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::formats::Out;
use crate::formats::out::Reading;
use crate::formats::pdf::{streams, strings};

/// Bytes of an XMP packet that are read.
const MOST_XMP: usize = 4 << 20;
/// Properties that are read.
const MOST: usize = 2_000;

/// Elements of RDF that hold no property of their own
/// (<https://www.w3.org/TR/rdf-syntax-grammar/>).
const STRUCTURE: &[&str] = &["RDF", "Description", "Seq", "Bag", "Alt", "li", "xmpmeta"];

/// Tells the properties.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn read(pdf: &Pdf, root: &Dict<'_>, out: &mut Out<'_>) -> Reading {
    let mut all = information(pdf);
    if let Some(stream) = root.get::<Stream<'_>>("Metadata") {
        let packet = streams::decoded(&stream, &out.meter())?;
        let bytes = packet.bytes.get(..MOST_XMP).unwrap_or(&packet.bytes);
        for (name, value) in xmp(bytes) {
            if all.len() < MOST && !all.iter().any(|(_, known)| *known == value) {
                all.push((name, value));
            }
        }
    }
    // A name stands for one field: what comes again follows in a line.
    let mut merged: Vec<(String, String)> = Vec::new();
    for (name, value) in all {
        match merged.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => {
                values.push('\n');
                values.push_str(&value);
            }
            None => merged.push((name, value)),
        }
    }
    let borrowed: Vec<(&str, &str)> =
        merged.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if !borrowed.is_empty() {
        out.properties(&borrowed);
    }
    Ok(())
}

fn information(pdf: &Pdf) -> Vec<(String, String)> {
    let mut all = Vec::new();
    if let Some(dict) = information_dictionary(pdf) {
        for (name, _) in dict.entries().take(MOST) {
            if let Some(Object::String(value)) = dict.get::<Object<'_>>(name.as_ref()) {
                all.push((name.as_str().to_ascii_lowercase(), strings::text(value.as_bytes())));
            }
        }
    }
    let metadata = pdf.metadata();
    let known = [
        ("title", &metadata.title),
        ("author", &metadata.author),
        ("subject", &metadata.subject),
        ("keywords", &metadata.keywords),
        ("creator", &metadata.creator),
        ("producer", &metadata.producer),
    ];
    for (name, value) in known {
        let is_known = all.iter().any(|(known, _)| known == name);
        if let (Some(value), false) = (value, is_known) {
            all.push((name.to_owned(), strings::text(value)));
        }
    }
    all.retain(|(_, value)| !value.trim().is_empty());
    all
}

/// The information dictionary by the last reference to one: it may have entries of its own kind.
fn information_dictionary(pdf: &Pdf) -> Option<Dict<'_>> {
    let bytes: &[u8] = pdf.data().as_ref();
    let at = memchr::memmem::rfind(bytes, b"/Info")?;
    let rest = bytes.get(at + 5..)?;
    let text: String = rest.iter().take(32).map(|&byte| char::from(byte)).collect();
    let mut words = text.split_ascii_whitespace();
    let (object, generation) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    if !words.next()?.starts_with('R') {
        return None;
    }
    pdf.xref().get::<Dict<'_>>(ObjectIdentifier::new(object, generation))
}

/// Names without prefix and values of an XMP packet (ISO 16684-1), in its order.
fn xmp(packet: &[u8]) -> Vec<(String, String)> {
    let text = strings_of_packet(packet);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                attributes(&start, &mut found);
                open.push(start.local_name().as_ref().to_owned());
            }
            Ok(Event::Empty(start)) => attributes(&start, &mut found),
            Ok(Event::End(_)) => {
                open.pop();
            }
            Ok(Event::Text(value)) => {
                let name = open.iter().rev().find(|name| !STRUCTURE.contains(&name.as_str()));
                let value = value.trim().to_owned();
                if let (Some(name), false) = (name, value.is_empty()) {
                    found.push((name.to_ascii_lowercase(), value));
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
        if found.len() > MOST || open.len() > 256 {
            return found;
        }
    }
}

fn attributes(start: &quick_xml::events::BytesStart<'_>, found: &mut Vec<(String, String)>) {
    for attribute in start.attributes().flatten() {
        let key = attribute.key;
        let is_property =
            key.prefix().is_some_and(|prefix| !matches!(prefix.as_ref(), "xmlns" | "rdf" | "x" | "xml"));
        let value = attribute.value.trim().to_owned();
        if is_property && !value.is_empty() {
            let name = key.local_name().as_ref().to_ascii_lowercase();
            found.push((name, value));
        }
    }
}

/// A packet is UTF-8, or UTF-16 or UTF-32 with its mark.
fn strings_of_packet(packet: &[u8]) -> String {
    match packet {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] => strings::text(packet),
        _ => String::from_utf8_lossy(packet).into_owned(),
    }
}

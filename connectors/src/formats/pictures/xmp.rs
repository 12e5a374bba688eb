//! XMP, ISO 16684-1: properties in RDF
//! (<https://github.com/adobe/XMP-Toolkit-SDK/blob/main/docs/XMPSpecificationPart1.pdf>).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::formats::markup::characters;
use crate::formats::pictures::metadata::Metadata;

/// Elements within elements.
const DEEPEST: usize = 64;

/// Reads a packet: the value of each property under the name that it has without its prefix.
pub(super) fn read(packet: &[u8], metadata: &mut Metadata) {
    let packet = String::from_utf8_lossy(packet);
    let mut reader = Reader::from_str(&packet);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut names: Vec<String> = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                give(&names, &mut text, metadata);
                if names.len() >= DEEPEST {
                    return;
                }
                attributes(&start, &names, metadata);
                names.push(start.name().into_inner().to_owned());
            }
            Ok(Event::Empty(start)) => attributes(&start, &names, metadata),
            Ok(Event::End(_)) => {
                give(&names, &mut text, metadata);
                names.pop();
            }
            Ok(Event::Text(more)) => text.push_str(&more),
            Ok(Event::CData(more)) => text.push_str(&more),
            Ok(Event::GeneralRef(name)) => reference(&name, &mut text),
            Ok(Event::Eof) | Err(_) => return give(&names, &mut text, metadata),
            Ok(_) => {}
        }
    }
}

fn give(names: &[String], text: &mut String, metadata: &mut Metadata) {
    if !text.trim().is_empty() {
        metadata.add(name(names), text);
    }
    text.clear();
}

/// The innermost name that is one of a property: not of the containers of RDF.
fn name(names: &[String]) -> &str {
    let is_property = |name: &&String| !name.starts_with("rdf:") && !name.starts_with("x:");
    names.iter().rev().find(is_property).map_or("xmp", |name| local(name))
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn attributes(start: &BytesStart<'_>, names: &[String], metadata: &mut Metadata) {
    for attribute in start.attributes().with_checks(false).flatten() {
        let key = attribute.key.into_inner();
        if key.starts_with("xmlns") || matches!(key, "rdf:about" | "rdf:parseType" | "xml:lang" | "x:xmptk") {
            continue;
        }
        let mut value = String::new();
        for (at, part) in attribute.value.split('&').enumerate() {
            match part.split_once(';').filter(|_| at > 0) {
                Some((name, rest)) => {
                    reference(name, &mut value);
                    value.push_str(rest);
                }
                None => value.push_str(part),
            }
        }
        let is_of_rdf = key.starts_with("rdf:");
        metadata.add(if is_of_rdf { name(names) } else { local(key) }, &value);
    }
}

fn reference(name: &str, text: &mut String) {
    match name.strip_prefix('#') {
        Some(number) => text.extend(characters::numbered(number)),
        None => text.push_str(&characters::named(name).unwrap_or_default()),
    }
}

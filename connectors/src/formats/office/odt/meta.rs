//! What is said of a document: its properties, and which of its members are encrypted.

use std::collections::BTreeSet;

use crate::formats::Out;
use crate::formats::office::package::Package;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;

/// How long a value may be, in bytes, and how many there may be.
const LONGEST: usize = 64 * 1024;
const MOST: usize = 1000;

/// Finds the members that are encrypted (part 2, section 4.8).
///
/// # Errors
/// When the manifest cannot be read.
pub(super) fn encrypted(package: &mut Package<'_>, names: &mut BTreeSet<String>, out: &Out<'_>) -> Reading {
    let Some(part) = package.part("META-INF/manifest.xml", out)? else { return Ok(()) };
    let mut xml = Xml::new(part);
    let mut entry = String::new();
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        match tag.name() {
            "file-entry" => entry = tag.attribute("full-path").unwrap_or_default().to_lowercase(),
            "encryption-data" => {
                names.insert(std::mem::take(&mut entry));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Tells the properties of the document (part 3, section 4.3).
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn tell(package: &mut Package<'_>, out: &mut Out<'_>) -> Reading {
    let mut found = Vec::new();
    if !package.is_read("meta.xml")
        && let Err(failure) = read(package, &mut found, out)
    {
        out.failed(failure)?;
    }
    let properties: Vec<(&str, &str)> =
        found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if !properties.is_empty() {
        out.properties(&properties);
    }
    Ok(())
}

fn read(package: &mut Package<'_>, found: &mut Vec<(String, String)>, out: &Out<'_>) -> Reading {
    let Some(part) = package.part("meta.xml", out)? else { return Ok(()) };
    let mut xml = Xml::new(part);
    let mut name = String::new();
    let mut text = String::new();
    while let Some(node) = xml.next(out)? {
        match node {
            Node::Start(tag) => {
                text.clear();
                let said = tag.attribute("name").filter(|_| tag.name() == "user-defined");
                name = said.map_or_else(|| tag.name().to_owned(), |name| name.into_owned());
                if tag.name() == "template" {
                    text = tag.attribute("href").unwrap_or_default().into_owned();
                }
            }
            Node::Text(more) if text.len() + more.len() <= LONGEST => text.push_str(&more),
            Node::Text(_) | Node::Other => {}
            Node::End(_) => {
                let value = std::mem::take(&mut text);
                if !value.trim().is_empty() && found.len() < MOST {
                    found.push((name.clone(), value));
                }
            }
        }
    }
    Ok(())
}

//! Properties of Office Open XML documents: who wrote them, and what they are about.

use crate::formats::Out;
use crate::formats::office::package::Package;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;

/// How long a value may be, in bytes, and how many there may be.
const LONGEST: usize = 64 * 1024;
const MOST: usize = 1000;

/// Properties that say nothing of people: counts and versions.
const DULL: &[&str] = &[
    "AppVersion",
    "Characters",
    "CharactersWithSpaces",
    "DocSecurity",
    "HeadingPairs",
    "HiddenSlides",
    "HyperlinksChanged",
    "Lines",
    "LinksUpToDate",
    "MMClips",
    "Notes",
    "Pages",
    "Paragraphs",
    "ScaleCrop",
    "SharedDoc",
    "Slides",
    "TotalTime",
    "Words",
];

/// Tells the properties of a package (ECMA-376 part 1, section 15.2.12; part 2, section 8) as those of the current
/// place.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn tell(package: &mut Package<'_>, out: &mut Out<'_>) -> Reading {
    let mut found = Vec::new();
    // The usual names; whoever chooses others gets these parts read as XML.
    for name in ["docprops/core.xml", "docprops/app.xml", "docprops/custom.xml"] {
        if let Err(failure) = read(package, name, out, &mut found) {
            out.failed(failure)?;
        }
    }
    let properties: Vec<(&str, &str)> =
        found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if !properties.is_empty() {
        out.properties(&properties);
    }
    Ok(())
}

fn read(package: &mut Package<'_>, name: &str, out: &Out<'_>, found: &mut Vec<(String, String)>) -> Reading {
    let Some(part) = package.part(name, out)? else { return Ok(()) };
    let mut xml = Xml::new(part);
    let mut property = String::new();
    let mut text = String::new();
    while let Some(node) = xml.next(out)? {
        match node {
            // Children of the root name properties; what is within those are types and lists of values.
            Node::Start(tag) => {
                let name = tag.attribute("name").map(|name| name.into_owned());
                if tag.name() == "property" || !is_type(tag.name()) {
                    property = name.unwrap_or_else(|| tag.name().to_owned());
                }
                text.clear();
            }
            Node::Text(more) if text.len() + more.len() <= LONGEST => text.push_str(&more),
            Node::Text(_) | Node::Other => {}
            Node::End(_) => {
                let value = std::mem::take(&mut text);
                let is_wanted = !value.trim().is_empty() && !DULL.contains(&property.as_str());
                if is_wanted && found.len() < MOST {
                    found.push((property.clone(), value));
                }
            }
        }
    }
    Ok(())
}

/// Types of values, and lists of them (ECMA-376 part 1, section 22.4).
fn is_type(name: &str) -> bool {
    const TYPES: &[&str] = &[
        "lpwstr", "lpstr", "bstr", "filetime", "date", "bool", "i1", "i2", "i4", "i8", "int", "ui1", "ui2",
        "ui4", "ui8", "uint", "r4", "r8", "decimal", "vector", "variant", "cy", "clsid", "blob", "error",
    ];
    TYPES.contains(&name)
}

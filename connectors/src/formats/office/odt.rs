//! OpenDocument: texts, spreadsheets, presentations, drawings (OpenDocument 1.3,
//! <https://docs.oasis-open.org/office/OpenDocument/v1.3/>), and the documents of OpenOffice.org 1.

mod body;
mod meta;
mod sheet;

use std::collections::BTreeSet;

use crate::formats::office::aside::Aside;
use crate::formats::office::flow::Flow;
use crate::formats::office::package::Package;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

use body::Body;

/// Members without text of their own.
fn is_dull(name: &str) -> bool {
    // Pictures of the first page and of objects, and what programs need to show them.
    const FOLDERS: &[&str] = &["thumbnails/", "configurations2/", "fonts/"];
    let file = name.rsplit('/').next().unwrap_or(name);
    const DULL: &[&str] = &[
        "mimetype",
        "settings.xml",
        "styles.xml",
        "layout-cache",
        "manifest.rdf",
        "manifest.xml",
        "meta.xml",
    ];
    DULL.contains(&file)
        || FOLDERS.iter().any(|folder| name.starts_with(folder))
        || name.contains("objectreplacements/")
}

/// Reads a document: running text in the place itself, sheets in `#sheet=NAME`, pages of presentations in
/// `#slide=NUMBER`.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let package = &mut Package::open(input)?;
    let mut encrypted = BTreeSet::new();
    if let Err(failure) = meta::encrypted(package, &mut encrypted, out) {
        out.failed(failure)?;
    }
    if package.has("encrypted-package") {
        encrypted.insert("encrypted-package".to_owned());
    }
    if !encrypted.is_empty() {
        out.gap(Reason::Encrypted, format!("{} members are encrypted", encrypted.len()));
    }
    for name in &encrypted {
        package.done(name);
    }
    meta::tell(package, out)?;
    document(package, "", &encrypted, out)?;
    for name in package.names() {
        // Objects: charts, formulas, documents in the document.
        let Some(folder) = name.strip_suffix("/content.xml") else { continue };
        if encrypted.contains(&name) || package.is_read(&name) {
            continue;
        }
        let place = out.place().member(folder.as_bytes());
        out.within(place, |out| document(package, &format!("{folder}/"), &encrypted, out))?;
    }
    package.rest(out, |name| is_dull(name) || encrypted.contains(name))
}

/// The content of a document in a folder of the package, and its headers and footers.
fn document(
    package: &mut Package<'_>,
    folder: &str,
    encrypted: &BTreeSet<String>,
    out: &mut Out<'_>,
) -> Reading {
    let mut aside = Aside::default();
    let name = format!("{folder}content.xml");
    let mut flow = Flow::new();
    let content =
        if encrypted.contains(&name) { Ok(()) } else { text(package, &name, &mut flow, &mut aside, out) };
    flow.finish(out);
    content.or_else(|failure| out.failed(failure))?;
    let name = format!("{folder}styles.xml");
    if package.has(&name) && !encrypted.contains(&name) {
        let place = out.place().part("part", b"headers");
        out.within(place, |out| {
            let mut flow = Flow::new();
            let result = headers(package, &name, &mut flow, &mut aside, out);
            flow.finish(out);
            result
        })?;
    }
    aside.tell(out)
}

fn text(
    package: &mut Package<'_>,
    name: &str,
    flow: &mut Flow,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let part = package.part(name, out)?;
    let part = part.ok_or_else(|| Failure::malformed("the content of the document is missing"))?;
    Body::default().read(&mut Xml::new(part), flow, aside, out, None)
}

/// The pages that others follow, with their headers and footers.
fn headers(
    package: &mut Package<'_>,
    name: &str,
    flow: &mut Flow,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(part) = package.part(name, out)? else { return Ok(()) };
    let mut xml = Xml::new(part);
    while let Some(node) = xml.next(out)? {
        if let Node::Start(tag) = node
            && tag.name() == "master-styles"
        {
            return Body::of_masters().read(&mut xml, flow, aside, out, Some("master-styles"));
        }
    }
    Ok(())
}

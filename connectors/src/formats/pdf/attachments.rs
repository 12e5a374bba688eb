//! Files within a document (ISO 32000-2, section 7.11.4).

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, Stream, String as PdfString};

use crate::Reason;
use crate::formats::out::Reading;
use crate::formats::pdf::{streams, strings};
use crate::formats::{Nested, Out};

/// Nodes of the tree of names that are looked at.
const MOST_NODES: usize = 10_000;

/// Reads the files of a document that its tree of names, or its catalogue, lists.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn read(root: &Dict<'_>, out: &mut Out<'_>) -> Reading {
    let mut seen = BTreeSet::new();
    let tree = root.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
    let mut nodes: Vec<Dict<'_>> = tree.into_iter().collect();
    let mut count = 0;
    while let Some(node) = nodes.pop() {
        count += 1;
        if count > MOST_NODES || !seen.insert(node.data().as_ptr() as usize) {
            continue;
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            let mut kids: Vec<Dict<'_>> = kids.iter::<Dict<'_>>().take(MOST_NODES).collect();
            kids.reverse();
            nodes.extend(kids);
        }
        if let Some(names) = node.get::<Array<'_>>("Names") {
            // Names and files take turns; names are skipped.
            for specification in names.iter::<Dict<'_>>().take(MOST_NODES) {
                if seen.insert(specification.data().as_ptr() as usize) {
                    file(&specification, out)?;
                }
            }
        }
    }
    if let Some(all) = root.get::<Array<'_>>("AF") {
        for specification in all.iter::<Dict<'_>>().take(MOST_NODES) {
            if seen.insert(specification.data().as_ptr() as usize) {
                file(&specification, out)?;
            }
        }
    }
    Ok(())
}

/// Reads one file as a member.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn file(specification: &Dict<'_>, out: &mut Out<'_>) -> Reading {
    let keys = ["UF", "F", "DOS", "Mac", "Unix"];
    let Some(embedded) = specification.get::<Dict<'_>>("EF") else { return Ok(()) };
    let Some(stream) = keys.iter().find_map(|key| embedded.get::<Stream<'_>>(key)) else { return Ok(()) };
    let name = keys.iter().find_map(|key| specification.get::<PdfString<'_>>(key));
    let name = name.map(|name| strings::text(name.as_bytes())).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| "attachment".to_owned());
    let content = streams::decoded(&stream, &out.meter())?;
    if !content.is_whole {
        out.gap(Reason::PartialText, "an attached file could not be decoded whole");
    }
    out.member(name.as_bytes(), Nested::Bytes(content.bytes))
}

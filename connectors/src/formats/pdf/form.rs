//! Values of interactive forms (ISO 32000-2, section 12.7).

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream, String as PdfString};

use crate::formats::out::Reading;
use crate::formats::pdf::{streams, strings};
use crate::formats::{Nested, Out, Rows};

/// Fields that are read.
const MOST: usize = 100_000;
/// Fields within fields.
const DEEPEST: usize = 32;

/// A field with its whole name and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    name: String,
    values: Vec<String>,
}

/// Every value of the fields.
pub(super) fn told(fields: &[Field]) -> BTreeSet<String> {
    fields.iter().flat_map(|field| field.values.iter().cloned()).collect()
}

/// The fields of a form, in their order.
pub(super) fn fields(root: &Dict<'_>) -> Vec<Field> {
    let mut found = Vec::new();
    let all = root.get::<Dict<'_>>("AcroForm").and_then(|form| form.get::<Array<'_>>("Fields"));
    let Some(all) = all else { return found };
    let mut seen = BTreeSet::new();
    let mut queue: Vec<(Dict<'_>, String, Vec<String>, usize)> = Vec::new();
    queue.extend(all.iter::<Dict<'_>>().take(MOST).map(|field| (field, String::new(), Vec::new(), 0)));
    queue.reverse();
    while let Some((field, above, inherited, depth)) = queue.pop() {
        if found.len() >= MOST || !is_new(&field, &mut seen) {
            continue;
        }
        let part =
            field.get::<PdfString<'_>>("T").map(|name| strings::text(name.as_bytes())).unwrap_or_default();
        let name = match (above.is_empty(), part.is_empty()) {
            (false, false) => format!("{above}.{part}"),
            (false, true) => above,
            _ => part,
        };
        let own: Vec<String> =
            ["V", "RV"].iter().filter_map(|key| field.get::<Object<'_>>(key)).flat_map(values).collect();
        let values = if own.is_empty() { inherited } else { own };
        let kids: Vec<Dict<'_>> = match field.get::<Array<'_>>("Kids") {
            Some(kids) if depth < DEEPEST => kids.iter::<Dict<'_>>().take(MOST).collect(),
            _ => Vec::new(),
        };
        let has_fields = kids.iter().any(|kid| kid.contains_key("T"));
        if has_fields {
            queue.extend(kids.into_iter().rev().map(|kid| (kid, name.clone(), values.clone(), depth + 1)));
        } else if !values.is_empty() {
            found.push(Field { name, values });
        }
    }
    found
}

fn is_new(field: &Dict<'_>, seen: &mut BTreeSet<(usize, Option<ObjectIdentifier>)>) -> bool {
    seen.insert((field.data().as_ptr() as usize, field.obj_id()))
}

fn values(value: Object<'_>) -> Vec<String> {
    let mut found = match value {
        Object::String(text) => vec![strings::text(text.as_bytes())],
        Object::Name(name) => vec![name.as_str().to_owned()],
        Object::Stream(stream) => {
            stream.decoded_data().map(|bytes| vec![strings::text(&bytes)]).unwrap_or_default()
        }
        Object::Array(all) => {
            all.iter::<PdfString<'_>>().map(|text| strings::text(text.as_bytes())).collect()
        }
        _ => Vec::new(),
    };
    // Boxes that are not ticked.
    found.retain(|text| !text.trim().is_empty() && text != "Off");
    found
}

/// Tells fields as one record.
pub(super) fn tell(fields: &[Field], out: &mut Out<'_>) -> Reading {
    let mut rows = Rows::new();
    let mut known: Vec<(&str, u32)> = Vec::new();
    let mut sorted: Vec<&Field> = fields.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    for field in sorted {
        let id = match known.last() {
            Some((name, id)) if *name == field.name => *id,
            _ => {
                let name = if field.name.is_empty() { "value" } else { &field.name };
                let id = rows.column(out, name);
                known.push((&field.name, id));
                id
            }
        };
        for value in &field.values {
            rows.value(out, id, value);
        }
        out.check()?;
    }
    rows.end_record(out);
    rows.finish(out);
    Ok(())
}

/// The data of an XFA form: XML (ISO 32000-2, annex K).
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn xfa(root: &Dict<'_>, out: &mut Out<'_>) -> Reading {
    let Some(form) = root.get::<Dict<'_>>("AcroForm") else { return Ok(()) };
    let mut packets: Vec<(String, Stream<'_>)> = Vec::new();
    match form.get::<Object<'_>>("XFA") {
        Some(Object::Stream(stream)) => packets.push(("xdp".to_owned(), stream)),
        Some(Object::Array(all)) => {
            let mut items = all.flex_iter();
            for _ in 0..64 {
                let Some(name) = items.next::<PdfString<'_>>() else { break };
                let Some(stream) = items.next::<Stream<'_>>() else { continue };
                packets.push((strings::text(name.as_bytes()), stream));
            }
            packets.retain(|(name, _)| name == "datasets" || name == "form");
        }
        _ => return Ok(()),
    }
    for (name, stream) in packets {
        let content = streams::decoded(&stream, &out.meter())?;
        let place = out.place().part("xfa", name.as_bytes());
        if content.bytes.is_empty() {
            out.gap(crate::Reason::PartialText, "data of a form could not be decoded");
        } else {
            out.nested_at(&place, Nested::Bytes(content.bytes))?;
        }
    }
    Ok(())
}

//! Metadata change proposals for DataHub's file source
//! (<https://docs.datahub.com/docs/generated/ingestion/sources/metadata-file>).
//!
//! A JSON array of proposals in the simplified form that `read_metadata_file` of `acryl-datahub` reads: an
//! entity, the name of an aspect and the aspect as JSON. Fields are tagged in `editableSchemaMetadata`,
//! datasets in `globalTags`; each tag is described first. An `UPSERT` replaces the aspect: tags that people
//! gave such a field in DataHub are to be merged by whoever ingests the file (`datahub ingest` with a
//! transformer of semantics `PATCH`).

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};

use domesday_detectors::{Category, Sensitivity};
use serde_json::{Value, json};

use super::Sources;
use super::processing::counts;
use crate::map::MapCollection;
use crate::{safe, spelling};

/// Writes the proposals, one a line within the array.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    let collections = || {
        sources.map.systems.iter().flat_map(|system| {
            let datasets = system.datasets.iter();
            datasets.flat_map(|dataset| &dataset.collections).map(move |one| (system.place.as_str(), one))
        })
    };
    let categories: BTreeSet<Category> =
        collections().flat_map(|(_, collection)| held_in(collection)).collect();
    let mut first = true;
    let mut proposal = |proposal: &Value| {
        out.write_all(if first { b"[\n" } else { b",\n" })?;
        first = false;
        serde_json::to_writer(&mut out, proposal)?;
        io::Result::Ok(())
    };
    for category in &categories {
        proposal(&tag_properties(*category))?;
    }
    for (system, collection) in collections() {
        let found = held_in(collection);
        if !found.is_empty() {
            let urn = dataset_urn(system, &collection.place);
            proposal(&aspect("dataset", &urn, "globalTags", &json!({ "tags": tags(&found) })))?;
            if let Some(fields) = schema(collection, sources) {
                proposal(&aspect("dataset", &urn, "editableSchemaMetadata", &fields))?;
            }
        }
    }
    let empty = first;
    out.write_all(if empty { b"[]\n" } else { b"\n]\n" })?;
    out.flush()
}

fn held_in(collection: &MapCollection) -> BTreeSet<Category> {
    let held = collection.fields.iter().flat_map(|field| &field.held);
    held.filter(|held| counts(held)).map(|held| held.category).collect()
}

fn aspect(entity: &str, urn: &str, name: &str, aspect: &Value) -> Value {
    json!({
        "entityType": entity,
        "entityUrn": urn,
        "changeType": "UPSERT",
        "aspectName": name,
        "aspect": { "json": aspect },
    })
}

fn tag_urn(category: Category) -> String {
    format!("urn:li:tag:domesday.{}", category.id())
}

fn tag_properties(category: Category) -> Value {
    let sensitivity = match category.sensitivity() {
        Sensitivity::Ordinary => "ordinary",
        Sensitivity::High => "high",
        Sensitivity::Special => "special category (GDPR Art. 9, 10)",
    };
    let properties = json!({
        "name": category.id(),
        "description": format!(
            "Personal data found by domesday. Sensitivity: {sensitivity}. fideslang {}, DPV {}.",
            category.fides(),
            category.dpv(),
        ),
    });
    aspect("tag", &tag_urn(category), "tagProperties", &properties)
}

fn tags(categories: &BTreeSet<Category>) -> Vec<Value> {
    categories.iter().map(|category| json!({ "tag": tag_urn(*category) })).collect()
}

/// The tags of the fields; `None` where no column or path holds personal data.
fn schema(collection: &MapCollection, sources: &Sources<'_>) -> Option<Value> {
    let mut fields = Vec::new();
    for field in collection.fields.iter().filter(|field| field.structured) {
        let held: Vec<_> = field.held.iter().filter(|held| counts(held)).collect();
        if held.is_empty() {
            continue;
        }
        let categories: BTreeSet<Category> = held.iter().map(|held| held.category).collect();
        let told: Vec<String> = held
            .iter()
            .map(|held| format!("{} ({}, {} %)", held.category.id(), held.role.id(), held.confidence))
            .collect();
        let path = match field.suffix.contains("#/") {
            // The simple form of a path: names with a dot between; elements of arrays are those of the array.
            true => {
                let pieces = field.name.split('/').filter(|piece| !piece.is_empty() && *piece != "*");
                pieces.map(safe::escape).collect::<Vec<_>>().join(".")
            }
            false => safe::escape(&field.name),
        };
        fields.push(json!({
            "fieldPath": path,
            "description": format!("domesday: {}", told.join(", ")),
            "globalTags": { "tags": tags(&categories) },
        }));
    }
    let stamp = json!({ "time": milliseconds(sources.generated), "actor": "urn:li:corpuser:domesday" });
    (!fields.is_empty())
        .then(|| json!({ "created": stamp, "lastModified": stamp, "editableSchemaFieldInfo": fields }))
}

/// The URN of a collection: platform, name with dots, environment
/// (<https://docs.datahub.com/docs/what/urn>). Of tables the name is database, schema and table, of objects
/// bucket and key, of files the path.
fn dataset_urn(system: &str, place: &str) -> String {
    let scheme = system.split_once("://").map_or("file", |(scheme, _)| scheme);
    let inside = place.strip_prefix(system).unwrap_or(place);
    let (platform, name) = match scheme {
        "postgresql" => ("postgres", inside.trim_start_matches('/').replace('/', ".")),
        "s3" => ("s3", format!("{}{inside}", system.trim_start_matches("s3://"))),
        "file" => ("file", inside.to_owned()),
        other => (other, inside.trim_start_matches('/').to_owned()),
    };
    let name = encoded(if name.is_empty() { spelling::parts(place).name } else { &name });
    format!("urn:li:dataset:(urn:li:dataPlatform:{},{name},PROD)", encoded(platform))
}

/// A name within a URN: parentheses, commas and what is not printable are percent-encoded.
fn encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for c in safe::escape(name).chars() {
        match c {
            '(' | ')' | ',' | ' ' | '"' | '\\' | '<' | '>' | '{' | '}' | '|' | '^' | '`' => {
                encoded.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => encoded.push(c),
        }
    }
    encoded
}

/// Milliseconds since 1970-01-01T00:00:00Z of an RFC 3339 timestamp in UTC; 0 for what is none.
fn milliseconds(timestamp: &str) -> i64 {
    let number =
        |from: usize, to: usize| timestamp.get(from..to).and_then(|digits| digits.parse::<i64>().ok());
    let day: Option<crate::Day> = timestamp.get(..10).and_then(|day| day.parse().ok());
    match (day, number(11, 13), number(14, 16), number(17, 19)) {
        (Some(day), Some(hour), Some(minute), Some(second)) => {
            (i64::from(day.days()) * 86_400 + hour * 3600 + minute * 60 + second) * 1000
        }
        _ => 0,
    }
}

//! Table metadata for OpenMetadata's CSV import.
//!
//! `PUT /v1/tables/name/{fqn}/import?dryRun=true`
//! (<https://docs.open-metadata.org/v1.12.x/api-reference/data-assets/tables/import-export>). The header is
//! that of the recursive export of a schema (`CsvParseTest` and `tableCsvDocumentation.json` in
//! <https://github.com/open-metadata/OpenMetadata>); a name with a dot in it is quoted in a fully qualified
//! name. Tags are those that OpenMetadata comes with (classifications `PII` and `PersonalData`).
//!
//! The import of one table takes the rows whose fully qualified name starts with that table's.

use std::io::{self, BufWriter, Write};

use domesday_detectors::Sensitivity;

use super::Sources;
use super::processing::counts;
use crate::csv::cell;
use crate::map::{MapCollection, MapField};
use crate::{safe, spelling};

const HEADER: &str = "name*,displayName,description,owner,tags,glossaryTerms,tiers,certification,retentionPeriod,\
                      sourceUrl,domains,extension,entityType*,fullyQualifiedName,column.dataTypeDisplay,\
                      column.dataType,column.arrayDataType,column.dataLength,storedProcedure.code,\
                      storedProcedure.language\r\n";

/// Writes a row for each column or JSON path of a collection, behind one for the collection itself.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    out.write_all(HEADER.as_bytes())?;
    for system in &sources.map.systems {
        for collection in system.datasets.iter().flat_map(|dataset| &dataset.collections) {
            let table = names(&system.place, &collection.place);
            table_row(&mut out, &table, collection)?;
            // Comments on a table and its columns are fields of ours, and no columns.
            let is_column = |field: &&MapField| field.suffix.contains("#col=") || field.suffix.contains("#/");
            let columns = collection.fields.iter().filter(|field| field.structured).filter(is_column);
            for field in columns {
                column_row(&mut out, &table, field)?;
            }
        }
    }
    out.flush()
}

fn table_row(out: &mut impl Write, table: &[String], collection: &MapCollection) -> io::Result<()> {
    let held = collection.fields.iter().flat_map(|field| &field.held).filter(|held| counts(held));
    let mut highest = None;
    held.for_each(|held| highest = highest.max(Some(held.category.sensitivity())));
    let description = format!("Scanned by domesday: {}", safe::escape(&collection.place));
    row(out, table, &description, tags(highest), "table", "", "")
}

fn column_row(out: &mut impl Write, table: &[String], field: &MapField) -> io::Result<()> {
    let mut highest = None;
    let mut found = Vec::new();
    for held in field.held.iter().filter(|held| counts(held)) {
        highest = highest.max(Some(held.category.sensitivity()));
        found.push(format!("{} ({}, {} %)", held.category.id(), held.role.id(), held.confidence));
    }
    let path = field.name.trim_start_matches('/').split('/').filter(|piece| !piece.is_empty());
    let mut names = table.to_vec();
    match field.suffix.contains("#/") {
        true => names.extend(path.map(safe::escape)),
        false => names.push(safe::escape(&field.name)),
    }
    let declared = field.declared_type.as_deref().unwrap_or("");
    row(out, &names, &found.join(", "), tags(highest), "column", declared, data_type(declared))
}

/// Writes a row; the last of the names is the entity's own.
fn row(
    out: &mut impl Write,
    names: &[String],
    description: &str,
    tags: &str,
    entity: &str,
    display: &str,
    data_type: &str,
) -> io::Result<()> {
    let name = names.last().map_or("", String::as_str);
    let quoted: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    write!(
        out,
        "{},,{},,{tags},,,,,,,,{entity},{},{},{data_type},,,,\r\n",
        cell(name),
        cell(description),
        cell(&quoted.join(".")),
        cell(&safe::escape(display)),
    )
}

/// A name in a fully qualified name: quoted where a dot or quote is in it.
fn quoted(name: &str) -> String {
    if name.contains(['.', '"']) { format!("\"{}\"", name.replace('"', "\"\"")) } else { name.to_owned() }
}

/// Service, database, schema and table of a collection. Of files and objects the service is the system, the
/// database `default`, and the schema the path.
fn names(system: &str, place: &str) -> Vec<String> {
    let service = safe::escape(system.split_once("://").map_or(system, |(scheme, rest)| match rest {
        "" => scheme,
        rest => rest,
    }));
    let parts = spelling::parts(place);
    let path = parts.dataset.strip_prefix(system).unwrap_or("").trim_matches('/');
    let name = safe::escape(parts.name);
    match path.split_once('/') {
        Some((database, schema)) if place.starts_with("postgresql:") => {
            vec![service, safe::escape(database), safe::escape(schema), name]
        }
        _ => {
            let schema = if path.is_empty() { "default".to_owned() } else { safe::escape(path) };
            vec![service, "default".to_owned(), schema, name]
        }
    }
}

/// The tags of a sensitivity.
fn tags(highest: Option<Sensitivity>) -> &'static str {
    match highest {
        None => "",
        Some(Sensitivity::Ordinary) => "PII.NonSensitive;PersonalData.Personal",
        Some(Sensitivity::High) => "PII.Sensitive;PersonalData.Personal",
        Some(Sensitivity::Special) => "PII.Sensitive;PersonalData.SpecialCategory",
    }
}

/// The type of OpenMetadata (`dataType` in `entity/data/table.json`) for one of a database; `UNKNOWN` for
/// others.
fn data_type(declared: &str) -> &'static str {
    let lower = declared.to_lowercase();
    if lower.ends_with("[]") {
        return "ARRAY";
    }
    match lower.split(['(', ' ']).next().unwrap_or("") {
        "character" if lower.contains("varying") => "VARCHAR",
        "varchar" => "VARCHAR",
        "character" | "char" | "bpchar" => "CHAR",
        "text" | "citext" => "TEXT",
        "smallint" | "int2" => "SMALLINT",
        "integer" | "int" | "int4" | "serial" | "int32" => "INT",
        "bigint" | "int8" | "bigserial" | "int64" => "BIGINT",
        "numeric" => "NUMERIC",
        "decimal" => "DECIMAL",
        "real" | "float" | "float4" => "FLOAT",
        "double" | "float8" => "DOUBLE",
        "boolean" | "bool" => "BOOLEAN",
        "date" => "DATE",
        "time" => "TIME",
        "timestamp" | "timestamptz" => "TIMESTAMP",
        "json" | "jsonb" => "JSON",
        "uuid" => "UUID",
        "bytea" => "BYTEA",
        "inet" => "INET",
        "cidr" => "CIDR",
        "macaddr" => "MACADDR",
        "xml" => "XML",
        _ => "UNKNOWN",
    }
}

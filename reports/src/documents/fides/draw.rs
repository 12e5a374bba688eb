//! Datasets drawn from a map.

use std::collections::{BTreeMap, BTreeSet};

use domesday_detectors::Category;

use super::labels::{self, Persons};
use super::{FidesCollection, FidesDataset, FidesDatasets, FidesField, FidesMeta, FidesReference};
use crate::documents::Sources;
use crate::documents::processing::counts;
use crate::map::{Held, MapCollection, MapDataset, MapField, SubjectKind};
use crate::{safe, spelling};

/// Columns and fields, by how a reference spells them.
struct Names {
    /// The key of each dataset, by its place.
    keys: BTreeMap<String, String>,
    persons: Persons,
}

/// The datasets of the map, by key.
pub(super) fn datasets(sources: &Sources<'_>) -> FidesDatasets {
    let all: Vec<&MapDataset> = sources
        .map
        .systems
        .iter()
        .flat_map(|system| &system.datasets)
        .filter(|dataset| !dataset.collections.is_empty())
        .collect();
    let collections = all.iter().flat_map(|dataset| &dataset.collections);
    let mut names = Names { keys: BTreeMap::new(), persons: Persons::of(collections) };
    let mut taken = BTreeSet::new();
    for dataset in &all {
        let key = unique(key(&dataset.place), &mut taken);
        names.keys.insert(dataset.place.clone(), key);
    }
    let mut dataset: Vec<FidesDataset> = all.iter().map(|dataset| draw(dataset, &names)).collect();
    dataset.sort_by(|a, b| a.fides_key.cmp(&b.fides_key));
    FidesDatasets { dataset }
}

fn draw(dataset: &MapDataset, names: &Names) -> FidesDataset {
    let mut taken = BTreeSet::new();
    let mut collections: Vec<FidesCollection> = dataset
        .collections
        .iter()
        .map(|collection| {
            let name = unique(collection_name(&collection.place), &mut taken);
            draw_collection(collection, name, names)
        })
        .collect();
    collections.sort_by(|a, b| a.name.cmp(&b.name));
    FidesDataset {
        fides_key: names.keys.get(&dataset.place).cloned().unwrap_or_default(),
        name: Some(safe::escape(&dataset.place)),
        description: Some(format!("Last scanned {}", dataset.scanned)),
        data_categories: None,
        collections,
    }
}

fn draw_collection(collection: &MapCollection, name: String, names: &Names) -> FidesCollection {
    let mut fields: Vec<FidesField> = Vec::new();
    let mut text: BTreeSet<&str> = BTreeSet::new();
    for field in &collection.fields {
        if field.structured {
            let path = path(field);
            let labelled = (labels::categories(collection, field, &names.persons), meta(field, names));
            put(&mut fields, &path, labelled);
        } else {
            text.extend(field.held.iter().filter(|held| counts(held)).map(|held| held.category.fides()));
        }
    }
    sort(&mut fields);
    let subjects: BTreeSet<&str> =
        collection.kinds.iter().filter_map(|kind| subject_key(kind.kind)).collect();
    FidesCollection {
        name,
        description: (collection.units > 1).then(|| format!("{} units", collection.units)),
        data_categories: owned(text),
        data_subjects: owned(subjects),
        fields,
    }
}

fn owned(texts: BTreeSet<&str>) -> Option<Vec<String>> {
    (!texts.is_empty()).then(|| texts.into_iter().map(str::to_owned).collect())
}

/// The names from the collection down to the field. Elements of arrays are those of the array itself.
fn path(field: &MapField) -> Vec<String> {
    let pieces: Vec<String> = match field.name.strip_prefix('/') {
        Some(path) if field.suffix.contains("#/") => {
            path.split('/').filter(|piece| *piece != "*" && !piece.is_empty()).map(safe::escape).collect()
        }
        _ => vec![safe::escape(&field.name)],
    };
    if pieces.is_empty() { vec!["*".to_owned()] } else { pieces }
}

/// Puts a field where its path leads; what is on the way becomes an object.
fn put(fields: &mut Vec<FidesField>, path: &[String], labelled: (Vec<String>, FidesMeta)) {
    let Some((name, rest)) = path.split_first() else { return };
    let at = match fields.iter().position(|known| known.name == *name) {
        Some(at) => at,
        None => {
            fields.push(FidesField { name: name.clone(), ..FidesField::default() });
            fields.len() - 1
        }
    };
    let Some(known) = fields.get_mut(at) else { return };
    if rest.is_empty() {
        let (categories, meta) = labelled;
        known.data_categories = merged(known.data_categories.take(), categories);
        if known.fides_meta.is_none() && meta != FidesMeta::default() {
            known.fides_meta = Some(meta);
        }
    } else {
        put(known.fields.get_or_insert_default(), rest, labelled);
    }
    if known.fields.is_some() {
        // Fields with fields are objects, and labels are those of the innermost.
        known.fides_meta = Some(FidesMeta {
            data_type: Some("object".to_owned()),
            ..known.fides_meta.take().unwrap_or_default()
        });
        known.data_categories = None;
    }
}

fn merged(known: Option<Vec<String>>, more: Vec<String>) -> Option<Vec<String>> {
    let mut all: Vec<String> = known.unwrap_or_default().into_iter().chain(more).collect();
    all.sort();
    all.dedup();
    if all.len() > 1 {
        all.retain(|category| category != labels::OPERATIONS);
    }
    Some(all)
}

fn sort(fields: &mut [FidesField]) {
    fields.sort_by(|a, b| a.name.cmp(&b.name));
    for field in fields {
        if let Some(inner) = &mut field.fields {
            sort(inner);
        }
    }
}

fn meta(field: &MapField, names: &Names) -> FidesMeta {
    let declared = field.declared_type.as_deref().unwrap_or("");
    let mut references: Vec<FidesReference> = field
        .references
        .iter()
        .chain(&field.inferred_references)
        .filter_map(|place| reference(place, names))
        .collect();
    references.sort_by(|a, b| (&a.dataset, &a.field).cmp(&(&b.dataset, &b.field)));
    references.dedup();
    FidesMeta {
        primary_key: field.primary_key.then_some(true),
        identity: field.held.iter().find_map(identity).map(str::to_owned),
        data_type: data_type(declared).map(str::to_owned),
        length: length(declared),
        references: (!references.is_empty()).then_some(references),
    }
}

/// The kind of identity that a request may start from
/// (<https://docs.ethyca.com/user-guides/automated-requests/dataset-configuration>).
fn identity(held: &Held) -> Option<&'static str> {
    if !counts(held) || held.role != crate::map::Role::Dedicated || held.form != crate::map::Form::Plain {
        return None;
    }
    match held.category {
        Category::EmailAddress => Some("email"),
        Category::PhoneNumber => Some("phone_number"),
        _ => None,
    }
}

/// The type that Fides has for one of a database.
fn data_type(declared: &str) -> Option<&'static str> {
    let lower = declared.to_lowercase();
    let word = lower.split(['(', '[', ' ']).next().unwrap_or("");
    let array = lower.ends_with("[]");
    let pick = |one, many| Some(if array { many } else { one });
    match word {
        "character" | "varchar" | "char" | "text" | "citext" | "uuid" | "name" | "string" | "byte_array"
        | "utf8" | "inet" | "cidr" | "macaddr" => pick("string", "string[]"),
        "integer" | "int" | "int2" | "int4" | "int8" | "int32" | "int64" | "smallint" | "bigint"
        | "serial" | "bigserial" => pick("integer", "integer[]"),
        "real" | "double" | "numeric" | "decimal" | "float" | "float4" | "float8" | "money" => {
            pick("float", "float[]")
        }
        "boolean" | "bool" => pick("boolean", "boolean[]"),
        "json" | "jsonb" => pick("object", "object[]"),
        _ => None,
    }
}

/// The most characters of a type: `character varying(80)`.
fn length(declared: &str) -> Option<u64> {
    let lower = declared.to_lowercase();
    if !["character", "varchar", "char", "bpchar"].iter().any(|word| lower.starts_with(word)) {
        return None;
    }
    let (_, rest) = lower.split_once('(')?;
    let (digits, _) = rest.split_once(')')?;
    digits.trim().parse().ok().filter(|length| *length > 0)
}

/// The field that a spelling names, if its dataset is in the map.
fn reference(place: &str, names: &Names) -> Option<FidesReference> {
    let (collection, field) = place.split_once("#col=").or_else(|| place.split_once("#/"))?;
    let dataset = spelling::dataset_place(spelling::parts(collection).dataset);
    let key = names.keys.get(dataset)?;
    let field = decoded(field).replace('/', ".");
    Some(FidesReference {
        dataset: key.clone(),
        field: format!("{}.{}", collection_name(collection), safe::escape(&field)),
        direction: Some("to".to_owned()),
    })
}

/// What follows the dataset in the spelling of a collection, as people know it.
fn collection_name(place: &str) -> String {
    let parts = spelling::parts(place);
    let name = if parts.name.is_empty() { place } else { parts.name };
    // A dot would part collection and field in a reference.
    let name = safe::escape(&decoded(name));
    if place.starts_with("postgresql:") { name.replace('.', "_") } else { name }
}

/// Percent-encoded text decoded; as it is where that is no UTF-8.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A key for a place: `postgresql://db1:5432/crm/public` becomes `postgresql_db1_5432_crm_public`.
fn key(place: &str) -> String {
    let mut key = String::with_capacity(place.len());
    for c in place.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' => key.push(c),
            _ if key.ends_with('_') => {}
            _ => key.push('_'),
        }
    }
    let key = key.trim_matches('_');
    if key.is_empty() { "dataset".to_owned() } else { key.to_owned() }
}

/// The name, with a number behind it where it is taken.
fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    let mut candidate = name.clone();
    let mut number = 2u32;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{name}_{number}");
        number += 1;
    }
    candidate
}

/// The key of a kind of data subjects in fideslang, where it has one
/// (<https://ethyca.github.io/fideslang/taxonomy/data_subjects/>).
pub(super) fn subject_key(kind: SubjectKind) -> Option<&'static str> {
    match kind {
        SubjectKind::Customer => Some("customer"),
        SubjectKind::Employee => Some("employee"),
        SubjectKind::JobApplicant => Some("job_applicant"),
        SubjectKind::Prospect => Some("prospect"),
        SubjectKind::Supplier => Some("supplier_vendor"),
        SubjectKind::Contractor => Some("consultant"),
        SubjectKind::Visitor => Some("visitor"),
        SubjectKind::Patient => Some("patient"),
        SubjectKind::Student => Some("trainee"),
        SubjectKind::Shareholder => Some("shareholder"),
        SubjectKind::Member => None,
    }
}

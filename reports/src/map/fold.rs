//! Folding: what is one thing in many pieces is shown as one.
//!
//! - Keys of JSON maps that are data (`/users/{key}/email`).
//! - Files, objects, tables and members whose names differ in digits, dates and digests only, with the same media
//!   type and the same fields: `access-*.log`, `part-*.parquet`.
//! - Directories that differ in partition values, numbers and dates only, with the same collections: `dt=*`.
//!
//! It is deterministic and idempotent. What is folded is not folded again: where the place of the result is taken, or
//! pieces differ in their fields, they stay as they are.

mod keys;
pub(crate) mod merge;
pub(crate) mod pattern;

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, DraftCollection, DraftDataset, DraftField};

/// Folds everything that can be. The draft is sorted, and stays so.
pub(crate) fn fold(draft: &mut Draft) {
    draft.sort();
    for system in &mut draft.systems {
        for dataset in &mut system.datasets {
            for collection in &mut dataset.collections {
                fold_fields(collection);
            }
            fold_collections(&mut dataset.collections);
        }
        fold_datasets(&mut system.datasets);
    }
    draft.sort();
}

/// Folds the fields of one collection.
fn fold_fields(collection: &mut DraftCollection) {
    let fields = &mut collection.fields;
    if fields.len() < 2 {
        return;
    }
    keys::fold(fields);
    let mut by_suffix: BTreeMap<String, Vec<DraftField>> = BTreeMap::new();
    for field in fields.drain(..) {
        by_suffix.entry(field.told.suffix.clone()).or_default().push(field);
    }
    // Members and pages of one pattern, unless something is called like the pattern.
    let mut by_pattern: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (suffix, group) in &by_suffix {
        let structured = group.iter().any(|field| field.told.structured);
        by_pattern.entry(pattern::of_suffix(suffix, structured)).or_default().push(suffix.clone());
    }
    for (pattern, suffixes) in by_pattern {
        let taken = suffixes.contains(&pattern);
        if suffixes.len() < 2 || taken {
            for suffix in suffixes {
                let group = by_suffix.remove(&suffix).unwrap_or_default();
                fields.extend(merge::fields(suffix, group));
            }
        } else {
            let group = suffixes.iter().filter_map(|suffix| by_suffix.remove(suffix)).flatten().collect();
            fields.extend(merge::fields(pattern, group));
        }
    }
    fields.sort_by(|a, b| a.told.suffix.cmp(&b.told.suffix));
}

/// The columns and JSON paths of a collection, by their patterns.
type Signature = BTreeSet<String>;

fn signature(collection: &DraftCollection) -> Signature {
    let structured = collection.fields.iter().filter(|field| field.told.structured);
    structured.map(|field| pattern::of_suffix(&field.told.suffix, true)).collect()
}

/// Folds the collections of one dataset.
fn fold_collections(collections: &mut Vec<DraftCollection>) {
    if collections.len() < 2 {
        return;
    }
    let places: BTreeSet<String> =
        collections.iter().map(|collection| collection.told.place.clone()).collect();
    let mut groups: BTreeMap<String, Vec<DraftCollection>> = BTreeMap::new();
    for collection in collections.drain(..) {
        groups.entry(of_collection(&collection.told.place)).or_default().push(collection);
    }
    for (pattern, group) in groups {
        if group.len() < 2 || places.contains(&pattern) {
            collections.extend(group);
            continue;
        }
        let (alike, others) = alike(group);
        if alike.len() < 2 {
            collections.extend(alike);
        } else {
            collections.extend(merge::collections(pattern, alike));
        }
        collections.extend(others);
    }
}

/// The pattern of the place of a collection: of its name; the dataset stays.
fn of_collection(place: &str) -> String {
    let parts = crate::spelling::parts(place);
    parts.dataset.to_owned() + &pattern::of_name(parts.name)
}

/// Those of one media type and one set of fields that are the most, and the others. What has no columns of its own
/// (running text, or a file that could not be read) goes with any of its media type.
fn alike(group: Vec<DraftCollection>) -> (Vec<DraftCollection>, Vec<DraftCollection>) {
    let mut counts: BTreeMap<(Option<String>, Signature), u64> = BTreeMap::new();
    let keys: Vec<_> =
        group.iter().map(|collection| (collection.told.media_type.clone(), signature(collection))).collect();
    for key in &keys {
        *counts.entry(key.clone()).or_default() += 1;
    }
    // What has columns decides before what has none; of equals the first.
    let main = counts.into_iter().rev().max_by_key(|((_, signature), count)| (!signature.is_empty(), *count));
    let Some(((media_type, fields), _)) = main else { return (group, Vec::new()) };
    let mut alike = Vec::new();
    let mut others = Vec::new();
    for (collection, (media, signature)) in group.into_iter().zip(keys) {
        let same_media = media == media_type || media.is_none();
        if same_media && (signature == fields || signature.is_empty()) {
            alike.push(collection);
        } else {
            others.push(collection);
        }
    }
    (alike, others)
}

/// What a dataset has in it: patterns of names, media types and fields of collections with columns.
type Shape = BTreeSet<(String, Option<String>, Signature)>;

fn shape(dataset: &DraftDataset) -> Shape {
    let collections = dataset.collections.iter().filter_map(|collection| {
        let signature = signature(collection);
        let name = pattern::of_name(crate::spelling::parts(&collection.told.place).name);
        (!signature.is_empty()).then(|| (name, collection.told.media_type.clone(), signature))
    });
    collections.collect()
}

/// Folds the datasets of one system.
fn fold_datasets(datasets: &mut Vec<DraftDataset>) {
    let places: BTreeSet<String> = datasets.iter().map(|dataset| dataset.told.place.clone()).collect();
    let mut groups: BTreeMap<String, Vec<DraftDataset>> = BTreeMap::new();
    for dataset in datasets.drain(..) {
        groups.entry(pattern::of_directory(&dataset.told.place)).or_default().push(dataset);
    }
    for (pattern, group) in groups {
        if group.len() < 2 || places.contains(&pattern) {
            datasets.extend(group);
            continue;
        }
        let shapes: Vec<Shape> = group.iter().map(shape).collect();
        let mut counts: BTreeMap<&Shape, u64> = BTreeMap::new();
        for shape in &shapes {
            *counts.entry(shape).or_default() += 1;
        }
        let main = counts.into_iter().rev().max_by_key(|(shape, count)| (!shape.is_empty(), *count));
        let main = main.map(|(shape, _)| shape.clone()).unwrap_or_default();
        let mut alike = Vec::new();
        for (dataset, shape) in group.into_iter().zip(&shapes) {
            // A partition may lack what others have.
            if shape.is_subset(&main) { alike.push(dataset) } else { datasets.push(dataset) }
        }
        if alike.len() < 2 {
            datasets.extend(alike);
        } else {
            datasets.extend(united(pattern, alike));
        }
    }
}

/// Several partitions as one dataset.
fn united(place: String, partitions: Vec<DraftDataset>) -> Option<DraftDataset> {
    let mut dataset = merge::datasets(place, partitions)?;
    let mut groups: BTreeMap<String, Vec<DraftCollection>> = BTreeMap::new();
    for collection in dataset.collections.drain(..) {
        let name = pattern::of_name(crate::spelling::parts(&collection.told.place).name);
        groups.entry(format!("{}/{name}", dataset.told.place)).or_default().push(collection);
    }
    for (place, group) in groups {
        let (alike, others) = alike(group);
        dataset.collections.extend(merge::collections(place, alike));
        // Running text of another media type, under a name of the same pattern.
        dataset.collections.extend(others);
    }
    Some(dataset)
}

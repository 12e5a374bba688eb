//! JSON maps keyed by person: `/users/alice/email` and `/users/bob/email` are one field, `/users/{key}/email`.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern;
use crate::map::draft::DraftField;
use crate::map::name;

/// What stands for a key.
const KEY: &str = "{key}";

/// How many keys that are words must have the same children before they are taken for data: documents have a handful
/// of like parts (billing and shipping address), seldom eight.
const WORDS: usize = 8;
/// How many keys that look like ids, with the same children.
const IDS: usize = 2;
/// How many keys that look like ids, with values of their own.
const LEAVES: usize = 3;

/// A path that is being rewritten, and the number of its field.
struct Path {
    keys: Vec<String>,
    field: usize,
}

/// Rewrites the suffixes of fields of which keys are data. Fields of one suffix are to be united then.
pub(super) fn fold(fields: &mut [DraftField]) {
    let mut documents: BTreeMap<String, Vec<Path>> = BTreeMap::new();
    for (number, field) in fields.iter().enumerate() {
        if let Some((document, path)) = field.told.suffix.rsplit_once("#/") {
            let keys = path.split('/').map(str::to_owned).collect();
            documents.entry(document.to_owned()).or_default().push(Path { keys, field: number });
        }
    }
    for (document, mut paths) in documents {
        if paths.len() < 2 {
            continue;
        }
        level(&mut paths, 0);
        for path in paths {
            if let Some(field) = fields.get_mut(path.field).filter(|_| path.keys.iter().any(|key| key == KEY))
            {
                field.told.suffix = format!("{document}#/{}", path.keys.join("/"));
                field.told.name = name::of_suffix(&field.told.suffix);
            }
        }
    }
}

/// Rewrites the keys at `depth` and below; all paths have the same keys above.
fn level(paths: &mut [Path], depth: usize) {
    let key_of = |path: &Path| path.keys.get(depth).cloned();
    paths.sort_by_cached_key(key_of);
    let mut shapes: BTreeMap<BTreeSet<String>, Vec<String>> = BTreeMap::new();
    let mut siblings = 0;
    for below in paths.chunk_by_mut(|a, b| a.keys.get(depth) == b.keys.get(depth)) {
        let Some(key) = below.first().and_then(key_of) else { continue };
        if below.iter().any(|path| path.keys.len() > depth + 1) && below.len() > 1 {
            level(below, depth + 1);
        }
        siblings += 1;
        if key != KEY && key != "*" {
            let shape = below.iter().map(|path| path.keys.get(depth + 1..).unwrap_or_default().join("/"));
            shapes.entry(shape.collect()).or_default().push(key);
        }
    }
    let mut data: BTreeSet<String> = BTreeSet::new();
    for (shape, keys) in shapes {
        let leaf = shape.iter().all(String::is_empty);
        let ids: Vec<&String> = keys.iter().filter(|key| pattern::is_id(&name::decode(key))).collect();
        // Words are data where nearly all of many siblings are alike.
        if !leaf && keys.len() >= WORDS && keys.len() * 5 >= siblings * 4 {
            data.extend(keys);
        } else if ids.len() >= if leaf { LEAVES } else { IDS } {
            data.extend(ids.into_iter().cloned());
        }
    }
    for key in paths.iter_mut().filter_map(|path| path.keys.get_mut(depth)) {
        if data.contains(key) {
            KEY.clone_into(key);
        }
    }
}

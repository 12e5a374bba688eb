//! References between fields that nobody declared.
//!
//! By name: `orders.customer_id` is of `customer.id`, in the same dataset and of the same type. By values: two fields
//! that are there to hold the same identifying category share at least half of the values of the smaller one, as far
//! as registers of distinct counts can tell.

use std::collections::BTreeMap;

use domesday_detectors::{Category, verdict::Form, verdict::Role};

use super::draft::{Draft, DraftDataset};
use super::name;
use super::subjects::is_identifying;
use super::words::{singular, words};
use crate::{Hll, spelling};

/// Fewer distinct values may be the same by chance.
const FEWEST: u64 = 20;

/// How many fields of a category are compared with each other, those with the most distinct values.
const COMPARED: usize = 200;

/// How many fields with values in common are told of one field, those with the most in common.
const TOLD: usize = 3;

/// The standard error of a dense count: 1.04 / sqrt(4096) (Flajolet, Fusy, Gandouet, Meunier, "HyperLogLog", 2007,
/// <https://doi.org/10.46298/dmtcs.3545>, theorem 1).
const ERROR: f64 = 0.01625;

/// Where a field is: system, dataset, collection and field.
type At = (usize, usize, usize, usize);

/// Infers references that are not declared.
pub(crate) fn infer(draft: &mut Draft) {
    let mut found: BTreeMap<At, Vec<String>> = BTreeMap::new();
    for (s, system) in draft.systems.iter().enumerate() {
        for (d, dataset) in system.datasets.iter().enumerate() {
            by_name(dataset, |(c, f), target| found.entry((s, d, c, f)).or_default().push(target));
        }
    }
    by_values(draft, |at, target| found.entry(at).or_default().push(target));
    for ((s, d, c, f), mut targets) in found {
        let dataset = draft.systems.get_mut(s).and_then(|system| system.datasets.get_mut(d));
        let collection = dataset.and_then(|dataset| dataset.collections.get_mut(c));
        if let Some(field) = collection.and_then(|collection| collection.fields.get_mut(f)) {
            targets.sort();
            targets.dedup();
            targets.retain(|target| !field.told.references.contains(target));
            field.told.inferred_references = targets;
        }
    }
}

/// The last word of a column that holds keys.
const KEYS: &[&str] = &["id", "no", "nr", "num", "number", "key", "code", "uuid", "guid", "pk", "fk"];

/// A name of a key in one word: `customerid`.
fn divided(name: &str) -> Option<(Vec<String>, String)> {
    let mut words = words(name);
    let last = words.pop()?;
    if KEYS.contains(&last.as_str()) {
        return Some((words, last));
    }
    let stem = last.strip_suffix("id").filter(|stem| stem.len() >= 3)?.to_owned();
    words.push(stem);
    Some((words, "id".to_owned()))
}

/// The name of a table, with its last word in the singular, in one word.
fn table(words: &[String]) -> String {
    match words.split_last() {
        Some((last, rest)) => rest.concat() + &singular(last),
        None => String::new(),
    }
}

/// The name of a collection without the ending of a file.
fn called(place: &str) -> Vec<String> {
    let name = name::decode(spelling::parts(place).name);
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => &name,
    };
    words(stem)
}

/// A key that others may refer to.
struct Target {
    collection: usize,
    field: usize,
    place: String,
    declared_type: Option<String>,
}

fn by_name(dataset: &DraftDataset, mut tell: impl FnMut((usize, usize), String)) {
    let mut targets: BTreeMap<String, Vec<Target>> = BTreeMap::new();
    for (c, collection) in dataset.collections.iter().enumerate() {
        let name = table(&called(&collection.told.place));
        if name.is_empty() {
            continue;
        }
        let declared = collection.fields.iter().filter(|field| field.told.primary_key).count();
        let key = collection.fields.iter().enumerate().find(|(_, field)| {
            let told = &field.told;
            // A key of several columns is referred to by as many; a file declares none.
            told.structured
                && (told.primary_key && declared == 1 || declared == 0)
                && divided(&told.name).is_some_and(|(stem, _)| stem.is_empty() || table(&stem) == name)
        });
        if let Some((f, field)) = key {
            let place = spelling::join(&collection.told.place, &field.told.suffix);
            let declared_type = field.told.declared_type.clone();
            targets.entry(name).or_default().push(Target { collection: c, field: f, place, declared_type });
        }
    }
    for (c, collection) in dataset.collections.iter().enumerate() {
        for (f, field) in collection.fields.iter().enumerate().filter(|(_, field)| field.told.structured) {
            let Some((stem, _)) = divided(&field.told.name).filter(|(stem, _)| !stem.is_empty()) else {
                continue;
            };
            let Some(target) = named(&targets, &table(&stem)) else { continue };
            let same_type = kind_of_type(field.told.declared_type.as_deref())
                == kind_of_type(target.declared_type.as_deref());
            if same_type && target.collection != c && (target.collection, target.field) != (c, f) {
                tell((c, f), target.place.clone());
            }
        }
    }
}

/// The only key of a table of this name, or of the only table whose name begins so: `cust_no`.
fn named<'t>(targets: &'t BTreeMap<String, Vec<Target>>, name: &str) -> Option<&'t Target> {
    let mut found = targets.get(name).into_iter().flatten();
    if let (Some(only), None) = (found.next(), found.next()) {
        return Some(only);
    }
    if name.len() < 3 || targets.contains_key(name) {
        return None;
    }
    let mut beginning = targets.range(name.to_owned()..).take_while(|(table, _)| table.starts_with(name));
    match (beginning.next(), beginning.next()) {
        (Some((_, only)), None) => only.first().filter(|_| only.len() == 1),
        _ => None,
    }
}

/// Types that hold the same keys are alike: `integer`, `bigint` and `serial`; `varchar(20)` and `text`.
fn kind_of_type(declared: Option<&str>) -> Option<String> {
    let declared = declared?.to_lowercase();
    let kind = declared.split(['(', ' ', '[']).next().unwrap_or_default();
    Some(match kind {
        k if k.contains("int") || k.contains("serial") => "integer".to_owned(),
        k if k.contains("char") || k.contains("text") || k == "string" || k == "byte_array" => {
            "text".to_owned()
        }
        k => k.to_owned(),
    })
}

/// A field whose values can be compared.
struct Comparable<'d> {
    at: At,
    place: String,
    distinct: u64,
    registers: &'d Hll,
}

fn by_values(draft: &Draft, mut tell: impl FnMut(At, String)) {
    let mut by_category: BTreeMap<Category, Vec<Comparable<'_>>> = BTreeMap::new();
    for (s, system) in draft.systems.iter().enumerate() {
        for (d, dataset) in system.datasets.iter().enumerate() {
            for (c, collection) in dataset.collections.iter().enumerate() {
                for (f, field) in
                    collection.fields.iter().enumerate().filter(|(_, field)| field.told.structured)
                {
                    for counted in &field.held {
                        let held = &counted.held;
                        let fits = held.role == Role::Dedicated
                            && held.form == Form::Plain
                            && held.distinct >= FEWEST
                            && is_identifying(held.category);
                        if let (true, Some(registers)) = (fits, &counted.registers) {
                            by_category.entry(held.category).or_default().push(Comparable {
                                at: (s, d, c, f),
                                place: spelling::join(&collection.told.place, &field.told.suffix),
                                distinct: registers.estimate(),
                                registers,
                            });
                        }
                    }
                }
            }
        }
    }
    for mut fields in by_category.into_values() {
        fields.sort_by(|a, b| b.distinct.cmp(&a.distinct).then_with(|| a.place.cmp(&b.place)));
        fields.truncate(COMPARED);
        let mut left = fields.as_slice();
        let mut larger: &[Comparable<'_>] = &[];
        while let Some((field, rest)) = left.split_first() {
            let mut common: Vec<(u64, &str)> = larger
                .iter()
                .filter(|other| (other.at.0, other.at.1, other.at.2) != (field.at.0, field.at.1, field.at.2))
                .filter_map(|other| Some((in_common(field, other)?, other.place.as_str())))
                .collect();
            common.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
            common.into_iter().take(TOLD).for_each(|(_, place)| tell(field.at, place.to_owned()));
            left = rest;
            larger = fields.get(..larger.len() + 1).unwrap_or_default();
        }
    }
}

/// How many values two fields have in common, by inclusion and exclusion, where that is at least half of the smaller
/// one even if all three counts are off by two standard errors.
fn in_common(smaller: &Comparable<'_>, larger: &Comparable<'_>) -> Option<u64> {
    let mut union = smaller.registers.clone();
    union.merge(larger.registers);
    let union = union.estimate();
    let common = (smaller.distinct + larger.distinct).saturating_sub(union);
    let of = |count: u64| if count <= crate::hll::SPARSE_LIMIT as u64 { 0.0 } else { ERROR * count as f64 };
    let errors = [smaller.distinct, larger.distinct, union].map(of);
    let error = 2.0 * errors.iter().map(|error| error * error).sum::<f64>().sqrt();
    (common as f64 - error >= smaller.distinct as f64 / 2.0).then_some(common)
}

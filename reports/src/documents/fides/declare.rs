//! Annotations of Fides as declarations of the register.

use std::collections::BTreeSet;

use domesday_connectors::Place;
use domesday_detectors::Category;

use super::draw::subject_key;
use super::{FidesDataset, FidesDatasets, FidesField};
use crate::map::SubjectKind;
use crate::register::{DeclaredSystem, Subject, Wanted};

/// Declared systems for annotated datasets: one a collection, at `place_prefix` and its name below
/// (`postgresql://db1:5432/crm/public` and `customer`), with the categories of its fields. A field that
/// stands for a person (`identity`) declares that identity as well. What the annotations do not say
/// (purposes, retention, recipients) is left for people.
///
/// Where there are several datasets and no prefix says which is where, each lies below the prefix under its
/// key.
pub fn declare(datasets: &FidesDatasets, place_prefix: &str) -> Vec<DeclaredSystem> {
    let prefix = place_prefix.trim_end_matches('/');
    let several = datasets.dataset.len() > 1;
    let mut systems = Vec::new();
    for dataset in &datasets.dataset {
        let base = if several { format!("{prefix}/{}", dataset.fides_key) } else { prefix.to_owned() };
        systems.extend(of_dataset(dataset, &base));
    }
    systems
}

fn of_dataset(dataset: &FidesDataset, base: &str) -> Vec<DeclaredSystem> {
    let mut systems = Vec::new();
    for collection in &dataset.collections {
        let mut categories = BTreeSet::new();
        let outer = dataset.data_categories.iter().chain(&collection.data_categories).flatten();
        categories.extend(outer.filter_map(|key| category_of(key)));
        collection.fields.iter().for_each(|field| of_field(field, &mut categories));
        let subjects: BTreeSet<Subject> = collection
            .data_subjects
            .iter()
            .flatten()
            .filter_map(|key| subject_of(key))
            .map(Subject)
            .collect();
        systems.push(DeclaredSystem {
            id: format!("{}.{}", dataset.fides_key, collection.name),
            name: format!("{}: {}", dataset.name.as_deref().unwrap_or(&dataset.fides_key), collection.name),
            activity: dataset.description.clone().unwrap_or_default(),
            places: vec![format!("{base}{}", spelled(&collection.name))],
            categories: categories.into_iter().map(Wanted).collect(),
            data_subjects: subjects.into_iter().collect(),
            ..DeclaredSystem::default()
        });
    }
    systems
}

/// A name as the end of a place: people give it as it is, with whatever it holds.
fn spelled(name: &str) -> String {
    let place = Place::filesystem().item(name.as_bytes()).to_string();
    place.strip_prefix("file://").map(str::to_owned).unwrap_or_default()
}

fn of_field(field: &FidesField, categories: &mut BTreeSet<Category>) {
    categories.extend(field.data_categories.iter().flatten().filter_map(|key| category_of(key)));
    match field.fides_meta.as_ref().and_then(|meta| meta.identity.as_deref()) {
        Some("email") => categories.insert(Category::EmailAddress),
        Some("phone_number") => categories.insert(Category::PhoneNumber),
        _ => false,
    };
    field.fields.iter().flatten().for_each(|inner| of_field(inner, categories));
}

/// The category that a key of fideslang stands for: that of the key itself, else of the nearest key above
/// it that stands for one (`user.contact.address.city` is a part of a postal address). `None` for what is
/// no category of domesday: `system.operations`, `user.behavior.purchase_history`.
fn category_of(key: &str) -> Option<Category> {
    // Keys that several categories map to, or that the taxonomy words otherwise.
    match key {
        "user.contact.fax_number" => return Some(Category::PhoneNumber),
        "user.contact.url" => return Some(Category::UrlWithPersonalData),
        "user.device.device_id" => return Some(Category::DeviceId),
        "user.device.cookie" => return Some(Category::CookieId),
        "user.financial" | "user.behavior" | "user.device" => {}
        _ if key.starts_with("user.biometric")
            || key.starts_with("user.health_and_medical.genetic")
            || key.starts_with("user.criminal_history")
            || SPECIAL.contains(&key) =>
        {
            return Some(Category::SpecialCategory);
        }
        _ => {}
    }
    let exact = |key: &str| {
        Category::ALL
            .iter()
            .copied()
            .find(|category| category.fides() == key && *category != Category::CryptoWallet)
    };
    if let Some(category) = exact(key) {
        return Some(category);
    }
    // Parts of names and addresses are not things of their own.
    ["user.name", "user.contact.address", "user.location"]
        .iter()
        .find(|whole| key.strip_prefix(**whole).is_some_and(|rest| rest.starts_with('.')))
        .and_then(|whole| exact(whole).or(Some(Category::Geolocation)))
}

/// Demographic data of special categories (GDPR Art. 9(1)).
const SPECIAL: &[&str] = &[
    "user.demographic.political_opinion",
    "user.demographic.race_ethnicity",
    "user.demographic.religious_belief",
    "user.demographic.sexual_orientation",
];

fn subject_of(key: &str) -> Option<SubjectKind> {
    SubjectKind::ALL.iter().copied().find(|kind| subject_key(*kind) == Some(key))
}

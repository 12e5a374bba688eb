//! The layout of Fides datasets.

use std::io;

use serde::{Deserialize, Serialize};

/// A file of datasets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FidesDatasets {
    /// The datasets.
    #[serde(default)]
    pub dataset: Vec<FidesDataset>,
}

/// A dataset: a schema, a directory, a prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FidesDataset {
    /// Its key: letters, digits, `.`, `_`, `-`.
    pub fides_key: String,
    /// Its name, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Categories of all of its fields.
    #[serde(default, skip_serializing_if = "none_or_empty")]
    pub data_categories: Option<Vec<String>>,
    /// Its collections.
    #[serde(default)]
    pub collections: Vec<FidesCollection>,
}

/// A collection: a table, a file, an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FidesCollection {
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Categories of all of its fields.
    #[serde(default, skip_serializing_if = "none_or_empty")]
    pub data_categories: Option<Vec<String>>,
    /// Whom its records are about.
    #[serde(default, skip_serializing_if = "none_or_empty")]
    pub data_subjects: Option<Vec<String>>,
    /// Its fields.
    #[serde(default)]
    pub fields: Vec<FidesField>,
}

/// A field: a column, a JSON key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FidesField {
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it holds.
    #[serde(default, skip_serializing_if = "none_or_empty")]
    pub data_categories: Option<Vec<String>>,
    /// More about it.
    #[serde(default, alias = "fidesops_meta", skip_serializing_if = "Option::is_none")]
    pub fides_meta: Option<FidesMeta>,
    /// Fields inside it.
    #[serde(default, skip_serializing_if = "none_or_empty")]
    pub fields: Option<Vec<FidesField>>,
}

/// What Fides needs to follow data from field to field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FidesMeta {
    /// Whether it is the primary key, or a part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_key: Option<bool>,
    /// The kind of identity that a request may start from: `email`, `phone_number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// The type: `string`, `integer`, `float`, `boolean`, `object_id`, `object`, each also with `[]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    /// The most characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u64>,
    /// Fields that its values are in.
    #[serde(default, skip_serializing_if = "none_or_empty")]
    pub references: Option<Vec<FidesReference>>,
}

/// A field of another collection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FidesReference {
    /// The key of the dataset.
    pub dataset: String,
    /// Collection and field: `address.id`.
    pub field: String,
    /// `to`: data is followed from here to there; `from`: the other way; both where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
}

/// The text is not a file of Fides datasets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no Fides dataset: {0}; see https://ethyca.github.io/fideslang/resources/dataset/")]
pub struct NotFides(String);

impl FidesDatasets {
    /// The datasets as YAML.
    ///
    /// # Errors
    /// They cannot be written as YAML.
    pub fn to_yaml(&self) -> io::Result<String> {
        serde_saphyr::to_string(self).map_err(io::Error::other)
    }

    pub(super) fn of_yaml(text: &str) -> Result<FidesDatasets, NotFides> {
        // An error shows where, and not what stands there: the file may hold anything.
        serde_saphyr::from_str(text).map_err(|error| {
            let place = error
                .location()
                .map_or_else(String::new, |at| format!("line {}, column {}: ", at.line(), at.column()));
            NotFides(format!(
                "{place}it is not YAML of `dataset` with `fides_key`, `collections` and `fields`"
            ))
        })
    }
}

/// Whether there is nothing to write.
fn none_or_empty<T>(list: &Option<Vec<T>>) -> bool {
    list.as_ref().is_none_or(Vec::is_empty)
}

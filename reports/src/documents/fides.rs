//! Fides dataset YAML, out and in.
//!
//! The layout is that of fideslang's `Dataset` (<https://ethyca.github.io/fideslang/resources/dataset/>,
//! model in <https://github.com/ethyca/fideslang>): datasets with a key of letters, digits, `.`, `_` and
//! `-`, their collections, and fields with data categories
//! (<https://ethyca.github.io/fideslang/taxonomy/data_categories/>) and `fides_meta`: primary key,
//! references to other fields, the identity that a request starts from, data type and length. JSON paths
//! are nested fields.

mod declare;
mod draw;
mod labels;
mod model;

use std::io::{self, Write};

pub use declare::declare;
pub use model::{
    FidesCollection, FidesDataset, FidesDatasets, FidesField, FidesMeta, FidesReference, NotFides,
};

use super::Sources;

/// Writes the datasets of a map.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let datasets = draw::datasets(sources);
    out.write_all(b"# Fides datasets, drawn from an inventory by domesday.\n")?;
    out.write_all(datasets.to_yaml()?.as_bytes())
}

/// Reads datasets, such as those that people annotated in Fides. What domesday has no use for is left out.
///
/// # Errors
/// The text is not YAML, or not of that layout.
pub fn read(text: &str) -> Result<FidesDatasets, NotFides> {
    FidesDatasets::of_yaml(text)
}

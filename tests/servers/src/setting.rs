//! How a server that runs already is told to the tests: `name=value` pairs in an environment variable.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

/// The pairs in the environment variable, if it is set.
pub(crate) fn read(variable: &str) -> Option<BTreeMap<String, String>> {
    let text = std::env::var(variable).ok().filter(|text| !text.is_empty())?;
    let pairs = text.split(' ').filter_map(|pair| pair.split_once('='));
    Some(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// One value of [`read`].
pub(crate) fn value(pairs: &BTreeMap<String, String>, name: &str) -> Result<String> {
    pairs.get(name).cloned().with_context(|| format!("the settings of a test server lack {name}"))
}

/// The text for an environment variable. Values hold no spaces.
pub(crate) fn write(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
}

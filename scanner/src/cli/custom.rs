//! Detectors and allow lists of the configuration, made ready.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use domesday::Allow;
use domesday_detectors::{Case, CustomDetector, Values, normal};
use domesday_reports::{Key, Pseudonym};

use super::init::key_file;
use crate::config::{CustomEntry, Loaded, digest};

/// The detectors that the configuration describes.
///
/// # Errors
///
/// A file of values cannot be read or holds what is none, or digests are used without a key.
pub(super) fn detectors(loaded: &Loaded, key: Option<&Key>) -> anyhow::Result<Vec<CustomDetector>> {
    loaded.config.detector.iter().map(|entry| detector(entry, loaded, key)).collect()
}

fn detector(entry: &CustomEntry, loaded: &Loaded, key: Option<&Key>) -> anyhow::Result<CustomDetector> {
    let values = values(entry, loaded, key).with_context(|| format!("detector `{}`", entry.id.0))?;
    let category = entry.category.0;
    Ok(CustomDetector {
        id: entry.id.0.clone(),
        category,
        summary: entry.summary.clone().unwrap_or_else(|| format!("A value of kind {category} of your own.")),
        pattern: entry.pattern.as_ref().map(|pattern| pattern.0.clone()),
        check: entry.check.as_ref().map(|check| check.0.clone()).unwrap_or_default(),
        values,
        exclude: entry.exclude.iter().map(|pattern| pattern.0.clone()).collect(),
        context: entry.context.iter().map(|word| word.to_lowercase()).collect(),
        fields: entry.fields.iter().map(|name| name.to_lowercase()).collect(),
        window: entry.window(),
        precision: entry.precision(),
        examples: (entry.examples.iter())
            .map(|e| Case { field: e.field.clone(), text: e.text.clone(), value: e.value.clone() })
            .collect(),
        counterexamples: (entry.counterexamples.iter())
            .map(|c| Case { field: c.field.clone(), text: c.text.clone(), value: c.why.clone() })
            .collect(),
    })
}

fn values(entry: &CustomEntry, loaded: &Loaded, key: Option<&Key>) -> anyhow::Result<Values> {
    let mut listed = entry.values.clone().unwrap_or_default();
    if let Some(path) = &entry.values_file {
        let text = read(&loaded.resolve(path))?;
        listed.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    let Some(path) = &entry.digests_file else {
        let given = entry.values.is_some() || entry.values_file.is_some();
        return Ok(if given { Values::Listed(listed) } else { Values::Any });
    };
    let path = loaded.resolve(path);
    let key = key.cloned().with_context(|| {
        format!(
            "{} holds digests, which need the key that they were made with: set `key-file`",
            path.display()
        )
    })?;
    let category = entry.category.0;
    let mut known: BTreeSet<Pseudonym> =
        listed.iter().map(|value| key.pseudonym(category, &normal(value))).collect();
    for (index, line) in read(&path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let made = digest(line).with_context(|| {
            format!("{}:{}: not a digest of 32 hexadecimal digits", path.display(), index + 1)
        })?;
        known.insert(made);
    }
    Ok(Values::Member(Arc::new(move |normal: &str| known.contains(&key.pseudonym(category, normal)))))
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Whether the configuration uses digests, which need the key that they were made with.
pub(super) fn uses_digests(loaded: &Loaded) -> bool {
    let config = &loaded.config;
    config.detector.iter().any(|entry| entry.digests_file.is_some())
        || config.allow.iter().any(|entry| entry.value.is_some())
}

/// The key, where the configuration uses digests.
///
/// # Errors
///
/// The key cannot be read.
pub(super) fn key(loaded: &Loaded) -> anyhow::Result<Option<Key>> {
    uses_digests(loaded).then(|| Ok(Key::read(&key_file(None, loaded)?)?)).transpose()
}

/// The allow list of the configuration; `None` where there is none.
///
/// # Errors
///
/// An entry cannot be as it is given.
pub(super) fn allow(loaded: &Loaded, key: Option<Key>) -> anyhow::Result<Option<Arc<Allow>>> {
    if loaded.config.allow.is_empty() {
        return Ok(None);
    }
    let entries = (loaded.config.allow.iter())
        .map(|entry| domesday::AllowEntry {
            value: entry.value.as_ref().map(|value| value.0),
            pattern: entry.pattern.as_ref().map(|pattern| pattern.0.clone()),
            path: entry.path.clone(),
            field: entry.field.clone(),
            category: entry.category.as_ref().map(|category| category.0),
            detector: entry.detector.clone(),
            reason: entry.reason.clone(),
            expires: entry.expires.as_ref().map(|day| day.0.clone()),
        })
        .collect();
    let directory = loaded.resolve(Path::new("."));
    Ok(Some(Arc::new(Allow::new(entries, &directory, key, &domesday::today())?)))
}

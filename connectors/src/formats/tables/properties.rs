//! What the writer of a file left beside its schema.

use crate::formats::Out;
use crate::formats::out::Reading;

/// Tells the keys and values that stand in the head or foot of a file, as properties of its part `metadata`.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn properties<'p>(out: &mut Out<'_>, pairs: impl Iterator<Item = (&'p str, &'p str)>) -> Reading {
    let mut pairs: Vec<(&str, &str)> = pairs
        // The schema again, as base64.
        .filter(|(key, value)| *key != "ARROW:schema" && !value.trim().is_empty())
        .collect();
    if pairs.is_empty() {
        return Ok(());
    }
    pairs.sort_unstable();
    let place = out.place().part("part", b"metadata");
    out.within(place, |out| {
        out.properties(&pairs);
        Ok(())
    })
}

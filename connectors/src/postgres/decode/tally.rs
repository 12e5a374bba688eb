//! Values that no reader exists for, counted.

use std::collections::BTreeMap;

use crate::{Gap, Place, Reason, Visitor};

/// How many values of which media type there are in which column.
#[derive(Debug, Default)]
pub(in crate::postgres) struct Tally {
    counts: BTreeMap<(usize, &'static str), (u64, u64)>,
}

impl Tally {
    /// One value of `bytes` bytes.
    pub(super) fn add(&mut self, column: usize, media_type: &'static str, bytes: u64) {
        let (values, sum) = self.counts.entry((column, media_type)).or_default();
        *values += 1;
        *sum += bytes;
    }

    /// All that another one counted.
    pub(super) fn absorb(&mut self, other: &Tally) {
        for (&key, &(values, bytes)) in &other.counts {
            let (all, sum) = self.counts.entry(key).or_default();
            *all += values;
            *sum += bytes;
        }
    }

    /// Tells a gap for each column and media type.
    pub(super) fn tell(self, place: impl Fn(usize) -> Option<Place>, visitor: &mut dyn Visitor) {
        for ((column, media_type), (values, bytes)) in self.counts {
            let Some(place) = place(column) else { continue };
            let unit = if values == 1 { "value" } else { "values" };
            visitor.gap(Gap {
                place,
                reason: Reason::UnsupportedFormat(media_type.to_owned()),
                detail: format!("{values} {unit}: no reader for this format exists yet"),
                bytes: Some(bytes),
            });
        }
    }
}

//! What could not be read, by reason.

use std::collections::{BTreeMap, BTreeSet};

use super::{reasons, text};
use crate::map::{DataMap, MapGap};

/// So many places are named for each reason.
const PLACES: usize = 6;

/// What was not read for one reason.
pub(super) struct Reason {
    pub(super) title: String,
    /// What the reason is about: a media type.
    pub(super) about: String,
    pub(super) units: String,
    pub(super) bytes: String,
    pub(super) places: Vec<String>,
    pub(super) detail: String,
    pub(super) remedy: String,
}

#[derive(Default)]
struct Sum {
    units: u64,
    bytes: u64,
    places: BTreeSet<String>,
    detail: String,
}

/// What may hide content, most first; and what is accounted for and hides nothing.
pub(super) fn of(map: &DataMap) -> (Vec<Reason>, Vec<Reason>) {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for dataset in map.systems.iter().flat_map(|system| &system.datasets) {
        for gap in dataset.unread.iter().chain(dataset.collections.iter().flat_map(|c| &c.gaps)) {
            add(sums.entry(gap.reason.as_str()).or_default(), gap);
        }
    }
    let mut sums: Vec<(&str, Sum)> = sums.into_iter().collect();
    sums.sort_by(|(a, x), (b, y)| y.units.cmp(&x.units).then(a.cmp(b)));
    let (mut hiding, mut harmless) = (Vec::new(), Vec::new());
    for (reason, sum) in sums {
        let hides = reasons::meaning(reason).is_none_or(|meaning| meaning.hides);
        if hides { &mut hiding } else { &mut harmless }.push(view(reason, sum));
    }
    (hiding, harmless)
}

fn add(sum: &mut Sum, gap: &MapGap) {
    sum.units = sum.units.saturating_add(gap.units);
    sum.bytes = sum.bytes.saturating_add(gap.bytes);
    for place in &gap.places {
        if sum.places.len() < PLACES {
            sum.places.insert(text::shown(place));
        }
    }
    if sum.detail.is_empty() {
        sum.detail = text::shown(&gap.detail);
    }
}

fn view(reason: &str, sum: Sum) -> Reason {
    let meaning = reasons::meaning(reason);
    let about = reason.split_once('(').map_or("", |(_, about)| about.trim_end_matches(')'));
    Reason {
        title: meaning.map_or_else(|| text::shown(reason), |meaning| meaning.title.to_owned()),
        about: text::shown(about),
        units: text::number(sum.units),
        bytes: if sum.bytes == 0 { "–".to_owned() } else { text::bytes(sum.bytes) },
        places: sum.places.into_iter().collect(),
        detail: sum.detail,
        remedy: meaning.map_or("Look at them by hand.", |meaning| meaning.remedy).to_owned(),
    }
}

//! What changed between two inventories, and what of it breaks the policy.

mod glob;
mod index;
mod json;
mod markdown;
mod policy;
mod terminal;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use domesday_connectors::Exposure;
use domesday_detectors::Category;
use domesday_detectors::verdict::Role;

pub use glob::Glob;
pub use policy::{Breach, Rule, RuleKind, breaches};

use crate::map::{Coverage, DataMap, MapScan};
use index::{Index, Seen};

/// The forms that a comparison can be written in.
pub const FORMATS: &[&str] = &["terminal", "json", "markdown"];

/// The JSON Schema of `--format json`.
pub const DIFF_SCHEMA: &str = include_str!("../schema/diff.schema.json");

/// In what way something changed. They come in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A field with personal data that was not there.
    NewField,
    /// A field that was there holds another category.
    NewCategory,
    /// A field is there for a category of which it held some, or the other way round.
    Role,
    /// Others can get at a collection with personal data in a way in which they could not.
    Exposed,
    /// Something is not read for a reason that did not stop it before.
    NewGap,
    /// A smaller share of a dataset's units was examined whole.
    LessExamined,
    /// A dataset is not in the later inventory: it is gone, or was not scanned.
    Missing,
    /// A field with personal data is gone.
    VanishedField,
    /// A field holds a category no more.
    VanishedCategory,
    /// Others cannot get at a collection any more in a way in which they could.
    NoLongerExposed,
    /// A reason for gaps is gone.
    GapClosed,
}

impl ChangeKind {
    /// Every kind, in order.
    pub const ALL: &'static [ChangeKind] = &[
        ChangeKind::NewField,
        ChangeKind::NewCategory,
        ChangeKind::Role,
        ChangeKind::Exposed,
        ChangeKind::NewGap,
        ChangeKind::LessExamined,
        ChangeKind::Missing,
        ChangeKind::VanishedField,
        ChangeKind::VanishedCategory,
        ChangeKind::NoLongerExposed,
        ChangeKind::GapClosed,
    ];

    /// The stable id, such as `new-field`.
    pub const fn id(self) -> &'static str {
        match self {
            ChangeKind::NewField => "new-field",
            ChangeKind::NewCategory => "new-category",
            ChangeKind::Role => "role",
            ChangeKind::Exposed => "exposed",
            ChangeKind::NewGap => "new-gap",
            ChangeKind::LessExamined => "less-examined",
            ChangeKind::Missing => "missing",
            ChangeKind::VanishedField => "vanished-field",
            ChangeKind::VanishedCategory => "vanished-category",
            ChangeKind::NoLongerExposed => "no-longer-exposed",
            ChangeKind::GapClosed => "gap-closed",
        }
    }

    /// What it is called for people.
    pub const fn title(self) -> &'static str {
        match self {
            ChangeKind::NewField => "New fields with personal data",
            ChangeKind::NewCategory => "New categories in known fields",
            ChangeKind::Role => "Fields in another role",
            ChangeKind::Exposed => "Newly exposed",
            ChangeKind::NewGap => "New gaps",
            ChangeKind::LessExamined => "Less examined",
            ChangeKind::Missing => "Gone, or not scanned",
            ChangeKind::VanishedField => "Vanished fields",
            ChangeKind::VanishedCategory => "Vanished categories",
            ChangeKind::NoLongerExposed => "No longer exposed",
            ChangeKind::GapClosed => "Closed gaps",
        }
    }
}

/// One change. They are sorted: by kind, place, category, exposure and reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// In what way.
    pub kind: ChangeKind,
    /// The spelling of the field, collection or dataset.
    pub place: String,
    /// The category, of changes of fields.
    pub category: Option<Category>,
    /// The exposure, of changes of exposure.
    pub exposure: Option<Exposure>,
    /// The id of the reason, of gaps.
    pub reason: Option<String>,
    /// How it was; empty where there was nothing.
    pub before: String,
    /// How it is; empty where there is nothing.
    pub after: String,
    /// How sure the category is, in per cent; 100 for what is no category.
    pub confidence: u8,
}

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The changes, sorted.
    pub changes: Vec<Change>,
}

/// What a comparison is written from.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'m> {
    /// The earlier inventory.
    pub before: &'m DataMap,
    /// The later one.
    pub after: &'m DataMap,
    /// What changed.
    pub diff: &'m Diff,
    /// What of the later one breaks the policy, sorted.
    pub breaches: &'m [Breach],
}

impl Comparison<'_> {
    /// Writes it in one of [`FORMATS`]; in colours where that is the terminal and `color` is set.
    ///
    /// # Errors
    /// Those of the output; there is no such format.
    pub fn write(&self, format: &str, color: bool, out: &mut dyn Write) -> io::Result<()> {
        match format {
            "terminal" => terminal::write(self, color, out),
            "json" => json::write(self, out),
            "markdown" => markdown::write(self, out),
            _ => Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("no format `{format}`; there are {}", FORMATS.join(", ")),
            )),
        }
    }

    /// The changes of one kind.
    fn of(&self, kind: ChangeKind) -> impl Iterator<Item = &Change> {
        self.diff.changes.iter().filter(move |change| change.kind == kind)
    }
}

/// When a map was last scanned: the start of its last scan.
fn scanned(map: &DataMap) -> &str {
    map.scans.iter().map(|scan: &MapScan| scan.started.as_str()).max().unwrap_or_default()
}

impl Diff {
    /// What changed from one map to another. Fields that hold nothing, or hardly anything, are no news.
    ///
    /// Files and objects whose names differ in numbers, dates and digests only are taken for the same: a backup of
    /// today is no new place.
    pub fn between(before: &DataMap, after: &DataMap) -> Diff {
        let (a, b) = (Index::of(before), Index::of(after));
        let mut changes = Vec::new();
        appeared(&a, &b, &mut changes);
        vanished(&a, &b, &mut changes);
        exposure(&a, &b, &mut changes);
        coverage(&a, &b, &mut changes);
        changes.sort();
        changes.dedup();
        Diff { changes }
    }
}

fn change(kind: ChangeKind, place: &str) -> Change {
    Change {
        kind,
        place: place.to_owned(),
        category: None,
        exposure: None,
        reason: None,
        before: String::new(),
        after: String::new(),
        confidence: 100,
    }
}

fn appeared(a: &Index<'_>, b: &Index<'_>, changes: &mut Vec<Change>) {
    for (place, held) in b.fields() {
        let known = a.field(place);
        for (category, now) in held.iter().filter(|(_, now)| now.role != Role::Unlikely) {
            let then = known.and_then(|known| known.get(category)).filter(|then| then.role != Role::Unlikely);
            let kind = match (known, then) {
                (_, Some(then)) if then.role == now.role => continue,
                (_, Some(_)) => ChangeKind::Role,
                (Some(known), None) if known.values().any(|seen| seen.role != Role::Unlikely) => {
                    ChangeKind::NewCategory
                }
                _ => ChangeKind::NewField,
            };
            changes.push(Change {
                category: Some(*category),
                before: then.map(Seen::told).unwrap_or_default(),
                after: now.told(),
                confidence: now.confidence,
                ..change(kind, place)
            });
        }
    }
}

fn vanished(a: &Index<'_>, b: &Index<'_>, changes: &mut Vec<Change>) {
    for (place, held) in a.fields() {
        // Of what is not read any more nobody knows whether it is gone: that is told as coverage.
        if b.field(place).is_none() && (b.lacks_dataset_of(place) || b.is_unread(place)) {
            continue;
        }
        let now = b.field(place);
        for (category, then) in held.iter().filter(|(_, then)| then.role != Role::Unlikely) {
            if now.and_then(|now| now.get(category)).is_some_and(|now| now.role != Role::Unlikely) {
                continue;
            }
            let left = now.is_some_and(|now| now.values().any(|seen| seen.role != Role::Unlikely));
            let kind = if left { ChangeKind::VanishedCategory } else { ChangeKind::VanishedField };
            changes.push(Change {
                category: Some(*category),
                before: then.told(),
                confidence: then.confidence,
                ..change(kind, place)
            });
        }
    }
}

fn exposure(a: &Index<'_>, b: &Index<'_>, changes: &mut Vec<Change>) {
    for (from, to, kind) in [(a, b, ChangeKind::Exposed), (b, a, ChangeKind::NoLongerExposed)] {
        for (place, there) in to.collections().filter(|(_, there)| there.personal) {
            let known = from.collection(place);
            // What is gone is told as such.
            if known.is_none() && kind == ChangeKind::NoLongerExposed {
                continue;
            }
            let none = BTreeSet::new();
            for exposure in there.exposure.difference(known.map_or(&none, |known| &known.exposure)) {
                changes.push(Change { exposure: Some(*exposure), ..change(kind, place) });
            }
        }
    }
}

fn coverage(a: &Index<'_>, b: &Index<'_>, changes: &mut Vec<Change>) {
    for (place, then) in a.datasets() {
        let Some(now) = b.dataset(place) else {
            let before = units(then.coverage);
            changes.push(Change { before, ..change(ChangeKind::Missing, place) });
            continue;
        };
        gaps(ChangeKind::GapClosed, place, &now.gaps, &then.gaps, changes);
        let (then, now) = (then.coverage, now.coverage);
        let share = |of: Coverage, among: Coverage| u128::from(of.examined) * u128::from(among.listed);
        if share(now, then) < share(then, now) {
            changes.push(Change {
                before: units(then),
                after: units(now),
                ..change(ChangeKind::LessExamined, place)
            });
        }
    }
    let none = BTreeMap::new();
    for (place, now) in b.datasets() {
        let then = a.dataset(place).map_or(&none, |then| &then.gaps);
        gaps(ChangeKind::NewGap, place, then, &now.gaps, changes);
    }
}

/// The reasons of `there` that are not in `known`.
fn gaps(
    kind: ChangeKind,
    place: &str,
    known: &BTreeMap<&str, u64>,
    there: &BTreeMap<&str, u64>,
    changes: &mut Vec<Change>,
) {
    for (reason, units) in there.iter().filter(|(reason, _)| !known.contains_key(*reason)) {
        let told = format!("{units}");
        let (before, after) = match kind {
            ChangeKind::GapClosed => (told, String::new()),
            _ => (String::new(), told),
        };
        changes.push(Change { reason: Some((*reason).to_owned()), before, after, ..change(kind, place) });
    }
}

fn units(coverage: Coverage) -> String {
    format!("{} of {}", coverage.examined, coverage.listed)
}

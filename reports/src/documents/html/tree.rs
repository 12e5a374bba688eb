//! Systems, datasets, collections and fields, as they stand on the page without a script.

use std::collections::BTreeSet;

use domesday_detectors::Sensitivity;

use super::declared::Declarations;
use super::figures::{is_personal, real};
use super::{declared, names, reasons, text};
use crate::map::{DataMap, Held, MapCollection, MapDataset, MapField, MapGap, Role};

/// So many collections stand on the page: those with the most fields that hold personal data.
const COLLECTIONS: usize = 1_000;

/// Up to so many entries, fields are listed below their collection; of more, only the search has them.
const ENTRIES: usize = 1_500;

/// A term and what it is.
pub(super) type Fact = (&'static str, String);

/// All systems, and what is left out.
pub(super) struct Tree {
    pub(super) systems: Vec<SystemView>,
    /// Whether fields are listed below their collections.
    pub(super) fields: bool,
    /// How many collections are not on the page; empty where all are.
    pub(super) left_out: String,
}

/// A system.
pub(super) struct SystemView {
    pub(super) number: usize,
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) datasets: Vec<DatasetView>,
}

/// A dataset.
pub(super) struct DatasetView {
    pub(super) place: String,
    pub(super) summary: String,
    pub(super) open: bool,
    /// The name of the declared system; empty where none has the place.
    pub(super) declared: String,
    pub(super) declaration: Vec<Fact>,
    pub(super) facts: Vec<Fact>,
    pub(super) collections: Vec<CollectionView>,
    /// How many collections are not on the page; empty where all are.
    pub(super) left_out: String,
}

/// A collection.
pub(super) struct CollectionView {
    pub(super) name: String,
    pub(super) subjects: String,
    pub(super) categories: Vec<Chip>,
    pub(super) exposed: Vec<&'static str>,
    pub(super) gaps: bool,
    pub(super) facts: Vec<Fact>,
    pub(super) entries: Vec<Entry>,
}

/// A category on the line of a collection.
pub(super) struct Chip {
    pub(super) name: String,
    pub(super) mark: &'static str,
    pub(super) class: &'static str,
}

/// A field and a category that it holds.
pub(super) struct Entry {
    pub(super) field: String,
    pub(super) about: String,
    pub(super) category: String,
    pub(super) mark: &'static str,
    pub(super) sensitivity: &'static str,
    pub(super) role: &'static str,
    pub(super) form: &'static str,
    pub(super) sure: &'static str,
    pub(super) confidence: u8,
    pub(super) share: String,
    pub(super) values: String,
    pub(super) notes: String,
    pub(super) distinct: String,
    pub(super) previews: Vec<String>,
    pub(super) evidence: String,
}

impl Tree {
    /// Lays out a map, with what the register declares of it.
    pub(super) fn of(map: &DataMap, declarations: &Declarations<'_>) -> Tree {
        let collections = || map.systems.iter().flat_map(|s| &s.datasets).flat_map(|d| &d.collections);
        let weight = |c: &MapCollection| c.fields.iter().filter(|field| is_personal(field)).count();
        let mut weights: Vec<usize> = collections().map(weight).collect();
        let total = weights.len();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        // Lighter collections than this are left out, and some of this weight.
        let least = weights.get(COLLECTIONS.min(total).saturating_sub(1)).copied().unwrap_or(0);
        let mut of_least = weights.iter().take(COLLECTIONS).filter(|w| **w == least).count();
        let mut stands = |collection: &MapCollection| {
            let weight = weight(collection);
            let tie = weight == least && of_least > 0;
            of_least -= usize::from(tie);
            weight > least || tie
        };
        let entries: usize = collections().flat_map(|c| &c.fields).map(|field| field.held.len()).sum();
        let fields = entries <= ENTRIES;
        let many = map.systems.iter().map(|system| system.datasets.len()).sum::<usize>() > 12;
        let mut systems = Vec::new();
        for (at, system) in map.systems.iter().enumerate() {
            let (kind, name) = names::system(&system.place);
            let datasets: Vec<DatasetView> = system
                .datasets
                .iter()
                .map(|dataset| dataset_view(dataset, declarations, !many, fields, &mut stands))
                .collect();
            let count: usize = system.datasets.iter().map(|dataset| dataset.collections.len()).sum();
            systems.push(SystemView {
                number: at + 1,
                kind,
                name: text::shown(name),
                summary: format!(
                    "{}, {}",
                    text::count(system.datasets.len() as u64, "dataset", "datasets"),
                    text::count(count as u64, "collection", "collections")
                ),
                datasets,
            });
        }
        let left_out = match total.saturating_sub(COLLECTIONS) {
            0 => String::new(),
            more => text::number(more as u64),
        };
        Tree { systems, fields, left_out }
    }
}

fn dataset_view(
    dataset: &MapDataset,
    declarations: &Declarations<'_>,
    open: bool,
    fields: bool,
    stands: &mut impl FnMut(&MapCollection) -> bool,
) -> DatasetView {
    let collections: Vec<CollectionView> = dataset
        .collections
        .iter()
        .filter(|collection| stands(collection))
        .map(|collection| collection_view(dataset, collection, declarations, fields))
        .collect();
    let coverage = dataset.coverage;
    let mut facts = vec![(
        "Looked at",
        format!(
            "{}{}",
            text::time_of(&dataset.scanned),
            if dataset.whole { "" } else { ", not all of it: more may be there than is listed" }
        ),
    )];
    facts.extend(dataset.unread.iter().map(|gap| ("Not read", gap_line(gap))));
    let declared = declarations.system(&dataset.place);
    let left_out = dataset.collections.len() - collections.len();
    DatasetView {
        place: text::shown(&dataset.place),
        summary: format!(
            "{} of {} read whole",
            text::number(coverage.examined),
            text::count(coverage.listed, "unit", "units")
        ),
        open,
        declared: declared.map(declared::name).unwrap_or_default(),
        declaration: declared.map(|system| declarations.facts(system)).unwrap_or_default(),
        facts,
        collections,
        left_out: if left_out == 0 { String::new() } else { text::number(left_out as u64) },
    }
}

/// A gap in a line.
pub(super) fn gap_line(gap: &MapGap) -> String {
    let title =
        reasons::meaning(&gap.reason).map_or_else(|| text::shown(&gap.reason), |m| m.title.to_owned());
    let detail =
        if gap.detail.is_empty() { String::new() } else { format!(" ({})", text::shown(&gap.detail)) };
    format!("{title}: {}{detail}", text::number(gap.units))
}

/// The name of a collection in its dataset.
pub(super) fn name<'c>(dataset: &MapDataset, collection: &'c MapCollection) -> &'c str {
    match collection.place.strip_prefix(dataset.place.as_str()).map(|rest| rest.trim_start_matches('/')) {
        Some("") | None => &collection.place,
        Some(rest) => rest,
    }
}

fn collection_view(
    dataset: &MapDataset,
    collection: &MapCollection,
    declarations: &Declarations<'_>,
    fields: bool,
) -> CollectionView {
    let held: BTreeSet<_> = collection
        .fields
        .iter()
        .flat_map(|field| &field.held)
        .filter(|held| held.role != Role::Unlikely)
        .map(|held| (std::cmp::Reverse(held.category.sensitivity()), held.category))
        .collect();
    let chip = |category: domesday_detectors::Category| Chip {
        name: names::category(category),
        mark: names::mark(category.sensitivity()),
        class: class(category.sensitivity()),
    };
    let entries = match fields {
        true => {
            collection.fields.iter().flat_map(|f| f.held.iter().map(move |held| entry(f, held))).collect()
        }
        false => Vec::new(),
    };
    CollectionView {
        name: text::shown(name(dataset, collection)),
        subjects: subjects(collection),
        categories: held.into_iter().map(|(_, category)| chip(category)).collect(),
        exposed: collection.exposure.iter().copied().map(names::exposure).collect(),
        gaps: !collection.gaps.is_empty() || !collection.examined,
        facts: facts(dataset, collection, declarations),
        entries,
    }
}

/// The class of a sensitivity.
pub(super) const fn class(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Ordinary => "ordinary",
        Sensitivity::High => "high",
        Sensitivity::Special => "special",
    }
}

/// How many data subjects, in words.
fn subjects(collection: &MapCollection) -> String {
    match collection.subjects.at_least {
        0 => String::new(),
        1 => "at least 1 person".to_owned(),
        n => format!("at least {} persons", text::number(n)),
    }
}

/// What is known of a collection beside its fields.
pub(super) fn facts(
    dataset: &MapDataset,
    collection: &MapCollection,
    declarations: &Declarations<'_>,
) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    if let Some(counted) = collection.subjects.counted.filter(|_| collection.subjects.at_least > 0) {
        let by = names::category(counted).to_lowercase();
        facts.push(("Data subjects", format!("{}, counted by {by}", subjects(collection))));
    }
    for kind in &collection.kinds {
        let because = format!("{}: inferred from {}", names::subjects(kind.kind), kind.because);
        facts.push(("Probably", text::shown(&because)));
    }
    // A collection may be declared apart from its dataset.
    let own = declarations.system(&collection.place);
    if let Some(own) = own.filter(|own| declarations.system(&dataset.place) != Some(own)) {
        let said: Vec<String> =
            declarations.facts(own).into_iter().map(|(term, is)| format!("{term}: {is}")).collect();
        facts.push(("Declared as", format!("{}. {}", declared::name(own), said.join(" · "))));
    }
    if let Some(dates) = collection.dates {
        facts.push(("Dates in it", format!("{} to {}", text::day(dates.oldest), text::day(dates.newest))));
    }
    if let Some(modified) = collection.modified {
        facts.push(("Last changed", text::day(modified)));
    }
    if !collection.exposure.is_empty() {
        let exposed: Vec<&str> = collection.exposure.iter().copied().map(names::exposure).collect();
        facts.push(("Exposed", exposed.join("; ")));
    }
    if let Some(region) = &collection.region {
        facts.push(("Stored in", text::shown(region)));
    }
    if collection.units > 1 {
        let units = text::number(collection.units);
        facts.push(("Stands for", format!("{units} files or objects of the same kind")));
    }
    let mut size = vec![format!("{} read", text::bytes(collection.bytes))];
    size.extend(collection.records.map(|records| text::count(records, "record", "records")));
    size.extend(collection.media_type.as_deref().map(text::shown));
    facts.push(("Size", size.join(", ")));
    if let Some(bound) = collection.missed_below {
        let bound = text::bound(bound);
        let says = format!("what was not seen is in fewer than {bound} of the records (95 % confidence)");
        facts.push(("Sample", says));
    }
    if !collection.examined && collection.gaps.is_empty() {
        facts.push(("Not read", "something of it; the inventory does not say what".to_owned()));
    }
    facts.extend(collection.gaps.iter().map(|gap| ("Not read", gap_line(gap))));
    let nothing = collection.fields.iter().filter(|field| field.held.is_empty()).count() as u64;
    if nothing > 0 {
        facts.push(("Nothing found in", text::count(nothing, "field", "fields")));
    }
    facts
}

/// The name of a field, for people.
pub(super) fn field_name(field: &MapField) -> String {
    if field.name.is_empty() { "running text".to_owned() } else { text::shown(&field.name) }
}

/// What is known of a field beside what it holds.
pub(super) fn about(field: &MapField) -> String {
    let mut about: Vec<String> = field.declared_type.as_deref().map(text::shown).into_iter().collect();
    about.extend(field.primary_key.then(|| "primary key".to_owned()));
    about.extend((field.unique && !field.primary_key).then(|| "unique".to_owned()));
    about.extend(field.references.iter().map(|place| format!("refers to {}", text::shown(place))));
    let inferred = field.inferred_references.iter();
    about.extend(inferred.map(|place| format!("seems to refer to {}", text::shown(place))));
    if let Some(dates) = field.dates {
        about.push(format!("{} to {}", dates.oldest, dates.newest));
    }
    about.join(" · ")
}

fn entry(field: &MapField, held: &Held) -> Entry {
    let mut notes = Vec::new();
    if held.reserved > 0 {
        notes.push(format!("{} reserved", text::number(held.reserved)));
    }
    if held.suppressed > 0 {
        notes.push(format!("{} suppressed", text::number(held.suppressed)));
    }
    let evidence: Vec<&str> = held.evidence.ids().map(names::evidence).collect();
    Entry {
        field: field_name(field),
        about: about(field),
        category: names::category(held.category),
        mark: names::mark(held.category.sensitivity()),
        sensitivity: names::sensitivity(held.category.sensitivity()),
        role: names::role(held.role),
        form: names::form(held.form),
        sure: names::confidence(held.confidence),
        confidence: held.confidence,
        share: if field.structured { text::share(held.share) } else { "–".to_owned() },
        values: text::number(real(held)),
        notes: notes.join(", "),
        distinct: text::number(held.distinct),
        previews: held.previews.iter().map(|preview| text::shown(preview)).collect(),
        evidence: evidence.join(", "),
    }
}

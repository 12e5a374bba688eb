//! A made-up company: its data map, an earlier one, its register and what contradicts it. Nobody in it exists.

mod declared;
mod systems;

use domesday_detectors::{Category, Evidence};
use domesday_reports::Day;
use domesday_reports::documents::{Document, Sources};
use domesday_reports::map::{
    Coverage, DataMap, Form, Held, KindOfSubject, MapCollection, MapDataset, MapField, MapGap, MapScan,
    MapSystem, Role, SubjectKind, Subjects,
};
use domesday_reports::register::{Contradiction, Register};

/// What a document is drawn from, owned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Estate {
    pub(crate) map: DataMap,
    pub(crate) previous: Option<DataMap>,
    pub(crate) register: Register,
    pub(crate) contradictions: Vec<Contradiction>,
}

impl Estate {
    /// The document of an id.
    pub(crate) fn written(&self, id: &str) -> String {
        let sources = Sources {
            map: &self.map,
            register: &self.register,
            contradictions: &self.contradictions,
            previous: self.previous.as_ref(),
            generated: "2026-11-26T18:03:00Z",
            version: "0.1.0",
        };
        let mut out = Vec::new();
        Document::of_id(id).unwrap().write(&sources, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// One category that a field holds.
pub(crate) fn held(category: Category, role: Role, confidence: u8, values: u64, share: f64) -> Held {
    Held {
        category,
        detectors: vec![category.id().to_owned()],
        role,
        form: Form::Plain,
        confidence,
        share,
        values,
        reserved: values / 400,
        distinct: values - values / 9,
        suppressed: 0,
        evidence: Evidence::PATTERN | Evidence::FIELD_NAME,
        previews: previews(category),
    }
}

pub(crate) fn previews(category: Category) -> Vec<String> {
    let previews: &[&str] = match category {
        Category::EmailAddress => &["j***.d**@c***.de", "m***@w***.org"],
        Category::PhoneNumber => &["+49 *** **89"],
        Category::BankAccount => &["DE** **** **** 51"],
        Category::PersonName => &["J*** D**", "M**** S*****"],
        _ => &[],
    };
    previews.iter().map(|preview| (*preview).to_owned()).collect()
}

/// A column.
pub(crate) fn column(name: &str, declared: &str, held: Vec<Held>) -> MapField {
    MapField {
        suffix: format!("#col={name}"),
        name: name.to_owned(),
        structured: true,
        values: 50_000,
        records: 50_000,
        declared_type: (!declared.is_empty()).then(|| declared.to_owned()),
        primary_key: name == "id",
        unique: name == "id",
        held,
        ..MapField::default()
    }
}

pub(crate) fn text(held: Vec<Held>) -> MapField {
    MapField { held, ..MapField::default() }
}

pub(crate) fn collection(
    place: &str,
    media: &str,
    subjects: (u64, Option<Category>),
    fields: Vec<MapField>,
) -> MapCollection {
    MapCollection {
        place: place.to_owned(),
        units: 1,
        media_type: Some(media.to_owned()),
        examined: true,
        bytes: 8_400_000,
        records: Some(subjects.0 + subjects.0 / 7),
        modified: Some(day("2026-11-20")),
        subjects: Subjects { at_least: subjects.0, counted: subjects.1 },
        fields,
        ..MapCollection::default()
    }
}

pub(crate) fn kind(kind: SubjectKind, because: &str) -> KindOfSubject {
    KindOfSubject { kind, because: because.to_owned() }
}

pub(crate) fn gap(reason: &str, units: u64, bytes: u64, places: &[&str], detail: &str) -> MapGap {
    MapGap {
        reason: reason.to_owned(),
        units,
        bytes,
        places: places.iter().map(|place| (*place).to_owned()).collect(),
        detail: detail.to_owned(),
    }
}

pub(crate) fn dataset(
    place: &str,
    listed: u64,
    gaps: u64,
    collections: Vec<MapCollection>,
    unread: Vec<MapGap>,
) -> MapDataset {
    MapDataset {
        subjects: Subjects::default(),
        place: place.to_owned(),
        whole: true,
        scanned: "2026-11-26T17:40:12Z".to_owned(),
        coverage: Coverage { listed, examined: listed - gaps, gap_units: gaps, bytes: listed * 120_000 },
        collections,
        unread,
    }
}

pub(crate) fn scan(started: &str, listed: u64, gaps: u64, categories: &[(Category, u64, u64)]) -> MapScan {
    MapScan {
        started: started.to_owned(),
        version: "0.1.0".to_owned(),
        targets: vec![
            "file:///srv".into(),
            "postgresql://crm-db:5432/crm".into(),
            "s3://meridian-lake".into(),
        ],
        seconds: 412.0,
        min_confidence: 50,
        coverage: Coverage { listed, examined: listed - gaps, gap_units: gaps, bytes: listed * 120_000 },
        categories: categories.to_vec(),
    }
}

/// The company, with something of everything.
pub(crate) fn meridian() -> Estate {
    use Category::*;
    let map = DataMap {
        subjects: Subjects { at_least: 184_330, counted: Some(CookieId) },
        scans: vec![
            scan(
                "2026-02-03T02:00:00Z",
                980,
                140,
                &[(EmailAddress, 5, 61_000), (PersonName, 3, 50_100), (IpAddress, 1, 2_000_100)],
            ),
            scan(
                "2026-05-04T02:00:00Z",
                1_090,
                131,
                &[(EmailAddress, 5, 80_310), (PersonName, 4, 60_220), (IpAddress, 2, 4_810_400)],
            ),
            scan(
                "2026-08-03T02:00:00Z",
                1_240,
                96,
                &[(EmailAddress, 6, 99_870), (PersonName, 4, 66_000), (IpAddress, 2, 7_303_000)],
            ),
            scan(
                "2026-11-26T17:31:00Z",
                1_375,
                63,
                &[
                    (EmailAddress, 6, 121_700),
                    (PersonName, 4, 73_100),
                    (PhoneNumber, 3, 39_600),
                    (IpAddress, 2, 9_983_000),
                ],
            ),
        ],
        systems: vec![systems::files(), systems::database(), systems::bucket()],
    };
    let mut previous = map.clone();
    previous.scans.truncate(3);
    for system in &mut previous.systems {
        for dataset in &mut system.datasets {
            dataset.collections.retain(|collection| !collection.place.contains("backup"));
        }
    }
    Estate {
        map,
        previous: Some(previous),
        register: declared::register(),
        contradictions: declared::contradictions(),
    }
}

/// So many fields in tables of ten, each with something in it; without a register.
pub(crate) fn large(fields: usize) -> Estate {
    let categories = Category::ALL;
    let collections = (0..fields / 10).map(|table| {
        let place = format!("postgresql://warehouse:5432/dwh/schema_{:03}/table_{table:05}", table / 100);
        let columns = (0..10).map(|at| {
            let n = table * 10 + at;
            let category = categories[n * 7 % categories.len()];
            let role = if n % 3 == 0 { Role::Incidental } else { Role::Dedicated };
            column(
                &format!("{}_{}", category.id().replace('-', "_"), n % 977),
                "text",
                vec![held(
                    category,
                    role,
                    50 + (n % 50) as u8,
                    (n as u64 * 7919) % 100_000,
                    (n % 1000) as f64 / 1000.0,
                )],
            )
        });
        collection(
            &place,
            "application/x-postgresql-table",
            (n_subjects(table), Some(Category::EmailAddress)),
            columns.collect(),
        )
    });
    let mut datasets: Vec<MapDataset> = Vec::new();
    for collection in collections {
        let place = collection.place.rsplit_once('/').unwrap().0.to_owned();
        match datasets.last_mut() {
            Some(last) if last.place == place => last.collections.push(collection),
            _ => datasets.push(dataset(&place, 100, 0, vec![collection], vec![])),
        }
    }
    let systems =
        vec![MapSystem { place: "postgresql://warehouse:5432".into(), datasets, ..MapSystem::default() }];
    Estate { map: DataMap { systems, ..DataMap::default() }, ..Estate::default() }
}

fn n_subjects(table: usize) -> u64 {
    (table as u64 * 104_729) % 900_000
}

//! The register against data maps: a table of cases for each kind of contradiction.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use domesday_detectors::{Category, Evidence};

use super::*;
use crate::map::{
    DateRange, Form, Held, MapCollection, MapDataset, MapField, MapGap, MapScan, MapSystem, Role,
};
use crate::register::{
    ContradictionKind as Kind, DeclaredSystem, Period, Purpose, Recipient, Retention, Safeguard, Suppression,
    Transfer, Wanted,
};
use crate::spelling;

fn held(category: Category, values: u64) -> Held {
    Held {
        category,
        detectors: vec![category.id().to_owned()],
        role: Role::Dedicated,
        form: Form::Plain,
        confidence: 95,
        share: 1.0,
        values,
        reserved: 0,
        distinct: values,
        suppressed: 0,
        evidence: Evidence::PATTERN,
        previews: Vec::new(),
    }
}

fn column(name: &str, held: Vec<Held>) -> MapField {
    MapField {
        suffix: format!("#col={name}"),
        name: name.to_owned(),
        structured: true,
        held,
        ..MapField::default()
    }
}

fn table(place: &str, fields: Vec<MapField>) -> MapCollection {
    MapCollection { place: place.to_owned(), units: 1, examined: true, fields, ..MapCollection::default() }
}

/// A map of collections, each in the dataset that its place says.
fn map(collections: Vec<MapCollection>) -> DataMap {
    let mut systems: Vec<MapSystem> = Vec::new();
    for collection in collections {
        let parts = spelling::parts(&collection.place);
        let (system, dataset) = (parts.system.to_owned(), spelling::dataset_place(parts.dataset).to_owned());
        if systems.last().is_none_or(|last| last.place != system) {
            systems.push(MapSystem { place: system, ..MapSystem::default() });
        }
        let datasets = &mut systems.last_mut().unwrap().datasets;
        if datasets.last().is_none_or(|last| last.place != dataset) {
            datasets.push(MapDataset { place: dataset, whole: true, ..MapDataset::default() });
        }
        datasets.last_mut().unwrap().collections.push(collection);
    }
    DataMap { systems, ..DataMap::default() }
}

fn system(id: &str, place: &str, categories: &[Category]) -> DeclaredSystem {
    DeclaredSystem {
        id: id.to_owned(),
        places: vec![place.to_owned()],
        categories: categories.iter().copied().map(Wanted).collect(),
        ..DeclaredSystem::default()
    }
}

fn register(system: Vec<DeclaredSystem>) -> Register {
    let mut register = Register { system, ..Register::default() };
    register.organisation.country = "DE".to_owned();
    register
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn against(map: &DataMap, register: &Register) -> Vec<Contradiction> {
    confront(map, register, day("2026-11-26"))
}

/// Kind, system, category and count of each.
fn short(all: &[Contradiction]) -> Vec<(Kind, &str, Option<Category>, u64)> {
    all.iter().map(|one| (one.kind, one.system.as_str(), one.category, one.count)).collect()
}

const USERS: &str = "postgresql://db1:5432/crm/public/users";
const EMAIL: Category = Category::EmailAddress;
const NAME: Category = Category::PersonName;
const BIRTH: Category = Category::DateOfBirth;

#[test]
fn what_agrees_is_not_told() {
    let found = map(vec![table(USERS, vec![column("email", vec![held(EMAIL, 10)])])]);
    let declared = register(vec![system("crm", "postgres://db1/crm", &[EMAIL])]);
    assert_eq!(against(&found, &declared), []);
    assert_eq!(against(&DataMap::default(), &Register::default()), []);
}

#[test]
fn what_counts_as_found() {
    let change = |change: fn(&mut Held)| {
        let mut held = held(EMAIL, 10);
        change(&mut held);
        held
    };
    for (held, expected) in [
        (change(|_| ()), Some("10 values in 1 place.")),
        (change(|h| h.role = Role::Incidental), Some("10 values in 1 place, only within other content.")),
        (change(|h| h.form = Form::Hashed), Some("10 values in 1 place, only digests.")),
        (change(|h| h.form = Form::Masked), Some("10 values in 1 place, only masked values.")),
        (change(|h| h.reserved = 4), Some("6 values in 1 place.")),
        (change(|h| h.confidence = 50), Some("10 values in 1 place.")),
        (change(|h| h.confidence = 49), None),
        (change(|h| h.role = Role::Unlikely), None),
        (change(|h| h.reserved = 10), None),
    ] {
        let found = map(vec![table(USERS, vec![column("x", vec![held.clone()])])]);
        let all = against(&found, &register(vec![system("crm", "postgresql://db1/crm", &[])]));
        let says = all.first().map(|one| one.says.as_str());
        match expected {
            None => assert_eq!(says, None, "{held:?}"),
            Some(end) => assert_eq!(
                says,
                Some(format!("crm does not declare email address, and holds {end}").as_str())
            ),
        }
    }
}

#[test]
fn the_closest_place_decides_whose_it_is() {
    let found = map(vec![
        table("s3://lake/hr/cv/a.csv", vec![column("email", vec![held(EMAIL, 1)])]),
        table("s3://lake/hr/a.csv", vec![column("email", vec![held(EMAIL, 2)])]),
        table(
            "s3://lake/tmp/a.csv",
            vec![column("email", vec![held(EMAIL, 3)]), column("n", vec![held(NAME, 2000)])],
        ),
        table("s3://lake2/tmp/a.csv", vec![column("email", vec![held(EMAIL, 4)])]),
    ]);
    let declared = register(vec![
        system("lake", "s3://lake/hr", &[]),
        system("cvs", "s3://lake/*/cv", &[EMAIL]),
        system("other", "s3://lake2", &[EMAIL]),
    ]);
    let all = against(&found, &declared);
    assert_eq!(short(&all), [(Kind::Undeclared, "", None, 2003), (Kind::Undeclared, "lake", Some(EMAIL), 2)]);
    assert_eq!(
        all[0].says,
        "s3://lake/tmp belongs to no system of the register, and holds 2 categories: person name (2,000 values), \
         email address (3)."
    );
    assert_eq!(all[1].places, ["s3://lake/hr/a.csv#col=email"]);
}

#[test]
fn related_categories_are_declared_and_seen() {
    for (declared, found, expected) in [
        (BIRTH, Category::Age, &[][..]),
        (Category::Age, BIRTH, &[Kind::Undeclared]),
        (Category::NationalId, Category::TaxId, &[]),
        (Category::SpecialCategory, Category::HealthId, &[]),
        (NAME, EMAIL, &[Kind::Undeclared, Kind::NotFound]),
    ] {
        let found = map(vec![table(USERS, vec![column("x", vec![held(found, 10)])])]);
        let all = against(&found, &register(vec![system("crm", "postgresql://db1/crm", &[declared])]));
        assert_eq!(all.iter().map(|one| one.kind).collect::<Vec<_>>(), expected, "{declared}");
    }
}

#[test]
fn declared_and_never_seen() {
    let mut found = map(vec![table(USERS, vec![column("email", vec![held(EMAIL, 10)])])]);
    found.scans.push(MapScan {
        started: String::new(),
        version: String::new(),
        targets: vec!["postgresql://db1:5432".to_owned()],
        seconds: 0.0,
        min_confidence: 50,
        coverage: crate::map::Coverage::default(),
        categories: Vec::new(),
    });
    let declared = register(vec![
        system("crm", "postgresql://db1/crm", &[EMAIL, NAME]),
        system("shop", "postgresql://db1/shop", &[NAME]),
        system("hr", "/srv/hr", &[NAME]),
    ]);
    let all = against(&found, &declared);
    let says: Vec<&str> = all.iter().map(|one| one.says.as_str()).collect();
    assert_eq!(
        says,
        [
            "crm declares person name, and none was found.",
            "hr is declared to be at /srv/hr, and no scan was asked to look there.",
            "shop is declared to be at postgresql://db1/shop, and nothing was listed there.",
        ]
    );
    assert_eq!(all[1].places, ["file:///srv/hr"]);

    // What was not read may hold it.
    let dataset = &mut found.systems[0].datasets[0];
    dataset.unread.push(MapGap { units: 3, ..MapGap::default() });
    dataset.collections[0].gaps.push(MapGap { units: 1, ..MapGap::default() });
    dataset.collections[0].missed_below = Some(0.01);
    assert_eq!(
        against(&found, &declared)[0].says,
        "crm declares person name, and none was found. It may lie in what was not read: 4 units with gaps. \
         Of 1 collection only a sample was read."
    );
}

#[test]
fn kept_longer_than_declared() {
    let dates = |oldest: &str, newest: &str| Some(DateRange { oldest: day(oldest), newest: day(newest) });
    type Change<'c> = &'c dyn Fn(&mut MapCollection);
    let cases: &[(Change<'_>, Option<&str>, Option<&str>)] = &[
        (&|_| (), None, None),
        (
            &|c| c.dates = dates("2016-11-25", "2026-01-01"),
            None,
            Some("the oldest date in its records is 2016-11-25"),
        ),
        (&|c| c.dates = dates("2016-11-26", "2026-01-01"), None, None),
        (&|c| c.dates = dates("1970-01-01", "2026-01-01"), None, None),
        (
            &|c| c.dates = dates("1970-01-01", "2001-01-01"),
            None,
            Some("the oldest date in its records is 2001-01-01"),
        ),
        (
            &|c| c.modified = Some(day("2015-05-05")),
            None,
            Some("the oldest file was last changed on 2015-05-05"),
        ),
        (
            &|c| c.place = "postgresql://db1:5432/crm/public/dump_20150505".to_owned(),
            None,
            Some("the oldest date in a name is 2015-05-05"),
        ),
        (
            &|c| {
                c.dates = dates("1999-01-01", "2026-01-01");
                c.fields.push(column("created_at", Vec::new()));
                c.fields[1].dates = dates("2020-01-01", "2026-01-01");
            },
            Some("Created_At"),
            None,
        ),
        (
            &|c| {
                c.fields.push(column("created_at", Vec::new()));
                c.fields[1].dates = dates("2010-01-01", "2026-01-01");
            },
            Some("created_at"),
            Some("the oldest `created_at` is 2010-01-01"),
        ),
        (
            &|c| c.dates = dates("2010-01-01", "2026-01-01"),
            Some("since"),
            Some("older than that. No field `since` with dates was found, so that other dates were taken."),
        ),
        (
            &|c| {
                c.dates = dates("2010-01-01", "2026-01-01");
                c.fields[0].held.clear();
            },
            None,
            None,
        ),
    ];
    for (i, (change, from, expected)) in cases.iter().enumerate() {
        let mut collection = table(USERS, vec![column("email", vec![held(EMAIL, 10)])]);
        change(&mut collection);
        let mut crm = system("crm", "postgresql://db1/crm", &[]);
        crm.categories = Vec::new();
        let period = Period { months: 120, days: 0 };
        crm.retention = Some(Retention { period, from: from.map(str::to_owned), reason: String::new() });
        let all = against(&map(vec![collection]), &register(vec![crm]));
        let says = all.iter().find(|one| one.kind == Kind::OverRetained).map(|one| one.says.clone());
        match (says, expected) {
            (None, None) => {}
            (Some(says), Some(part))
                if says.contains(part) && says.contains("for 10 years, back to 2016-11-26") => {}
            (says, _) => panic!("case {i}: {says:?}"),
        }
    }
}

#[test]
fn suppressed_persons_in_systems_of_the_purpose() {
    let mut mail = held(EMAIL, 10);
    mail.suppressed = 3;
    // An identity is an identity, however the field is judged.
    mail.role = Role::Unlikely;
    let found = map(vec![
        table("s3://a/x/a.csv", vec![column("email", vec![mail.clone()])]),
        table("s3://b/x/a.csv", vec![column("email", vec![mail.clone()])]),
        table("s3://c/x/a.csv", vec![column("email", vec![mail])]),
    ]);
    let mut marketing = system("marketing", "s3://a", &[]);
    marketing.purposes = vec!["ads".to_owned()];
    let mut declared = register(vec![marketing, system("billing", "s3://b", &[])]);
    let list = |purposes: &[&str]| Suppression {
        name: "unsubscribed".to_owned(),
        file: "x".to_owned(),
        purposes: purposes.iter().map(|id| (*id).to_owned()).collect(),
    };
    for (lists, expected) in [
        (vec![], &[][..]),
        (vec![list(&["ads"])], &["marketing"]),
        (vec![list(&["support"])], &[]),
        (vec![list(&[])], &["", "billing", "marketing"]),
    ] {
        declared.suppression = lists;
        let all = against(&found, &declared);
        let systems: Vec<&str> = all.iter().map(|one| one.system.as_str()).collect();
        assert_eq!(systems, expected);
        assert!(all.iter().all(|one| one.kind == Kind::SuppressedPresent && one.count == 3));
        if let Some(last) = all.last() {
            assert_eq!(
                last.says,
                "marketing still holds 3 values of persons on the list “unsubscribed” (email address)."
            );
        }
    }
}

#[test]
fn categories_outside_of_all_purposes() {
    let found = map(vec![table(USERS, vec![column("born", vec![held(BIRTH, 10)])])]);
    let purpose = |id: &str, categories: &[Category]| Purpose {
        id: id.to_owned(),
        categories: categories.iter().copied().map(Wanted).collect(),
        ..Purpose::default()
    };
    for (purposes, expected) in [
        (vec![], None),
        (
            vec![purpose("sales", &[EMAIL])],
            Some("crm is there for “sales”, which does not need date of birth; it"),
        ),
        (vec![purpose("sales", &[EMAIL]), purpose("hr", &[BIRTH])], None),
        (vec![purpose("sales", &[EMAIL]), purpose("open", &[])], None),
        (
            vec![purpose("sales", &[EMAIL]), purpose("support", &[NAME])],
            Some("crm is there for “sales”, “support”, which do not need date of birth; it"),
        ),
    ] {
        let mut crm = system("crm", "postgresql://db1/crm", &[BIRTH]);
        crm.purposes = purposes.iter().map(|purpose| purpose.id.clone()).collect();
        let mut declared = register(vec![crm]);
        declared.purpose = purposes;
        let all = against(&found, &declared);
        assert_eq!(all.len(), usize::from(expected.is_some()), "{all:?}");
        if let (Some(one), Some(start)) = (all.first(), expected) {
            assert!(one.kind == Kind::OutsidePurpose && one.says.starts_with(start), "{}", one.says);
        }
    }
}

#[test]
fn transfers_without_a_safeguard() {
    let recipient = |country: &str, safeguard| Recipient {
        id: "vendor".to_owned(),
        name: "Vendor Inc.".to_owned(),
        country: country.to_owned(),
        safeguard,
        ..Recipient::default()
    };
    let transfer = |country: &str, to: &str, safeguard| Transfer {
        country: country.to_owned(),
        recipient: to.to_owned(),
        safeguard,
    };
    type Case<'c> = (&'c str, Option<Recipient>, Vec<Transfer>, &'c str, &'c str, Option<&'c str>);
    let scc = Some(Safeguard::Scc);
    let cases: Vec<Case<'_>> = vec![
        ("DE", None, vec![], "", "", None),
        ("DE", Some(recipient("FR", None)), vec![], "", "", None),
        (
            "DE",
            Some(recipient("US", None)),
            vec![],
            "",
            "",
            Some("the United States: the recipient “Vendor Inc.” is"),
        ),
        ("DE", Some(recipient("us", scc)), vec![], "", "", None),
        ("US", Some(recipient("IN", None)), vec![], "", "", None),
        ("DE", Some(recipient("US", None)), vec![transfer("US", "vendor", scc)], "", "", None),
        (
            "DE",
            Some(recipient("US", None)),
            vec![transfer("US", "other", scc)],
            "",
            "",
            Some("“Vendor Inc.” is there"),
        ),
        ("DE", Some(recipient("US", scc)), vec![transfer("US", "vendor", None)], "", "", None),
        ("DE", None, vec![transfer("IN", "", None)], "", "", Some("gets to India: a transfer is declared.")),
        ("DE", None, vec![], "US", "", Some("the system is there")),
        ("DE", Some(recipient("US", scc)), vec![], "US", "us-east-1", None),
        ("DE", None, vec![], "DE", "eu-central-1", None),
        (
            "DE",
            None,
            vec![],
            "DE",
            "us-east-1",
            Some("the United States: it is stored in the region us-east-1."),
        ),
        ("GB", None, vec![], "", "sa-east-1", Some("Brazil")),
        ("DE", None, vec![], "", "sa-east-1", None),
    ];
    for (home, recipient, transfers, location, region, expected) in cases {
        let mut collection = table("s3://lake/x/a.csv", vec![column("email", vec![held(EMAIL, 10)])]);
        collection.region = Some(region.to_owned()).filter(|region| !region.is_empty());
        let mut lake = system("lake", "s3://lake", &[EMAIL]);
        lake.recipients = recipient.iter().map(|recipient| recipient.id.clone()).collect();
        (lake.transfers, lake.location) = (transfers, location.to_owned());
        let mut declared = register(vec![lake]);
        declared.organisation.country = home.to_owned();
        declared.recipient = recipient.into_iter().collect();
        let told = format!("{declared:?} {region}");
        let all = against(&map(vec![collection.clone()]), &declared);
        assert_eq!(all.len(), usize::from(expected.is_some()), "{all:?} {told}");
        if let (Some(one), Some(part)) = (all.first(), expected) {
            assert!(one.kind == Kind::TransferWithoutSafeguard && one.says.contains(part), "{}", one.says);
        }
        // Without personal data nothing is transferred.
        collection.fields.clear();
        let all = against(&map(vec![collection]), &declared);
        assert!(all.iter().all(|one| one.kind == Kind::NotFound));
    }
}

#[test]
fn the_gravest_come_first_and_places_are_few() {
    let fields = (0..20).map(|i| column(&format!("c{i:02}"), vec![held(NAME, 1)])).collect();
    let found = map(vec![table(USERS, fields), table("s3://x/y/z", vec![column("e", vec![held(EMAIL, 1)])])]);
    let all = against(&found, &register(vec![system("crm", "postgresql://db1/crm", &[EMAIL])]));
    let kinds: Vec<Kind> = all.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::Undeclared, Kind::Undeclared, Kind::NotFound]);
    assert_eq!((all[1].places.len(), all[1].place_count), (PLACES_NAMED, 20));
    assert_eq!(all[1].places[0], format!("{USERS}#col=c00"));
}

//! Data subjects, their kinds, and references between fields.

use domesday_reports::Outcome;
use domesday_reports::map::DataMap;
use domesday_reports::store::{SaveOptions, Store};

use crate::support::{Unit, inventory, scan_info};

fn people(from: usize, to: usize) -> Vec<String> {
    (from..to).map(|number| format!("person{number}@corp.de")).collect()
}

fn with(unit: Unit, field: &str, detector: &str, values: &[String]) -> Unit {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    match field {
        "" => unit.text(detector, &values),
        field => unit.column(field, detector, &values),
    }
}

fn table(place: &str, fields: &[(&str, &str, Vec<String>)]) -> Outcome {
    let unit = Unit::examined(place, "text/csv", 10);
    fields.iter().fold(unit, |unit, (field, detector, values)| with(unit, field, detector, values)).done()
}

fn map(outcomes: &[Outcome]) -> DataMap {
    DataMap::of(&scan_info(), &inventory(outcomes))
}

/// The map of a file without registers.
fn without_registers(outcomes: &[Outcome]) -> DataMap {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    let options = SaveOptions::default();
    Store::open(&path).unwrap().save(&scan_info(), &inventory(outcomes), options).unwrap();
    Store::open_to_read(&path).unwrap().data_map().unwrap()
}

fn subjects(map: &DataMap) -> (u64, Option<&'static str>) {
    (map.subjects.at_least, map.subjects.counted.map(|category| category.id()))
}

#[test]
fn data_subjects_are_counted_by_what_stands_for_one_person() {
    let cards = |from, to| (from..to).map(|n| format!("54040000{n:08}")).collect::<Vec<_>>();
    let cases = [
        ("nothing", vec![table("file:///srv/a.csv", &[])], (0, None)),
        (
            "cards alone",
            vec![table("file:///srv/a.csv", &[("#col=card", "payment-card", cards(0, 9))])],
            (9, Some("payment-card")),
        ),
        (
            "cards beside e-mail addresses",
            vec![table(
                "file:///srv/a.csv",
                &[("#col=card", "payment-card", cards(0, 9)), ("#col=email", "email-address", people(0, 5))],
            )],
            (5, Some("email-address")),
        ),
        (
            "running text",
            vec![table("file:///srv/a.txt", &[("", "email-address", people(0, 7))])],
            (7, Some("email-address")),
        ),
        (
            "two tables of the same people, and some more",
            vec![
                table("file:///srv/a.csv", &[("#col=email", "email-address", people(0, 60))]),
                table("file:///srv/x/b.csv", &[("#col=email", "email-address", people(30, 100))]),
            ],
            (100, Some("email-address")),
        ),
    ];
    for (what, outcomes, expected) in cases {
        assert_eq!(subjects(&map(&outcomes)), expected, "{what}");
    }
}

#[test]
fn without_registers_the_largest_count_stands() {
    let outcomes = [
        table("file:///srv/a.csv", &[("#col=email", "email-address", people(0, 60))]),
        table("file:///srv/x/b.csv", &[("#col=email", "email-address", people(30, 100))]),
    ];
    let map = without_registers(&outcomes);
    assert_eq!(subjects(&map), (70, Some("email-address")));
    assert_eq!(map.systems[0].subjects.at_least, 70);
    assert_eq!(map.systems[0].datasets[0].subjects.at_least, 60);
}

#[test]
fn kinds_are_inferred_from_names() {
    let cases = [
        (
            "file:///srv/hr/salaries.csv",
            "#col=email",
            "employee",
            "`hr` in the name of the directory or schema",
        ),
        (
            "file:///srv/Kundenliste.csv",
            "#col=mail",
            "customer",
            "`kundenliste` in the name of the collection",
        ),
        ("file:///srv/bewerbungen/a.csv", "#col=email", "job-applicant", "`bewerbungen`"),
        ("file:///srv/a.csv", "#col=newsletter_email", "prospect", "`newsletter` in the name of a field"),
        ("file:///srv/medewerkers.csv", "#col=email", "employee", "`medewerkers`"),
        ("file:///srv/fournisseurs.csv", "#col=email", "supplier", "`fournisseurs`"),
        ("postgresql://db1:5432/clinic/public/patients", "#col=email", "patient", "`patients`"),
        ("file:///srv/access-1.log", "#col=email", "visitor", "`access`"),
    ];
    for (place, field, kind, because) in cases {
        let map = map(&[table(place, &[(field, "email-address", people(0, 3))])]);
        let kinds = &map.systems[0].datasets[0].collections[0].kinds;
        assert_eq!(kinds[0].kind.id(), kind, "{place}");
        assert!(kinds[0].because.contains(because), "{}", kinds[0].because);
    }
    // Without personal data there are no data subjects.
    let map = map(&[table("file:///srv/customers.csv", &[("#col=note", "email-address", Vec::new())])]);
    assert!(map.systems[0].datasets[0].collections[0].kinds.is_empty());
}

/// References as `from > to`.
fn references(map: &DataMap) -> Vec<String> {
    let mut all = Vec::new();
    for collection in map.systems.iter().flat_map(|s| &s.datasets).flat_map(|d| &d.collections) {
        for field in &collection.fields {
            for target in &field.inferred_references {
                let name = |place: &str| place.rsplit('/').next().unwrap().to_owned();
                all.push(format!(
                    "{} > {}",
                    name(&format!("{}{}", collection.place, field.suffix)),
                    name(target)
                ));
            }
        }
    }
    all
}

#[test]
fn references_are_inferred_from_names() {
    let empty = |name: &'static str| (name, "email-address", Vec::new());
    let outcomes = [
        table("postgresql://d/c/p/customers", &[empty("#col=id"), empty("#col=name")]),
        table("postgresql://d/c/p/addresses", &[empty("#col=address_id"), empty("#col=customer_id")]),
        table(
            "postgresql://d/c/p/orders",
            &[empty("#col=id"), empty("#col=customerId"), empty("#col=cust_no")],
        ),
        table(
            "postgresql://d/c/p/things",
            &[empty("#col=id"), empty("#col=thing_id"), empty("#col=color_id")],
        ),
        // Another schema.
        table("postgresql://d/c/q/visits", &[empty("#col=customer_id")]),
    ];
    assert_eq!(
        references(&map(&outcomes)),
        [
            "addresses#col=customer_id > customers#col=id",
            "orders#col=cust_no > customers#col=id",
            "orders#col=customerId > customers#col=id",
        ]
    );
}

#[test]
fn references_are_inferred_from_values_in_common() {
    let emails = |from, to| vec![("#col=email", "email-address", people(from, to))];
    let cases: [(&str, Vec<Outcome>, &[&str]); 4] = [
        (
            "a part of a larger table",
            vec![
                table("file:///srv/a.csv", &emails(0, 400)),
                table("file:///srv/x/b.csv", &emails(300, 420)),
            ],
            &["b.csv#col=email > a.csv#col=email"],
        ),
        (
            "less than half in common",
            vec![
                table("file:///srv/a.csv", &emails(0, 400)),
                table("file:///srv/x/b.csv", &emails(360, 480)),
            ],
            &[],
        ),
        (
            "too few values to say",
            vec![table("file:///srv/a.csv", &emails(0, 400)), table("file:///srv/x/b.csv", &emails(0, 10))],
            &[],
        ),
        (
            "large counts are estimates: well above half is needed",
            vec![
                table("file:///srv/a.csv", &emails(0, 6000)),
                table("file:///srv/x/b.csv", &emails(500, 5500)),
            ],
            &["b.csv#col=email > a.csv#col=email"],
        ),
    ];
    for (what, outcomes, expected) in cases {
        assert_eq!(references(&map(&outcomes)), expected, "{what}");
        assert!(references(&without_registers(&outcomes)).is_empty(), "{what}");
    }
}

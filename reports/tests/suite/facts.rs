//! What systems say of units, on its way into the inventory, the file and the documents.

use std::sync::Arc;

use domesday_connectors::{Exposure, Facts, FieldFacts, Version};
use domesday_reports::store::{Outcomes, SaveOptions, Store};
use domesday_reports::{Day, Inventory, Outcome, ReportOptions};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Unit, inventory, place, scan_info, written};

fn column(suffix: &str, declared_type: &str) -> FieldFacts {
    FieldFacts {
        place: place(&format!("postgresql://db:5432/shop/crm/customer{suffix}")),
        declared_type: declared_type.to_owned(),
        nullable: true,
        unique: false,
        primary_key: false,
        references: Vec::new(),
    }
}

fn facts() -> Facts {
    let target = "postgresql://db:5432/shop/crm/city#col=id";
    Facts {
        exposure: vec![Exposure::GrantedToPublic],
        region: Some("eu-central-1".to_owned()),
        // 2026-03-01T00:00:01Z.
        modified: Some(1_772_323_201),
        records: Some(1200),
        fields: vec![
            FieldFacts { primary_key: true, unique: true, nullable: false, ..column("#col=id", "bigint") },
            FieldFacts { unique: true, ..column("#col=email", "character varying(80)") },
            FieldFacts { references: vec![place(target), place(target)], ..column("#col=city", "integer") },
            column("#col=nothing", "text"),
        ],
    }
}

/// A table with facts, of which one column never had a value.
pub(crate) fn table() -> Outcome {
    let day = Day::from_days;
    let unit = Unit::examined("postgresql://db:5432/shop/crm/customer", "application/x-postgresql-table", 90);
    let mut table = unit
        .column("#col=id", "email-address", &[])
        .column("#col=email", "email-address", &["jane@corp.de", "john@corp.de"])
        .column("#col=city", "email-address", &[])
        .done();
    table.fields[1].tallies[0].suppressed = 1;
    table.fields[2].dates = Some((day(11_016), day(20_783)));
    Outcome { facts: Some(Arc::new(facts())), version: Some(Version::Tag("1".to_owned())), ..table }
}

/// A query of the file as JSON arrays, sorted.
fn rows(connection: &Connection, query: &str) -> Vec<String> {
    let mut statement = connection.prepare(query).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut rows: Vec<String> = rows.map(Result::unwrap).collect();
    rows.sort();
    rows
}

#[test]
fn facts_stand_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    Store::open(&path).unwrap().save(&scan_info(), &inventory(&[table()]), SaveOptions::default()).unwrap();
    let connection = Connection::open(&path).unwrap();
    let tables: [(&str, &[&str]); 6] = [
        (
            "SELECT json_array(records, modified, region) FROM collection",
            &[r#"[1200,"2026-03-01","eu-central-1"]"#],
        ),
        ("SELECT exposure FROM exposure JOIN collection ON id = collection", &["granted-to-public"]),
        (
            "SELECT json_array(substr(place, -4), value_count, declared_type, primary_key, is_unique, oldest, newest) \
             FROM field",
            &[
                r#"["city",0,"integer",0,0,"2000-02-29","2026-11-26"]"#,
                r#"["hing",0,"text",0,0,null,null]"#,
                r#"["l=id",0,"bigint",1,1,null,null]"#,
                r#"["mail",2,"character varying(80)",0,1,null,null]"#,
            ],
        ),
        (
            "SELECT json_array(substr(place, -4), target) FROM reference JOIN field ON id = field",
            &[r#"["city","postgresql://db:5432/shop/crm/city#col=id"]"#],
        ),
        ("SELECT json_array(value_count, suppressed) FROM category_tally", &["[2,1]"]),
        (
            "SELECT json_array(scan, category, fields, value_count) FROM scan_category",
            &[r#"[1,"email-address",1,2]"#],
        ),
    ];
    for (query, expected) in tables {
        assert_eq!(rows(&connection, query), expected, "{query}");
    }
}

#[test]
fn an_unchanged_unit_keeps_its_facts() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    let mut outcomes = Outcomes::new(tempfile::tempfile().unwrap(), 7, true);
    outcomes.add(&table()).unwrap();
    Store::open(&path)
        .unwrap()
        .save_with(&scan_info(), &inventory(&[table()]), SaveOptions::default(), Some(outcomes))
        .unwrap();
    let before = table();
    let known = Store::open(&path).unwrap().known(7);
    let mut kept = known.outcome(&before.unit, &Version::Tag("1".to_owned())).unwrap();
    assert!(kept.unchanged);
    assert_eq!(kept.facts, before.facts);
    // It is the same but for what was read.
    kept = Outcome { bytes: before.bytes, unchanged: false, ..kept };
    assert_eq!(inventory(&[kept]), inventory(&[before]));
}

#[test]
fn facts_of_a_unit_that_was_listed_twice_are_united() {
    let with = |exposure: Exposure, days: (i32, i32), records, region: &str| {
        let mut outcome = table();
        outcome.fields[0].dates = Some((Day::from_days(days.0), Day::from_days(days.1)));
        let facts = Facts { exposure: vec![exposure], records, region: Some(region.to_owned()), ..facts() };
        Outcome { facts: Some(Arc::new(facts)), ..outcome }
    };
    let a = with(Exposure::PublicRead, (3, 9), Some(5), "b");
    let b = with(Exposure::WorldReadable, (1, 7), None, "a");
    let both = inventory(&[a.clone(), b.clone()]);
    assert_eq!(both, inventory(&[b.clone(), a.clone()]));
    let mut merged = Inventory::default();
    [b, a].into_iter().for_each(|outcome| merged.merge(inventory(&[outcome])));
    assert_eq!(merged, both);
    let (_, collection) = both.collections().next().unwrap();
    assert_eq!(collection.exposure, [Exposure::WorldReadable, Exposure::PublicRead]);
    assert_eq!((collection.records, collection.region.as_deref()), (Some(5), Some("b")));
    let field = collection.fields.iter().find(|field| &*field.suffix == "#col=id").unwrap();
    assert_eq!(field.dates(), Some((Day::from_days(1), Day::from_days(9))));
    assert_eq!((field.declared_type(), field.primary_key(), field.unique()), (Some("bigint"), true, true));
}

#[test]
fn documents_tell_facts_where_there_are_any() {
    let options = ReportOptions::default();
    let document: Value = serde_json::from_str(&written("json", &[table()], options)).unwrap();
    let collection = &document["systems"][0]["datasets"][0]["collections"][0];
    assert_eq!(collection["exposure"], json!(["granted-to-public"]));
    let told = [&collection["records"], &collection["modified"], &collection["region"]];
    assert_eq!(told, [&json!(1200), &json!("2026-03-01"), &json!("eu-central-1")]);
    let text = written("jsonl", &[table()], options);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for fields in [collection["fields"].as_array().unwrap(), &lines] {
        let field = |name: &str| {
            let of_name = |f: &&Value| {
                f.get("verdicts").is_some() && f["place"].as_str().is_some_and(|place| place.ends_with(name))
            };
            fields.iter().find(of_name).unwrap()
        };
        let id = field("#col=id");
        assert_eq!((&id["declared_type"], &id["primary_key"]), (&json!("bigint"), &json!(true)));
        assert!(id.get("dates").is_none() && id.get("references").is_none());
        let city = field("#col=city");
        assert_eq!(city["references"], json!(["postgresql://db:5432/shop/crm/city#col=id"]));
        assert_eq!(city["dates"], json!({"oldest": "2000-02-29", "newest": "2026-11-26"}));
        assert!(city.get("primary_key").is_none() && city.get("unique").is_none());
    }
}

//! The same records give the same categories and counts, whatever they are stored in.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::estate::{postgres, run, store};
use crate::people;
use crate::support::World;

const RECORDS: u32 = 150;

/// Values by category, of one target.
fn categories(world: &World, target: &str) -> BTreeMap<String, (u64, u64)> {
    let ran = run(world, &["scan", "--format", "json", target]).status(0);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let summary = &document["summary"];
    assert_eq!(summary["gaps"], 0, "{target}: {}", summary["reasons"]);
    let categories = summary["categories"].as_array().unwrap();
    let number = |value: &Value| value.as_u64().unwrap();
    let count = |c: &Value| {
        (c["category"].as_str().unwrap().to_owned(), (number(&c["values"]), number(&c["distinct"])))
    };
    categories.iter().map(count).collect()
}

#[test]
fn files_rows_and_objects_with_the_same_records_hold_the_same() {
    let world = World::new();
    let bucket = store().create_bucket("invariance").unwrap();
    let rows = people::database(postgres(), "rows", RECORDS);
    let documents = postgres().create_database("documents").unwrap();
    postgres().psql(&documents, &people::sql_documents("people", RECORDS)).unwrap();
    for (name, text) in [("people.csv", people::csv(RECORDS)), ("people.jsonl", people::json_lines(RECORDS))]
    {
        world.write(&format!("{name}/{name}"), &text);
        store().put(&bucket, &format!("{name}/{name}"), text).unwrap();
    }
    let expected = categories(&world, "people.csv");
    for (category, values) in [
        ("person-name", 150),
        ("email-address", 150),
        ("phone-number", 150),
        ("bank-account", 150),
        ("ip-address", 150),
    ] {
        assert_eq!(expected.get(category).map(|counts| counts.0), Some(values), "{category}: {expected:?}");
    }
    for target in [
        "people.jsonl".to_owned(),
        format!("s3://{bucket}/people.csv"),
        format!("s3://{bucket}/people.jsonl"),
        postgres().url(&rows),
        postgres().url(&documents),
    ] {
        assert_eq!(categories(&world, &target), expected, "{target}");
    }
}

#[test]
fn a_database_of_no_encoding_is_read() {
    let world = World::new();
    let database = postgres().create_database("ascii").unwrap();
    let old = format!("{database}_old");
    postgres()
        .psql(&database, &format!("CREATE DATABASE {old} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'"))
        .unwrap();
    let text = r"E'caf\xe9, write to jose.kestrel@lumenfield-studio.nl'";
    postgres().psql(&old, &format!("CREATE TABLE t AS SELECT 1 AS id, {text}::text AS note")).unwrap();
    assert_eq!(categories(&world, &postgres().url(&old)).get("email-address"), Some(&(1, 1)));
}

#[test]
fn several_systems_stand_in_one_inventory() {
    let world = World::new();
    let bucket = store().create_bucket("several").unwrap();
    let database = people::database(postgres(), "several", 20);
    world.write("files/people.csv", people::csv(20));
    store().put(&bucket, "in/people.csv", people::csv(20)).unwrap();
    let url = postgres().url(&database);
    let target = format!("s3://{bucket}/in");
    let ran = run(&world, &["scan", "--format", "json", "--inventory", "all.sqlite", "files", &url, &target]);
    let document: Value = serde_json::from_str(&ran.status(0).out).unwrap();
    let systems: Vec<&str> = document["systems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|system| system["place"].as_str().unwrap())
        .collect();
    assert_eq!(systems.len(), 3, "{systems:?}");
    // What the scan covers is told by places, as the inventory file needs it: no role, no options.
    let covered = format!("postgresql://127.0.0.1:{}/{database}", postgres().port);
    let targets = document["scan"]["targets"].as_array().unwrap();
    assert!(targets.iter().any(|place| place == &covered), "{targets:?}");
    let emails = document["summary"]["categories"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["category"] == "email-address");
    let emails = emails.unwrap();
    assert_eq!((emails["values"].as_u64(), emails["distinct"].as_u64()), (Some(60), Some(20)));
    // Rows are told by their keys.
    let ran = run(&world, &["scan", "--format", "jsonl", &url]).status(0);
    let finding = ran.of_type("finding").into_iter().find(|f| f["category"] == "email-address").unwrap();
    assert!(finding["position"]["record"]["integer"].is_i64(), "{finding}");
    assert!(finding["place"].as_str().unwrap().ends_with(&format!("/{database}/public/people#col=email")));
}

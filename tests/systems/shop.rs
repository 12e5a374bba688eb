//! A database as the sample projects of privacy tools have it: which of its fields are personal, and what refers to what.

use std::collections::BTreeSet;

use crate::estate::{postgres, run};
use crate::support::World;

/// Fields that tell of a person, with what they tell. An address in columns is one address: it is told of its street.
const PERSONAL: &[(&str, &str)] = &[
    ("backup/address#col=street", "postal-address"),
    ("backup/customer#col=email", "email-address"),
    ("backup/customer#col=name", "person-name"),
    ("backup/payment_card#col=ccn", "payment-card"),
    ("backup/payment_card#col=name", "person-name"),
    ("public/address#col=street", "postal-address"),
    ("public/customer#col=email", "email-address"),
    ("public/customer#col=name", "person-name"),
    ("public/employee#col=email", "email-address"),
    ("public/employee#col=name", "person-name"),
    ("public/loyalty#col=name", "person-name"),
    ("public/mailbox_setting#col=email_address", "email-address"),
    ("public/payment_card#col=ccn", "payment-card"),
    ("public/payment_card#col=name", "person-name"),
    ("public/report#col=email", "email-address"),
    ("public/service_request#col=alt_email", "email-address"),
    ("public/service_request#col=email", "email-address"),
    ("public/visit#col=email", "email-address"),
    ("public/visit#col=last_visit", "online-activity"),
];

/// Parts of addresses, and what tells of a person only beside the fields that are told: neither owed nor wrong.
const BESIDE: &[&str] = &[
    "address#col=house",
    "address#col=city",
    "address#col=state",
    "address#col=zip",
    "payment_card#col=code",
    "public/customer#col=created",
    "public/login#col=time",
    "public/service_request#col=opened",
    "public/service_request#col=closed",
];

/// Keys, and the fields that they refer to.
const REFERENCES: &[(&str, &str)] = &[
    ("customer#col=address_id", "address#col=id"),
    ("employee#col=address_id", "address#col=id"),
    ("login#col=customer_id", "customer#col=id"),
    ("order_item#col=order_id", "orders#col=id"),
    ("order_item#col=product_id", "product#col=id"),
    ("orders#col=customer_id", "customer#col=id"),
    ("orders#col=payment_card_id", "payment_card#col=id"),
    ("orders#col=shipping_address_id", "address#col=id"),
    ("payment_card#col=billing_address_id", "address#col=id"),
    ("payment_card#col=customer_id", "customer#col=id"),
    ("service_request#col=employee_id", "employee#col=id"),
];

#[test]
fn personal_fields_of_a_shop_are_found_and_references_recovered() {
    let world = World::new();
    let database = postgres().create_database("shop").unwrap();
    postgres().psql(&database, include_str!("shop.sql")).unwrap();
    let system = format!("postgresql://127.0.0.1:{}/{database}/", postgres().port);
    let url = postgres().url(&database);
    let ran = run(&world, &["scan", "--format", "jsonl", "--inventory", "shop.sqlite", &url]).status(0);

    let mut found = BTreeSet::new();
    for field in ran.of_type("field") {
        let place = field["place"].as_str().unwrap().replace(&system, "");
        for verdict in field["verdicts"].as_array().unwrap() {
            if verdict["confidence"].as_u64() >= Some(50) {
                found.insert((place.clone(), verdict["category"].as_str().unwrap().to_owned()));
            }
        }
    }
    let personal: BTreeSet<_> =
        PERSONAL.iter().map(|(place, c)| ((*place).to_owned(), (*c).to_owned())).collect();
    let missed: Vec<_> = personal.difference(&found).collect();
    assert!(20 * missed.len() <= personal.len(), "not found: {missed:#?}");
    let beside = |place: &str| BESIDE.iter().any(|end| place.ends_with(end));
    let wrong: Vec<_> = found.difference(&personal).filter(|(place, _)| !beside(place)).collect();
    assert!(wrong.len() <= 1, "not personal: {wrong:#?}");

    let inventory = rusqlite::Connection::open(world.path("work").join("shop.sqlite")).unwrap();
    let mut query = inventory
        .prepare(
            "SELECT field.place, reference.target FROM reference JOIN field ON field.id = reference.field",
        )
        .unwrap();
    let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let recovered: BTreeSet<(String, String)> = rows.map(Result::unwrap).collect();
    let public = |place: &str| format!("{system}public/{place}");
    let references: BTreeSet<_> = REFERENCES.iter().map(|(from, to)| (public(from), public(to))).collect();
    assert_eq!(recovered, references);
}

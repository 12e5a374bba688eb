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
    ("backup/payment_card#col=code", "credential"),
    ("backup/payment_card#col=name", "person-name"),
    ("public/address#col=street", "postal-address"),
    ("public/customer#col=email", "email-address"),
    ("public/customer#col=name", "person-name"),
    ("public/employee#col=email", "email-address"),
    ("public/employee#col=name", "person-name"),
    ("public/login#col=time", "online-activity"),
    ("public/loyalty#col=name", "person-name"),
    ("public/mailbox_setting#col=email_address", "email-address"),
    ("public/payment_card#col=ccn", "payment-card"),
    ("public/payment_card#col=code", "credential"),
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
    "public/customer#col=created",
    "public/service_request#col=opened",
    "public/service_request#col=closed",
];

/// What Fides' own sample labels as data of users, by collection and field: whoever reads the dataset back expects these
/// under `user.`, and everything else under `system.`
/// (<https://ethyca.github.io/fideslang/taxonomy/data_categories/>). Keys that refer to persons are among them.
const LABELLED: &[(&str, &str, &str)] = &[
    ("address", "city", "user.contact.address.city"),
    ("address", "house", "user.contact.address.street"),
    ("address", "state", "user.contact.address.state"),
    ("address", "street", "user.contact.address.street"),
    ("address", "zip", "user.contact.address.postal_code"),
    ("composite_key", "customer_id", "user.unique_id"),
    ("customer", "email", "user.contact.email"),
    ("customer", "id", "user.unique_id"),
    ("customer", "name", "user.name"),
    ("employee", "email", "user.contact.email"),
    ("employee", "id", "user.unique_id"),
    ("employee", "name", "user.name"),
    ("login", "customer_id", "user.unique_id"),
    ("login", "time", "user.behavior"),
    ("loyalty", "name", "user.name"),
    ("mailbox_setting", "email_address", "user.contact.email"),
    ("orders", "customer_id", "user.unique_id"),
    ("payment_card", "ccn", "user.financial.credit_card"),
    ("payment_card", "code", "user.authorization.credentials"),
    ("payment_card", "customer_id", "user.unique_id"),
    ("payment_card", "name", "user.name"),
    ("report", "email", "user.contact.email"),
    ("service_request", "alt_email", "user.contact.email"),
    ("service_request", "email", "user.contact.email"),
    ("service_request", "employee_id", "user.unique_id"),
    ("visit", "email", "user.contact.email"),
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

    run(&world, &["map", "--inventory", "shop.sqlite", "--format", "fides", "--output", "shop.yml"])
        .status(0);
    let labelled = labels(&std::fs::read_to_string(world.path("work").join("shop.yml")).unwrap());
    let owed: BTreeSet<_> = LABELLED
        .iter()
        .map(|(c, f, label)| ((*c).to_owned(), (*f).to_owned(), (*label).to_owned()))
        .collect();
    let missed: Vec<_> = owed.difference(&labelled).collect();
    assert!(20 * missed.len() <= owed.len(), "not labelled: {missed:#?}");
    let wrong: Vec<_> = labelled.difference(&owed).collect();
    assert!(wrong.len() <= 1, "labelled as data of users: {wrong:#?}");

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

/// Collection, field and label of the fields that are labelled as data of users in the public schema.
fn labels(yaml: &str) -> BTreeSet<(String, String, String)> {
    let datasets = domesday_reports::documents::fides::read(yaml).unwrap();
    let public = datasets.dataset.iter().filter(|dataset| dataset.fides_key.ends_with("public"));
    let mut labels = BTreeSet::new();
    for collection in public.flat_map(|dataset| &dataset.collections) {
        for field in &collection.fields {
            for label in field.data_categories.iter().flatten().filter(|label| label.starts_with("user")) {
                labels.insert((collection.name.clone(), field.name.clone(), label.clone()));
            }
        }
    }
    labels
}

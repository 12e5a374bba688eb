//! Tests of judgements beside the other fields of a table.

use super::*;

fn verdict(category: Category, percent: u8, share: f64) -> Verdict {
    Verdict {
        category,
        detector: detector_of(category).unwrap(),
        confidence: Confidence::new(percent),
        share,
        role: Role::Dedicated,
        form: Form::Plain,
        evidence: Evidence::PATTERN,
    }
}

/// The verdicts on fields of these names in a table of a name, of which the first has some to begin with.
fn refined(collection: &str, names: &[&str], first: Option<Verdict>, values: u64) -> Vec<Vec<Verdict>> {
    let mut verdicts: Vec<Vec<Verdict>> = names.iter().map(|_| Vec::new()).collect();
    verdicts[0].extend(first);
    let set = crate::DetectorSet::new(&crate::Options::default()).unwrap();
    let mut fields: Vec<TableField<'_>> = names
        .iter()
        .zip(&mut verdicts)
        .map(|(name, verdicts)| TableField {
            name,
            hint: set.field(name),
            unique: false,
            is_time: name.contains("time"),
            values,
            verdicts,
        })
        .collect();
    refine(collection, &mut fields);
    verdicts
}

/// The verdict on the first of some fields, in a table of a name.
fn first(collection: &str, category: Category, percent: u8, names: &[&str]) -> Verdict {
    refined(collection, names, Some(verdict(category, percent, 0.7)), 9)[0][0].clone()
}

#[test]
fn a_name_is_what_the_table_is_of() {
    for (table, beside, is_person) in [
        ("people.csv", &["email", "phone", "address"][..], true),
        ("export.csv", &["email", "birth_date"], true),
        ("x.csv", &["sku", "price", "unit"], false),
        ("x__artist.csv", &["artist_id"], false),
        ("track", &["album_id", "genre_id", "milliseconds"], false),
        ("products.csv", &["price", "customer_email"], false),
        ("customer", &["email", "address_id"], true),
    ] {
        let names: Vec<&str> = ["name"].into_iter().chain(beside.iter().copied()).collect();
        let verdict = first(table, Category::PersonName, 60, &names);
        assert_eq!(verdict.confidence.percent() >= 50, is_person, "{table} {beside:?} {verdict:?}");
        assert_eq!(verdict.role == Role::Dedicated, is_person, "{table} {beside:?}");
    }
    // Who says that it is a person's need not be doubted.
    let own = first("orders", Category::PersonName, 60, &["customer_name", "sku", "price", "unit"]);
    assert_eq!(own.confidence.percent(), 60);
}

#[test]
fn addresses_of_places_of_business_are_nobodys() {
    let address = Category::PostalAddress;
    for (table, names, holds) in [
        ("zomato", &["Address", "Restaurant Name", "Cuisines", "Votes"][..], false),
        ("stores", &["address", "phone"], false),
        ("suppliers", &["address", "company_name", "contact_name"], true),
        ("invoice", &["billing_address", "customer_id", "total"], true),
        ("customers", &["address", "store_id"], true),
        ("orders", &["ship_address", "store_id", "ship_name"], true),
    ] {
        let verdict = first(table, address, 97, names);
        assert_eq!(verdict.confidence.percent() >= 50, holds, "{table}");
    }
}

#[test]
fn parts_of_an_address_go_with_its_street() {
    let street = Some(verdict(Category::PostalAddress, 90, 1.0));
    let verdicts = refined("address", &["street", "city", "zip", "opened"], street, 9);
    let parts: Vec<usize> = verdicts.iter().map(Vec::len).collect();
    assert_eq!(parts, [1, 1, 1, 0]);
    assert!(verdicts[1][0].evidence.has(Evidence::PART) && verdicts[1][0].confidence.percent() < 50);
}

#[test]
fn what_stands_beside_a_card_or_in_a_table_of_logins_is_told_by_the_table() {
    let card = Category::PaymentCard;
    for (table, names, held, expected) in [
        ("payment_card", &["ccn", "code", "preferred"][..], Some(card), Some(Category::Credential)),
        ("country", &["name", "code"], None, None),
        ("login", &["customer_id", "time"], None, Some(Category::OnlineActivity)),
        ("visits", &["email", "end_time"], None, Some(Category::OnlineActivity)),
        // Nobody's, and no visits.
        ("session", &["room", "time"], None, None),
        ("orders", &["customer_id", "time"], None, None),
    ] {
        let held = held.map(|category| verdict(category, 90, 1.0));
        let verdicts = refined(table, names, held, 60);
        let told: Vec<Category> = verdicts[1].iter().map(|verdict| verdict.category).collect();
        assert_eq!(told, Vec::from_iter(expected), "{table} {names:?}");
        assert!(verdicts[1].iter().all(|verdict| verdict.confidence.percent() >= 50));
    }
}

//! Every place in a database where a value can stand.

use std::collections::BTreeMap;

use crate::estate::{postgres, run};
use crate::support::World;

/// The places of the addresses, by the part before the `@`, without the database; and those of other values.
const PLACES: &[(&str, &str)] = &[
    ("text", "public/kinds#col=a_text"),
    ("varchar", "public/kinds#col=a_varchar"),
    ("char", "public/kinds#col=a_char"),
    ("citext", "public/kinds#col=a_citext"),
    ("domain", "public/kinds#col=a_domain"),
    ("enum", "public/kinds#col=an_enum"),
    ("json", "public/kinds#col=a_json#/user/mail"),
    ("jsonb", "public/kinds#col=a_jsonb#/*/mail"),
    ("xml", "public/kinds#col=an_xml"),
    ("hstore", "public/kinds#col=an_hstore#/mail"),
    ("array", "public/kinds#col=an_array"),
    ("matrix", "public/kinds#col=a_matrix"),
    ("composite", "public/kinds#col=a_composite#/mail"),
    ("composites", "public/kinds#col=composites#/mail"),
    ("range", "public/kinds#col=a_range"),
    ("name", "public/kinds#col=a_name"),
    ("bytea", "public/kinds#col=a_bytea"),
    ("csv", "public/kinds#col=a_table#col=mail"),
    ("other", "public/kinds#col=a_table#col=mail"),
    ("vector", "public/kinds#col=a_vector"),
    ("column", "public/kinds#col=column@lumenfield-studio.nl"),
    ("comment", "public/kinds#comment="),
    ("columncomment", "public/kinds#comment=a_text"),
    ("leaf", "public/parted#col=mail"),
    ("default", "public/parted#col=mail"),
    ("ancestor", "public/ancestor#col=mail"),
    ("heir", "public/heir#col=mail"),
    ("odd", "Sales%20&%20co/o%252Frders#col=E-Mail%20%231"),
    ("unlogged", "public/unlogged#col=mail"),
    ("long", "public/large#col=document"),
    ("materialised", "public/materialised#col=mail"),
    ("object", "pg_catalog/pg_largeobject#col=data"),
    ("84.12.7.9", "public/kinds#col=last_ip"),
    ("3c:22:fb:4a:91:07", "public/kinds#col=device"),
    ("4539578763621486", "public/kinds#col=card_number"),
    ("4916338506082832", "public/kinds#col=credit_card"),
    ("1984-03-17", "public/kinds#col=date_of_birth"),
];

#[test]
fn nothing_is_overlooked_and_nothing_is_told_twice() {
    let world = World::new();
    let database = postgres().create_database("kinds").unwrap();
    postgres().psql(&database, include_str!("every_kind.sql")).unwrap();
    let url = postgres().url(&database);
    let scan = |more: &[&str]| {
        let mut arguments = vec!["scan", "--format", "jsonl", "--show-values", &url];
        arguments.extend(more);
        run(&world, &arguments).status(0)
    };
    let ran = scan(&[]);
    let system = format!("postgresql://127.0.0.1:{}/{database}/", postgres().port);
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in ran.of_type("finding") {
        let value = finding["value"].as_str().unwrap();
        let value = value.split('@').next().unwrap().to_owned();
        let place = finding["place"].as_str().unwrap();
        places.entry(value).or_default().push(place.strip_prefix(&system).unwrap_or(place).to_owned());
    }
    let wrong: Vec<_> = PLACES
        .iter()
        .filter(|(value, place)| places.get(*value) != Some(&vec![(*place).to_owned()]))
        .collect();
    assert!(wrong.is_empty(), "not where they are, or not once: {wrong:#?}\nin {places:#?}");
    // Rows are told by their keys, of whatever type.
    let of_kinds =
        ran.of_type("finding").into_iter().find(|f| f["value"] == "text@lumenfield-studio.nl").unwrap();
    assert_eq!(of_kinds["position"]["record"]["uuid"], "6b2c5a2e-6d7b-4f0e-9a53-0d9c1c1f7a10");
    let odd = ran.of_type("finding").into_iter().find(|f| f["value"] == "odd@lumenfield-studio.nl").unwrap();
    assert!(
        odd["position"]["record"]["row"].is_object(),
        "without a key of ours a text key is not told: {odd}"
    );
    // A view shows what stands elsewhere: it is named, and read on request.
    let gaps: Vec<_> = ran.of_type("gap").iter().map(|gap| gap["reason"].clone()).collect();
    assert_eq!(gaps, ["view"]);
    assert!(scan(&["--views"]).out.contains("view@lumenfield-studio.nl"));
    // Without --show-values no value is in the report.
    let masked = run(&world, &["scan", "--format", "json", &url]).status(0);
    assert!(!masked.out.contains("text@lumenfield-studio.nl"));
}

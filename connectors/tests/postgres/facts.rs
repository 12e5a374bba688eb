//! What the catalogue says of tables: types, keys, references, grants.

use std::ops::ControlFlow;

use domesday_connectors::{Content, Context, Exposure, Facts, Listed, Scope, Target};

use crate::support::{Database, connect};

/// The facts of a relation of the schema `public`.
fn facts(target: &Target, name: &str) -> Facts {
    let connector = connect(std::slice::from_ref(target), &Context::default()).unwrap().remove(0);
    let mut found = None;
    connector.list(&Scope::default(), &mut |listed| {
        if let Listed::Unit(unit) = listed
            && unit.place.to_string().ends_with(&format!("/public/{name}"))
        {
            found = Some(unit);
        }
        ControlFlow::Continue(())
    });
    match connector.read(found.unwrap()).unwrap().content {
        Content::Table(table) => table.facts().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn types_keys_and_references_are_told() {
    let database = Database::new(
        "CREATE TABLE city (country char(2), id int, name varchar(80) NOT NULL, PRIMARY KEY (country, id));
         CREATE TABLE person (id bigint PRIMARY KEY, email text UNIQUE, land char(2), town int, boss bigint
             REFERENCES person, again bigint REFERENCES person, gone int, part text, tags numeric(6,2)[],
             FOREIGN KEY (land, town) REFERENCES city);
         ALTER TABLE person DROP COLUMN gone, ADD CONSTRAINT same FOREIGN KEY (again) REFERENCES person (id);
         CREATE UNIQUE INDEX ON person (part) WHERE part <> ''; CREATE UNIQUE INDEX ON person (id, part);
         CREATE TABLE \"a/b\" (\"x#y\" int PRIMARY KEY); CREATE TABLE c (a int REFERENCES \"a/b\");
         INSERT INTO person SELECT i FROM generate_series(1, 5) i; ANALYZE person",
    );
    let target = database.target();
    let person = facts(&target, "person");
    let told: Vec<String> = person
        .fields
        .iter()
        .map(|field| {
            let targets: Vec<String> = field
                .references
                .iter()
                .map(|place| place.to_string().rsplit_once('/').unwrap().1.to_owned())
                .collect();
            let name = field.place.to_string().rsplit_once('/').unwrap().1.to_owned();
            let flags = [(field.nullable, "null"), (field.unique, "unique"), (field.primary_key, "key")];
            let flags: Vec<&str> = flags.iter().filter_map(|(is, flag)| is.then_some(*flag)).collect();
            format!("{name} {} [{}] {}", field.declared_type, flags.join(" "), targets.join(" "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "person#col=id bigint [unique key] ",
            "person#col=email text [null unique] ",
            "person#col=land character(2) [null] city#col=country",
            "person#col=town integer [null] city#col=id",
            "person#col=boss bigint [null] person#col=id",
            "person#col=again bigint [null] person#col=id",
            "person#col=part text [null] ",
            "person#col=tags numeric(6,2)[] [null] ",
        ]
    );
    assert_eq!((person.records, person.exposure), (Some(5), Vec::new()));
    let city = facts(&target, "city");
    assert!(city.fields[..2].iter().all(|field| field.primary_key && !field.unique && !field.nullable));
    assert_eq!((city.records, city.fields.len()), (None, 3), "nobody has counted");
    // Hostile names lead to the place that the other table is listed at.
    let reference = facts(&target, "c").fields.remove(0).references.remove(0);
    let listed = facts(&target, "a%252Fb").fields.remove(0).place;
    assert_eq!(reference, listed);
}

#[test]
fn grants_to_everyone_are_told() {
    let database = Database::new(
        "CREATE TABLE closed (a text); CREATE TABLE read (a text); CREATE TABLE written (a text);
         CREATE TABLE one_column (a text, b text); CREATE TABLE to_some (a text);
         CREATE VIEW seen AS SELECT * FROM closed;
         CREATE TABLE parted (id int, a text) PARTITION BY HASH (id);
         CREATE TABLE p0 PARTITION OF parted FOR VALUES WITH (MODULUS 1, REMAINDER 0);
         INSERT INTO parted SELECT i FROM generate_series(1, 7) i; ANALYZE parted;
         GRANT SELECT ON read, seen, parted TO PUBLIC; GRANT INSERT, DELETE ON written TO PUBLIC;
         GRANT SELECT (b) ON one_column TO PUBLIC; GRANT ALL ON to_some TO pg_monitor",
    );
    let mut target = database.target();
    target.postgres.views = true;
    for (name, expected) in [
        ("closed", &[][..]),
        ("read", &[Exposure::GrantedToPublic][..]),
        ("written", &[Exposure::WritableByPublic]),
        ("one_column", &[Exposure::GrantedToPublic]),
        ("to_some", &[]),
        ("seen", &[Exposure::GrantedToPublic]),
        ("parted", &[Exposure::GrantedToPublic]),
    ] {
        assert_eq!(facts(&target, name).exposure, expected, "{name}");
    }
    assert_eq!(facts(&target, "parted").records, Some(7));
    // Also where no row is read.
    target.postgres.triage = true;
    let read = facts(&target, "read");
    assert_eq!((read.exposure.len(), read.fields[0].declared_type.as_str()), (1, "text"));
}

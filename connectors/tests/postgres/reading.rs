//! What is read of tables.

use domesday_connectors::{Context, RecordKey, Scope};

use crate::support::{Database, scan, scan_with};

#[test]
fn large_tables_are_read_in_parts_that_are_the_same_for_any_number_of_workers() {
    // Some 40 MB each: with a key in the order of storage, with one out of order, and without.
    let database = Database::new(
        "CREATE TABLE keyed (id bigint PRIMARY KEY, a text, pad text);
         INSERT INTO keyed SELECT i * 3 - 1000, 'row ' || i, repeat('x', 300)
             FROM generate_series(1, 100000) i;
         CREATE TABLE shuffled (id int PRIMARY KEY, a text, pad text);
         INSERT INTO shuffled SELECT (i * 7919::bigint) % 100003, 'row ' || i, repeat('x', 300)
             FROM generate_series(1, 100000) i;
         CREATE TABLE keyless AS SELECT a, pad FROM keyed;
         ANALYZE",
    );
    let one = scan(&[database.target()], 1);
    let two = scan(&[database.target()], 2);
    assert_eq!(one.gaps, []);
    assert!(one == two, "the same from two workers");
    for table in ["keyed", "shuffled", "keyless"] {
        let unit = format!("{}/public/{table}", database.name);
        assert_eq!(one.parts[&unit], 3, "{table}");
        assert_eq!(one.records[&unit], 100_000, "{table}");
        let mut rows: Vec<u64> =
            one.column(&format!("{unit}#col=a")).iter().map(|value| value[4..].parse().unwrap()).collect();
        rows.sort_unstable();
        assert!(rows.into_iter().eq(1..=100_000), "{table}");
    }
}

#[test]
fn positions_are_keys_where_they_say_nothing() {
    let database = Database::new(
        "CREATE TABLE by_number (id smallint PRIMARY KEY, a text); INSERT INTO by_number VALUES (7, 'number');
         CREATE TABLE by_uuid (id uuid PRIMARY KEY, a text);
         INSERT INTO by_uuid VALUES ('00000000-0000-0000-0000-0000000000ff', 'uuid');
         CREATE TABLE by_text (a text, b text, c text, PRIMARY KEY (b, a));
         INSERT INTO by_text VALUES ('x', 'y', 'text');
         CREATE TABLE by_none (a text); INSERT INTO by_none VALUES ('gone'), ('none');
         DELETE FROM by_none WHERE a = 'gone'",
    );
    let key = |told: &crate::support::Told, value: &str| {
        told.values.iter().find(|(.., found)| found == value).map(|(_, key, _)| *key).unwrap()
    };
    let mut context = Context::default();
    let told = scan_with(&[database.target()], &context, &Scope::default(), &|_| {});
    assert_eq!(key(&told, "number"), RecordKey::Integer(7));
    let mut uuid = [0; 16];
    uuid[15] = 0xff;
    assert_eq!(key(&told, "uuid"), RecordKey::Uuid(uuid));
    assert_eq!(key(&told, "text"), RecordKey::Row { page: 0, number: 1 });
    assert_eq!(key(&told, "none"), RecordKey::Row { page: 0, number: 2 });
    context.key_digest = Some(std::sync::Arc::new(|bytes| {
        assert_eq!(bytes, b"y\x1fx");
        [1; 16]
    }));
    let told = scan_with(&[database.target()], &context, &Scope::default(), &|_| {});
    assert_eq!(key(&told, "text"), RecordKey::Digest([1; 16]));
}

#[test]
fn values_of_any_size_are_read_whole() {
    let database = Database::new(
        "CREATE TABLE long (id int PRIMARY KEY, a text, j json, b bytea);
         INSERT INTO long SELECT 1, string_agg('number ' || i, ' '), NULL, NULL
             FROM generate_series(1, 1500000) i;
         INSERT INTO long VALUES (2, 'short', NULL, NULL);
         INSERT INTO long SELECT 3, NULL, json_agg('item ' || i), NULL FROM generate_series(1, 200000) i;
         INSERT INTO long SELECT 4, NULL, NULL, convert_to(string_agg('line ' || i, E'\n'), 'UTF8')
             FROM generate_series(1, 200000) i;",
    );
    for workers in [1, 2] {
        let told = scan(&[database.target()], workers);
        assert_eq!(told.gaps, []);
        let unit = format!("{}/public/long", database.name);
        let texts = told.column(&format!("{unit}#col=a"));
        assert_eq!(texts.len(), 2);
        let expected: Vec<String> = (1..=1_500_000).map(|i| format!("number {i}")).collect();
        assert!(texts[0] == expected.join(" "), "{} bytes", texts[0].len());
        assert!(texts[0].len() > 20 << 20);
        assert_eq!(texts[1], "short");
        let json = told.values.iter().filter(|(.., value)| value.starts_with("item ")).count();
        assert_eq!(json, 200_000);
        let all: usize = told.values.iter().map(|(.., value)| value.matches("line ").count()).sum();
        assert_eq!(all, 200_000);
        assert_eq!(told.records[&unit], 4);
    }
}

//! Databases of SQLite, written by SQLite.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::read::{File, read};

/// The bytes of a database that `write` writes.
fn database(pragmas: &str, write: impl FnOnce(&Connection)) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("t.db");
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(pragmas).unwrap();
    connection.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
    write(&connection);
    connection.execute_batch("COMMIT").unwrap();
    connection.close().unwrap();
    std::fs::read(path).unwrap()
}

fn people(connection: &Connection) {
    connection
        .execute_batch(
            "CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT NOT NULL, score REAL, note, raw BLOB);
             CREATE TABLE \"by name\" (given TEXT, family TEXT, age INT, PRIMARY KEY (family, given))
                 WITHOUT ROWID;
             CREATE INDEX by_email ON people (email);
             CREATE VIEW adults AS SELECT * FROM \"by name\" WHERE age >= 18; -- seen by everyone",
        )
        .unwrap();
    let mut insert = connection.prepare("INSERT INTO people VALUES (?1, ?2, ?3, ?4, ?5)").unwrap();
    let mut named = connection.prepare("INSERT INTO \"by name\" VALUES (?1, ?2, ?3)").unwrap();
    for i in 0..2000i64 {
        // Some notes are longer than a page.
        let note = if i % 50 == 0 { format!("note {i} ").repeat(400) } else { format!("nöte {i}") };
        let raw: Vec<u8> = if i % 2 == 0 { b"text in a blob".to_vec() } else { vec![0xff, 0, 1] };
        insert.execute((i * 3 - 100, format!("user{i}@example.org"), i as f64 / 8.0, note, raw)).unwrap();
        named.execute((format!("Given{i}"), format!("Family{}", i % 7), i % 90)).unwrap();
    }
}

/// Every value of the database as SQLite tells it, by table, record and column.
fn oracle(bytes: &[u8]) -> BTreeMap<(String, u64, String), String> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("t.db");
    std::fs::write(&path, bytes).unwrap();
    let connection = Connection::open(path).unwrap();
    let mut all = BTreeMap::new();
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    for table in names.map(Result::unwrap) {
        let mut rows = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns: Vec<String> = rows.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = rows.query([]).unwrap();
        let mut record = 0;
        while let Some(row) = rows.next().unwrap() {
            record += 1;
            for (index, column) in columns.iter().enumerate() {
                let text = match row.get::<_, Value>(index).unwrap() {
                    Value::Null => continue,
                    Value::Integer(number) => number.to_string(),
                    Value::Real(number) => number.to_string(),
                    Value::Text(text) => text,
                    Value::Blob(bytes) if bytes.starts_with(b"text") => String::from_utf8(bytes).unwrap(),
                    Value::Blob(_) => continue,
                };
                all.insert((table.clone(), record, column.clone()), text);
            }
        }
    }
    all
}

fn found(file: &File) -> BTreeMap<(String, u64, String), String> {
    let mut all = BTreeMap::new();
    for (place, told) in &file.places {
        let table = place.trim_start_matches("#table=").replace("%20", " ");
        for ((record, field), values) in &told.values {
            let column = field.rsplit("#col=").next().unwrap().to_owned();
            all.insert((table.clone(), *record, column), values.join("|"));
        }
    }
    all
}

#[test]
fn as_sqlite_reads_them() {
    for pragmas in [
        "PRAGMA page_size = 512",
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-16le'",
        "PRAGMA page_size = 65536; PRAGMA encoding = 'UTF-16be'",
        "PRAGMA page_size = 1024; PRAGMA auto_vacuum = FULL",
        "PRAGMA journal_mode = WAL",
    ] {
        let bytes = database(pragmas, people);
        let file = read("t.db", &bytes);
        assert_eq!(file.outcome.media_type, Some("application/vnd.sqlite3"));
        assert!(found(&file) == oracle(&bytes), "{pragmas}");
        // Definitions are text of the file, with what is said beside them.
        assert!(file.text("").contains("CREATE INDEX by_email"));
        let mut gaps = file.gaps();
        gaps.sort();
        let expected = [("#table=people#col=raw", "partial_text"), ("#view=adults", "view")];
        assert_eq!(gaps, expected.map(|(place, reason)| (place.to_owned(), reason.to_owned())), "{pragmas}");
    }
}

#[test]
fn the_schema_changed_and_rows_are_gone() {
    let bytes = database("PRAGMA page_size = 1024", |connection| {
        people(connection);
        connection
            .execute_batch(
                "ALTER TABLE people ADD COLUMN phone TEXT;
                 DELETE FROM people WHERE id % 4 = 1;
                 UPDATE people SET phone = '555-0100' WHERE id % 2 = 0;
                 ALTER TABLE people DROP COLUMN score;
                 ALTER TABLE \"by name\" RENAME COLUMN given TO first;
                 CREATE TABLE made (a INT, b AS (a + 1), c AS (a * 2) STORED, d TEXT);
                 INSERT INTO made (a, d) VALUES (1, 'x'), (2, 'y');",
            )
            .unwrap();
    });
    let mut expected = oracle(&bytes);
    // What is computed when it is read is not there.
    expected.retain(|(table, _, column), _| !(table == "made" && column == "b"));
    assert!(found(&read("t.db", &bytes)) == expected);
}

#[test]
fn a_damaged_page_costs_its_rows_alone() {
    let bytes = database("PRAGMA page_size = 1024", people);
    let all = found(&read("t.db", &bytes)).len();
    for page in [10, 57, 111] {
        let mut broken = bytes.clone();
        broken[page * 1024..][..8].fill(0xee);
        let file = read("t.db", &broken);
        let found = found(&file).len();
        let is_told = file.gaps().iter().any(|(_, reason)| reason == "malformed");
        assert!(found == all || is_told, "page {page}: {found} of {all}");
        assert!(found * 10 > all * 9, "page {page}: {found} of {all}");
    }
}

#[test]
fn whatever_stands_in_it() {
    let bytes = database("PRAGMA page_size = 512", |connection| {
        connection.execute_batch("CREATE TABLE t (a, b); CREATE TABLE u (c)").unwrap();
        for i in 0..200i64 {
            connection.execute("INSERT INTO t VALUES (?1, ?2)", (i, "x".repeat(i as usize * 5))).unwrap();
            connection.execute("INSERT INTO u VALUES (?1)", [i]).unwrap();
        }
    });
    super::damaged("t.db", &bytes, 40, 0);
    for at in (16..bytes.len()).step_by(97) {
        let mut other = bytes.clone();
        other[at] = !other[at];
        let file = read("t.db", &other);
        assert!(file.gaps().iter().all(|(_, reason)| reason != "reader_failed"), "other at {at}");
    }
    // A page that is its own child, and a chain that goes round.
    for (at, with) in [(512 + 8, 2u32), (512 * 2, 3), (512 * 3 + 8, 2)] {
        let mut other = bytes.clone();
        other[at..at + 4].copy_from_slice(&with.to_be_bytes());
        read("t.db", &other);
    }
}

#[test]
fn documents_in_blobs_are_members() {
    let inner = database("", |connection| {
        connection
            .execute_batch("CREATE TABLE inner_t (e); INSERT INTO inner_t VALUES ('jane@example.org')")
            .unwrap();
    });
    let bytes = database("", |connection| {
        connection.execute_batch("CREATE TABLE files (id INTEGER PRIMARY KEY, body BLOB)").unwrap();
        connection.execute("INSERT INTO files VALUES (42, ?1)", [inner]).unwrap();
    });
    let file = read("t.db", &bytes);
    let place = "#table=files!/body/42#table=inner_t";
    assert_eq!(file.column(place, "#col=e"), ["jane@example.org"], "{:?}", file.places.keys());
}

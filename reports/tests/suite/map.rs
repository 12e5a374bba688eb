//! The data map of an inventory file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use domesday_reports::map::{Coverage, DataMap, Form, MapField, Role};
use domesday_reports::store::{SaveOptions, Store, StoreError};
use domesday_reports::{Day, Outcome};
use rusqlite::Connection;

use crate::support::{inventory, mixed, scan_info};

/// The map of a file that some outcomes were saved in.
fn saved(path: &Path, outcomes: &[Outcome]) -> DataMap {
    let options = SaveOptions { registers: true, filtered: false };
    Store::open(path).unwrap().save(&scan_info(), &inventory(outcomes), options).unwrap();
    Store::open_to_read(path).unwrap().data_map().unwrap()
}

fn field<'m>(map: &'m DataMap, place: &str) -> &'m MapField {
    let collections = map.systems.iter().flat_map(|s| &s.datasets).flat_map(|d| &d.collections);
    let mut fields = collections.flat_map(|c| c.fields.iter().map(move |f| (&c.place, f)));
    let found = fields.find(|(collection, field)| format!("{collection}{}", field.suffix) == place);
    found.unwrap_or_else(|| panic!("no field {place}")).1
}

#[test]
fn a_map_tells_what_is_where_and_what_was_not_read() {
    let dir = tempfile::tempdir().unwrap();
    let map = saved(&dir.path().join("inventory.db"), &mixed());
    assert_eq!(map.scans.len(), 1);
    assert_eq!(
        (map.scans[0].coverage.listed, map.scans[0].targets.as_slice()),
        (7, &["file:///srv".to_owned()][..])
    );
    let [system] = map.systems.as_slice() else { panic!("{:?}", map.systems) };
    assert_eq!(system.place, "file://");
    let [srv, crm] = system.datasets.as_slice() else { panic!("{:?}", system.datasets) };
    assert_eq!((srv.place.as_str(), crm.place.as_str(), srv.whole), ("file:///srv", "file:///srv/crm", true));
    assert_eq!(srv.scanned, "2026-01-02T03:04:05Z");
    assert_eq!(srv.coverage, Coverage { listed: 5, examined: 3, gap_units: 2, bytes: 392 });
    let unread: Vec<_> = srv.unread.iter().map(|gap| (gap.reason.as_str(), gap.units, gap.bytes)).collect();
    assert_eq!(unread, [("unsupported_format(image/png)", 1, 5_000_000)]);
    assert_eq!(srv.unread[0].places, ["file:///srv/cat.png"]);
    let names: Vec<_> = srv.collections.iter().map(|c| c.place.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["broken.json", "links.tar", "notes.txt"]);
    assert_eq!(
        (srv.collections[0].gaps[0].reason.as_str(), srv.collections[0].examined),
        ("malformed", false)
    );

    let users = &crm.collections[0];
    assert_eq!((users.records, users.bytes, users.media_type.as_deref()), (Some(3), 1200, Some("text/csv")));
    let names: Vec<_> = users.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["card", "email", "note"]);
    let email = &field(&map, "file:///srv/crm/users.csv#col=email").held[0];
    assert_eq!(
        (email.role, email.form, email.confidence, email.share),
        (Role::Dedicated, Form::Plain, 97, 1.0)
    );
    assert_eq!((email.values, email.reserved, email.distinct, email.previews.len()), (3, 1, 2, 2));
    assert!(field(&map, "file:///srv/crm/users.csv#col=note").held.is_empty());
    let text = field(&map, "file:///srv/notes.txt");
    assert_eq!((text.structured, text.name.as_str()), (false, ""));
    assert_eq!((text.held[0].role, text.held[0].confidence, text.held[0].share), (Role::Incidental, 95, 0.0));
}

#[test]
fn what_a_system_says_is_in_the_map() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    saved(&path, &mixed());
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "UPDATE collection SET records = 9, modified = '2024-02-29', region = 'eu-central-1' \
             WHERE place LIKE '%.csv';
             INSERT INTO exposure SELECT id, 'public-read' FROM collection WHERE place LIKE '%.csv';
             INSERT INTO exposure SELECT id, 'world-readable' FROM collection WHERE place LIKE '%.csv';
             UPDATE field SET declared_type = 'text', is_unique = 1, primary_key = 1, oldest = '2020-01-01', \
             newest = '2021-01-01' WHERE place LIKE '%email';
             INSERT INTO reference SELECT id, 'file:///srv/b.csv#col=x' FROM field WHERE place LIKE '%email';
             UPDATE category_tally SET suppressed = 2 WHERE category = 'email-address';
             UPDATE verdict SET role = 'incidental', form = 'masked' WHERE category = 'email-address';
             INSERT INTO scan_category VALUES (1, 'username', 2, 7), (1, 'email-address', 1, 2);",
        )
        .unwrap();
    let map = Store::open_to_read(&path).unwrap().data_map().unwrap();
    let users = &map.systems[0].datasets[1].collections[0];
    assert_eq!((users.records, users.region.as_deref()), (Some(9), Some("eu-central-1")));
    assert_eq!(users.modified, Day::new(2024, 2, 29));
    assert_eq!(users.exposure.iter().map(|e| e.id()).collect::<Vec<_>>(), ["world-readable", "public-read"]);
    assert_eq!(users.dates.map(|d| d.newest), Day::new(2021, 1, 1));
    let email = field(&map, "file:///srv/crm/users.csv#col=email");
    assert!(email.primary_key && email.unique);
    assert_eq!(email.references, ["file:///srv/b.csv#col=x"]);
    let held = &email.held[0];
    assert_eq!((held.suppressed, held.role, held.form), (2, Role::Incidental, Form::Masked));
    let trend: Vec<_> =
        map.scans[0].categories.iter().map(|(c, fields, values)| (c.id(), *fields, *values)).collect();
    assert_eq!(trend, [("email-address", 1, 2), ("username", 2, 7)]);
}

#[test]
fn reading_changes_neither_the_file_nor_its_directory() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    saved(&path, &mixed());
    let before = fs::read(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let mut store = Store::open_to_read(&path).unwrap();
    store.data_map().unwrap();
    assert!(store.save(&scan_info(), &inventory(&[]), SaveOptions::default()).is_err());
    drop(store);
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no side files");
}

#[test]
fn a_file_of_an_earlier_version_is_read_and_left_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    saved(&path, &mixed());
    let first = include_str!("../../src/store/schema.sql");
    let second = include_str!("../../src/store/units.sql");
    for (version, scripts) in [(1, &[first][..]), (2, &[first, second])] {
        let old = dir.path().join(format!("version-{version}.db"));
        let connection = Connection::open(&old).unwrap();
        scripts.iter().for_each(|script| connection.execute_batch(script).unwrap());
        connection.execute("ATTACH ?1 AS new", [path.to_str().unwrap()]).unwrap();
        let query = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid";
        let tables: Vec<String> = connection
            .prepare(query)
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for table in tables {
            let query = format!("SELECT name FROM pragma_table_info('{table}', 'main')");
            let mut statement = connection.prepare(&query).unwrap();
            let columns: Vec<String> =
                statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            let columns = columns.join(", ");
            let copy = format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}");
            connection.execute_batch(&copy).unwrap();
        }
        connection.execute_batch("UPDATE verdict SET share = 0.1 WHERE category = 'payment-card'").unwrap();
        connection.pragma_update(None, "application_id", 0x646f_6d64).unwrap();
        connection.pragma_update(None, "user_version", version).unwrap();
        connection.close().unwrap();
        let before = fs::read(&old).unwrap();
        let map = Store::open_to_read(&old).unwrap().data_map().unwrap();
        assert!(fs::read(&old).unwrap() == before);
        let role = |name| field(&map, &format!("file:///srv/crm/users.csv#col={name}")).held[0].role;
        assert_eq!((role("email"), role("card")), (Role::Dedicated, Role::Incidental), "version {version}");
    }
}

#[test]
fn what_is_no_inventory_is_refused_with_a_remedy() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    assert!(matches!(Store::open_to_read(&path), Err(StoreError::Io { .. })));
    assert!(!path.exists(), "reading makes no file");
    fs::write(&path, "").unwrap();
    assert!(matches!(Store::open_to_read(&path), Err(StoreError::Foreign(_))));
    fs::remove_file(&path).unwrap();
    saved(&path, &mixed());
    let damage = "UPDATE category_tally SET category = 'no\u{1b}such' WHERE category = 'email-address'";
    Connection::open(&path).unwrap().execute_batch(damage).unwrap();
    let error = Store::open_to_read(&path).unwrap().data_map().unwrap_err().to_string();
    assert!(error.contains("column `category` has `no\\u{1b}such` in place of a category"), "{error}");
    assert!(error.contains("scan again into a new file"));
}

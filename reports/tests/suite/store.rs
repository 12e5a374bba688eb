//! The inventory file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use domesday_connectors::Reason;
use domesday_reports::store::{SaveOptions, Store, StoreError};
use domesday_reports::{Outcome, ScanInfo};
use rusqlite::Connection;

use crate::support::{Unit, inventory, mixed, scan_info};

fn scan(targets: &[&str]) -> ScanInfo {
    ScanInfo { targets: targets.iter().map(|t| (*t).to_owned()).collect(), ..scan_info() }
}

fn save(path: &Path, targets: &[&str], outcomes: &[Outcome], options: SaveOptions) {
    Store::open(path).unwrap().save(&scan(targets), &inventory(outcomes), options).unwrap();
}

/// The first column of a query, sorted by it.
fn column(path: &Path, query: &str) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn file(name: &str) -> Outcome {
    Unit::examined(&format!("file:///srv/{name}"), "text/plain", 5)
        .text("email-address", &["jane@corp.de"])
        .done()
}

const COLLECTIONS: &str = "SELECT place FROM collection ORDER BY place";

#[test]
fn a_scan_is_saved_whole() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    save(&path, &["file:///srv"], &mixed(), SaveOptions::default());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "one file");
    let tables: [(&str, &[&str]); 6] = [
        ("SELECT place FROM system", &["file://"]),
        (
            "SELECT place || ' ' || listed || '=' || examined || '+' || gap_units || ' ' || whole FROM dataset ORDER BY place",
            &["file:///srv 5=3+2 1", "file:///srv/crm 2=1+1 1"],
        ),
        (
            COLLECTIONS,
            &[
                "file:///srv/broken.json",
                "file:///srv/crm/users.csv",
                "file:///srv/links.tar",
                "file:///srv/notes.txt",
            ],
        ),
        (
            "SELECT f.place || ' ' || category || ' ' || t.value_count || ' ' || reserved || ' ' || distinct_estimate || ' ' || previews \
             FROM category_tally t JOIN field f ON f.id = t.field ORDER BY f.place",
            &[
                "file:///srv/crm/users.csv#col=card payment-card 1 0 1 [\"**** **** **** 0001\"]",
                "file:///srv/crm/users.csv#col=email email-address 3 1 2 [\"j***@c***.***\",\"a***@e***.***\"]",
                "file:///srv/notes.txt bank-account 1 0 1 [\"DE** **** **** ****\"]",
            ],
        ),
        (
            "SELECT f.place || ' ' || v.category || ' ' || v.evidence FROM verdict v JOIN field f ON f.id = v.field ORDER BY 1",
            &[
                "file:///srv/crm/users.csv#col=card payment-card pattern context field-name",
                "file:///srv/crm/users.csv#col=email email-address pattern context field-name reserved",
            ],
        ),
        (
            "SELECT place || ' ' || reason || ' ' || ifnull(bytes, '-') FROM gap ORDER BY place",
            &[
                "file:///srv/broken.json malformed -",
                "file:///srv/cat.png unsupported_format(image/png) 5000000",
                "file:///srv/crm/secret permission_denied -",
                "file:///srv/links.tar!/a symbolic_link -",
            ],
        ),
    ];
    for (query, expected) in tables {
        assert_eq!(column(&path, query), expected, "{query}");
    }
    assert!(column(&path, "SELECT 'x' FROM category_tally WHERE registers IS NOT NULL").is_empty());
}

#[test]
fn registers_are_kept_only_on_demand() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    save(&path, &["file:///srv"], &mixed(), SaveOptions { registers: true, filtered: false });
    assert_eq!(column(&path, "SELECT 'x' FROM category_tally WHERE registers IS NOT NULL").len(), 3);
}

#[test]
fn equal_scans_give_equal_files() {
    let dir = tempfile::tempdir().unwrap();
    let mut turned = mixed();
    turned.reverse();
    let files = [("a", mixed()), ("b", turned)].map(|(name, outcomes)| {
        let path = dir.path().join(name);
        save(&path, &["file:///srv"], &outcomes, SaveOptions::default());
        fs::read(path).unwrap()
    });
    assert!(files[0] == files[1], "bytes differ");
}

#[test]
fn a_scan_replaces_what_it_covered_and_keeps_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    let plain = SaveOptions::default();
    let filtered = SaveOptions { filtered: true, ..plain };
    type Step = (&'static [&'static str], &'static [&'static str], SaveOptions, &'static [&'static str]);
    let steps: [Step; 6] = [
        (&["file:///srv"], &["a/1", "a/2", "a.b/3", "b/4"], plain, &["a.b/3", "a/1", "a/2", "b/4"]),
        // A directory whose name is the start of another's.
        (&["file:///srv/a"], &["a/2", "a/5"], plain, &["a.b/3", "a/2", "a/5", "b/4"]),
        // One file, with nothing to tell of it any more.
        (&["file:///srv/b/4"], &[], plain, &["a.b/3", "a/2", "a/5"]),
        // A filtered scan drops nothing that it did not see.
        (&["file:///srv"], &["a/6"], filtered, &["a.b/3", "a/2", "a/5", "a/6"]),
        (&["file:///srv/a/", "file:///srv/a.b"], &["a/7"], plain, &["a/7"]),
        (&["file:///"], &[], plain, &[]),
    ];
    let count = steps.len();
    for (targets, files, options, expected) in steps {
        let outcomes: Vec<Outcome> = files.iter().map(|name| file(name)).collect();
        save(&path, targets, &outcomes, options);
        let expected: Vec<String> = expected.iter().map(|name| format!("file:///srv/{name}")).collect();
        assert_eq!(column(&path, COLLECTIONS), expected, "after {targets:?}");
    }
    assert!(column(&path, "SELECT place FROM system").is_empty());
    let scans = Store::open(&path).unwrap().scans().unwrap();
    assert_eq!(scans.len(), count);
    assert_eq!((scans[0].listed, scans[0].targets.as_slice()), (4, &["file:///srv".to_owned()][..]));
}

#[test]
fn the_counts_of_a_dataset_are_not_replaced_by_those_of_a_part() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    let listed = || column(&path, "SELECT listed || ' ' || whole FROM dataset");
    save(&path, &["file:///srv/a/1"], &[file("a/1")], SaveOptions::default());
    assert_eq!(listed(), ["1 0"]);
    save(&path, &["file:///srv"], &[file("a/1"), file("a/2")], SaveOptions::default());
    assert_eq!(listed(), ["2 1"]);
    save(&path, &["file:///srv/a/1"], &[file("a/1")], SaveOptions::default());
    assert_eq!(listed(), ["2 1"]);
}

#[test]
fn a_unit_is_either_read_or_not() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    let filtered = SaveOptions { filtered: true, registers: false };
    let unread = || Unit::unread("file:///srv/a", Reason::PermissionDenied, None);
    let count = || (column(&path, COLLECTIONS).len(), column(&path, "SELECT place FROM gap").len());
    save(&path, &["file:///srv"], &[unread()], filtered);
    assert_eq!(count(), (0, 1));
    save(&path, &["file:///srv"], &[file("a")], filtered);
    assert_eq!(count(), (1, 0));
    save(&path, &["file:///srv"], &[unread()], filtered);
    assert_eq!(count(), (0, 1));
}

#[test]
fn a_file_that_is_not_an_inventory_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let foreign = dir.path().join("other.db");
    Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
        .unwrap();
    let newer = dir.path().join("newer.db");
    drop(Store::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let text = dir.path().join("notes.txt");
    fs::write(&text, "not a database, but the notes of years").unwrap();
    for path in [&foreign, &newer, &text] {
        let before = fs::read(path).unwrap();
        let error = Store::open(path).unwrap_err();
        assert!(matches!(error, StoreError::Foreign(_) | StoreError::Newer { .. }), "{error}");
        assert!(error.to_string().contains("it was not touched"));
        assert_eq!(fs::read(path).unwrap(), before);
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3, "no side files");
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Foreign(_))));
    assert!(matches!(Store::open(&dir.path().join("no/such")), Err(StoreError::Io { .. })));
}

#[test]
fn a_writer_in_the_way_is_told_and_nothing_is_changed() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    save(&path, &["file:///srv"], &[file("a")], SaveOptions::default());
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; DELETE FROM collection;").unwrap();
    let mut store = Store::open_patiently(&path, Duration::from_millis(20)).unwrap();
    let error = store.save(&scan(&["file:///srv"]), &inventory(&[]), SaveOptions::default()).unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)), "{error}");
    assert!(error.to_string().contains("run this again"));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(column(&path, COLLECTIONS), ["file:///srv/a"]);
    store.save(&scan(&["file:///srv"]), &inventory(&[]), SaveOptions::default()).unwrap();
    drop(other);
    assert!(column(&path, COLLECTIONS).is_empty());
}

#[test]
fn a_reader_in_the_way_does_not_stop_a_save() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    save(&path, &["file:///srv"], &[file("a")], SaveOptions::default());
    let reader = Connection::open(&path).unwrap();
    let mut store = Store::open_patiently(&path, Duration::from_millis(20)).unwrap();
    store.save(&scan(&["file:///srv"]), &inventory(&[file("b")]), SaveOptions::default()).unwrap();
    drop((reader, store));
    assert_eq!(column(&path, COLLECTIONS), ["file:///srv/b"]);
    save(&path, &["file:///srv"], &[], SaveOptions::default());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "one file again");
}

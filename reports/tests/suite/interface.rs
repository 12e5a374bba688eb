//! The inventory file as an interface: what docs/inventory.md says of it is so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domesday_connectors::{Position, RecordKey, Version};
use domesday_detectors::{Category, Confidence, Evidence};
use domesday_reports::map::DataMap;
use domesday_reports::store::{Outcomes, SaveOptions, Store};
use domesday_reports::{Inventory, Key, Outcome};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use crate::support::{Unit, detector, inventory, mix, mixed, place, scan_info};

const DOCUMENT: &str = include_str!("../../../docs/inventory.md");

fn save(path: &Path, inventory: &Inventory, registers: bool) {
    let options = SaveOptions { registers, filtered: false };
    Store::open(path).unwrap().save(&scan_info(), inventory, options).unwrap();
}

/// Columns by table or view.
fn columns(connection: &Connection, kind: &str) -> BTreeMap<String, Vec<String>> {
    let query =
        "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = ?1";
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut statement = connection.prepare(query).unwrap();
    let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    for row in rows {
        let (table, column): (String, String) = row.unwrap();
        columns.entry(table).or_default().push(column);
    }
    columns
}

#[test]
fn the_map_of_a_scan_is_that_of_the_file() {
    let dir = tempfile::tempdir().unwrap();
    for (n, outcomes) in [mixed(), Vec::new(), many(3)].into_iter().enumerate() {
        let inventory = inventory(&outcomes);
        let path = dir.path().join(format!("{n}.db"));
        save(&path, &inventory, true);
        let read = Store::open_to_read(&path).unwrap().data_map().unwrap();
        assert_eq!(DataMap::of(&scan_info(), &inventory), read);
    }
}

#[test]
fn every_table_view_and_column_is_documented() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    save(&path, &inventory(&mixed()), true);
    let connection = Connection::open(&path).unwrap();
    let tables = columns(&connection, "table");
    let sections: BTreeMap<&str, &str> = (DOCUMENT.split("\n### ").skip(1))
        .map(|section| section.split_once('\n').unwrap())
        .map(|(title, text)| (title, text.split("\n## ").next().unwrap()))
        .collect();
    for (table, columns) in &tables {
        let text = sections.get(table.as_str()).unwrap_or_else(|| panic!("no section on the table {table}"));
        for column in columns {
            assert!(text.contains(&format!("`{column}`")), "{table}.{column} is not documented");
        }
    }
    let views = columns(&connection, "view");
    let document = DOCUMENT.split("\n### Questions").next().unwrap();
    for (view, columns) in &views {
        let text =
            document.split(&format!("\n`{view}`")).nth(1).unwrap_or_else(|| panic!("no word on {view}"));
        let text = text.split("\n\n`").next().unwrap();
        for column in columns {
            assert!(text.contains(&format!("`{column}`")), "{view}.{column} is not documented");
        }
    }
    assert_eq!((tables.len(), views.len()), (13, 6));
}

#[test]
fn documented_questions_have_answers() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    save(&path, &inventory(&mixed()), false);
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("INSERT INTO exposure SELECT id, 'public-read' FROM collection").unwrap();
    let mut asked = 0;
    for block in DOCUMENT.split("```sql\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for query in block.split(';').map(str::trim).filter(|query| !query.is_empty()) {
            let mut statement = connection.prepare(query).unwrap_or_else(|error| panic!("{query}: {error}"));
            let mut rows = statement.query([]).unwrap();
            while rows.next().unwrap().is_some() {
                asked += 1;
            }
        }
    }
    assert!(asked > 10, "{asked} rows");
}

#[test]
fn views_say_what_the_map_says() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inventory.db");
    save(&path, &inventory(&many(40)), true);
    let map = Store::open_to_read(&path).unwrap().data_map().unwrap();
    let connection = Connection::open(&path).unwrap();
    let mut statement = connection
        .prepare("SELECT field, category, role, form, confidence, value_count, reserved FROM personal_field ORDER BY 1, 2")
        .unwrap();
    let rows = statement
        .query_map([], |row| {
            let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            let numbers: [i64; 3] = [row.get(4)?, row.get(5)?, row.get(6)?];
            Ok(format!("{} {numbers:?}", texts.join(" ")))
        })
        .unwrap();
    let viewed: Vec<String> = rows.map(Result::unwrap).collect();
    let mut mapped = Vec::new();
    for collection in map.systems.iter().flat_map(|s| &s.datasets).flat_map(|d| &d.collections) {
        for field in &collection.fields {
            for held in &field.held {
                mapped.push(format!(
                    "{}{} {} {} {} {:?}",
                    collection.place,
                    field.suffix,
                    held.category,
                    held.role.id(),
                    held.form.id(),
                    [i64::from(held.confidence), held.values as i64, held.reserved as i64]
                ));
            }
        }
    }
    mapped.sort();
    assert_eq!(viewed, mapped);
}

/// Files with columns and text.
fn many(files: usize) -> Vec<Outcome> {
    let file = |number: usize| {
        let emails: Vec<String> = (0..number % 30).map(|i| format!("p{}@corp.de", i * number)).collect();
        let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
        // Letters, so that files are not folded.
        let name: String = number.to_string().bytes().map(|digit| char::from(b'g' + digit - b'0')).collect();
        Unit::examined(&format!("file:///srv/{}/{name}.csv", ["a", "b", "c"][number % 3]), "text/csv", 9)
            .column("#col=email", "email-address", &emails)
            .column("#col=card", "payment-card", &["5404 0000 0000 0001"])
            .text("iban", &["DE02120300000000202051"])
            .done()
    };
    (1..=files).map(file).collect()
}

/// Whether one sequence of bytes is in another.
fn has(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

#[test]
fn a_file_holds_no_raw_value_no_text_key_and_no_unkeyed_digest() {
    let value = "zq.vxkjw@qxzvkj.example";
    let row_key = "ZQXV-ROW-KEY-7351";
    let seed = Key::from_bytes([7; 32]).seed();
    let mut unit =
        Unit::examined("file:///srv/a.csv", "text/csv", 9).column("#col=email", "email-address", &[]).done();
    let mut tally = domesday_reports::Tally::new(detector("email-address"), Category::EmailAddress);
    tally.add(Confidence::new(95), Evidence::PATTERN, mix(seed));
    tally.add_preview(domesday_reports::Masked::of(Category::EmailAddress, detector("email-address"), value));
    unit.fields[0].tallies.push(tally);
    unit.fields[0].findings.push(domesday_reports::Finding {
        position: Position::Record {
            key: RecordKey::Digest(Key::from_bytes([7; 32]).record_digest(row_key.as_bytes())),
            start: 0,
            end: 9,
        },
        category: Category::EmailAddress,
        detector: detector("email-address"),
        confidence: Confidence::new(95),
        evidence: Evidence::PATTERN,
        preview: domesday_reports::Masked::of(Category::EmailAddress, detector("email-address"), value),
        value: Some(domesday_reports::Redacted::new(value)),
        subject: Some(Key::from_bytes([7; 32]).pseudonym(Category::EmailAddress, value)),
    });
    unit.version = Some(Version::Tag("1".to_owned()));
    for registers in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("inventory.db");
        let mut outcomes = Outcomes::new(tempfile::tempfile().unwrap(), 1, registers);
        outcomes.add(&unit).unwrap();
        let options = SaveOptions { registers, filtered: false };
        let all = inventory(std::slice::from_ref(&unit));
        Store::open(&path).unwrap().save_with(&scan_info(), &all, options, Some(outcomes)).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            has(&bytes, place("file:///srv/a.csv").to_string().as_bytes()),
            "the test can find something"
        );
        let hex = |digest: &[u8]| digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        for text in [value, row_key, &value[..9], &row_key[5..]] {
            assert!(!has(&bytes, text.as_bytes()), "{text}");
            let digest = Sha256::digest(text.as_bytes());
            assert!(
                !has(&bytes, &digest[..8]) && !has(&bytes, &hex(&digest).as_bytes()[..16]),
                "a digest of {text}"
            );
        }
        let connection = Connection::open(&path).unwrap();
        let mut blobs = BTreeSet::new();
        for (table, columns) in columns(&connection, "table") {
            for column in columns {
                let query = format!("SELECT count(*) FROM {table} WHERE typeof({column}) = 'blob'");
                if connection.query_row(&query, [], |row| row.get::<_, i64>(0)).unwrap() > 0 {
                    blobs.insert(format!("{table}.{column}"));
                }
            }
        }
        // Registers of keyed hashes, and those only with the key.
        let expected: BTreeSet<String> =
            registers.then(|| "category_tally.registers".to_owned()).into_iter().collect();
        assert_eq!(blobs, expected);
    }
}

#[test]
fn the_file_grows_with_fields_not_with_findings() {
    let sizes = [1_u64, 1_000].map(|findings| {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("inventory.db");
        let mut outcomes = Vec::new();
        for file in 0..50 {
            let mut unit = Unit::examined(&format!("file:///srv/{file}.csv"), "text/csv", 9);
            for column in 0..100 {
                unit = unit.column(&format!("#col=c{column}"), "email-address", &["jane@corp.de"]);
                let field = unit.0.fields.last_mut().unwrap();
                field.values = findings;
                field.tallies[0].values = findings;
                field.tallies[0].confidence_sum = 95 * findings;
            }
            outcomes.push(unit.done());
        }
        save(&path, &inventory(&outcomes), false);
        let started = std::time::Instant::now();
        let map = Store::open_to_read(&path).unwrap().data_map().unwrap();
        let found: u64 =
            map.systems[0].datasets[0].collections.iter().flat_map(|c| &c.fields).map(|f| f.values).sum();
        assert_eq!(found, 5_000 * findings);
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
        std::fs::metadata(&path).unwrap().len()
    });
    assert!(sizes[1] < sizes[0] + sizes[0] / 20, "{sizes:?}");
    assert!(sizes[1] < 5_000 * 600, "{} bytes a field", sizes[1] / 5_000);
}

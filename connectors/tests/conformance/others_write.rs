//! Others write while a table is read, and connections are lost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use domesday_connectors::Reason;
use domesday_test_servers::{Fault, Plan};

use crate::engine::Scan;
use crate::seen::Seen;
use crate::world::{Collection, When, World as _};
use crate::worlds::postgres::Database;

/// For how many seconds others write; a few by default.
const SECONDS: &str = "DOMESDAY_TEST_SECONDS";

/// Rows of a table, of which every second is changed.
const ROWS: usize = 10_000;

/// More than one part: a part is 16 MiB.
const WIDTH: usize = 1_900;

/// A table that is read by ranges of its key, one that is read by its pages, and one with partitions.
fn tables(database: &Database) -> [Collection; 3] {
    let tables =
        ["keys", "pages", "leaves"].map(|name| Collection::new(&format!("parts/{name}"), ROWS, WIDTH));
    database.put(&tables);
    // Ranges of keys are planned by the statistics; a key that is text has none.
    database.psql(
        "ANALYZE parts.keys;
         ALTER TABLE parts.pages DROP CONSTRAINT pages_pkey, ALTER COLUMN id TYPE text;
         ALTER TABLE parts.pages ADD PRIMARY KEY (id);
         ALTER TABLE parts.leaves DROP CONSTRAINT leaves_pkey;
         CREATE TABLE parts.parent (id bigint, note text) PARTITION BY RANGE (id);
         CREATE TABLE parts.upper PARTITION OF parts.parent FOR VALUES FROM (5000) TO (MAXVALUE);
         ALTER TABLE parts.leaves RENAME TO old;
         CREATE TABLE parts.lower PARTITION OF parts.parent FOR VALUES FROM (MINVALUE) TO (5000);
         INSERT INTO parts.parent SELECT * FROM parts.old; DROP TABLE parts.old;
         ALTER TABLE parts.parent RENAME TO leaves;",
    );
    database.grant("parts/leaves");
    tables
}

/// Whether a row is left alone by those who write: by the number in its note.
fn stands_still(note: &str) -> bool {
    number(note).is_some_and(|number| number.is_multiple_of(2))
}

fn number(note: &str) -> Option<u64> {
    note.split(':').nth(1)?.parse().ok()
}

/// Fails unless each row that stood still was told once, and each other at most once.
fn assert_still_rows_once(seen: &Seen, tables: &[Collection], context: &str) {
    assert_eq!(seen.refused, None, "{context}");
    let notes = seen.notes();
    let mut rows: BTreeMap<(&str, u64), u64> = BTreeMap::new();
    for (note, count) in &notes {
        let table = note.split(':').next().unwrap_or_default();
        *rows.entry((table, number(note).expect("a number"))).or_default() += count;
    }
    let twice: Vec<_> = rows.iter().filter(|(_, count)| **count > 1).take(5).collect();
    assert!(twice.is_empty(), "{context}: told more than once: {twice:?}; gaps: {:?}", reasons(seen));
    let still = tables.iter().filter(|table| !is_given_up(seen, table)).flat_map(|table| &table.notes);
    let still = still.filter(|note| stands_still(note));
    let missing: Vec<&str> =
        still.filter(|note| !notes.contains_key(note.as_str())).map(|note| &note[..20]).collect();
    let some = &missing[..missing.len().min(5)];
    let gaps: Vec<_> = seen.gaps().collect();
    assert!(missing.is_empty(), "{context}: {} are missing, such as {some:?}; gaps: {gaps:?}", missing.len());
}

/// Whether a gap says that the connection was lost too often.
fn is_given_up(seen: &Seen, table: &Collection) -> bool {
    let lost = seen.gaps().filter(|gap| gap.reason == Reason::ConnectionLost);
    lost.into_iter().any(|gap| gap.place.to_string().ends_with(&table.path))
}

fn reasons(seen: &Seen) -> BTreeSet<Reason> {
    seen.gaps().map(|gap| gap.reason.clone()).collect()
}

#[test]
fn parts_of_tables_survive_lost_connections() {
    let database = Database::new();
    let tables = tables(&database);
    let scan = Scan { threads: 3, ..Scan::default() };
    database.mend();
    let unharmed = scan.run(&database);
    unharmed.assert_complete(&tables, "nothing was broken");
    let events = database.proxy.events();
    for (eighth, fault) in [
        (1, Fault::Reset { after: 0 }),
        (3, Fault::Error { sqlstate: "57P01" }),
        (5, Fault::Cut { after: 100 }),
        (7, Fault::Error { sqlstate: "40001" }),
    ] {
        database.proxy.set(Plan::nth(events * eighth / 8, fault.clone()));
        let seen = scan.run(&database);
        let context = format!("{fault:?} after {eighth}/8 of all messages");
        assert_eq!(database.broken(), 1, "{context}");
        seen.assert_nothing_twice(&tables, &context);
        // Nobody wrote into these tables: whatever else went on in the server, all rows are told.
        assert_eq!(seen.notes().len(), 3 * ROWS, "{context}: {:?}", seen.gaps().collect::<Vec<_>>());
        assert!(reasons(&seen).iter().all(|reason| *reason == Reason::ChangedWhileRead), "{context}");
    }
    let breakage = database.breakages()[0];
    database.break_calls(breakage, When::Share(1));
    let seen = scan.run(&database);
    seen.assert_conserved(&database, &tables, "many are broken");
}

#[test]
fn rows_that_stand_still_are_told_once_while_others_are_written() {
    let database = Database::new();
    let tables = tables(&database);
    let seconds = std::env::var(SECONDS).ok().and_then(|text| text.parse().ok()).unwrap_or(5);
    let until = Instant::now() + Duration::from_secs(seconds);
    let (done, kill) = (AtomicBool::new(false), AtomicBool::new(false));
    let go_on = || !done.load(Ordering::SeqCst);
    thread::scope(|scope| {
        for table in ["keys", "pages", "leaves"] {
            let database = &database;
            scope.spawn(move || {
                for round in (0..).take_while(|_| go_on()) {
                    database.psql(&writing(table, round));
                }
            });
        }
        scope.spawn(|| {
            while go_on() {
                thread::sleep(Duration::from_millis(700));
                if kill.load(Ordering::SeqCst) {
                    let own = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                               WHERE usename = current_database() AND datname = current_database()
                               ORDER BY random() LIMIT 1";
                    database.psql(own);
                }
            }
        });
        // Those who write end even when a check fails.
        let scans = thread::scope(|inner| {
            let scans = inner.spawn(|| {
                let mut scans = 0;
                while scans < 4 || Instant::now() < until {
                    let killing = scans % 2 == 1;
                    kill.store(killing, Ordering::SeqCst);
                    let seen = Scan { threads: 1 + scans % 4, ..Scan::default() }.run(&database);
                    let context = format!("scan {scans}, connections are lost: {killing}");
                    if seen.refused.is_none() {
                        assert_still_rows_once(&seen, &tables, &context);
                        let lost = [Reason::ChangedWhileRead, Reason::ConnectionLost];
                        let expected = if killing { &lost[..] } else { &[] };
                        let told = reasons(&seen);
                        let gaps: Vec<_> = seen.gaps().collect();
                        assert!(told.iter().all(|reason| expected.contains(reason)), "{context}: {gaps:?}");
                    } else {
                        assert!(killing, "{context}: {:?}", seen.refused);
                    }
                    scans += 1;
                }
            });
            scans.join()
        });
        done.store(true, Ordering::SeqCst);
        if let Err(panic) = scans {
            std::panic::resume_unwind(panic);
        }
    });
}

/// What is done to the rows with odd numbers: a tenth of them is updated, some are deleted and come again,
/// what is dead is cleaned up.
fn writing(table: &str, round: u64) -> String {
    let key = if table == "pages" { "id::bigint" } else { "id" };
    let table = format!("parts.{table}");
    let tenth = round % 10;
    // In the partitioned table rows move to the other partition, too.
    format!(
        "UPDATE {table} SET note = note || '+' WHERE {key} % 2 = 1 AND {key} / 2 % 10 = {tenth};
         WITH gone AS
             (DELETE FROM {table} WHERE {key} % 2 = 1 AND {key} / 2 % 100 = {round} % 100 RETURNING *)
         INSERT INTO {table} SELECT * FROM gone WHERE {key} % 4 = 1;
         VACUUM {table};"
    )
}

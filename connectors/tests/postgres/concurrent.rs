//! Others write while a table is read.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use domesday_connectors::{Context, Scope};

use crate::support::{Database, scan_with};

#[test]
fn rows_that_stand_still_are_read_once_whatever_others_do() {
    // Rows of every third kind stand still; the others are updated and deleted all the time, grow and move
    // to other pages and partitions, and VACUUM makes room where they stood.
    let database = Database::new(
        "CREATE TABLE keyed (id int PRIMARY KEY, a text, pad text);
         INSERT INTO keyed SELECT i, 'row ' || i, repeat('x', 300) FROM generate_series(1, 90000) i;
         CREATE TABLE keyless AS SELECT id, a, pad FROM keyed;
         CREATE INDEX ON keyless (id);
         CREATE TABLE parted (id int, side int, a text, pad text) PARTITION BY LIST (side);
         CREATE TABLE p0 PARTITION OF parted FOR VALUES IN (0);
         CREATE TABLE p1 PARTITION OF parted FOR VALUES IN (1);
         INSERT INTO parted SELECT id, id % 2, a, pad FROM keyed WHERE id <= 30000;
         CREATE INDEX ON parted (id);
         ANALYZE",
    );
    let done = AtomicBool::new(false);
    std::thread::scope(|threads| {
        let (database, done) = (&database, &done);
        for (writer, sql) in [
            "UPDATE keyed SET pad = repeat('y', 250 + id % 100) WHERE id % 3 = 1 AND id % 50 = $;
             UPDATE keyless SET pad = repeat('y', 250 + id % 100) WHERE id % 3 = 1 AND id % 50 = $;",
            "UPDATE parted SET side = 1 - side WHERE id % 3 = 1 AND id % 20 = $ % 20;
             DELETE FROM keyless WHERE id % 3 = 2 AND id % 50 = $;
             DELETE FROM keyed WHERE id % 3 = 2 AND id % 50 = $;
             VACUUM keyed; VACUUM keyless; VACUUM parted;",
        ]
        .into_iter()
        .enumerate()
        {
            threads.spawn(move || {
                let mut round = writer;
                while !done.load(Ordering::Relaxed) {
                    database.run(&sql.replace('$', &(round % 50).to_string()));
                    round += 1;
                }
            });
        }
        for _ in 0..3 {
            let context = Context { threads: 2, ..Context::default() };
            let told = scan_with(&[database.target()], &context, &Scope::default(), &|_| {});
            assert_eq!(told.gaps, []);
            for (table, rows) in [("keyed", 90_000), ("keyless", 90_000), ("parted", 30_000)] {
                let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
                for value in told.column(&format!("{}/public/{table}#col=a", database.name)) {
                    *seen.entry(value[4..].parse().unwrap()).or_default() += 1;
                }
                assert!(seen.values().all(|times| *times == 1), "{table}: a row was read twice");
                let missing = (1..=rows).filter(|id| id % 3 != 2 && !seen.contains_key(id)).count();
                assert_eq!(missing, 0, "{table}: rows that were there all the time");
            }
        }
        done.store(true, Ordering::Relaxed);
    });
}

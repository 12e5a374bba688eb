//! What becomes of a scan when connections, statements and tables fail.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use domesday_connectors::{Context, Reason, Scope};

use crate::support::{Database, Told, scan_with};

/// Tables of some parts: with a key in order, and without.
const TABLES: &str = "
    CREATE TABLE keyed (id bigint PRIMARY KEY, a text, pad text);
    INSERT INTO keyed SELECT i, 'row ' || i, repeat('x', 300) FROM generate_series(1, 120000) i;
    CREATE TABLE keyless AS SELECT a, pad FROM keyed;
    CREATE TABLE small AS SELECT a FROM keyed LIMIT 20000;
    ANALYZE";

fn assert_exact(told: &Told, unit: &str, rows: u64) {
    let mut found: Vec<u64> =
        told.column(&format!("{unit}#col=a")).iter().map(|value| value[4..].parse().unwrap()).collect();
    found.sort_unstable();
    assert_eq!(found.len() as u64, rows, "{unit}: each row once");
    assert!(found.into_iter().eq(1..=rows), "{unit}: each row once");
}

#[test]
fn killed_connections_lose_nothing_and_repeat_nothing() {
    let database = Database::alone(TABLES);
    let kill = format!(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
         WHERE application_name = 'domesday' AND datname = '{}'",
        database.name
    );
    let (done, killed) = (AtomicBool::new(false), AtomicU32::new(0));
    std::thread::scope(|threads| {
        threads.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let count: u32 = database.server().psql("postgres", &kill).unwrap().parse().unwrap();
                killed.fetch_add(count, Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(40));
            }
        });
        let context = Context { threads: 2, ..Context::default() };
        let told = scan_with(&[database.target()], &context, &Scope::default(), &|_| {});
        done.store(true, Ordering::Relaxed);
        let name = &database.name;
        assert_eq!(told.gaps, [], "killed {}", killed.load(Ordering::Relaxed));
        assert_exact(&told, &format!("{name}/public/keyed"), 120_000);
        assert_exact(&told, &format!("{name}/public/keyless"), 120_000);
        assert_exact(&told, &format!("{name}/public/small"), 20_000);
    });
    assert!(killed.into_inner() > 3);
}

#[test]
fn a_table_that_is_dropped_is_a_gap() {
    let database =
        Database::new("CREATE TABLE a (x text); CREATE TABLE b (x text); INSERT INTO b VALUES ('b')");
    let context = Context::default();
    let dropped = AtomicBool::new(false);
    let told = scan_with(&[database.target()], &context, &Scope::default(), &|unit| {
        if unit.ends_with("/a") && !dropped.swap(true, Ordering::Relaxed) {
            database.run("DROP TABLE a, b");
        }
    });
    let reasons: Vec<&str> = told.reasons().into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons, ["vanished", "vanished"], "{:?}", told.gaps);
}

#[test]
fn a_scan_that_is_asked_to_stop_says_so() {
    let database = Database::new(TABLES);
    let context = Context { threads: 2, ..Context::default() };
    let told = scan_with(&[database.target()], &context, &Scope::default(), &|unit| {
        if unit.ends_with("/keyless") {
            context.cancel.cancel();
        }
    });
    assert!(told.gaps.iter().any(|(_, reason, _)| *reason == Reason::Interrupted.to_string()));
}

#[test]
fn statements_that_take_too_long_are_cut_into_smaller_steps() {
    let database = Database::new(TABLES);
    let mut target = database.target();
    // Each row of the view takes a tenth of a millisecond: a part of a table takes longer than allowed.
    target.postgres.statement_timeout = Duration::from_millis(60);
    let context = Context { threads: 2, ..Context::default() };
    let told = scan_with(&[target], &context, &Scope::default(), &|_| {});
    let name = &database.name;
    assert_eq!(told.gaps, []);
    assert_exact(&told, &format!("{name}/public/keyed"), 120_000);
    assert_exact(&told, &format!("{name}/public/keyless"), 120_000);
}

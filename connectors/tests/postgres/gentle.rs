//! Samples, first looks, snapshots, and that a scan writes nothing.

use domesday_connectors::{Context, SampleSize, Scope};

use crate::support::{Database, scan, scan_with};

#[test]
fn a_sample_says_what_it_is() {
    // One of one part, one of several, one of partitions.
    let database = Database::new(
        "CREATE TABLE small AS SELECT i AS id, 'row ' || i AS a FROM generate_series(1, 50000) i;
         CREATE TABLE large AS SELECT i AS id, 'row ' || i AS a, repeat('x', 300) AS pad
             FROM generate_series(1, 100000) i;
         CREATE TABLE few (a text); INSERT INTO few VALUES ('one'), ('two');
         CREATE TABLE parted (id int, a text) PARTITION BY HASH (id);
         CREATE TABLE p0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
         CREATE TABLE p1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
         INSERT INTO parted SELECT i, 'row ' || i FROM generate_series(1, 10000) i;
         CREATE VIEW seen AS SELECT * FROM small; ANALYZE",
    );
    let name = &database.name;
    let unit = |table: &str| format!("{name}/public/{table}");
    let mut target = database.target();
    target.postgres.views = true;
    target.postgres.sample = Some(SampleSize::Records(2000));
    let told = scan(&[target.clone()], 2);
    for table in ["small", "large", "parted", "seen"] {
        let sample = told.samples[&unit(table)];
        assert_eq!(sample.examined, 2000, "{table}");
        assert_eq!(told.records[&unit(table)], 2000, "{table}");
        let rows = match table {
            "large" => 100_000.0,
            "parted" => 10_000.0,
            _ => 50_000.0,
        };
        assert!((sample.of.unwrap() as f64 / rows - 1.0).abs() < 0.05, "{table}: {:?}", sample.of);
        assert_eq!(sample.estimated, matches!(table, "large" | "seen"), "{table}");
        let (_, reason, detail) = told.gaps.iter().find(|(place, ..)| *place == unit(table)).unwrap();
        assert_eq!(reason, "sampled");
        if table != "seen" {
            assert!(detail.contains("2000 of") && detail.contains("less than 0.150 %"), "{detail}");
        }
    }
    assert!(!told.samples.contains_key(&unit("few")), "it was read whole");
    assert_eq!(told.column(&unit("few#col=a")).len(), 2);
    assert!(told == scan(&[target.clone()], 1), "the same seed, the same sample");
    let old = told.column(&unit("small#col=a"));
    target.postgres.seed = 7;
    assert!(scan(&[target.clone()], 1).column(&unit("small#col=a")) != old, "another seed, another sample");
    target.postgres.sample = Some(SampleSize::Percent(10.0));
    let told = scan(&[target], 1);
    let examined = told.samples[&unit("large")].examined;
    assert!((5_000..15_000).contains(&examined), "{examined}");
}

#[test]
fn a_first_look_reads_no_rows() {
    let database = Database::new(
        "CREATE TABLE looked (id int PRIMARY KEY, common text, rare text, tags text[]);
         INSERT INTO looked SELECT i, 'common ' || i % 3, 'rare ' || i, ARRAY['tag ' || i % 5]
             FROM generate_series(1, 1000) i;
         ANALYZE; CREATE TABLE unknown (a text); INSERT INTO unknown VALUES ('never seen')",
    );
    let mut target = database.target();
    target.postgres.triage = true;
    database.run("SELECT pg_stat_reset()");
    let told = scan(&[target], 1);
    let unit = format!("{}/public/looked", database.name);
    let mut common = told.column(&format!("{unit}#col=common"));
    common.sort_unstable();
    assert_eq!(common, ["common 0", "common 1", "common 2"]);
    assert_eq!(told.column(&format!("{unit}#col=rare")).len(), 101, "the bounds of a histogram");
    assert!(told.column(&format!("{unit}#col=tags")).contains(&"tag 4"));
    assert!(told.values.iter().all(|(.., value)| value != "never seen"));
    let reasons: Vec<&str> = told.reasons().into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons, ["sampled", "sampled"]);
}

#[test]
fn one_snapshot_for_everything_on_request() {
    let database = Database::new(
        "CREATE TABLE a (x text); INSERT INTO a SELECT 'before' FROM generate_series(1, 10);
         CREATE TABLE b AS TABLE a; CREATE TABLE c (id int PRIMARY KEY, x text, pad text);
         INSERT INTO c SELECT i, 'before', repeat('x', 400) FROM generate_series(1, 60000) i; ANALYZE",
    );
    let mut target = database.target();
    target.postgres.snapshot = true;
    let context = Context { threads: 2, ..Context::default() };
    let told = scan_with(&[target], &context, &Scope::default(), &|unit| {
        // Once the first table is being read, the others change.
        if unit.ends_with("/b") {
            database.run("UPDATE b SET x = 'after'; DELETE FROM c; INSERT INTO c VALUES (1, 'after', '')");
        }
    });
    assert_eq!(told.gaps, []);
    assert_eq!(told.column(&format!("{}/public/b#col=x", database.name)), ["before"; 10]);
    let c = told.column(&format!("{}/public/c#col=x", database.name));
    assert!(c.len() == 60_000 && c.iter().all(|value| *value == "before"));
}

#[test]
fn a_scan_writes_nothing() {
    let database = Database::alone(
        "CREATE TABLE t (id int PRIMARY KEY, a text, pad text);
         INSERT INTO t SELECT i, 'row ' || i, repeat('x', 300) FROM generate_series(1, 100000) i;
         CREATE TABLE u AS TABLE t; SELECT lo_from_bytea(5, 'x'::bytea)",
    );
    // What the writing of the rows left to do is done first: hint bits, visibility, statistics.
    database.run("VACUUM (FREEZE, ANALYZE)");
    let counters = || {
        database.run(
            "SELECT pg_stat_force_next_flush();
             SELECT sum(n_tup_ins), sum(n_tup_upd), sum(n_tup_del) FROM pg_stat_all_tables;
             SELECT tup_inserted, tup_updated, tup_deleted, temp_files, temp_bytes, deadlocks
                 FROM pg_stat_database WHERE datname = current_database();",
        )
    };
    let written = || {
        // Transactions that write have numbers: none was given out, and their log did not move but for what
        // the server writes about itself.
        database.run("SELECT txid_snapshot_xmax(txid_current_snapshot())")
    };
    let log = || database.run("SELECT pg_current_wal_insert_lsn() - '0/0'").parse::<f64>().unwrap();
    let before = (counters(), written());
    let log_before = log();
    let told = scan(&[database.target()], 2);
    assert_eq!(told.records[&format!("{}/public/t", database.name)], 100_000);
    let log_after = log();
    assert_eq!((counters(), written()), before);
    // 60 MB were read; a running server notes its own state every now and then.
    assert!(log_after - log_before < 8192.0, "{} bytes of log", log_after - log_before);
}

//! What is listed, and what is a gap.

use std::ops::ControlFlow;

use domesday_connectors::{Context, Scope};

use crate::support::{Database, connect, scan, scan_with};

/// Something of every kind.
const KINDS: &str = "
    CREATE SCHEMA \"Odd Schema\";
    CREATE TABLE \"Odd Schema\".\"a \"\"table\"\"\" (\"a \"\"column\"\"\" text);
    INSERT INTO \"Odd Schema\".\"a \"\"table\"\"\" VALUES ('odd');
    CREATE TABLE plain (id int PRIMARY KEY, name text, dropped text, empty text);
    ALTER TABLE plain DROP COLUMN dropped;
    INSERT INTO plain VALUES (1, 'one'), (2, 'two'), (-3, NULL);
    COMMENT ON TABLE plain IS 'on the table';
    COMMENT ON COLUMN plain.name IS 'on the column';
    CREATE TABLE base (a text); CREATE TABLE heir (b text) INHERITS (base);
    INSERT INTO base VALUES ('base'); INSERT INTO heir VALUES ('heir a', 'heir b');
    CREATE TABLE parted (day date, note text) PARTITION BY RANGE (day);
    CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
    CREATE TABLE parted_2 (note text, day date);
    ALTER TABLE parted ATTACH PARTITION parted_2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
    CREATE TABLE parted_3 PARTITION OF parted FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')
        PARTITION BY RANGE (day);
    CREATE TABLE parted_3_1 PARTITION OF parted_3 DEFAULT;
    INSERT INTO parted VALUES ('2020-05-05', 'p1'), ('2021-05-05', 'p2'), ('2022-05-05', 'p3');
    CREATE TABLE childless (a int) PARTITION BY LIST (a);
    CREATE MATERIALIZED VIEW filled AS SELECT 'filled'::text AS a;
    CREATE MATERIALIZED VIEW unfilled AS SELECT 'unfilled'::text AS a WITH NO DATA;
    CREATE VIEW seen AS SELECT name FROM plain;
    CREATE SEQUENCE numbers;
    CREATE EXTENSION postgres_fdw;
    CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '/nowhere');
    CREATE FOREIGN TABLE far (a text) SERVER elsewhere;
    CREATE UNLOGGED TABLE unlogged (a text); INSERT INTO unlogged VALUES ('unlogged');
    SELECT lo_from_bytea(1001, 'large object'::bytea);
";

#[test]
fn everything_that_holds_values_is_listed_once() {
    let database = Database::new(KINDS);
    let told = database.scan();
    let name = &database.name;
    let units: Vec<String> = told.units.iter().map(|unit| unit.replace(name, "d")).collect();
    assert_eq!(
        units,
        [
            "d/Odd%20Schema/a%20%22table%22",
            "d/pg_catalog/pg_largeobject",
            "d/public/base",
            "d/public/childless",
            "d/public/filled",
            "d/public/heir",
            "d/public/parted",
            "d/public/plain",
            "d/public/unlogged",
        ]
    );
    let gaps: Vec<(String, &str)> =
        told.reasons().into_iter().map(|(place, reason)| (place.replace(name, "d"), reason)).collect();
    let gap = |place: &str, reason| (place.to_owned(), reason);
    assert_eq!(
        gaps,
        [
            gap("d/public/far", "not_requested"),
            gap("d/public/seen", "view"),
            gap("d/public/unfilled", "view"),
        ]
    );
    let column = |field: &str| told.column(&format!("{name}/{field}"));
    assert_eq!(column("Odd%20Schema/a%20%22table%22#col=a%20%22column%22"), ["odd"]);
    assert_eq!(column("public/base#col=a"), ["base"]);
    assert_eq!(column("public/heir#col=a"), ["heir a"]);
    assert_eq!(column("public/heir#col=b"), ["heir b"]);
    assert_eq!(column("public/filled#col=a"), ["filled"]);
    let mut parted = column("public/parted#col=note");
    parted.sort_unstable();
    assert_eq!(parted, ["p1", "p2", "p3"]);
    assert_eq!(column("public/parted#col=day").len(), 3);
    assert_eq!(column("public/plain#col=name"), ["one", "two"]);
    assert_eq!(column("public/plain#col=id"), ["-3", "1", "2"]);
    assert_eq!(column("public/plain#comment="), ["on the table"]);
    assert_eq!(column("public/plain#comment=name"), ["on the column"]);
    assert_eq!(column("public/unlogged#col=a"), ["unlogged"]);
    assert_eq!(told.records[&format!("{name}/public/plain")], 3);
    assert!(told.values.iter().any(|(.., value)| value == "large object"), "{:?}", told.values);
    assert_eq!(told.sizes[&format!("{name}/public/plain")], Some(8192));
    assert_eq!(told.sizes[&format!("{name}/public/parted")], Some(3 * 8192));
}

#[test]
fn views_and_foreign_tables_are_read_on_request() {
    let database = Database::new(KINDS);
    let mut target = database.target();
    (target.postgres.views, target.postgres.foreign_tables) = (true, true);
    let told = scan(&[target], 1);
    let name = &database.name;
    assert_eq!(told.column(&format!("{name}/public/seen#col=name")), ["one", "two"]);
    let far: Vec<_> = told.gaps.iter().filter(|(place, ..)| place.ends_with("/far")).collect();
    assert_eq!(far.len(), 1, "its server cannot be reached: {:?}", told.gaps);
}

#[test]
fn partitions_on_other_servers_are_left_out_by_name() {
    let database = Database::new(
        "CREATE EXTENSION postgres_fdw;
         CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '/nowhere');
         CREATE TABLE mixed (a text) PARTITION BY LIST (a);
         CREATE TABLE near PARTITION OF mixed FOR VALUES IN ('near');
         CREATE FOREIGN TABLE far PARTITION OF mixed FOR VALUES IN ('far') SERVER elsewhere;
         INSERT INTO mixed VALUES ('near');
         CREATE TABLE all_far (a text) PARTITION BY LIST (a);
         CREATE FOREIGN TABLE far_too PARTITION OF all_far DEFAULT SERVER elsewhere",
    );
    let told = database.scan();
    let name = &database.name;
    assert_eq!(told.column(&format!("{name}/public/mixed#col=a")), ["near"]);
    let (mixed, all_far) = (format!("{name}/public/mixed"), format!("{name}/public/all_far"));
    assert_eq!(told.reasons(), [(all_far.as_str(), "not_requested"), (mixed.as_str(), "not_requested")]);
    assert!(told.gaps[1].2.contains("the partition far "), "{:?}", told.gaps);
}

#[test]
fn what_the_role_may_not_read_is_a_gap_by_table() {
    let database = Database::new(
        "CREATE TABLE open (id int PRIMARY KEY, a text, secret text); INSERT INTO open VALUES (1, 'x', 'y');
         CREATE TABLE keyless (a text, secret text); INSERT INTO keyless VALUES ('z', 'y');
         CREATE TABLE shut (a text); INSERT INTO shut VALUES ('shut');
         CREATE TABLE rls (a text); INSERT INTO rls VALUES ('rls');
         ALTER TABLE rls ENABLE ROW LEVEL SECURITY;
         CREATE SCHEMA closed; CREATE TABLE closed.t (a text); INSERT INTO closed.t VALUES ('closed');
         CREATE TABLE parted (a text) PARTITION BY LIST (a); CREATE TABLE leaf PARTITION OF parted DEFAULT;
         INSERT INTO parted VALUES ('leaf');
         SELECT lo_from_bytea(7, 'shut'::bytea)",
    );
    let target = database.target_as("reader");
    let name = &database.name;
    database.run(&format!(
        "GRANT SELECT (id, a) ON open TO reader_{name}; GRANT SELECT (a) ON keyless TO reader_{name};
         GRANT SELECT ON rls, parted TO reader_{name}; GRANT SELECT ON closed.t TO reader_{name}"
    ));
    let told = scan(&[target], 2);
    let mut gaps: Vec<(String, &str)> =
        told.reasons().into_iter().map(|(place, reason)| (place.replace(name, "d"), reason)).collect();
    gaps.sort();
    let gap = |place: &str, reason| (place.to_owned(), reason);
    assert_eq!(
        gaps,
        [
            gap("d/closed/t", "permission_denied"),
            gap("d/pg_catalog/pg_largeobject", "permission_denied"),
            gap("d/public/keyless#col=secret", "permission_denied"),
            gap("d/public/open#col=secret", "permission_denied"),
            gap("d/public/rls", "row_security"),
            gap("d/public/shut", "permission_denied"),
        ]
    );
    let values: Vec<&str> = told.values.iter().map(|(.., value)| value.as_str()).collect();
    let mut values: Vec<&str> = values.into_iter().filter(|value| *value != "1").collect();
    values.sort_unstable();
    assert_eq!(values, ["leaf", "x", "z"]);
}

#[test]
fn all_databases_of_a_cluster_on_request() {
    let database = Database::new("CREATE TABLE here (a text)");
    let other = Database::new("CREATE TABLE there (a text)");
    let shut = Database::new("CREATE TABLE nowhere (a text)");
    shut.run(&format!("REVOKE CONNECT ON DATABASE {} FROM PUBLIC", shut.name));
    let mut target = database.target_as("everywhere");
    target.postgres.all_databases = true;
    let connectors = connect(&[target], &Context::default()).unwrap();
    let (mut units, mut gaps) = (Vec::new(), Vec::new());
    connectors[0].list(&Scope::default(), &mut |listed| {
        match listed {
            domesday_connectors::Listed::Unit(unit) => units.push(unit.place.to_string()),
            domesday_connectors::Listed::Gap(gap) => {
                gaps.push((gap.place.to_string(), gap.reason.to_string()))
            }
        }
        ControlFlow::Continue(())
    });
    let system = connectors[0].system();
    assert!(gaps.contains(&(format!("{system}/{}/public/here", database.name), "permission_denied".into())));
    assert!(gaps.contains(&(format!("{system}/{}/public/there", other.name), "permission_denied".into())));
    assert!(gaps.contains(&(format!("{system}/{}", shut.name), "permission_denied".into())));
    assert!(!gaps.iter().any(|(place, _)| place.contains("nowhere") || place.contains("template0")));
}

#[test]
fn globs_and_a_break_end_a_listing_early() {
    let database = Database::new("CREATE TABLE a (x text); CREATE TABLE b (x text); CREATE TABLE c (x text)");
    let scope = Scope { exclude: vec!["public/b".to_owned()], ..Scope::default() };
    let told = scan_with(&[database.target()], &Context::default(), &scope, &|_| {});
    assert!(told.units.iter().all(|unit| !unit.ends_with("/b")) && told.units.len() == 2);
    let connectors = connect(&[database.target(), database.target()], &Context::default()).unwrap();
    assert_eq!(connectors.len(), 1, "one server is one connector");
    let mut listed = 0;
    connectors[0].list(&Scope::default(), &mut |_| {
        listed += 1;
        if listed == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(listed, 2);
}

#[test]
fn a_listing_takes_a_page_of_names_a_query() {
    let database = Database::new(
        "DO $$ BEGIN FOR i IN 1..2500 LOOP EXECUTE format('CREATE TABLE t%s ()', i); END LOOP; END $$",
    );
    let connectors = connect(&[database.target()], &Context::default()).unwrap();
    let mut names = Vec::new();
    connectors[0].list(&Scope::default(), &mut |listed| {
        if let domesday_connectors::Listed::Unit(unit) = listed {
            names.push(unit.place);
        }
        ControlFlow::Continue(())
    });
    assert_eq!(names.len(), 2500);
    assert!(names.is_sorted());
}

//! An interrupt at any time ends with an inventory that adds up and says that it is partial.

use std::io::Read as _;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use domesday_test_servers::{Fault, Plan, Proxy};
use serde_json::Value;

use crate::estate::{command, postgres, store};
use crate::support::World;

/// Starts a scan, interrupts it after a while, and reads its report.
fn interrupted(world: &World, arguments: &[&str], after: Duration) -> Option<Value> {
    let mut child = command(world, arguments).spawn().unwrap();
    sleep(after);
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    let status = child.wait().unwrap().code();
    let document: Value = match serde_json::from_str(&out) {
        Ok(document) => document,
        // It was not even started.
        Err(_) => {
            assert!(out.is_empty() && status != Some(0), "{status:?}: {out}");
            return None;
        }
    };
    let summary = &document["summary"];
    let number = |key: &str| summary[key].as_u64().unwrap();
    assert_eq!(number("listed"), number("examined") + number("gaps"));
    if status == Some(130) {
        assert_eq!(summary["interrupted"], true);
        assert!(summary["reasons"]["interrupted"].as_u64().is_some());
    } else {
        // It was done before.
        assert_eq!((status, &summary["interrupted"]), (Some(0), &false.into()));
    }
    Some(document)
}

#[test]
fn of_a_database() {
    let world = World::new();
    let database = postgres().create_database("interrupted").unwrap();
    let rows =
        "SELECT n, 'write to person' || n || '@lumenfield-studio.nl today' FROM generate_series(1, 100000) n";
    for table in ["a", "b", "c"] {
        postgres().psql(&database, &format!("CREATE TABLE {table} AS {rows}")).unwrap();
    }
    let url = postgres().url(&database);
    for milliseconds in [5, 50, 100, 200, 400, 3000] {
        interrupted(&world, &["scan", "--format", "json", &url], Duration::from_millis(milliseconds));
    }
}

#[test]
fn of_a_bucket_that_answers_slowly() {
    let world = World::new();
    let bucket = store().create_bucket("interrupted").unwrap();
    store().put_many(&bucket, (0..200).map(|n| (format!("{n:03}.txt"), b"nothing in it".to_vec()))).unwrap();
    let proxy = Proxy::http(&store().endpoint).unwrap();
    let target = format!("s3://{bucket}");
    let url = proxy.url();
    let arguments = ["scan", "--format", "json", "--requests", "2", "--endpoint-url", &url, &target];
    for milliseconds in [100, 500] {
        proxy.set(Plan::from(0, Fault::Delay(Duration::from_millis(50))));
        interrupted(&world, &arguments, Duration::from_millis(milliseconds));
    }
}

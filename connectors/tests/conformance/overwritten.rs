//! Objects that are written to while they are read, and a service on a bad day.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use domesday_connectors::Reason;
use domesday_test_servers::{Fault, Plan, SeaweedFs};

use crate::engine::Scan;
use crate::world::{Collection, World as _};
use crate::worlds::s3::Bucket;

/// How often an object is to be overwritten; not often by default.
const TIMES: &str = "DOMESDAY_TEST_OVERWRITES";

/// The object in one of its states: every value says which.
fn state(path: &str, version: u64) -> Collection {
    let mut state = Collection::new(path, 15_000, 200);
    for note in &mut state.notes {
        note.insert_str(0, &format!("{version}/"));
    }
    state
}

/// The state that a value is of.
fn version(note: &str) -> Option<u64> {
    note.split_once('/')?.0.parse().ok()
}

#[test]
fn no_reading_mixes_two_states_of_an_object() {
    let bucket = Bucket::<SeaweedFs>::new();
    let times = std::env::var(TIMES).ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let path = "d/changing.csv";
    bucket.put(&[state(path, 0)]);
    let done = AtomicBool::new(false);
    let (mut whole, mut changed) = (0, 0);
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for version in 1..=times {
                bucket.put(&[state(path, version)]);
            }
            done.store(true, Ordering::SeqCst);
        });
        while !done.load(Ordering::SeqCst) && !writer.is_finished() {
            let scan = Scan { threads: 3, part: 256 << 10, ..Scan::default() };
            let seen = scan.run(&bucket);
            assert_eq!(seen.refused, None);
            let notes = seen.notes();
            // The last value before a gap may have been cut off within its number.
            let versions: BTreeSet<u64> =
                notes.keys().filter(|note| note.contains(path)).filter_map(|note| version(note)).collect();
            assert!(versions.len() <= 1, "mixed: {versions:?}");
            assert!(notes.values().all(|count| *count == 1), "told twice");
            let reasons: BTreeSet<Reason> = seen.gaps().map(|gap| gap.reason.clone()).collect();
            let expected = BTreeSet::from([Reason::ChangedWhileRead]);
            assert!(reasons.is_empty() || reasons == expected, "{:?}", seen.gaps().collect::<Vec<_>>());
            if reasons.is_empty() {
                assert_eq!(notes.len(), 15_000, "no gap, and not whole");
                whole += 1;
            } else {
                changed += 1;
            }
        }
    });
    println!("read whole {whole} times, changed while it was read {changed} times");
    assert!(whole + changed > 0);
    let seen = Scan::default().run(&bucket);
    seen.assert_complete(&[state(path, times)], "at rest");
}

#[test]
fn on_a_bad_day_nothing_is_lost_or_told_twice() {
    let bucket = Bucket::<SeaweedFs>::new();
    let mut collections: Vec<Collection> =
        (0..200).map(|i| Collection::new(&format!("small/{i:03}.csv"), 30, 60)).collect();
    collections.extend((0..3).map(|i| Collection::new(&format!("large/{i}.csv"), 12_000, 200)));
    bucket.put(&collections);
    for seed in 0..2 {
        bucket.proxy.set(Plan::bad_weather(seed, 300));
        let seen = Scan { threads: 4, ..Scan::default() }.run(&bucket);
        let context = format!("seed {seed}");
        assert!(bucket.broken() > 50, "{context}: {} faults", bucket.broken());
        seen.assert_conserved(&bucket, &collections, &context);
        assert_eq!(bucket.writes(), [""; 0], "reading only");
    }
}

#[test]
fn a_body_that_was_altered_on_its_way_is_asked_for_again() {
    let bucket = Bucket::<SeaweedFs>::new();
    let collections: Vec<Collection> =
        (0..20).map(|i| Collection::new(&format!("small/{i:03}.csv"), 300, 60)).collect();
    bucket.put(&collections);
    // What comes first of each object. Listings have no checksum.
    let asked = Mutex::new(BTreeSet::new());
    bucket.proxy.set(Plan::of(move |event| {
        let is_first =
            event.what.contains("/small/") && asked.lock().expect("no panic").insert(event.what.to_owned());
        is_first.then_some(Fault::Flip { at: 5_000 })
    }));
    let seen = Scan::default().run(&bucket);
    assert_eq!(bucket.broken(), 20, "bodies that were altered");
    seen.assert_complete(&collections, "altered");
}

//! Objects of all sizes, fetched ahead or not, under any memory.

use std::sync::Arc;

use domesday_connectors::{Cancel, Content, Context, Payload, Scope};

use crate::bucket::{Bucket, Stored};
use crate::support::{bytes_of, list, one, options, outcome, pattern, read_all, serve, target, with};

const MIB: usize = 1024 * 1024;

#[test]
fn objects_of_all_sizes_come_whole() {
    let sizes = [0, 1, 1000, MIB - 1, MIB, MIB + 1, 3 * MIB, 9 * MIB + 17];
    let objects = sizes.map(|size| (format!("{size:09}"), Stored::new(pattern(size, 7))));
    let (server, _) = serve(Bucket::new(objects), |_| None);
    for memory in [1 << 20, 3 << 20, 64 << 20] {
        let context = Context { memory, ..Context::default() };
        let connector = with(&target("s3://lake", options(&server)), &context);
        let read = read_all(&*connector);
        for size in sizes {
            let bytes = read[&format!("s3://lake/{size:09}")].as_ref().unwrap();
            assert!(*bytes == pattern(size, 7), "{size} {memory}");
        }
    }
    assert!(server.requests().iter().all(|request| request.method == "GET"));
}

#[test]
fn what_is_sent_is_what_was_foretold() {
    for size in [0, 1, MIB, MIB + 1, 3 * MIB, 20 * MIB + 1] {
        let (server, _) = serve(Bucket::new([("x", Stored::new(pattern(size, 1)))]), |_| None);
        let connector = one(&server, "s3://lake");
        let (mut units, _) = list(&*connector, &Scope::default());
        let (foretold, before) = (connector.requests(&units[0]), connector.requests_sent());
        connector.prepare(&mut units[0]);
        let payload = connector.read(units.remove(0)).unwrap();
        assert_eq!(bytes_of(&payload).unwrap().len(), size);
        let sent = connector.requests_sent() - before;
        assert!(sent >= foretold.min(1) && sent <= foretold + 3, "{size}: {foretold} foretold, {sent} sent");
    }
}

#[test]
fn units_may_be_read_in_any_order_and_left_out() {
    let objects = (0..300).map(|n| (format!("{n:03}"), Stored::new(pattern(100_000, n as u8))));
    let (server, _) = serve(Bucket::new(objects), |_| None);
    let context = Context { memory: 2 << 20, ..Context::default() };
    let connector = with(&target("s3://lake", options(&server)), &context);
    let (mut units, _) = list(&*connector, &Scope::default());
    units.iter_mut().for_each(|unit| connector.prepare(unit));
    // From the last to the first, every third not at all.
    for (n, unit) in units.into_iter().enumerate().rev().filter(|(n, _)| n % 3 > 0) {
        let payload = connector.read(unit).unwrap();
        assert!(bytes_of(&payload).unwrap() == pattern(100_000, n as u8), "{n}");
    }
    // A second time, without the handles of the listing.
    let (units, _) = list(&*connector, &Scope::default());
    for mut unit in units.into_iter().take(3) {
        unit.handle = None;
        assert_eq!(bytes_of(&connector.read(unit).unwrap()).unwrap().len(), 100_000);
    }
}

#[test]
fn the_end_of_an_object_does_not_cost_the_whole() {
    let (server, _) = serve(Bucket::new([("x.zip", Stored::new(pattern(16 * MIB, 3)))]), |_| None);
    let connector = one(&server, "s3://lake");
    let (mut units, _) = list(&*connector, &Scope::default());
    connector.prepare(&mut units[0]);
    let Payload { content: Content::Object(object), .. } = connector.read(units.remove(0)).unwrap() else {
        panic!("not by ranges");
    };
    let mut buffer = vec![0; 65_536];
    let expected = pattern(16 * MIB, 3);
    for offset in [16 * MIB - 22, 16 * MIB - 65_536, 15 * MIB + 5, 0] {
        let count = object.read_at(&mut buffer, offset as u64).unwrap();
        assert!(count > 0 && buffer[..count] == expected[offset..offset + count], "{offset}");
    }
    assert_eq!(object.read_at(&mut buffer, 16 * MIB as u64).unwrap(), 0);
    assert!(server.requests().len() <= 2 + 3, "{}", server.requests().len());
}

#[test]
fn workers_read_parts_of_one_object_at_once() {
    let size = 40 * MIB + 12_345;
    let (server, _) = serve(Bucket::new([("x", Stored::new(pattern(size, 9)))]), |_| None);
    for (threads, memory) in [(1, 64 << 20), (4, 64 << 20), (8, 1 << 20)] {
        let context = Context { threads, memory, ..Context::default() };
        let connector = with(&target("s3://lake", options(&server)), &context);
        let (mut units, _) = list(&*connector, &Scope::default());
        connector.prepare(&mut units[0]);
        let Payload { content: Content::Object(object), .. } = connector.read(units.remove(0)).unwrap()
        else {
            panic!("not by ranges");
        };
        let expected = Arc::new(pattern(size, 9));
        let next = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut buffer = vec![0; 256 * 1024];
                    loop {
                        let part = next.fetch_add(1, std::sync::atomic::Ordering::SeqCst) * 4 * MIB;
                        if part >= size {
                            return;
                        }
                        let mut at = part.saturating_sub(600);
                        while at < (part + 4 * MIB + 600).min(size) {
                            let count = object.read_at(&mut buffer, at as u64).unwrap();
                            assert!(count > 0 && buffer[..count] == expected[at..at + count], "{at}");
                            at += count;
                        }
                    }
                });
            }
        });
    }
}

#[test]
fn a_scan_that_is_stopped_reads_no_more() {
    let objects = (0..50)
        .map(|n| (format!("{n:03}"), Stored::new(pattern(10, 1))))
        .chain([("z".to_owned(), Stored::new(pattern(8 * MIB, 1)))]);
    let cancel = Cancel::default();
    let its = cancel.clone();
    let (server, _) = serve(Bucket::new(objects), move |request| {
        // The tenth object never comes; meanwhile the scan is stopped.
        (request.key() == "009").then(|| {
            its.cancel();
            crate::server::Reply { stall: Some(0), ..crate::server::Reply::new(200, "x") }
        })
    });
    let mut s3 = options(&server);
    (s3.timeout, s3.in_flight) = (Some(std::time::Duration::from_secs(3600)), Some(1));
    let context = Context { cancel, ..Context::default() };
    let read = read_all(&*with(&target("s3://lake", s3), &context));
    assert_eq!(read.len(), 51);
    assert_eq!(outcome(&read["s3://lake/009"]), "interrupted");
    assert_eq!(outcome(&read["s3://lake/z"]), "interrupted");
    assert!(read.values().all(|read| matches!(outcome(read), "read" | "interrupted")));
}

//! Broken answers, silence, damage, and objects that are written to while they are read.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domesday_connectors::{Content, Context, Payload, Reason, Scope};

use crate::bucket::{Bucket, Stored};
use crate::server::{Reply, Request, Server};
use crate::support::{bytes_of, list, one, options, outcome, pattern, read_all, serve, target, with};

const MIB: usize = 1024 * 1024;

/// A server that damages the n-th answer to a request for an object, as `damage` says; n counts from 0.
fn damaging(
    objects: Vec<(String, Stored)>,
    damage: impl Fn(usize, &Request, Reply) -> Reply + Send + Sync + 'static,
) -> (Server, Arc<Bucket>) {
    let bucket = Arc::new(Bucket::new(objects));
    let (its, count) = (Arc::clone(&bucket), AtomicUsize::new(0));
    let server = Server::start(move |request| {
        let reply = its.answer(request);
        match request.is_list() {
            true => reply,
            false => damage(count.fetch_add(1, Ordering::SeqCst), request, reply),
        }
    });
    (server, bucket)
}

#[test]
fn what_breaks_off_goes_on_where_it_stopped() {
    for size in [5000, MIB, 6 * MIB] {
        for stalls in [false, true] {
            let objects = vec![("x".to_owned(), Stored::new(pattern(size, 3)))];
            let (server, _) = damaging(objects, move |n, _, reply| {
                let at = Some(reply.body.len() / 2);
                match (n % 3 < 2, stalls) {
                    (false, _) => reply,
                    (true, false) => Reply { cut: at, ..reply },
                    (true, true) => Reply { stall: at, ..reply },
                }
            });
            let read = read_all(&*one(&server, "s3://lake"));
            assert!(read["s3://lake/x"].as_deref() == Ok(&pattern(size, 3)), "{size} {stalls}");
            // The second request asks for the second half, of the same state.
            let requests = server.requests();
            let (first, second) = (&requests[2], &requests[3]);
            assert_eq!(first.header("if-match"), None);
            assert_eq!(second.header("if-match"), Some(format!("\"tag-{size}-1\"").as_str()));
            let half = size.min(if size > MIB { 256 * 1024 } else { MIB }) / 2;
            assert!(second.header("range").unwrap().starts_with(&format!("bytes={half}-")), "{second:?}");
        }
    }
}

#[test]
fn what_never_comes_whole_is_a_gap() {
    for (size, stalls, reason) in
        [(5000, false, "corrupted"), (6 * MIB, false, "corrupted"), (5000, true, "timed_out")]
    {
        let (server, _) = damaging(
            vec![("x".to_owned(), Stored::new(pattern(size, 3)))],
            move |_, _, reply| match stalls {
                false => Reply { cut: Some(0), ..reply },
                true => Reply { stall: Some(0), ..reply },
            },
        );
        let mut s3 = options(&server);
        s3.timeout = Some(std::time::Duration::from_millis(50));
        let read = read_all(&*with(&target("s3://lake", s3), &Context::default()));
        assert_eq!(outcome(&read["s3://lake/x"]), reason, "{size} {stalls}");
    }
}

#[test]
fn damage_is_seen_where_the_tag_is_a_digest() {
    // The MD5 of "hello world".
    let digest = "\"5eb63bbbe01eeed093cb22bb8f5acdc3\"".to_owned();
    let stored = || vec![("x".to_owned(), Stored { tag: digest.clone(), ..Stored::new("hello world") })];
    let flip = |mut reply: Reply, at: usize| {
        reply.body[at] ^= 1;
        reply
    };
    // Once: fetched again.
    let (server, _) = damaging(stored(), move |n, _, reply| if n == 0 { flip(reply, 3) } else { reply });
    assert_eq!(read_all(&*one(&server, "s3://lake"))["s3://lake/x"].as_deref(), Ok(&b"hello world"[..]));
    // Each time another way: a gap.
    let (server, _) = damaging(stored(), move |n, _, reply| flip(reply, n));
    assert_eq!(outcome(&read_all(&*one(&server, "s3://lake"))["s3://lake/x"]), "corrupted");
    // Twice the same: the tag is no digest, though it looks like one.
    let (server, _) = damaging(stored(), move |_, _, reply| flip(reply, 0));
    assert_eq!(read_all(&*one(&server, "s3://lake"))["s3://lake/x"].as_deref(), Ok(&b"iello world"[..]));
}

#[test]
fn each_request_may_fail_in_each_way() {
    let sizes = [10, 5000, 3 * MIB];
    let names = || sizes.map(|size| (format!("{size}"), Stored::new(pattern(size, 5)))).to_vec();
    type Way = fn(Reply) -> Reply;
    let ways: [Way; 5] = [
        |_| Reply::error(500, "InternalError", ""),
        |_| Reply::error(503, "SlowDown", ""),
        |reply| Reply { cut: Some(0), ..reply },
        |reply| Reply { cut: Some(reply.body.len() / 3), ..reply },
        |_| Reply::new(200, ""),
    ];
    for (number, way) in ways.into_iter().enumerate() {
        for failing in 0..7 {
            let (server, _) =
                damaging(names(), move |n, _, reply| if n == failing { way(reply) } else { reply });
            let read = read_all(&*one(&server, "s3://lake"));
            for size in sizes {
                let bytes = &read[&format!("s3://lake/{size}")];
                assert!(
                    bytes.as_deref() == Ok(&pattern(size, 5)),
                    "{number} {failing} {size}: {:?}",
                    bytes.as_ref().err()
                );
            }
        }
    }
}

#[test]
fn a_third_of_all_answers_may_fail() {
    let names: Vec<(String, Stored)> =
        (0..1500).map(|n| (format!("{n:04}"), Stored::new(pattern(2000 + n, n as u8)))).collect();
    let expected: Vec<Vec<u8>> = names.iter().map(|(_, stored)| stored.body.clone()).collect();
    let (server, _) = damaging(names, |n, _, reply| match (n * 2_654_435_761) >> 7 & 15 {
        0 | 1 => Reply::error(503, "SlowDown", ""),
        2 => Reply::error(500, "InternalError", ""),
        3 | 4 => Reply { cut: Some(reply.body.len() / 2), ..reply },
        _ => reply,
    });
    let mut s3 = options(&server);
    s3.timeout = Some(std::time::Duration::from_millis(100));
    let read = read_all(&*with(&target("s3://lake", s3), &Context::default()));
    for (n, expected) in expected.iter().enumerate() {
        assert!(read[&format!("s3://lake/{n:04}")].as_deref() == Ok(expected), "{n}");
    }
}

#[test]
fn what_was_listed_may_be_another_when_it_is_read() {
    let first = pattern(MIB, 1);
    for size in [0, 1, 4000, MIB, MIB + 1, 5 * MIB] {
        for listed in [1, 5000, MIB, 2 * MIB] {
            let (server, bucket) = serve(Bucket::new([("x", Stored::new(vec![b'-'; listed]))]), |_| None);
            let connector = one(&server, "s3://lake");
            let (mut units, _) = list(&*connector, &Scope::default());
            bucket.put("x", Stored::new(pattern(size, 1)));
            connector.prepare(&mut units[0]);
            let payload = connector.read(units.remove(0)).unwrap();
            assert!(bytes_of(&payload).unwrap() == pattern(size, 1), "{listed} {size}");
        }
    }
    // Written to between two halves of a small object: all of the later state.
    let (server, bucket) = serve(Bucket::new([("x", Stored::new(first))]), |_| None);
    drop((server, bucket));
    let bucket = Arc::new(Bucket::new([("x", Stored::new(vec![b'a'; 5000]))]));
    let (its, count) = (Arc::clone(&bucket), AtomicUsize::new(0));
    let server = Server::start(move |request| {
        let reply = its.answer(request);
        if request.is_list() || count.fetch_add(1, Ordering::SeqCst) > 0 {
            return reply;
        }
        its.put("x", Stored { tag: "\"later\"".to_owned(), ..Stored::new(vec![b'b'; 5000]) });
        Reply { cut: Some(100), ..reply }
    });
    assert!(read_all(&*one(&server, "s3://lake"))["s3://lake/x"].as_deref() == Ok(&vec![b'b'; 5000]));
}

#[test]
fn no_reading_ever_mixes_two_states() {
    let size = 320 * 1024;
    let state = move |n: usize| Stored { tag: format!("\"state-{n}\""), ..Stored::new(vec![n as u8; size]) };
    let bucket = Arc::new(Bucket::new([("x", state(0))]));
    let (its, count) = (Arc::clone(&bucket), AtomicUsize::new(0));
    // After every fourth answer, the object is another.
    let server = Server::start(move |request| {
        let reply = its.answer(request);
        if !request.is_list() {
            let n = count.fetch_add(1, Ordering::SeqCst) + 1;
            if n % 4 == 0 {
                its.put("x", state(n / 4));
            }
        }
        reply
    });
    // Little memory makes small blocks.
    let context = Context { memory: 1 << 20, ..Context::default() };
    let connector = with(&target("s3://lake", options(&server)), &context);
    let (units, _) = list(&*connector, &Scope::default());
    let (mut whole, mut changed) = (0, 0);
    while server.requests().len() < 4000 + 2 {
        let mut unit = units[0].clone();
        unit.handle = None;
        let payload = connector.read(unit).unwrap();
        let Payload { content: Content::Object(object), .. } = &payload else { panic!("not by ranges") };
        let mut window = vec![0; 256 * 1024];
        assert!(object.read_at(&mut window, 0).unwrap() > 0);
        let state = window[0];
        let mut at = 0;
        loop {
            match object.read_at(&mut window, at) {
                Ok(0) => break whole += 1,
                Ok(count) => {
                    assert!(window[..count].iter().all(|&byte| byte == state), "two states at {at}");
                    at += count as u64;
                }
                Err(error) => {
                    let failure = domesday_connectors::Failure::of(&error).unwrap();
                    assert_eq!(failure.reason, Reason::ChangedWhileRead);
                    changed += 1;
                    break;
                }
            }
        }
    }
    assert!(whole > 100 && changed > 100, "{whole} whole, {changed} changed");
}

#[test]
fn a_service_that_ignores_conditions_is_seen_through() {
    let size = 3 * MIB;
    let bucket = Arc::new(Bucket::new([("x", Stored::new(vec![1; size]))]));
    let its = Arc::clone(&bucket);
    let server = Server::start(move |request| {
        let mut request = request.clone();
        request.headers.remove("if-match");
        its.answer(&request)
    });
    let connector = one(&server, "s3://lake");
    let (units, _) = list(&*connector, &Scope::default());
    let payload = connector.read(units[0].clone()).unwrap();
    bucket.put("x", Stored { tag: "\"other\"".to_owned(), ..Stored::new(vec![2; size]) });
    assert_eq!(bytes_of(&payload).unwrap_err().reason, Reason::ChangedWhileRead);
    // And one that ignores ranges.
    let bucket = Arc::new(Bucket::new([("x", Stored::new(vec![1; size]))]));
    let server = Server::start(move |request| {
        let mut request = request.clone();
        request.headers.remove("range");
        bucket.answer(&request)
    });
    let read = read_all(&*one(&server, "s3://lake"));
    assert_eq!(outcome(&read["s3://lake/x"]), "io_error");
}
